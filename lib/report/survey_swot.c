/* survey_swot.c - the SWOT table */
#include "report/survey_swot.h"

#include "model/vocabulary.h"
#include "report/escape.h"

static const struct output_column columns[] = {
	{ .name = "form" },
	{ .name = "cell" },
	{ .name = "role" },
	{ .name = "survey" },
	{ .name = "question" },
	{ .name = "statement" },
	{ .name = "percent", .type = OUTPUT_NUMBER },
	{ .name = "low", .type = OUTPUT_NUMBER },
	{ .name = "high", .type = OUTPUT_NUMBER },
	{ .name = "hits", .type = OUTPUT_NUMBER },
	{ .name = "n", .type = OUTPUT_NUMBER },
	{ .name = "of", .type = OUTPUT_NUMBER },
	{ .name = "mean", .type = OUTPUT_NUMBER },
};

static const struct output_column people_columns[] = {
	{ .name = "statement", .label = N_("statement"), .flags = OUTPUT_KEY },
	{ .name = "percent", .label = N_("%"), .type = OUTPUT_NUMBER, .decimals = 1 },
	{ .name = "hits", .label = N_("people"), .type = OUTPUT_NUMBER },
	{ .name = "n", .label = N_("of"), .type = OUTPUT_NUMBER },
	{ .name = "mean", .label = N_("mean"), .type = OUTPUT_NUMBER, .decimals = 2 },
	{ .name = "role", .label = N_("said by"), .flags = OUTPUT_KEY },
};

static const struct {
	const char *id, *heading;
} cells[] = {
	[SWOT_STRENGTH] = { "strength", N_("STRENGTHS (internal, positive)") },
	[SWOT_WEAKNESS] = { "weakness", N_("WEAKNESSES (internal, negative)") },
	[SWOT_OPPORTUNITY] = { "opportunity", N_("OPPORTUNITIES (external, positive)") },
	[SWOT_THREAT] = { "threat", N_("THREATS (external, negative)") },
	[SWOT_NEITHER] = { "neither", N_("NEITHER") },
	[SWOT_OPEN] = { "open", N_("IN THEIR OWN WORDS (for the curator to choose from)") },
};

static const char *role_name(const struct swot_row *row)
{
	return terms_label(&vocabulary_survey_role, row->survey->role);
}

static const char *form_name(const struct program *program, const char *id)
{
	const struct form *form = program_form(program, id);

	return form ? label_text(&form->name) : _("any form");
}

static bool is_shown(const struct swot_row *row, size_t min_cell)
{
	return row->cell == SWOT_OPEN ? !min_cell : row->n >= min_cell;
}

/* ---- rows ---- */

static void print_row(struct output *out, const struct swot_row *row)
{
	output_text(out, row->form);
	output_text(out, cells[row->cell].id);
	output_text(out, row->survey->role);
	output_text(out, row->survey->id);
	output_text(out, row->question->id);
	output_text(out, row->cell == SWOT_OPEN ? row->text : label_text(&row->question->name));
	output_number(out, row->percent);
	output_number(out, row->low);
	output_number(out, row->high);
	output_int(out, (int64_t)row->hits);
	output_int(out, (int64_t)row->n);
	output_int(out, (int64_t)row->of);
	output_number(out, row->mean);
	output_end_row(out);
}

static void print_heading(struct output *out, const char *text)
{
	output_text(out, text);
	for (size_t i = 1; i < ARRAY_SIZE(people_columns); i++)
		output_empty(out);
	output_end_row(out);
}

static void print_statement(struct output *out, const struct swot_row *row)
{
	struct strbuf text = STRBUF_INIT;

	strbuf_addstr(&text, "· ");
	if (row->cell == SWOT_OPEN)
		strbuf_addf(&text, "%s — %s", label_text(&row->question->name), row->text);
	else
		strbuf_addstr(&text, label_text(&row->question->name));
	output_text(out, text.buf);
	output_number(out, row->percent);
	output_int(out, (int64_t)row->hits);
	if (row->cell == SWOT_OPEN)
		output_empty(out);
	else
		output_int(out, (int64_t)row->n);
	output_number(out, row->mean);
	output_text(out, role_name(row));
	output_end_row(out);
	strbuf_release(&text);
}

static void print_list(const struct swot *swot, const struct program *program, size_t min_cell,
		       struct output *out, bool detail)
{
	const struct swot_row *last = NULL;

