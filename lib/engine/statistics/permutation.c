/* permutation.c - does any of several ways of grouping people go with what they gained? */
#include "engine/statistics/permutation.h"

#include "base/random.h"
#include "engine/statistics/distributions.h"

#define SEED UINT64_C(20200123)
#define ROUNDS 9999
#define ROUNDS_LEAST 999
#define WORK_OF_A_SECOND 3e8
#define ROUND_OFF 1e-9

/* A factor as the shuffles need it: people whose group is known, their entry less its mean. */
struct design {
	size_t *people, *groups;
	double *within, *whole; /* entry less the mean of the group, of all */
	double within_xx, whole_xx;
	double *sums;  /* of a round, by group */
	double *sizes; /* of the groups */
	size_t n, k;
	double df1, df2; /* df2 < 1: cannot be tested */
	double f, p;     /* of the data */
	size_t hits;
};

static void shuffle(double *values, size_t n, uint64_t *state)
{
	for (size_t i = n; i > 1; i--) {
		size_t j = (size_t)random_below(state, i);
		double kept = values[i - 1];

		values[i - 1] = values[j];
		values[j] = kept;
	}
}

/* ---- designs ---- */

static double spread_of(const double *x, size_t n, double scale)
{
	double sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += x[i] * x[i];
	return sum > 1e-20 * (double)n * scale * scale ? sum : 0;
}

static void centre_entries(struct design *d, const double *entry)
{
	double mean = 0;

	for (size_t i = 0; i < d->n; i++) {
		mean += entry[d->people[i]] / (double)d->n;
		d->sums[d->groups[i]] += entry[d->people[i]];
	}
	for (size_t i = 0; i < d->n; i++) {
		size_t j = d->groups[i];

		d->whole[i] = entry[d->people[i]] - mean;
		d->within[i] = entry[d->people[i]] - d->sums[j] / d->sizes[j];
	}
	d->whole_xx = spread_of(d->whole, d->n, mean);
	d->within_xx = spread_of(d->within, d->n, mean);
}

static void design_init(struct design *d, const struct factor *factor, const double *entry,
			size_t n)
{
	size_t filled = 0;

	*d = (struct design){ .k = factor->k, .df2 = NAN, .p = NAN };
	d->people = xcalloc(n + 1, sizeof(*d->people));
	d->groups = xcalloc(n + 1, sizeof(*d->groups));
	d->within = xcalloc(n + 1, sizeof(*d->within));
	d->whole = xcalloc(n + 1, sizeof(*d->whole));
	d->sums = xcalloc(d->k + 1, sizeof(*d->sums));
	d->sizes = xcalloc(d->k + 1, sizeof(*d->sizes));
	for (size_t i = 0; i < n; i++) {
		if (factor->groups[i] == GROUP_NONE)
			continue;
		d->people[d->n] = i;
		d->groups[d->n++] = factor->groups[i];
		filled += d->sizes[factor->groups[i]] == 0;
		d->sizes[factor->groups[i]]++;
	}
	if (filled < 2)
		return;
	centre_entries(d, entry);
	d->df1 = (double)filled - 1;
	d->df2 = (double)d->n - (double)filled - (d->within_xx > 0);
}

static void design_release(struct design *d)
{
	free(d->people);
	free(d->groups);
	free(d->within);
	free(d->whole);
	free(d->sums);
	free(d->sizes);
}

static bool is_testable(const struct design *d)
{
	return d->df2 >= 1;
}

static double less_slope(double yy, double xy, double xx)
{
	return xx > 0 ? yy - xy * xy / xx : yy;
}

