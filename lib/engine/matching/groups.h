/*
 * groups.h - groups that need a least number of members.
 *
 * "A mentor has at least so many mentees or none" is NP-hard to do best in general, so it is done by repair: the best
 * matching without the wish is found; then, as long as a mentor has too few, the one that lacks fewest (of those the
 * first) is either closed (its mentees go elsewhere, as well as they can) or filled (the mentees whose moving costs the
 * whole least come one by one, and all of the group stay), whichever leaves the better plan. Everything else is solved
 * exactly around that. What the repair loses against the best matching without the wish is the difference of the two;
 * it is never less than what the best possible way would lose.
 */
#ifndef KURATOR_ENGINE_MATCHING_GROUPS_H
#define KURATOR_ENGINE_MATCHING_GROUPS_H

#include "engine/matching/certificate.h"

struct matching_repair {
	uint32_t *closed, *filled; /* mentors, in the order in which they were dealt with */
	uint32_t n_closed, n_filled;
};

/*
 * least[j] is the least number of mentees of mentor j if it has any; 0 and 1 ask for nothing. Changes edge[], which is
 * the best matching of the problem for the objective and the minimum, as little as it must. `repair` is overwritten.
 */
void matching_repair_groups(const struct matching_problem *p, enum matching_objective objective,
			    int32_t minimum, const uint32_t *least, size_t *edge,
			    struct matching_repair *repair);
void matching_repair_release(struct matching_repair *repair);

#endif
