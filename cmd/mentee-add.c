/* mentee-add - add mentees to the base */
#include "people.h"

static const struct example examples[] = {
	{ N_("See what would be added:"),
	  "kurator mentee add --name 'Зайцева Ольга' --kind student -n", 0 },
	EXAMPLE_END,
};

static int run(struct context *ctx, int argc, char **argv)
{
	return people_add(ctx, argc, argv);
}

const struct command cmd_mentee_add = {
	.name = "mentee add",
	.summary = N_("add mentees to the base"),
	.operands = N_("[FILE]"),
	.min_operands = 0,
	.max_operands = 1,
	.text = N_(
		"Adds one mentee, whose columns are given as options, or all mentees of a CSV file with a header ('-' is standard input). The id is given automatically. Values are understood as people write them: 25.11.2021, 22,5, a label in any language in place of an id. All records are taken or none.\n\nSomebody who may be in the base already (same name and birth, ё for е, a missing patronymic) is added all the same and named in a warning."),
	.columns = "mentees.csv",
	.examples = examples,
	.flags = CMD_PRINTS | CMD_WRITES | CMD_DETAIL | CMD_READS | CMD_COLUMNS,
	.run = run,
};
