/* comparison.c - the table of `monitor compare`, and what has to be said about it */
#include "report/comparison.h"

#include "engine/suppression.h"
#include "report/comparison_words.h"
#include "report/p_value.h"
#include "report/prose.h"

enum { BRIEF = 0, DETAIL = OUTPUT_DETAIL }; /* BRIEF columns fit into a terminal of 80 */

#define WORDS(name_, label_, flags_) \
	{ \
		.name = (name_), .label = (label_), .type = OUTPUT_TEXT, .flags = (flags_) \
	}
#define FIGURE(name_, label_, decimals_, flags_) \
	{ \
		.name = (name_), .label = (label_), .type = OUTPUT_NUMBER, \
		.decimals = (decimals_), .flags = (flags_) \
	}

static const struct output_column columns[] = {
	WORDS("measure", N_("measure"), BRIEF | OUTPUT_KEY),
	WORDS("group", N_("group"), BRIEF),
	WORDS("better", N_("good if"), DETAIL),
	FIGURE("n", N_("n"), 0, BRIEF),
	FIGURE("missing_entry", N_("no entry"), 0, DETAIL),
	FIGURE("missing_exit", N_("no exit"), 0, DETAIL),
	FIGURE("entry_mean", N_("entry"), 2, BRIEF),
	FIGURE("entry_sd", N_("sd of entry"), 2, DETAIL),
	FIGURE("exit_mean", N_("exit"), 2, BRIEF),
	FIGURE("exit_sd", N_("sd of exit"), 2, DETAIL),
	FIGURE("diff", N_("diff"), 2, BRIEF),
	FIGURE("diff_sd", N_("sd of change"), 2, DETAIL),
	FIGURE("ci_low", N_("from"), 2, BRIEF),
	FIGURE("ci_high", N_("to"), 2, BRIEF),
	FIGURE("median_diff", N_("median change"), 2, DETAIL),
	FIGURE("t", N_("t"), 2, DETAIL),
	FIGURE("df", N_("df"), 0, DETAIL),
	FIGURE("p", N_("p"), 4, DETAIL),
	FIGURE("wilcoxon_w", N_("Wilcoxon W+"), 1, DETAIL),
	FIGURE("wilcoxon_p", N_("p by Wilcoxon"), 4, DETAIL),
	WORDS("wilcoxon_method", N_("method"), DETAIL),
	FIGURE("p_holm", N_("p Holm"), 3, BRIEF),
	FIGURE("d_z", N_("d_z"), 2, DETAIL),
	FIGURE("g_z", N_("g_z"), 2, DETAIL),
	FIGURE("d_av", N_("d_av"), 2, DETAIL),
	FIGURE("g_av", N_("g"), 2, BRIEF),
	FIGURE("g_low", N_("g from"), 2, DETAIL),
	FIGURE("g_high", N_("g to"), 2, DETAIL),
	FIGURE("rank_biserial", N_("rank-biserial"), 2, DETAIL),
	FIGURE("improved", N_("better"), 0, BRIEF),
	FIGURE("same", N_("same"), 0, DETAIL),
	FIGURE("worsened", N_("worse"), 0, BRIEF),
	FIGURE("reliably_improved", N_("reliably improved"), 0, DETAIL),
	FIGURE("reliably_worsened", N_("reliably worsened"), 0, DETAIL),
	WORDS("note", N_("note"), DETAIL),
	WORDS("test", N_("test"), DETAIL),
	FIGURE("statistic", N_("statistic"), 2, DETAIL),
	FIGURE("test_p", N_("p of the test"), 4, DETAIL),
	FIGURE("exit_not_due", N_("exit not due yet"), 0, DETAIL),
};

#define COLUMN_GROUP 1
#define COLUMN_CI_LOW 12
#define COLUMN_CI_HIGH 13
#define COLUMN_FIGURES 3 /* from here on */
#define PAGE 80          /* width of lines below a table that has none */

/* Words of cells that machine formats keep as they are. */
static const char *const words[] = {
	N_("exact pratt"), N_("exact drop"), N_("normal pratt"),
	N_("normal drop"), N_("McNemar"),    N_("Stuart-Maxwell"),
};

static bool is_for_people(const struct output_options *options)
{
	return streq(options->format, "table") || streq(options->format, "md");
}

/* --- names --- */

static const char *word(const char *text, bool for_people)
{
	for (size_t i = 0; for_people && i < ARRAY_SIZE(words); i++)
		if (streq(words[i], text))
			return _(words[i]);
	return text;
}

static const char *better_name(enum direction better, bool for_people)
{
	static const char *const names[] = { "", N_("up"), N_("down"), N_("range") };

	return for_people && *names[better] ? _(names[better]) : names[better];
}

/* --- cells --- */

