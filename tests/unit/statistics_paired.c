/* statistics_paired.c - signed ranks and the whole comparison of entry and exit */
#include "unit/unit.h"

#include "engine/statistics/effect.h"
#include "engine/statistics/paired.h"
#include "engine/statistics/reliable_change.h"

/*
 * Student's sleep data (Student 1908, The probable error of a mean, Biometrika 6), in tenths of an hour, and the weights
 * of the girls treated by CBT in the anorexia data (Hand and others 1994, A handbook of small data sets, set 285), in
 * tenths of a pound: there 81.9 - 82.6 and 86.7 - 87.4 are tied, which binary fractions do not see.
 */
static const int64_t sleep_entry[] = { 7, -16, -2, -12, -1, 34, 37, 8, 0, 20 };
static const int64_t sleep_exit[] = { 19, 8, 11, 1, -1, 44, 55, 16, 46, 34 };
static const int64_t cbt_entry[] = { 805, 849, 815, 826, 799, 887, 949, 763, 810, 805,
				     850, 892, 813, 765, 700, 804, 833, 830, 877, 842,
				     864, 765, 802, 878, 833, 797, 845, 808, 874 };
static const int64_t cbt_exit[] = { 822, 856, 814, 819,  764, 1036, 984, 934, 734, 821,
				    967, 953, 824, 725,  909, 713,  854, 816, 891, 839,
				    827, 757, 826, 1004, 852, 836,  846, 962, 867 };

static const struct measure_rule up = { .better = DIRECTION_UP, .reliability = NAN };

static struct paired_comparison compare(const int64_t *entry, const int64_t *exit_values, size_t n,
					const struct measure_rule *rule)
{
	struct paired_comparison row = { .measure = "m", .group = "", .missing_exit = 2 };

	paired_compare(&row, &(struct paired_values){ entry, exit_values, n, 1 }, rule,
		       ZEROS_PRATT);
	return row;
}

/* t and p as R prints them in ?sleep; the rest in exact fractions and mpmath 1.3 at 30 digits, by other formulas. */
static void test_sleep(void)
{
	struct paired_comparison row = compare(sleep_entry, sleep_exit, 10, &up);

	is_near(row.t, 4.06212768338203611, 1e-14, "sleep: t = 4.0621");
	is_near(row.df, 9, 0, "9 degrees of freedom");
	is_near(row.p, 0.00283289019738427274, 1e-12, "p = 0.002833");
	is_near(row.entry_mean, 0.75, 1e-15, "mean at entry");
	is_near(row.entry_sd, 1.78900965775916245, 1e-15, "sd at entry");
	is_near(row.exit_mean, 2.33, 1e-15, "mean at exit");
	is_near(row.exit_sd, 2.00224873579682901, 1e-15, "sd at exit");
	is_near(row.diff, 1.58, 1e-15, "difference");
	is_near(row.diff_sd, 1.22999548327987322, 1e-15, "its sd");
	is_near(row.ci_low, 0.700114236723017201, 1e-12, "interval from");
	is_near(row.ci_high, 2.4598857632769828, 1e-12, "interval to");
	is_near(row.median_diff, 1.3, 1e-15, "median of differences");
	is_near(row.wilcoxon_w, 54, 0, "W+ with the zero ranked");
	is_near(row.wilcoxon_p, 0.00390625, 1e-14, "2 of 2^9 assignments");
	is_int(row.wilcoxon_method, WILCOXON_EXACT, "exact");
	is_near(row.rank_biserial, 1, 0, "nobody slept less");
	is_near(row.d_z, 1.28455756259105444, 1e-14, "d_z");
	is_near(row.g_z, 1.17392490351420456, 1e-14, "g_z");
	is_near(row.d_av, 0.832181081349539657, 1e-14, "d_av");
	is_near(row.g_av, 0.760509395670119689, 1e-14, "g_av");
	is_near(row.g_low, 0.268610286304521993, 1e-9, "effect from");
	is_near(row.g_high, 1.37212478774881908, 1e-9, "effect to");
	is_near(row.correlation, 0.795170205833577802, 1e-14, "correlation");
	ok(row.improved == 9 && row.same == 1 && row.worsened == 0, "9 better, 1 the same");
	is_int(row.reasons, REASON_NO_RELIABILITY, "all is defined but reliable change");
	ok(row.reliably_improved == -1 && row.missing_exit == 2, "which is not counted");
	is_str(row.test, "", "a scale has no test of categories");
}

