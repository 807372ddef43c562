/*
 * assign.h - the heaviest assignment of the left to the right, with prices (inside engine/matching only).
 *
 * Either every one of the left has one unit to place and the right has `capacity` places each, or the left has `supply`
 * units each and the right has one place each; the other array is a null pointer. Weights are 0 and more.
 *
 * With `must`, all units are placed (the caller knows that they can be); otherwise as many as make the sum of weights
 * greatest. Prices: u + v >= weight on every arc, with equality where placed; v >= 0, and 0 where a place is free;
 * without `must` u >= 0, and 0 where a unit is not placed; with it u may be negative.
 */
#ifndef KURATOR_ENGINE_MATCHING_ASSIGN_H
#define KURATOR_ENGINE_MATCHING_ASSIGN_H

#include "engine/matching/graph.h"

struct assignment {
	int64_t *u;         /* of the left */
	int64_t *v;         /* of the right, for one place */
	uint32_t *load;     /* of the right: how many of its places are filled */
	size_t *slot_start; /* n_right + 1 */
	uint32_t *slot;     /* whom of the left each filled place has */
};

void assign(struct assignment *a, const struct graph *g, const uint32_t *supply,
	    const uint32_t *capacity, bool must);
/* As without `must`, but after some rounds of bids only: some units are not placed that should be, prices are near. */
void assign_roughly(struct assignment *a, const struct graph *g, const uint32_t *supply,
		    const uint32_t *capacity);
void assignment_release(struct assignment *a);

#endif
