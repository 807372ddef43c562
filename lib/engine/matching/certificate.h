/*
 * certificate.h - prices that prove a matching to be the best.
 *
 * A plan is judged level by level, each level counting only between plans that are equal in all levels before it. What
 * a level adds up over the pairs is, for `pairs`, 1; for `points`, the score; for `keep`, 1 for a pair of the previous
 * plan. Each level has a price for every mentee (u) and for a place of every mentor (v). With all levels compared
 * lexicographically, the prices prove the plan when
 *
 *   1. u + v of an edge is at least what the edge adds, and equal on the pairs of the plan;
 *   2. no price is below zero (the first level that is not 0 is positive);
 *   3. who has a price above zero is placed: a mentee has a mentor, a mentor has no place free.
 *
 * Then in every level the sum of all u plus capacity times v is what the plan adds up to, and no plan can have more
 * (weak duality of linear programming; Kuhn 1955, Egervary 1931). In the level `pairs` the persons with price 1 are a
 * smallest cover in the sense of Konig 1931.
 *
 * The floor, the score of the worst pair, is proved apart: `floor_mentee` and `floor_mentor` mark persons so that every
 * edge above the floor has a marked end, and the marked mentees and the places of the marked mentors are fewer than the
 * pairs of the plan; hence as many pairs need an edge at the floor or below. Edges below the floor are not looked at
 * in the levels after `pairs`; those below `minimum` in no level.
 */
#ifndef KURATOR_ENGINE_MATCHING_CERTIFICATE_H
#define KURATOR_ENGINE_MATCHING_CERTIFICATE_H

#include "engine/matching/problem.h"

enum matching_objective {
	MATCHING_FAIR,  /* most pairs, then the worst pair as good as possible, then most points */
	MATCHING_COUNT, /* most pairs, then most points */
	MATCHING_SCORE, /* most points, then most pairs */
};

enum matching_level_kind { MATCHING_PAIRS, MATCHING_POINTS, MATCHING_KEEP };

struct matching_level {
	enum matching_level_kind kind;
	int64_t *mentee; /* u; in thousandths where the kind is points */
	int64_t *mentor; /* v, for one place */
};

#define MATCHING_MAX_LEVELS 3

struct matching_certificate {
	enum matching_objective objective;
	int32_t minimum;                   /* edges below were left out */
	int32_t floor;                     /* -1: the objective has none, or there is no pair */
	bool *floor_mentee, *floor_mentor; /* null pointers where floor is -1 */
	size_t n_levels;
	struct matching_level levels[MATCHING_MAX_LEVELS];
};

void matching_certificate_release(struct matching_certificate *c);
/* Takes the level of kept pairs off. It is the last one, so what is left proves the levels before it. */
void matching_certificate_drop_kept(struct matching_certificate *c);
/* "fair", "count", "score" and back; -1 for another name. */
const char *matching_objective_name(enum matching_objective objective);
int matching_objective_parse(const char *name);

#endif
