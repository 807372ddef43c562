/*
 * welch.h - the difference of two independent means with unequal variances (Welch 1947; Satterthwaite 1946).
 */
#ifndef KURATOR_ENGINE_STATISTICS_WELCH_H
#define KURATOR_ENGINE_STATISTICS_WELCH_H

#include "engine/statistics/moments.h"

struct welch {
	double diff; /* mean of a - mean of b */
	double t, df, p;
};

/* n, mean and standard deviation of a sample. */
struct sample {
	double n, mean, sd;
	bool constant;
};

struct welch welch_of(const struct sample *a, const struct sample *b);
/* Both samples have the same scale. diff is NaN when one is empty; the rest when one has n < 2 or both no spread. */
struct welch welch_test(const struct moments *a, const struct moments *b, int scale);

#endif
