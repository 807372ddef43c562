/*
 * pair-match.c - the best pairs for all mentees who have none
 *
 * Scores and chooses in one; existing pairs keep their places. The rows go to `pair add -` as they are.
 */
#include "proposals.h"

static struct candidate_options source;
static struct demand_options asked;
static const char *objective = "fair", *method = "optimal", *side, *minimum, *certificate;
static bool trade_off, strict, robust;
static int64_t runs, shake = -1;

static const char *const objectives[] = { "fair", "count", "score", NULL };
static const char *const methods[] = { "optimal", "stable", NULL };
static const char *const sides[] = { "mentee", "mentor", NULL };

static const struct opt opts[] = {
	CHOICE(0, "objective", &objective, objectives,
	       N_("fair: most pairs, then the worst pair as good as possible, then points; count: "
		  "most pairs, then points; score: most points, then pairs")),
	CHOICE(0, "method", &method, methods,
	       N_("optimal, or stable: nobody would rather have each other, by choices and points")),
	CHOICE(0, "side", &side, sides, N_("whose choices a stable plan favours")),
	TEXT(0, "minimum", &minimum, N_("POINTS"), N_("no pair with fewer points than this")),
	FLAG(0, "trade-off", &trade_off,
	     N_("print the most points of every number of pairs, not a plan")),
	TEXT(0, "certificate", &certificate, N_("FILE"),
	     N_("write the prices that prove the plan, for 'pair verify --certificate'")),
	FLAG(0, "robust", &robust,
	     N_("how often each pair stays when the weights are somewhat different")),
	INT(0, "shake", &shake, N_("PERCENT"),
	    N_("with --robust: how much larger or smaller each weight might be; without it 10"), 0,
	    100),
	INT(0, "runs", &runs, N_("N"), N_("with --robust: how many times; without it 100"), 1,
	    10000),
	FLAG(0, "strict", &strict, N_("exit with 1 when a mentee is left over")),
	CANDIDATE_OPTIONS(source),
	DEMAND_OPTIONS(asked),
	OPT_END,
};

static const struct example examples[] = {
	{ N_("Look at the proposal:"), "kurator pair match -f table --as-of 2021-11-25", 0 },
	{ N_("Record it:"),
	  "kurator pair match --as-of 2021-11-25 | kurator pair add - --as-of 2021-11-25", 0 },
	{ N_("Only teachers, no pair with fewer than 300 points:"),
	  "kurator pair match --form teacher-teacher --minimum 300 --as-of 2021-11-25", 0 },
	{ N_("By what both sides chose after the general meeting:"),
	  "kurator pair match --method stable --as-of 2021-11-25", 0 },
	{ N_("Which of the pairs are arguable:"),
	  "kurator pair match --robust -f table --as-of 2021-11-25", 0 },
	{ N_("Groups of leaders have two mentees or more:"),
	  "kurator pair match --least leader-passive=2 -f table --as-of 2021-11-25", 0 },
	EXAMPLE_END,
};

enum { RUNS = 100, SHAKE = 10 };

static int print_robust(struct context *ctx, const struct candidates *c, const struct plan *plan)
{
	int64_t percent = shake < 0 ? SHAKE : shake;
	struct robustness_settings settings = {
		.runs = (uint32_t)(runs ? runs : RUNS),
		.shake = (uint32_t)(percent * MATCHING_POINT / 100),
		.stable = plan->stable,
		.objective = plan->objective,
		.proposing = plan->proposing,
		.minimum = plan->minimum,
	};
	struct robustness found;
	int status;

	robustness_measure(&c->scoring, &c->problem, plan->edge, &settings, &found);
	status = proposals_print_robust(ctx, c, plan, &found, percent);
	robustness_release(&found);
	return status;
}

static void report(const struct candidates *c, const struct plan *plan,
		   const struct demands *demands, bool detail)
{
	struct strbuf settings = STRBUF_INIT, repeat = STRBUF_INIT;

	strbuf_addf(&settings, "%s %s", method, side ? side : "mentee");
	demands_add_settings(demands, &settings);
	if (!streq(objective, objectives[0]))
		candidate_option_repeat(&repeat, "objective", objective);
	candidate_option_repeat(&repeat, "minimum", minimum);
	candidate_options_repeat(&source, &repeat);
	proposals_report(c, plan, demands, settings.buf, repeat.buf, detail);
	strbuf_release(&settings);
	strbuf_release(&repeat);
}

static enum matching_objective wanted(void)
{
	return (enum matching_objective)matching_objective_parse(objective);
}

static int match(struct context *ctx, struct candidates *c, int32_t least)
{
	struct plan plan = {
		.problem = &c->problem,
		.sought_in = c->sought ? &c->scoring : NULL,
		.objective = wanted(),
		.minimum = least,
		.stable = streq(method, "stable"),
		.proposing = side && streq(side, "mentor") ? MATCHING_MENTORS : MATCHING_MENTEES,
	};
	struct demands demands;
	int status = demands_read(ctx, &asked, c, &demands);

	if (status != STATUS_YES) {
		demands_release(&demands);
		return status;
	}
	plan.best = c->best;
	c->best = (struct matching_result){ .edge = NULL };
	plan_solve(&plan);
	demands_repair(&demands, c, &plan);
	status = robust ? print_robust(ctx, c, &plan) : proposals_print(ctx, c, &plan);
	if (status == STATUS_YES && certificate &&
	    plan_write_certificate(&plan, &c->names, certificate, ctx->directory))
		status = STATUS_FAILED;
	if (status == STATUS_YES) {
		report(c, &plan, &demands, ctx->verbose);
		if (strict && plan_leaves_anybody(&plan))
			status = STATUS_NO;
	}
	plan_release(&plan);
	demands_release(&demands);
	return status;
}