	for (size_t i = 0; i < swot->n; i++) {
		const struct swot_row *row = &swot->rows[i];

		if (!is_shown(row, min_cell) || (row->cell == SWOT_NEITHER && !detail))
			continue;
		if (!last || !streq(last->form, row->form)) {
			if (last)
				print_heading(out, "");
			print_heading(out, form_name(program, row->form));
		}
		if (!last || !streq(last->form, row->form) || last->cell != row->cell)
			print_heading(out, _(cells[row->cell].heading));
		print_statement(out, row);
		last = row;
	}
}

/* ---- two by two ---- */

static void add_statements(const struct swot *swot, const char *form, enum swot_cell cell,
			   size_t min_cell, struct strbuf *out)
{
	for (size_t i = 0; i < swot->n; i++) {
		const struct swot_row *row = &swot->rows[i];
		char figures[64];

		if (!streq(row->form, form) || row->cell != cell || !is_shown(row, min_cell))
			continue;
		if (out->len)
			strbuf_addstr(out, "<br>");
		escape_markdown(out, label_text(&row->question->name));
		snprintf(figures, sizeof(figures), " — %.1f %% (%zu/%zu, ", row->percent, row->hits,
			 row->n);
		strbuf_addf(out, "%s%s)", figures, role_name(row));
	}
}

static void add_factor(const struct swot *swot, const char *form, const char *name,
		       enum swot_cell positive, enum swot_cell negative, size_t min_cell,
		       struct strbuf *out)
{
	struct strbuf text = STRBUF_INIT;

	add_statements(swot, form, positive, min_cell, &text);
	strbuf_addf(out, "| %s | %s |", name, text.buf);
	strbuf_reset(&text);
	add_statements(swot, form, negative, min_cell, &text);
	strbuf_addf(out, " %s |\n", text.buf);
	strbuf_release(&text);
}

static void add_words(const struct swot *swot, const char *form, size_t min_cell,
		      struct strbuf *out)
{
	bool any = false;

	for (size_t i = 0; i < swot->n; i++) {
		const struct swot_row *row = &swot->rows[i];

		if (!streq(row->form, form) || row->cell != SWOT_OPEN || !is_shown(row, min_cell))
			continue;
		strbuf_addf(out, "%s- ", any ? "" : "\n");
		any = true;
		escape_markdown(out, label_text(&row->question->name));
		strbuf_addstr(out, " — ");
		escape_markdown(out, row->text);
		strbuf_addf(out, " (%zu, %s)\n", row->hits, role_name(row));
	}
}

static void add_form(const struct swot *swot, const struct program *program, const char *form,
		     size_t min_cell, struct strbuf *out)
{
	strbuf_addf(out, "%s## ", out->len ? "\n" : "");
	escape_markdown(out, form_name(program, form));
	strbuf_addf(out, "\n\n| SWOT | %s | %s |\n|---|---|---|\n", _("positive"), _("negative"));
	add_factor(swot, form, _("internal"), SWOT_STRENGTH, SWOT_WEAKNESS, min_cell, out);
	add_factor(swot, form, _("external"), SWOT_OPPORTUNITY, SWOT_THREAT, min_cell, out);
	add_words(swot, form, min_cell, out);
}

static void print_tables(const struct swot *swot, const struct program *program, size_t min_cell,
			 FILE *to)
{
	struct strbuf out = STRBUF_INIT;

	for (size_t i = 0; i < swot->n; i++)
		if (!i || !streq(swot->rows[i].form, swot->rows[i - 1].form))
			add_form(swot, program, swot->rows[i].form, min_cell, &out);
	fwrite(out.buf, 1, out.len, to);
	strbuf_release(&out);
}

void swot_print(const struct swot *swot, const struct program *program, size_t min_cell, FILE *to,
		struct output_options options)
{
	struct output *out;

	if (streq(options.format, "md")) {
		print_tables(swot, program, min_cell, to);
		output_print_left_out(to, options);
		return;
	}
	if (output_is_for_people(options)) {
		out = output_open(to, options, people_columns, ARRAY_SIZE(people_columns));
		print_list(swot, program, min_cell, out, options.detail);
	} else {
		out = output_open(to, options, columns, ARRAY_SIZE(columns));
		for (size_t i = 0; i < swot->n; i++)
			if (is_shown(&swot->rows[i], min_cell))
				print_row(out, &swot->rows[i]);
	}
	output_close(out);
}
