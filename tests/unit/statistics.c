/* statistics.c - moments, Holm, reliable change, categories, shares, Welch */
#include "unit/unit.h"

#include "base/number.h"
#include "base/strbuf.h"
#include "engine/statistics/categorical.h"
#include "engine/statistics/holm.h"
#include "engine/statistics/moments.h"
#include "engine/statistics/reliable_change.h"
#include "engine/statistics/sort.h"
#include "engine/statistics/welch.h"

#define NIST "tests/data/nist/"

/* Adds every line of the file, as integers of one scale. */
static void load(const char *path, int scale, struct moments *m)
{
	struct strbuf text = STRBUF_INIT;
	const char *line, *end;

	*m = (struct moments)MOMENTS_INIT;
	if (strbuf_read_file(&text, path, 0) < 0)
		die("cannot read %s; run the tests in the project's root", path);
	for (line = text.buf; (end = strchr(line, '\n')); line = end + 1) {
		int64_t value;
		int decimals;

		if (number_parse_scaled(line, (size_t)(end - line), &value, &decimals) < 0 ||
		    scaled_move(&value, decimals, scale) < 0)
			die("not a number in %s", path);
		moments_add(m, value);
	}
	strbuf_release(&text);
}

/*
 * Certified values of the Statistical Reference Datasets (StRD, univariate) of the US National Institute of Standards
 * and Technology, itl.nist.gov/div898/strd; the same was found in exact rational arithmetic.
 */
static void test_nist(void)
{
	static const struct {
		const char *path;
		int scale;
		double mean, sd;
	} sets[] = {
		{ NIST "PiDigits.txt", 0, 4.5348, 2.86733906028871 },
		{ NIST "Lottery.txt", 0, 518.958715596330, 291.699727470969 },
		{ NIST "Lew.txt", 0, -177.435, 277.332168044316 },
		{ NIST "Mavro.txt", 5, 2.001856, 0.000429123454003053 },
		{ NIST "Michelso.txt", 2, 299.8524, 0.0790105478190518 },
		{ NIST "NumAcc1.txt", 0, 10000002, 1 },
		{ NIST "NumAcc2.txt", 1, 1.2, 0.1 },
		{ NIST "NumAcc3.txt", 1, 1000000.2, 0.1 },
		{ NIST "NumAcc4.txt", 1, 10000000.2, 0.1 },
	};

	for (size_t i = 0; i < ARRAY_SIZE(sets); i++) {
		struct moments m;

		load(sets[i].path, sets[i].scale, &m);
		is_near(moments_mean(&m, sets[i].scale), sets[i].mean, 3e-15, sets[i].path);
		is_near(moments_sd(&m, sets[i].scale), sets[i].sd, 3e-15, sets[i].path);
	}
}

static void test_moments(void)
{
	static const int64_t offsets[] = { 0, 1000000000, 1000000000000000, VALUE_MAX - 4,
					   -VALUE_MAX };
	struct moments m = MOMENTS_INIT, half = MOMENTS_INIT, rest = MOMENTS_INIT;
	int64_t x = 5;

	ok(isnan(moments_mean(&m, 0)) && isnan(moments_sd(&m, 0)) && moments_constant(&m),
	   "nothing has no mean");
	moments_add(&m, 7);
	ok(moments_mean(&m, 1) == 0.7 && isnan(moments_sd(&m, 1)), "one value has no sd");
	for (size_t i = 0; i < ARRAY_SIZE(offsets); i++) {
		m = (struct moments)MOMENTS_INIT;
		for (int64_t k = 0; k < 5; k++)
			moments_add(&m, offsets[i] + k);
		is_near(moments_sd(&m, 0), 1.5811388300841896660, 3e-16, "sd of 0 1 2 3 4, moved");
		ok(moments_mean(&m, 0) == (double)(offsets[i] + 2), "its mean");
	}
	for (int i = 0; i < 1000; i++) {
		int64_t value = i % 2 ? VALUE_MAX : -VALUE_MAX + i;

		moments_add(i < 400 ? &half : &rest, value);
		if (!i)
			m = (struct moments)MOMENTS_INIT;
		moments_add(&m, value);
	}
	moments_merge(&half, &rest);
	ok(half.n == m.n && half.sum == m.sum &&
		   !memcmp(half.squares, m.squares, sizeof(m.squares)),
	   "two parts are the whole");
	/* sqrt(1000/999)·1e18, less a share of 2.5e-16: the small parts are below the last digit */
	is_near(moments_sd(&m, 0), 1.0005003753127735e18, 1e-15, "sd of the largest values");
	is_int(scaled_move(&x, 1, 3), 0, "0.5 to three places");
	is_int(x, 500, "0.500");
	is_int(scaled_move(&x, 3, 1), -1, "never to fewer places");
	x = VALUE_MAX;
	ok(scaled_move(&x, 0, 1) < 0 && x == VALUE_MAX, "what would not fit stays");
}

