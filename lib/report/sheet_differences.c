/* sheet_differences.c - what differs in a sheet, as a table */
#include "report/sheet_differences.h"

#include "report/person_name.h"

/* People see the record, what is with it, and a sentence; programs see every part in a column of its own. */
static const struct output_column columns[] = {
	{ .name = "row", .label = N_("row"), .type = OUTPUT_NUMBER },
	{ .name = "id", .label = N_("id"), .flags = OUTPUT_DETAIL },
	{ .name = "who", .label = N_("record"), .flags = OUTPUT_KEY },
	{ .name = "status", .label = N_("what"), .flags = OUTPUT_WHOLE },
	{ .name = "column", .label = N_("column") },
	{ .name = "base", .label = N_("exported"), .flags = OUTPUT_DETAIL },
	{ .name = "today", .label = N_("today"), .flags = OUTPUT_DETAIL },
	{ .name = "sheet", .label = N_("sheet"), .flags = OUTPUT_DETAIL },
	{ .name = "value", .label = N_("value"), .flags = OUTPUT_DETAIL },
	{ .name = "note", .label = N_("note"), .flags = OUTPUT_WRAP },
};

/* An id by its label, where people read. */
static void put_value(struct output *out, const struct column *column,
		      const struct program *program, const char *value, bool for_people)
{
	struct strbuf shown = STRBUF_INIT;

	if (for_people && column)
		column_show(column, program, value, &shown);
	else
		strbuf_addstr(&shown, value);
	output_text_len(out, shown.buf, shown.len);
	strbuf_release(&shown);
}

/* A text that is quoted within a sentence is cut. */
#define QUOTED_CHARACTERS 60

static void add_cut(struct strbuf *out, const struct column *column, const struct program *program,
		    const char *value)
{
	struct strbuf shown = STRBUF_INIT;
	size_t at = 0, n = 0;

	if (column)
		column_show(column, program, value, &shown);
	else
		strbuf_addstr(&shown, value);
	while (at < shown.len && n < QUOTED_CHARACTERS) {
		at++;
		while (((unsigned char)shown.buf[at] & 0xC0) == 0x80)
			at++;
		n++;
	}
	strbuf_addf(out, "%.*s%s", (int)at, shown.buf, at < shown.len ? "…" : "");
	strbuf_release(&shown);
}

static void add_quoted(struct strbuf *out, const struct column *column,
		       const struct program *program, const char *value)
{
	strbuf_addch(out, '\'');
	add_cut(out, column, program, value);
	strbuf_addch(out, '\'');
}

/* What became of the cell: "'7А' → '7В'", "in the sheet 'да', in the programme '2021-09-06'". */
static void add_story(struct strbuf *out, const struct difference *d, const struct column *column,
		      const struct program *program)
{
	switch (d->kind) {
	case DIFFERENCE_CHANGED:
		if (*d->today)
			add_quoted(out, column, program, d->today);
		strbuf_addstr(out, *d->today ? " → " : "→ ");
		add_quoted(out, column, program, d->value);
		break;
	case DIFFERENCE_RESTORED:
		add_quoted(out, NULL, program, d->sheet);
		strbuf_addstr(out, " → ");
		add_quoted(out, column, program, d->value);
		break;
	case DIFFERENCE_CONFLICT:
		strbuf_addstr(out, _("in the sheet "));
		add_quoted(out, column, program, d->value);
		strbuf_addstr(out, _(", in the programme "));
		add_quoted(out, column, program, d->today);
		break;
	case DIFFERENCE_DAMAGED:
	case DIFFERENCE_DOUBTFUL:
		if (!*d->sheet) /* a whole column */
			break;
		add_quoted(out, NULL, program, d->sheet);
		if (*d->value) {
			strbuf_addstr(out, _(", perhaps "));
			add_quoted(out, column, program, d->value);
		}
		break;
	case DIFFERENCE_REFUSED:
		if (*d->sheet && !strstr(d->note, d->sheet))
			add_quoted(out, NULL, program, d->sheet);
		break;
	case DIFFERENCE_ADDED:
	case DIFFERENCE_REMOVED:
	case DIFFERENCE_KINDS:
		break;
	}
}

