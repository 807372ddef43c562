/* effect.c - standardised mean differences of paired values */
#include "engine/statistics/effect.h"

#include "engine/statistics/distributions.h"

struct effect paired_effect(double n, double diff, double diff_sd, double entry_sd, double exit_sd)
{
	struct effect e = { NAN, NAN, NAN, NAN, NAN, NAN };
	double av_sd = hypot(entry_sd, exit_sd) / sqrt(2);
	double correction = n > 2 ? hedges_correction(n - 1) : NAN;

	if (n < 2)
		return e;
	if (av_sd > 0) {
		e.d_av = diff / av_sd;
		e.g_av = e.d_av * correction;
	}
	if (!(diff_sd > 0))
		return e;
	e.d_z = diff / diff_sd;
	e.g_z = e.d_z * correction;
	if (av_sd > 0) {
		double t = e.d_z * sqrt(n), unit = diff_sd / (av_sd * sqrt(n));

		e.low = noncentral_t_ncp(t, n - 1, 0.025) * unit;
		e.high = noncentral_t_ncp(t, n - 1, 0.975) * unit;
	}
	return e;
}
