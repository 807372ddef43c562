/* contact-list - list the contacts of the curator */
#include "registers.h"

static const struct example examples[] = {
	{ N_("The ladder: talks, support plans, closings:"),
	  "kurator contact list --where 'flag!=' --sort pair,date --as-of 2021-11-25", 0 },
	{ N_("Support plans whose term is over:"),
	  "kurator contact list --where flag=support --where term=over --where pair_state=active --as-of 2021-11-25",
	  0 },
	EXAMPLE_END,
};

static const struct column extra[] = {
	{ "term", N_("term"), TYPE_WORDS(words_term), BRIEF },
};

static void fill(struct register_view *view, size_t row)
{
	int until = register_day(view, row, "until");

	if (until != DATE_NONE)
		register_set(view, row, "term", term_on(DATE_NONE, until, view->programme.today));
}

static int run(struct context *ctx, int argc, char **argv)
{
	static const struct register_list list = {
		.date = "date",
		.people = "date,pair,mentor_name,flag,until,term,summary",
		.extra = extra,
		.n_extra = ARRAY_SIZE(extra),
		.fill = fill,
	};

	(void)argc;
	(void)argv;
	return register_list(ctx, &list);
}

const struct command cmd_contact_list = {
	.name = "contact list",
	.summary = N_("list the contacts of the curator with pairs"),
	.text = N_(
		"Behind the columns of the file stand the people of the pair (mentor_name, mentee_name), its form (pair_form), variant and state (pair_state). The term tells of a support plan whether it is in force (open) or over today."),
	.columns = "contacts.csv",
	.examples = examples,
	.flags = CMD_PRINTS | CMD_DATED | CMD_DETAIL | CMD_FILTERS | CMD_FACETS,
	.run = run,
};
