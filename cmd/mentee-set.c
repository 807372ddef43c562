/* mentee-set - change columns of mentees */
#include "people.h"

static const struct example examples[] = {
	{ N_("Note the days on which two mentees can meet:"),
	  "kurator mentee set E-001 E-002 --days 'tue;thu 15:00-17:00'", 0 },
	EXAMPLE_END,
};

static int run(struct context *ctx, int argc, char **argv)
{
	return people_set(ctx, argc, argv);
}

const struct command cmd_mentee_set = {
	.name = "mentee set",
	.summary = N_("change columns of mentees"),
	.operands = N_("ID..."),
	.min_operands = 1,
	.max_operands = -1,
	.text = N_(
		"Sets the columns that are given as options, for every mentee that is named; an empty value empties the cell. Other cells and rows stay as they are, byte for byte."),
	.columns = "mentees.csv",
	.not_given = "id",
	.examples = examples,
	.flags = CMD_PRINTS | CMD_WRITES | CMD_DETAIL | CMD_COLUMNS,
	.run = run,
};
