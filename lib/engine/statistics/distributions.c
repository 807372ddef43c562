/* distributions.c - the only door to libRmath, and what it lacks */
#include "engine/statistics/distributions.h"

#include <math.h>
#include <Rmath.h>

/*
 * Within these bounds pnt() of libRmath is good to 1e-11. Beyond them it loses digits (8e-11 at 4e5 degrees),
 * stops before its series has converged (t = 39.6, ncp = 37, df = 2e4: 1e-12 for 0.005), and from ncp = 38 or 4e5
 * degrees on has only the normal distribution. It writes warnings only when asked for a lower tail near 1; hence the
 * upper tail with t >= 0, always.
 */
#define LIBRARY_NCP 20
#define LIBRARY_DF 1e4

#define TINY 1e-15

double normal_two_sided(double z)
{
	return 2 * pnorm(-fabs(z), 0, 1, true, false);
}

double normal_quantile(double p)
{
	return qnorm(p, 0, 1, true, false);
}

double student_two_sided(double t, double df)
{
	return 2 * pt(-fabs(t), df, true, false);
}

double student_quantile(double p, double df)
{
	return qt(p, df, true, false);
}

double chi_square_upper(double x, double df)
{
	return pchisq(x, df, false, false);
}

double f_upper(double x, double df1, double df2)
{
	return pf(x, df1, df2, false, false);
}

double f_quantile(double p, double df1, double df2)
{
	return qf(p, df1, df2, true, false);
}

double fair_binomial_lower(double k, double n)
{
	return pbinom(k, n, 0.5, true, false);
}

/* log of the density of u = log(sqrt(W/df)), up to a constant; 0 at its highest point, u = 0. */
static double log_chi_density(double u, double df)
{
	return df * (u - expm1(2 * u) / 2);
}

/* The last of the points 0, h, 2h … where the density is above e^-40 of its highest. */
static double chi_reach(double df, double h)
{
	double u = 0;

	while (log_chi_density(u + h, df) > -40)
		u += h;
	return u;
}

/*
 * The trapezoidal rule over u, normed by the same rule over the density alone. Both functions are analytic and vanish
 * at the ends, so the error falls exponentially with 1/h; Φ varies slower than the density as t <= sqrt(2 df).
 */
static double integral_over_chi(double t, double df, double ncp)
{
	double h = 0.25 / sqrt(2 * df), sum = 0, norm = 0;

	for (double u = chi_reach(df, h); log_chi_density(u, df) > -40; u -= h) {
		double weight = exp(log_chi_density(u, df));

		norm += weight;
		sum += weight * pnorm(ncp - t * exp(u), 0, 1, true, false);
	}
	return sum / norm;
}

/* The other way round, for t > sqrt(2 df): over the normal density, of P(sqrt(W/df) <= (ncp + z)/t). */
static double integral_over_normal(double t, double df, double ncp)
{
	const double h = 0.125;
	double sum = 0;

	for (double z = -9; z <= 9; z += h) {
		double s = (ncp + z) / t;

		if (s > 0)
			sum += dnorm(z, 0, 1, false) * pchisq(df * s * s, df, true, false);
	}
	return sum * h;
}

double noncentral_t_upper_integral(double t, double df, double ncp)
{
	if (isnan(t) || isnan(df) || isnan(ncp))
		return NAN;
	if (t < 0)
		return 1 - noncentral_t_upper_integral(-t, df, -ncp);
	return t * t <= 2 * df ? integral_over_chi(t, df, ncp) : integral_over_normal(t, df, ncp);
}

double noncentral_t_upper(double t, double df, double ncp)
{
	if (isnan(t) || isnan(df) || isnan(ncp))
		return NAN;
	if (t < 0)
		return 1 - noncentral_t_upper(-t, df, -ncp);
	if (fabs(ncp) > LIBRARY_NCP || df > LIBRARY_DF)
		return noncentral_t_upper_integral(t, df, ncp);
	return pnt(t, df, ncp, false, false);
}

/* How far P(T >= t) is from p, as normal quantiles: nearly linear in ncp. */
static double ncp_error(double t, double df, double ncp, double p)
{
	double tail = noncentral_t_upper(t, df, ncp);

	tail = tail < TINY ? TINY : tail > 1 - TINY ? 1 - TINY : tail;
	return normal_quantile(tail) - normal_quantile(p);
}

/*
 * Regula falsi with the halving of Dowell and Jarratt (1971, "Illinois"): always keeps the root between low and high,
 * where the errors have different signs.
 */
static double ncp_between(double t, double df, double p, double low, double high)
{
	double at_low = ncp_error(t, df, low, p), at_high = ncp_error(t, df, high, p);
	double root = low;

	for (int i = 0; i < 100 && at_low != at_high; i++) {
		double next = high - at_high * (high - low) / (at_high - at_low);
		double error_there = ncp_error(t, df, next, p);
		bool done = fabs(next - root) <= 1e-14 * (1 + fabs(next));

		root = next;
		if (done || error_there == 0)
			break;
		if ((error_there < 0) == (at_high < 0)) {
			at_low /= 2;
		} else {
			low = high;
			at_low = at_high;
		}
		high = next;
		at_high = error_there;
	}
	return root;
}

double noncentral_t_ncp(double t, double df, double p)
{
	double unit = sqrt(1 + t * t / (2 * df));
	double low = t + (normal_quantile(p) - 0.5) * unit, high = low + unit;

	if (isnan(t) || isnan(df) || !(p > 0 && p < 1))
		return NAN;
	for (double step = unit; ncp_error(t, df, low, p) > 0; step *= 2)
		low -= step;
	for (double step = unit; ncp_error(t, df, high, p) < 0; step *= 2)
		high += step;
	return ncp_between(t, df, p, low, high);
}

double hedges_correction(double df)
{
	if (!(df >= 1))
		return NAN;
	if (df == 1)
		return 0;
	/* Γ(df/2)/Γ((df-1)/2) = sqrt(π)/B(1/2, (df-1)/2): lbeta keeps its digits where a difference of lgamma does not */
	return exp(log(M_PI) / 2 - lbeta(0.5, (df - 1) / 2)) / sqrt(df / 2);
}
