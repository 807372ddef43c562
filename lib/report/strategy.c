/* strategy.c - the tables of `monitor strategy`, and what has to be said about them */
#include "report/strategy.h"

#include "report/p_value.h"
#include "engine/suppression.h"

static const char *const too_small = N_("group too small to be shown");

static const char *const reasons[] = {
	[STRATEGY_TESTED] = "",
	[STRATEGY_ONE_GROUP] = N_("one group only"),
	[STRATEGY_TOO_FEW] = N_("too few pairs to be tested"),
	[STRATEGY_ENTRY] = N_("not tested: who begins low gains more by chance alone"),
};

static const char *const all_measures = "all";

static const char *measure_id(const struct strategy_result *r)
{
	return r->outcome.measure ? r->outcome.measure->id : all_measures;
}

static const char *criterion_name(const struct strategy_criterion *c)
{
	return c->told.title ? _(c->told.title) : c->told.name;
}

static const char *level_name(const struct strategy_report *report,
			      const struct strategy_criterion *c,
			      const struct criterion_level *level, struct strbuf *out)
{
	strbuf_reset(out);
	if (c->told.column)
		column_show(c->told.column, report->program, level->id, out);
	else
		strbuf_addstr(out, level->title ? _(level->title) : level->id);
	return out->buf;
}

/* Entry as it was measured: the good scale has the sign turned where lower is better. */
static double entry_as_measured(const struct strategy_result *r, double entry)
{
	const struct measure *m = r->outcome.measure;

	return m && m->better == BETTER_DOWN && entry != 0 ? -entry : entry;
}

static bool *hidden_groups(const struct strategy_report *report, const struct strategy_criterion *c)
{
	size_t *sizes = xcalloc(c->n_groups + 1, sizeof(*sizes));
	bool *hidden = xcalloc(c->n_groups + 1, sizeof(*hidden));

	for (size_t j = 0; j < c->n_groups; j++)
		sizes[j] = c->groups[j].gain.n;
	suppress_groups(sizes, c->n_groups, report->min_cell, hidden);
	free(sizes);
	return hidden;
}

static bool is_hidden(const struct strategy_report *report, const struct strategy_result *r)
{
	return r->outcome.n < report->min_cell;
}

/* ---- groups, for machines ---- */

static const struct output_column group_columns[] = {
	{ .name = "measure" },
	{ .name = "criterion" },
	{ .name = "group" },
	{ .name = "n", .type = OUTPUT_NUMBER },
	{ .name = "entry_mean", .type = OUTPUT_NUMBER },
	{ .name = "gain", .type = OUTPUT_NUMBER },
	{ .name = "gain_sd", .type = OUTPUT_NUMBER },
	{ .name = "adjusted", .type = OUTPUT_NUMBER },
	{ .name = "se", .type = OUTPUT_NUMBER },
	{ .name = "ci_low", .type = OUTPUT_NUMBER },
	{ .name = "ci_high", .type = OUTPUT_NUMBER },
	{ .name = "shrunk", .type = OUTPUT_NUMBER },
	{ .name = "p", .type = OUTPUT_NUMBER },
	{ .name = "p_holm", .type = OUTPUT_NUMBER },
	{ .name = "note" },
};

#define GROUP_FIGURES 11 /* from n to p_holm */

static const char *note_of(const struct strategy_criterion *c, const struct strategy_group *g)
{
	if (!*reasons[c->reason] && g->gain.n == 1)
		return "one pair only: no sd";
	return reasons[c->reason];
}

static void print_group(const struct strategy_result *r, const struct strategy_criterion *c,
			const struct strategy_group *g, bool hidden, struct output *out)
{
	output_text(out, measure_id(r));
	output_text(out, c->told.name);
	output_text(out, g->level->id);
	for (int k = 0; hidden && k < GROUP_FIGURES; k++)
		output_empty(out);
	if (!hidden) {
		output_int(out, (int64_t)g->gain.n);
		output_number(out, entry_as_measured(r, g->entry));
		output_number(out, g->gain.mean);
		output_number(out, g->gain.sd);
		output_number(out, g->adjusted.mean);
		output_number(out, g->adjusted.se);
		output_number(out, g->low);
		output_number(out, g->high);
		output_number(out, g->shrunk);
		p_value_print(out, c->p, false);
		p_value_print(out, c->p_holm, false);
	}
	output_text(out, hidden ? too_small : note_of(c, g));
	output_end_row(out);
}

