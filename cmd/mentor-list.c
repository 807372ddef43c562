/* mentor-list - list mentors */
#include "people.h"

static const struct example examples[] = {
	{ N_("Teachers in alphabetical order:"),
	  "kurator mentor list --where kind=teacher --sort name --as-of 2021-11-25", 0 },
	{ N_("Who has a free place:"),
	  "kurator mentor list --where state=ready --where 'free_places>0' --columns id,name,free_places --as-of 2021-11-25",
	  0 },
	EXAMPLE_END,
};

static int run(struct context *ctx, int argc, char **argv)
{
	(void)argc;
	(void)argv;
	return people_list(ctx);
}

const struct command cmd_mentor_list = {
	.name = "mentor list",
	.summary = N_("list mentors"),
	.min_operands = 0,
	.max_operands = 0,
	.text = N_(
		"Lists the base of mentors. Behind the columns of mentors.csv stand the state, the open pairs and the free places, computed for today. States: candidate, applied, interviewed, accepted, rejected, trained, ready, left.\n\nConditions may be repeated and must all be met. Letters are compared whatever their case, ё counts as е; a label stands for its id."),
	.columns = "mentors.csv",
	.examples = examples,
	.flags = CMD_PRINTS | CMD_DATED | CMD_DETAIL | CMD_FILTERS | CMD_FACETS,
	.run = run,
};
