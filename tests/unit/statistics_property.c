/*
 * statistics_property.c - what holds for any data: no figure depends on the order of the rows or on how they were split,
 * and none is ever without a value and without a reason.
 */
#include <pthread.h>

#include "unit/unit.h"

#include "base/random.h"
#include "base/strbuf.h"
#include "engine/comparison.h"

static uint64_t seed = 11;

static int64_t below(uint64_t n)
{
	return (int64_t)random_below(&seed, n);
}

/* ---- sums in parts ---- */

struct part {
	const int64_t *values;
	size_t n;
	struct moments sum;
};

static void *add_part(void *data)
{
	struct part *part = data;

	for (size_t i = 0; i < part->n / 2; i++)
		moments_add(&part->sum, part->values[i]);
	moments_add_all(&part->sum, part->values + part->n / 2, part->n - part->n / 2);
	return NULL;
}

/* In so many threads, their sums added from the last to the first. */
static struct moments sum_in_threads(const int64_t *values, size_t n, size_t threads)
{
	pthread_t ids[4];
	struct part parts[4];
	struct moments sum = MOMENTS_INIT;

	for (size_t i = 0; i < threads; i++) {
		size_t from = n * i / threads, to = n * (i + 1) / threads;

		parts[i] = (struct part){ values + from, to - from, MOMENTS_INIT };
		if (pthread_create(&ids[i], NULL, add_part, &parts[i]))
			die("pthread_create");
	}
	for (size_t i = threads; i-- > 0;) {
		pthread_join(ids[i], NULL);
		moments_merge(&sum, &parts[i].sum);
	}
	return sum;
}

static bool same_moments(const struct moments *a, const struct moments *b)
{
	return a->n == b->n && a->sum == b->sum &&
	       !memcmp(a->squares, b->squares, sizeof(a->squares));
}

static void test_threads(void)
{
	static const uint64_t spreads[] = { 5, 1000, UINT64_C(1) << 27, UINT64_C(1) << 40,
					    VALUE_MAX };
	static const int64_t offsets[] = { 0, -3, 1000000000, -100000000000000 };
	size_t wrong = 0;

	for (size_t k = 0; k < ARRAY_SIZE(spreads) * ARRAY_SIZE(offsets); k++) {
		int64_t values[1500], offset = offsets[k % ARRAY_SIZE(offsets)];
		size_t n = (size_t)below(ARRAY_SIZE(values));
		struct moments one = MOMENTS_INIT;

		for (size_t i = 0; i < n; i++) {
			values[i] = below(spreads[k / ARRAY_SIZE(offsets)]) / 2 + offset;
			moments_add(&one, values[i]);
		}
		for (size_t threads = 1; threads <= 4; threads *= 2) {
			struct moments sum = sum_in_threads(values, n, threads);

			wrong += !same_moments(&sum, &one);
		}
	}
	is_int(wrong, 0, "the same sums, bit by bit, in 1, 2 and 4 threads");
}

/* ---- order of rows ---- */

#define ROWS 400
#define GROUPS 3

static void no_rule(uint32_t measure, int scale, struct measure_rule *rule, void *data)
{
	(void)scale;
	(void)data;
	rule->better = measure ? DIRECTION_UP : DIRECTION_DOWN;
	rule->reliability = 0.8;
}

