/* entry_exit.c - rows about people become figures; nothing depends on their order */
#include "unit/unit.h"

#include "engine/entry_exit.h"

static const struct term level_terms[] = { { "low", { "low", "низкий" } },
					   { "middle", { "middle", "средний" } },
					   { "high", { "high", "высокий" } } };

static struct measure measures[] = {
	{ .id = "anxiety",
	  .name = { "anxiety", "тревожность" },
	  .min = 0,
	  .max = 30,
	  .better = BETTER_DOWN,
	  .decimals = 1,
	  .step = 0.5 },
	{ .id = "club", .name = { "goes to a club", "кружок" }, .type = MEASURE_YESNO },
	{ .id = "activity", .type = MEASURE_LEVELS, .levels = { level_terms, 3 } },
};

static struct program program = { .measures = measures, .n_measures = ARRAY_SIZE(measures) };

/* Everything that is wrong, a line each: LINE RULE. */
static char *list_findings(const struct findings *findings)
{
	struct strbuf out = STRBUF_INIT;

	for (size_t i = 0; i < findings->n; i++)
		strbuf_addf(&out, "%zu %s\n", findings->items[i].line, findings->items[i].rule);
	return strbuf_detach(&out, NULL);
}

struct result {
	struct entry_exit e;
	char *findings;
	size_t skipped, other_phases;
};

static struct result read_text(const char *text, struct phase_names names, const char *by)
{
	struct result result = { .e = ENTRY_EXIT_INIT };
	struct findings findings = FINDINGS_INIT;
	struct measure_reader rows = { .in = NULL };
	struct strbuf why = STRBUF_INIT;
	struct grouping grouping;
	struct reader in;

	if (reader_open_bytes(&in, text, strlen(text), NULL, &findings) < 0 ||
	    measure_reader_init(&rows, &in, "m.csv", &program, names, &findings) < 0 ||
	    grouping_init(&grouping, &by, by != NULL, &in, NULL, &why) < 0) {
		if (!why.len)
			strbuf_addf(&why, "%zu", findings.n);
	} else {
		entry_exit_read(&result.e, &rows, &grouping, NULL, DATE_NONE,
				by && streq(by, "version"));
		entry_exit_compare(&result.e, &program, ZEROS_PRATT);
	}
	result.findings = why.len ? xstrdup(why.buf) : list_findings(&findings);
	result.skipped = rows.skipped;
	result.other_phases = rows.others.rows;
	measure_reader_release(&rows);
	reader_release(&in);
	findings_release(&findings);
	strbuf_release(&why);
	return result;
}

static void result_release(struct result *result)
{
	entry_exit_release(&result->e);
	free(result->findings);
}

static const struct phase_names usual = { NULL, NULL };

static void test_plain(void)
{
	struct result r = read_text("person,measure,phase,value\n"
				    "a,x,entry,1\nb,x,before,2.5\nc,x,ВХОД,4\nd,x,на «входе»,\n"
				    "a,x,exit,3\nb,x,after,2.25\ne,x,выход,7\n"
				    "a,anxiety,до,\"10,5\"\na,тревожность,после,8\n",
				    usual, NULL);
	const struct paired_comparison *f = &r.e.rows[0].figures;

	is_str(r.findings, "", "nothing is wrong");
	is_int(r.e.n_rows, 2, "a row per measure");
	is_str(f->measure, "anxiety", "measures of program.yaml first, by id or label");
	ok(f->n == 1 && f->diff == -2.5 && f->improved == 1, "10,5 to 8 is better");
	f = &r.e.rows[1].figures;
	ok(f->n == 2 && f->missing_entry == 2 && f->missing_exit == 2, "missing partners counted");
	ok(f->diff == 0.875 && f->entry_mean == 1.75, "values of different precision");
	is_int(f->better, DIRECTION_UNKNOWN, "no direction outside program.yaml");
	result_release(&r);
}

