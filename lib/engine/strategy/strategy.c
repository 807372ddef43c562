/* strategy.c - which way of forming pairs was followed by more gain */
#include "engine/strategy/strategy.h"

#include "engine/statistics/distributions.h"
#include "engine/statistics/holm.h"
#include "engine/statistics/permutation.h"

/* ---- one criterion ---- */

/* Sums by level, of which only those with pairs become groups. */
static void make_groups(struct strategy_criterion *c, const struct outcome *o)
{
	size_t k = c->told.n_levels;
	struct group_sums *gains = xcalloc(k + 1, sizeof(*gains));
	struct group_sums *entries = xcalloc(k + 1, sizeof(*entries));
	struct adjusted *means = xcalloc(k + 1, sizeof(*means));
	double *shrunk = xcalloc(k + 1, sizeof(*shrunk));

	group_sums(o->gain, c->told.of, o->n, gains, k);
	group_sums(o->entry, c->told.of, o->n, entries, k);
	c->welch = welch_anova(gains, k);
	c->kruskal = kruskal_wallis(o->gain, c->told.of, o->n, k);
	c->ancova = ancova_of(o->entry, o->gain, c->told.of, o->n, means, k);
	shrink_means(means, k, shrunk);
	c->groups = arena_calloc(&c->told.arena, k + 1, sizeof(*c->groups));
	for (size_t j = 0; j < k; j++) {
		struct strategy_group *g = &c->groups[c->n_groups];
		double reach;

		if (!gains[j].n)
			continue;
		reach = isnan(c->ancova.error_df)
				? NAN
				: student_quantile(0.975, c->ancova.error_df) * means[j].se;
		*g = (struct strategy_group){
			.level = &c->told.levels[j],
			.gain = gains[j],
			.entry = entries[j].mean,
			.adjusted = means[j],
			.low = means[j].mean - reach,
			.high = means[j].mean + reach,
			.shrunk = shrunk[j],
		};
		c->n += gains[j].n;
		c->n_groups++;
	}
	free(gains);
	free(entries);
	free(means);
	free(shrunk);
}

/* What adjusting for the entry would make of bands of the entry is nothing. */
static void forget_adjusted(struct strategy_criterion *c)
{
	c->welch = c->kruskal = (struct group_test){ NAN, NAN, NAN, NAN, 0, 0 };
	c->ancova.groups = c->ancova.slopes = c->welch;
	c->ancova.slope = NAN;
	for (size_t j = 0; j < c->n_groups; j++) {
		struct strategy_group *g = &c->groups[j];

		g->adjusted.mean = g->adjusted.se = g->low = g->high = g->shrunk = NAN;
	}
}

static enum strategy_reason reason_of(const struct strategy_criterion *c)
{
	if (c->told.is_entry)
		return STRATEGY_ENTRY;
	if (c->n_groups < 2)
		return STRATEGY_ONE_GROUP;
	return isnan(c->ancova.groups.p) ? STRATEGY_TOO_FEW : STRATEGY_TESTED;
}

static int make_criterion(struct strategy_criterion *c, const char *name,
			  const struct criteria_data *data, const struct outcome *o,
			  struct strbuf *why)
{
	*c = (struct strategy_criterion){ .p = NAN, .p_holm = NAN };
	if (criterion_groups(&c->told, name, data, o, why))
		return -1;
	make_groups(c, o);
	c->reason = reason_of(c);
	if (c->told.is_entry)
		forget_adjusted(c);
	return 0;
}

/* ---- all of them together ---- */

static void test_all(struct strategy_result *r)
{
	const struct outcome *o = &r->outcome;
	struct factor *factors = xcalloc(r->n_criteria + 1, sizeof(*factors));
	size_t n = 0;

	for (size_t i = 0; i < r->n_criteria; i++)
		if (r->criteria[i].reason == STRATEGY_TESTED)
			factors[n++] = (struct factor){ r->criteria[i].told.of,
							r->criteria[i].told.n_levels, NAN };
	r->rounds = permutation_rounds(o->n, n);
	r->p = permutation_test(o->entry, o->gain, o->n, factors, n, r->rounds);
	n = 0;
	for (size_t i = 0; i < r->n_criteria; i++)
		if (r->criteria[i].reason == STRATEGY_TESTED)
			r->criteria[i].p = factors[n++].p;
	free(factors);
}

