/* consent-set - change consents, or note that they were withdrawn */
#include "common.h"

static const struct example examples[] = {
	{ N_("A consent is withdrawn:"),
	  "kurator consent set K-003 --withdrawn 2021-11-24 -n --as-of 2021-11-25", 0 },
	EXAMPLE_END,
};

static int run(struct context *ctx, int argc, char **argv)
{
	return common_set(ctx, argc, argv, NULL);
}

const struct command cmd_consent_set = {
	.name = "consent set",
	.summary = N_("change consents, or note that they were withdrawn"),
	.operands = N_("ID..."),
	.min_operands = 1,
	.max_operands = -1,
	.text = N_(
		"Sets the columns that are given as options of the consents named by their ids; above all --withdrawn, the day from which a consent no longer holds. An empty value empties the cell. Other cells and rows stay as they are, byte for byte."),
	.columns = "consents.csv",
	.not_given = "id",
	.examples = examples,
	.flags = CMD_PRINTS | CMD_WRITES | CMD_DATED | CMD_DETAIL | CMD_COLUMNS,
	.run = run,
};