static void test_ties(void)
{
	struct paired_comparison row = compare(cbt_entry, cbt_exit, 29, &up);
	int64_t d[29];
	struct wilcoxon normal;

	is_near(row.wilcoxon_w, 304.5, 0, "81.9 - 82.6 ties with 86.7 - 87.4");
	is_near(row.wilcoxon_p, 0.0599075332283973694, 1e-13, "exact with ties");
	is_near(row.rank_biserial, 0.4, 1e-15, "rank-biserial");
	is_near(row.t, 2.21558784393116611, 1e-14, "t");
	is_near(row.p, 0.0350225975621888191, 1e-12, "p");
	is_near(row.g_av, 0.428479600470579334, 1e-14, "g_av");
	is_near(row.g_low, 0.0306328326670025944, 1e-9, "effect from");
	is_near(row.g_high, 0.842946182155333766, 1e-9, "effect to");
	for (size_t i = 0; i < 29; i++)
		d[i] = cbt_exit[i] - cbt_entry[i];
	normal = wilcoxon_normal(d, 29, ZEROS_DROP);
	is_near(normal.p, 0.0613742460144592211, 1e-13, "by the normal distribution");
	is_int(normal.method, WILCOXON_NORMAL, "and says so");
}

/* The p value of the definition: all 2^m signs. */
static double brute_force(const int64_t *d, size_t n, enum zero_rule zeros, double *w)
{
	double rank[16], total = 0, extreme = 0;
	size_t m = 0;

	*w = 0;
	for (size_t i = 0; i < n; i++) {
		double below = 0, equal = 0;

		for (size_t j = 0; j < n; j++) {
			if (zeros == ZEROS_DROP && !d[j])
				continue;
			below += llabs(d[j]) < llabs(d[i]);
			equal += llabs(d[j]) == llabs(d[i]);
		}
		if (!d[i])
			continue;
		rank[m++] = below + (equal + 1) / 2;
		total += rank[m - 1];
		*w += d[i] > 0 ? rank[m - 1] : 0;
	}
	for (uint32_t signs = 0; signs < UINT32_C(1) << m; signs++) {
		double sum = 0;

		for (size_t i = 0; i < m; i++)
			sum += signs >> i & 1 ? rank[i] : 0;
		extreme += fabs(sum - total / 2) >= fabs(*w - total / 2);
	}
	return m ? extreme / (double)(UINT32_C(1) << m) : NAN;
}

static void test_brute_force(void)
{
	uint64_t state = 20211125;
	size_t wrong = 0, tried = 0;

	for (size_t n = 1; n <= 12; n++) {
		for (int round = 0; round < 40; round++) {
			int64_t d[12], most = 2 + round % 9;

			for (size_t i = 0; i < n; i++) {
				state = state * UINT64_C(6364136223846793005) + 1;
				d[i] = (int64_t)(state >> 40) % (2 * most + 1) - most;
			}
			for (int rule = ZEROS_PRATT; rule <= ZEROS_DROP; rule++) {
				struct wilcoxon got = wilcoxon_test(d, n, (enum zero_rule)rule);
				double w, p = brute_force(d, n, (enum zero_rule)rule, &w);

				tried++;
				if (isnan(p))
					wrong += got.method != WILCOXON_NONE || !isnan(got.p);
				else
					wrong += fabs(got.p - p) > 1e-14 || got.w != w;
			}
		}
	}
	is_int(tried, 960, "cases with ties and zeros tried");
	is_int(wrong, 0, "equal to counting all assignments of signs");
}