/* How much pairs of one organisation are alike, where people have one of their own. */
static void look_at_organisations(struct strategy_result *r, const struct criteria_data *data)
{
	struct strbuf why = STRBUF_INIT;
	struct criterion_groups told;
	struct group_sums *sums;

	r->organisations = (struct clustering){ 0, NAN, NAN };
	if (!criterion_groups(&told, "org", data, &r->outcome, &why) &&
	    told.n_levels >= CLUSTERS_LEAST) {
		sums = xcalloc(told.n_levels, sizeof(*sums));
		group_sums(r->outcome.gain, told.of, r->outcome.n, sums, told.n_levels);
		r->organisations = clustering_of(sums, told.n_levels);
		free(sums);
	}
	criterion_release(&told);
	strbuf_release(&why);
}

static double correlation_of(const double *x, const double *y, size_t n)
{
	double mx = 0, my = 0, xx = 0, xy = 0, yy = 0;

	for (size_t i = 0; i < n; i++) {
		mx += x[i] / (double)n;
		my += y[i] / (double)n;
	}
	for (size_t i = 0; i < n; i++) {
		xx += (x[i] - mx) * (x[i] - mx);
		yy += (y[i] - my) * (y[i] - my);
		xy += (x[i] - mx) * (y[i] - my);
	}
	return xx > 0 && yy > 0 ? xy / sqrt(xx * yy) : NAN;
}

static double p_of_correlation(double r, size_t n)
{
	double df = (double)n - 2;

	if (isnan(r) || df < 1)
		return NAN;
	return fabs(r) < 1 ? student_two_sided(r * sqrt(df / (1 - r * r)), df) : 0;
}

int strategy_make(struct strategy_result *result, struct outcome *outcome,
		  const struct criteria_data *data, const char *const *names, size_t n,
		  struct strbuf *why)
{
	int status = 0;

	*result = (struct strategy_result){ .outcome = *outcome, .p = NAN, .p_holm = NAN };
	*outcome = (struct outcome){ .n = 0 };
	result->criteria = xcalloc(n + 1, sizeof(*result->criteria));
	for (size_t i = 0; i < n && !status; i++)
		status = make_criterion(&result->criteria[result->n_criteria++], names[i], data,
					&result->outcome, why);
	if (status)
		return -1;
	test_all(result);
	result->detectable = detectable_difference(result->outcome.n, STRATEGY_POWER);
	result->correlation =
		correlation_of(result->outcome.entry, result->outcome.gain, result->outcome.n);
	result->correlation_p = p_of_correlation(result->correlation, result->outcome.n);
	look_at_organisations(result, data);
	return 0;
}

void strategy_adjust(struct strategy_result *results, size_t n, size_t min_cell)
{
	size_t n_p = 0, place = 0;
	double *p;

	for (size_t i = 0; i < n; i++)
		n_p += results[i].n_criteria;
	p = xcalloc(n_p + n + 1, sizeof(*p));
	for (size_t i = 0; i < n; i++) {
		bool hidden = results[i].outcome.n < min_cell;

		for (size_t k = 0; k < results[i].n_criteria; k++)
			p[place++] = hidden ? (double)NAN : results[i].criteria[k].p;
		p[n_p + i] = hidden ? (double)NAN : results[i].p;
	}
	holm_adjust(p, p, n_p);
	holm_adjust(p + n_p, p + n_p, n);
	place = 0;
	for (size_t i = 0; i < n; i++) {
		for (size_t k = 0; k < results[i].n_criteria; k++)
			results[i].criteria[k].p_holm = p[place++];
		results[i].p_holm = p[n_p + i];
	}
	free(p);
}

void strategy_release(struct strategy_result *result)
{
	for (size_t i = 0; i < result->n_criteria; i++)
		criterion_release(&result->criteria[i].told);
	free(result->criteria);
	outcome_release(&result->outcome);
	result->n_criteria = 0;
}

bool strategy_is_shown(const struct strategy_result *result)
{
	return result->p_holm < STRATEGY_LEVEL;
}
