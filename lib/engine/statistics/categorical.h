/*
 * categorical.h - paired answers without a scale: yes/no and levels.
 *
 * Tables are k × k counts, row = entry, column = exit, table[entry * k + exit].
 */
#ifndef KURATOR_ENGINE_STATISTICS_CATEGORICAL_H
#define KURATOR_ENGINE_STATISTICS_CATEGORICAL_H

#include "engine/statistics/figure.h"

struct categorical_test {
	double statistic;
	double df; /* NaN for McNemar */
	double p;  /* two-sided */
};

/*
 * Exact test of McNemar (1947) on the pairs that changed: gained no → yes, lost yes → no. statistic = gained; p = 2·P(X
 * <= min(gained, lost)), at most 1, X binomial (gained + lost, 1/2). p is NaN when nobody changed.
 */
struct categorical_test mcnemar_exact(uint64_t gained, uint64_t lost);

/*
 * Equality of the two margins of a k × k table, k >= 2 (Stuart 1955; Maxwell 1970): chi-square with as many degrees of
 * freedom as categories can differ independently (k - 1, fewer when categories or links between them are empty). All
 * NaN when nobody changed.
 */
struct categorical_test stuart_maxwell(const uint64_t *table, size_t k);

/* Symmetry of the table (Bowker 1948); df counts the pairs of cells that are not both empty. All NaN as above. */
struct categorical_test bowker(const uint64_t *table, size_t k);

/* A share hits/n with its 95 % interval (Wilson 1927); all NaN for n = 0. */
struct share {
	double value, low, high;
};
struct share wilson_share(uint64_t hits, uint64_t n);

#endif