static void test_many(void)
{
	enum { N = 1000 };
	int64_t d[N];
	struct wilcoxon exact, normal;

	for (int i = 0; i < N; i++)
		d[i] = (i % 20 < 9 ? -1 : 1) * (1 + i * 7 % 11);
	exact = wilcoxon_test(d, WILCOXON_EXACT_MAX, ZEROS_PRATT);
	normal = wilcoxon_normal(d, WILCOXON_EXACT_MAX, ZEROS_PRATT);
	is_int(exact.method, WILCOXON_EXACT, "400 differences: exact");
	ok(fabs(exact.p / normal.p - 1) < 0.01 && exact.p != normal.p, "and close to the normal");
	is_int(wilcoxon_test(d, WILCOXON_EXACT_MAX + 1, ZEROS_PRATT).method, WILCOXON_NORMAL,
	       "401: normal");
	memset(d + 100, 0, sizeof(d) - 100 * sizeof(*d));
	is_int(wilcoxon_test(d, N, ZEROS_PRATT).method, WILCOXON_EXACT, "900 zeros beside 100");
	ok(wilcoxon_test(d, N, ZEROS_PRATT).p != wilcoxon_test(d, N, ZEROS_DROP).p,
	   "the rule for zeros matters");
	is_str(wilcoxon_method_name(WILCOXON_NORMAL, ZEROS_DROP), "normal drop", "its name");
	ok(zero_rule_parse("pratt") == ZEROS_PRATT && zero_rule_parse("zsplit") == -1,
	   "names of rules");
}

static void test_undefined(void)
{
	static const int64_t entry[] = { 3, 8, 19, 40 }, shifted[] = { 5, 10, 21, 42 };
	static const int64_t flat[] = { 4, 4, 4, 4 }, fives[] = { 5, 5, 5, 5 };
	static const int64_t other[] = { 3, 9, 19, 40 };
	struct paired_comparison row = compare(entry, shifted, 4, &up);

	ok(row.diff == 0.2 && row.diff_sd == 0 && isnan(row.t) && isnan(row.p) && isnan(row.ci_low),
	   "a constant shift of 0.2 has sd 0 and no t");
	ok(row.reasons & REASON_ALL_EQUAL && is_defined(row.d_av) && isnan(row.d_z) &&
		   isnan(row.g_low) && is_defined(row.wilcoxon_p),
	   "d_av and Wilcoxon are defined");
	row = compare(entry, entry, 4, &up);
	ok(row.diff == 0 && row.median_diff == 0 && isnan(row.p) && isnan(row.wilcoxon_p) &&
		   row.d_av == 0 && row.same == 4 && row.correlation == 1,
	   "a sample does not differ from itself");
	ok(row.reasons & REASON_NO_CHANGE && !(row.reasons & REASON_ALL_EQUAL),
	   "reason: no change");
	row = compare(flat, fives, 4, &up);
	ok(isnan(row.d_av) && row.reasons & REASON_NO_SPREAD, "two constants have no d_av");
	row = compare(entry, other, 2, &up);
	ok(is_defined(row.t) && is_defined(row.d_av) && isnan(row.g_av) &&
		   row.reasons & REASON_TWO_PAIRS,
	   "two pairs have no g");
	row = compare(entry, other, 1, &up);
	ok(row.diff == 0 && isnan(row.entry_sd) && isnan(row.d_av) && row.reasons & REASON_ONE_PAIR,
	   "one pair has a difference only");
	row = compare(entry, other, 0, &up);
	ok(isnan(row.diff) && row.improved == -1 && row.reasons == REASON_NO_PAIRS, "no pairs");
}