static void test_sort(void)
{
	enum { N = 3000 };
	int64_t a[N], last = INT64_MIN;
	uint64_t state = 1;
	size_t wrong = 0;
	int64_t sum = 0, after = 0;

	for (size_t i = 0; i < N; i++) {
		state = state * UINT64_C(6364136223846793005) + 1442695040888963407;
		a[i] = (int64_t)(state >> (i % 3 * 20)) >> (i % 5);
		sum += a[i] % 1000;
	}
	a[0] = INT64_MIN / 2;
	a[1] = INT64_MAX / 2;
	for (size_t i = 0; i < 2; i++)
		sum = 0;
	for (size_t i = 0; i < N; i++)
		sum ^= a[i];
	sort_signed(a, N);
	for (size_t i = 0; i < N; i++) {
		wrong += a[i] < last;
		last = a[i];
		after ^= a[i];
	}
	ok(!wrong && sum == after, "3,000 numbers of all sizes in order");
	sort_signed(a, 0);
}

static void test_holm(void)
{
	/* 4·0.005, 3·0.01, 2·0.03, and 0.04 is raised to what 0.03 has; twice NaN is no test */
	double p[] = { 0.01, NAN, 0.04, 0.03, 0.005, NAN };
	double one[] = { 0.6, 0.7 };

	holm_adjust(p, p, ARRAY_SIZE(p));
	is_near(p[0], 0.03, 1e-15, "second of four");
	is_near(p[2], 0.06, 1e-15, "fourth of four");
	is_near(p[3], 0.06, 1e-15, "third of four");
	is_near(p[4], 0.02, 1e-15, "first of four");
	ok(isnan(p[1]) && isnan(p[5]), "undefined stays undefined");
	holm_adjust(one, one, 2);
	ok(one[0] == 1 && one[1] == 1, "never above 1");
	holm_adjust(p, p, 0);
}

static void test_reliable_change(void)
{
	/* Jacobson and Truax 1991, p. 14: sd 7.5, r 0.80 give S_diff = 4.74 and RC (47.5 - 32.5) / 4.74 = 3.16 */
	is_near(15 / (reliable_change_threshold(7.5, 0.80) / 1.96), 3.1622776601683795, 1e-14,
		"the published example");
	ok(isnan(reliable_change_threshold(0, 0.8)) && isnan(reliable_change_threshold(1, NAN)) &&
		   isnan(reliable_change_threshold(1, 1)) &&
		   isnan(reliable_change_threshold(NAN, 0.8)),
	   "undefined without spread or reliability");
}

