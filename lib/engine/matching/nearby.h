/*
 * nearby.h - the best plan where a mentor has a few places more, found among the edges that can matter (inside engine only).
 *
 * Let the prices u and v prove a plan of the value OPT. Under the changed problem the value of any plan is at most
 *
 *	OPT + places * v(mentor) - the sum of u + v - w over its pairs
 *
 * since prices are not below zero and no edge adds more than its two prices (weak duality). So once a plan of the value V
 * is known, an edge that is more than OPT + places * v(mentor) - V short of its prices is in no plan as good as that one:
 * fixing variables by reduced costs (Dantzig, Fulkerson and Johnson 1954). The changed problem is therefore solved with
 * the edges that are nearly tight only, and its own value, or else its own prices, say whether these were enough; if not,
 * edges that its prices leave open are added, and after some rounds of that it is solved with all. Every best plan of the changed problem consists of these edges: plan and canonical choice are
 * those of matching_solve() on the whole changed problem.
 *
 * With the objective fair the value says so only if the levels before the points cannot be better: by the cover of all
 * edges no further pair, by that of the edges above the floor no higher floor.
 */
#ifndef KURATOR_ENGINE_MATCHING_NEARBY_H
#define KURATOR_ENGINE_MATCHING_NEARBY_H

#include "engine/matching/length.h"
#include "engine/matching/solve.h"

struct matching_nearby {
	const struct matching_problem *problem;
	const struct matching_result *result;
	struct matching_problem few; /* the marked edges; there is none while reach is 0 */
	bool *is_few; /* marks: edges at most `reach` short of their prices, and others that plans needed */
	length reach;
	uint64_t floor_cover; /* how many places cover the edges above the floor */
};

/* problem and result (of matching_solve on that problem) must outlive it. */
void matching_nearby_init(struct matching_nearby *n, const struct matching_problem *problem,
			  const struct matching_result *result);
void matching_nearby_release(struct matching_nearby *n);

/* What of the best plan of the changed problem is asked. */
struct matching_nearby_plan {
	uint32_t mentor; /* whom the mentee has in it, or MATCHING_NOBODY */
	uint32_t pairs;
	int32_t floor;
	int64_t points;
	bool settled; /* the mentee has the same in all best plans */
	bool near; /* the value told that few edges were enough; it tells so of fewer places, too */
};

/* The best plan with so many places more (1 or more) of the mentor. */
struct matching_nearby_plan matching_nearby_solve(struct matching_nearby *n, uint32_t mentee,
						  uint32_t mentor, uint32_t places);

/*
 * Whether it is certain, by one look at `most` places, that the mentee has nobody with so many or fewer. For if it is in a
 * best plan with some places, it is in one with one more: an augmenting path from outside to the new place takes nobody's
 * mentor away (successive shortest paths: Jewell 1958, Busacker and Gowen 1960).
 */
bool matching_nearby_is_hopeless(struct matching_nearby *n, uint32_t mentee, uint32_t mentor,
				 uint32_t most);
/* The fewest places, 1 to `most`, with which the mentee has somebody, and the plan then; 0: there are none. */
uint32_t matching_nearby_fewest(struct matching_nearby *n, uint32_t mentee, uint32_t mentor,
				uint32_t most, struct matching_nearby_plan *plan);

#endif
