/*
 * solve.h - the best matching, exactly.
 *
 * Levels of the objectives: fair is pairs, floor (score of the worst pair), points; count is pairs, points; score is
 * points, pairs. Between plans that are equal in all of them, the one with the most pairs of the previous plan is taken
 * (`keep` of the problem), and of those the canonical one: let a plan be written as the list of its mentors' numbers in
 * the order of the mentees, with "nobody" after all mentors; the canonical plan is the first in lexicographic order.
 * It is unique, so the answer depends on nothing but the problem.
 *
 * Method: a maximum matching and its cover (Hopcroft and Karp 1973, Konig 1931) split the people into a part where
 * places are scarce and a part where mentees are; each is solved for points from its scarce side by successive shortest
 * augmenting paths over integer reduced costs, rows sorted by score, after a warm-up of the prices (Jonker and Volgenant
 * 1987, here with capacities). Later levels are solved on the edges that the prices leave tight.
 */
#ifndef KURATOR_ENGINE_MATCHING_SOLVE_H
#define KURATOR_ENGINE_MATCHING_SOLVE_H

#include "engine/matching/certificate.h"

struct matching_result {
	size_t *edge; /* of each mentee: the edge chosen, or MATCHING_NO_EDGE */
	uint32_t pairs;
	int32_t floor;  /* score of the worst pair; -1 when there is no pair */
	int64_t points; /* thousandths */
	uint32_t kept;  /* pairs of the previous plan among them */
	/*
	 * Of each mentee: has this mentor (or nobody) in every matching that is best for the objective, whatever is
	 * kept and whichever is canonical.
	 */
	bool *fixed;
	uint32_t fixed_pairs;
	struct matching_certificate certificate;
};

/* Never fails. Edges with a score below `minimum` (thousandths) are not used. Overwrites result. */
void matching_solve(const struct matching_problem *p, enum matching_objective objective,
		    int32_t minimum, struct matching_result *result);
void matching_result_release(struct matching_result *result);

#endif
