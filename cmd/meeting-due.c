/* meeting-due - say which pair needs what next */
#include "pairs.h"

#include "model/columns/columns.h"
#include "report/person_name.h"

static bool opt_overdue;

static const struct opt opts[] = {
	FLAG(0, "overdue", &opt_overdue, N_("only pairs for which something is late")),
	OPT_END,
};

static const struct example examples[] = {
	{ N_("What needs to be done, the most urgent first:"),
	  "kurator meeting due -f table --as-of 2021-11-25", 0 },
	{ N_("Only what is late:"), "kurator meeting due --overdue --as-of 2021-11-25", 0 },
	{ N_("What pairs of class 7 have to do this week:"),
	  "kurator meeting due --class 7 --to 2021-12-01 --as-of 2021-11-25", 0 },
	EXAMPLE_END,
};

#define TYPE_DAYS TYPE_INT(0, 100000)

static const struct column columns[] = {
	{ "pair", N_("pair"), TYPE_REFERENCE(TARGET_PAIR_ONLY), BRIEF },
	{ "group", N_("group"), TYPE_TEXT },
	{ "mentor", N_("mentor"), TYPE_REFERENCE(TARGET_MENTOR) },
	{ "mentee", N_("mentee"), TYPE_REFERENCE(TARGET_MENTEE) },
	{ "mentor_name", N_("mentor"), .type = COLUMN_NAME, BRIEF },
	{ "mentee_name", N_("mentee"), .type = COLUMN_NAME, BRIEF },
	{ "state", N_("state"), TYPE_WORDS(words_pair_state) },
	{ "next_stage", N_("next stage"), TYPE_VOCABULARY(VOCABULARY_STAGES), BRIEF },
	{ "last_meeting", N_("last meeting"), TYPE_DATE },
	{ "days_silent", N_("days of silence"), TYPE_DAYS },
	{ "due", N_("due"), TYPE_DATE, BRIEF },
	{ "overdue", N_("days late"), TYPE_DAYS, BRIEF },
	{ "missing", N_("still missing"), TYPE_WORDS(words_lacking), LIST_OF, BRIEF },
	{ "unconfirmed", N_("not confirmed"), TYPE_TEXT },
};

static const struct file_schema schema = {
	.name = "meetings.csv",
	.noun = N_("meeting"),
	SCHEMA(columns),
};

/* Ids of meetings that a side has not confirmed, for each pair; one pass over the meetings. */
static struct strbuf *unconfirmed_of_pairs(const struct pair_bases *known)
{
	const struct bases *bases = &known->bases;
	struct strbuf *ids = xcalloc(bases->n_pairs, sizeof(*ids));

	for (size_t i = 0; i < bases->n_pairs; i++)
		strbuf_init(&ids[i]);
	for (size_t m = 0; m < bases->n_meetings; m++) {
		const struct meeting *meeting = &bases->meetings[m];
		const struct pair *pair = bases_pair(bases, meeting->pair_id);
		size_t i = pair ? (size_t)(pair - bases->pairs)
				: group_index_first(&known->groups, meeting->pair_id);

		if (meeting_is_confirmed(meeting, bases->today))
			continue;
		for (; i != SIZE_MAX; i = pair ? SIZE_MAX : known->groups.next[i])
			if (meeting_counts_for(meeting, &bases->pairs[i], bases->today))
				strbuf_addf(&ids[i], "%s%s", ids[i].len ? ";" : "", meeting->id);
	}
	return ids;
}

/* ---- rows ---- */

static void put_days(struct table *rows, size_t row, const char *column, int days)
{
	char text[16];

	snprintf(text, sizeof(text), "%d", days);
	table_put(rows, row, column, days < 0 ? "" : text);
}

static void put_missing(struct table *rows, size_t row, unsigned lacking)
{
	struct strbuf list = STRBUF_INIT;

	for (enum lacking i = 0; i < LACKING_ITEMS; i++)
		if (lacking & 1u << i)
			strbuf_addf(&list, "%s%s", list.len ? ";" : "", words_lacking.items[i].id);
	table_put(rows, row, "missing", list.buf);
	strbuf_release(&list);
}

