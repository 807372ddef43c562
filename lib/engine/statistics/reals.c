/* reals.c - entry against exit in doubles */
#include "engine/statistics/reals.h"

#include <string.h>

#include "engine/statistics/reliable_change.h"
#include "engine/statistics/sort.h"

double real_of_decimal(int64_t m, int s)
{
	char text[48];

	snprintf(text, sizeof(text), "%llde%d", (long long)m, -s);
	return strtod(text, NULL);
}

/* --- order --- */

/* A whole number that stands in the same order as the double, and back: sign and size. */
static int64_t order_of(double x)
{
	double size = fabs(x);
	int64_t bits;

	memcpy(&bits, &size, sizeof(bits));
	return x < 0 ? -bits : bits;
}

static double of_order(int64_t order)
{
	int64_t bits = order < 0 ? -order : order;
	double size;

	memcpy(&size, &bits, sizeof(size));
	return order < 0 ? -size : size;
}

static int64_t *sorted(const double *values, size_t n)
{
	int64_t *order = xreallocarray(NULL, n ? n : 1, sizeof(*order));

	for (size_t i = 0; i < n; i++)
		order[i] = order_of(values[i]);
	sort_signed(order, n);
	return order;
}

/* --- moments --- */

/* A sum and what its rounding lost. */
struct compensated {
	double sum, lost;
};

static void add(struct compensated *c, double x)
{
	double sum = c->sum + x;

	c->lost += fabs(c->sum) >= fabs(x) ? c->sum - sum + x : x - sum + c->sum;
	c->sum = sum;
}

static double total(const struct compensated *c)
{
	return c->sum + c->lost;
}

struct real_moments real_moments_of(const double *values, size_t n)
{
	struct real_moments m = { n, NAN, NAN, true };
	struct compensated sum = { 0, 0 }, squares = { 0, 0 }, rest = { 0, 0 };
	int64_t *order = sorted(values, n);

	for (size_t i = 0; i < n; i++)
		add(&sum, of_order(order[i]));
	m.constant = !n || order[0] == order[n - 1];
	if (n)
		m.mean = m.constant ? of_order(order[0]) : total(&sum) / (double)n;
	for (size_t i = 0; i < n; i++) {
		double distance = of_order(order[i]) - m.mean;

		add(&squares, distance * distance);
		add(&rest, distance);
	}
	if (n > 1)
		m.sd = sqrt((total(&squares) - total(&rest) * total(&rest) / (double)n) /
			    (double)(n - 1));
	free(order);
	return m;
}

/* --- changes --- */

static double outside(double x, const struct measure_rule *rule)
{
	return x < rule->real_low    ? rule->real_low - x
	       : x > rule->real_high ? x - rule->real_high
				     : 0;
}

static double gain(double entry, double exit, const struct measure_rule *rule)
{
	if (rule->better == DIRECTION_RANGE)
		return outside(entry, rule) - outside(exit, rule);
	return rule->better == DIRECTION_DOWN ? entry - exit : exit - entry;
}

static void count_changes(struct paired_comparison *out, const double *entry, const double *exit,
			  const struct measure_rule *rule)
{
	if (rule->better == DIRECTION_UNKNOWN) {
		out->reasons |= REASON_NO_DIRECTION;
		return;
	}
	out->improved = out->worsened = 0;
	for (size_t i = 0; i < out->n; i++) {
		double g = gain(entry[i], exit[i], rule);

		out->improved += g > 0 && g >= rule->real_step;
		out->worsened += g < 0 && g <= -rule->real_step;
	}
	out->same = (int64_t)out->n - out->improved - out->worsened;
}

static void count_reliable(struct paired_comparison *out, const double *entry, const double *exit,
			   const struct measure_rule *rule)
{
	double threshold = paired_reliable_threshold(out, rule);

	if (isnan(threshold))
		return;
	out->reliably_improved = out->reliably_worsened = 0;
	for (size_t i = 0; i < out->n; i++) {
		double g = gain(entry[i], exit[i], rule);

		if (fabs(exit[i] - entry[i]) <= threshold)
			continue;
		out->reliably_improved += g > 0;
		out->reliably_worsened += g < 0;
	}
}

/* --- figures --- */

/* Ranks ask for the order of the differences alone. */
static void set_ranks(struct paired_comparison *out, const double *diff)
{
	int64_t *d = sorted(diff, out->n);

	paired_set_wilcoxon(out, d);
	out->median_diff = (of_order(d[(out->n - 1) / 2]) + of_order(d[out->n / 2])) / 2;
	free(d);
}

/* Of sd of entry, exit and their difference: var(d) = var(a) + var(b) - 2·cov. */
static double correlation(double entry_sd, double exit_sd, double diff_sd)
{
	double unit = entry_sd > exit_sd ? entry_sd : exit_sd; /* squares stay within a double */
	double a = entry_sd / unit, b = exit_sd / unit, d = diff_sd / unit;
	double r = (a * a + b * b - d * d) / (2 * a * b);

	return r > 1 ? 1 : r < -1 ? -1 : r;
}

void paired_compare_reals(struct paired_comparison *out, const double *entry, const double *exit,
			  size_t n, const struct measure_rule *rule, enum zero_rule zeros)
{
	double *diff = xreallocarray(NULL, n ? n : 1, sizeof(*diff));
	struct real_moments at_entry = real_moments_of(entry, n),
			    at_exit = real_moments_of(exit, n);
	struct real_moments change;

	paired_begin(out, n, rule, zeros);
	for (size_t i = 0; i < n; i++)
		diff[i] = exit[i] - entry[i];
	change = real_moments_of(diff, n);
	if (n) {
		struct paired_summary s = {
			.entry = { at_entry.mean, at_entry.sd, at_entry.constant },
			.exit = { at_exit.mean, at_exit.sd, at_exit.constant },
			.diff = { change.mean, change.sd, change.constant },
			.t = change.mean / (change.sd / sqrt((double)n)),
			.correlation = correlation(at_entry.sd, at_exit.sd, change.sd),
		};

		count_changes(out, entry, exit, rule);
		paired_set_summary(out, &s);
		set_ranks(out, diff);
		count_reliable(out, entry, exit, rule);
	}
	free(diff);
}
