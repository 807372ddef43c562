/*
 * distributions.h - tails and quantiles of the distributions that the tests need.
 *
 * The values come from R's mathematical library (libRmath), which only distributions.c includes. It prints warnings to
 * stdout; the functions here call it with arguments for which it prints nothing, and compute themselves where it has
 * only an approximation. All are pure and safe in threads. Degrees of freedom are > 0 and finite; NaN in, NaN out.
 *
 * Accuracy, as tests/unit/statistics_distributions.c holds it against 50-digit values: tails 1e-12 relative (noncentral t: 1e-11
 * absolute), quantiles 1e-12 relative.
 */
#ifndef KURATOR_ENGINE_STATISTICS_DISTRIBUTIONS_H
#define KURATOR_ENGINE_STATISTICS_DISTRIBUTIONS_H

#include "base/util.h"

/* P(|Z| >= |z|) of the standard normal distribution, and the z below which a share p lies, 0 < p < 1. */
double normal_two_sided(double z);
double normal_quantile(double p);

/* P(|T| >= |t|) of Student's t, and its quantile, 0 < p < 1. */
double student_two_sided(double t, double df);
double student_quantile(double p, double df);

/* P(X >= x) of chi-square, of F and, for whole 0 <= k <= n, P(X <= k) of n fair coins. */
double chi_square_upper(double x, double df);
double f_upper(double x, double df1, double df2);
double fair_binomial_lower(double k, double n);
/* The quantile of F: the x below which a share p lies, 0 < p < 1. */
double f_quantile(double p, double df1, double df2);

/* P(T >= t) of the noncentral t with noncentrality ncp. */
double noncentral_t_upper(double t, double df, double ncp);
/*
 * The same by integration over the chi density: P(T >= t) = E[Φ(ncp - t·sqrt(W/df))], W chi-square with df degrees
 * (Johnson, Kotz and Balakrishnan 1995, ch. 31). It holds for |ncp| >= 9 or df >= 100; noncentral_t_upper() uses it
 * where the library fails, |ncp| > 20 or df > 1e4.
 */
double noncentral_t_upper_integral(double t, double df, double ncp);
/* The noncentrality for which P(T >= t) = p, 0 < p < 1; it grows with p. */
double noncentral_t_ncp(double t, double df, double p);

/*
 * Hedges's correction J(df) = Γ(df/2) / (sqrt(df/2)·Γ((df-1)/2)), for which J·d is without bias (Hedges 1981). 0 for
 * df = 1, NaN below.
 */
double hedges_correction(double df);

#endif
