/* staff-list - list members of staff */
#include "registers.h"

static const struct example examples[] = {
	{ N_("The curators of today:"),
	  "kurator staff list --where roles=curator --where state=open --as-of 2021-11-25", 0 },
	EXAMPLE_END,
};

static const struct column extra[] = {
	{ "state", N_("term"), TYPE_WORDS(words_term), BRIEF },
};

static void fill(struct register_view *view, size_t row)
{
	register_set(view, row, "state",
		     term_on(register_day(view, row, "from"), register_day(view, row, "to"),
			     view->programme.today));
}

static int run(struct context *ctx, int argc, char **argv)
{
	static const struct register_list list = {
		.extra = extra,
		.n_extra = ARRAY_SIZE(extra),
		.fill = fill,
	};

	(void)argc;
	(void)argv;
	return register_list(ctx, &list);
}

const struct command cmd_staff_list = {
	.name = "staff list",
	.summary = N_("list members of staff"),
	.text = N_(
		"Lists staff.csv. The state tells whether the term from 'from' to 'to' is ahead, open or over today."),
	.columns = "staff.csv",
	.examples = examples,
	.flags = CMD_PRINTS | CMD_DATED | CMD_DETAIL | CMD_FILTERS | CMD_BY_CLASS | CMD_BY_STATE |
		 CMD_BY_PERIOD,
	.run = run,
};