static void print_count(struct output *out, int64_t count)
{
	if (count < 0)
		output_empty(out);
	else
		output_int(out, count);
}

static void print_note(struct output *out, unsigned int reasons, bool for_people)
{
	struct strbuf text = STRBUF_INIT;

	comparison_note(reasons, for_people, &text);
	output_text(out, text.buf);
	strbuf_release(&text);
}

static void print_means(struct output *out, const struct paired_comparison *f)
{
	output_number(out, f->entry_mean);
	output_number(out, f->entry_sd);
	output_number(out, f->exit_mean);
	output_number(out, f->exit_sd);
	output_number(out, f->diff);
	output_number(out, f->diff_sd);
	output_number(out, f->ci_low);
	output_number(out, f->ci_high);
	output_number(out, f->median_diff);
}

static void print_tests(struct output *out, const struct paired_comparison *f, bool for_people)
{
	output_number(out, f->t);
	output_number(out, f->df);
	p_value_print(out, for_people ? comparison_p(f) : f->p, for_people);
	output_number(out, f->wilcoxon_w);
	p_value_print(out, f->wilcoxon_p, for_people);
	output_text(out, word(wilcoxon_method_name(f->wilcoxon_method, f->zeros), for_people));
	p_value_print(out, f->p_holm, for_people);
}

static void print_effects(struct output *out, const struct paired_comparison *f)
{
	output_number(out, f->d_z);
	output_number(out, f->g_z);
	output_number(out, f->d_av);
	output_number(out, f->g_av);
	output_number(out, f->g_low);
	output_number(out, f->g_high);
	output_number(out, f->rank_biserial);
}

static void print_counts(struct output *out, const struct paired_comparison *f)
{
	print_count(out, f->improved);
	print_count(out, f->same);
	print_count(out, f->worsened);
	print_count(out, f->reliably_improved);
	print_count(out, f->reliably_worsened);
}

static void print_figures(struct output *out, const struct comparison_row *row,
			  const struct paired_comparison *f, bool knows_pairs, bool for_people)
{
	output_int(out, (int64_t)f->n);
	output_int(out, (int64_t)f->missing_entry);
	output_int(out, (int64_t)f->missing_exit);
	print_means(out, f);
	print_tests(out, f, for_people);
	print_effects(out, f);
	print_counts(out, f);
	print_note(out, f->reasons, for_people);
	output_text(out, f->test ? word(f->test, for_people) : "");
	output_number(out, f->statistic);
	p_value_print(out, f->test_p, for_people);
	print_count(out, knows_pairs ? (int64_t)row->not_due : -1);
}

/* In a window without notes the number of people says it. */
static void print_suppressed(const struct comparison_report *report, struct output *out, size_t n,
			     const struct output_options *options)
{
	const char *note = suppression_note(n, report->min_cell);
	bool for_people = is_for_people(options);

	output_text(out, for_people ? suppression_word() : "");
	for (size_t i = COLUMN_FIGURES + 1; i < ARRAY_SIZE(columns); i++)
		output_text(out, !streq(columns[i].name, "note") ? ""
				 : for_people                    ? _(note)
								 : note);
}

/* People get a column for each grouping, so that none is cut for the sake of another. */
static bool parts_groups(const struct comparison_report *report,
			 const struct output_options *options)
{
	return is_for_people(options) && report->grouping->n > 1;
}

static void print_group(const struct comparison_report *report, const char *group,
			struct output *out, const struct output_options *options)
{
	struct strbuf text = STRBUF_INIT;

	for (size_t i = 0; parts_groups(report, options) && i < report->grouping->n; i++) {
		strbuf_reset(&text);
		grouping_show_part(report->grouping, i, group, &text);
		output_text(out, text.buf);
	}
	if (!parts_groups(report, options)) {
		if (is_for_people(options))
			grouping_show(report->grouping, group, &text);
		else
			strbuf_addstr(&text, group);
		output_text(out, text.buf);
	}
	strbuf_release(&text);
}

static void print_row(const struct comparison_report *report, const struct comparison_row *row,
		      struct output *out, const struct output_options *options)
{
	bool for_people = is_for_people(options);
	struct paired_comparison f = row->figures;

	output_text(out, for_people ? comparison_measure_name(report, row) : f.measure);
	print_group(report, f.group, out, options);
	output_text(out, better_name(f.better, for_people));
	if (row->hidden)
		print_suppressed(report, out, f.n, options);
	else
		print_figures(out, row, &f, report->grouping->bases, for_people);
	output_end_row(out);
}

/* The columns, with one for each grouping where they are parted. Returns how many. */
static size_t choose_columns(const struct comparison_report *report,
			     const struct output_options *options,
			     struct output_column shown[ARRAY_SIZE(columns) + GROUPING_MOST])
{
	size_t n = 0;

