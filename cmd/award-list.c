/* award-list - list the awards of mentors and pairs */
#include "registers.h"

static const struct example examples[] = {
	{ N_("Winners and laureates of the year before:"),
	  "kurator award list --to 2021-08-31 --where status!=nominated --as-of 2021-11-25", 0 },
	EXAMPLE_END,
};

static int run(struct context *ctx, int argc, char **argv)
{
	static const struct register_list list = {
		.date = "date",
		.people = "id,nomination,level,status,name,pair,mentor_name,date",
	};

	(void)argc;
	(void)argv;
	return register_list(ctx, &list);
}

const struct command cmd_award_list = {
	.name = "award list",
	.summary = N_("list the awards of mentors and pairs"),
	.text = N_(
		"Lists who was proposed for which nomination, at which level, and what came of it. Behind the "
		"columns of the file stand name, kind and class of the person, and of a pair its people, form, "
		"variant and state."),
	.columns = "awards.csv",
	.examples = examples,
	.flags = CMD_PRINTS | CMD_DATED | CMD_DETAIL | CMD_FILTERS | CMD_FACETS,
	.run = run,
};