/* Values marked R: R 4.2.2, binom.test, mcnemar.test, prop.test(correct = FALSE), t.test, solve() of the margins' V. */
static void test_categorical(void)
{
	static const uint64_t table[] = { 20, 5, 1, 3, 30, 2, 4, 9, 11 };
	/* The same with an empty category between. */
	static const uint64_t gap[] = { 20, 0, 5, 1, 0, 0, 0, 0, 3, 0, 30, 2, 4, 0, 9, 11 };
	/* Two sets of categories without a move between them: two tests of McNemar, 1 degree each. */
	static const uint64_t islands[] = { 4, 5, 0, 0, 1, 3, 0, 0, 0, 0, 6, 2, 0, 0, 7, 1 };
	static const uint64_t nobody[] = { 3, 0, 0, 4 };
	struct categorical_test test;

	test = mcnemar_exact(3, 12);
	is_near(test.p, 0.03515625, 1e-14, "McNemar 3 and 12 (R)");
	is_int((int)test.statistic, 3, "the statistic counts those who gained");
	is_near(mcnemar_exact(12, 3).p, 0.03515625, 1e-14, "either way");
	is_near(mcnemar_exact(5, 5).p, 1, 0, "as many gained as lost");
	ok(isnan(mcnemar_exact(0, 0).p), "nobody changed");
	test = stuart_maxwell(table, 3);
	is_near(test.statistic, 6.6448087431693992, 1e-13, "Stuart-Maxwell (R)");
	is_near(test.p, 0.036066011328778062, 1e-13, "its p (R)");
	is_int((int)test.df, 2, "its degrees of freedom");
	test = stuart_maxwell(gap, 4);
	is_near(test.statistic, 6.6448087431693992, 1e-13, "an empty category changes nothing");
	is_int((int)test.df, 2, "nor the degrees of freedom");
	test = stuart_maxwell(islands, 4);
	is_near(test.statistic, 16. / 6 + 25. / 9, 1e-14, "two islands add up");
	is_int((int)test.df, 2, "one degree each");
	test = stuart_maxwell(nobody, 2);
	ok(isnan(test.p) && isnan(test.statistic) && isnan(test.df), "nobody changed level");
	test = bowker(table, 3);
	is_near(test.statistic, 6.75454545454545, 1e-14, "Bowker (R)");
	is_near(test.p, 0.080146671246728, 1e-13, "its p (R)");
	ok(isnan(bowker(nobody, 2).p), "nothing to be symmetric");
}

static void test_share(void)
{
	struct share share = wilson_share(7, 25);

	is_near(share.value, 0.28, 1e-15, "7 of 25");
	is_near(share.low, 0.14283853850956565, 1e-13, "from (R)");
	is_near(share.high, 0.47576605190361576, 1e-13, "to (R)");
	share = wilson_share(0, 20);
	ok(share.low == 0 && share.high > 0.16 && share.high < 0.162, "0 of 20 is 0 to 16 %");
	share = wilson_share(20, 20);
	ok(share.high == 1 && share.low > 0.838 && share.low < 0.84, "20 of 20 is 84 to 100 %");
	ok(isnan(wilson_share(0, 0).value) && isnan(wilson_share(0, 0).low), "0 of 0 is no share");
}

static void test_welch(void)
{
	static const int64_t a[] = { 1, 2, 3, 4, 10 }, b[] = { 2, 2, 5 };
	struct moments ma = MOMENTS_INIT, mb = MOMENTS_INIT, same = MOMENTS_INIT;
	struct welch welch;

	for (size_t i = 0; i < ARRAY_SIZE(a); i++)
		moments_add(&ma, a[i]);
	for (size_t i = 0; i < ARRAY_SIZE(b); i++)
		moments_add(&mb, b[i]);
	for (size_t i = 0; i < 3; i++)
		moments_add(&same, 4);
	welch = welch_test(&ma, &mb, 0);
	is_near(welch.diff, 1, 1e-15, "difference of means");
	is_near(welch.t, 0.534522483824849, 1e-14, "t (R)");
	is_near(welch.df, 5.93939393939394, 1e-14, "df (R)");
	is_near(welch.p, 0.61238660703312, 1e-13, "p (R)");
	welch = welch_test(&same, &same, 0);
	ok(welch.diff == 0 && isnan(welch.t) && isnan(welch.p), "no spread, no test");
}

int main(void)
{
	test_nist();
	test_moments();
	test_sort();
	test_holm();
	test_reliable_change();
	test_categorical();
	test_share();
	test_welch();
	return done_testing();
}
