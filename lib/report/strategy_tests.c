/* strategy_tests.c - the tests of each criterion */
#include "report/strategy.h"

#include "report/p_value.h"
#include "report/strategy_names.h"

static const struct output_column test_columns[] = {
	{ .name = "measure", .label = N_("measure"), .flags = OUTPUT_KEY },
	{ .name = "criterion", .label = N_("criterion"), .flags = OUTPUT_KEY },
	{ .name = "groups", .label = N_("groups"), .type = OUTPUT_NUMBER },
	{ .name = "n", .label = N_("n"), .type = OUTPUT_NUMBER },
	{ .name = "welch_f",
	  .label = N_("Welch F"),
	  .type = OUTPUT_NUMBER,
	  .decimals = 2,
	  .flags = OUTPUT_DETAIL },
	{ .name = "welch_df1",
	  .label = N_("df 1"),
	  .type = OUTPUT_NUMBER,
	  .decimals = 1,
	  .flags = OUTPUT_DETAIL },
	{ .name = "welch_df2",
	  .label = N_("df 2"),
	  .type = OUTPUT_NUMBER,
	  .decimals = 1,
	  .flags = OUTPUT_DETAIL },
	{ .name = "welch_p", .label = N_("Welch"), .type = OUTPUT_NUMBER, .decimals = 3 },
	{ .name = "kruskal_h",
	  .label = N_("Kruskal-Wallis H"),
	  .type = OUTPUT_NUMBER,
	  .decimals = 2,
	  .flags = OUTPUT_DETAIL },
	{ .name = "kruskal_df", .label = N_("df"), .type = OUTPUT_NUMBER, .flags = OUTPUT_DETAIL },
	{ .name = "kruskal_p", .label = N_("K.-W."), .type = OUTPUT_NUMBER, .decimals = 3 },
	{ .name = "ancova_f",
	  .label = N_("ANCOVA F"),
	  .type = OUTPUT_NUMBER,
	  .decimals = 2,
	  .flags = OUTPUT_DETAIL },
	{ .name = "ancova_df1",
	  .label = N_("df 1"),
	  .type = OUTPUT_NUMBER,
	  .flags = OUTPUT_DETAIL },
	{ .name = "ancova_df2",
	  .label = N_("df 2"),
	  .type = OUTPUT_NUMBER,
	  .flags = OUTPUT_DETAIL },
	{ .name = "ancova_p", .label = N_("ANCOVA"), .type = OUTPUT_NUMBER, .decimals = 3 },
	{ .name = "slope",
	  .label = N_("slope"),
	  .type = OUTPUT_NUMBER,
	  .decimals = 2,
	  .flags = OUTPUT_DETAIL },
	{ .name = "slopes_f",
	  .label = N_("slopes F"),
	  .type = OUTPUT_NUMBER,
	  .decimals = 2,
	  .flags = OUTPUT_DETAIL },
	{ .name = "slopes_df1",
	  .label = N_("df 1"),
	  .type = OUTPUT_NUMBER,
	  .flags = OUTPUT_DETAIL },
	{ .name = "slopes_df2",
	  .label = N_("df 2"),
	  .type = OUTPUT_NUMBER,
	  .flags = OUTPUT_DETAIL },
	{ .name = "slopes_p", .label = N_("slopes"), .type = OUTPUT_NUMBER, .decimals = 3 },
	{ .name = "p", .label = N_("p"), .type = OUTPUT_NUMBER, .decimals = 3 },
	{ .name = "p_holm", .label = N_("p Holm"), .type = OUTPUT_NUMBER, .decimals = 3 },
	{ .name = "rounds",
	  .label = N_("shuffles"),
	  .type = OUTPUT_NUMBER,
	  .flags = OUTPUT_DETAIL },
	{ .name = "note", .label = N_("note"), .flags = OUTPUT_DETAIL },
	{ .name = "welch_groups",
	  .label = N_("groups of Welch"),
	  .type = OUTPUT_NUMBER,
	  .flags = OUTPUT_DETAIL },
	{ .name = "welch_n",
	  .label = N_("n of Welch"),
	  .type = OUTPUT_NUMBER,
	  .flags = OUTPUT_DETAIL },
};

#define TEST_COLUMNS_OF_METHODS 16 /* from welch_f to slopes_p */

