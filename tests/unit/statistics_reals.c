/* statistics_reals.c - entry against exit in doubles: NIST's sets, and the same figures as exact values give */
#include "unit/unit.h"

#include "base/number.h"
#include "base/random.h"
#include "base/strbuf.h"
#include "engine/statistics/reals.h"

#define NIST "tests/data/nist/"

/* Certified values: see statistics.c. Doubles hold seven digits of what differs in NumAcc3 and NumAcc4. */
static void test_nist(void)
{
	static const struct {
		const char *path;
		double mean, sd, tolerance;
	} sets[] = {
		{ NIST "PiDigits.txt", 4.5348, 2.86733906028871, 1e-14 },
		{ NIST "Lottery.txt", 518.958715596330, 291.699727470969, 1e-14 },
		{ NIST "Lew.txt", -177.435, 277.332168044316, 1e-14 },
		{ NIST "Mavro.txt", 2.001856, 0.000429123454003053, 1e-12 },
		{ NIST "Michelso.txt", 299.8524, 0.0790105478190518, 1e-12 },
		{ NIST "NumAcc1.txt", 10000002, 1, 0 },
		{ NIST "NumAcc2.txt", 1.2, 0.1, 1e-14 },
		{ NIST "NumAcc3.txt", 1000000.2, 0.1, 1e-9 },
		{ NIST "NumAcc4.txt", 10000000.2, 0.1, 1e-8 },
	};
	double values[6000];

	for (size_t i = 0; i < ARRAY_SIZE(sets); i++) {
		struct strbuf text = STRBUF_INIT;
		struct real_moments m;
		char *line, *end;
		size_t n = 0;

		if (strbuf_read_file(&text, sets[i].path, 0) < 0)
			die("cannot read %s; run the tests in the project's root", sets[i].path);
		for (line = text.buf; (end = strchr(line, '\n')); line = end + 1)
			if (number_parse_decimal(line, (size_t)(end - line), &values[n++]))
				die("not a number in %s", sets[i].path);
		m = real_moments_of(values, n);
		is_near(m.mean, sets[i].mean, 1e-15, sets[i].path);
		is_near(m.sd, sets[i].sd, sets[i].tolerance, "its sd");
		strbuf_release(&text);
	}
}

static void test_few(void)
{
	static const double offsets[] = { 0, 1e9, 1e15 };
	double values[5] = { 7, 7 };
	struct real_moments m = real_moments_of(values, 0);

	ok(isnan(m.mean) && isnan(m.sd) && m.constant, "none");
	m = real_moments_of(values, 1);
	ok(m.mean == 7 && isnan(m.sd) && m.constant, "one");
	m = real_moments_of(values, 2);
	ok(m.mean == 7 && m.sd == 0 && m.constant, "two that are equal");
	for (size_t i = 0; i < ARRAY_SIZE(offsets); i++) {
		for (int k = 0; k < 5; k++)
			values[k] = offsets[i] + k;
		m = real_moments_of(values, 5);
		is_near(m.sd, 1.5811388300841896660, 3e-16, "sd of 0 1 2 3 4, moved");
		ok(m.mean == offsets[i] + 2, "its mean");
	}
}

#define N 200

struct both {
	int64_t entry[N], exit[N];
	double real_entry[N], real_exit[N];
};

/* Multiples of 1/4, which doubles hold exactly: ties and zeros among the changes. */
static void fill(struct both *data, size_t n, uint64_t seed)
{
	uint64_t random = seed;

	for (size_t i = 0; i < n; i++) {
		data->entry[i] = 25 * (int64_t)random_below(&random, 400);
		data->exit[i] = data->entry[i] + 25 * ((int64_t)random_below(&random, 21) - 8);
		data->real_entry[i] = (double)data->entry[i] / 100;
		data->real_exit[i] = (double)data->exit[i] / 100;
	}
}

static bool are_near(double a, double b)
{
	return (isnan(a) && isnan(b)) || fabs(a - b) <= 1e-12 * (fabs(a) + fabs(b));
}

static bool are_same(const struct paired_comparison *a, const struct paired_comparison *b)
{
	return a->n == b->n && a->reasons == b->reasons && a->improved == b->improved &&
	       a->same == b->same && a->worsened == b->worsened &&
	       a->reliably_improved == b->reliably_improved &&
	       a->reliably_worsened == b->reliably_worsened &&
	       are_near(a->wilcoxon_w, b->wilcoxon_w) && are_near(a->wilcoxon_p, b->wilcoxon_p) &&
	       are_near(a->entry_mean, b->entry_mean) && are_near(a->entry_sd, b->entry_sd) &&
	       are_near(a->exit_mean, b->exit_mean) && are_near(a->exit_sd, b->exit_sd) &&
	       are_near(a->diff, b->diff) && are_near(a->diff_sd, b->diff_sd) &&
	       are_near(a->ci_low, b->ci_low) && are_near(a->median_diff, b->median_diff) &&
	       are_near(a->t, b->t) && are_near(a->p, b->p) && are_near(a->g_av, b->g_av) &&
	       are_near(a->g_low, b->g_low) && are_near(a->correlation, b->correlation);
}

static void test_same(void)
{
	static const enum direction directions[] = { DIRECTION_UP, DIRECTION_DOWN, DIRECTION_RANGE,
						     DIRECTION_UNKNOWN };
	struct measure_rule rule = { .low = 2000,
				     .high = 6000,
				     .step = 50,
				     .reliability = 0.9,
				     .real_low = 20,
				     .real_high = 60,
				     .real_step = 0.5 };
	struct both data;
	size_t wrong = 0;

	for (size_t n = 0; n <= N; n += n < 5 ? 1 : 13) {
		fill(&data, n, n + 1);
		for (size_t i = 0; i < ARRAY_SIZE(directions); i++) {
			struct paired_values values = { data.entry, data.exit, n, 2 };
			struct paired_comparison exact = { .measure = "" }, real = exact;

			rule.better = directions[i];
			paired_compare(&exact, &values, &rule, ZEROS_PRATT);
			paired_compare_reals(&real, data.real_entry, data.real_exit, n, &rule,
					     ZEROS_PRATT);
			wrong += !are_same(&exact, &real);
		}
	}
	is_int(wrong, 0, "the figures of exact values, to 12 digits");
}

static void test_constants(void)
{
	static const double entry[] = { 1e20, 2e-20, 3 }, same[] = { 5, 5, 5 };
	static const double moved[] = { 6, 6, 6 };
	struct measure_rule rule = { .better = DIRECTION_UP, .reliability = NAN };
	struct paired_comparison f;

	paired_compare_reals(&f, entry, entry, 3, &rule, ZEROS_PRATT);
	ok(f.diff == 0 && isnan(f.t) && isnan(f.p) && f.same == 3, "nobody changed");
	is_int(f.reasons, REASON_NO_CHANGE | REASON_NO_RELIABILITY, "which is the reason");
	paired_compare_reals(&f, same, moved, 3, &rule, ZEROS_PRATT);
	ok(f.diff == 1 && isnan(f.t) && isnan(f.d_av) && f.improved == 3, "all by the same");
	is_int(f.reasons, REASON_ALL_EQUAL | REASON_NO_SPREAD | REASON_NO_RELIABILITY,
	       "which is the reason");
	is_near(real_of_decimal(819, 1), 81.9, 0, "the nearest double");
	is_near(real_of_decimal(-7, -20), -7e20, 0, "a large one");
}

int main(void)
{
	test_nist();
	test_few();
	test_same();
	test_constants();
	return done_testing();
}
