/* pair-start - note that pairs have started, with the number of the order */
#include "pairs.h"

static int opt_date = DATE_NONE;
static const char *opt_order;

static const struct opt opts[] = {
	DATE(0, "date", &opt_date, N_("DATE"), N_("first day of the pair; without it today")),
	TEXT(0, "order", &opt_order, N_("NUMBER"), N_("number of the order that appoints it")),
	OPT_END,
};

static const struct example examples[] = {
	{ N_("Start a pair by an order:"),
	  "kurator pair start P-032 --order '№ 61-н' --as-of 2021-11-25", 0 },
	{ N_("A pair starts once:"), "kurator pair start P-020 -n --as-of 2021-11-25", 3 },
	EXAMPLE_END,
};

static void act(const struct pairing *pairing, const struct pair_set *set)
{
	pairing_start(pairing, set, opt_date, opt_order);
}

static int run(struct context *ctx, int argc, char **argv)
{
	return pairs_change(ctx, argc, argv, act, NULL);
}

const struct command cmd_pair_start = {
	.name = "pair start",
	.summary = N_("note that pairs have started, and the order"),
	.operands = N_("ID..."),
	.min_operands = 1,
	.max_operands = -1,
	.opts = opts,
	.text = N_(
		"Notes the first day of pairs and the number of the order that appoints them. Both sides must have agreed by that day, take part and have gone through the steps of selection. The id of a group means all its open pairs.\n\nThe order of a pair that started without one is added by --order alone.\n\nRules: already-started, date-order, ended, future, left, not-agreed, and the steps of selection: application, interview, decision, training, consent, agreement, mentor-work, volunteered."),
	.columns = "pairs.csv",
	.examples = examples,
	.flags = CMD_PRINTS | CMD_WRITES | CMD_DATED | CMD_DETAIL,
	.run = run,
};
