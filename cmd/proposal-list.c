/* proposal-list - list proposals */
#include "registers.h"

static const struct example examples[] = {
	{ N_("What waits for an answer, the oldest first:"),
	  "kurator proposal list --where 'waiting>0' --sort -waiting --as-of 2021-11-25", 0 },
	EXAMPLE_END,
};

static const struct column extra[] = {
	{ "waiting", N_("waits, days"), TYPE_INT(0, 100000), BRIEF },
};

static void fill(struct register_view *view, size_t row)
{
	int day = register_day(view, row, "date");
	char text[16];

	if (day == DATE_NONE || *register_get(view, row, "answer"))
		return;
	snprintf(text, sizeof(text), "%d", view->programme.today - day);
	register_set(view, row, "waiting", text);
}

static int run(struct context *ctx, int argc, char **argv)
{
	static const struct register_list list = {
		.date = "date",
		.extra = extra,
		.n_extra = ARRAY_SIZE(extra),
		.fill = fill,
	};

	(void)argc;
	(void)argv;
	return register_list(ctx, &list);
}

const struct command cmd_proposal_list = {
	.name = "proposal list",
	.summary = N_("list what participants have proposed"),
	.text = N_(
		"Behind the columns of the file stand the name, kind (person_kind) and class (person_class) of the person, and in days how long a proposal without an answer has been waiting."),
	.columns = "proposals.csv",
	.examples = examples,
	.flags = CMD_PRINTS | CMD_DATED | CMD_DETAIL | CMD_FILTERS | CMD_FACETS,
	.run = run,
};
