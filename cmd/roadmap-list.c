/* roadmap-list - list the items of the road map and how far each is */
#include "common.h"

#include "model/columns/columns.h"
#include "model/roadmap_file.h"
#include "model/vocabulary.h"

static const struct example examples[] = {
	{ N_("The road map, for reading:"), "kurator roadmap list -f table --as-of 2021-11-25", 0 },
	{ N_("What the director answers for:"),
	  "kurator roadmap list --where responsible=director --as-of 2021-11-25", 0 },
	EXAMPLE_END,
};

static const struct column columns[] = {
	{ "item", N_("item"), .type = COLUMN_ID, BRIEF },
	{ "section", N_("section"), TYPE_TEXT },
	{ "title", N_("title"), TYPE_TEXT, BRIEF },
	{ "when", N_("when"), TYPE_TEXT, BRIEF },
	{ "responsible", N_("responsible"), TYPE_WORDS(vocabulary_responsible), LIST_OF, BRIEF },
	{ "result", N_("result"), TYPE_TEXT },
	{ "state", N_("state"), TYPE_WORDS(words_roadmap_state), BRIEF },
	{ "last_done", N_("last done"), TYPE_DATE },
	{ "next", N_("next term"), TYPE_DATE, BRIEF },
	{ "overdue_since", N_("overdue since"), TYPE_DATE },
	{ "school_day", N_("day off: do by"), TYPE_DATE },
};

static const struct file_schema schema = {
	.name = "roadmap.csv",
	.noun = N_("road-map item"),
	SCHEMA(columns),
};

static void join(struct strbuf *out, const struct ids *ids)
{
	for (size_t i = 0; i < ids->n; i++)
		strbuf_addf(out, "%s%s", i ? ";" : "", ids->items[i]);
}

static void put_item(struct table *rows, const struct programme *programme,
		     const struct roadmap_item *item, const struct roadmap_records *records)
{
	struct roadmap_standing standing =
		roadmap_standing(&programme->program, item, records, programme->today);
	int school_day = standing.next == DATE_NONE
				 ? DATE_NONE
				 : roadmap_school_day(&programme->program, standing.next);
	struct strbuf responsible = STRBUF_INIT;
	char *when = roadmap_when_text(&item->when);
	size_t row = table_append(rows);
	char day[DATE_SIZE];

	join(&responsible, &item->responsible);
	table_put(rows, row, "item", item->id);
	table_put(rows, row, "section", label_text(&item->section));
	table_put(rows, row, "title", label_text(&item->name));
	table_put(rows, row, "when", when);
	table_put(rows, row, "responsible", responsible.buf);
	table_put(rows, row, "result", label_text(&item->result));
	table_put(rows, row, "state", roadmap_state_id(standing.state));
	table_put(rows, row, "last_done", date_format(standing.last_done, day));
	table_put(rows, row, "next", date_format(standing.next, day));
	table_put(rows, row, "overdue_since", date_format(standing.overdue, day));
	if (standing.next != DATE_NONE && school_day != standing.next)
		table_put(rows, row, "school_day", date_format(school_day, day));
	strbuf_release(&responsible);
	free(when);
}

static int run(struct context *ctx, int argc, char **argv)
{
	struct programme programme = PROGRAMME_INIT;
	struct roadmap_file file = { .done = NULL };
	struct table rows = TABLE_INIT;
	int status = STATUS_FAILED;

	(void)argc;
	(void)argv;
	common_computed_table(&rows, &schema);
	if (!common_open(ctx, &programme) && !roadmap_file_read(&file, &programme)) {
		const struct program *program = &programme.program;

		for (size_t i = 0; i < program->n_roadmap; i++)
			put_item(&rows, &programme, &program->roadmap[i], &file.records);
		status = common_list_urgent(ctx, &schema, program, &rows, "state", "overdue");
	}
	roadmap_file_release(&file);
	table_release(&rows);
	programme_release(&programme);
	return status;
}

const struct command cmd_roadmap_list = {
	.name = "roadmap list",
	.summary = N_("list the items of the road map and how far each is"),
	.text = N_(
		"Lists the road map of program.yaml. The state is overdue when a due day has passed and is not met, due when the next one lies ahead, done when all are met, waiting when the item waits for another one or an event, always when it goes on all the time. 'next' is the next due day that is not met, 'overdue_since' the earliest one that has passed; 'school_day' the last school day before 'next' where that lies in the holidays or on a day off."),
	.columns = "roadmap.csv",
	.examples = examples,
	.flags = CMD_PRINTS | CMD_DATED | CMD_DETAIL | CMD_FILTERS | CMD_BY_STATE | CMD_BY_PERIOD,
	.run = run,
};
