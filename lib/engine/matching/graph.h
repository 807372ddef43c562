/*
 * graph.h - rows of candidates in the order a search wants them (inside engine/matching only).
 *
 * The left side searches, the right side is searched for. Rows of the left are sorted by weight, heaviest first, equal
 * ones by number, so that a scan can stop at the first arc that cannot matter any more.
 */
#ifndef KURATOR_ENGINE_MATCHING_GRAPH_H
#define KURATOR_ENGINE_MATCHING_GRAPH_H

#include "engine/matching/problem.h"

struct arc {
	uint32_t to;
	int32_t weight;
};

struct graph {
	uint32_t n_left;
	uint32_t n_right;
	size_t *start; /* of each row of the left */
	size_t *end;   /* one behind its last arc */
	struct arc *arc;
	struct graph_rest *rest; /* see front.h; a null pointer: rows end where they end */
};

/*
 * Mentees on the left, mentors on the right; only edges of at least `minimum` to mentors with places. Weights are the
 * scores divided by *unit, their greatest common divisor (1 when there is nothing to divide).
 */
void graph_of_problem(struct graph *g, const struct matching_problem *p, int32_t minimum,
		      int32_t *unit);
/* So many places for each person are absurdly many. */
#define GRAPH_MANY_PLACES 4
/*
 * Whether the mentees look for places rather than the places for mentees: where most points are sought, the scarcer side
 * does.
 */
static inline bool graph_mentees_search(uint64_t places, uint64_t mentees)
{
	return places * 10 >= mentees * 9;
}

/*
 * The places of each of the right that somebody could fill: the capacity, or less where that is absurdly much; and
 * their sum. The caller frees the array.
 */
uint32_t *graph_places(const struct graph *g, const uint32_t *capacity, size_t *n_places);
/* The same arcs from the other side, by number within a row. */
void graph_columns(struct graph *turned, const struct graph *g);
/* The same with sorted rows. */
void graph_transpose(struct graph *turned, const struct graph *g);
/* Sorts n arcs, whose contents are lost, into another place, in that order; the spare has room for n. */
void graph_sort_arcs(struct arc *to, struct arc *from, size_t n, struct arc *spare);
/* Sorts the n arcs of each row by weight, heaviest first; equal ones keep their order. */
void graph_sort_rows(struct graph *g);
void graph_release(struct graph *g);

#endif
