/* weights.c - would other weights of matching have told better which pairs gain? */
#include "engine/strategy/weights.h"

#include "engine/statistics/wilcoxon.h"

#define FOLDS 20
#define EXPLAINED 0.1
#define SWEEPS 500
#define PRECISE 1e9 /* squared errors in whole numbers of 10^-9 */

/* ---- ridge regression, no coefficient below 0 ---- */

struct fit {
	double mean;
	double centre[SCORING_MOST_CRITERIA], spread[SCORING_MOST_CRITERIA];
	double slope[SCORING_MOST_CRITERIA]; /* per standard deviation of the share */
};

static bool is_in(size_t i, size_t fold)
{
	return i % FOLDS != fold;
}

static void standardise(struct fit *f, const double *shares, const double *gain, size_t n, size_t k,
			size_t fold)
{
	double count = 0;

	for (size_t i = 0; i < n; i++) {
		if (!is_in(i, fold))
			continue;
		count++;
		f->mean += gain[i];
		for (size_t c = 0; c < k; c++)
			f->centre[c] += shares[i * k + c];
	}
	f->mean /= count;
	for (size_t c = 0; c < k; c++)
		f->centre[c] /= count;
	for (size_t i = 0; i < n; i++)
		for (size_t c = 0; is_in(i, fold) && c < k; c++)
			f->spread[c] += pow(shares[i * k + c] - f->centre[c], 2);
	for (size_t c = 0; c < k; c++)
		f->spread[c] = f->spread[c] > 1e-12 ? sqrt(f->spread[c] / count) : 0;
}

static double z_of(const struct fit *f, double share, size_t c)
{
	return f->spread[c] > 0 ? (share - f->centre[c]) / f->spread[c] : 0;
}

/* Σ z·z' and Σ z·(gain - mean) of the pairs that are fitted to. */
static void add_products(const struct fit *f, const double *shares, const double *gain, size_t n,
			 size_t k, size_t fold, double *zz, double *zy)
{
	for (size_t i = 0; i < n; i++) {
		if (!is_in(i, fold))
			continue;
		for (size_t a = 0; a < k; a++) {
			double z = z_of(f, shares[i * k + a], a);

			zy[a] += z * (gain[i] - f->mean);
			for (size_t b = 0; b < k; b++)
				zz[a * k + b] += z * z_of(f, shares[i * k + b], b);
		}
	}
}

/* Coordinate by coordinate; the problem is strictly convex, so every start ends in the same place. */
static void solve(struct fit *f, const double *zz, const double *zy, size_t k)
{
	double penalty = (double)k * (1 - EXPLAINED) / EXPLAINED;

	for (int sweep = 0; sweep < SWEEPS; sweep++)
		for (size_t a = 0; a < k; a++) {
			double left = zy[a];

			for (size_t b = 0; b < k; b++)
				left -= b == a ? 0 : zz[a * k + b] * f->slope[b];
			f->slope[a] = fmax(0, left / (zz[a * k + a] + penalty));
		}
}

/* Fits to all pairs outside the fold; fold FOLDS: to all. */
static struct fit fit_without(const double *shares, const double *gain, size_t n, size_t k,
			      size_t fold)
{
	double zz[SCORING_MOST_CRITERIA * SCORING_MOST_CRITERIA] = { 0 };
	double zy[SCORING_MOST_CRITERIA] = { 0 };
	struct fit f = { .mean = 0 };

	standardise(&f, shares, gain, n, k, fold);
	add_products(&f, shares, gain, n, k, fold, zz, zy);
	solve(&f, zz, zy, k);
	return f;
}

static double foretell(const struct fit *f, const double *shares, size_t k)
{
	double gain = f->mean;

	for (size_t c = 0; c < k; c++)
		gain += f->slope[c] * z_of(f, shares[c], c);
	return gain;
}

/* ---- the present rule ---- */

struct line {
	double x, y, slope;
};

static struct line line_without(const double *score, const double *gain, size_t n, size_t fold)
{
	struct line l = { 0, 0, 0 };
	double count = 0, xx = 0, xy = 0;

	for (size_t i = 0; i < n; i++) {
		if (!is_in(i, fold))
			continue;
		count++;
		l.x += score[i];
		l.y += gain[i];
	}
	l.x /= count;
	l.y /= count;
	for (size_t i = 0; i < n; i++) {
		if (!is_in(i, fold))
			continue;
		xx += (score[i] - l.x) * (score[i] - l.x);
		xy += (score[i] - l.x) * (gain[i] - l.y);
	}
	/* More points are meant to be better: a line that falls says that they tell nothing. */
	l.slope = xx > 1e-12 && xy > 0 ? xy / xx : 0;
	return l;
}

/* ---- held out ---- */

static double p_of_differences(const double *better_by, size_t n)
{
	int64_t *d = xcalloc(n + 1, sizeof(*d));
	struct wilcoxon test;
	double largest = 0;

	for (size_t i = 0; i < n; i++)
		largest = fmax(largest, fabs(better_by[i]));
	for (size_t i = 0; i < n && largest > 0; i++)
		d[i] = llround(better_by[i] / largest * PRECISE);
	test = wilcoxon_test(d, n, ZEROS_PRATT);
	free(d);
	if (isnan(test.p))
		return NAN;
	return test.rank_biserial > 0 ? test.p / 2 : 1 - test.p / 2;
}

