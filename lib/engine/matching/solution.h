/*
 * solution.h - a problem on its way to a plan (inside engine/matching only): the levels of a certificate, one after
 * another. solve.c makes a plan of it, grow.c prices for a problem that still grows.
 */
#ifndef KURATOR_ENGINE_MATCHING_SOLUTION_H
#define KURATOR_ENGINE_MATCHING_SOLUTION_H

#include "engine/matching/assign.h"
#include "engine/matching/solve.h"
#include "engine/matching/tight.h"

struct solution {
	const struct matching_problem *p;
	struct matching_result *result;
	struct matching_certificate *c;
	struct graph g; /* weights in units */
	int32_t unit;
	struct pairing m;
	struct tight t;
};

/* Overwrites both. The certificate has no level yet, the plan no pair. */
void solution_open(struct solution *s, const struct matching_problem *p,
		   struct matching_certificate *c, enum matching_objective objective,
		   int32_t minimum);
void solution_close(struct solution *s);

void solution_add_level(struct solution *s, enum matching_level_kind kind);
/* Adds the level `pairs` with the marks of a cover as prices. */
void solution_add_cover(struct solution *s, const bool *mentee, const bool *mentor);
/* Takes the pairs of an assignment over as the plan. */
void solution_take_pairs(struct solution *s, const struct assignment *a, bool mentees_left);
void solution_drop_pairs(struct pairing *m);

/* ---- levels ---- */

/* As many pairs as possible, from those that there are. */
void solution_most_pairs(struct solution *s);
/* The floor, of a plan with most pairs, which changes. Arcs below it are cut off. */
void solution_floor(struct solution *s);
void solution_cut_below_floor(struct solution *s);
/* Most points with most pairs: the first level is there, the floor, too, if there shall be one. */
void solution_points_after_pairs(struct solution *s);
void solution_points_first(struct solution *s);
/* Both levels of the objective score, with prices that are only near those of a best plan, and no pairs. */
void solution_points_roughly(struct solution *s);
/* All levels of the objective. Of the objective score the tight edges are known then, and the graph is gone. */
void solution_price(struct solution *s);

/* ---- the plan ---- */

/* The edges that the levels leave tight, and who must be placed. The graph is gone then. */
void solution_find_tight(struct solution *s);
/* Chooses among the plans of the tight edges, from one that is among them. */
void solution_choose(struct solution *s, struct matching_result *result);
/* A mentor without places is nobody's candidate: any price is right, and a high one covers all its edges. */
void solution_price_placeless(struct solution *s);

#endif
