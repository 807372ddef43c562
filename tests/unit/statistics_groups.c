/*
 * statistics_groups.c - are groups different: Welch, Kruskal and Wallis, covariance, shrinkage, clusters.
 *
 * anorexia: Hand et al. (1994), data set of that name in the package MASS (Venables and Ripley 2002), in tenths of a
 * pound. chickwts, PlantGrowth, sleep: data sets of R of those names. Schools: Rubin (1981). Expected values: R 4.2.2
 * (oneway.test, kruskal.test, lm with anova and predict; the rest from the definitions), printed with 17 digits.
 */
#include "unit/unit.h"

#include "engine/statistics/ancova.h"
#include "engine/statistics/permutation.h"

static const int treatment[] = {
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
	1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
};

static const int before[] = {
	805, 849, 815, 826, 799, 887, 949, 763, 810, 805, 850, 892, 813, 765, 700, 804, 833, 830,
	877, 842, 864, 765, 802, 878, 833, 797, 845, 808, 874, 807, 894, 918, 740, 781, 883, 873,
	751, 806, 784, 776, 887, 813, 781, 705, 773, 852, 860, 841, 797, 855, 844, 796, 775, 723,
	890, 838, 833, 860, 825, 867, 796, 769, 942, 734, 805, 816, 821, 776, 835, 899, 860, 873,

};

static const int after[] = {
	822, 856, 814, 819, 764, 1036, 984, 934, 734,  821, 967, 953, 824, 725, 909, 713, 854, 816,
	891, 839, 827, 757, 826, 1004, 852, 836, 846,  962, 867, 802, 801, 864, 863, 761, 781, 751,
	867, 735, 846, 774, 795, 896,  814, 818, 773,  842, 754, 795, 730, 883, 847, 814, 812, 882,
	788, 952, 943, 915, 919, 1003, 767, 768, 1016, 949, 752, 778, 955, 907, 925, 938, 917, 980,

};

static const int chicks[] = {
	179, 160, 136, 227, 217, 168, 108, 124, 143, 140, 309, 229, 181, 141, 260, 203, 148, 169,
	213, 257, 244, 271, 243, 230, 248, 327, 329, 250, 193, 271, 316, 267, 199, 171, 158, 248,
	423, 340, 392, 339, 341, 226, 320, 295, 334, 322, 297, 318, 325, 257, 303, 315, 380, 153,
	263, 242, 206, 344, 258, 368, 390, 379, 260, 404, 318, 352, 359, 216, 222, 283, 332,
};

static const int feeds[] = {
	2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 5, 5,
	5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6,
	4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
};

static const int plants[] = {
	417, 558, 518, 611, 450, 461, 517, 453, 533, 514, 481, 417, 441, 359, 587,
	383, 603, 489, 432, 469, 631, 512, 554, 550, 537, 529, 492, 615, 580, 526,
};

#define N_ANOREXIA ARRAY_SIZE(before)
#define MOST 80

static double x[MOST], y[MOST];
static size_t g[MOST];

static void load(const int *values, const int *groups, size_t n, double unit, int first)
{
	for (size_t i = 0; i < n; i++) {
		y[i] = values[i] * unit;
		g[i] = groups ? (size_t)(groups[i] - first) : i / 10;
	}
}

static void load_anorexia(void)
{
	for (size_t i = 0; i < N_ANOREXIA; i++) {
		x[i] = before[i] / 10.0;
		y[i] = (after[i] - before[i]) / 10.0;
		g[i] = (size_t)treatment[i];
	}
}

static void is_test(struct group_test got, double statistic, double df1, double df2, double p,
		    const char *title)
{
	is_near(got.statistic, statistic, 1e-11, title);
	is_near(got.df1, df1, 1e-12, "  degrees of freedom");
	if (!isnan(df2))
		is_near(got.df2, df2, 1e-11, "  degrees of freedom of the error");
	is_near(got.p, p, 1e-9, "  p");
}

static void test_welch(void)
{
	struct group_sums sums[6];

	load(plants, NULL, ARRAY_SIZE(plants), 0.01, 0);
	group_sums(y, g, ARRAY_SIZE(plants), sums, 3);
	is_test(welch_anova(sums, 3), 5.1809724081131892, 2, 17.128418616644129,
		0.017392821490170001, "Welch, PlantGrowth");
	load(chicks, feeds, ARRAY_SIZE(chicks), 1, 1);
	group_sums(y, g, ARRAY_SIZE(chicks), sums, 6);
	is_test(welch_anova(sums, 6), 19.661724360836939, 5, 29.952036386104158,
		1.1770597160664911e-08, "Welch, chickwts");
	load_anorexia();
	group_sums(y, g, N_ANOREXIA, sums, 3);
	is_test(welch_anova(sums, 3), 5.3554417126880374, 2, 41.13588311889206,
		0.0085684914117163113, "Welch, anorexia");
	sums[2] = (struct group_sums){ 1, 7, NAN };
	is_int(welch_anova(sums, 3).groups, 2, "a group of one takes no part");
	ok(isnan(welch_anova(sums, 1).p), "one group: undefined");
	sums[1].sd = 0;
	ok(isnan(welch_anova(sums, 2).p), "a group without spread: undefined");
}

