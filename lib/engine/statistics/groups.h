/*
 * groups.h - are the means of several groups the same? Groups of people, each person once.
 *
 * Values are doubles, groups are numbers 0 … k-1; GROUP_NONE is a person whose group is not known, who takes no part.
 * Sums run twice over the values (mean first), in their order. Figures that are not defined are NaN.
 */
#ifndef KURATOR_ENGINE_STATISTICS_GROUPS_H
#define KURATOR_ENGINE_STATISTICS_GROUPS_H

#include "engine/statistics/figure.h"

#define GROUP_NONE SIZE_MAX

struct group_sums {
	size_t n;
	double mean; /* NaN for n = 0 */
	double sd;   /* with n - 1; NaN for n < 2 */
};

/* Fills k sums. */
void group_sums(const double *values, const size_t *groups, size_t n, struct group_sums *sums,
		size_t k);

struct group_test {
	double statistic;
	double df1, df2; /* df2 is NaN of a chi-square */
	double p;
	size_t groups, n; /* that took part */
};

/*
 * Equality of means without equal variances (Welch 1951), on groups of two people or more; not defined with fewer than
 * two of them or when one has no spread.
 */
struct group_test welch_anova(const struct group_sums *sums, size_t k);

/*
 * Equality of the ranks' distributions (Kruskal and Wallis 1952), ties by mid-ranks with their correction; p by
 * chi-square. Not defined with fewer than two groups or when all values are the same.
 */
struct group_test kruskal_wallis(const double *values, const size_t *groups, size_t n, size_t k);

/*
 * How much people of one group are alike: intraclass correlation of one-way analysis of variance, (MSB - MSW)/(MSB +
 * (n0 - 1)·MSW) with n0 = (N - Σn²/N)/(k - 1) (Donner 1986), at least 0 in what follows from it; the design effect 1 +
 * (m - 1)·icc with m = Σn²/N, the group's mean size as a person meets it (Kish 1965): by its root intervals that take
 * people for independent are too narrow. NaN with fewer than two groups, no group of two, or no spread at all.
 */
struct clustering {
	size_t groups;
	double icc;
	double design_effect;
};
struct clustering clustering_of(const struct group_sums *sums, size_t k);

#endif