static int print_trade_off(struct context *ctx, const struct candidates *c, int32_t least)
{
	struct sink sink;

	if (sink_open(ctx, &sink))
		return STATUS_FAILED;
	plan_print_trade_off(sink.to, common_output_options(ctx), &c->problem, least);
	return sink_close(&sink) ? STATUS_FAILED : STATUS_YES;
}

static int run(struct context *ctx, int argc, char **argv)
{
	bool stable = streq(method, "stable");
	struct candidates c;
	int32_t least = 0;
	int status;

	(void)argc;
	(void)argv;
	if (side && !stable)
		return usage(ctx, _("'--side' goes with '--method stable'"));
	if (stable && certificate)
		return usage(ctx,
			     _("a stable plan has no certificate; '--certificate' goes with the "
			       "method optimal"));
	if (trade_off && (stable || certificate || strict))
		return usage(ctx, _("'--trade-off' prints no plan; it goes with --minimum and the "
				    "choice of candidates only"));
	if (robust && (trade_off || certificate))
		return usage(
			ctx,
			_("'--robust' prints no plan for 'pair add' and proves nothing; it goes with "
			  "neither '--trade-off' nor '--certificate'"));
	if ((asked.wishes || asked.least.n) && (stable || certificate || trade_off || robust))
		return usage(ctx,
			     _("'--wishes' and '--least' go with the method optimal only, without "
			       "--trade-off, --certificate and --robust"));
	if (certificate && common_refuse_same_output(ctx, "--certificate", certificate))
		return STATUS_USAGE;
	if (!robust && (runs || shake >= 0))
		return usage(ctx, _("'--runs' and '--shake' go with '--robust'"));
	if (minimum && matching_score_parse(minimum, strlen(minimum), &least))
		return usage(ctx, _("--minimum: '%s' is no number of points"), minimum);
	if (trade_off || stable || robust || asked.wishes || asked.least.n)
		status = candidates_open(ctx, &source, &c);
	else
		status = candidates_open_for_best(ctx, &source, wanted(), least, &c);
	if (status == STATUS_YES)
		status = trade_off ? print_trade_off(ctx, &c, least) : match(ctx, &c, least);
	candidates_release(&c);
	return status;
}

const struct command cmd_pair_match = {
	.name = "pair match",
	.summary = N_("propose the best pairs for all mentees who have none"),
	.opts = opts,
	.text = N_(
		"Scores all candidates as 'pair score' does and chooses pairs so that no other choice is "
		"better: exactly, not step by step. Existing pairs keep their places. Prints columns of "
		"pairs.csv, which 'pair add -' takes; nothing is written here.\n"
		"\n"
		"Among equally good plans, pairs of an earlier year that reached their end stay together "
		"(program.yaml, carry_over), and then the ids decide; the answer does not depend on the order "
		"of rows. stderr says how many pairs are in every best plan: the others could be exchanged "
		"without loss; with -v also who got a pair, by class, sex, category and form, with mean points. 'pair explain' tells the reasons, 'pair verify' proves that the plan is the "
		"best."
		"\n\n"
		"The last line on stderr is a hash of what the plan depends on: what rules and criteria read of each person who takes part (not names, phones, texts), criteria with weights, what variants ask, choices, exclusions, open requests, pairs of an earlier year, objective, options and the version of kurator; neither the order of rows nor how candidates were found. Two runs with the same hash have the same pairs."
		"\n\n"
		"Where more than a million pairs are possible (mentees times mentors), a best plan is found without "
		"scoring them all: from a few good candidates of each mentee come prices of the places, with the "
		"prices come the candidates that are worth more, until there are none. Then no other candidate is in "
		"any best plan, and the pairs are those that come of all candidates."
		"\n\n"
		"--only takes a part of the programme, a class, say: the mentees whom it names and no others; those "
		"of one name are alternatives (--only class=6 --only class=7), different names have to hold together. "
		"'pair score', 'pair explain' and 'pair verify' have the same option."
		"\n\n"
		"--lock takes pairs that are settled: each has to keep all rules, and a row that does not is "
		"refused with the rule; they are printed with the others (method appointed). --reserve keeps free "
		"places back, for whom is told in the column for. Running pairs stay: to change mentors is seldom "
		"good for a mentee. --unlock lets some of them take part; of equally good plans the one that "
		"leaves most of them is taken, those that stay are not printed again, and stderr names those that "
		"would have to end first. Give 'pair explain' and 'pair verify' the same options."
		"\n\n"
		"--wishes names mentees who are to have the same mentor or not (together, apart; a running or "
		"locked pair of one of them counts), --least the variants in which a mentor has several "
		"mentees or none (--least leader-passive=2). Where the best plan does not grant them, it is "
		"repaired, and stderr says what that loses. Who is to be apart always is; of wishes to be "
		"together as many are met as can be, by a search that comes to its end when there are few of "
		"them: stderr says whether that is proved or found step by step. Two who both have nobody in "
		"the best plan are not brought in by a wish. Least numbers are kept step by step: where a "
		"group is closed, its mentees may have the same mentor in their next best variant; a group is "
		"filled with mentees whose best variant it is. 'pair explain' tells of the best plan without "
		"them; 'pair verify' has the same two options."
		"\n\n"
		"--robust prints the same pairs in columns of its own: all candidates are scored and matched anew, "
		"each time with weights of which each is larger or smaller by up to 10 % on its own, and a row says "
		"in how many of the 100 runs the two are a pair (of whatever variant) and whom the mentee has most "
		"often instead. The runs are the same every time. A pair that seldom stays is arguable: decide it by "
		"what the files do not know."),
	.examples = examples,
	.flags = CMD_PRINTS | CMD_DATED | CMD_DETAIL,
	.run = run,
};
