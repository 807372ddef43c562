/*
 * ancova.h - the gains of several groups at equal entry: analysis of covariance (Fisher 1932; Cochran 1957).
 *
 * gain = a(group) + b·entry + error, one slope for all groups. Groups are those of groups.h. Where nobody's entry
 * differs from that of others of the group there is nothing to adjust for: the slope is 0, takes no degree of freedom,
 * and this is the analysis of variance.
 */
#ifndef KURATOR_ENGINE_STATISTICS_ANCOVA_H
#define KURATOR_ENGINE_STATISTICS_ANCOVA_H

#include "engine/statistics/groups.h"

struct adjusted {
	size_t n;
	double mean; /* gain at the mean entry of all; NaN for n = 0 */
	double se;   /* NaN when no error can be estimated */
};

struct ancova {
	struct group_test groups; /* equal adjusted means: F */
	/*
	 * Equal slopes: F, against a slope of its own for each group whose entries differ; not defined with fewer than
	 * two such groups. Where it fails (small p), what a group gains depends on the entry, and adjusted means hold
	 * at the mean entry only.
	 */
	struct group_test slopes;
	double slope;
	double error_df, error_sd; /* NaN when no degrees of freedom are left */
};

/* Fills k adjusted means. */
struct ancova ancova_of(const double *entry, const double *gain, const size_t *groups, size_t n,
			struct adjusted *means, size_t k);

/*
 * Means drawn together by how uncertain each is (empirical Bayes; Efron and Morris 1975): with v = se² of a group and
 * t² the variance between groups (moment estimate of DerSimonian and Laird 1986, at least 0), each mean moves to the
 * weighted mean of all, weights 1/(v + t²), by the share v/(v + t²). Without an se there is no telling how far:
 * NaN. A mean without error (se = 0), and a single one, stay as they are. Returns t², NaN when fewer than two groups have se > 0.
 */
double shrink_means(const struct adjusted *means, size_t k, double *shrunk);

/*
 * The difference between two equal halves of n people, in standard deviations, that a two-sided t test at level 0.05
 * finds with probability `power` (Cohen 1988, § 2.4). NaN for n < 4.
 */
double detectable_difference(size_t n, double power);

#endif
