/*
 * monitor-backtest - how good the alerts of program.yaml were on pairs that have ended
 */
#include "common.h"

#include "report/backtest_list.h"

static int opt_from = DATE_NONE, opt_to = DATE_NONE;
static bool opt_pairs;

static const struct opt opts[] = {
	DATE(0, "from", &opt_from, N_("DATE"), N_("only pairs that ended on this day or later")),
	DATE(0, "to", &opt_to, N_("DATE"), N_("only pairs that ended by this day")),
	FLAG(0, "pairs", &opt_pairs, N_("a row for every pair about which an alert was raised")),
	OPT_END,
};

static const struct example examples[] = {
	{ N_("How good the rules were:"), "kurator monitor backtest -f table --as-of 2021-11-25",
	  0 },
	{ N_("The pairs behind a figure:"),
	  "kurator monitor backtest --pairs --where alert=silent-28 --as-of 2021-11-25", 0 },
	EXAMPLE_END,
};

static int print(struct context *ctx, const struct program *program,
		 const struct backtest *backtest)
{
	const struct file_schema *schema = opt_pairs ? &schema_backtest_pairs : &schema_backtest;
	struct table rows = TABLE_INIT;
	int status;

	common_computed_table(&rows, schema);
	if (opt_pairs)
		backtest_list_pairs(&rows, backtest);
	else
		backtest_list(&rows, backtest);
	status = common_list_rows(ctx, schema, program, &rows);
	if (status == STATUS_YES)
		backtest_say_basis(backtest);
	table_release(&rows);
	return status;
}

static int run(struct context *ctx, int argc, char **argv)
{
	struct programme programme = PROGRAMME_INIT;
	struct bases bases = BASES_INIT;
	struct alert_world world = { .bases = NULL };
	struct backtest backtest = { .n_rows = 0 };
	int status = STATUS_FAILED;

	(void)argc;
	(void)argv;
	if (!common_open(ctx, &programme) && !bases_load(&bases, &programme, BASES_MEETINGS) &&
	    !bases_require_all(&bases) && !alert_world_init(&world, &bases)) {
		backtest_run(&backtest, &world, opt_from, opt_to);
		status = print(ctx, &programme.program, &backtest);
	}
	backtest_release(&backtest);
	alert_world_release(&world);
	bases_release(&bases);
	programme_release(&programme);
	return status;
}

const struct command cmd_monitor_backtest = {
	.name = "monitor backtest",
	.summary = N_("how good the alerts were on pairs that have ended"),
	.opts = opts,
	.text = N_(
		"Goes through every day of every pair that has ended, from the day on which both sides had agreed to the day before its end, and asks the alerts of program.yaml what they would have said on that day, without what is dated later. For each alert, and for any alert of a level or a graver one (any-yellow, any-orange, any-red):\n\nsensitivity: of the pairs that ended early, the share of those about which it was raised at least once; specificity: of the completed ones, the share of those about which it never was; both with Wilson's 95 % interval and the numbers behind them. lead_median, lead_min, lead_max: days from the first alert to the end of the pairs that ended early. per_month: how often it was raised anew per pair and month of 30 days, which is what it costs the curator.\n\nWhether a pair was completed is what end_reasons of program.yaml says. With fewer than ten pairs of either kind the note is too-few. The capacity of mentors is today's, and a goal without the day of its approval counts as always there, since the files do not date them.\n\n--pairs prints the pairs behind the figures."),
	.examples = examples,
	.flags = CMD_PRINTS | CMD_DATED | CMD_DETAIL | CMD_FILTERS,
	.run = run,
};
