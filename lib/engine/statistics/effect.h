/*
 * effect.h - standardised mean differences of paired values.
 *
 *   d_z  = mean difference / sd of the differences (Cohen 1988, § 2.3.5), the one that power analysis asks for;
 *   d_av = mean difference / sqrt((sd_entry² + sd_exit²) / 2) (Cumming 2012), on the scale of the measure;
 *   g_z, g_av = d·J(n - 1), J of Hedges (1981).
 *
 * The 95 % interval belongs to the population value that g_av estimates: the noncentralities λ for which the observed
 * paired t is the 97.5 and the 2.5 percentile, each times sd_diff / (sd_av·sqrt(n)) (Algina and Keselman 2003). J
 * removes the bias of a point; the limits have none and are not multiplied.
 */
#ifndef KURATOR_ENGINE_STATISTICS_EFFECT_H
#define KURATOR_ENGINE_STATISTICS_EFFECT_H

#include "engine/statistics/figure.h"

struct effect {
	double d_z, g_z;
	double d_av, g_av;
	double low, high;
};

/*
 * n pairs with this mean difference; NaN where undefined: all for n < 2; g for n = 2; d_z, g_z and the interval for
 * diff_sd = 0; d_av, g_av and the interval for both other sd = 0.
 */
struct effect paired_effect(double n, double diff, double diff_sd, double entry_sd, double exit_sd);

#endif
