/*
 * figure.h - figures that may be undefined, and why they are.
 *
 * A figure is a double; an undefined one is NaN, and the structure that holds it says why in `reasons`, a set of enum
 * reason. Nothing here is ever infinite. Each reason stands for the same figures everywhere:
 */
#ifndef KURATOR_ENGINE_STATISTICS_FIGURE_H
#define KURATOR_ENGINE_STATISTICS_FIGURE_H

#include "base/util.h"

#include <math.h>

enum reason {
	REASON_NO_PAIRS = 1 << 0,  /* n = 0: every figure of the pairs */
	REASON_ONE_PAIR = 1 << 1,  /* n = 1: sd, t, intervals, effect sizes */
	REASON_TWO_PAIRS = 1 << 2, /* n = 2: the corrected effect sizes g (J(1) = 0) */
	REASON_ALL_EQUAL = 1 << 3, /* all differences the same, not 0: t, p, intervals, d_z, g_z */
	REASON_NO_CHANGE = 1 << 4, /* all differences 0: those, Wilcoxon and rank-biserial */
	REASON_NO_SPREAD = 1 << 5, /* entry and exit each constant: d_av, g_av */
	REASON_NO_DIRECTION = 1 << 6,   /* `better` not known: improved, worsened */
	REASON_NO_RELIABILITY = 1 << 7, /* reliability not known: reliable change */
	REASON_ENTRY_CONSTANT = 1 << 8, /* all entries the same: reliable change */
	REASON_CATEGORICAL = 1 << 9, /* no scale: everything that needs arithmetic on the values */
	REASON_ROUNDED = 1 << 10, /* no figure is empty for it: 18 digits do not hold the values */
};

/* A p value below this is printed as a bound, never as 0. */
#define P_BOUND 1e-300

static inline bool is_defined(double figure)
{
	return !isnan(figure);
}

#endif
