/*
 * tight.h - the choice that is left when the prices are known (inside engine/matching only).
 *
 * With prices that prove a plan, the best plans are exactly those that use only tight edges and place everybody whose
 * price is above zero ("must"). From one of them all others are reached by moving people along closed walks: from
 * mentor to mentor over a tight edge of a mentee who moves, and through one extra node "outside", which stands for
 * mentees without a mentor and for free places. Hence an edge is in some best plans and not in others exactly when its
 * walk lies in one strongly connected component.
 */
#ifndef KURATOR_ENGINE_MATCHING_TIGHT_H
#define KURATOR_ENGINE_MATCHING_TIGHT_H

#include "engine/matching/cardinality.h"

struct tight {
	struct graph
		g; /* the tight edges, by mentor within a row; mentees on the left; weight 1 for an edge to keep */
	bool *mentee_must, *mentor_must;
	uint32_t *
		component; /* of each mentor, and behind them of "outside"; set by tight_components */
};

void tight_release(struct tight *t);
/* Drops the edges for which u + v is not `weight` times the edge's own weight plus `plus`. */
void tight_filter(struct tight *t, const int64_t *u, const int64_t *v, int weight, int plus);
void tight_components(struct tight *t, const struct pairing *m);
/* Whether the mentee has the same mentor (or nobody) in all best plans; the components must be known. */
bool tight_fixed(const struct tight *t, const struct pairing *m, uint32_t mentee);
/*
 * Turns the plan into the canonical one: mentee by mentee, each gets the first mentor that the mentees before it leave
 * possible. The components must be known; they are refined on the way.
 */
void tight_canonical(struct tight *t, struct pairing *m);

#endif
