/*
 * front.h - rows of which only the heaviest arcs are in order yet (inside engine/matching only).
 *
 * A search goes along a row from its heaviest arc and seldom gets far: of rows of thousands it wants dozens. So only a
 * front of each row is sorted, all arcs of at least some weight; the row ends behind them, and further ones are sorted
 * behind the end when a scan asks for them. What a scan sees does not depend on where the front ended.
 */
#ifndef KURATOR_ENGINE_MATCHING_FRONT_H
#define KURATOR_ENGINE_MATCHING_FRONT_H

#include "engine/matching/graph.h"

/* Whether the rows are long enough and mentees search, and places are not so many that arcs have to be counted. */
bool front_pays(const struct matching_problem *p);
/* Like graph_of_problem() with the unit 1, but only fronts are in order. The problem must outlive the graph. */
void graph_fronts_of_problem(struct graph *g, const struct matching_problem *p, int32_t minimum);
/* Sorts further arcs of the row if there are any of more than `above`, so that it has no less than one more then. */
void front_extend(const struct graph *g, uint32_t left, int64_t above);
/* Sorts all rows to their ends, for whoever goes along all arcs. Does nothing where they are. */
void front_complete(struct graph *g);
/* Called by graph_release(). */
void front_release(struct graph *g);

/*
 * For a scan that has come to the end of a row and wants arcs of more than `above`: the end as it is then, the same where
 * there is none.
 */
static inline const struct arc *front_end(const struct graph *g, uint32_t left, int64_t above)
{
	if (g->rest)
		front_extend(g, left, above);
	return g->arc + g->end[left];
}

#endif
