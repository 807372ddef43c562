/*
 * roadmap-done - note that an item of the road map is done
 *
 * A row of roadmap.csv is an item and one of its due days; a row that is there and not done is filled in.
 */
#include "common.h"

#include "model/columns/columns.h"
#include "model/register_records.h"
#include "model/roadmap_file.h"

static int opt_due = DATE_NONE, opt_date = DATE_NONE;
static const char *opt_by, *opt_document, *opt_note;

static const struct opt opts[] = {
	DATE(0, "due", &opt_due, N_("DATE"),
	     N_("which due day is met; without it the earliest that is not")),
	DATE(0, "date", &opt_date, N_("DATE"), N_("the day it was done; without it today")),
	TEXT(0, "by", &opt_by, N_("ID"),
	     N_("who has done it: one of the staff, a mentor or a mentee")),
	TEXT(0, "document", &opt_document, N_("TEXT"), N_("the document that results")),
	TEXT(0, "note", &opt_note, N_("TEXT"), N_("a note")),
	OPT_END,
};

static const struct example examples[] = {
	{ N_("The seminar has taken place at last:"),
	  "kurator roadmap done 2.1 --date 2021-11-24 --by S-004 --document 'список участников' --as-of 2021-11-25",
	  0 },
	{ N_("The report of November; the due day is found:"),
	  "kurator roadmap done 4.2 --document 'сводная справка за ноябрь' --as-of 2021-11-25", 0 },
	{ N_("What is done is not done again:"), "kurator roadmap done 1.2 -n --as-of 2021-11-25",
	  3 },
	EXAMPLE_END,
};

/* ---- which due day ---- */

/* Why an item without an open due day cannot be done; an item that goes on all the time can. */
static int no_due(struct records *records, const struct roadmap_item *item,
		  const struct roadmap_standing *standing, int done)
{
	if (standing->state == ROADMAP_ALWAYS)
		return done;
	if (standing->state == ROADMAP_WAITING)
		record_breach(records, 0, "due", "waiting",
			      _("item '%s' is due only after '%s'; --due names a day all the same"),
			      item->id, item->when.of);
	else
		record_breach(records, 0, NULL, "already-done", _("item '%s' is done already"),
			      item->id);
	return DATE_NONE;
}

/* The first due day of the item in a span of days, or DATE_NONE. */
static int first_due(const struct program *program, const struct roadmap_item *item,
		     const struct roadmap_records *known, int from, int to)
{
	struct roadmap_dues dues = ROADMAP_DUES_INIT;
	int day = DATE_NONE;

	roadmap_dues(program, known, from, to, &dues);
	for (size_t i = 0; i < dues.n && day == DATE_NONE; i++)
		if (dues.items[i].item == item)
			day = dues.items[i].due;
	roadmap_dues_release(&dues);
	return day;
}

/* The open due day that comes next, unless one before it is still to come and met already: then it has to be named. */
static int coming_due(struct records *records, const struct programme *programme,
		      const struct roadmap_item *item, const struct roadmap_records *known,
		      int next)
{
	int met = first_due(&programme->program, item, known, programme->today, next - 1);
	char met_day[DATE_SIZE], next_day[DATE_SIZE];

	if (met == DATE_NONE)
		return next;
	record_breach(
		records, 0, "due", "already-done",
		_("item '%s' is done already for %s; --due %s names the next day all the same"),
		item->id, date_format(met, met_day), date_format(next, next_day));
	return DATE_NONE;
}

/* The due day that is meant, or DATE_NONE and a fault. */
static int find_due(struct records *records, const struct programme *programme,
		    const struct roadmap_item *item, const struct roadmap_records *known, int done)
{
	struct roadmap_standing standing =
		roadmap_standing(&programme->program, item, known, programme->today);
	char day[DATE_SIZE];
	int due;

	if (opt_due != DATE_NONE) {
		due = roadmap_due_day(&programme->program, item, known, opt_due);
		if (due == DATE_NONE)
			record_breach(records, 0, "due", "not-due", _("item '%s' is not due on %s"),
				      item->id, date_format(opt_due, day));
		return due;
	}
	if (standing.overdue != DATE_NONE)
		return standing.overdue;
	if (standing.next != DATE_NONE)
		return coming_due(records, programme, item, known, standing.next);
	return no_due(records, item, &standing, done);
}

/* ---- the row ---- */

/* The row of this item and due day, or TABLE_NONE. */
static size_t find_row(const struct table *table, const char *item, int due)
{
	size_t column = table_column(table, "item");

	for (size_t row = table_find(table, column, item, 0); row != TABLE_NONE;
	     row = table_find(table, column, item, row + 1)) {
		const char *text = table_gets(table, row, "due");
		int day = DATE_NONE;

		if (!date_parse(text, strlen(text), &day) && day == due)
			return row;
	}
	return TABLE_NONE;
}