/* Every figure, each bit of it. */
static char *compare_all(const struct comparison_value *values, size_t n)
{
	struct comparison c = COMPARISON_INIT;
	struct strbuf out = STRBUF_INIT;
	struct comparison_row *rows;
	size_t n_rows;

	for (size_t i = 0; i < n; i++)
		comparison_add(&c, &values[i]);
	n_rows = comparison_rows(&c, no_rule, NULL, ZEROS_PRATT, &rows);
	for (size_t i = 0; i < n_rows; i++) {
		const struct paired_comparison *f = &rows[i].figures;

		strbuf_addf(&out, "%u %u %zu %zu %zu %zu %a %a|", rows[i].measure, rows[i].group,
			    (size_t)f->n, (size_t)f->missing_entry, (size_t)f->missing_exit,
			    rows[i].dropouts, rows[i].dropout_diff, rows[i].dropout_p);
		strbuf_addf(&out, "%a %a %a %a %a %a %a %a %a %a %a|", f->entry_mean, f->entry_sd,
			    f->exit_mean, f->exit_sd, f->diff, f->diff_sd, f->ci_low, f->ci_high,
			    f->median_diff, f->t, f->p);
		strbuf_addf(&out, "%a %a %a %a %a %a %a %a %a %a|", f->wilcoxon_w, f->wilcoxon_p,
			    f->d_z, f->g_z, f->d_av, f->g_av, f->g_low, f->g_high, f->rank_biserial,
			    f->correlation);
		strbuf_addf(&out, "%lld %lld %lld %lld %lld %u\n", (long long)f->improved,
			    (long long)f->same, (long long)f->worsened,
			    (long long)f->reliably_improved, (long long)f->reliably_worsened,
			    f->reasons);
	}
	free(rows);
	comparison_release(&c);
	return strbuf_detach(&out, NULL);
}

static void shuffle(struct comparison_value *values, size_t n)
{
	for (size_t i = n; i > 1; i--) {
		size_t k = (size_t)below(i);
		struct comparison_value other = values[i - 1];

		values[i - 1] = values[k];
		values[k] = other;
	}
}

/* People of whom some have one value only, of up to two decimal places more than others, with an offset or none. */
static size_t make_rows(struct comparison_value *values, int64_t offset)
{
	size_t n = 0;

	for (uint32_t subject = 0; n + 4 < ROWS; subject++) {
		for (uint32_t measure = 0; measure < 2; measure++) {
			for (int phase = 0; phase < 2; phase++) {
				if (!below(6))
					continue;
				values[n] = (struct comparison_value){ .subject = subject,
								       .measure = measure,
								       .group = subject % GROUPS,
								       .exit = phase,
								       .missing = !below(15) };
				values[n].scale = (int)below(3);
				values[n++].value = offset + below(measure ? 900 : 12);
			}
		}
	}
	return n;
}

static void test_order(void)
{
	static const int64_t offsets[] = { 0, 1000000000, 1000000000000000 };
	size_t wrong = 0;

	for (size_t k = 0; k < 30; k++) {
		struct comparison_value values[ROWS];
		size_t n = make_rows(values, offsets[k % ARRAY_SIZE(offsets)]);
		char *want = compare_all(values, n);

		for (int i = 0; i < 10; i++) {
			char *got;

			shuffle(values, n);
			got = compare_all(values, n);
			wrong += !streq(got, want);
			free(got);
		}
		free(want);
	}
	is_int(wrong, 0, "the same figures, bit by bit, in 300 orders of rows");
}

/* One file behind the other, either way round. */
static void test_concatenation(void)
{
	struct comparison_value values[ROWS], turned[ROWS];
	size_t wrong = 0;

	for (size_t k = 0; k < 20; k++) {
		size_t n = make_rows(values, 5), cut = (size_t)below(n);
		char *want = compare_all(values, n), *got;

		memcpy(turned, values + cut, (n - cut) * sizeof(*turned));
		memcpy(turned + n - cut, values, cut * sizeof(*turned));
		got = compare_all(turned, n);
		wrong += !streq(got, want);
		free(got);
		free(want);
	}
	is_int(wrong, 0, "the same figures of two files one behind the other, either way round");
}

/* ---- figures that are not defined ---- */

#define NEVER (REASON_NO_PAIRS | REASON_CATEGORICAL)
#define NO_SD (NEVER | REASON_ONE_PAIR)
#define NO_T (NO_SD | REASON_ALL_EQUAL | REASON_NO_CHANGE)

struct figure {
	double value;
	unsigned int reasons; /* one of them has to be given where there is no value */
};

static bool is_well(const struct paired_comparison *row, struct figure figure)
{
	if (isnan(figure.value))
		return row->reasons & figure.reasons;
	return isfinite(figure.value);
}

static bool is_probability(double p)
{
	return isnan(p) || (p >= 0 && p <= 1);
}

