/* survey_summary.c - the table of `survey summary` */
#include "report/survey_summary.h"

#include <math.h>

#include "report/histogram.h"

static const struct output_column columns[] = {
	{ .name = "survey" },
	{ .name = "group" },
	{ .name = "type" },
	{ .name = "question" },
	{ .name = "construct" },
	{ .name = "text" },
	{ .name = "n", .type = OUTPUT_NUMBER },
	{ .name = "of", .type = OUTPUT_NUMBER },
	{ .name = "mean", .type = OUTPUT_NUMBER },
	{ .name = "sd", .type = OUTPUT_NUMBER },
	{ .name = "percent", .type = OUTPUT_NUMBER },
	{ .name = "low", .type = OUTPUT_NUMBER },
	{ .name = "high", .type = OUTPUT_NUMBER },
	{ .name = "alpha", .type = OUTPUT_NUMBER },
	{ .name = "k", .type = OUTPUT_NUMBER },
	{ .name = "distribution" },
	{ .name = "note" },
};

/* Numbers come as text: a mean, a percentage and an alpha have different decimals. */
static const struct output_column people_columns[] = {
	{ .name = "text", .label = N_("question"), .flags = OUTPUT_KEY },
	{ .name = "n", .label = N_("n"), .type = OUTPUT_NUMBER, .decimals = -1 },
	{ .name = "of", .label = N_("of"), .type = OUTPUT_NUMBER, .decimals = -1 },
	{ .name = "value", .label = N_("value"), .type = OUTPUT_NUMBER, .decimals = -1 },
	{ .name = "low", .label = N_("from"), .type = OUTPUT_NUMBER, .decimals = -1 },
	{ .name = "high", .label = N_("to"), .type = OUTPUT_NUMBER, .decimals = -1 },
	{ .name = "distribution", .label = N_("answers"), .flags = OUTPUT_KEY },
};

static const char *const type_ids[] = {
	[SUMMARY_RESPONSE] = "response", [SUMMARY_STRAIGHT] = "straight-lining",
	[SUMMARY_RATING] = "rating",     [SUMMARY_CLOSED] = "closed",
	[SUMMARY_CHOICE] = "choice",     [SUMMARY_OPEN] = "open",
	[SUMMARY_TEXT] = "answer",       [SUMMARY_ALPHA] = "alpha",
};

/* ---- for machines ---- */

/* "5:2;6:4": each value and how many gave it. */
static void add_distribution(const struct summary_row *row, struct strbuf *out)
{
	int n = row->counts ? question_values(row->survey, row->question) : 0;
	int lowest = row->counts ? question_lowest(row->survey, row->question) : 0;

	for (int i = 0; i < n; i++) {
		if (!row->counts[i])
			continue;
		if (out->len)
			strbuf_addch(out, ';');
		answer_normalise(row->question, "", lowest + i, out);
		strbuf_addf(out, ":%zu", row->counts[i]);
	}
}

/* Why figures of the row are empty; not translated. */
static const char *reason_of(const struct summary_row *row)
{
	bool is_rating = row->type == SUMMARY_RATING;

	if (row->suppressed)
		return row->suppressed;
	if (row->type == SUMMARY_ALPHA && isnan(row->alpha))
		return row->n < 2 ? N_("fewer than two people answered all of them")
				  : N_("everybody has the same sum");
	if ((is_rating || row->type == SUMMARY_CLOSED) && !row->n)
		return N_("nobody answered");
	return is_rating && row->n == 1 ? N_("one answer only") : "";
}

static void add_note(const struct summary_row *row, struct strbuf *out)
{
	strbuf_addstr(out, reason_of(row));
	if (*row->people)
		strbuf_addstr(out, row->people);
	if (row->others)
		strbuf_addf(out, "others:%zu", row->others);
	if (row->type == SUMMARY_RESPONSE && !row->of_known)
		strbuf_addstr(out, "number asked not known");
}

static const char *text_of(const struct summary_row *row)
{
	if (row->type == SUMMARY_TEXT)
		return row->text;
	return label_text(row->question ? &row->question->name : &row->survey->name);
}

static void print_row(struct output *out, const struct summary_row *row)
{
	struct strbuf text = STRBUF_INIT;

	output_text(out, row->survey->id);
	output_text(out, row->group);
	output_text(out, type_ids[row->type]);
	output_text(out, row->question ? row->question->id : "");
	output_text(out, row->construct);
	output_text(out, row->type == SUMMARY_ALPHA ? "" : text_of(row));
	output_number(out, row->suppressed ? NAN : (double)row->n);
	output_number(out, row->suppressed || !row->of_known ? NAN : (double)row->of);
	output_number(out, row->mean);
	output_number(out, row->sd);
	output_number(out, row->percent);
	output_number(out, row->low);
	output_number(out, row->high);
	output_number(out, row->alpha);
	output_number(out, row->k ? (double)row->k : NAN);
	add_distribution(row, &text);
	output_text(out, text.buf);
	strbuf_reset(&text);
	add_note(row, &text);
	output_text(out, text.buf);
	output_end_row(out);
	strbuf_release(&text);
}

/* ---- for people ---- */

static void put_rounded(struct output *out, double value, int decimals, const char *unit)
{
	char buf[64];

	if (isnan(value)) {
		output_empty(out);
		return;
	}
	if (fabs(value) < 0.5 * pow(10, -decimals))
		value = 0;
	snprintf(buf, sizeof(buf), "%.*f%s", decimals, value, unit);
	output_text(out, buf);
}

