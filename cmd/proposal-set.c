/* proposal-set - answer proposals */
#include "common.h"

static const struct example examples[] = {
	{ N_("An answer:"),
	  "kurator proposal set Z-004 --status accepted --answer 'папка открыта' -n --as-of 2021-11-25",
	  0 },
	EXAMPLE_END,
};

static int run(struct context *ctx, int argc, char **argv)
{
	return common_set(ctx, argc, argv, NULL);
}

const struct command cmd_proposal_set = {
	.name = "proposal set",
	.summary = N_("answer proposals"),
	.operands = N_("ID..."),
	.min_operands = 1,
	.max_operands = -1,
	.text = N_(
		"Sets the columns that are given as options of the proposals named by their ids: the status and the answer of the school. An empty value empties the cell. Other cells and rows stay as they are, byte for byte."),
	.columns = "proposals.csv",
	.not_given = "id",
	.examples = examples,
	.flags = CMD_PRINTS | CMD_WRITES | CMD_DATED | CMD_DETAIL | CMD_COLUMNS,
	.run = run,
};
