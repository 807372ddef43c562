/* comparison_paper.c - entry against exit as a paper prints it */
#include "report/comparison_paper.h"

#include <string.h>

#include "engine/suppression.h"
#include "report/comparison_words.h"

#define WORDS(name_, label_) \
	{ \
		.name = (name_), .label = (label_), .type = OUTPUT_TEXT, .flags = OUTPUT_WHOLE \
	}
#define FIGURE(name_, label_) \
	{ \
		.name = (name_), .label = (label_), .type = OUTPUT_NUMBER \
	}

/* What the table of this comparison has to explain. */
struct contents {
	bool groups, t, mcnemar, stuart_maxwell, exact, normal, reliable, scale, rounded;
	size_t tests, hidden;
};

static struct contents contents_of(const struct comparison_report *report)
{
	struct contents c = { .groups = comparison_has_groups(report) };

	for (size_t i = 0; i < report->data->n_rows; i++) {
		const struct comparison_row *row = &report->data->rows[i];
		const struct paired_comparison *f = &row->figures;

		c.hidden += row->hidden;
		if (row->hidden)
			continue;
		c.t |= !isnan(f->t);
		c.scale |= !isnan(f->g_av);
		c.mcnemar |= streq(f->test, "McNemar");
		c.stuart_maxwell |= streq(f->test, "Stuart-Maxwell");
		c.exact |= f->wilcoxon_method == WILCOXON_EXACT;
		c.normal |= f->wilcoxon_method == WILCOXON_NORMAL;
		c.reliable |= f->reliably_improved >= 0;
		c.rounded |= (f->reasons & REASON_ROUNDED) != 0;
		c.tests += isnan(f->p_holm) ? 0 : 1;
	}
	return c;
}

/* --- columns --- */

static const struct output_column column_measure = { "measure", N_("measure"), OUTPUT_TEXT,
						     .flags = OUTPUT_KEY };
static const struct output_column column_group = WORDS("group", N_("group"));
static const struct output_column column_reliable =
	FIGURE("reliable", N_("reliably better / worse"));
static const struct output_column figures[] = {
	FIGURE("n", N_("n")),
	FIGURE("entry", N_("entry, M (SD)")),
	FIGURE("exit", N_("exit, M (SD)")),
	FIGURE("diff", N_("change [95 % CI]")),
	WORDS("test", N_("test")),
	FIGURE("p", N_("p")),
	FIGURE("wilcoxon_w", N_("W+")),
	FIGURE("wilcoxon_p", N_("p of W+")),
	FIGURE("g", N_("g [95 % CI]")),
	FIGURE("p_holm", N_("p (Holm)")),
	FIGURE("changes", N_("better / same / worse")),
};

static size_t choose_columns(const struct contents *c, struct output_column *columns)
{
	size_t n = 0;

	columns[n++] = column_measure;
	if (c->groups)
		columns[n++] = column_group;
	for (size_t i = 0; i < ARRAY_SIZE(figures); i++)
		columns[n++] = figures[i];
	if (c->reliable)
		columns[n++] = column_reliable;
	return n;
}

/* --- cells --- */

/* Gives the text to the table and empties it. */
static void put(struct paper_table *table, struct strbuf *text)
{
	paper_cell(table, text->buf);
	strbuf_reset(text);
}

/* "25,46 (4,05)"; of yes and no "31 %". */
static void put_mean(struct paper_table *table, double mean, double sd, bool is_share,
		     struct strbuf *text)
{
	paper_figure(text, is_share ? 100 * mean : mean, is_share ? 0 : 2);
	if (is_share && text->len)
		strbuf_addstr(text, " %");
	if (!isnan(sd)) {
		strbuf_addstr(text, " (");
		paper_figure(text, sd, 2);
		strbuf_addch(text, ')');
	}
	put(table, text);
}

static void put_diff(struct paper_table *table, const struct paired_comparison *f, bool is_share,
		     struct strbuf *text)
{
	paper_figure(text, is_share ? 100 * f->diff : f->diff, is_share ? 0 : 2);
	if (is_share && text->len)
		strbuf_addf(text, " %s", _("pp"));
	if (!isnan(f->ci_low)) {
		strbuf_addch(text, ' ');
		paper_interval(text, f->ci_low, f->ci_high);
	}
	put(table, text);
}

