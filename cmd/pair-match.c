/*
 * pair-match.c - the best pairs for all mentees who have none
 *
 * Scores and chooses in one; existing pairs keep their places. The rows go to `pair add -` as they are.
 */
#include "candidates.h"

#include "report/fairness.h"
#include "report/plan_summary.h"

static struct candidate_options source;
static const char *objective = "fair", *method = "optimal", *side = "mentee", *minimum,
		  *certificate;
static bool trade_off, strict;

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
	FLAG(0, "strict", &strict, N_("exit with 1 when a mentee is left over")),
	CANDIDATE_OPTIONS(source),
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
	EXAMPLE_END,
};

static const struct output_column columns[] = {
	{ .name = "mentor", .label = N_("mentor"), .flags = OUTPUT_KEY },
	{ .name = "mentee", .label = N_("mentee"), .flags = OUTPUT_KEY },
	{ .name = "form", .label = N_("form"), .flags = OUTPUT_DETAIL },
	{ .name = "variant", .label = N_("variant") },
	{ .name = "request", .label = N_("request"), .flags = OUTPUT_DETAIL },
	{ .name = "method", .label = N_("method"), .flags = OUTPUT_DETAIL },
	{ .name = "score", .label = N_("points"), .type = OUTPUT_NUMBER, .decimals = 1 },
	{ .name = "proposed", .label = N_("proposed"), .flags = OUTPUT_DETAIL },
	{ .name = "previous", .label = N_("earlier pair"), .flags = OUTPUT_DETAIL },
};

/* ---- the rows ---- */

/* A pair of pairs.csv: who was a pair before and is one again continues. */
static void print_pair(struct output *out, const struct candidates *c, uint32_t mentee, size_t edge,
		       bool for_people)
{
	const struct matching_problem *p = &c->problem;
	const struct person *e = candidates_mentee(c, mentee);
	const struct person *m = candidates_mentor(c, p->mentor[edge]);
	const struct form *form = c->e.forms[c->variant[edge]];
	const struct variant *variant = c->e.variants[c->variant[edge]];
	const struct tie *tie = ties_find(&c->e.ties, c->scoring.mentors[p->mentor[edge]],
					  c->scoring.mentees[mentee]);
	const struct pair *previous = tie ? tie->previous : NULL;

	candidates_print_person(out, m, for_people);
	candidates_print_person(out, e, for_people);
	output_text(out, for_people ? label_text(&form->name) : form->id);
	output_text(out, for_people ? label_text(&variant->name) : variant->id);
	output_text(out, e->request);
	candidates_print_word(out, "method", previous ? "continued" : "matched", for_people);
	output_number(out, (double)p->score[edge] / MATCHING_POINT);
	output_date(out, c->bases.today);
	output_text(out, previous ? previous->id : "");
	output_end_row(out);
}

static int print(struct context *ctx, const struct candidates *c, const struct plan *plan)
{
	struct output_options options = common_output_options(ctx);
	struct output *out;
	struct sink sink;

	if (sink_open(ctx, &sink))
		return STATUS_FAILED;
	out = output_open(sink.to, options, columns, ARRAY_SIZE(columns));
	for (uint32_t i = 0; i < c->problem.n_mentees; i++)
		if (plan->edge[i] != MATCHING_NO_EDGE)
			print_pair(out, c, i, plan->edge[i], output_is_for_people(options));
	output_close(out);
	return sink_close(&sink) ? STATUS_FAILED : STATUS_YES;
}

/* ---- the summary ---- */

/* The weights are in the scores; yet whoever compares two runs wants to know that they are the same. */
static void report_hash(const struct candidates *c, const struct plan *plan)
{
	struct strbuf settings = STRBUF_INIT;

	strbuf_addf(&settings, "%s %s", method, side);
	for (size_t i = 0; i < c->scoring.n_criteria; i++)
		strbuf_addf(&settings, " %s %d %d", c->scoring.criteria[i].name,
			    (int)c->scoring.criteria[i].most, c->scoring.criteria[i].scale);
	plan_report_hash(plan, &c->names, settings.buf);
	strbuf_release(&settings);
}

#define MOST_NAMED 10

static void report_left_over(const struct candidates *c, const struct plan *plan)
{
	struct strbuf names = STRBUF_INIT;
	const char *first = NULL;
	size_t n = 0;

	for (uint32_t i = 0; i < c->problem.n_mentees; i++) {
		if (plan->edge[i] != MATCHING_NO_EDGE)
			continue;
		if (!first)
			first = candidates_mentee(c, i)->id;
		if (n++ < MOST_NAMED)
			strbuf_addf(&names, "%s%s", n > 1 ? ", " : "", candidates_mentee(c, i)->id);
	}
	if (n > MOST_NAMED)
		strbuf_addstr(&names, ", …");
	if (n)
		remark(_("left over: %s ('kurator pair explain %s' says why)"), names.buf, first);
	strbuf_release(&names);
}

static void report(const struct candidates *c, const struct plan *plan, bool detail)
{
	uint64_t places = 0;
	uint32_t mentors = 0;

	for (uint32_t i = 0; i < c->problem.n_mentors; i++) {
		if (!scoring_mentor_is_open(&c->scoring, i))
			continue;
		mentors++;
		places += c->problem.capacity[i];
	}
	plan_report(plan, mentors, places);
	report_left_over(c, plan);
	if (detail)
		fairness_report(&c->scoring, plan);
	report_hash(c, plan);
}

/* ---- */

static int match(struct context *ctx, const struct candidates *c, int32_t least)
{
	struct plan plan = {
		.problem = &c->problem,
		.objective = (enum matching_objective)matching_objective_parse(objective),
		.minimum = least,
		.stable = streq(method, "stable"),
		.proposing = streq(side, "mentor") ? MATCHING_MENTORS : MATCHING_MENTEES,
	};
	int status;

	plan_solve(&plan);
	status = print(ctx, c, &plan);
	if (status == STATUS_YES && certificate &&
	    plan_write_certificate(&plan, &c->names, certificate, ctx->directory))
		status = STATUS_FAILED;
	if (status == STATUS_YES) {
		report(c, &plan, ctx->verbose);
		if (strict && plan_leaves_anybody(&plan))
			status = STATUS_NO;
	}
	plan_release(&plan);
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
	if (stable && certificate)
		return usage(ctx,
			     _("a stable plan has no certificate; '--certificate' goes with the "
			       "method optimal"));
	if (trade_off && (stable || certificate || strict))
		return usage(ctx, _("'--trade-off' prints no plan; it goes with --minimum and the "
				    "choice of candidates only"));
	if (minimum && matching_score_parse(minimum, strlen(minimum), &least))
		return usage(ctx, _("--minimum: '%s' is no number of points"), minimum);
	status = candidates_open(ctx, &source, &c);
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
		"without loss; with -v also who got a pair, by class, sex and category. 'pair explain' tells the reasons, 'pair verify' proves that the plan is the "
		"best."),
	.examples = examples,
	.flags = CMD_PRINTS | CMD_DATED | CMD_DETAIL,
	.run = run,
};
