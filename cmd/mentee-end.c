/* mentee-end - note that a mentee has left */
#include "people.h"

static int opt_date = DATE_NONE;
static const char *opt_reason;

static const struct opt opts[] = {
	DATE(0, "date", &opt_date, N_("DATE"), N_("day of leaving; without it today")),
	TEXT(0, "reason", &opt_reason, N_("TEXT"), N_("why")),
	OPT_END,
};

static const struct example examples[] = {
	{ N_("Note what would change:"),
	  "kurator mentee end E-010 --reason moved -n --as-of 2021-11-25", 0 },
	EXAMPLE_END,
};

static int run(struct context *ctx, int argc, char **argv)
{
	return people_end(ctx, argc, argv, opt_date, opt_reason);
}

const struct command cmd_mentee_end = {
	.name = "mentee end",
	.summary = N_("note that a mentee has left"),
	.operands = N_("ID..."),
	.min_operands = 1,
	.max_operands = -1,
	.opts = opts,
	.text = N_(
		"Notes the day and the reason of leaving; nothing is deleted. Refused while the mentee is in an open pair: end the pair first.\n\nRules: date-order, ended, future, open-pair."),
	.columns = "mentees.csv",
	.examples = examples,
	.flags = CMD_PRINTS | CMD_WRITES | CMD_DATED | CMD_DETAIL,
	.run = run,
};
