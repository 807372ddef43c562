/*
 * reals.h - sums, means and standard deviations of doubles, for values that no scaled integers hold (moments.h).
 *
 * In two passes over the sorted values: the mean by Neumaier's (1974) compensated sum, then the squares of the distances
 * from it, with the correction for what the mean was rounded by (Chan, Golub and LeVeque 1983). Sorted, so the order of
 * the values changes nothing.
 */
#ifndef KURATOR_ENGINE_STATISTICS_REALS_H
#define KURATOR_ENGINE_STATISTICS_REALS_H

#include "engine/statistics/paired.h"

/* m·10^-s as the nearest double. */
double real_of_decimal(int64_t m, int s);

struct real_moments {
	size_t n;
	double mean, sd; /* NaN for n = 0, for n < 2 */
	bool constant;   /* also of none */
};

struct real_moments real_moments_of(const double *values, size_t n);

/* n people with both values, as doubles; the rule's bounds for reals count. Fills what paired_compare() fills of a scale. */
void paired_compare_reals(struct paired_comparison *out, const double *entry, const double *exit,
			  size_t n, const struct measure_rule *rule, enum zero_rule zeros);

#endif
