/* plan-set - change goals of a development plan */
#include "common.h"

static const struct example examples[] = {
	{ N_("Another term:"), "kurator plan set L-025 --due 2022-03-18 -n --as-of 2021-11-25", 0 },
	EXAMPLE_END,
};

static int run(struct context *ctx, int argc, char **argv)
{
	return common_set(ctx, argc, argv, NULL);
}

const struct command cmd_plan_set = {
	.name = "plan set",
	.summary = N_("change goals of a development plan"),
	.operands = N_("ID..."),
	.min_operands = 1,
	.max_operands = -1,
	.text = N_(
		"Sets the columns that are given as options of the goals named by their ids. 'plan done' notes a result. An empty value empties the cell. Other cells and rows stay as they are, byte for byte."),
	.columns = "plans.csv",
	.not_given = "id pair",
	.examples = examples,
	.flags = CMD_PRINTS | CMD_WRITES | CMD_DATED | CMD_DETAIL | CMD_COLUMNS,
	.run = run,
};