static void test_kruskal(void)
{
	static const int sleep[] = { 7,  -16, -2, -12, -1, 34, 37, 8,  0,  20,
				     19, 8,   11, 1,   -1, 44, 55, 16, 46, 34 };
	static const double same[] = { 2, 2, 2, 2 };
	static const size_t two[] = { 0, 0, 1, GROUP_NONE };

	load(plants, NULL, ARRAY_SIZE(plants), 0.01, 0);
	is_test(kruskal_wallis(y, g, ARRAY_SIZE(plants), 3), 7.9882287494437154, 2, NAN,
		0.01842375573147197, "Kruskal and Wallis, PlantGrowth");
	load(chicks, feeds, ARRAY_SIZE(chicks), 1, 1);
	is_test(kruskal_wallis(y, g, ARRAY_SIZE(chicks), 6), 37.342717694256208, 5, NAN,
		5.1128295119371503e-07, "Kruskal and Wallis, chickwts");
	load(sleep, NULL, ARRAY_SIZE(sleep), 1, 0);
	is_test(kruskal_wallis(y, g, ARRAY_SIZE(sleep), 2), 3.4377543330821472, 1, NAN,
		0.063722250155024932, "Kruskal and Wallis, sleep, with ties");
	ok(isnan(kruskal_wallis(same, two, 4, 2).p), "all the same: undefined");
	ok(isnan(kruskal_wallis(same, two, 2, 2).p), "one group: undefined");
	ok(isnan(kruskal_wallis(same, two, 0, 2).p), "nobody: undefined");
}

static void test_ancova(void)
{
	static const double means[] = { 3.1659949809760519, -0.93107054709684167,
					7.7290576338948407 };
	static const double errors[] = { 1.2966091734494838, 1.3753853246583463,
					 1.6976244567716465 };
	static const double flat[] = { 4, 4, 4, 4, 4, 4 }, gains[] = { 1, 2, 3, 4, 6, 8 };
	static const size_t halves[] = { 0, 0, 0, 1, 1, 1 };
	struct adjusted adjusted[3];
	struct ancova a;

	load_anorexia();
	a = ancova_of(x, y, g, N_ANOREXIA, adjusted, 3);
	is_test(a.groups, 7.8680789246264853, 2, 68, 0.00084383982385750813,
		"covariance, anorexia");
	is_test(a.slopes, 5.4112308012254475, 2, 66, 0.0066655907348127886, "equal slopes");
	is_near(a.slope, -0.5655388496390964, 1e-12, "the slope");
	is_near(a.error_sd, 6.978183039174997, 1e-12, "sd of the error");
	for (size_t j = 0; j < 3; j++) {
		is_near(adjusted[j].mean, means[j], 1e-11, "adjusted mean");
		is_near(adjusted[j].se, errors[j], 1e-11, "  its standard error");
	}
	g[3] = GROUP_NONE;
	is_int(ancova_of(x, y, g, N_ANOREXIA, adjusted, 3).groups.n, 71,
	       "who is in no group is left out");
	/* anova(lm(c(1, 2, 3, 4, 6, 8) ~ c(0, 0, 0, 1, 1, 1))) */
	a = ancova_of(flat, gains, halves, 6, adjusted, 2);
	is_test(a.groups, 9.6, 1, 4, 0.036277824521899135, "equal entries: analysis of variance");
	ok(isnan(a.slopes.p), "  without slopes");
	is_near(adjusted[1].mean, 6, 1e-15, "  the mean stays as it is");
	a = ancova_of(flat, gains, halves, 1, adjusted, 2);
	ok(isnan(a.groups.p) && isnan(a.error_sd) && isnan(adjusted[0].se) && adjusted[0].mean == 1,
	   "one person: a mean and nothing more");
	a = ancova_of(flat, gains, halves, 0, adjusted, 2);
	ok(isnan(a.groups.p) && isnan(adjusted[0].mean), "nobody: nothing");
}

