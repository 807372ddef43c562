/* sheet.c - rows of a base as a file for a spreadsheet program */
#include "report/sheet.h"

#include "base/text.h"
#include "store/guard.h"
#include "store/workbook.h"
#include "store/writer.h"

#define BOM "\xEF\xBB\xBF"
#define NARROWEST 8
#define WIDEST 48
/* Widths are taken from so many rows: a base of any size is written in one go. */
#define ROWS_MEASURED 500

static const char *raw_of(const struct sheet_layout *layout, size_t row, size_t column)
{
	return table_get(layout->table, row, layout->columns[column].place);
}

/* ---- CSV ---- */

static void add_field(struct strbuf *out, const char *text, bool guard, bool first)
{
	struct strbuf field = STRBUF_INIT;

	if (guard)
		guard_add(&field, text);
	else
		strbuf_addstr(&field, text);
	if (!first)
		strbuf_addch(out, ';');
	csv_add_field(out, field.buf, field.len, ';');
	strbuf_release(&field);
}

static void write_csv(struct strbuf *out, const struct sheet_layout *layout, const size_t *rows,
		      size_t n)
{
	struct sheet_value value = SHEET_VALUE_INIT;

	strbuf_addstr(out, BOM);
	for (size_t c = 0; c < layout->n_columns; c++)
		add_field(out, layout->columns[c].heading, true, c == 0);
	strbuf_addstr(out, "\r\n");
	for (size_t i = 0; i < n; i++) {
		for (size_t c = 0; c < layout->n_columns; c++) {
			sheet_value_set(&value, layout->columns[c].column, layout->program,
					raw_of(layout, rows[i], c), SHEET_CSV);
			add_field(out, value.text.buf, value.kind == SHEET_TEXT, c == 0);
		}
		strbuf_addstr(out, "\r\n");
	}
	sheet_value_release(&value);
}

/* ---- workbook ---- */

static enum workbook_style style_of(const struct sheet_column *c)
{
	if (c->column && c->column->type == COLUMN_ID)
		return WORKBOOK_KEPT;
	switch (sheet_kind_of(c->column)) {
	case SHEET_NUMBER:
		return WORKBOOK_NUMBER;
	case SHEET_DATE:
		return WORKBOOK_DATE;
	case SHEET_TEXT:
		break;
	}
	return WORKBOOK_TEXT;
}

/* The heading may break into lines between words. */
static size_t heading_width(const char *heading)
{
	size_t widest = 0;

	while (*heading) {
		size_t len = strcspn(heading, " "), width = text_width(heading, len);

		widest = width > widest ? width : widest;
		heading += len + (heading[len] == ' ');
	}
	return widest + 3; /* the button of the filter */
}

static size_t column_width(const struct sheet_layout *layout, const size_t *rows, size_t n,
			   size_t column)
{
	struct sheet_value value = SHEET_VALUE_INIT;
	size_t widest = heading_width(layout->columns[column].heading);

	for (size_t i = 0; i < n && i < ROWS_MEASURED; i++) {
		size_t width;

		sheet_value_set(&value, layout->columns[column].column, layout->program,
				raw_of(layout, rows[i], column), SHEET_WORKBOOK);
		width = text_width(value.text.buf, value.text.len) + 1;
		widest = width > widest ? width : widest;
	}
	sheet_value_release(&value);
	return widest < NARROWEST ? NARROWEST : widest > WIDEST ? WIDEST : widest;
}

/* By id, or else by its row in the sheet, below the heading. */
static void say_cut(const struct sheet_layout *layout, size_t row, size_t number, size_t column)
{
	const char *id = table_gets(layout->table, row, "id");
	char *place = *id ? xstrdup(id) : xstrfmt(_("row %zu"), number + 2);

	warning(_("%s, %s, column '%s': longer than the 32767 characters that a cell of a workbook can hold: the rest stands in CSV alone"),
		layout->schema->name, place, layout->columns[column].heading);
	free(place);
}

static void put_cell(struct workbook *book, const struct sheet_value *value)
{
	switch (value->kind) {
	case SHEET_NUMBER:
		workbook_number(book, value->number);
		break;
	case SHEET_DATE:
		workbook_date(book, value->date);
		break;
	case SHEET_TEXT:
		workbook_text(book, value->text.buf);
		break;
	}
}

static void put_rows(struct workbook *book, const struct sheet_layout *layout, const size_t *rows,
		     size_t n)
{
	struct sheet_value value = SHEET_VALUE_INIT;

	for (size_t i = 0; i < n; i++) {
		for (size_t c = 0; c < layout->n_columns; c++) {
			sheet_value_set(&value, layout->columns[c].column, layout->program,
					raw_of(layout, rows[i], c), SHEET_WORKBOOK);
			if (value.cut)
				say_cut(layout, rows[i], i, c);
			put_cell(book, &value);
		}
		workbook_end_row(book);
	}
	sheet_value_release(&value);
}

/* What is typed beside the list: where one cell may hold several of its words, nothing is refused. */
static enum workbook_rule rule_of(const struct column *column)
{
	if (!column || column->list || column->type == COLUMN_DAYS)
		return WORKBOOK_SEVERAL;
	if (column->open || (column->type != COLUMN_WORDS && column->type != COLUMN_VOCABULARY))
		return WORKBOOK_ASK;
	return WORKBOOK_REFUSE;
}

static void write_workbook(struct strbuf *out, const struct sheet_layout *layout,
			   const size_t *rows, size_t n, const char *marker)
{
	struct workbook_column *columns = xcalloc(layout->n_columns, sizeof(*columns));
	struct sheet_words *words = xcalloc(layout->n_columns, sizeof(*words));
	struct workbook *book;

	for (size_t i = 0; i < layout->n_columns; i++) {
		const struct sheet_column *c = &layout->columns[i];

		sheet_words_of(c->column, layout->program, &words[i]);
		columns[i] = (struct workbook_column){
			.heading = c->heading,
			.style = style_of(c),
			.width = column_width(layout, rows, n, i),
			.choices = words[i].items,
			.n_choices = words[i].n,
			.rule = rule_of(c->column),
			.hidden = c->hidden,
		};
	}
	book = workbook_begin(layout->title ? layout->title : sheet_title(layout->schema), columns,
			      layout->n_columns, marker);
	put_rows(book, layout, rows, n);
	workbook_finish(book, out);
	for (size_t i = 0; i < layout->n_columns; i++)
		free(words[i].items);
	free(words);
	free(columns);
}

void sheet_write(struct strbuf *out, const struct sheet_layout *layout, const size_t *rows,
		 size_t n, enum sheet_medium medium, const char *marker)
{
	if (medium == SHEET_CSV)
		write_csv(out, layout, rows, n);
	else
		write_workbook(out, layout, rows, n, marker);
}
