/*
 * mean_interval.h - a mean with its 95 % interval by Student's t: mean ± t(0.975; n - 1)·sd/sqrt(n).
 */
#ifndef KURATOR_ENGINE_STATISTICS_MEAN_INTERVAL_H
#define KURATOR_ENGINE_STATISTICS_MEAN_INTERVAL_H

#include "engine/statistics/figure.h"
#include "engine/statistics/moments.h"

struct mean_interval {
	double mean;      /* NaN for n = 0 */
	double sd;        /* with n - 1; NaN for n < 2 */
	double low, high; /* NaN for n < 2; both the mean where all values are equal */
};

struct mean_interval mean_interval(const struct moments *m, int scale);

#endif