static void test_shrinkage(void)
{
	static const double effects[] = { 28, 8, -3, 7, -1, 1, 18, 12 };
	static const double errors[] = { 15, 10, 16, 11, 9, 11, 10, 18 };
	static const double wide[] = { 69.614692550058862, 24.213761798218041,   0.4140286775271953,
				       21.701110166610757, 0.024567196503351596, 6.3961878366482328,
				       50.402495572977017, 32.693992716251735 };
	struct adjusted schools[8];
	double shrunk[8];

	for (size_t j = 0; j < 8; j++)
		schools[j] = (struct adjusted){ 20, effects[j], errors[j] };
	is_near(shrink_means(schools, 8, shrunk), 0, 1e-12,
		"eight schools: no variance between them");
	is_near(shrunk[0], 7.6856167249560343, 1e-12, "  all at the common mean");
	is_near(shrunk[7], 7.6856167249560343, 1e-12, "  the last one too");
	for (size_t j = 0; j < 8; j++)
		schools[j].mean = 3 * effects[j];
	is_near(shrink_means(schools, 8, shrunk), 687.13997467082788, 1e-12,
		"three times as far apart");
	for (size_t j = 0; j < 8; j++)
		is_near(shrunk[j], wide[j], 1e-11, "  drawn together by part");
	ok(isnan(shrink_means(schools, 1, shrunk)) && shrunk[0] == 84, "one group stays");
	schools[0].se = NAN;
	shrink_means(schools, 8, shrunk);
	ok(isnan(shrunk[0]) && shrunk[1] == shrunk[1],
	   "without an error there is no telling how far");
}

static void test_clusters(void)
{
	static const double values[] = { 5, 7, 6, 9, 11, 3, 4, 2, 5, 8, 7, 6, 9, 8 };
	static const size_t classes[] = { 0, 0, 0, 1, 1, 2, 2, 2, 2, 3, 3, 4, 4, 4 };
	struct group_sums sums[5];
	struct clustering c;

	group_sums(values, classes, 14, sums, 5);
	c = clustering_of(sums, 5);
	is_near(c.icc, 0.77881040892193309, 1e-12, "intraclass correlation");
	is_near(c.design_effect, 2.5576208178438664, 1e-12, "design effect");
	ok(isnan(clustering_of(sums, 1).icc), "one group: undefined");
	is_near(sums[4].sd, 1.5275252316519468, 1e-14, "sd of a group");
}

static void test_power(void)
{
	is_near(detectable_difference(13, 0.8), 1.7075844936572215, 1e-8, "13 people");
	is_near(detectable_difference(20, 0.8), 1.3249488954666073, 1e-8, "20 people");
	is_near(detectable_difference(60, 0.8), 0.73562196412584724, 1e-8, "60 people");
	ok(isnan(detectable_difference(3, 0.8)), "3 people: undefined");
}

/* Expected: all orders (combn; the 5,040 orders of seven residuals), so shuffles come near, as far as chance lets them. */
#define ALL_ROUNDS 99999
#define EXACT_ONE 0.057142857142857141
#define EXACT_FIRST 0.53988095238095235
#define EXACT_SECOND 0.61408730158730163
#define EXACT_BOTH 0.72420634920634919

static void test_permutation(void)
{
	static const double none[] = { 1, 1, 1, 1, 1, 1, 1, 1 };
	static const double gains[] = { 7, 9, 6, 8, 5, 4, 6, 3 };
	static const size_t halves[] = { 0, 0, 0, 0, 1, 1, 1, 1 };
	static const double entry[] = { 3, 5, 4, 6, 8, 7, 2 }, gain[] = { 4, 6, 3, 9, 5, 8, 1 };
	static const size_t first[] = { 0, 0, 0, 1, 1, 1, 0 }, second[] = { 0, 1, 2, 0, 1, 2, 0 };
	static const size_t unknown[] = { 0, GROUP_NONE, 0, 0, GROUP_NONE, 0, 0, 0 };
	struct factor one = { .groups = halves, .k = 2 };
	struct factor two[] = { { .groups = first, .k = 2 }, { .groups = second, .k = 3 } };
	struct factor three[] = { { .groups = halves, .k = 2 }, { .groups = unknown, .k = 2 } };
	double p = permutation_test(none, gains, 8, &one, 1, ALL_ROUNDS), again;

	is_near(p, EXACT_ONE, 0.03, "one factor, nothing to adjust for");
	is_near(one.p, p, 0, "  is its own p");
	again = permutation_test(none, gains, 8, &one, 1, ALL_ROUNDS);
	ok(p == again, "  the same every time");
	p = permutation_test(entry, gain, 7, two, 2, ALL_ROUNDS);
	is_near(two[0].p, EXACT_FIRST, 0.03, "two factors, adjusted for entry: the first");
	is_near(two[1].p, EXACT_SECOND, 0.03, "  the second");
	is_near(p, EXACT_BOTH, 0.03, "  both together");
	p = permutation_test(none, gains, 8, three, 2, 999);
	ok(isnan(three[1].p) && !isnan(p), "a factor of one group is no test");
	ok(isnan(permutation_test(none, gains, 8, &three[1], 1, 99)), "  alone neither");
	ok(isnan(permutation_test(none, gains, 0, &one, 1, 99)), "nobody: no test");
	is_int(permutation_rounds(20, 10), 9999, "a school");
	is_int(permutation_rounds(1000000, 10), 999, "a country");
}

int main(void)
{
	test_welch();
	test_kruskal();
	test_ancova();
	test_shrinkage();
	test_clusters();
	test_power();
	test_permutation();
	return done_testing();
}
