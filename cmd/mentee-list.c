/* mentee-list - list mentees */
#include "people.h"

static const struct example examples[] = {
	{ N_("Who waits for a pair:"),
	  "kurator mentee list --where state=waiting --sort class,name --as-of 2021-11-25", 0 },
	{ N_("Pupils of class 7 by name:"),
	  "kurator mentee list --where class~7 --columns id,name,class --as-of 2021-11-25", 0 },
	EXAMPLE_END,
};

static int run(struct context *ctx, int argc, char **argv)
{
	(void)argc;
	(void)argv;
	return people_list(ctx);
}

const struct command cmd_mentee_list = {
	.name = "mentee list",
	.summary = N_("list mentees"),
	.min_operands = 0,
	.max_operands = 0,
	.text = N_(
		"Lists the base of mentees. Behind the columns of mentees.csv stand the state and the open pairs, computed for today. States: identified, surveyed, volunteered, consented, waiting, paired, completed, left.\n\nConditions may be repeated and must all be met. Letters are compared whatever their case, ё counts as е; a label stands for its id."),
	.columns = "mentees.csv",
	.examples = examples,
	.flags = CMD_PRINTS | CMD_DATED | CMD_DETAIL | CMD_FILTERS | CMD_FACETS,
	.run = run,
};
