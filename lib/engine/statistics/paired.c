/* paired.c - everything that is said about the same people measured at entry and at exit */
#include "engine/statistics/paired.h"

#include "engine/statistics/distributions.h"
#include "engine/statistics/effect.h"
#include "engine/statistics/holm.h"
#include "engine/statistics/reliable_change.h"
#include "engine/statistics/sort.h"

/* What is summed up in one pass. */
struct paired_moments {
	struct moments entry, exit, diff;
};

static void undefine(struct paired_comparison *out)
{
	*out = (struct paired_comparison){
		.measure = out->measure,
		.group = out->group,
		.missing_entry = out->missing_entry,
		.missing_exit = out->missing_exit,
		.test = "",
		.improved = -1,
		.same = -1,
		.worsened = -1,
		.reliably_improved = -1,
		.reliably_worsened = -1,
	};
	out->entry_mean = out->entry_sd = out->exit_mean = out->exit_sd = NAN;
	out->diff = out->diff_sd = out->ci_low = out->ci_high = out->median_diff = NAN;
	out->t = out->df = out->p = out->wilcoxon_w = out->wilcoxon_p = out->p_holm = NAN;
	out->d_z = out->g_z = out->d_av = out->g_av = out->g_low = out->g_high = NAN;
	out->rank_biserial = out->statistic = out->test_p = out->correlation = NAN;
}

/* So many differences at a time: they are nowhere else needed in this order. */
#define PIECE ((size_t)1024)

static void sum_up(struct paired_moments *m, const struct paired_values *values)
{
	int64_t diff[PIECE];

	*m = (struct paired_moments){ .entry = MOMENTS_INIT };
	moments_add_all(&m->entry, values->entry, values->n);
	moments_add_all(&m->exit, values->exit, values->n);
	for (size_t from = 0; from < values->n; from += PIECE) {
		size_t n = values->n - from < PIECE ? values->n - from : PIECE;

		for (size_t i = 0; i < n; i++)
			diff[i] = values->exit[from + i] - values->entry[from + i];
		moments_add_all(&m->diff, diff, n);
	}
}

static struct paired_part part_of(const struct moments *m, int scale)
{
	return (struct paired_part){ moments_mean(m, scale), moments_sd(m, scale),
				     moments_constant(m) };
}

/* From the three spreads: 2·n²·cov = spread(entry) + spread(exit) - spread(exit - entry). */
static double correlation(const struct paired_moments *m)
{
	double entry = moments_spread(&m->entry), exit_spread = moments_spread(&m->exit);
	double r = (entry + exit_spread - moments_spread(&m->diff)) /
		   (2 * sqrt(entry) * sqrt(exit_spread));

	return r > 1 ? 1 : r < -1 ? -1 : r;
}

static struct paired_summary summary_of(const struct paired_moments *m, int scale)
{
	return (struct paired_summary){
		.entry = part_of(&m->entry, scale),
		.exit = part_of(&m->exit, scale),
		.diff = part_of(&m->diff, scale),
		.t = (double)m->diff.sum * sqrt((double)m->diff.n - 1) /
		     sqrt(moments_spread(&m->diff)),
		.correlation = correlation(m),
	};
}

static void set_t(struct paired_comparison *out, const struct paired_summary *s)
{
	double n = (double)out->n;
	double half = student_quantile(0.975, n - 1) * out->diff_sd / sqrt(n);

	out->t = s->t;
	out->df = n - 1;
	out->p = student_two_sided(out->t, out->df);
	out->ci_low = out->diff - half;
	out->ci_high = out->diff + half;
}

static void set_effect(struct paired_comparison *out)
{
	struct effect effect =
		paired_effect((double)out->n, out->diff, out->diff_sd, out->entry_sd, out->exit_sd);

	out->d_z = effect.d_z;
	out->g_z = effect.g_z;
	out->d_av = effect.d_av;
	out->g_av = effect.g_av;
	out->g_low = effect.low;
	out->g_high = effect.high;
}

