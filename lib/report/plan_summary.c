/* plan_summary.c - what a matching adds up to */
#include "report/plan_summary.h"

void plan_solve(struct plan *plan)
{
	const struct matching_problem *p = plan->problem;

	matching_solve(p, plan->objective, plan->minimum, &plan->best);
	plan->edge = plan->best.edge;
	if (!plan->stable)
		return;
	plan->edge = xcalloc(p->n_mentees, sizeof(*plan->edge));
	matching_stable(p, plan->proposing, plan->minimum, plan->edge);
}

void plan_release(struct plan *plan)
{
	if (plan->edge != plan->best.edge)
		free(plan->edge);
	plan->edge = NULL;
	matching_result_release(&plan->best);
}

static size_t usable_edges(const struct plan *plan)
{
	size_t n = 0;

	for (size_t i = 0; i < matching_n_edges(plan->problem); i++)
		n += plan->problem->score[i] >= plan->minimum;
	return n;
}

static void report_pairs(const struct plan *plan, const struct matching_summary *sum)
{
	char points[MATCHING_SCORE_SIZE], floor[MATCHING_SCORE_SIZE];

	matching_score_format(sum->points, points);
	if (!sum->pairs)
		remark(_("pairs: 0, left over: %u"), plan->problem->n_mentees);
	else
		remark(_("pairs: %u, left over: %u, points: %s, worst pair: %s"), sum->pairs,
		       plan->problem->n_mentees - sum->pairs, points,
		       matching_score_format(sum->floor, floor));
}

/* A stable plan beside the best one. */
static void report_cost(const struct plan *plan, const struct matching_summary *sum)
{
	char points[MATCHING_SCORE_SIZE];

	remark(_("against the best plan (%s): pairs %+lld, points %s"),
	       matching_objective_name(plan->objective),
	       (long long)sum->pairs - (long long)plan->best.pairs,
	       matching_score_format(sum->points - plan->best.points, points));
}

void plan_report(const struct plan *plan, uint32_t mentors, uint64_t places)
{
	const struct matching_problem *p = plan->problem;
	struct matching_summary sum = matching_summarise(p, plan->edge);

	remark(_("mentees: %u, mentors: %u, places: %llu, candidates: %zu"), p->n_mentees, mentors,
	       (unsigned long long)places, usable_edges(plan));
	report_pairs(plan, &sum);
	if (plan->stable)
		report_cost(plan, &sum);
	else if (sum.pairs)
		remark(_("in every best plan: %u of the %u pairs"), plan->best.fixed_pairs,
		       sum.pairs);
	remark(_("mentee and mentor who would both rather have each other: %zu"),
	       matching_blocking(p, plan->minimum, plan->edge, NULL, 0));
}