static void print_groups_of(const struct strategy_report *report, const struct strategy_result *r,
			    struct output *out)
{
	for (size_t i = 0; i < r->n_criteria; i++) {
		const struct strategy_criterion *c = &r->criteria[i];
		bool *hidden = hidden_groups(report, c);

		for (size_t j = 0; j < c->n_groups; j++)
			print_group(r, c, &c->groups[j], hidden[j], out);
		free(hidden);
	}
}

/* ---- groups, for people ---- */

static const struct output_column people_columns[] = {
	{ .name = "group", .label = N_("group"), .flags = OUTPUT_KEY | OUTPUT_FLOW },
	{ .name = "n", .label = N_("n"), .type = OUTPUT_NUMBER, .decimals = 0 },
	{ .name = "entry",
	  .label = N_("entry"),
	  .type = OUTPUT_NUMBER,
	  .decimals = 2,
	  .flags = OUTPUT_DETAIL },
	{ .name = "gain", .label = N_("gain"), .type = OUTPUT_NUMBER, .decimals = 2 },
	{ .name = "sd",
	  .label = N_("sd of gain"),
	  .type = OUTPUT_NUMBER,
	  .decimals = 2,
	  .flags = OUTPUT_DETAIL },
	{ .name = "adjusted", .label = N_("adjusted"), .type = OUTPUT_NUMBER, .decimals = 2 },
	{ .name = "low", .label = N_("from"), .type = OUTPUT_NUMBER, .decimals = 2 },
	{ .name = "high", .label = N_("to"), .type = OUTPUT_NUMBER, .decimals = 2 },
	{ .name = "shrunk", .label = N_("shrunk"), .type = OUTPUT_NUMBER, .decimals = 2 },
	{ .name = "p", .label = N_("p Holm"), .type = OUTPUT_NUMBER, .decimals = 3 },
};

static void print_heading(struct output *out, const char *text, double p)
{
	output_text(out, text);
	for (size_t i = 2; i < ARRAY_SIZE(people_columns); i++)
		output_empty(out);
	p_value_print(out, p, true);
	output_end_row(out);
}

static void print_group_for_people(const struct strategy_report *report,
				   const struct strategy_result *r,
				   const struct strategy_criterion *c,
				   const struct strategy_group *g, bool hidden, struct output *out)
{
	struct strbuf name = STRBUF_INIT, text = STRBUF_INIT;

	strbuf_addf(&text, "  %s", level_name(report, c, g->level, &name));
	if (hidden) {
		output_text(out, text.buf);
		output_text(out, suppression_word());
		for (size_t i = 2; i < ARRAY_SIZE(people_columns); i++)
			output_empty(out);
		output_end_row(out);
	} else {
		output_text(out, text.buf);
		output_int(out, (int64_t)g->gain.n);
		output_number(out, entry_as_measured(r, g->entry));
		output_number(out, g->gain.mean);
		output_number(out, g->gain.sd);
		output_number(out, g->adjusted.mean);
		output_number(out, g->low);
		output_number(out, g->high);
		output_number(out, g->shrunk);
		output_empty(out);
		output_end_row(out);
	}
	strbuf_release(&name);
	strbuf_release(&text);
}

static void print_criterion(const struct strategy_report *report, const struct strategy_result *r,
			    const struct strategy_criterion *c, struct output *out)
{
	bool *hidden = hidden_groups(report, c);
	struct strbuf title = STRBUF_INIT;

	strbuf_addstr(&title, criterion_name(c));
	if (c->reason != STRATEGY_TESTED)
		strbuf_addf(&title, " (%s)", _(reasons[c->reason]));
	print_heading(out, title.buf, c->p_holm);
	for (size_t j = 0; j < c->n_groups; j++)
		print_group_for_people(report, r, c, &c->groups[j], hidden[j], out);
	strbuf_release(&title);
	free(hidden);
}