static void give(struct records *records, const char *column, const char *value)
{
	if (value)
		record_set(records, 0, column, value);
}

/* Puts the record into its row, or behind the last one. */
static int write_row(struct records *records, struct programme *programme, int due)
{
	struct table *table = programme_edit(programme, records->schema);
	size_t row;

	if (!table)
		return -1;
	row = find_row(table, record_get(records, 0, "item"), due);
	if (row == TABLE_NONE)
		return records_append(records, programme);
	if (*table_gets(table, row, "done"))
		record_breach(records, 0, NULL, "already-done", _("item '%s' is done already"),
			      record_get(records, 0, "item"));
	return records_change_row(records, programme, table, row);
}

/* Whoever has done it is one of the staff or takes part; letters that only look Latin are put right. */
static void give_by(struct records *records, struct programme *programme)
{
	struct strbuf found = STRBUF_INIT;

	if (opt_by && *opt_by && !reference_exists(programme, TARGET_PERSON, opt_by, &found))
		record_fault(records, 0, "by", "no-such-record", _("there is no person '%s'"),
			     opt_by);
	give(records, "by", found.len ? found.buf : opt_by);
	strbuf_release(&found);
}

static int note(struct records *records, struct programme *programme, const char *name)
{
	int done = opt_date == DATE_NONE ? programme->today : opt_date, due = DATE_NONE;
	struct roadmap_file file;
	const struct roadmap_item *item;
	char day[DATE_SIZE];
	int result = -1;

	if (roadmap_file_read(&file, programme))
		goto out;
	records_from_values(records, &schema_roadmap, &programme->program,
			    (const char *[]){ "item" }, &name, 1);
	item = program_roadmap_item(&programme->program, record_get(records, 0, "item"));
	if (item)
		due = find_due(records, programme, item, &file.records, done);
	record_set(records, 0, "done", date_format(done, day));
	records_refuse_future(records, "done", programme->today);
	give_by(records, programme);
	if (findings_report(&records->findings))
		goto out;
	record_set(records, 0, "due", date_format(due, day));
	give(records, "document", opt_document);
	give(records, "note", opt_note);
	result = write_row(records, programme, due);
out:
	roadmap_file_release(&file);
	return result;
}

static int print(struct context *ctx, struct programme *programme, const struct records *records)
{
	const struct table *table = programme_table(programme, records->schema);
	bool *changed = xcalloc(table->n_rows, sizeof(*changed));
	const char *due = record_get(records, 0, "due");
	struct listing listing;
	struct sink sink;
	int day = DATE_NONE, status = STATUS_FAILED;

	date_parse(due, strlen(due), &day);
	changed[find_row(table, record_get(records, 0, "item"), day)] = true;
	listing_init(&listing, records->schema, &programme->program, table, NULL, 0, NULL);
	listing_keep(&listing, changed);
	if (!sink_open(ctx, &sink)) {
		listing_print(&listing, sink.to, common_output_options(ctx));
		status = sink_close(&sink) ? STATUS_FAILED : STATUS_YES;
	}
	listing_release(&listing);
	free(changed);
	return status;
}

static int run(struct context *ctx, int argc, char **argv)
{
	struct programme programme = PROGRAMME_INIT;
	struct records records = RECORDS_INIT;
	int status = STATUS_FAILED;

	(void)argc;
	if (!common_open(ctx, &programme) && !store_begin(&programme.store) &&
	    !note(&records, &programme, argv[0]) &&
	    !programme_commit(&programme, ctx->command_line, ctx->dry_run))
		status = print(ctx, &programme, &records);
	records_release(&records);
	programme_release(&programme);
	return status;
}

const struct command cmd_roadmap_done = {
	.name = "roadmap done",
	.summary = N_("note that an item of the road map is done"),
	.operands = N_("ITEM"),
	.min_operands = 1,
	.max_operands = 1,
	.opts = opts,
	.text = N_(
		"Notes in roadmap.csv that an item is done: the due day that is met, the day it was done, by whom, and the document that results. Without --due the earliest due day that is not met is taken, but no further ahead than the next one that comes; of a monthly or quarterly item any day of the month or quarter names its due day. A row that is there already and not done is filled in.\n\nRules: already-done, future; not-due: the item is not due on that day; waiting: it is due only after something else."),
	.columns = "roadmap.csv",
	.examples = examples,
	.flags = CMD_PRINTS | CMD_WRITES | CMD_DATED | CMD_DETAIL,
	.run = run,
};
