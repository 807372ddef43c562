/* meeting-due - say which pair needs what next */
#include "pairs.h"

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
	EXAMPLE_END,
};

static const struct output_column columns[] = {
	{ "pair", N_("pair"), OUTPUT_TEXT, 0, 0 },
	{ "group", N_("group"), OUTPUT_TEXT, 0, OUTPUT_DETAIL },
	{ "mentor", N_("mentor"), OUTPUT_TEXT, 0, OUTPUT_DETAIL },
	{ "mentee", N_("mentee"), OUTPUT_TEXT, 0, OUTPUT_DETAIL },
	{ "mentor_name", N_("mentor"), OUTPUT_TEXT, 0, OUTPUT_KEY },
	{ "mentee_name", N_("mentee"), OUTPUT_TEXT, 0, OUTPUT_KEY },
	{ "state", N_("state"), OUTPUT_TEXT, 0, OUTPUT_DETAIL },
	{ "next_stage", N_("next stage"), OUTPUT_TEXT, 0, 0 },
	{ "last_meeting", N_("last meeting"), OUTPUT_TEXT, 0, OUTPUT_DETAIL },
	{ "days_silent", N_("days of silence"), OUTPUT_NUMBER, 0, OUTPUT_DETAIL },
	{ "due", N_("due"), OUTPUT_TEXT, 0, 0 },
	{ "overdue", N_("days late"), OUTPUT_NUMBER, 0, 0 },
	{ "missing", N_("still missing"), OUTPUT_TEXT, 0, 0 },
	{ "unconfirmed", N_("not confirmed"), OUTPUT_TEXT, 0, OUTPUT_DETAIL },
};

static void put_missing(struct output *out, unsigned lacking, bool for_people)
{
	struct strbuf list = STRBUF_INIT;

	for (enum lacking i = 0; i < LACKING_ITEMS; i++)
		if (lacking & 1u << i)
			strbuf_addf(&list, "%s%s", list.len ? (for_people ? ", " : ";") : "",
				    for_people ? lacking_name(i) : lacking_id(i));
	output_text(out, list.buf);
	strbuf_release(&list);
}

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

static void put_stage(struct output *out, const struct program *program, int stage, bool for_people)
{
	const struct term *term;

	if (stage < 0) {
		output_empty(out);
		return;
	}
	term = &program->meetings.stages[stage];
	output_text(out, for_people ? label_text(&term->name) : term->id);
}

static void put_name(struct output *out, const struct person *person, bool for_people)
{
	struct strbuf name = STRBUF_INIT;

	if (person && for_people)
		person_initials(person, &name);
	else if (person)
		strbuf_addstr(&name, person->name);
	output_text(out, name.buf);
	strbuf_release(&name);
}

static void put_row(struct output *out, const struct pair_bases *known, const struct due *due,
		    const char *unconfirmed, bool for_people)
{
	const struct pair *pair = &known->bases.pairs[due->pair];
	enum pair_state state = pair_state(pair, known->bases.today);

	output_text(out, pair->id);
	output_text(out, pair->group);
	output_text(out, pair->mentor_id);
	output_text(out, pair->mentee_id);
	put_name(out, pair->mentor, for_people);
	put_name(out, pair->mentee, for_people);
	output_text(out, for_people ? pair_state_name(state) : pair_state_id(state));
	put_stage(out, &known->programme.program, due->stage, for_people);
	output_date(out, known->progress[due->pair].last);
	if (due->since < 0)
		output_empty(out);
	else
		output_int(out, due->since);
	output_date(out, due->due);
	output_int(out, due->overdue);
	put_missing(out, due->lacking, for_people);
	output_text(out, unconfirmed);
	output_end_row(out);
}

static int print(struct context *ctx, const struct pair_bases *known)
{
	bool for_people = output_is_for_people(common_output_options(ctx));
	struct output *out;
	struct strbuf *unconfirmed;
	struct due *due;
	struct sink sink;
	size_t n;

	if (sink_open(ctx, &sink))
		return -1;
	due = meetings_due(&known->bases, known->progress, &n);
	unconfirmed = unconfirmed_of_pairs(known);
	out = output_open(sink.to, common_output_options(ctx), columns, ARRAY_SIZE(columns));
	for (size_t i = 0; i < n; i++)
		if (!opt_overdue || due[i].overdue)
			put_row(out, known, &due[i], unconfirmed[due[i].pair].buf, for_people);
	output_close(out);
	for (size_t i = 0; i < known->bases.n_pairs; i++)
		strbuf_release(&unconfirmed[i]);
	free(unconfirmed);
	free(due);
	return sink_close(&sink);
}

static int run(struct context *ctx, int argc, char **argv)
{
	struct pair_bases known = PAIR_BASES_INIT;
	int status = STATUS_FAILED;

	(void)argc;
	(void)argv;
	if (!pair_bases_open(ctx, &known, false) && !print(ctx, &known))
		status = STATUS_YES;
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
	.flags = CMD_PRINTS | CMD_DATED | CMD_DETAIL,
	.run = run,
};