/* F of equal adjusted means, as ancova_of() has it; the y have a mean near 0. */
static double f_of(struct design *d, const double *y)
{
	double sum = 0, yy = 0, whole_xy = 0, within_xy = 0, within_yy, more, less;

	memset(d->sums, 0, d->k * sizeof(*d->sums));
	for (size_t i = 0; i < d->n; i++) {
		double value = y[d->people[i]];

		d->sums[d->groups[i]] += value;
		sum += value;
		yy += value * value;
		whole_xy += d->whole[i] * value;
		within_xy += d->within[i] * value;
	}
	within_yy = yy;
	for (size_t j = 0; j < d->k; j++)
		within_yy -= d->sizes[j] > 0 ? d->sums[j] * d->sums[j] / d->sizes[j] : 0;
	/* Where nothing is left to adjust for within groups, ancova_of() takes no slope out of the whole either. */
	more = less_slope(yy - sum * sum / (double)d->n, whole_xy,
			  d->within_xx > 0 ? d->whole_xx : 0);
	less = less_slope(within_yy, within_xy, d->within_xx);
	return less > 0 ? fmax(0, more - less) / d->df1 / (less / d->df2) : INFINITY;
}

static double p_of(const struct design *d, double f)
{
	return isinf(f) ? 0 : f_upper(f, d->df1, d->df2);
}

/* ---- the test ---- */

/* The gains less what the entry alone lets expect. */
static double *residuals_of(const double *entry, const double *gain, size_t n)
{
	double *r = xcalloc(n + 1, sizeof(*r));
	double x = 0, y = 0, xx = 0, xy = 0;

	for (size_t i = 0; i < n; i++) {
		x += entry[i] / (double)n;
		y += gain[i] / (double)n;
	}
	for (size_t i = 0; i < n; i++) {
		xx += (entry[i] - x) * (entry[i] - x);
		xy += (entry[i] - x) * (gain[i] - y);
	}
	if (!(xx > 1e-20 * (double)n * x * x))
		xx = 0;
	for (size_t i = 0; i < n; i++)
		r[i] = gain[i] - y - (xx > 0 ? xy / xx * (entry[i] - x) : 0);
	return r;
}

/* The smallest p of a round; counts what is as extreme as the data. */
static double round_of(struct design *designs, size_t n, const double *y)
{
	double smallest = 1;

	for (size_t i = 0; i < n; i++) {
		double f;

		if (!is_testable(&designs[i]))
			continue;
		f = f_of(&designs[i], y);
		designs[i].hits += f >= designs[i].f * (1 - ROUND_OFF);
		smallest = fmin(smallest, p_of(&designs[i], f));
	}
	return smallest;
}

static double share_of(size_t hits, size_t rounds)
{
	return (double)(1 + hits) / (double)(1 + rounds);
}

static bool test_data(struct design *designs, size_t n, const double *y, double *smallest)
{
	bool any = false;

	*smallest = 1;
	for (size_t i = 0; i < n; i++) {
		if (!is_testable(&designs[i]))
			continue;
		designs[i].f = f_of(&designs[i], y);
		designs[i].p = p_of(&designs[i], designs[i].f);
		*smallest = fmin(*smallest, designs[i].p);
		any = true;
	}
	return any;
}

double permutation_test(const double *entry, const double *gain, size_t n, struct factor *factors,
			size_t n_factors, size_t rounds)
{
	struct design *designs = xcalloc(n_factors + 1, sizeof(*designs));
	double *y = residuals_of(entry, gain, n), smallest, p = NAN;
	uint64_t state = SEED;
	size_t hits = 0;

	for (size_t i = 0; i < n_factors; i++)
		design_init(&designs[i], &factors[i], entry, n);
	if (test_data(designs, n_factors, y, &smallest)) {
		for (size_t r = 0; r < rounds; r++) {
			shuffle(y, n, &state);
			hits += round_of(designs, n_factors, y) <= smallest * (1 + ROUND_OFF);
		}
		p = share_of(hits, rounds);
	}
	for (size_t i = 0; i < n_factors; i++) {
		factors[i].p = is_testable(&designs[i]) ? share_of(designs[i].hits, rounds) : NAN;
		design_release(&designs[i]);
	}
	free(designs);
	free(y);
	return p;
}

size_t permutation_rounds(size_t n, size_t n_factors)
{
	double rounds = WORK_OF_A_SECOND / ((double)n * (double)n_factors + 1);

	return rounds > ROUNDS ? ROUNDS : rounds < ROUNDS_LEAST ? ROUNDS_LEAST : (size_t)rounds;
}
