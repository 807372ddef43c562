/*
 * relaxation.h - which single thing, if it were otherwise, would give a mentee a pair.
 *
 * A relaxation is one rule lifted: on the mentee's side for all mentors at once (a consent that is missing), on a
 * mentor's side for all mentees (training, one more place for a mentor who has none free), or for the two alone (no
 * common time, an exception from the class gap). Each is checked by solving anew: the best plan under it has somebody
 * for the mentee. Where the rule lifted gives candidates whose places others get nevertheless, more places of the best
 * of these mentors are tried with it.
 *
 * Rules that nobody can lift are left out: the same person, who left, another kind of people, an inactive form, too
 * young, rejected at selection, an exclusion, a pair already.
 */
#ifndef KURATOR_ENGINE_SCORING_RELAXATION_H
#define KURATOR_ENGINE_SCORING_RELAXATION_H

#include "engine/matching/solve.h"
#include "engine/scoring/scoring.h"

#define RELAXATION_PLACES 5

struct relaxation {
	enum refusal_rule rule;
	enum side side;
	uint32_t mentor;      /* number in the working set; MATCHING_NOBODY: on the mentee's side */
	uint32_t own;         /* places that the mentor lacks for one to be free; 0: another rule */
	uint32_t places;      /* further places that it takes besides */
	uint32_t place;       /* the mentor who needs them; MATCHING_NOBODY: none */
	uint32_t candidates;  /* mentors whom the mentee may then have */
	uint32_t mentor_then; /* whom it gets */
	size_t variant_then;  /* place in e->variants */
	uint32_t pairs_then;
	int64_t points_then; /* thousandths, of the whole plan */
};

struct relaxations {
	struct relaxation *items;
	size_t n;
};

/* Things that have to be otherwise: a rule lifted is one, each place more of a mentor is one. */
uint32_t relaxation_size(const struct relaxation *r);

/*
 * At most `most`, the best first: the smallest (of further places at most RELAXATION_PLACES); then what is easily changed
 * (a step of selection, an empty cell, a wish, a place, hours) before requirements of program.yaml; then more pairs, more points, fewer rules.
 */
void relaxations_find(const struct scoring *s, const struct matching_problem *problem,
		      const uint16_t *variant, enum matching_objective objective, int32_t minimum,
		      uint32_t mentee, size_t most, struct relaxations *found);
void relaxations_release(struct relaxations *found);

#endif
