/*
 * plan-list - list the goals of development plans, or how far the plan of each pair is
 */
#include "registers.h"

#include <math.h>

#include "base/number.h"
#include "model/plans.h"

static bool opt_progress;

static const struct opt opts[] = {
	FLAG(0, "progress", &opt_progress, N_("a row for each open pair: how far its plan is")),
	OPT_END,
};

static const struct example examples[] = {
	{ N_("What is late:"), "kurator plan list --where state=overdue --as-of 2021-11-25", 0 },
	{ N_("The plans of the pairs, those without a goal first:"),
	  "kurator plan list --progress --sort goals -f table --as-of 2021-11-25", 0 },
	EXAMPLE_END,
};

/* ---- goals ---- */

static const struct column extra[] = {
	{ "state", N_("today"), TYPE_WORDS(words_plan_state), BRIEF },
	{ "late", N_("days late"), TYPE_INT(0, 100000), BRIEF },
};

static void fill(struct register_view *view, size_t row)
{
	int today = view->programme.today, due = register_day(view, row, "due");
	enum goal_state state = goal_state(register_get(view, row, "status"), due,
					   register_day(view, row, "done"), today);
	char text[16];

	register_set(view, row, "state", goal_state_id(state));
	if (state != GOAL_OVERDUE)
		return;
	snprintf(text, sizeof(text), "%d", today - due);
	register_set(view, row, "late", text);
}

/* ---- plans ---- */

static const struct column progress_columns[] = {
	{ "pair", N_("pair"), TYPE_REFERENCE(TARGET_PAIR_ONLY), BRIEF },
	{ "mentor", N_("mentor"), TYPE_REFERENCE(TARGET_MENTOR) },
	{ "mentee", N_("mentee"), TYPE_REFERENCE(TARGET_MENTEE) },
	{ "mentor_name", N_("mentor"), .type = COLUMN_NAME, BRIEF },
	{ "mentee_name", N_("mentee"), .type = COLUMN_NAME, BRIEF },
	{ "pair_form", N_("form of the pair"), TYPE_VOCABULARY(VOCABULARY_FORMS) },
	{ "variant", N_("variant"), TYPE_VOCABULARY(VOCABULARY_VARIANTS) },
	{ "goals", N_("goals"), TYPE_INT(0, 100000), BRIEF },
	{ "done", N_("done"), TYPE_INT(0, 100000), BRIEF },
	{ "overdue", N_("overdue"), TYPE_INT(0, 100000), BRIEF },
	{ "dropped", N_("dropped"), TYPE_INT(0, 100000) },
	{ "share", N_("done, %"), TYPE_DECIMAL(0, 100) },
	{ "next_due", N_("next term"), TYPE_DATE, BRIEF },
	{ "grade", N_("mean grade"), TYPE_DECIMAL(0, 10) },
};

static const struct file_schema progress_schema = {
	.name = "plans.csv",
	.noun = N_("development plan"),
	SCHEMA(progress_columns),
};

static void set_number(struct table *rows, size_t row, const char *column, double value)
{
	char text[NUMBER_SIZE];

	if (!isnan(value))
		table_put(rows, row, column, number_format(value, text));
}

static void add_progress(struct table *rows, const struct pair *pair, const struct plan_progress *p)
{
	size_t row = table_append(rows), counted = p->goals - p->dropped;
	char day[DATE_SIZE];

	table_put(rows, row, "pair", pair->id);
	table_put(rows, row, "mentor", pair->mentor_id);
	table_put(rows, row, "mentee", pair->mentee_id);
	table_put(rows, row, "mentor_name", pair->mentor ? pair->mentor->name : "");
	table_put(rows, row, "mentee_name", pair->mentee ? pair->mentee->name : "");
	table_put(rows, row, "pair_form", pair->form ? pair->form->id : "");
	table_put(rows, row, "variant", pair->variant ? pair->variant->id : "");
	set_number(rows, row, "goals", (double)p->goals);
	set_number(rows, row, "done", (double)p->done);
	set_number(rows, row, "overdue", (double)p->overdue);
	set_number(rows, row, "dropped", (double)p->dropped);
	set_number(rows, row, "share",
		   counted ? round(1000.0 * (double)p->done / (double)counted) / 10 : NAN);
	table_put(rows, row, "next_due", date_format(p->next_due, day));
	set_number(rows, row, "grade", p->grade);
}

static int list_progress(struct context *ctx)
{
	struct programme programme = PROGRAMME_INIT;
	struct bases bases = BASES_INIT;
	struct goals goals = { .n = 0 };
	struct table rows = TABLE_INIT;
	int status = STATUS_FAILED;

	common_computed_table(&rows, &progress_schema);
	if (common_open(ctx, &programme) ||
	    bases_load(&bases, &programme, BASES_PEOPLE | BASES_PAIRS) ||
	    goals_read(&goals, &bases))
		goto out;
	for (size_t i = 0; i < bases.n_pairs; i++) {
		const struct pair *pair = &bases.pairs[i];
		struct plan_progress progress = plan_progress(&goals, pair);

		if (pair_is_open(pair, bases.today))
			add_progress(&rows, pair, &progress);
	}
	status = common_list_rows(ctx, &progress_schema, &programme.program, &rows);
out:
	table_release(&rows);
	goals_release(&goals);
	bases_release(&bases);
	programme_release(&programme);
	return status;
}

static int run(struct context *ctx, int argc, char **argv)
{
	static const struct register_list list = {
		.people = "id,pair,mentor_name,goal,due,state,late",
		.extra = extra,
		.n_extra = ARRAY_SIZE(extra),
		.fill = fill,
		.urgent = { "state", "overdue" },
	};

	(void)argc;
	(void)argv;
	return opt_progress ? list_progress(ctx) : register_list(ctx, &list);
}

const struct command cmd_plan_list = {
	.name = "plan list",
	.summary = N_("list the goals of development plans, or how far they are"),
	.opts = opts,
	.text = N_(
		"Lists the goals of plans.csv. Behind its columns stand the people of the pair (mentor_name, mentee_name), its form (pair_form), variant and state (pair_state), the state of the goal (open, overdue, done, dropped) and how many days it is late.\n\nWith --progress a row for each open pair: its goals and those of its group, how many are done, overdue, dropped, the share that is done of those not dropped, the next term, the mean of the mentor's grades. A pair without a goal has no plan yet."),
	.columns = "plans.csv",
	.examples = examples,
	.flags = CMD_PRINTS | CMD_DATED | CMD_DETAIL | CMD_FILTERS | CMD_FACETS,
	.run = run,
};
