/*
 * statistics_reference.c - entry against exit, against values computed by other ways.
 *
 * The values: mpmath 1.3 at 40 digits, sums in exact fractions; Student's tail by the regularised incomplete beta
 * function; the limits of g by bisecting the noncentral t, which is integrated over the chi density; Wilcoxon by the
 * coefficients of the product of (1 + x^rank) in whole numbers of any size, above 400 differences by the normal
 * distribution with the corrections that wilcoxon.h names. The data come from a generator that both sides know.
 */
#include "unit/unit.h"

#include "engine/statistics/paired.h"

struct set {
	const char *name;
	size_t n;
	int scale;
	/* An entry is base + 0 … spread - 1, its exit that + shift + 0 … gain - 1, held between low and high. */
	int64_t base;
	uint64_t spread;
	int64_t shift;
	uint64_t gain;
	int64_t low, high;

	double entry_mean, entry_sd, exit_mean, exit_sd, diff, diff_sd;
	double t, p, ci_low, ci_high;
	double g_av, g_low, g_high;
	double w, wilcoxon_p;
};

/* clang-format off */
static const struct set sets[] = {
	{ "offset 1e9, hundredths", 50, 2, INT64_C(100000000000), 1000, -150, 500, 0, 0,
	  1000000004.7256, 3.05266037202614066, 1000000006.1534, 3.61357057295333388, 1.4278, 1.52401361877251006, 6.62465905646776824, 2.53159334827038306e-8, 0.994680121812184521, 1.86091987818781548, 0.42028689631354186, 0.27349566351558493, 0.577164739359229394, 1146.0, 8.88042617219753083e-8 },
	{ "offset 1e15", 40, 0, INT64_C(1000000000000000), 100, -30, 80, 0, 0,
	  1000000000000046.0, 29.1160366420910685, 1000000000000052.0, 40.8505719760351797, 6.0, 21.3048688307963046, 1.7811577355110244, 0.0826763869542374687, -0.813627607629392141, 12.8136276076293921, 0.165870555204848089, -0.0217440727325133421, 0.357959331979477332, 523.5, 0.128851829922496108 },
	{ "Likert, heavy ties", 200, 0, 1, 5, -1, 4, 1, 5,
	  2.94, 1.41293379517503887, 3.285, 1.3976919236970067, 0.345, 0.900013958574054952, 5.42106791089920745, 1.70426972673842192e-7, 0.21950350762087987, 0.47049649237912013, 0.244566741103425054, 0.153233631038695034, 0.337176819899144878, 11616.0, 1.88978199820774208e-6 },
	{ "three pairs", 3, 1, 10, 30, -5, 20, 0, 0,
	  2.46666666666666667, 0.90184995056457886, 3.23333333333333333, 1.15036226178249316, 0.766666666666666667, 0.251661147842358323, 5.27656187902292062, 0.0340907911986415305, 0.141505718729088894, 1.39182761460424444, 0.418483419167066864, 0.0359319575521849465, 1.46795481003091108, 6.0, 0.25 },
	{ "two pairs", 2, 1, 10, 30, 1, 20, 0, 0,
	  2.0, 0.56568542494923802, 3.25, 0.777817459305202277, 1.25, 0.212132034355964257, 8.33333333333333333, 0.076030815695899338, -0.655930710426205697, 3.1559307104262057, NAN, -0.0688554687064282235, 4.14933654270606131, 3.0, 0.5 },
	{ "constant entry", 12, 0, 5, 1, -2, 6, 0, 0,
	  5.0, 0.0, 5.75, 1.95982373975546355, 0.75, 1.95982373975546355, 1.32566830304723738, 0.211821381281643205, -0.495212596751594291, 1.99521259675159429, 0.50329594023609154, -0.300830303604255091, 1.36070515505396372, 55.0, 0.23779296875 },
	{ "a thousand", 1000, 1, 100, 200, -20, 50, 0, 0,
	  20.2903, 5.8885525352976992, 20.8068, 5.9902317681903291, 0.5165, 1.46876649778820358, 11.1203272537640117, 3.64128867345516372e-27, 0.425356156698773373, 0.607643843301226627, 0.0868932719582071751, 0.0711444561957250956, 0.10273158026257648, 342238.0, 7.11494273154795173e-24 },
	{ "thousandths of a million", 30, 3, 0, 1000000, 1, 3, 0, 0,
	  495.838433333333333, 254.597794085668593, 495.8404, 254.597832134715066, 0.00196666666666666667, 0.000668675135459371777, 16.1092829582606163, 5.25906952148816036e-16, 0.00171697926758858335, 0.00221635406574474999, 7.52279623422343938e-6, 5.52139449292228479e-6, 9.900295011928182e-6, 465.0, 1.86264514923095703e-9 },
	{ "as many as are exact", 400, 0, 0, 7, -3, 8, 0, 6,
	  3.0475, 1.99880760194020046, 3.3425, 2.28982575865774803, 0.295, 1.87664046866243239, 3.14391600230447988, 0.00179170390521121775, 0.110533063901338374, 0.479466936098661626, 0.136999119965516012, 0.0510761133656619636, 0.223268555848331134, 43713.5, 0.00533995351359137377 },
};
/* clang-format on */