static void print_f(struct output *out, const struct group_test *t, bool for_people)
{
	output_number(out, t->statistic);
	output_number(out, t->df1);
	output_number(out, t->df2);
	p_value_print(out, t->p, for_people);
}

static void print_names(const struct strategy_result *r, const char *criterion, bool for_people,
			struct output *out)
{
	const struct measure *m = r->outcome.measure;

	output_text(out, !for_people ? strategy_measure_id(r)
			 : m         ? label_text(&m->name)
				     : _("all measures"));
	output_text(out, criterion);
}

static void print_tests_of(const struct strategy_result *r, const struct strategy_criterion *c,
			   bool for_people, struct output *out)
{
	print_names(r, for_people ? strategy_criterion_name(c) : c->told.name, for_people, out);
	output_int(out, (int64_t)c->n_groups);
	output_int(out, (int64_t)c->n);
	print_f(out, &c->welch, for_people);
	output_number(out, c->kruskal.statistic);
	output_number(out, c->kruskal.df1);
	p_value_print(out, c->kruskal.p, for_people);
	print_f(out, &c->ancova.groups, for_people);
	output_number(out, c->reason == STRATEGY_TESTED ? c->ancova.slope : (double)NAN);
	print_f(out, &c->ancova.slopes, for_people);
	p_value_print(out, c->p, for_people);
	p_value_print(out, c->p_holm, for_people);
	output_empty(out);
	output_text(out, for_people && *strategy_reasons[c->reason] ? _(strategy_reasons[c->reason])
								    : strategy_reasons[c->reason]);
	if (isnan(c->welch.p)) {
		output_empty(out);
		output_empty(out);
	} else {
		output_int(out, (int64_t)c->welch.groups);
		output_int(out, (int64_t)c->welch.n);
	}
	output_end_row(out);
}

static void print_overall(const struct strategy_result *r, bool hidden, bool for_people,
			  struct output *out)
{
	print_names(r, for_people ? _("all criteria") : "all", for_people, out);
	output_empty(out);
	if (hidden)
		output_empty(out);
	else
		output_int(out, (int64_t)r->outcome.n);
	for (int i = 0; i < TEST_COLUMNS_OF_METHODS; i++)
		output_empty(out);
	p_value_print(out, hidden ? (double)NAN : r->p, for_people);
	p_value_print(out, hidden ? (double)NAN : r->p_holm, for_people);
	output_int(out, (int64_t)r->rounds);
	output_text(out, !hidden ? "" : for_people ? _(strategy_too_small) : strategy_too_small);
	output_empty(out);
	output_empty(out);
	output_end_row(out);
}

/* Welch's test passes over groups of one pair; where it has, the row's own n is not that of its p. */
static void print_welch_below(const struct strategy_report *report, FILE *to)
{
	bool first = true;

	for (size_t i = 0; i < report->n_results; i++) {
		const struct strategy_result *r = &report->results[i];

		for (size_t k = 0; !strategy_is_hidden(report, r) && k < r->n_criteria; k++) {
			const struct strategy_criterion *c = &r->criteria[k];

			if (isnan(c->welch.p) || c->welch.n == c->n)
				continue;
			fprintf(to,
				_("%sWelch, %s: only groups of two pairs or more (groups: %zu of %zu, pairs: %zu of %zu)\n"),
				first ? "\n" : "", strategy_criterion_name(c), c->welch.groups,
				c->n_groups, c->welch.n, c->n);
			first = false;
		}
	}
}

void strategy_print_tests(const struct strategy_report *report, FILE *to,
			  struct output_options options)
{
	bool for_people = output_is_for_people(options);
	struct output_column shown[ARRAY_SIZE(test_columns)];
	struct output *out;

	memcpy(shown, test_columns, sizeof(test_columns));
	if (report->n_results == 1)
		shown[0].flags = OUTPUT_DETAIL;
	out = output_open(to, options, shown, ARRAY_SIZE(shown));

	for (size_t i = 0; i < report->n_results; i++) {
		const struct strategy_result *r = &report->results[i];
		bool hidden = strategy_is_hidden(report, r);

		for (size_t k = 0; !hidden && k < r->n_criteria; k++)
			if (r->criteria[k].n_groups || !for_people)
				print_tests_of(r, &r->criteria[k], for_people, out);
		print_overall(r, hidden, for_people, out);
	}
	output_close(out);
	if (for_people)
		print_welch_below(report, to);
}
