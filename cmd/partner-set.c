/* partner-set - change columns of partners */
#include "common.h"

static const struct example examples[] = {
	{ N_("A new agreement:"),
	  "kurator partner set U-002 --agreement 'договор № 4' --to 2023-08-31 -n --as-of 2021-11-25",
	  0 },
	EXAMPLE_END,
};

static int run(struct context *ctx, int argc, char **argv)
{
	return common_set(ctx, argc, argv, NULL);
}

const struct command cmd_partner_set = {
	.name = "partner set",
	.summary = N_("change columns of partners"),
	.operands = N_("ID..."),
	.min_operands = 1,
	.max_operands = -1,
	.text = N_(
		"Sets the columns that are given as options of the partners named by their ids. An empty value empties the cell. Other cells and rows stay as they are, byte for byte."),
	.columns = "partners.csv",
	.not_given = "id",
	.examples = examples,
	.flags = CMD_PRINTS | CMD_WRITES | CMD_DATED | CMD_DETAIL | CMD_COLUMNS,
	.run = run,
};
