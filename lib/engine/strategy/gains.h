/*
 * gains.h - what the mentee of each pair gained from entry to exit, every measure turned so that more is better.
 *
 * On that good scale a value of a measure that is better `up` is the value, of one that is better `down` its negative,
 * of one with a good `range` the negative distance from it; yes is 1 and no 0, a level its place. A gain is exit -
 * entry on the good scale, computed in whole numbers and rounded once.
 */
#ifndef KURATOR_ENGINE_STRATEGY_GAINS_H
#define KURATOR_ENGINE_STRATEGY_GAINS_H

#include "engine/entry_exit.h"

struct gain {
	double entry; /* on the good scale; NaN: not measured twice */
	double gain;
	double value; /* at entry, as it was measured */
};

struct gains {
	const struct bases *bases;
	const struct pair **pairs; /* with both values of some measure, by id */
	size_t n;
	const struct measure *measures; /* of program.yaml */
	size_t n_measures;
	struct gain *values; /* [measure * n + pair] */
};

/* From what entry_exit_read() took in, of measures of program.yaml. */
void gains_of(struct gains *gains, const struct entry_exit *e, const struct bases *bases);
void gains_release(struct gains *gains);

/* Entry and gain of those who have them: one measure, or all of them together. */
struct outcome {
	const struct measure *measure; /* a null pointer: all together */
	size_t n;
	const struct pair **pairs;
	double *entry, *gain;
	double *value; /* at entry, as it was measured; NaN of all together */
};

void outcome_of_measure(struct outcome *outcome, const struct gains *gains, size_t measure);
/*
 * The mean over the measures of each pair, every measure in standard deviations of its entry (n - 1, over the pairs
 * that have it) from its mean entry. Measures whose entries do not differ, or that one pair only has, are left out.
 */
void outcome_of_all(struct outcome *outcome, const struct gains *gains);
void outcome_release(struct outcome *outcome);

#endif