void paired_set_summary(struct paired_comparison *out, const struct paired_summary *s)
{
	out->entry_mean = s->entry.mean;
	out->exit_mean = s->exit.mean;
	out->diff = s->diff.mean;
	if (out->n < 2) {
		out->reasons |= REASON_ONE_PAIR;
		return;
	}
	out->entry_sd = s->entry.sd;
	out->exit_sd = s->exit.sd;
	out->diff_sd = s->diff.sd;
	if (!s->diff.constant)
		set_t(out, s);
	else
		out->reasons |= out->diff != 0 ? REASON_ALL_EQUAL : 0;
	if (!s->entry.constant && !s->exit.constant)
		out->correlation = s->correlation;
	set_effect(out);
	out->reasons |= s->entry.constant && s->exit.constant ? REASON_NO_SPREAD : 0;
	out->reasons |= out->n == 2 ? REASON_TWO_PAIRS : 0;
}

/* Half of the sum of the two in the middle; the sum of two differences fits 64 bits. */
static double median(int64_t *sorted, size_t n, int scale)
{
	int64_t doubled = sorted[(n - 1) / 2] + sorted[n / 2];

	return scaled_double(doubled, scale) / 2;
}

void paired_set_wilcoxon(struct paired_comparison *out, const int64_t *d)
{
	struct wilcoxon wilcoxon = wilcoxon_test(d, out->n, out->zeros);

	out->wilcoxon_w = wilcoxon.w;
	out->wilcoxon_p = wilcoxon.p;
	out->wilcoxon_method = wilcoxon.method;
	out->rank_biserial = wilcoxon.rank_biserial;
	out->reasons |= wilcoxon.method == WILCOXON_NONE ? REASON_NO_CHANGE : 0;
}

static void set_ranks(struct paired_comparison *out, const struct paired_values *values)
{
	int64_t *d = xreallocarray(NULL, values->n, sizeof(*d));

	for (size_t i = 0; i < values->n; i++)
		d[i] = values->exit[i] - values->entry[i];
	paired_set_wilcoxon(out, d);
	sort_signed(d, values->n);
	out->median_diff = median(d, values->n, values->scale);
	free(d);
}

static int64_t outside(int64_t x, const struct measure_rule *rule)
{
	return x < rule->low ? rule->low - x : x > rule->high ? x - rule->high : 0;
}

/* How much better the exit is: positive improved, negative worsened. */
static int64_t gain(int64_t entry, int64_t exit_value, const struct measure_rule *rule)
{
	switch (rule->better) {
	case DIRECTION_UP:
		return exit_value - entry;
	case DIRECTION_DOWN:
		return entry - exit_value;
	case DIRECTION_RANGE:
		return outside(entry, rule) - outside(exit_value, rule);
	case DIRECTION_UNKNOWN:
		break;
	}
	return 0;
}

static void count_changes(struct paired_comparison *out, const struct paired_values *values,
			  const struct measure_rule *rule)
{
	int64_t step = rule->step > 0 ? rule->step : 1;

	if (rule->better == DIRECTION_UNKNOWN) {
		out->reasons |= REASON_NO_DIRECTION;
		return;
	}
	out->improved = out->worsened = 0;
	for (size_t i = 0; i < values->n; i++) {
		int64_t g = gain(values->entry[i], values->exit[i], rule);

		out->improved += g >= step;
		out->worsened += g <= -step;
	}
	out->same = (int64_t)values->n - out->improved - out->worsened;
}

double paired_reliable_threshold(struct paired_comparison *out, const struct measure_rule *rule)
{
	double threshold = reliable_change_threshold(out->entry_sd, rule->reliability);
	bool known = rule->reliability >= 0 && rule->reliability < 1;

	if (rule->better == DIRECTION_UNKNOWN)
		return NAN;
	if (isnan(threshold))
		out->reasons |= !known        ? REASON_NO_RELIABILITY
				: out->n >= 2 ? REASON_ENTRY_CONSTANT
					      : 0;
	return threshold;
}