/* "t(12) = 5,36", "χ²(2) = 5,45", or the name of a test that has no statistic but its counts. */
static void put_test(struct paper_table *table, const struct paired_comparison *f,
		     struct strbuf *text)
{
	bool is_chi = streq(f->test, "Stuart-Maxwell") && !isnan(f->statistic);

	if (!isnan(f->t) || is_chi) {
		strbuf_addf(text, "%s(%.0f) = ", is_chi ? "χ²" : "t", f->df);
		paper_figure(text, is_chi ? f->statistic : f->t, 2);
	} else if (!isnan(f->test_p)) {
		strbuf_addstr(text, _("McNemar"));
	}
	put(table, text);
}

static void put_counts(struct paper_table *table, const int64_t *counts, size_t n,
		       struct strbuf *text)
{
	for (size_t i = 0; i < n && counts[0] >= 0; i++)
		strbuf_addf(text, "%s%lld", i ? " / " : "", (long long)counts[i]);
	put(table, text);
}

static void put_figures(struct paper_table *table, const struct contents *c,
			const struct paired_comparison *f, struct strbuf *text)
{
	const int64_t changes[] = { f->improved, f->same, f->worsened };
	const int64_t reliable[] = { f->reliably_improved, f->reliably_worsened };
	bool is_share = streq(f->test, "McNemar");

	strbuf_addf(text, "%zu", f->n);
	put(table, text);
	put_mean(table, f->entry_mean, f->entry_sd, is_share, text);
	put_mean(table, f->exit_mean, f->exit_sd, is_share, text);
	put_diff(table, f, is_share, text);
	put_test(table, f, text);
	paper_p(text, comparison_p(f));
	put(table, text);
	paper_figure(text, f->wilcoxon_w, fmod(f->wilcoxon_w, 1) != 0);
	put(table, text);
	paper_p(text, f->wilcoxon_p);
	put(table, text);
	paper_figure(text, f->g_av, 2);
	if (text->len && !isnan(f->g_low)) {
		strbuf_addch(text, ' ');
		paper_interval(text, f->g_low, f->g_high);
	}
	put(table, text);
	paper_p(text, f->p_holm);
	put(table, text);
	put_counts(table, changes, ARRAY_SIZE(changes), text);
	if (c->reliable)
		put_counts(table, reliable, ARRAY_SIZE(reliable), text);
}

static void put_row(const struct comparison_report *report, const struct contents *c,
		    const struct comparison_row *row, struct paper_table *table)
{
	struct strbuf text = STRBUF_INIT;

	paper_cell(table, comparison_measure_name(report, row));
	if (c->groups) {
		grouping_show(report->grouping, row->figures.group, &text);
		put(table, &text);
	}
	if (!row->hidden) {
		put_figures(table, c, &row->figures, &text);
	} else {
		paper_cell(table, suppression_word());
		while (table->n_cells % table->n_columns)
			paper_cell(table, "");
	}
	strbuf_release(&text);
}

/* --- notes --- */

static void note_means(const struct contents *c, struct paper_table *table)
{
	struct strbuf text = STRBUF_INIT;

	strbuf_addstr(
		&text,
		_("Note. n: people with both values; M: mean, SD: standard deviation; change: exit − entry."));
	if (c->t)
		strbuf_addf(&text, " %s", _("t: Student's test for paired values."));
	if (c->mcnemar)
		strbuf_addf(
			&text, " %s",
			_("McNemar: exact test of a yes/no measure, for which shares stand in place of M."));
	if (c->stuart_maxwell)
		strbuf_addf(&text, " %s", _("χ²: test of Stuart and Maxwell for levels."));
	paper_note(table, strbuf_detach(&text, NULL));
}

static void note_wilcoxon(const struct comparison_report *report, const struct contents *c,
			  struct paper_table *table)
{
	enum zero_rule zeros = ZEROS_PRATT;

