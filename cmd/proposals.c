/* proposals.c - proposed pairs, what they add up to, and how they stand other weights */
#include "proposals.h"

#include "report/fairness.h"

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

int proposals_print(struct context *ctx, const struct candidates *c, const struct plan *plan)
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
static void report_hash(const struct candidates *c, const struct plan *plan, const char *words)
{
	struct strbuf settings = STRBUF_INIT;

	strbuf_addstr(&settings, words);
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

void proposals_report(const struct candidates *c, const struct plan *plan, const char *settings,
		      bool detail)
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
		fairness_report(&c->scoring, plan, c->variant);
	report_hash(c, plan, settings);
}

/* ---- other weights ---- */

static const struct output_column robust_columns[] = {
	{ .name = "mentor", .label = N_("mentor"), .flags = OUTPUT_KEY },
	{ .name = "mentee", .label = N_("mentee"), .flags = OUTPUT_KEY },
	{ .name = "form", .label = N_("form"), .flags = OUTPUT_DETAIL },
	{ .name = "variant", .label = N_("variant"), .flags = OUTPUT_DETAIL },
	{ .name = "score", .label = N_("points"), .type = OUTPUT_NUMBER, .decimals = 1 },
	{ .name = "stays", .label = N_("stays"), .type = OUTPUT_NUMBER },
	{ .name = "runs", .label = N_("of"), .type = OUTPUT_NUMBER },
	{ .name = "rival", .label = N_("otherwise mostly") },
	{ .name = "rival_runs", .label = N_("times"), .type = OUTPUT_NUMBER },
};

static void print_rival(struct output *out, const struct candidates *c,
			const struct robustness *found, uint32_t mentee, bool for_people)
{
	if (!found->rival_runs[mentee]) {
		output_empty(out);
		output_empty(out);
		return;
	}
	if (found->rival[mentee] == ROBUSTNESS_NOBODY)
		output_text(out, for_people ? _("nobody instead") : "");
	else
		candidates_print_person(out, candidates_mentor(c, found->rival[mentee]),
					for_people);
	output_number(out, found->rival_runs[mentee]);
}

static void print_robust_pair(struct output *out, const struct candidates *c,
			      const struct robustness *found, uint32_t mentee, size_t edge,
			      bool for_people)
{
	const struct matching_problem *p = &c->problem;
	const struct form *form = c->e.forms[c->variant[edge]];
	const struct variant *variant = c->e.variants[c->variant[edge]];

	candidates_print_person(out, candidates_mentor(c, p->mentor[edge]), for_people);
	candidates_print_person(out, candidates_mentee(c, mentee), for_people);
	output_text(out, for_people ? label_text(&form->name) : form->id);
	output_text(out, for_people ? label_text(&variant->name) : variant->id);
	output_number(out, (double)p->score[edge] / MATCHING_POINT);
	output_number(out, found->stays[mentee]);
	output_number(out, found->runs);
	print_rival(out, c, found, mentee, for_people);
	output_end_row(out);
}

/* How many pairs nothing moved; who is left over here, but not always. */
static void report_robust(const struct candidates *c, const struct plan *plan,
			  const struct robustness *found, int64_t percent)
{
	struct strbuf names = STRBUF_INIT;
	uint32_t pairs = 0, firm = 0;

	for (uint32_t i = 0; i < c->problem.n_mentees; i++) {
		bool paired = plan->edge[i] != MATCHING_NO_EDGE;

		pairs += paired;
		firm += paired && found->stays[i] == found->runs;
		if (!paired && found->stays[i] < found->runs)
			strbuf_addf(&names, "%s%s (%u)", names.len ? ", " : "",
				    candidates_mentee(c, i)->id, found->runs - found->stays[i]);
	}
	remark(_("weights changed by up to %d %%, %u times: %u of the %u pairs stay each time"),
	       (int)percent, found->runs, firm, pairs);
	if (names.len)
		remark(_("left over, but paired with other weights (how often): %s"), names.buf);
	strbuf_release(&names);
}

int proposals_print_robust(struct context *ctx, const struct candidates *c, const struct plan *plan,
			   const struct robustness *found, int64_t percent)
{
	struct output_options options = common_output_options(ctx);
	struct output *out;
	struct sink sink;

	if (sink_open(ctx, &sink))
		return STATUS_FAILED;
	out = output_open(sink.to, options, robust_columns, ARRAY_SIZE(robust_columns));
	for (uint32_t i = 0; i < c->problem.n_mentees; i++)
		if (plan->edge[i] != MATCHING_NO_EDGE)
			print_robust_pair(out, c, found, i, plan->edge[i],
					  output_is_for_people(options));
	output_close(out);
	if (sink_close(&sink))
		return STATUS_FAILED;
	report_robust(c, plan, found, percent);
	return STATUS_YES;
}