static void test_order(void)
{
	struct result a = read_text("participant,measure,phase,value,class\n"
				    "1,x,entry,1,7\n1,x,exit,2,8\n2,x,exit,0.5,8\n2,x,entry,3,8\n",
				    usual, "class");
	struct result b = read_text("participant,measure,phase,value,class\n"
				    "2,x,entry,3,8\n1,x,exit,2,8\n2,x,exit,0.5,8\n1,x,entry,1,7\n",
				    usual, "class");

	is_int(a.e.n_rows, 2, "two groups");
	is_str(a.e.rows[0].figures.group, "7", "the class at entry counts");
	ok(a.e.rows[1].figures.diff == -2.5 && a.e.rows[0].figures.diff == 1, "differences");
	ok(b.e.n_rows == 2 && streq(b.e.rows[0].figures.group, "7") &&
		   b.e.rows[0].figures.diff == 1 && b.e.rows[1].figures.diff == -2.5,
	   "the same whatever the order of rows");
	result_release(&a);
	result_release(&b);
}

static void test_wrong_rows(void)
{
	struct result r = read_text("participant,measure,phase,value,date\n"
				    ",x,entry,1,\n"
				    "a,,entry,1,\n"
				    "a,x,,1,\n"
				    "a,x,entri,1,\n"
				    "a,x,entry,good,\n"
				    "a,x,entry,1,31.02.2021\n"
				    "a,anxiety,entry,30.5,\n"
				    "a,club,entry,perhaps,\n"
				    "a,activity,entry,top,\n"
				    "a,x,entry,1,2021-09-01\n"
				    "a,x,before,2,\n",
				    usual, NULL);

	is_str(r.findings,
	       "2 missing-value\n3 missing-value\n4 missing-value\n5 near-phase\n6 bad-value\n"
	       "7 bad-value\n8 bad-value\n9 bad-value\n10 bad-value\n12 duplicate-measure\n",
	       "each with its line");
	is_int(r.skipped, 11, "and counted, the first of two values too");
	result_release(&r);
	r = read_text("participant,measure\n", usual, NULL);
	is_str(r.findings, "2", "columns that are missing");
	result_release(&r);
	r = read_text("participant,measure,phase,value\n", usual, "class");
	is_str(r.findings, "there is no column 'class' to group by", "a group that nothing knows");
	result_release(&r);
}

static void test_versions(void)
{
	static const char text[] = "participant,measure,phase,value,version\n"
				   "a,x,entry,1,A\na,x,exit,2,\nb,x,entry,1,B\nb,x,exit,2,A\n";
	struct result r = read_text(text, usual, NULL);

	is_str(r.findings, "4 other-version\n", "versions are not mixed; none is any");
	result_release(&r);
	r = read_text(text, usual, "version");
	is_str(r.findings, "3 other-version\n5 other-version\n", "nor within a person");
	result_release(&r);
}

static void test_named_phases(void)
{
	struct result r = read_text("participant,measure,phase,value\n"
				    "a,x,T1,1\na,x,t2,5\na,x,t3,9\n",
				    (struct phase_names){ "t1", "t3" }, NULL);

	ok(!*r.findings && r.other_phases == 1, "another phase is passed over");
	ok(r.e.rows[0].figures.diff == 8, "t1 against t3");
	result_release(&r);
}

static void test_categories(void)
{
	struct result r =
		read_text("participant,measure,phase,value\n"
			  "a,club,entry,no\na,club,exit,да\nb,club,entry,0\nb,club,exit,1\n"
			  "a,activity,entry,low\na,activity,exit,высокий\n",
			  usual, NULL);

	is_str(r.findings, "", "words, numbers, labels");
	ok(r.e.rows[0].figures.exit_mean == 1 && r.e.rows[0].figures.test_p == 0.5,
	   "two began to go to a club");
	ok(r.e.rows[1].figures.improved == 1, "from low to high");
	result_release(&r);
}