	for (size_t i = 0; i < report->data->n_rows; i++)
		zeros = report->data->rows[i].figures.zeros;
	if (!c->exact && !c->normal)
		return;
	paper_note(
		table,
		xstrfmt(_("W+: Wilcoxon's signed-rank test, sum of the ranks of positive changes; p %s; zero changes %s."),
			!c->normal  ? _("exact")
			: !c->exact ? _("by the normal distribution")
				    : _("exact up to 400 changes, then by the normal distribution"),
			zeros == ZEROS_PRATT ? _("by Pratt's rule") : _("left out")));
}

static void note_effects(const struct contents *c, struct paper_table *table)
{
	if (c->scale)
		paper_note(
			table,
			xstrdup(_(
				"g: mean change in units of the average standard deviation of entry and exit, with Hedges' correction (g_av; Hedges, 1981; Cumming, 2012); interval by Algina and Keselman (2003).")));
	if (c->tests)
		paper_note(table, xstrfmt(nth_("p (Holm): corrected for %zu test of this table.",
					       "p (Holm): corrected for %zu tests of this table.",
					       c->tests),
					  c->tests));
	if (c->reliable)
		paper_note(
			table,
			xstrdup(_(
				"Reliable change: more than 1.96 standard errors of a difference (Jacobson & Truax, 1991).")));
}

static void note_missing(const struct comparison_report *report, size_t left_out,
			 struct paper_table *table)
{
	struct strbuf names = STRBUF_INIT;

	comparison_list_missing(report, &names);
	if (names.len)
		paper_note(
			table,
			xstrfmt(report->grouping->bases
					? _("Left out for want of an exit (in brackets: the pair still works): %s.")
					: _("Left out for want of an exit: %s."),
				names.buf));
	strbuf_reset(&names);
	comparison_list_missing_entry(report, &names);
	if (names.len)
		paper_note(table, xstrfmt(_("Left out for want of an entry: %s."), names.buf));
	if (left_out)
		paper_note(table, xstrfmt(_("Wrong rows left out: %zu."), left_out));
	strbuf_release(&names);
}

/* What is said on the screen too; figures get the comma of the table. */
static void note_line(struct paper_table *table, char *line)
{
	for (char *at = line; at && (at = strchr(at, '.')); at++)
		if (language_now() == LANGUAGE_RU && at > line && is_digit(at[-1]) &&
		    is_digit(at[1]))
			*at = ',';
	if (line)
		paper_note(table, xstrfmt("%s.", line));
	free(line);
}

/* What else may make a change. */
static void note_caveats(const struct comparison_report *report, const struct contents *c,
			 struct paper_table *table)
{
	for (size_t i = 0; i < report->data->n_rows; i++)
		note_line(table, comparison_dropout_line(report, &report->data->rows[i]));
	note_line(table, comparison_regression_line(report));
	if (c->tests)
		paper_note(
			table,
			xstrdup(_(
				"There was no comparison group: what the change comes from, the table does not show.")));
}

static void note_empty(const struct comparison_report *report, const struct contents *c,
		       struct paper_table *table)
{
	for (size_t i = 0; i < comparison_n_reasons; i++) {
		char *line = comparison_reason_line(report, i, c->reliable);

		if (line)
			paper_note(table, xstrfmt("– %s.", line));
		free(line);
	}
	if (c->rounded)
		paper_note(table, xstrdup(_("Values of more than 18 digits were rounded.")));
	if (c->hidden)
		paper_note(table, xstrfmt(_("Groups of fewer than %zu people are hidden."),
					  report->min_cell));
}

void comparison_paper(const struct comparison_report *report, size_t left_out,
		      struct paper_table *table)
{
	struct output_column *columns = xcalloc(ARRAY_SIZE(figures) + 3, sizeof(*columns));
	struct contents c = contents_of(report);

	*table = (struct paper_table){ .columns = columns };
	table->n_columns = choose_columns(&c, columns);
	table->n_keys = c.groups ? 2 : 1;
	table->title = xstrdup(_("Table. Measures at entry and at exit"));
	for (size_t i = 0; i < report->data->n_rows; i++)
		put_row(report, &c, &report->data->rows[i], table);
	note_means(&c, table);
	note_wilcoxon(report, &c, table);
	note_effects(&c, table);
	note_missing(report, left_out, table);
	note_empty(report, &c, table);
	note_caveats(report, &c, table);
}
