/*
 * moments.h - sums, means and standard deviations without rounding.
 *
 * Values are scaled integers: x stands for x·10^-scale, |x| <= VALUE_MAX. With a scale outside 0 … SCALE_MAX a figure is
 * rounded once more when it is told. The sums Σx (128
 * bits) and Σx² (192 bits) are exact and so is n·Σx² - (Σx)² (256 bits); only the last division and square root round.
 * Hence ties, zeros and constants are what they are on paper, an offset of 1e15 costs no digit, one pass is enough,
 * and the result does not depend on the order of the values or on how they were split between threads.
 */
#ifndef KURATOR_ENGINE_STATISTICS_MOMENTS_H
#define KURATOR_ENGINE_STATISTICS_MOMENTS_H

#include "base/util.h"
#include "base/wide.h"

#define VALUE_MAX INT64_C(999999999999999999) /* 18 digits; sums of four of them fit 64 bits */
#define SCALE_MAX POWERS_OF_TEN

/* x·10^-scale as the nearest double (to one rounding more where x > 2^53). */
double scaled_double(int64_t x, int scale);
/* The whole number of units of 10^-scale nearest to x, at most ±VALUE_MAX. */
int64_t scaled_whole(double x, int scale);
/* Moves *x from scale `from` to scale `to` >= from. Returns -1, and leaves *x alone, where it would not fit. */
int scaled_move(int64_t *x, int from, int to);

struct moments {
	int64_t n;
	int128 sum;
	uint64_t squares[3]; /* Σx², least significant first */
};

#define MOMENTS_INIT \
	{ \
		.n = 0 \
	}

void moments_add(struct moments *m, int64_t x);
void moments_add_all(struct moments *m, const int64_t *values, size_t n);
/* Adds n values of which the two sums, Σx and Σx², are known. */
void moments_add_sums(struct moments *m, uint32_t n, int64_t sum, uint64_t squares);
/* Adds all that `other` has seen. */
void moments_merge(struct moments *m, const struct moments *other);

/* Whether all values were equal (also when there was none). */
bool moments_constant(const struct moments *m);
/* n·Σx² - (Σx)² >= 0, in units of 10^-2scale, rounded once. */
double moments_spread(const struct moments *m);
/* Mean (NaN for n = 0) and standard deviation with n - 1 (NaN for n < 2). */
double moments_mean(const struct moments *m, int scale);
double moments_sd(const struct moments *m, int scale);

#endif