	for (size_t i = 0; i < ARRAY_SIZE(columns); i++) {
		if (i == COLUMN_GROUP && parts_groups(report, options)) {
			for (size_t k = 0; k < report->grouping->n; k++)
				shown[n++] = (struct output_column)WORDS(
					report->grouping->names[k].name,
					grouping_label(report->grouping, k), BRIEF);
			continue;
		}
		shown[n] = columns[i];
		if (i == COLUMN_GROUP && !comparison_has_groups(report))
			shown[n].flags = DETAIL;
		/* a window has no room for groups and intervals */
		if ((i == COLUMN_CI_LOW || i == COLUMN_CI_HIGH) && comparison_has_groups(report))
			shown[n].flags = DETAIL;
		n++;
	}
	return n;
}

/* --- words --- */

/* A line below the table; the first one after an empty line, in Markdown each, or they would run together. */
static void print_below(FILE *to, const char *text, bool first,
			const struct output_options *options)
{
	struct strbuf lines = STRBUF_INIT;

	prose_wrap(&lines, text, 0, 0, options->width ? options->width : PAGE);
	if (first || streq(options->format, "md"))
		fputc('\n', to);
	fputs(lines.buf, to);
	strbuf_release(&lines);
}

/* Where the notes are out of sight. */
static void print_reasons_below(const struct comparison_report *report, FILE *to, bool first,
				const struct output_options *options)
{
	for (size_t i = 0; i < comparison_n_reasons; i++) {
		char *line = comparison_reason_line(report, i, false);

		if (line)
			print_below(to, line, first, options);
		first = first && !line;
		free(line);
	}
}

static void print_all_below(const struct comparison_report *report, FILE *to,
			    const struct output_options *options)
{
	bool has_interval = options->detail || !comparison_has_groups(report);

	if (!report->data->n_rows)
		return;
	if (has_interval)
		print_below(to, _("from, to: 95 % interval of the mean change"), true, options);
	if (!options->detail)
		print_reasons_below(report, to, !has_interval, options);
}

void comparison_print(const struct comparison_report *report, FILE *to,
		      struct output_options options)
{
	struct output_column shown[ARRAY_SIZE(columns) + GROUPING_MOST];
	size_t n = choose_columns(report, &options, shown);
	struct output *out = output_open(to, options, shown, n);

	for (size_t i = 0; i < report->data->n_rows; i++)
		print_row(report, &report->data->rows[i], out, &options);
	output_close(out);
	if (is_for_people(&options))
		print_all_below(report, to, &options);
}

void comparison_warn(const struct comparison_report *report)
{
	char *line;

	for (size_t i = 0; i < report->data->n_rows; i++) {
		line = comparison_dropout_line(report, &report->data->rows[i]);
		if (line)
			warning("%s", line);
		free(line);
	}
	line = comparison_regression_line(report);
	if (line)
		warning("%s", line);
	free(line);
}

static void conclude_row(const struct comparison_report *report, const struct comparison_row *row)
{
	const struct paired_comparison *f = &row->figures;
	char *name = comparison_row_name(report, row);
	char p[P_VALUE_SIZE];

	p_value_text(f->p_holm, p);
	if (f->improved < 0)
		remark(_("'%s': a statistically significant change (%s by Holm)"), name, p);
	else
		remark(_("'%s': a statistically significant change (%s by Holm): %lld improved, %lld worsened"),
		       name, p, (long long)f->improved, (long long)f->worsened);
	free(name);
}

static void remark_missing(const struct comparison_report *report)
{
	struct strbuf text = STRBUF_INIT;

	if (!comparison_has_groups(report))
		comparison_list_missing(report, &text);
	if (text.len && report->grouping->bases)
		remark(_("no exit (in brackets: the pair still works): %s; who lacks one that is due: kurator measure list --missing"),
		       text.buf);
	else if (text.len)
		remark(_("no exit: %s"), text.buf);
	strbuf_release(&text);
}

void comparison_conclude(const struct comparison_report *report, bool detail)
{
	size_t tests = 0, shown = 0, hidden = 0;

	for (size_t i = 0; i < report->data->n_rows; i++) {
		const struct comparison_row *row = &report->data->rows[i];

		hidden += row->hidden;
		if (row->hidden || isnan(row->figures.p_holm))
			continue;
		tests++;
		if (row->figures.p_holm < SIGNIFICANT) {
			shown++;
			conclude_row(report, row);
		}
	}
	if (hidden)
		suppression_remark(report->min_cell);
	remark_missing(report);
	if (tests && !shown)
		remark(_(
			"these data show no statistically significant change (level 0.05, by Holm)"));
	if (shown)
		remark(_(
			"there is no comparison group: the figures do not show what the change comes "
			"from"));
	if (!detail)
		return;
	remark(_(
		"people of one school are not independent of each other: true intervals are wider"));
}