static const char *column_label(const char *name, const struct column *column)
{
	if (column)
		return _(column->label);
	return streq(name, "pair") ? _("pair") : name;
}

/* "класс: 7А; стаж: 3": what is written with a new record; the name stands in front already. */
static void add_values(struct strbuf *out, const struct merge *merge, const struct difference *d,
		       const struct file_schema *schema, const struct program *program)
{
	struct difference cell;

	for (size_t at = 0; merge_next_added(merge, d, &at, &cell);) {
		const struct column *column = schema_column(schema, cell.column);

		if (column && column->type == COLUMN_NAME && streq(column->name, "name"))
			continue;
		strbuf_addf(out, "%s%s: ", out->len ? "; " : "", column_label(cell.column, column));
		add_cut(out, column, program, cell.value);
	}
}

static void put_sentence(struct output *out, const struct merge *merge, const struct difference *d,
			 const struct file_schema *schema, const struct program *program)
{
	const struct column *column = schema_column(schema, d->column);
	struct strbuf sentence = STRBUF_INIT;

	if (d->kind == DIFFERENCE_ADDED)
		add_values(&sentence, merge, d, schema, program);
	else if (*d->column)
		add_story(&sentence, d, column, program);
	/* That the programme holds something else has been said already. */
	if (d->kind != DIFFERENCE_CONFLICT || d->had_base || !sentence.len) {
		strbuf_addstr(&sentence, sentence.len && *d->note ? ": " : "");
		strbuf_addstr(&sentence, d->note);
	}
	output_text_len(out, sentence.buf, sentence.len);
	strbuf_release(&sentence);
}

/* "E-012 Синицын Г. А." */
static void put_record(struct output *out, const struct difference *d, bool is_person)
{
	struct person person = { .id = d->id, .name = d->who };
	struct strbuf text = STRBUF_INIT;

	if (!is_person)
		strbuf_addf(&text, "%s %s", d->id, d->who);
	else if (*d->id && d->kind != DIFFERENCE_ADDED)
		person_name_short(&person, &text);
	else
		strbuf_addf(&text, "%s %s", d->id, d->who);
	strbuf_trim(&text);
	output_text_len(out, text.buf, text.len);
	strbuf_release(&text);
}

static void put_difference(struct output *out, const struct merge *merge,
			   const struct difference *d, const struct file_schema *schema,
			   const struct program *program, bool for_people)
{
	const struct column *column = schema_column(schema, d->column);

	if (d->line)
		output_int(out, (int64_t)d->line);
	else
		output_empty(out);
	output_text(out, d->id);
	if (for_people)
		put_record(out, d, schema_column(schema, "name") != NULL);
	else
		output_text(out, d->who);
	output_text(out, for_people ? difference_label(d->kind) : difference_name(d->kind));
	output_text(out, for_people ? column_label(d->column, column) : d->column);
	put_value(out, column, program, d->base, for_people);
	put_value(out, column, program, d->today, for_people);
	output_text(out, d->sheet);
	put_value(out, column, program, d->value, for_people);
	if (for_people)
		put_sentence(out, merge, d, schema, program);
	else
		output_text(out, d->note);
	output_end_row(out);
}

void sheet_differences_write(FILE *to, struct output_options options, const struct merge *merge,
			     const struct file_schema *schema, const struct program *program)
{
	struct output *out = output_open(to, options, columns, ARRAY_SIZE(columns));
	bool for_people = output_is_for_people(options);

	for (size_t i = 0; i < merge->n; i++) {
		const struct difference *d = &merge->items[i];
		struct difference cell;

		put_difference(out, merge, d, schema, program, for_people);
		if (d->kind != DIFFERENCE_ADDED || for_people)
			continue;
		for (size_t at = 0; merge_next_added(merge, d, &at, &cell);)
			put_difference(out, merge, &cell, schema, program, false);
	}
	output_close(out);
}
