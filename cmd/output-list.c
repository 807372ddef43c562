/* output-list - list what participants have shown */
#include "registers.h"

static const struct example examples[] = {
	{ N_("Projects and olympiads of pupils:"),
	  "kurator output list --where person_kind=student --where kind=project --as-of 2021-11-25",
	  0 },
	{ N_("What teachers have shown this year:"),
	  "kurator output list --from 2021-09-01 --where person_kind=teacher --as-of 2021-11-25",
	  0 },
	EXAMPLE_END,
};

static int run(struct context *ctx, int argc, char **argv)
{
	static const struct register_list list = {
		.date = "date",
		.people = "date,person,name,kind,title,level,result",
	};

	(void)argc;
	(void)argv;
	return register_list(ctx, &list);
}

const struct command cmd_output_list = {
	.name = "output list",
	.summary = N_("list what participants have shown"),
	.text = N_(
		"Behind the columns of the file stand the name, kind (person_kind) and class (person_class) of the person and the people of the pair (mentor_name, mentee_name), its form (pair_form), variant and state (pair_state)."),
	.columns = "outputs.csv",
	.examples = examples,
	.flags = CMD_PRINTS | CMD_DATED | CMD_DETAIL | CMD_FILTERS | CMD_FACETS,
	.run = run,
};
