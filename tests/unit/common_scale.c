/* common_scale.c - decimals that 18 digits do not hold together get one scale */
#include "unit/unit.h"

#include "base/number.h"
#include "base/strbuf.h"
#include "engine/comparison.h"
#include "engine/statistics/common_scale.h"

#define NIST "tests/data/nist/"

static void test_scale(void)
{
	struct common_scale common = { .any = false };
	bool rounds = true;

	is_int(common_scale_choose(&common, &rounds), 0, "no number");
	common_scale_add(&common, 0, 40);
	is_int(common_scale_choose(&common, &rounds), 0, "a zero needs no digit");
	common_scale_add(&common, 15, 1);
	common_scale_add(&common, 200, 2);
	is_int(common_scale_choose(&common, &rounds), 2, "as they are written");
	ok(!rounds, "nothing is rounded");
	common_scale_add(&common, INT64_C(12345678901234567), 0);
	is_int(common_scale_choose(&common, &rounds), 1, "without the zeros at the end");
	ok(!rounds, "18 digits hold them");
	common_scale_add(&common, 1, 20);
	is_int(common_scale_choose(&common, &rounds), 0, "17 digits of the largest");
	ok(rounds, "which rounds");
	ok(common_scale_is_wide(&common), "and leaves the small ones nothing");
	common = (struct common_scale){ .any = false };
	common_scale_add(&common, INT64_C(123456789012345678), 18);
	common_scale_add(&common, 123456, 3);
	is_int(common_scale_choose(&common, &rounds), 14, "17 digits of 123.456");
	ok(rounds && !common_scale_is_wide(&common), "which leaves 0.12… fourteen of them");
	common = (struct common_scale){ .any = false };
	common_scale_add(&common, 7, -30);
	is_int(common_scale_choose(&common, &rounds), -30, "a large number in large units");
}

static void test_move(void)
{
	is_int(common_scale_move(15, 1, 0), 2, "half to even: up");
	is_int(common_scale_move(25, 1, 0), 2, "half to even: down");
	is_int(common_scale_move(-15, 1, 0), -2, "below zero too");
	is_int(common_scale_move(-251, 2, 1), -25, "to the nearest");
	is_int(common_scale_move(1, 40, 0), 0, "what is too small is nothing");
	is_int(common_scale_move(999999999999999999, 18, 0), 1, "eighteen places");
	is_int(common_scale_move(3, 0, 17), INT64_C(300000000000000000), "more places");
}

static void parses(const char *text, int64_t mantissa, int scale, bool rounded)
{
	int64_t m = 0;
	int s = 0;
	bool r = false;

	if (number_parse_rounded(text, strlen(text), &m, &s, &r))
		ok(false, text);
	else
		ok(m == mantissa && s == scale && r == rounded, text);
}

static void test_parse(void)
{
	static const char *const refused[] = {
		"", "x", "1e999", "1e71", "-9e-71", "1e-400", "1 e5"
	};
	int64_t m;
	int s;
	bool r;

	parses("1e+05", 100000, 0, false);
	parses("2,50E-3", 25, 4, false);
	parses("-1.5e1", -15, 0, false);
	parses("0e-50", 0, 0, false);
	parses("1e-25", 1, 25, false);
	parses("1.0000000000000000000000", 1, 0, false);
	parses("000000000000000000000007.5", 75, 1, false);
	parses("1234567890123456789", INT64_C(123456789012345679), -1, true);
	parses("0.1234567890123456785", INT64_C(123456789012345678), 18, true);
	parses("0.1234567890123456775", INT64_C(123456789012345678), 18, true);
	parses("0.12345678901234567850001", INT64_C(123456789012345679), 18, true);
	parses("9999999999999999999", INT64_C(100000000000000000), -2, true);
	for (size_t i = 0; i < ARRAY_SIZE(refused); i++)
		ok(number_parse_rounded(refused[i], strlen(refused[i]), &m, &s, &r) < 0,
		   refused[i]);
}

/* One measure while it is filled. */
struct column {
	struct comparison comparison;
	uint32_t n;
};

static void add(struct column *column, const char *text, bool exit)
{
	struct comparison_value v = { .subject = column->n, .exit = exit };

	if (number_parse_rounded(text, strlen(text), &v.value, &v.scale, &v.rounded))
		die("not a number: %s", text);
	comparison_add(&column->comparison, &v);
}

/* The same at entry and at exit. */
static void add_both(struct column *column, const char *text)
{
	add(column, text, false);
	add(column, text, true);
	column->n++;
}

static void no_rule(uint32_t measure, int scale, struct measure_rule *rule, void *data)
{
	(void)measure, (void)scale, (void)rule, (void)data;
}

static struct paired_comparison figures_of(struct column *column)
{
	struct paired_comparison figures;
	struct comparison_row *rows;

	comparison_rows(&column->comparison, no_rule, NULL, ZEROS_PRATT, &rows);
	figures = rows[0].figures;
	free(rows);
	comparison_release(&column->comparison);
	return figures;
}

/* Each line of the file with `tail` behind it. */
static struct paired_comparison figures_of_file(const char *path, const char *tail)
{
	struct column column = { .comparison = COMPARISON_INIT };
	struct strbuf text = STRBUF_INIT;
	const char *line, *end;

	if (strbuf_read_file(&text, path, 0) < 0)
		die("cannot read %s; run the tests in the project's root", path);
	for (line = text.buf; (end = strchr(line, '\n')); line = end + 1) {
		char *number = xstrfmt("%.*s%s", (int)(end - line), line, tail);

		add_both(&column, number);
		free(number);
	}
	strbuf_release(&text);
	return figures_of(&column);
}