static size_t count_wrong(const struct paired_comparison *row)
{
	const struct figure figures[] = {
		{ row->entry_mean, NEVER },
		{ row->exit_mean, NEVER },
		{ row->diff, NEVER },
		{ row->median_diff, NEVER },
		{ row->entry_sd, NO_SD },
		{ row->exit_sd, NO_SD },
		{ row->diff_sd, NO_SD },
		{ row->t, NO_T },
		{ row->p, NO_T },
		{ row->ci_low, NO_T },
		{ row->ci_high, NO_T },
		{ row->d_z, NO_T },
		{ row->g_z, NO_T | REASON_TWO_PAIRS },
		{ row->d_av, NO_SD | REASON_NO_SPREAD },
		{ row->g_av, NO_SD | REASON_NO_SPREAD | REASON_TWO_PAIRS },
		{ row->g_low, NO_T | REASON_NO_SPREAD },
		{ row->g_high, NO_T | REASON_NO_SPREAD },
		{ row->wilcoxon_w, NEVER | REASON_NO_CHANGE },
		{ row->wilcoxon_p, NEVER | REASON_NO_CHANGE },
		{ row->rank_biserial, NEVER | REASON_NO_CHANGE },
	};
	size_t wrong = is_probability(row->p) && is_probability(row->wilcoxon_p) &&
				       is_probability(row->test_p)
			       ? 0
			       : 1;

	for (size_t i = 0; i < ARRAY_SIZE(figures); i++)
		wrong += !is_well(row, figures[i]);
	if (wrong)
		printf("# n %zu, diff %g, sd %g, t %g, p %g, g %g from %g to %g, reasons %x\n",
		       (size_t)row->n, row->diff, row->diff_sd, row->t, row->p, row->g_av,
		       row->g_low, row->g_high, row->reasons);
	return wrong;
}

/* Constants, shifts, twos and threes of everything, and the largest values there are. */
static void make_pairs(int64_t *entry, int64_t *exit_values, size_t n)
{
	static const int64_t offsets[] = {
		0, 0, -7, 1000000000, 1000000000000000, VALUE_MAX - 1000, -VALUE_MAX
	};
	static const uint64_t spreads[] = { 1, 1, 2, 3, 1000 };
	int64_t at = offsets[below(ARRAY_SIZE(offsets))], to = offsets[below(ARRAY_SIZE(offsets))];
	uint64_t before = spreads[below(ARRAY_SIZE(spreads))];
	uint64_t after = spreads[below(ARRAY_SIZE(spreads))];
	bool follows = below(2);

	for (size_t i = 0; i < n; i++) {
		entry[i] = at + below(before);
		exit_values[i] =
			follows ? entry[i] + below(after) * (at > 0 ? -1 : 1) : to + below(after);
	}
}

static void test_undefined(void)
{
	size_t wrong = 0, undefined = 0;

	for (int i = 0; i < 20000; i++) {
		int64_t entry[40], exit_values[40];
		size_t n = (size_t)below(i % 10 ? 6 : ARRAY_SIZE(entry));
		struct measure_rule rule = { .reliability = below(2) ? NAN : 0.7 };
		struct paired_comparison row = { .measure = "m", .group = "" };

		rule.better = (enum direction)below(4);
		make_pairs(entry, exit_values, n);
		if (!below(4)) {
			rule.kind = VALUES_YESNO;
			for (size_t k = 0; k < n; k++) {
				entry[k] &= 1;
				exit_values[k] &= 1;
			}
		}
		paired_compare(&row,
			       &(struct paired_values){ entry, exit_values, n, (int)below(19) },
			       &rule, below(2) ? ZEROS_PRATT : ZEROS_DROP);
		wrong += count_wrong(&row);
		undefined += is_defined(row.t) ? 0 : 1;
	}
	is_int(wrong, 0, "a figure is finite or missing for a reason that is given");
	ok(undefined > 5000 && undefined < 19000, "and thousands of either were tried");
}

int main(void)
{
	test_threads();
	test_order();
	test_concatenation();
	test_undefined();
	return done_testing();
}
