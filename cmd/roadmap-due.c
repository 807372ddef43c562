/* roadmap-due - say what is overdue on the road map and what comes next */
#include "common.h"

#include "model/columns/columns.h"
#include "model/roadmap_file.h"
#include "model/vocabulary.h"

static int64_t opt_within = 30;
static bool opt_all;

static const struct opt opts[] = {
	INT(0, "within", &opt_within, N_("DAYS"), N_("how many days ahead"), 0, 3650),
	FLAG(0, "all", &opt_all, N_("all due days of the programme, also those that were met")),
	OPT_END,
};

static const struct example examples[] = {
	{ N_("What is overdue, and what is due within a month:"),
	  "kurator roadmap due -f table --as-of 2021-11-25", 0 },
	{ N_("All that is overdue:"),
	  "kurator roadmap due --where state=overdue --columns item,due,days --as-of 2021-11-25",
	  0 },
	EXAMPLE_END,
};

static const struct column columns[] = {
	{ "item", N_("item"), .type = COLUMN_ID, BRIEF },
	{ "due", N_("due"), TYPE_DATE, BRIEF },
	{ "days", N_("days"), TYPE_INT(-100000, 100000), BRIEF },
	{ "state", N_("state"), TYPE_WORDS(words_roadmap_state), BRIEF },
	{ "done", N_("done"), TYPE_DATE },
	{ "title", N_("title"), TYPE_TEXT, BRIEF },
	{ "responsible", N_("responsible"), TYPE_WORDS(vocabulary_responsible), LIST_OF, BRIEF },
	{ "result", N_("result"), TYPE_TEXT },
	{ "school_day", N_("day off: do by"), TYPE_DATE, BRIEF },
};

static const struct file_schema schema = {
	.name = "roadmap.csv",
	.noun = N_("road-map item"),
	SCHEMA(columns),
};

static enum roadmap_state state_of(const struct roadmap_due *due, int today)
{
	if (due->done != DATE_NONE)
		return ROADMAP_DONE;
	return due->due < today ? ROADMAP_OVERDUE : ROADMAP_DUE;
}

static void put_due(struct table *rows, const struct program *program,
		    const struct roadmap_due *due, int today)
{
	int school_day = roadmap_school_day(program, due->due);
	struct strbuf responsible = STRBUF_INIT;
	size_t row = table_append(rows);
	char text[DATE_SIZE > 16 ? DATE_SIZE : 16];

	for (size_t i = 0; i < due->item->responsible.n; i++)
		strbuf_addf(&responsible, "%s%s", i ? ";" : "", due->item->responsible.items[i]);
	table_put(rows, row, "item", due->item->id);
	table_put(rows, row, "due", date_format(due->due, text));
	table_put(rows, row, "state", roadmap_state_id(state_of(due, today)));
	table_put(rows, row, "done", date_format(due->done, text));
	table_put(rows, row, "title", label_text(&due->item->name));
	table_put(rows, row, "responsible", responsible.buf);
	table_put(rows, row, "result", label_text(&due->item->result));
	if (school_day != due->due && state_of(due, today) == ROADMAP_DUE)
		table_put(rows, row, "school_day", date_format(school_day, text));
	snprintf(text, sizeof(text), "%d", due->due - today);
	table_put(rows, row, "days", text);
	strbuf_release(&responsible);
}

/* Overdue days first, which are the earliest; or all days of the programme. */
static void find_dues(const struct programme *programme, const struct roadmap_records *records,
		      struct roadmap_dues *dues)
{
	const struct program *program = &programme->program;
	int today = programme->today;
	size_t kept;

	if (opt_all) {
		roadmap_dues(program, records, ROADMAP_FIRST_DAY, ROADMAP_LAST_DAY, dues);
		return;
	}
	roadmap_overdue(program, records, today, dues);
	kept = dues->n;
	roadmap_dues(program, records, today, today + (int)opt_within, dues);
	for (size_t i = kept; i < dues->n; i++)
		if (dues->items[i].done == DATE_NONE)
			dues->items[kept++] = dues->items[i];
	dues->n = kept;
}

static int run(struct context *ctx, int argc, char **argv)
{
	struct programme programme = PROGRAMME_INIT;
	struct roadmap_file file = { .done = NULL };
	struct roadmap_dues dues = ROADMAP_DUES_INIT;
	struct table rows = TABLE_INIT;
	int status = STATUS_FAILED;

	(void)argc;
	(void)argv;
	common_computed_table(&rows, &schema);
	if (!common_open(ctx, &programme) && !roadmap_file_read(&file, &programme)) {
		find_dues(&programme, &file.records, &dues);
		for (size_t i = 0; i < dues.n; i++)
			put_due(&rows, &programme.program, &dues.items[i], programme.today);
		status = common_list_urgent(ctx, &schema, &programme.program, &rows, "state",
					    "overdue");
	}
	roadmap_dues_release(&dues);
	roadmap_file_release(&file);
	table_release(&rows);
	programme_release(&programme);
	return status;
}

const struct command cmd_roadmap_due = {
	.name = "roadmap due",
	.summary = N_("say what is overdue on the road map and what comes next"),
	.opts = opts,
	.text = N_(
		"A row for each day on which an item of the road map was due and is not done, and for each one within the days ahead, by day. 'days' tells how many are left; below 0, how many it is late. An item that goes on all the time has no due day; one that is due within some days of another item or an event is due once that was done or took place.\n\nA term in the holidays or on a day off (calendar of program.yaml) stays; 'school_day' is the last school day before it, by which it has to be done.\n\nWith --all every due day of the programme with the day on which it was met."),
	.columns = "roadmap.csv",
	.examples = examples,
	.flags = CMD_PRINTS | CMD_DATED | CMD_DETAIL | CMD_FILTERS | CMD_BY_STATE | CMD_BY_PERIOD,
	.run = run,
};