static void count_reliable(struct paired_comparison *out, const struct paired_values *values,
			   const struct measure_rule *rule)
{
	double threshold = paired_reliable_threshold(out, rule);

	if (isnan(threshold))
		return;
	out->reliably_improved = out->reliably_worsened = 0;
	for (size_t i = 0; i < values->n; i++) {
		int64_t d = values->exit[i] - values->entry[i];
		int64_t g = gain(values->entry[i], values->exit[i], rule);

		if (fabs(scaled_double(d, values->scale)) <= threshold)
			continue;
		out->reliably_improved += g > 0;
		out->reliably_worsened += g < 0;
	}
}

static void compare_scale(struct paired_comparison *out, const struct paired_values *values,
			  const struct measure_rule *rule)
{
	struct paired_moments m;
	struct paired_summary s;

	sum_up(&m, values);
	s = summary_of(&m, values->scale);
	paired_set_summary(out, &s);
	set_ranks(out, values);
	count_reliable(out, values, rule);
}

static void set_test(struct paired_comparison *out, const char *name, struct categorical_test test)
{
	out->test = name;
	out->statistic = test.statistic;
	out->df = test.df;
	out->test_p = test.p;
	out->reasons |= REASON_CATEGORICAL | (isnan(test.p) ? REASON_NO_CHANGE : 0);
}

static void compare_yesno(struct paired_comparison *out, const struct paired_values *values)
{
	struct paired_moments m;
	uint64_t gained = 0, lost = 0;

	sum_up(&m, values);
	out->entry_mean = moments_mean(&m.entry, values->scale);
	out->exit_mean = moments_mean(&m.exit, values->scale);
	out->diff = moments_mean(&m.diff, values->scale);
	for (size_t i = 0; i < values->n; i++) {
		gained += values->exit[i] > values->entry[i];
		lost += values->exit[i] < values->entry[i];
	}
	set_test(out, "McNemar", mcnemar_exact(gained, lost));
}

static void compare_levels(struct paired_comparison *out, const struct paired_values *values,
			   size_t levels)
{
	uint64_t *table = xcalloc(size_mult(levels, levels), sizeof(*table));

	for (size_t i = 0; i < values->n; i++) {
		if (values->entry[i] < 0 || (size_t)values->entry[i] >= levels ||
		    values->exit[i] < 0 || (size_t)values->exit[i] >= levels)
			BUG("a level outside 0 to %zu", levels);
		table[(size_t)values->entry[i] * levels + (size_t)values->exit[i]]++;
	}
	set_test(out, "Stuart-Maxwell", stuart_maxwell(table, levels));
	free(table);
}

void paired_begin(struct paired_comparison *out, size_t n, const struct measure_rule *rule,
		  enum zero_rule zeros)
{
	undefine(out);
	out->better = rule->better;
	out->zeros = zeros;
	out->n = n;
	out->reasons = n ? 0 : REASON_NO_PAIRS;
}

void paired_compare(struct paired_comparison *out, const struct paired_values *values,
		    const struct measure_rule *rule, enum zero_rule zeros)
{
	paired_begin(out, values->n, rule, zeros);
	if (!values->n)
		return;
	count_changes(out, values, rule);
	switch (rule->kind) {
	case VALUES_SCALE:
		compare_scale(out, values, rule);
		break;
	case VALUES_YESNO:
		compare_yesno(out, values);
		break;
	case VALUES_LEVELS:
		compare_levels(out, values, rule->levels);
		break;
	}
}

double comparison_p(const struct paired_comparison *comparison)
{
	return comparison->test[0] ? comparison->test_p : comparison->p;
}

void comparisons_adjust(struct paired_comparison *const *rows, size_t n)
{
	double *p = xcalloc(n ? n : 1, sizeof(*p));

	for (size_t i = 0; i < n; i++)
		p[i] = comparison_p(rows[i]);
	holm_adjust(p, p, n);
	for (size_t i = 0; i < n; i++)
		rows[i]->p_holm = p[i];
	free(p);
}
