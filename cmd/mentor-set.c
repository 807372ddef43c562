/* mentor-set - change columns of mentors */
#include "people.h"

static const struct example examples[] = {
	{ N_("Note the days on which two mentors can meet:"),
	  "kurator mentor set M-001 M-002 --days 'tue;thu 15:00-17:00'", 0 },
	EXAMPLE_END,
};

static int run(struct context *ctx, int argc, char **argv)
{
	return people_set(ctx, argc, argv);
}

const struct command cmd_mentor_set = {
	.name = "mentor set",
	.summary = N_("change columns of mentors"),
	.operands = N_("ID..."),
	.min_operands = 1,
	.max_operands = -1,
	.text = N_(
		"Sets the columns that are given as options, for every mentor that is named; an empty value empties the cell. Other cells and rows stay as they are, byte for byte.\n\nA day that would turn the order of selection round (application, interview, decision) is refused, rule selection-order, and so is an acceptance without the application or the interview that program.yaml asks for: the other day is to be named in the same command."),
	.columns = "mentors.csv",
	.not_given = "id",
	.examples = examples,
	.flags = CMD_PRINTS | CMD_WRITES | CMD_DETAIL | CMD_COLUMNS,
	.run = run,
};
