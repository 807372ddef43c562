/*
 * alpha.h - how well the items of a scale hang together (Cronbach 1951), with its interval (Feldt 1965).
 *
 * alpha = k/(k - 1)·(1 - Σ var(item) / var(sum)). Under Feldt's model (1 - true)/(1 - alpha) has the F distribution with
 * n - 1 and (n - 1)(k - 1) degrees of freedom, so the 95 % limits are 1 - (1 - alpha)·F(0.975) and 1 - (1 - alpha)·F(0.025).
 */
#ifndef KURATOR_ENGINE_STATISTICS_ALPHA_H
#define KURATOR_ENGINE_STATISTICS_ALPHA_H

#include "engine/statistics/figure.h"

struct alpha {
	double value;     /* at most 1; below 0 where items contradict each other */
	double low, high; /* 95 % */
};

/*
 * scores[person * k + item] of n people who answered all k items, higher meaning more of the same thing. All figures are
 * NaN for n < 2, k < 2 and where everybody has the same sum.
 */
struct alpha cronbach_alpha(const int64_t *scores, size_t n, size_t k);

#endif
