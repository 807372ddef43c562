/* event-list - list events */
#include "registers.h"

static const struct example examples[] = {
	{ N_("The events of the autumn:"),
	  "kurator event list --from 2021-09-01 --to 2021-11-25 --sort date --as-of 2021-11-25",
	  0 },
	{ N_("General meetings only:"),
	  "kurator event list --where kind=general-meeting --columns date,title,present --as-of 2021-11-25",
	  0 },
	EXAMPLE_END,
};

static const struct column extra[] = {
	{ "state", N_("state"), TYPE_WORDS(words_event_state), BRIEF },
};

static void fill(struct register_view *view, size_t row)
{
	int day = register_day(view, row, "date");

	if (day != DATE_NONE)
		register_set(view, row, "state", day > view->programme.today ? "planned" : "held");
}

static int run(struct context *ctx, int argc, char **argv)
{
	static const struct register_list list = {
		.date = "date",
		.ahead = true,
		.extra = extra,
		.n_extra = ARRAY_SIZE(extra),
		.fill = fill,
	};

	(void)argc;
	(void)argv;
	return register_list(ctx, &list);
}

const struct command cmd_event_list = {
	.name = "event list",
	.summary = N_("list events"),
	.text = N_(
		"Lists the events in the order of the file; what lies ahead has the state planned."),
	.columns = "events.csv",
	.examples = examples,
	.flags = CMD_PRINTS | CMD_DATED | CMD_DETAIL | CMD_FILTERS | CMD_BY_FORM | CMD_BY_STATE |
		 CMD_BY_PERIOD,
	.run = run,
};
