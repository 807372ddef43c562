/* groups.c - are the means of several groups the same? */
#include "engine/statistics/groups.h"

#include "engine/statistics/distributions.h"

void group_sums(const double *values, const size_t *groups, size_t n, struct group_sums *sums,
		size_t k)
{
	for (size_t j = 0; j < k; j++)
		sums[j] = (struct group_sums){ 0, 0, 0 };
	for (size_t i = 0; i < n; i++) {
		if (groups[i] == GROUP_NONE)
			continue;
		sums[groups[i]].n++;
		sums[groups[i]].mean += values[i];
	}
	for (size_t j = 0; j < k; j++)
		sums[j].mean = sums[j].n ? sums[j].mean / (double)sums[j].n : NAN;
	for (size_t i = 0; i < n; i++) {
		double d;

		if (groups[i] == GROUP_NONE)
			continue;
		d = values[i] - sums[groups[i]].mean;
		sums[groups[i]].sd += d * d;
	}
	for (size_t j = 0; j < k; j++)
		sums[j].sd = sums[j].n > 1 ? sqrt(sums[j].sd / (double)(sums[j].n - 1)) : NAN;
}

static struct group_test no_test(void)
{
	return (struct group_test){ NAN, NAN, NAN, NAN, 0, 0 };
}

/* ---- Welch ---- */

static double weight_of(const struct group_sums *s)
{
	return (double)s->n / (s->sd * s->sd);
}

struct group_test welch_anova(const struct group_sums *sums, size_t k)
{
	struct group_test test = no_test();
	double sum = 0, mean = 0, between = 0, lack = 0, m;

	for (size_t j = 0; j < k; j++) {
		if (sums[j].n < 2)
			continue;
		if (!(sums[j].sd > 0))
			return no_test();
		test.groups++;
		test.n += sums[j].n;
		sum += weight_of(&sums[j]);
		mean += weight_of(&sums[j]) * sums[j].mean;
	}
	if (test.groups < 2)
		return no_test();
	mean /= sum;
	for (size_t j = 0; j < k; j++) {
		double part, d = sums[j].mean - mean;

		if (sums[j].n < 2)
			continue;
		part = 1 - weight_of(&sums[j]) / sum;
		between += weight_of(&sums[j]) * d * d;
		lack += part * part / (double)(sums[j].n - 1);
	}
	m = (double)test.groups;
	test.df1 = m - 1;
	test.df2 = (m * m - 1) / (3 * lack);
	test.statistic = between / (m - 1) / (1 + 2 * (m - 2) / (m * m - 1) * lack);
	test.p = f_upper(test.statistic, test.df1, test.df2);
	return test;
}

/* ---- Kruskal and Wallis ---- */

struct placed {
	double value;
	size_t group;
};

static int by_value(const void *a, const void *b)
{
	double x = ((const struct placed *)a)->value, y = ((const struct placed *)b)->value;

	return x < y ? -1 : x > y;
}

/* Adds each group's ranks; returns Σ(t³ - t) over the ties. */
static double add_ranks(const struct placed *placed, size_t n, double *ranks)
{
	double ties = 0;

	for (size_t i = 0, end; i < n; i = end) {
		double t, rank;

		for (end = i + 1; end < n && placed[end].value == placed[i].value; end++)
			;
		t = (double)(end - i);
		rank = (double)i + (t + 1) / 2;
		ties += t * t * t - t;
		for (size_t p = i; p < end; p++)
			ranks[placed[p].group] += rank;
	}
	return ties;
}

struct group_test kruskal_wallis(const double *values, const size_t *groups, size_t n, size_t k)
{
	struct placed *placed = xcalloc(n + 1, sizeof(*placed));
	double *ranks = xcalloc(k + 1, sizeof(*ranks));
	size_t *sizes = xcalloc(k + 1, sizeof(*sizes));
	struct group_test test = no_test();
	double sum = 0, whole, ties;

	for (size_t i = 0; i < n; i++) {
		if (groups[i] == GROUP_NONE)
			continue;
		placed[test.n++] = (struct placed){ values[i], groups[i] };
		sizes[groups[i]]++;
	}
	if (test.n)
		qsort(placed, test.n, sizeof(*placed), by_value);
	ties = add_ranks(placed, test.n, ranks);
	for (size_t j = 0; j < k; j++) {
		test.groups += sizes[j] > 0;
		sum += sizes[j] ? ranks[j] * ranks[j] / (double)sizes[j] : 0;
	}
	free(placed);
	free(ranks);
	free(sizes);
	whole = (double)test.n;
	ties = 1 - ties / (whole * whole * whole - whole);
	if (test.groups < 2 || !(ties > 0))
		return no_test();
	test.statistic = (12 * sum / (whole * (whole + 1)) - 3 * (whole + 1)) / ties;
	test.df1 = (double)test.groups - 1;
	test.p = chi_square_upper(test.statistic, test.df1);
	return test;
}

/* ---- clustering ---- */

struct clustering clustering_of(const struct group_sums *sums, size_t k)
{
	struct clustering c = { 0, NAN, NAN };
	double n = 0, squares = 0, mean = 0, between = 0, within = 0, size, met;

	for (size_t j = 0; j < k; j++) {
		double nj = (double)sums[j].n;

		if (!sums[j].n)
			continue;
		c.groups++;
		n += nj;
		squares += nj * nj;
		mean += nj * sums[j].mean;
	}
	if (c.groups < 2 || n <= (double)c.groups)
		return c;
	mean /= n;
	for (size_t j = 0; j < k; j++) {
		double nj = (double)sums[j].n, d = sums[j].mean - mean;

		between += sums[j].n ? nj * d * d : 0;
		within += sums[j].n > 1 ? (nj - 1) * sums[j].sd * sums[j].sd : 0;
	}
	between /= (double)c.groups - 1;
	within /= n - (double)c.groups;
	size = (n - squares / n) / ((double)c.groups - 1);
	met = squares / n;
	if (!(between + (size - 1) * within > 0))
		return c;
	c.icc = (between - within) / (between + (size - 1) * within);
	c.design_effect = 1 + (met - 1) * fmax(c.icc, 0);
	return c;
}
