/* comparison_words.c - what the rows of a comparison are called, and why figures of theirs are empty */
#include "report/comparison_words.h"

#include "report/p_value.h"

/* Why figures are empty; in machine formats as it stands here. */
static const struct {
	enum reason reason;
	const char *text;
} reasons[] = {
	{ REASON_NO_PAIRS, N_("nobody has both values") },
	{ REASON_ONE_PAIR, N_("one pair only") },
	{ REASON_TWO_PAIRS, N_("two pairs only") },
	{ REASON_ALL_EQUAL, N_("all changes are equal") },
	{ REASON_NO_CHANGE, N_("no change at all") },
	{ REASON_NO_SPREAD, N_("entry and exit are constant") },
	{ REASON_CATEGORICAL, N_("no scale: means do not apply") },
	{ REASON_NO_DIRECTION, N_("better direction not known") },
	{ REASON_NO_RELIABILITY, N_("reliability not known") },
	{ REASON_ENTRY_CONSTANT, N_("entry is constant") },
	{ REASON_ROUNDED, N_("18 digits do not hold the values: rounded") },
};

const size_t comparison_n_reasons = ARRAY_SIZE(reasons);

const char *comparison_measure_name(const struct comparison_report *report,
				    const struct comparison_row *row)
{
	const struct measure *measure = entry_exit_measure(report->data, row);

	return measure ? label_text(&measure->name) : row->figures.measure;
}

bool comparison_has_groups(const struct comparison_report *report)
{
	for (size_t i = 0; i < report->data->n_rows; i++)
		if (*report->data->rows[i].figures.group)
			return true;
	return false;
}

char *comparison_row_name(const struct comparison_report *report, const struct comparison_row *row)
{
	struct strbuf name = STRBUF_INIT;

	strbuf_addstr(&name, comparison_measure_name(report, row));
	if (*row->figures.group) {
		strbuf_addstr(&name, ", ");
		grouping_show(report->grouping, row->figures.group, &name);
	}
	return strbuf_detach(&name, NULL);
}

void comparison_note(unsigned int of, bool for_people, struct strbuf *out)
{
	for (size_t i = 0; i < ARRAY_SIZE(reasons); i++)
		if (of & reasons[i].reason)
			strbuf_addf(out, "%s%s", out->len ? "; " : "",
				    for_people ? _(reasons[i].text) : reasons[i].text);
}

/* What empty cells in sight are empty for; reliable change is not always in sight. */
static unsigned int seen_reasons(const struct comparison_row *row, bool with_reliable)
{
	unsigned int unseen = REASON_ROUNDED;

	if (!with_reliable)
		unseen |= REASON_NO_RELIABILITY | REASON_ENTRY_CONSTANT;
	return row->figures.reasons & ~unseen;
}

/* "digital skills; reading"; returns of how many rows, hidden ones apart, the reason is one. */
static size_t list_rows(const struct comparison_report *report, enum reason reason,
			bool with_reliable, struct strbuf *names)
{
	size_t n = 0;

	for (size_t i = 0; i < report->data->n_rows; i++) {
		const struct comparison_row *row = &report->data->rows[i];
		char *name;

		if (row->hidden || !(seen_reasons(row, with_reliable) & reason))
			continue;
		name = comparison_row_name(report, row);
		strbuf_addf(names, "%s%s", n++ ? "; " : "", name);
		free(name);
	}
	return n;
}

char *comparison_reason_line(const struct comparison_report *report, size_t number,
			     bool with_reliable)
{
	const char *reason = _(reasons[number].text);
	struct strbuf names = STRBUF_INIT;
	size_t n = list_rows(report, reasons[number].reason, with_reliable, &names);
	char *line = NULL;

	if (n && comparison_has_groups(report))
		line = xstrfmt(nth_("empty cells (%s): %zu row", "empty cells (%s): %zu rows", n),
			       reason, n);
	else if (n)
		line = xstrfmt(_("empty cells (%s): %s"), reason, names.buf);
	strbuf_release(&names);
	return line;
}

/* How many of the row have no value of one phase, and of them those of whom it is not due yet. */
static void add_missing(const struct comparison_report *report, const struct comparison_row *row,
			size_t missing, size_t not_due, struct strbuf *out)
{
	char *name;

	if (row->hidden || !missing)
		return;
	name = comparison_row_name(report, row);
	strbuf_addf(out, "%s%s %zu", out->len ? "; " : "", name, missing);
	if (not_due)
		strbuf_addf(out, " (%zu)", not_due);
	free(name);
}

void comparison_list_missing(const struct comparison_report *report, struct strbuf *out)
{
	for (size_t i = 0; i < report->data->n_rows; i++) {
		const struct comparison_row *row = &report->data->rows[i];

		add_missing(report, row, row->figures.missing_exit, row->not_due, out);
	}
}

void comparison_list_missing_entry(const struct comparison_report *report, struct strbuf *out)
{
	for (size_t i = 0; i < report->data->n_rows; i++) {
		const struct comparison_row *row = &report->data->rows[i];

		add_missing(report, row, row->figures.missing_entry, 0, out);
	}
}

char *comparison_dropout_line(const struct comparison_report *report,
			      const struct comparison_row *row)
{
	char p[P_VALUE_SIZE], *name, *line;

	if (row->hidden || !(row->dropout_p < SIGNIFICANT))
		return NULL;
	name = comparison_row_name(report, row);
	p_value_text(row->dropout_p, p);
	line = xstrfmt(
		nth_("'%s': %zu person without exit differed at entry by %+.2f (%s); what is shown "
		     "is the change of those who stayed",
		     "'%s': %zu people without exit differed at entry by %+.2f (%s); what is shown "
		     "is the change of those who stayed",
		     row->dropouts),
		name, row->dropouts, row->dropout_diff, p);
	free(name);
	return line;
}

/* All in one line: with many groups there would be many. */
char *comparison_regression_line(const struct comparison_report *report)
{
	struct strbuf names = STRBUF_INIT;
	char *line = NULL;

	for (size_t i = 0; i < report->data->n_rows; i++) {
		const struct comparison_row *row = &report->data->rows[i];
		char *name;

		if (row->hidden ||
		    !entry_exit_may_regress(row, entry_exit_measure(report->data, row)))
			continue;
		name = comparison_row_name(report, row);
		strbuf_addf(&names, "%s'%s'", names.len ? "; " : "", name);
		free(name);
	}
	if (names.len)
		line = xstrfmt(
			_("%s: entry lies in the worst third of the scale; part of the change is to "
			  "be expected without any help (regression to the mean)"),
			names.buf);
	strbuf_release(&names);
	return line;
}
