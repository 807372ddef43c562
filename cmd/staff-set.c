/* staff-set - change columns of members of staff */
#include "common.h"

static const struct example examples[] = {
	{ N_("The last day of a curator:"),
	  "kurator staff set S-003 --to 2022-01-31 -n --as-of 2021-11-25", 0 },
	EXAMPLE_END,
};

static int run(struct context *ctx, int argc, char **argv)
{
	return common_set(ctx, argc, argv, NULL);
}

const struct command cmd_staff_set = {
	.name = "staff set",
	.summary = N_("change columns of members of staff"),
	.operands = N_("ID..."),
	.min_operands = 1,
	.max_operands = -1,
	.text = N_(
		"Sets the columns that are given as options of the members of staff named by their ids; --to notes the last day. An empty value empties the cell. Other cells and rows stay as they are, byte for byte."),
	.columns = "staff.csv",
	.not_given = "id",
	.examples = examples,
	.flags = CMD_PRINTS | CMD_WRITES | CMD_DATED | CMD_DETAIL | CMD_COLUMNS,
	.run = run,
};
