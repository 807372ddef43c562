/*
 * tradeoff.h - what each further pair costs.
 */
#ifndef KURATOR_ENGINE_MATCHING_TRADEOFF_H
#define KURATOR_ENGINE_MATCHING_TRADEOFF_H

#include "engine/matching/problem.h"

struct matching_tradeoff {
	uint32_t most_pairs;
	int64_t *
		points; /* points[k], k = 0 to most_pairs: the most points of any matching of exactly k pairs */
};

/*
 * Edges below `minimum` are not used. The curve is concave: each further pair brings at most as much as the one before
 * it, and may bring less than nothing.
 */
void matching_tradeoff(const struct matching_problem *p, int32_t minimum,
		       struct matching_tradeoff *curve);
void matching_tradeoff_release(struct matching_tradeoff *curve);

#endif
