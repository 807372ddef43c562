/*
 * rest.h - what is left to match when some of it is settled.
 *
 * The rest is a problem of the same people and edges with the same numbers, so that a plan of the rest is a plan of the
 * whole. Settled mentees have no edge in it, their places are taken, and edges that may not be used are gone: all of
 * these have a score below any minimum.
 */
#ifndef KURATOR_ENGINE_MATCHING_REST_H
#define KURATOR_ENGINE_MATCHING_REST_H

#include "engine/matching/problem.h"

struct matching_settled {
	const size_t *locked; /* of each mentee: the edge that it has, or MATCHING_NO_EDGE */
	const bool *closed;   /* of each mentor: takes nobody else; a null pointer: none is */
	const bool *banned;   /* of each edge: may not be used; a null pointer: all may */
};

/* The locked edges fit into the capacities. `rest` shares what it can with p, which must outlive it. */
void matching_rest_init(struct matching_problem *rest, const struct matching_problem *p,
			const struct matching_settled *settled);
void matching_rest_release(struct matching_problem *rest);

#endif