static void put_interval(struct output *out, const struct summary_row *row, int decimals)
{
	put_rounded(out, row->low, decimals, "");
	put_rounded(out, row->high, decimals, "");
}

static void put_value(struct output *out, const struct summary_row *row)
{
	switch (row->type) {
	case SUMMARY_RATING:
		put_rounded(out, row->mean, 2, "");
		put_interval(out, row, 2);
		return;
	case SUMMARY_ALPHA:
		put_rounded(out, row->alpha, 2, "");
		put_interval(out, row, 2);
		return;
	case SUMMARY_RESPONSE:
	case SUMMARY_STRAIGHT:
	case SUMMARY_CLOSED:
		put_rounded(out, row->percent, 1, " %");
		put_interval(out, row, 1);
		return;
	case SUMMARY_CHOICE:
	case SUMMARY_OPEN:
	case SUMMARY_TEXT:
		break;
	}
	output_empty(out);
	output_empty(out);
	output_empty(out);
}

static void add_options(const struct summary_row *row, struct strbuf *out)
{
	for (int i = question_values(row->survey, row->question) - 1; i >= 0; i--) {
		if (!row->counts[i])
			continue;
		if (out->len)
			strbuf_addstr(out, ", ");
		answer_show(row->question, i, out);
		strbuf_addf(out, " %zu", row->counts[i]);
	}
}

static void put_answers(struct output *out, const struct summary_row *row)
{
	struct strbuf text = STRBUF_INIT;

	if (!row->suppressed && *reason_of(row) && (!row->n || row->type == SUMMARY_ALPHA))
		strbuf_addstr(&text, _(reason_of(row)));
	else if (row->type == SUMMARY_RATING)
		histogram(&text, row->counts, (size_t)question_values(row->survey, row->question));
	else if (row->type == SUMMARY_CHOICE || row->type == SUMMARY_CLOSED)
		add_options(row, &text);
	else if (row->type == SUMMARY_STRAIGHT)
		strbuf_addstr(&text, row->people);
	else if (row->suppressed)
		strbuf_addstr(&text, _(row->suppressed));
	else if (row->others)
		strbuf_addf(&text, nth_("and %zu other", "and %zu others", row->others),
			    row->others);
	output_text(out, text.buf);
	strbuf_release(&text);
}

static void add_item(const struct summary_row *row, struct strbuf *out)
{
	switch (row->type) {
	case SUMMARY_RESPONSE:
		strbuf_addstr(out, _("have answered"));
		break;
	case SUMMARY_STRAIGHT:
		strbuf_addstr(out, _("gave every rating the same"));
		break;
	case SUMMARY_ALPHA:
		strbuf_addf(out,
			    nth_("alpha of '%s' (%zu question)", "alpha of '%s' (%zu questions)",
				 row->k),
			    row->construct, row->k);
		break;
	case SUMMARY_TEXT:
		strbuf_addf(out, "· %s", row->text);
		break;
	case SUMMARY_RATING:
	case SUMMARY_CLOSED:
	case SUMMARY_CHOICE:
	case SUMMARY_OPEN: /* the id tells apart what begins alike and is cut */
		strbuf_addf(out, "%s: %s", row->question->id, text_of(row));
		break;
	}
}

static void print_for_people(struct output *out, const struct summary_row *row)
{
	struct strbuf item = STRBUF_INIT;

	add_item(row, &item);
	output_text(out, item.buf);
	strbuf_release(&item);
	if (row->suppressed)
		output_empty(out);
	else
		output_int(out, (int64_t)row->n);
	if (row->suppressed || !row->of_known || row->type == SUMMARY_TEXT)
		output_empty(out);
	else
		output_int(out, (int64_t)row->of);
	put_value(out, row);
	put_answers(out, row);
	output_end_row(out);
}

/* A line of its own: the table runs it over all columns. */
static void print_heading(struct output *out, const char *text)
{
	output_text(out, text);
	for (size_t i = 1; i < ARRAY_SIZE(people_columns); i++)
		output_empty(out);
	output_end_row(out);
}

static void head_section(struct output *out, const struct summary_row *row,
			 const struct grouping *grouping, bool first)
{
	struct strbuf group = STRBUF_INIT;

	if (!first)
		print_heading(out, "");
	print_heading(out, label_text(&row->survey->name));
	if (*row->group) {
		strbuf_addstr(&group, "· ");
		grouping_show(grouping, row->group, &group);
		print_heading(out, group.buf);
	}
	strbuf_release(&group);
}

void summary_print(const struct summary *summary, const struct grouping *grouping, FILE *to,
		   struct output_options options)
{
	bool for_people = output_is_for_people(options);
	struct output *out =
		for_people ? output_open(to, options, people_columns, ARRAY_SIZE(people_columns))
			   : output_open(to, options, columns, ARRAY_SIZE(columns));

	for (size_t i = 0; i < summary->n; i++) {
		const struct summary_row *row = &summary->rows[i];

		if (for_people && row->type == SUMMARY_RESPONSE)
			head_section(out, row, grouping, i == 0);
		if (for_people)
			print_for_people(out, row);
		else
			print_row(out, row);
	}
	output_close(out);
}
