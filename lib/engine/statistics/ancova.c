/* ancova.c - the gains of several groups at equal entry */
#include "engine/statistics/ancova.h"

#include "engine/statistics/distributions.h"

#define LEVEL 0.05

/* Sums of squares and products about a mean. */
struct products {
	size_t n;
	double entry, gain; /* means */
	double xx, xy, yy;
};

static void take_mean(struct products *p)
{
	if (!p->n)
		return;
	p->entry /= (double)p->n;
	p->gain /= (double)p->n;
}

static void add_to_mean(struct products *p, double entry, double gain)
{
	p->n++;
	p->entry += entry;
	p->gain += gain;
}

static void add_products(struct products *p, double entry, double gain)
{
	double x = entry - p->entry, y = gain - p->gain;

	p->xx += x * x;
	p->xy += x * y;
	p->yy += y * y;
}

/* Round-off of equal entries is no spread. */
static bool has_spread(const struct products *p)
{
	return p->xx > 1e-20 * (double)p->n * p->entry * p->entry && p->xx > 0;
}

/* What is left of yy when the slope is taken out. */
static double residual(const struct products *p)
{
	return has_spread(p) ? fmax(0, p->yy - p->xy * p->xy / p->xx) : p->yy;
}

struct work {
	struct products whole, within; /* within: sums of the groups' own */
	struct products *each;
	size_t k, groups; /* groups with somebody in them */
	double separate;  /* what slopes of their own leave */
	size_t slopes;    /* groups that have one */
};

static void sum_up(struct work *w, const double *entry, const double *gain, const size_t *groups,
		   size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (groups[i] == GROUP_NONE)
			continue;
		add_to_mean(&w->each[groups[i]], entry[i], gain[i]);
		add_to_mean(&w->whole, entry[i], gain[i]);
	}
	take_mean(&w->whole);
	for (size_t j = 0; j < w->k; j++)
		take_mean(&w->each[j]);
	for (size_t i = 0; i < n; i++) {
		if (groups[i] == GROUP_NONE)
			continue;
		add_products(&w->each[groups[i]], entry[i], gain[i]);
		add_products(&w->whole, entry[i], gain[i]);
	}
	w->within.n = w->whole.n;
	w->within.entry = w->whole.entry;
	for (size_t j = 0; j < w->k; j++) {
		const struct products *p = &w->each[j];

		w->groups += p->n > 0;
		w->slopes += has_spread(p);
		w->separate += residual(p);
		w->within.xx += p->xx;
		w->within.xy += p->xy;
		w->within.yy += p->yy;
	}
}

static struct group_test f_test(double more, double less, double df1, double df2)
{
	struct group_test test = { NAN, NAN, NAN, NAN, 0, 0 };

	if (df1 < 1 || df2 < 1 || !(less > 0))
		return test;
	test.statistic = fmax(0, more - less) / df1 / (less / df2);
	test.df1 = df1;
	test.df2 = df2;
	test.p = f_upper(test.statistic, df1, df2);
	return test;
}

static void adjust(const struct work *w, const struct ancova *a, struct adjusted *means)
{
	for (size_t j = 0; j < w->k; j++) {
		const struct products *p = &w->each[j];
		double away = p->entry - w->whole.entry, share;

		means[j] = (struct adjusted){ p->n, NAN, NAN };
		if (!p->n)
			continue;
		share = 1 / (double)p->n;
		if (has_spread(&w->within))
			share += away * away / w->within.xx;
		means[j].mean = p->gain - a->slope * away;
		means[j].se = a->error_sd * sqrt(share);
	}
}

struct ancova ancova_of(const double *entry, const double *gain, const size_t *groups, size_t n,
			struct adjusted *means, size_t k)
{
	struct work w = { .each = xcalloc(k + 1, sizeof(*w.each)), .k = k };
	struct ancova a = { .error_df = NAN, .error_sd = NAN };
	bool sloped;
	double df, left;

	sum_up(&w, entry, gain, groups, n);
	sloped = has_spread(&w.within);
	a.slope = sloped ? w.within.xy / w.within.xx : 0;
	df = (double)w.whole.n - (double)w.groups - sloped;
	left = residual(&w.within);
	if (df >= 1) {
		a.error_df = df;
		a.error_sd = sqrt(left / df);
	}
	a.groups = f_test(sloped ? residual(&w.whole) : w.whole.yy, left, (double)w.groups - 1, df);
	a.slopes = f_test(left, w.separate, (double)w.slopes - 1,
			  (double)w.whole.n - (double)w.groups - (double)w.slopes);
	a.groups.groups = w.groups;
	a.groups.n = w.whole.n;
	a.slopes.groups = w.slopes;
	a.slopes.n = w.whole.n;
	adjust(&w, &a, means);
	free(w.each);
	return a;
}

/* ---- shrinkage ---- */

static bool is_estimated(const struct adjusted *m)
{
	return m->se > 0;
}

double shrink_means(const struct adjusted *means, size_t k, double *shrunk)
{
	double sum = 0, squares = 0, mean = 0, q = 0, between, centre = 0, total = 0;
	size_t groups = 0;

	for (size_t j = 0; j < k; j++) {
		double weight = 1 / (means[j].se * means[j].se);

		shrunk[j] = isnan(means[j].se) ? (double)NAN : means[j].mean;
		if (!is_estimated(&means[j]))
			continue;
		groups++;
		sum += weight;
		squares += weight * weight;
		mean += weight * means[j].mean;
	}
	if (groups < 2)
		return NAN;
	mean /= sum;
	for (size_t j = 0; j < k; j++) {
		double d = means[j].mean - mean;

		q += is_estimated(&means[j]) ? d * d / (means[j].se * means[j].se) : 0;
	}
	between = fmax(0, (q - (double)(groups - 1)) / (sum - squares / sum));
	for (size_t j = 0; j < k; j++) {
		double weight = 1 / (means[j].se * means[j].se + between);

		if (!is_estimated(&means[j]))
			continue;
		centre += weight * means[j].mean;
		total += weight;
	}
	centre /= total;
	for (size_t j = 0; j < k; j++) {
		double v = means[j].se * means[j].se;

		if (is_estimated(&means[j]))
			shrunk[j] += v / (v + between) * (centre - means[j].mean);
	}
	return between;
}

double detectable_difference(size_t n, double power)
{
	double df = (double)n - 2, t;

	if (n < 4)
		return NAN;
	t = student_quantile(1 - LEVEL / 2, df);
	return noncentral_t_ncp(t, df, power) * 2 / sqrt((double)n);
}
