/* quality_sheet.c - the curator's sheet of points 0, 1 and 2, with its bands */
#include "report/quality.h"

#include <math.h>

#include "base/text.h"

static const struct output_column sheet_columns[] = {
	{ .name = "wave" },
	{ .name = "date" },
	{ .name = "person" },
	{ .name = "pair" },
	{ .name = "item" },
	{ .name = "value", .type = OUTPUT_NUMBER },
	{ .name = "max", .type = OUTPUT_NUMBER },
	{ .name = "band" },
	{ .name = "note" },
};

static const struct output_column sheet_people_columns[] = {
	{ .name = "item", .label = N_("item"), .flags = OUTPUT_KEY },
	{ .name = "value", .label = N_("points"), .type = OUTPUT_NUMBER },
	{ .name = "max", .label = N_("of"), .type = OUTPUT_NUMBER },
	{ .name = "band", .label = N_("level") },
};

static double points_of(const struct answer *answer)
{
	return answer->given ? (double)answer->value : NAN;
}

static bool is_sheet(const struct response *r)
{
	return streq(r->survey->id, QUALITY_SURVEY);
}

static void print_sheet_row(struct output *out, const struct response *r, const char *item)
{
	output_text(out, r->wave);
	output_date(out, r->date);
	output_text(out, r->person_id);
	output_text(out, r->pair ? r->pair->id : "");
	output_text(out, item);
}

static void print_sheet(struct output *out, const struct program *program, const struct response *r)
{
	struct quality_sheet sheet = quality_sheet_of(program, r);
	size_t n = r->survey->n_questions;

	for (size_t q = 0; q < n; q++) {
		print_sheet_row(out, r, r->survey->questions[q].id);
		output_number(out, points_of(&r->answers[q]));
		output_int(out, r->survey->rating_max);
		output_empty(out);
		output_empty(out);
		output_end_row(out);
	}
	print_sheet_row(out, r, "sum");
	output_int(out, sheet.sum);
	output_int(out, (int64_t)n * r->survey->rating_max);
	output_text(out, sheet.band && sheet.band->id ? sheet.band->id : "");
	output_text(out, sheet.judged < n ? "not all items are judged" : "");
	output_end_row(out);
}

static const struct response *latest_sheet(const struct responses *responses)
{
	const struct response *latest = NULL;

	for (size_t i = 0; i < responses->n; i++) {
		const struct response *r = &responses->items[i];

		if (is_sheet(r) && !r->pair && (!latest || r->date >= latest->date))
			latest = r;
	}
	return latest;
}

static void print_item(struct output *out, const char *text, double value, double max,
		       const char *band)
{
	output_text(out, text);
	output_number(out, value);
	output_number(out, max);
	output_text(out, band);
	output_end_row(out);
}

/* The sum of a sheet in a line: of the latest one below its items, of the others below that. */
static void print_sheet_sum(struct output *out, const struct program *program,
			    const struct response *r)
{
	struct quality_sheet sheet = quality_sheet_of(program, r);
	struct strbuf name = STRBUF_INIT;
	size_t n = r->survey->n_questions;

	strbuf_addf(&name, "%s %s", _("sum"), r->wave);
	if (r->pair)
		strbuf_addf(&name, " · %s", r->pair->id);
	print_item(out, name.buf, sheet.sum, (double)n * r->survey->rating_max,
		   sheet.band         ? label_text(&sheet.band->name)
		   : sheet.judged < n ? _("not all items are judged")
				      : "");
	strbuf_release(&name);
}

static void print_latest_sheet(struct output *out, const struct program *program,
			       const struct responses *responses)
{
	const struct response *latest = latest_sheet(responses);

	if (latest) {
		for (size_t q = 0; q < latest->survey->n_questions; q++)
			print_item(out, label_text(&latest->survey->questions[q].name),
				   points_of(&latest->answers[q]), latest->survey->rating_max, "");
		print_sheet_sum(out, program, latest);
	}
	for (size_t i = responses->n; i-- > 0;)
		if (is_sheet(&responses->items[i]) && &responses->items[i] != latest)
			print_sheet_sum(out, program, &responses->items[i]);
}

void quality_print_sheets(const struct quality_report *report, FILE *to,
			  struct output_options options)
{
	const struct program *program = &report->bases->programme->program;
	const struct responses *responses = report->responses;
	struct output *out;

	if (output_is_for_people(options)) {
		out = output_open(to, options, sheet_people_columns,
				  ARRAY_SIZE(sheet_people_columns));
		print_latest_sheet(out, program, responses);
	} else {
		out = output_open(to, options, sheet_columns, ARRAY_SIZE(sheet_columns));
		for (size_t i = 0; i < responses->n; i++)
			if (is_sheet(&responses->items[i]))
				print_sheet(out, program, &responses->items[i]);
	}
	output_close(out);
}
