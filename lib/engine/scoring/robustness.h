/*
 * robustness.h - would somewhat other weights give the same pairs?
 *
 * The weights of a programme are a judgement; a pair that a tenth more or less of one weight takes apart is arguable. In
 * each run every weight is multiplied by a factor of its own, drawn evenly from 1 - shake to 1 + shake in thousandths,
 * all candidates are scored anew and the plan is made anew by the same rules (which variant is the best of a pair may
 * change with it: pairs are counted, not variants; a minimum of points is one of the changed points).
 *
 * The factors start from a fixed seed and are drawn for all criteria there are, whether the programme has them or not,
 * so the answer depends neither on the order of rules in program.yaml nor on the machine. Without a shake all runs are
 * the plan itself.
 */
#ifndef KURATOR_ENGINE_SCORING_ROBUSTNESS_H
#define KURATOR_ENGINE_SCORING_ROBUSTNESS_H

#include "engine/matching/solve.h"
#include "engine/matching/stable.h"
#include "engine/scoring/scoring.h"

#define ROBUSTNESS_NOBODY UINT32_MAX

struct robustness_settings {
	uint32_t runs;  /* at least 1 */
	uint32_t shake; /* thousandths of each weight, up to 1000 */
	/* How a plan is made. */
	bool stable;
	enum matching_objective objective; /* unless stable */
	enum matching_side proposing;      /* when stable */
	int32_t minimum;
};

struct robustness {
	uint32_t runs;
	/* Of each mentee of the working set: */
	uint32_t *stays; /* runs in which it has the mentor (or nobody) that it has in the plan */
	uint32_t *
		rival; /* whom it has most often in the other runs (equally often: the first by id, nobody last); */
	/* a mentor's number in the working set, or ROBUSTNESS_NOBODY */
	uint32_t *rival_runs; /* in how many; 0: there are no other runs */
};

/* `edge` of each mentee is the plan among the candidates `p` of s, or MATCHING_NO_EDGE. Never fails; overwrites `found`. */
void robustness_measure(const struct scoring *s, const struct matching_problem *p,
			const size_t *edge, const struct robustness_settings *settings,
			struct robustness *found);
void robustness_release(struct robustness *found);

#endif
