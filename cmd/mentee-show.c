/* mentee-show - show all that is known of a mentee */
#include "people.h"

static const struct example examples[] = {
	{ N_("One mentee, for reading:"), "kurator mentee show E-001 -f table --as-of 2021-11-25",
	  0 },
	EXAMPLE_END,
};

static int run(struct context *ctx, int argc, char **argv)
{
	return people_show(ctx, argc, argv);
}

const struct command cmd_mentee_show = {
	.name = "mentee show",
	.summary = N_("show all that is known of a mentee"),
	.operands = N_("ID..."),
	.min_operands = 1,
	.max_operands = -1,
	.text = N_(
		"Shows every column of the mentees that are named, and the state and the open pairs. On a terminal empty cells are left out."),
	.columns = "mentees.csv",
	.examples = examples,
	.flags = CMD_PRINTS | CMD_DATED,
	.run = run,
};