static void test_directions(void)
{
	static const int64_t entry[] = { 10, 20, 30, 40, 50 }, after[] = { 30, 21, 30, 31, 20 };
	struct measure_rule rule = { .better = DIRECTION_RANGE, .low = 25, .high = 35, .step = 2 };
	struct paired_comparison row;

	rule.reliability = 0.9;
	row = compare(entry, after, 5, &rule);
	ok(row.improved == 3 && row.same == 2 && row.worsened == 0,
	   "distance to a range; less than the step is no change; 50 to 20 is 15 to 5");
	rule.better = DIRECTION_DOWN;
	rule.step = 0;
	row = compare(entry, after, 5, &rule);
	ok(row.improved == 2 && row.same == 1 && row.worsened == 2, "down");
	/* sd at entry 1.58114, so more than 1.96·1.58114·sqrt(0.2) = 1.386 */
	is_near(reliable_change_threshold(row.entry_sd, 0.9), 1.3859292911256331, 1e-14,
		"threshold");
	ok(row.reliably_improved == 1 && row.reliably_worsened == 1, "1 each beyond the error");
	rule.better = DIRECTION_UNKNOWN;
	row = compare(entry, after, 5, &rule);
	ok(row.improved == -1 && row.reliably_improved == -1 && row.reasons & REASON_NO_DIRECTION,
	   "no direction, no verdict");
}

static void test_categories(void)
{
	static const int64_t entry[] = { 0, 0, 0, 1, 1, 0, 0, 0, 0, 1 };
	static const int64_t after[] = { 1, 1, 1, 0, 1, 1, 1, 1, 0, 1 };
	static const int64_t levels_entry[] = { 0, 1, 2, 0, 1, 2 },
			     levels_exit[] = { 1, 2, 2, 1, 1, 1 };
	struct measure_rule rule = { .kind = VALUES_YESNO, .better = DIRECTION_UP };
	struct paired_comparison rows[3];

	paired_compare(&rows[0], &(struct paired_values){ entry, after, 10, 0 }, &rule,
		       ZEROS_PRATT);
	is_str(rows[0].test, "McNemar", "yes/no: McNemar");
	is_near(rows[0].test_p, 0.125, 1e-15, "6 gained, 1 lost: 2·(1 + 7)/2^7");
	ok(rows[0].entry_mean == 0.3 && rows[0].exit_mean == 0.8 && isnan(rows[0].entry_sd) &&
		   isnan(rows[0].t) && rows[0].improved == 6 && rows[0].worsened == 1,
	   "shares for means");
	rule = (struct measure_rule){ .kind = VALUES_LEVELS, .better = DIRECTION_UP, .levels = 3 };
	paired_compare(&rows[1], &(struct paired_values){ levels_entry, levels_exit, 6, 0 }, &rule,
		       ZEROS_PRATT);
	is_str(rows[1].test, "Stuart-Maxwell", "levels: Stuart-Maxwell");
	ok(rows[1].improved == 3 && rows[1].same == 2 && rows[1].worsened == 1,
	   "levels up and down");
	/* d = (2, -2, 0), V = (2 -2 0; -2 4 -2; 0 -2 2): d'V^-1 d over two categories is 2 */
	is_near(rows[1].statistic, 2, 1e-14, "by hand");
	rows[2] = compare(sleep_entry, sleep_exit, 10, &up);
	comparisons_adjust((struct paired_comparison *const[]){ &rows[0], &rows[1], &rows[2] }, 3);
	is_near(rows[2].p_holm, 3 * 0.00283289019738427274, 1e-12, "Holm over tests of every kind");
	is_near(rows[0].p_holm, 0.25, 1e-15, "the second of three");
	is_near(rows[1].p_holm, rows[1].test_p, 1e-15, "the last of three");
}

int main(void)
{
	test_sleep();
	test_ties();
	test_brute_force();
	test_many();
	test_undefined();
	test_directions();
	test_categories();
	return done_testing();
}
