/*
 * fairness.h - who got a pair and who did not, by class, sex, category and form: lines on stderr.
 */
#ifndef KURATOR_REPORT_FAIRNESS_H
#define KURATOR_REPORT_FAIRNESS_H

#include "engine/scoring/scoring.h"

#define PLACING_NONE SIZE_MAX /* left over */

/* What became of a mentee. */
struct placing {
	size_t mentee;  /* place in the bases */
	size_t variant; /* place in the eligibility; or PLACING_NONE */
	int32_t score;  /* of the pair, thousandths */
};

/* All who asked for a pair, those whose pairs were settled before the matching with them. */
struct fairness {
	const struct scoring *scoring;
	const struct placing *placings;
	size_t n;
};

/*
 * For each group of mentees: how many of how many are placed, and the mean points of their pairs; a mentee counts in
 * each of its categories. In a form count those placed in it, and those who break none of the rules of one of its
 * variants alone, so somebody who may be in two forms counts in both and is placed in one (one whose pair was settled
 * before counts in its form only). Then who of those left over has waited longest.
 */
void fairness_report(const struct fairness *f);

#endif