struct held_out held_out_errors(const double *shares, const double *gain, size_t n, size_t k,
				const double *present, double *changed)
{
	double *score = xcalloc(n + 1, sizeof(*score)), *better_by = xcalloc(n + 1, sizeof(*score));
	struct held_out h = { 0, 0, 0, NAN };
	struct fit whole;

	for (size_t i = 0; i < n; i++)
		for (size_t c = 0; c < k; c++)
			score[i] += present[c] * shares[i * k + c];
	for (size_t fold = 0; fold < FOLDS && fold < n; fold++) {
		struct fit f = fit_without(shares, gain, n, k, fold);
		struct line l = line_without(score, gain, n, fold);

		for (size_t i = fold; i < n; i += FOLDS) {
			double a = pow(gain[i] - l.y - l.slope * (score[i] - l.x), 2);
			double b = pow(gain[i] - foretell(&f, &shares[i * k], k), 2);

			h.mean_error += pow(gain[i] - l.y, 2);
			h.present_error += a;
			h.changed_error += b;
			better_by[i] = a - b;
		}
	}
	h.mean_error = sqrt(h.mean_error / (double)n);
	h.present_error = sqrt(h.present_error / (double)n);
	h.changed_error = sqrt(h.changed_error / (double)n);
	h.p = p_of_differences(better_by, n);
	whole = fit_without(shares, gain, n, k, FOLDS);
	for (size_t c = 0; c < k; c++)
		changed[c] = whole.spread[c] > 0 ? whole.slope[c] / whole.spread[c] : 0;
	free(score);
	free(better_by);
	return h;
}

/* ---- of the programme ---- */

static bool is_of_fit(const struct criterion *c)
{
	return c->id != CRITERION_OF_WAITING && c->id != CRITERION_OF_CARRY_OVER && c->most > 0;
}

/* The pairs that can be scored, and their shares. Returns how many. */
static size_t collect(const struct outcome *o, const struct scoring *s, const size_t *places,
		      size_t k, double *shares, double *gain)
{
	const struct eligibility *e = s->e;
	int32_t parts[SCORING_MOST_CRITERIA];
	size_t n = 0;

	for (size_t i = 0; i < o->n; i++) {
		const struct pair *p = o->pairs[i];
		size_t variant = p->variant ? eligibility_variant(e, p->variant) : SIZE_MAX;

		if (!p->mentor || variant == SIZE_MAX)
			continue;
		scoring_points(s, (size_t)(p->mentor - e->bases->mentors),
			       (size_t)(p->mentee - e->bases->mentees), variant, parts);
		for (size_t c = 0; c < k; c++)
			shares[n * k + c] =
				(double)parts[places[c]] / (double)s->criteria[places[c]].most;
		gain[n++] = o->gain[i];
	}
	return n;
}

static double correlation_with(const double *shares, const double *gain, size_t n, size_t k,
			       size_t c)
{
	double x = 0, y = 0, xx = 0, xy = 0, yy = 0;

	for (size_t i = 0; i < n; i++) {
		x += shares[i * k + c] / (double)n;
		y += gain[i] / (double)n;
	}
	for (size_t i = 0; i < n; i++) {
		double a = shares[i * k + c] - x, b = gain[i] - y;

		xx += a * a;
		xy += a * b;
		yy += b * b;
	}
	return xx > 1e-12 && yy > 0 ? xy / sqrt(xx * yy) : NAN;
}

/* Whole points with the sum of the present ones. */
static void scale_to_present(struct weight_check *check, const double *changed)
{
	double sum = 0;
	int32_t all = 0, left;
	size_t largest = 0;

	for (size_t c = 0; c < check->n_items; c++) {
		sum += changed[c];
		all += check->items[c].present;
	}
	left = all;
	for (size_t c = 0; c < check->n_items; c++) {
		struct weight *w = &check->items[c];

		w->changed = sum > 0 ? (int32_t)lround(changed[c] / sum * all) : w->present;
		left -= w->changed;
		if (w->changed > check->items[largest].changed)
			largest = c;
	}
	if (check->n_items)
		check->items[largest].changed += left;
}

void weights_check(struct weight_check *check, const struct outcome *outcome,
		   const struct scoring *scoring)
{
	size_t places[SCORING_MOST_CRITERIA], k = 0;
	double present[SCORING_MOST_CRITERIA], changed[SCORING_MOST_CRITERIA] = { 0 };
	double *shares, *gain = xcalloc(outcome->n + 1, sizeof(*gain));
	struct held_out h = { NAN, NAN, NAN, NAN };

	*check = (struct weight_check){ .n = 0 };
	for (size_t c = 0; c < scoring->n_criteria; c++) {
		if (!is_of_fit(&scoring->criteria[c]))
			continue;
		present[k] = (double)scoring->criteria[c].most;
		check->items[k].name = scoring->criteria[c].name;
		check->items[k].present = scoring->criteria[c].most / 1000;
		places[k++] = c;
	}
	check->n_items = k;
	shares = xcalloc(size_mult(outcome->n, k) + 1, sizeof(*shares));
	check->n = collect(outcome, scoring, places, k, shares, gain);
	if (check->n >= WEIGHTS_PAIRS_LEAST && k)
		h = held_out_errors(shares, gain, check->n, k, present, changed);
	check->mean_error = h.mean_error;
	check->present_error = h.present_error;
	check->changed_error = h.changed_error;
	check->p = h.p;
	for (size_t c = 0; c < k; c++)
		check->items[c].correlation = correlation_with(shares, gain, check->n, k, c);
	scale_to_present(check, changed);
	check->is_proposed =
		h.changed_error < h.present_error && h.changed_error < h.mean_error && h.p < 0.05;
	free(shares);
	free(gain);
}