/* People read initials, so that the rest of the row finds room. */
static void put_name(struct table *rows, size_t row, const char *column,
		     const struct person *person, bool for_people)
{
	struct strbuf name = STRBUF_INIT;

	if (person && for_people)
		person_initials(person, &name);
	else if (person)
		strbuf_addstr(&name, person->name);
	table_put(rows, row, column, name.buf);
	strbuf_release(&name);
}

static void put_row(struct table *rows, const struct pair_bases *known, const struct due *due,
		    const char *unconfirmed, bool for_people)
{
	const struct pair *pair = &known->bases.pairs[due->pair];
	const struct program *program = &known->programme.program;
	size_t row = table_append(rows);
	char day[DATE_SIZE];

	table_put(rows, row, "pair", pair->id);
	table_put(rows, row, "group", pair->group);
	table_put(rows, row, "mentor", pair->mentor_id);
	table_put(rows, row, "mentee", pair->mentee_id);
	put_name(rows, row, "mentor_name", pair->mentor, for_people);
	put_name(rows, row, "mentee_name", pair->mentee, for_people);
	table_put(rows, row, "state", pair_state_id(pair_state(pair, known->bases.today)));
	if (due->stage >= 0)
		table_put(rows, row, "next_stage", program->meetings.stages[due->stage].id);
	table_put(rows, row, "last_meeting", date_format(known->progress[due->pair].last, day));
	put_days(rows, row, "days_silent", due->since);
	table_put(rows, row, "due", date_format(due->due, day));
	put_days(rows, row, "overdue", due->overdue);
	put_missing(rows, row, due->lacking);
	table_put(rows, row, "unconfirmed", unconfirmed);
}

static void put_rows(struct table *rows, const struct pair_bases *known, bool for_people)
{
	struct strbuf *unconfirmed = unconfirmed_of_pairs(known);
	size_t n;
	struct due *due = meetings_due(&known->bases, known->progress, &n);

	for (size_t i = 0; i < n; i++)
		if (!opt_overdue || due[i].overdue)
			put_row(rows, known, &due[i], unconfirmed[due[i].pair].buf, for_people);
	for (size_t i = 0; i < known->bases.n_pairs; i++)
		strbuf_release(&unconfirmed[i]);
	free(unconfirmed);
	free(due);
}

static int run(struct context *ctx, int argc, char **argv)
{
	struct pair_bases known = PAIR_BASES_INIT;
	struct table rows = TABLE_INIT;
	int status = STATUS_FAILED;

	(void)argc;
	(void)argv;
	common_computed_table(&rows, &schema);
	if (!pair_bases_open(ctx, &known, false)) {
		put_rows(&rows, &known, output_is_for_people(common_output_options(ctx)));
		status = common_list_urgent(ctx, &schema, &known.programme.program, &rows,
					    "overdue", NULL);
	}
	table_release(&rows);
	pair_bases_release(&known);
	return status;
}

const struct command cmd_meeting_due = {
	.name = "meeting due",
	.summary = N_("say which pair needs what next"),
	.min_operands = 0,
	.max_operands = 0,
	.opts = opts,
	.text = N_(
		"A row for every open pair, the most urgent first: the stage that comes next, the days since the last meeting (without one, since the pair was agreed or proposed), the school day by which the next meeting is due, and how many days late the earliest missing thing is.\n\nA meeting is due after the share of a month that meetings.norm of program.yaml gives it (two a month: 15 days), moved to the next school day; a confirmation is late after meetings.confirm_days.\n\nThe column missing names what is to be noted before the pair can go on, by the columns of pairs.csv and meetings.csv: mentor_agreed, mentee_agreed, mentor_ready, mentee_ready, started, mentor_confirmed, mentee_confirmed, ended. The column unconfirmed lists the meetings that wait for a confirmation."),
	.examples = examples,
	.flags = CMD_PRINTS | CMD_DATED | CMD_DETAIL | CMD_FILTERS | CMD_FACETS,
	.run = run,
};
