/*
 * wilcoxon.h - the signed-rank test of Wilcoxon (1945) for differences with ties and zeros.
 *
 * |d| is ranked with mid-ranks. Zero rule PRATT (Pratt 1959): zeros are ranked with the others and then take no part;
 * DROP (Wilcoxon 1945): zeros are left out before ranking. W+ is the sum of the ranks of the positive differences.
 *
 * The exact p value is the share of the 2^m assignments of signs to the m ranks that lie at least as far from the
 * middle as W+ does, found by dynamic programming over doubled mid-ranks, so ties need no approximation. It is used
 * for m <= WILCOXON_EXACT_MAX while m times the doubled rank sum is <= WILCOXON_EXACT_WORK (always so without zeros;
 * Pratt's rule with very many zeros exceeds it). Otherwise the normal distribution with mean Σr/2 and variance Σr²/4,
 * which holds the corrections for ties and, under Pratt's rule, for zeros (Cureton 1967), and a continuity correction
 * of 1/2.
 *
 * Effect size: matched-pairs rank-biserial correlation (W+ - W-) / (W+ + W-) (King and Minium 2003; Kerby 2014).
 */
#ifndef KURATOR_ENGINE_STATISTICS_WILCOXON_H
#define KURATOR_ENGINE_STATISTICS_WILCOXON_H

#include "engine/statistics/figure.h"

enum zero_rule { ZEROS_PRATT, ZEROS_DROP };
enum wilcoxon_method { WILCOXON_NONE, WILCOXON_EXACT, WILCOXON_NORMAL };

#define WILCOXON_EXACT_MAX 400
#define WILCOXON_EXACT_WORK \
	((uint64_t)WILCOXON_EXACT_MAX * WILCOXON_EXACT_MAX * (WILCOXON_EXACT_MAX + 1))

struct wilcoxon {
	size_t nonzero; /* m */
	double w;       /* W+ */
	double p;       /* two-sided */
	double rank_biserial;
	enum wilcoxon_method
		method; /* NONE, and all figures NaN, when no difference is other than 0 */
};

/* d[0 … n-1] are scaled integers and keep their order. */
struct wilcoxon wilcoxon_test(const int64_t *d, size_t n, enum zero_rule zeros);
/* The same, by the normal distribution whatever m. */
struct wilcoxon wilcoxon_normal(const int64_t *d, size_t n, enum zero_rule zeros);
/* "exact" or "normal" and the rule, as "exact pratt": the content of the column wilcoxon_method; "" for NONE. */
const char *wilcoxon_method_name(enum wilcoxon_method method, enum zero_rule zeros);
/* The rule that a word names; -1 for no rule. */
int zero_rule_parse(const char *word);

#endif
