/*
 * stable.h - matchings that no mentee and mentor would both leave for each other.
 *
 * A mentee likes the mentors of its row in this order: those with mentee_rank by rank, then the others; equal ones by
 * score, higher first; then by the mentor's number. A mentor likes mentees in the same way by mentor_rank, score, number.
 * The orders are strict, so a stable matching exists; with equal ranks it is stable in the weak sense. Whoever is not an
 * edge is accepted by neither.
 *
 * An edge blocks a matching when the mentee likes the mentor better than what it has (or has nobody) and the mentor has
 * a place free or likes the mentee better than one of its mentees.
 *
 * Deferred acceptance: Gale and Shapley 1962, with capacities Roth 1984. Every stable matching places the same mentees
 * and fills each mentor to the same number (Roth 1986).
 */
#ifndef KURATOR_ENGINE_MATCHING_STABLE_H
#define KURATOR_ENGINE_MATCHING_STABLE_H

#include "engine/matching/problem.h"

enum matching_side { MATCHING_MENTEES, MATCHING_MENTORS };

/*
 * The stable matching that is best for all of the proposing side. Edges below `minimum` are not used. Fills
 * edge[n_mentees] of the caller.
 */
void matching_stable(const struct matching_problem *p, enum matching_side proposing,
		     int32_t minimum, size_t *edge);
/*
 * How many edges (of at least `minimum`) block the matching. The first `limit` of them in the order of the problem go
 * to `blocking` (room for limit edges; may be null when limit is 0).
 */
size_t matching_blocking(const struct matching_problem *p, int32_t minimum, const size_t *edge,
			 size_t *blocking, size_t limit);

#endif
