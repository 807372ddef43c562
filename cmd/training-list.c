/* training-list - list trainings */
#include "registers.h"

#include <math.h>

#include "base/number.h"

static const struct example examples[] = {
	{ N_("The trainings of this autumn:"),
	  "kurator training list --from 2021-09-01 --sort date,name --as-of 2021-11-25", 0 },
	{ N_("Whom a training has not helped:"),
	  "kurator training list --where 'gain<1' --columns date,person,name,title,score_before,score_after,gain --as-of 2021-11-25",
	  0 },
	EXAMPLE_END,
};

static const struct column extra[] = {
	{ "gain", N_("gain"), TYPE_DECIMAL(-1000, 1000), BRIEF },
};

static void fill(struct register_view *view, size_t row)
{
	double gain = register_number(view, row, "score_after") -
		      register_number(view, row, "score_before");
	char text[NUMBER_SIZE];

	if (!isnan(gain))
		register_set(view, row, "gain", number_format(gain, text));
}

static int run(struct context *ctx, int argc, char **argv)
{
	static const struct register_list list = {
		.date = "date",
		.people = "date,person,name,title,hours,gain",
		.extra = extra,
		.n_extra = ARRAY_SIZE(extra),
		.fill = fill,
	};

	(void)argc;
	(void)argv;
	return register_list(ctx, &list);
}

const struct command cmd_training_list = {
	.name = "training list",
	.summary = N_("list the trainings of mentors and curators"),
	.text = N_(
		"Behind the columns of the file stand the name, kind (person_kind) and class (person_class) of the person, and the gain from the test before to the test after."),
	.columns = "trainings.csv",
	.examples = examples,
	.flags = CMD_PRINTS | CMD_DATED | CMD_DETAIL | CMD_FILTERS | CMD_FACETS,
	.run = run,
};
