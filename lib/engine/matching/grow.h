/*
 * grow.h - prices for a problem that grows: candidates join, and whoever is without is priced again.
 *
 * Level by level, for candidates that join change nothing in a level whose prices cover them: first until a level is
 * proved among all candidates, then the next. In the end one of the best plans is chosen as in solve.h.
 */
#ifndef KURATOR_ENGINE_MATCHING_GROW_H
#define KURATOR_ENGINE_MATCHING_GROW_H

#include "engine/matching/solve.h"

struct matching_growth {
	/* Of each mentee, or MATCHING_NOBODY: in a plan that is best in the levels asked so far. */
	uint32_t *mate;
	/* Of what was asked last: with its level, those before it. */
	struct matching_certificate prices;
};

void matching_growth_init(struct matching_growth *g, uint32_t n_mentees,
			  enum matching_objective objective, int32_t minimum);
void matching_growth_release(struct matching_growth *g);

/* The problems have the same people, and all edges of those before. Not for the objective score: */
void matching_grow_pairs(struct matching_growth *g, const struct matching_problem *p);
/* Only fair; the level pairs stays as it is. */
void matching_grow_floor(struct matching_growth *g, const struct matching_problem *p);
/* Points, whatever comes before staying as it is; of the objective score both levels. */
void matching_grow_points(struct matching_growth *g, const struct matching_problem *p);
/* Only score: prices near those, which prove nothing but tell where to look; found in a fraction of the time. */
void matching_grow_roughly(struct matching_growth *g, const struct matching_problem *p);
/*
 * The best plan as matching_solve() finds it, of a problem whose edges the prices of the last level cover; the
 * certificate has these prices, and those of `keep`. Overwrites the result; the growth has no prices any more.
 */
void matching_grow_plan(struct matching_growth *g, const struct matching_problem *p,
			struct matching_result *result);
/*
 * The best plan of a problem whose `keep` has changed since the result was found. Its prices stay, so that they still
 * cover the candidates that the problem was spared of.
 */
void matching_choose_again(const struct matching_problem *p, struct matching_result *result);

#endif