static void print_result_for_people(const struct strategy_report *report,
				    const struct strategy_result *r, struct output *out)
{
	const struct measure *m = r->outcome.measure;
	struct strbuf title = STRBUF_INIT;
	size_t n = r->outcome.n;

	if (r != report->results)
		print_heading(out, "", NAN);
	if (m)
		strbuf_addf(&title, "%s: ", label_text(&m->name));
	else
		strbuf_addstr(&title, _("ALL MEASURES, in standard deviations of entry: "));
	if (is_hidden(report, r))
		strbuf_addstr(&title, _(too_small));
	else
		strbuf_addf(&title, nth_("%zu pair", "%zu pairs", n), n);
	print_heading(out, title.buf, NAN);
	for (size_t i = 0; !is_hidden(report, r) && i < r->n_criteria; i++)
		if (r->criteria[i].n_groups)
			print_criterion(report, r, &r->criteria[i], out);
	strbuf_release(&title);
}

void strategy_print_groups(const struct strategy_report *report, FILE *to,
			   struct output_options options)
{
	bool for_people = output_is_for_people(options);
	struct output *out =
		for_people ? output_open(to, options, people_columns, ARRAY_SIZE(people_columns))
			   : output_open(to, options, group_columns, ARRAY_SIZE(group_columns));

	for (size_t i = 0; i < report->n_results; i++) {
		if (for_people)
			print_result_for_people(report, &report->results[i], out);
		else
			print_groups_of(report, &report->results[i], out);
	}
	output_close(out);
}

/* ---- tests ---- */

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

	output_text(out, !for_people ? measure_id(r)
			 : m         ? label_text(&m->name)
				     : _("all measures"));
	output_text(out, criterion);
}

static void print_tests_of(const struct strategy_result *r, const struct strategy_criterion *c,
			   bool for_people, struct output *out)
{
	print_names(r, for_people ? criterion_name(c) : c->told.name, for_people, out);
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
	output_text(out,
		    for_people && *reasons[c->reason] ? _(reasons[c->reason]) : reasons[c->reason]);
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
	print_names(r, for_people ? _("all criteria") : all_measures, for_people, out);
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
	output_text(out, !hidden ? "" : for_people ? _(too_small) : too_small);
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

		for (size_t k = 0; !is_hidden(report, r) && k < r->n_criteria; k++) {
			const struct strategy_criterion *c = &r->criteria[k];

			if (isnan(c->welch.p) || c->welch.n == c->n)
				continue;
			fprintf(to,
				_("%sWelch, %s: only groups of two pairs or more (groups: %zu of %zu, pairs: %zu of %zu)\n"),
				first ? "\n" : "", criterion_name(c), c->welch.groups, c->n_groups,
				c->welch.n, c->n);
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
		bool hidden = is_hidden(report, r);

		for (size_t k = 0; !hidden && k < r->n_criteria; k++)
			if (r->criteria[k].n_groups || !for_people)
				print_tests_of(r, &r->criteria[k], for_people, out);
		print_overall(r, hidden, for_people, out);
	}
	output_close(out);
	if (for_people)
		print_welch_below(report, to);
}

/* ---- weights ---- */

static const struct output_column weight_columns[] = {
	{ .name = "criterion", .label = N_("criterion"), .flags = OUTPUT_KEY },
	{ .name = "weight", .label = N_("weight"), .type = OUTPUT_NUMBER },
	{ .name = "proposed", .label = N_("proposed"), .type = OUTPUT_NUMBER },
	{ .name = "correlation", .label = N_("r with gain"), .type = OUTPUT_NUMBER, .decimals = 2 },
	{ .name = "n", .label = N_("n"), .type = OUTPUT_NUMBER },
	{ .name = "mean_error",
	  .label = N_("error, no weights"),
	  .type = OUTPUT_NUMBER,
	  .decimals = 3,
	  .flags = OUTPUT_DETAIL },
	{ .name = "present_error",
	  .label = N_("error, present"),
	  .type = OUTPUT_NUMBER,
	  .decimals = 3,
	  .flags = OUTPUT_DETAIL },
	{ .name = "changed_error",
	  .label = N_("error, changed"),
	  .type = OUTPUT_NUMBER,
	  .decimals = 3,
	  .flags = OUTPUT_DETAIL },
	{ .name = "p", .label = N_("p"), .type = OUTPUT_NUMBER, .decimals = 3 },
	{ .name = "note", .label = N_("note"), .flags = OUTPUT_DETAIL },
};

