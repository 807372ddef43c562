/*
 * plan_summary.h - a plan: the best matching or a stable one, and what it adds up to, in a few lines on stderr.
 *
 * What `pair match` and `pair solve` do alike. The summary is silent where the user asked for quiet.
 */
#ifndef KURATOR_REPORT_PLAN_SUMMARY_H
#define KURATOR_REPORT_PLAN_SUMMARY_H

#include "base/digest.h"
#include "engine/matching/solve.h"
#include "engine/matching/stable.h"
#include "engine/matching/verify.h"
#include "engine/scoring/scoring.h"
#include "report/output.h"

/* A plan and what it is compared with. */
struct plan {
	const struct matching_problem *problem;
	/* A null pointer: the problem has all candidates. Otherwise those that a best plan may need, of this. */
	const struct scoring *sought_in;
	enum matching_objective objective; /* of the best plan */
	int32_t minimum;
	bool stable;                  /* the plan is a stable one, not the best */
	enum matching_side proposing; /* of a stable plan */
	struct matching_result best;
	size_t *edge; /* of each mentee: the plan's edge; best.edge unless stable or repaired */
};

/*
 * Solves: plan->problem, objective, minimum, stable and proposing are set, and `best` where it is known already.
 * plan_release() is due.
 */
void plan_solve(struct plan *plan);
void plan_release(struct plan *plan);

/*
 * Prints: mentees, mentors, places and candidates (or how many were sought out); pairs, left over, points, the worst
 * pair; how many pairs are in every best plan, or what a stable or repaired plan costs against the best one; how many
 * candidates would leave the plan for each other. `mentors` and `places` count those who take part.
 */
void plan_report(const struct plan *plan, uint32_t mentors, uint64_t places);
/* A hash of a problem that is the whole input, people by id in canonical order. */
const char *plan_problem_digest(const struct plan *plan, const struct matching_names *names,
				char hex[DIGEST_SIZE]);
/*
 * Prints a hash of all that the plan depends on, so that two runs can be compared: the version, objective and minimum,
 * the input (its own hash, of plan_problem_digest() or scoring_input_digest()) and `settings`, which says what the input
 * does not: method, locks.
 */
void plan_report_hash(const struct plan *plan, const char *input, const char *settings);

bool plan_leaves_anybody(const struct plan *plan);

/*
 * Writes the prices that prove the best plan, to no file of the folder `programme` (may be a null pointer). Returns 0,
 * or -1 after a message.
 */
int plan_write_certificate(const struct plan *plan, const struct matching_names *names,
			   const char *path, const char *programme);

/* Prints the most points of every number of pairs. */
void plan_print_trade_off(FILE *to, struct output_options options, const struct matching_problem *p,
			  int32_t minimum);

#endif