#define MOST 1000

static uint64_t state;

static int64_t draw(uint64_t n)
{
	state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (int64_t)((state >> 33) % n);
}

static void make(const struct set *set, int64_t *entry, int64_t *exit_values)
{
	state = 1;
	for (size_t i = 0; i < set->n; i++) {
		int64_t x;

		entry[i] = set->base + draw(set->spread);
		x = entry[i] + set->shift + draw(set->gain);
		if (set->low < set->high)
			x = x < set->low ? set->low : x > set->high ? set->high : x;
		exit_values[i] = x;
	}
}

static void check(const struct set *set)
{
	static const struct measure_rule rule = { .better = DIRECTION_UP, .reliability = NAN };
	int64_t entry[MOST], exit_values[MOST];
	struct paired_comparison row = { .measure = set->name, .group = "" };

	make(set, entry, exit_values);
	paired_compare(&row, &(struct paired_values){ entry, exit_values, set->n, set->scale },
		       &rule, ZEROS_PRATT);
	printf("# %s\n", set->name);
	is_near(row.entry_mean, set->entry_mean, 1e-15, "mean at entry");
	is_near(row.entry_sd, set->entry_sd, 1e-14, "sd at entry");
	is_near(row.exit_mean, set->exit_mean, 1e-15, "mean at exit");
	is_near(row.exit_sd, set->exit_sd, 1e-14, "sd at exit");
	is_near(row.diff, set->diff, 1e-15, "difference");
	is_near(row.diff_sd, set->diff_sd, 1e-14, "its sd");
	is_near(row.t, set->t, 1e-13, "t");
	is_near(row.p, set->p, 1e-12, "p");
	is_near(row.ci_low, set->ci_low, 1e-11, "interval from");
	is_near(row.ci_high, set->ci_high, 1e-11, "interval to");
	if (isnan(set->g_av))
		ok(isnan(row.g_av) && row.reasons & REASON_TWO_PAIRS, "no g of two pairs");
	else
		is_near(row.g_av, set->g_av, 1e-13, "g");
	is_near(row.g_low, set->g_low, 1e-9, "effect from");
	is_near(row.g_high, set->g_high, 1e-9, "effect to");
	is_near(row.wilcoxon_w, set->w, 0, "W+");
	is_near(row.wilcoxon_p, set->wilcoxon_p, 1e-12, "p of Wilcoxon");
	is_int(row.wilcoxon_method, set->n > WILCOXON_EXACT_MAX ? WILCOXON_NORMAL : WILCOXON_EXACT,
	       "its method");
}

int main(void)
{
	for (size_t i = 0; i < ARRAY_SIZE(sets); i++)
		check(&sets[i]);
	return done_testing();
}