static void test_dropout(void)
{
	struct result r = read_text("participant,measure,phase,value\n"
				    "a,anxiety,entry,25\na,anxiety,exit,20\nb,anxiety,entry,28\n"
				    "b,anxiety,exit,26\nc,anxiety,entry,5\nd,anxiety,entry,6\n"
				    "e,anxiety,entry,25\ne,anxiety,exit,25\n",
				    usual, NULL);

	is_near(r.e.rows[0].dropout_diff, -20.5, 1e-15, "those without exit began lower");
	ok(r.e.rows[0].dropout_p < 0.02, "which is tested");
	ok(entry_exit_may_regress(&r.e.rows[0], &measures[0]),
	   "26 of 30 where low is good: regression to the mean");
	r.e.rows[0].figures.entry_mean = 19.9;
	ok(!entry_exit_may_regress(&r.e.rows[0], &measures[0]), "19.9 is not in the worst third");
	result_release(&r);
}

static void no_rule(uint32_t measure, int scale, struct measure_rule *rule, void *data)
{
	(void)measure, (void)scale, (void)rule, (void)data;
}

/* Somebody whose pair still meets has not dropped out. */
static void test_ongoing(void)
{
	struct comparison c = COMPARISON_INIT;
	struct comparison_row *rows;

	for (uint32_t i = 0; i < 12; i++) {
		bool stays = i < 4, ongoing = i >= 8;
		struct comparison_value value = { .subject = i, .value = i, .ongoing = ongoing };

		comparison_add(&c, &value);
		value.exit = true;
		if (stays || i == 11)
			comparison_add(&c, &value);
	}
	is_int(comparison_rows(&c, no_rule, NULL, ZEROS_PRATT, &rows), 1, "a row");
	is_int(rows[0].figures.n, 5, "an exit before its time is a pair");
	is_int(rows[0].figures.missing_exit, 7, "all without exit are counted");
	is_int(rows[0].dropouts, 4, "four dropped out");
	is_near(rows[0].dropout_diff, 5.5 - 17. / 5, 1e-14, "they alone are compared");
	free(rows);
	comparison_release(&c);
}

static void test_widths(void)
{
	struct result r = read_text("participant,measure,phase,value\n"
				    "a,x,entry,123456789012345678\nb,x,entry,0.1\nb,x,exit,1\n",
				    usual, NULL);

	is_str(r.findings, "", "more than 18 digits together are taken");
	ok(r.e.rows[0].figures.n == 1 && r.e.rows[0].figures.diff == 0.9,
	   "and small ones not lost");
	ok(r.e.rows[0].figures.reasons & REASON_ROUNDED, "which is told");
	result_release(&r);
}

static void test_normalise(void)
{
	struct strbuf out = STRBUF_INIT;

	measured_normalise(&measures[0], "22,5", &out);
	measured_normalise(&measures[1], " Да", &out);
	measured_normalise(&measures[2], "Средний", &out);
	measured_normalise(NULL, "", &out);
	is_str(out.buf, "22.5yesmiddle", "as kurator writes them");
	strbuf_release(&out);
}

/* 10,000 people in an order of their own: the hash table grows, and every value finds its partner. */
static void test_many(void)
{
	struct comparison c = COMPARISON_INIT;
	struct comparison_row *rows;
	size_t wrong = 0, n;

	for (uint32_t i = 0; i < 60000; i++) {
		uint32_t k = (uint32_t)(i * UINT64_C(38303) % 60000);
		struct comparison_value value = {
			.subject = k / 6,
			.measure = k % 3,
			.group = k / 6 % 7,
			.exit = k % 6 > 2,
			.value = k % 6 > 2 ? 5 : 3,
			.scale = (int)(k % 6 > 2),
		};

		wrong += comparison_add(&c, &value) != COMPARISON_ADDED;
	}
	is_int(wrong, 0, "60,000 values added");
	n = comparison_rows(&c, no_rule, NULL, ZEROS_PRATT, &rows);
	is_int(n, 21, "3 measures by 7 groups");
	wrong = 0;
	for (size_t i = 0; i < n; i++)
		wrong += rows[i].figures.diff != -2.5 || rows[i].figures.missing_exit;
	is_int(wrong, 0, "every value found its partner");
	free(rows);
	comparison_release(&c);
}

int main(void)
{
	test_plain();
	test_order();
	test_wrong_rows();
	test_versions();
	test_named_phases();
	test_categories();
	test_dropout();
	test_ongoing();
	test_widths();
	test_normalise();
	test_many();
	return done_testing();
}
