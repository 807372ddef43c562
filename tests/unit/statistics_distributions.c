/*
 * statistics_distributions.c - tails and quantiles against values of 20 digits.
 *
 * The values were computed with mpmath 1.3 at 50 digits by ways that have nothing in common with the library: erfc, the
 * regularised incomplete beta and gamma functions, exact binomial sums, and for the noncentral t adaptive quadrature of
 * Φ(ncp - t·s) over the chi density at 30 digits.
 */
#include "unit/unit.h"

#include "engine/statistics/distributions.h"

#include <unistd.h>

struct tail {
	double x, a, b, want;
};

static char *titled(const char *what, const struct tail *tail)
{
	static char title[100];

	snprintf(title, sizeof(title), "%s %g, %g, %g", what, tail->x, tail->a, tail->b);
	return title;
}

static void test_normal(void)
{
	is_near(normal_two_sided(0), 1, 0, "all lies outside 0");
	is_near(normal_two_sided(-0.5), 0.61707507745197379272, 1e-14, "z = 0.5");
	is_near(normal_two_sided(1.959963984540054), 0.050000000000000027531, 1e-13, "z = 1.96");
	is_near(normal_two_sided(35), 2.249821412944812488e-268, 1e-12, "z = 35");
	is_near(normal_quantile(0.975), 1.9599639845400542355, 1e-14, "97.5 %");
	is_near(normal_quantile(0.001), -3.0902323061678135415, 1e-14, "0.1 %");
}

static void test_student(void)
{
	static const struct tail tails[] = {
		{ 0, 5, 0, 1 },
		{ 4.0621276833972, 9, 0, 0.002832890197319833854 },
		{ -1, 1, 0, 0.5 },
		{ 2.5, 3.7, 0, 0.07182202291182677603 },
		{ 12, 2, 0, 0.0068729336771584601411 },
		{ 30, 50, 0, 1.2380022795987265999e-33 },
		{ 2, 1e7, 0, 0.04550029089184295328 },
		{ 1e-8, 4, 0, 0.9999999925 },
		{ 40, 1000, 0, 1.047885215517336094e-209 },
		{ 60, 200, 0, 7.7115785840566277924e-130 },
	};
	static const struct tail quantiles[] = {
		{ 0.975, 1, 0, 12.706204736174704646 },   { 0.975, 2, 0, 4.3026527297494638523 },
		{ 0.975, 9, 0, 2.2621571627982055426 },   { 0.975, 100, 0, 1.9839715185235522866 },
		{ 0.975, 1e5, 0, 1.9599877075346096386 }, { 0.995, 7, 0, 3.4994832973504939201 },
	};

	for (size_t i = 0; i < ARRAY_SIZE(tails); i++)
		is_near(student_two_sided(tails[i].x, tails[i].a), tails[i].want, 1e-12,
			titled("Student", &tails[i]));
	for (size_t i = 0; i < ARRAY_SIZE(quantiles); i++)
		is_near(student_quantile(quantiles[i].x, quantiles[i].a), quantiles[i].want, 1e-12,
			titled("Student quantile", &quantiles[i]));
}

static void test_others(void)
{
	static const struct tail chi[] = {
		{ 3.841458820694124, 1, 0, 0.050000000000000058397 },
		{ 0.1, 3, 0, 0.99183742373187647845 },
		{ 80, 2, 0, 4.2483542552915889953e-18 },
		{ 25, 12, 0, 0.014822874597441556855 },
		{ 1200, 1000, 0, 0.000012255942330622904168 },
	};
	static const struct tail f[] = {
		{ 4.5, 3, 20, 0.014373244610897451443 },
		{ 0.3, 2, 7, 0.7498865550474874158 },
		{ 35.7, 8, 60, 4.8373616627506682788e-20 },
		{ 150, 2, 30, 2.3939204936916364839e-16 },
	};
	static const struct tail coins[] = {
		{ 0, 5, 0, 0.03125 },
		{ 3, 17, 0, 0.0063629150390625 },
		{ 40, 100, 0, 0.028443966820490395835 },
		{ 100, 400, 0, 1.2959434534860383073e-24 },
	};

	for (size_t i = 0; i < ARRAY_SIZE(chi); i++)
		is_near(chi_square_upper(chi[i].x, chi[i].a), chi[i].want, 1e-12,
			titled("chi-square", &chi[i]));
	for (size_t i = 0; i < ARRAY_SIZE(f); i++)
		is_near(f_upper(f[i].x, f[i].a, f[i].b), f[i].want, 1e-12, titled("F", &f[i]));
	for (size_t i = 0; i < ARRAY_SIZE(coins); i++)
		is_near(fair_binomial_lower(coins[i].x, coins[i].a), coins[i].want, 1e-12,
			titled("coins", &coins[i]));
}