static const char *weight_note(const struct weight_check *w)
{
	return w->is_proposed               ? ""
	       : w->n < WEIGHTS_PAIRS_LEAST ? N_("too few pairs for a check")
					    : N_("the check shows no gain");
}

void strategy_print_weights(const struct strategy_report *report, FILE *to,
			    struct output_options options)
{
	const struct weight_check *w = report->weights;
	bool for_people = output_is_for_people(options), hidden = w->n < report->min_cell;
	struct output *out = output_open(to, options, weight_columns, ARRAY_SIZE(weight_columns));
	const char *note = hidden ? too_small : weight_note(w);

	for (size_t i = 0; i < w->n_items; i++) {
		const struct weight *item = &w->items[i];

		output_text(out, item->name);
		output_int(out, item->present);
		if (w->is_proposed && !hidden)
			output_int(out, item->changed);
		else
			output_empty(out);
		output_number(out, hidden ? (double)NAN : item->correlation);
		if (hidden)
			output_empty(out);
		else
			output_int(out, (int64_t)w->n);
		output_number(out, hidden ? (double)NAN : w->mean_error);
		output_number(out, hidden ? (double)NAN : w->present_error);
		output_number(out, hidden ? (double)NAN : w->changed_error);
		p_value_print(out, hidden ? (double)NAN : w->p, for_people);
		output_text(out, for_people && *note ? _(note) : note);
		output_end_row(out);
	}
	output_close(out);
}

/* ---- words ---- */

static const char *result_name(const struct strategy_result *r)
{
	return r->outcome.measure ? label_text(&r->outcome.measure->name) : _("all measures");
}

/* The group that gained most when uncertainty is taken into account. */
static const struct strategy_group *best_of(const struct strategy_criterion *c)
{
	const struct strategy_group *best = NULL;

	for (size_t j = 0; j < c->n_groups; j++)
		if (!best || c->groups[j].shrunk > best->shrunk)
			best = &c->groups[j];
	return best;
}

static void conclude_shown(const struct strategy_report *report, const struct strategy_result *r)
{
	struct strbuf name = STRBUF_INIT;
	char p[P_VALUE_SIZE];

	p_value_text(r->p_holm, p);
	remark(_("%s: shown: the gain goes with how pairs were formed or worked (%s by permutation)"),
	       result_name(r), p);
	for (size_t i = 0; i < r->n_criteria; i++) {
		const struct strategy_criterion *c = &r->criteria[i];
		const struct strategy_group *best = best_of(c);

		if (!(c->p_holm < STRATEGY_LEVEL) || best->gain.n < report->min_cell)
			continue;
		p_value_text(c->p_holm, p);
		remark(_("%s: %s (%s by Holm); most gain at equal entry: %s"), result_name(r),
		       criterion_name(c), p, level_name(report, c, best->level, &name));
	}
	strbuf_release(&name);
}

static void conclude_not_shown(const struct strategy_result *r)
{
	size_t n = r->outcome.n;
	char p[P_VALUE_SIZE];

	if (isnan(r->p_holm)) {
		remark(nth_("%s: not shown: %zu pair with entry and exit cannot be compared",
			    "%s: not shown: %zu pairs with entry and exit cannot be compared", n),
		       result_name(r), n);
		return;
	}
	p_value_text(r->p_holm, p);
	remark(nth_("%s: not shown: %zu pair does not show that one way is better than another (%s "
		    "by permutation)",
		    "%s: not shown: %zu pairs do not show that one way is better than another (%s by "
		    "permutation)",
		    n),
	       result_name(r), n, p);
	if (!isnan(r->detectable))
		remark(_("with so many pairs only a difference of %.1f standard deviations between "
			 "two halves of them would be found in 4 cases of 5"),
		       r->detectable);
}

