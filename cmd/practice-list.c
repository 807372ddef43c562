/* practice-list - list the register of best practices */
#include "registers.h"

static const struct example examples[] = {
	{ N_("Practices of teachers:"),
	  "kurator practice list --where form=teacher-teacher --as-of 2021-11-25", 0 },
	EXAMPLE_END,
};

static int run(struct context *ctx, int argc, char **argv)
{
	static const struct register_list list = {
		.date = "date",
		.people = "id,title,pair,mentor_name,result",
	};

	(void)argc;
	(void)argv;
	return register_list(ctx, &list);
}

const struct command cmd_practice_list = {
	.name = "practice list",
	.summary = N_("list the register of best practices"),
	.text = N_(
		"Behind the columns of the file stand the people of the pair (mentor_name, mentee_name), its form (pair_form), variant and state (pair_state)."),
	.columns = "practices.csv",
	.examples = examples,
	.flags = CMD_PRINTS | CMD_DATED | CMD_DETAIL | CMD_FILTERS | CMD_FACETS,
	.run = run,
};
