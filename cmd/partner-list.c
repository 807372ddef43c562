/* partner-list - list partners of the school */
#include "registers.h"

static const struct example examples[] = {
	{ N_("Who has an agreement in force:"),
	  "kurator partner list --where state=open --where 'agreement!=' --as-of 2021-11-25", 0 },
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

const struct command cmd_partner_list = {
	.name = "partner list",
	.summary = N_("list partners of the school"),
	.text = N_(
		"Lists partners.csv. The state tells whether the agreement is ahead, open or over today."),
	.columns = "partners.csv",
	.examples = examples,
	.flags = CMD_PRINTS | CMD_DATED | CMD_DETAIL | CMD_FILTERS | CMD_BY_STATE | CMD_BY_PERIOD,
	.run = run,
};
