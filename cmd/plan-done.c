/* plan-done - note the result of goals of a development plan */
#include "common.h"

#include "model/plans.h"
#include "model/register_records.h"

static int opt_date = DATE_NONE;
static const char *opt_result, *opt_grade;
static bool opt_dropped;

static const struct opt opts[] = {
	TEXT(0, "result", &opt_result, N_("TEXT"), N_("what has come of it")),
	TEXT(0, "grade", &opt_grade, N_("1-10"), N_("the mentor's grade")),
	DATE(0, "date", &opt_date, N_("DATE"), N_("the day it was reached; without it today")),
	FLAG(0, "dropped", &opt_dropped, N_("the goal is given up: --result says why")),
	OPT_END,
};

static const struct example examples[] = {
	{ N_("A goal is reached:"),
	  "kurator plan done L-022 --result 'контрольная на 4' --grade 9 --as-of 2021-11-25", 0 },
	{ N_("A goal is given up:"),
	  "kurator plan done L-025 --dropped --result 'перенесено на весну' --as-of 2021-11-25",
	  0 },
	{ N_("What is done is not done again:"), "kurator plan done L-001 -n --as-of 2021-11-25",
	  3 },
	EXAMPLE_END,
};

static void check(struct programme *programme, const struct table *table, size_t row,
		  struct records *change)
{
	const char *done = table_gets(table, row, "done"), *id = table_gets(table, row, "id");
	int day = DATE_NONE;
	enum goal_state state;

	date_parse(done, strlen(done), &day);
	state = goal_state(table_gets(table, row, "status"), DATE_NONE, day, programme->today);
	if (state == GOAL_DONE)
		record_breach(change, 0, NULL, "already-done", _("goal '%s' is done already"), id);
	else if (state == GOAL_DROPPED)
		record_breach(change, 0, NULL, "dropped", _("goal '%s' was given up"), id);
}

/* The change as a record of plans.csv. */
static void make_change(struct records *change, const struct programme *programme)
{
	const char *columns[] = { "status", "result", "mentor_grade", "done" };
	char day[DATE_SIZE] = "";
	const char *values[] = { opt_dropped ? "dropped" : "done", opt_result, opt_grade, day };
	size_t n = 0;

	if (!opt_dropped)
		date_format(opt_date == DATE_NONE ? programme->today : opt_date, day);
	for (size_t i = 0; i < ARRAY_SIZE(columns); i++) {
		if (!values[i] || !*values[i])
			continue;
		columns[n] = columns[i];
		values[n++] = values[i];
	}
	records_from_values(change, schema_find("plans.csv"), &programme->program, columns, values,
			    n);
	records_refuse_future(change, "done", programme->today);
}

static int run(struct context *ctx, int argc, char **argv)
{
	struct programme programme = PROGRAMME_INIT;
	struct records change = RECORDS_INIT;
	int status = STATUS_FAILED;

	if (opt_dropped && !opt_result)
		return usage(ctx, _("--dropped needs --result: why the goal is given up"));
	if (opt_dropped && (opt_date != DATE_NONE || opt_grade))
		return usage(ctx, _("a goal that is given up has neither a day nor a grade"));
	if (!common_open(ctx, &programme) && !store_begin(&programme.store)) {
		make_change(&change, &programme);
		status = common_change(ctx, &programme, &change, check, argc, argv);
	}
	records_release(&change);
	programme_release(&programme);
	return status;
}

const struct command cmd_plan_done = {
	.name = "plan done",
	.summary = N_("note the result of goals of a development plan"),
	.operands = N_("ID..."),
	.min_operands = 1,
	.max_operands = -1,
	.opts = opts,
	.text = N_(
		"Notes that goals are reached: the day, the result in words, the mentor's grade; or with --dropped that they are given up, and why. Other cells and rows stay as they are.\n\nRules: already-done, dropped, future."),
	.columns = "plans.csv",
	.examples = examples,
	.flags = CMD_PRINTS | CMD_WRITES | CMD_DATED | CMD_DETAIL,
	.run = run,
};
