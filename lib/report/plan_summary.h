/*
 * plan_summary.h - what a matching adds up to, in a few lines on stderr.
 *
 * `pair match` and `pair solve` end with it. Silent where the user asked for quiet.
 */
#ifndef KURATOR_REPORT_PLAN_SUMMARY_H
#define KURATOR_REPORT_PLAN_SUMMARY_H

#include "engine/matching/solve.h"
#include "engine/matching/stable.h"
#include "engine/matching/verify.h"

/* A plan and what it is compared with. */
struct plan {
	const struct matching_problem *problem;
	enum matching_objective objective; /* of the best plan */
	int32_t minimum;
	bool stable;                  /* the plan is a stable one, not the best */
	enum matching_side proposing; /* of a stable plan */
	struct matching_result best;
	size_t *edge; /* of each mentee: the plan's edge; best.edge unless stable */
};

/* Solves: plan->problem, objective, minimum, stable and proposing are set. plan_release() is due. */
void plan_solve(struct plan *plan);
void plan_release(struct plan *plan);

/*
 * Prints: mentees, mentors, places and candidates; pairs, left over, points, the worst pair; how many pairs are in every
 * best plan; how many candidates would leave the plan for each other; for a stable plan, what it costs. `mentors` and
 * `places` count those who take part.
 */
void plan_report(const struct plan *plan, uint32_t mentors, uint64_t places);

#endif
