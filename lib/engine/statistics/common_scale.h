/*
 * common_scale.h - one scale for decimal numbers that 18 digits do not hold together.
 *
 * Numbers are m·10^-s with |m| <= VALUE_MAX and any s. Where 18 digits hold them all they stay exact. Otherwise each is
 * rounded once, half to even, to the decimal place that leaves the largest of them 17 digits: finer than a double, and
 * what is equal on paper stays equal. The scale depends on which numbers there are, not on their order.
 */
#ifndef KURATOR_ENGINE_STATISTICS_COMMON_SCALE_H
#define KURATOR_ENGINE_STATISTICS_COMMON_SCALE_H

#include "engine/statistics/moments.h"

/* What has been seen of the numbers; zeros need no digit. */
struct common_scale {
	bool any;
	int top;     /* all are below 10^top … */
	int bottom;  /* … and not below 10^(bottom - 1) */
	int written; /* the largest s */
	int finest;  /* the largest s when zeros at the end of m are left out */
};

void common_scale_add(struct common_scale *common, int64_t m, int s);
/* The scale for all of them, perhaps outside 0 to SCALE_MAX; *rounds: whether some will have to be rounded. */
int common_scale_choose(const struct common_scale *common, bool *rounds);
/* Whether rounding would leave the smallest of them fewer than 14 digits: they are better compared as doubles. */
bool common_scale_is_wide(const struct common_scale *common);
/* m·10^-from in units of 10^-to, for a scale that was chosen with it. */
int64_t common_scale_move(int64_t m, int from, int to);

#endif
