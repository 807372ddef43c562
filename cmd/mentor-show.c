/* mentor-show - show all that is known of a mentor */
#include "people.h"

static const struct example examples[] = {
	{ N_("One mentor, for reading:"), "kurator mentor show M-001 -f table --as-of 2021-11-25",
	  0 },
	EXAMPLE_END,
};

static int run(struct context *ctx, int argc, char **argv)
{
	return people_show(ctx, argc, argv);
}

const struct command cmd_mentor_show = {
	.name = "mentor show",
	.summary = N_("show all that is known of a mentor"),
	.operands = N_("ID..."),
	.min_operands = 1,
	.max_operands = -1,
	.text = N_(
		"Shows every column of the mentors that are named, and the state, the open pairs and the free places. On a terminal empty cells are left out."),
	.columns = "mentors.csv",
	.examples = examples,
	.flags = CMD_PRINTS | CMD_DATED,
	.run = run,
};
