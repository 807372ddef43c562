/* pair-agree - note that both sides agree to their pair, or are ready to go on after the trial meeting */
#include "pairs.h"

static int opt_mentor = DATE_NONE;
static int opt_mentee = DATE_NONE;
static int opt_date = DATE_NONE;
static bool opt_ready;
static const char *opt_force;

static const struct opt opts[] = {
	DATE(0, "mentor", &opt_mentor, N_("DATE"), N_("day on which the mentor agreed")),
	DATE(0, "mentee", &opt_mentee, N_("DATE"), N_("day on which the mentee agreed")),
	DATE(0, "date", &opt_date, N_("DATE"), N_("day on which both sides agreed")),
	FLAG(0, "ready", &opt_ready,
	     N_("they are ready to go on after the trial meeting; without it: they agree to the pair")),
	TEXT(0, "force", &opt_force, N_("REASON"),
	     N_("with --ready: also without a trial meeting; the reason is kept in the notes")),
	OPT_END,
};

static const struct example examples[] = {
	{ N_("After the general meeting both sides agree:"),
	  "kurator pair add --mentor M-006 --mentee E-033 --proposed 2021-11-20 --as-of 2021-11-25 -q -o /dev/null && kurator pair agree P-038 --as-of 2021-11-25",
	  0 },
	{ N_("Readiness needs a trial meeting:"),
	  "kurator pair agree P-032 --ready -n --as-of 2021-11-25", 3 },
	EXAMPLE_END,
};

static void act(const struct pairing *pairing, const struct pair_set *set)
{
	struct agreement agreement = {
		.mentor = opt_date == DATE_NONE ? opt_mentor : opt_date,
		.mentee = opt_date == DATE_NONE ? opt_mentee : opt_date,
		.ready = opt_ready,
		.reason = opt_force,
	};

	pairing_agree(pairing, set, &agreement);
}

static int run(struct context *ctx, int argc, char **argv)
{
	if (opt_date != DATE_NONE && (opt_mentor != DATE_NONE || opt_mentee != DATE_NONE))
		return usage(ctx, _("--date is for both sides, --mentor and --mentee for one"));
	if (opt_force && !opt_ready)
		return usage(ctx, _("--force goes with --ready"));
	if (opt_force && !*opt_force)
		return usage(ctx, _("--force needs a reason"));
	return pairs_change(ctx, argc, argv, act, NULL);
}

const struct command cmd_pair_agree = {
	.name = "pair agree",
	.summary = N_("note that both sides agree, or are ready to go on"),
	.operands = N_("ID..."),
	.min_operands = 1,
	.max_operands = -1,
	.opts = opts,
	.text = N_(
		"Notes the consent of both sides to their pair (columns mentor_agreed, mentee_agreed), and with --ready, after the trial meeting, that they want to go on (mentor_ready, mentee_ready). The id of a group means all its open pairs.\n\nWithout a day both sides agree today; a side that has agreed before keeps its day. With --mentor or --mentee only that side is noted. A day that stands already is not overwritten.\n\nPairs that are agreed may meet for acquaintance and trial; planning and later meetings need readiness and the start ('kurator pair start').\n\nRules: already-agreed, date-order, ended, future, not-agreed, no-trial."),
	.columns = "pairs.csv",
	.examples = examples,
	.flags = CMD_PRINTS | CMD_WRITES | CMD_DATED | CMD_DETAIL,
	.run = run,
};