/*
 * Certified values of NIST's Statistical Reference Datasets (see statistics.c) in units so small or so large that no
 * value fits 18 digits as it is written.
 */
static void test_nist(void)
{
	static const struct {
		const char *path, *tail;
		double unit, mean, sd;
	} sets[] = {
		{ NIST "PiDigits.txt", "e-25", 1e-25, 4.5348, 2.86733906028871 },
		{ NIST "Lottery.txt", "e-40", 1e-40, 518.958715596330, 291.699727470969 },
		{ NIST "Lew.txt", "e30", 1e30, -177.435, 277.332168044316 },
		{ NIST "Mavro.txt", "0000000000000000000000", 1, 2.001856, 0.000429123454003053 },
		{ NIST "Michelso.txt", "e50", 1e50, 299.8524, 0.0790105478190518 },
		{ NIST "NumAcc1.txt", "e-50", 1e-50, 10000002, 1 },
		{ NIST "NumAcc2.txt", "e-22", 1e-22, 1.2, 0.1 },
		{ NIST "NumAcc3.txt", "e25", 1e25, 1000000.2, 0.1 },
		{ NIST "NumAcc4.txt", "00000000000000000001", 1, 10000000.2, 0.1 },
	};

	for (size_t i = 0; i < ARRAY_SIZE(sets); i++) {
		struct paired_comparison f = figures_of_file(sets[i].path, sets[i].tail);

		is_near(f.entry_mean, sets[i].mean * sets[i].unit, 3e-15, sets[i].path);
		is_near(f.entry_sd, sets[i].sd * sets[i].unit, 3e-15, "its sd");
		ok(f.diff == 0 && f.diff_sd == 0 && isnan(f.t), "nobody changed");
	}
}

/* Offsets that leave a double two digits, or none, of what differs: the sd of 0.1 0.2 0.3 0.4 0.5 is sqrt(0.025). */
static void test_offsets(void)
{
	static const char *const offsets[] = { "1000000000", "1000000000000000",
					       "100000000000000000" };

	for (size_t i = 0; i < ARRAY_SIZE(offsets); i++) {
		struct column column = { .comparison = COMPARISON_INIT };
		struct paired_comparison f;

		for (int k = 1; k <= 5; k++) {
			char *text = xstrfmt("%s.%d", offsets[i], k);

			add_both(&column, text);
			free(text);
		}
		f = figures_of(&column);
		if (i < 2)
			is_near(f.entry_sd, sqrt(0.025), 3e-15, offsets[i]);
		ok(!(f.reasons & REASON_ROUNDED) == (i < 2), "rounding is told");
	}
}

/*
 * 82.6 - 81.9 = 87.4 - 86.7, though not in doubles: they tie beside values of 21 digits, too. Changes 0.7, 0.7, -1, 100
 * have the ranks 1.5, 1.5, 3, 4; of 16 assignments five (0, 1.5, 1.5, 3, 3) have a sum of at most W- = 3.
 */
static void test_ties(void)
{
	static const char *const values[][2] = {
		{ "81.9", "82.6" },
		{ "86.7", "87.4" },
		{ "10.00000000000000000001", "9" },
		{ "1e2", "200.000000000000000000001" },
	};

	for (int backwards = 0; backwards < 2; backwards++) {
		struct column column = { .comparison = COMPARISON_INIT };
		struct paired_comparison f;

		for (size_t i = 0; i < ARRAY_SIZE(values); i++) {
			size_t at = backwards ? ARRAY_SIZE(values) - 1 - i : i;

			add(&column, values[at][backwards], backwards);
			add(&column, values[at][!backwards], !backwards);
			column.n++;
		}
		f = figures_of(&column);
		ok(f.wilcoxon_w == 7, "ties are ties");
		is_near(f.wilcoxon_p, 2 * 5. / 16, 1e-15, "exact p with ties");
		is_near(f.diff, 25.1, 1e-15, "mean change");
		ok(f.reasons & REASON_ROUNDED, "rounding is told");
	}
}

static void test_order(void)
{
	static const char *const values[] = {
		"123456789012345678901234567890",
		"0.1",
		"1e-30",
		"5",
		"-7.25e10",
		"33333333333333333333",
		"0.00000000000000000000001",
		"2.5",
		"1e25",
		"999",
		"0",
		"-1e25",
	};
	size_t n = ARRAY_SIZE(values), wrong = 0;
	struct paired_comparison first = { .n = 0 };

	for (size_t turn = 0; turn < 2 * n; turn++) {
		struct column column = { .comparison = COMPARISON_INIT };
		struct paired_comparison f;

		for (size_t i = 0; i < 2 * n; i++) {
			size_t k = (i * 7 + turn) % (2 * n);
			bool exit = k >= n;

			column.n = (uint32_t)(k % n);
			add(&column, values[(k + 3 * exit) % n], exit);
		}
		f = figures_of(&column);
		if (!turn)
			first = f;
		wrong += f.n != n || f.entry_mean != first.entry_mean ||
			 f.exit_sd != first.exit_sd || f.t != first.t ||
			 f.wilcoxon_w != first.wilcoxon_w;
	}
	is_int(wrong, 0, "values of any size in any order give the same bits");
}

int main(void)
{
	test_scale();
	test_move();
	test_parse();
	test_nist();
	test_offsets();
	test_ties();
	test_order();
	return done_testing();
}
