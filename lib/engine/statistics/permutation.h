/*
 * permutation.h - does any of several ways of grouping people go with what they gained?
 *
 * Under the hypothesis that none does, the gains at equal entry could have fallen to anybody: the residuals of the gain
 * on the entry are dealt out anew (Freedman and Lane 1983), each time all factors are tested as in ancova.h, and the
 * smallest of their p values counts (Westfall and Young 1993). The overall p is how often it is at most that of the
 * data, (1 + hits) / (1 + rounds) (Phipson and Smyth 2010): it needs neither normal errors nor a correction for the
 * number of factors, nor is it harmed by factors that go together.
 *
 * The shuffles start from a fixed seed (SplitMix64; Steele, Lea and Flood 2014): the same people in the same order give
 * the same p.
 */
#ifndef KURATOR_ENGINE_STATISTICS_PERMUTATION_H
#define KURATOR_ENGINE_STATISTICS_PERMUTATION_H

#include "engine/statistics/groups.h"

struct factor {
	const size_t *groups; /* of each person; GROUP_NONE: not known */
	size_t k;
	double p; /* out: of this factor alone, by the same shuffles; NaN where it cannot be tested */
};

/* Fills p of each factor and returns the overall p; NaN where no factor can be tested. Time is rounds·n·factors. */
double permutation_test(const double *entry, const double *gain, size_t n, struct factor *factors,
			size_t n_factors, size_t rounds);

/* 9,999 rounds, fewer (at least 999) where so many would take longer than about a second. */
size_t permutation_rounds(size_t n, size_t n_factors);

#endif