static const struct tail noncentral[] = {
	{ 2, 9, 0.5, 0.094571136176741694372 },
	{ -1.5, 4, 1, 0.98496059321484976151 },
	{ 5, 1, 4, 0.56723355750718485831 },
	{ 0.3, 30, -2, 0.010843385778645785769 },
	{ 10, 20, 12.5, 0.91823766388631359055 },
	{ 40, 60, 38, 0.3176851228708328122 },
	{ 45, 300, 43, 0.17413652549044502869 },
	{ 32.5, 5120, 28.5, 0.000070179155501789186219 },
	{ 39.6, 20480, 37, 0.0053680573658336760552 },
	{ 60, 5, 50, 0.37251618749375893758 },
	{ 41, 2000, 39.5, 0.10480701805674726433 },
	{ 0.7, 5e5, 2.2, 0.93319279646459357706 },
	{ -50, 1e6, -48, 1 - 0.02281831700759981114 },
	{ 5000, 2, 4000, 0.47270757005127757652 },
};

static void test_noncentral_t(void)
{
	for (size_t i = 0; i < ARRAY_SIZE(noncentral); i++) {
		const struct tail *tail = &noncentral[i];

		is_near(noncentral_t_upper(tail->x, tail->a, tail->b), tail->want, 1e-11,
			titled("noncentral t", tail));
		is_near(noncentral_t_ncp(tail->x, tail->a, tail->want), tail->b, 1e-9,
			titled("its noncentrality", tail));
	}
}

/* Where both can be had, the library and the integral agree. */
static void test_integral(void)
{
	double worst = 0;

	for (double df = 2; df < 1e4; df *= 3) {
		for (double ncp = 9; ncp <= 20; ncp += 2.75) {
			for (double t = ncp - 3; t < ncp + 4; t += 0.7) {
				double library = noncentral_t_upper(t, df, ncp);
				double ours = noncentral_t_upper_integral(t, df, ncp);

				worst = fmax(worst, fabs(library - ours));
			}
		}
	}
	ok(worst < 1e-11, "the noncentral t of the library and by integration");
}

/* Bytes that arrive on stdout while noncentralities are looked for. */
static off_t printed_by_library(void)
{
	FILE *file = tmpfile();
	int saved = dup(STDOUT_FILENO);
	double sum = 0;
	off_t end;

	fflush(stdout);
	if (!file || saved < 0 || dup2(fileno(file), STDOUT_FILENO) < 0)
		die("cannot redirect stdout");
	for (double df = 1; df < 1e9; df *= 3) {
		for (double t = -100; t < 100; t += 7.3)
			sum += noncentral_t_ncp(t, df, 0.025) + noncentral_t_ncp(t, df, 0.975);
		sum += noncentral_t_ncp(1e6, df, 0.975) + student_quantile(0.975, df) +
		       student_two_sided(1e200, df);
	}
	fflush(stdout);
	end = lseek(STDOUT_FILENO, 0, SEEK_END);
	dup2(saved, STDOUT_FILENO);
	close(saved);
	fclose(file);
	ok(isfinite(sum), "every noncentrality is found");
	return end;
}

static void test_correction(void)
{
	is_near(hedges_correction(1), 0, 0, "J(1) = 0");
	is_near(hedges_correction(2), 0.56418958354775628695, 1e-14, "J(2) = 1/sqrt(π)");
	is_near(hedges_correction(9), 0.91387489179255226651, 1e-14, "J(9)");
	is_near(hedges_correction(100), 0.9924780549814448666, 1e-14, "J(100)");
	is_near(hedges_correction(1e6), 0.99999924999978124993, 1e-14, "J(1e6)");
	is_near(hedges_correction(1e8), 0.99999999249999997812, 1e-14, "J(1e8)");
	ok(isnan(hedges_correction(0)), "J(0) is undefined");
}

int main(void)
{
	test_normal();
	test_student();
	test_others();
	test_noncentral_t();
	test_integral();
	test_correction();
	is_int(printed_by_library(), 0, "the library prints nothing");
	ok(isnan(noncentral_t_ncp(NAN, 3, 0.5)) && isnan(student_two_sided(NAN, 3)),
	   "NaN stays NaN");
	return done_testing();
}