static void conclude_weights(const struct weight_check *w)
{
	if (!w->n_items)
		return;
	if (w->n < WEIGHTS_PAIRS_LEAST) {
		remark(nth_("weights of matching: no proposal from %zu pair; it takes %d",
			    "weights of matching: no proposal from %zu pairs; it takes %d", w->n),
		       w->n, WEIGHTS_PAIRS_LEAST);
		return;
	}
	if (!w->is_proposed) {
		remark(_("weights of matching: no proposal; on pairs held out changed weights "
			 "foretell the gain no better (error %.3f, present ones %.3f, none %.3f)"),
		       w->changed_error, w->present_error, w->mean_error);
		return;
	}
	remark(_("weights of matching: on pairs held out changed weights foretell the gain better "
		 "(error %.3f, present ones %.3f, none %.3f); proposed for matching: prefer"),
	       w->changed_error, w->present_error, w->mean_error);
	for (size_t i = 0; i < w->n_items; i++)
		remark("    - {rule: %s, weight: %d}  # %d", w->items[i].name,
		       (int)w->items[i].changed, (int)w->items[i].present);
}

static bool hides_any(const struct strategy_report *report)
{
	bool any = false;

	for (size_t i = 0; i < report->n_results; i++)
		for (size_t k = 0; k < report->results[i].n_criteria; k++) {
			const struct strategy_criterion *c = &report->results[i].criteria[k];
			bool *hidden = hidden_groups(report, c);

			for (size_t j = 0; j < c->n_groups; j++)
				any = any || hidden[j];
			free(hidden);
		}
	return any;
}

void strategy_conclude(const struct strategy_report *report)
{
	if (hides_any(report))
		suppression_remark(report->min_cell);
	for (size_t i = 0; i < report->n_results; i++) {
		const struct strategy_result *r = &report->results[i];

		if (is_hidden(report, r))
			continue;
		if (strategy_is_shown(r))
			conclude_shown(report, r);
		else
			conclude_not_shown(r);
	}
	if (report->weights->n >= report->min_cell)
		conclude_weights(report->weights);
}

static void warn_slopes(const struct strategy_result *r)
{
	for (size_t i = 0; i < r->n_criteria; i++) {
		const struct strategy_criterion *c = &r->criteria[i];
		char p[P_VALUE_SIZE];

		if (c->reason != STRATEGY_TESTED || !(c->ancova.slopes.p < SIGNIFICANT))
			continue;
		p_value_text(c->ancova.slopes.p, p);
		warning(_("%s, %s: what a group gains depends on the entry (slopes differ, %s); the "
			  "adjusted figures hold at the mean entry only"),
			result_name(r), criterion_name(c), p);
	}
}

static void warn_organisations(const struct strategy_result *r)
{
	if (isnan(r->organisations.icc))
		return;
	warning(_("%s: pupils of one organisation are not independent: intraclass correlation %.2f "
		  "over %zu organisations, design effect %.2f; intervals are %.2f times as wide"),
		result_name(r), r->organisations.icc, r->organisations.groups,
		r->organisations.design_effect, sqrt(r->organisations.design_effect));
}

void strategy_warn(const struct strategy_report *report)
{
	for (size_t i = 0; i < report->n_results; i++) {
		const struct strategy_result *r = &report->results[i];

		if (is_hidden(report, r) || !r->outcome.n)
			continue;
		if (r->correlation < 0 && r->correlation_p < SIGNIFICANT)
			warning(_("%s: who began lower gained more (r = %.2f), as chance alone makes "
				  "it (regression to the mean); compare at equal entry"),
				result_name(r), r->correlation);
		warn_slopes(r);
		warn_organisations(r);
	}
	warning(_("pairs were not formed by lot: what goes with a gain need not have caused it"));
}
