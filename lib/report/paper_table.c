/* paper_table.c - a table as a journal prints it */
#include "report/paper_table.h"

#include <math.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "report/docx.h"
#include "report/escape.h"
#include "report/page.h"
#include "report/prose.h"

#define DASH "–"
#define MINUS "−"
#define PAGE 80 /* width of lines below a table that has none */

void paper_cell(struct paper_table *table, const char *text)
{
	ALLOC_GROW(table->cells, table->n_cells + 1, table->alloc_cells);
	table->cells[table->n_cells++] = xstrdup(text && *text ? text : DASH);
}

void paper_note(struct paper_table *table, char *text)
{
	ALLOC_GROW(table->notes, table->n_notes + 1, table->alloc_notes);
	table->notes[table->n_notes++] = text;
}

void paper_table_release(struct paper_table *table)
{
	for (size_t i = 0; i < table->n_cells; i++)
		free(table->cells[i]);
	for (size_t i = 0; i < table->n_notes; i++)
		free(table->notes[i]);
	free(table->cells);
	free(table->notes);
	free(table->columns);
	free(table->title);
	*table = (struct paper_table){ .title = NULL };
}

/* --- figures --- */

void paper_figure(struct strbuf *out, double value, int decimals)
{
	char *text, *point;

	if (isnan(value))
		return;
	if (fabs(value) < 0.5 * pow(10, -decimals))
		value = 0;
	if (value < 0)
		strbuf_addstr(out, MINUS);
	text = xstrfmt("%.*f", decimals, fabs(value));
	point = strchr(text, '.');
	if (point && language_now() == LANGUAGE_RU)
		*point = ',';
	strbuf_addstr(out, text);
	free(text);
}

void paper_p(struct strbuf *out, double p)
{
	if (p < 0.0005) {
		strbuf_addch(out, '<');
		p = 0.001;
	}
	paper_figure(out, p, 3);
}

void paper_interval(struct strbuf *out, double low, double high)
{
	if (isnan(low) || isnan(high))
		return;
	strbuf_addch(out, '[');
	paper_figure(out, low, 2);
	strbuf_addstr(out, language_now() == LANGUAGE_RU ? "; " : ", ");
	paper_figure(out, high, 2);
	strbuf_addch(out, ']');
}

/* --- text --- */

static FILE *open_bytes(char **bytes, size_t *len)
{
	FILE *to = open_memstream(bytes, len);

	if (!to)
		die(_("out of memory"));
	return to;
}

/* The columns that say which row it is, and those from `first` up to but not with `behind`. */
static void write_part(const struct paper_table *table, size_t first, size_t behind,
		       struct output_options options, struct strbuf *out)
{
	struct output_column *columns = xcalloc(table->n_columns, sizeof(*columns));
	size_t n = table->n_keys, len = 0;
	char *bytes = NULL;
	FILE *to = open_bytes(&bytes, &len);
	struct output *rows;

	memcpy(columns, table->columns, n * sizeof(*columns));
	for (size_t i = first; i < behind; i++)
		columns[n++] = table->columns[i];
	rows = output_open(to, options, columns, n);
	for (size_t i = 0; i < table->n_cells; i++) {
		size_t column = i % table->n_columns;

		if (column < table->n_keys || (column >= first && column < behind))
			output_text(rows, table->cells[i]);
		if (column + 1 == table->n_columns)
			output_end_row(rows);
	}
	output_close(rows);
	fclose(to);
	strbuf_add(out, bytes, len);
	free(bytes);
	free(columns);
}

/* Of its cells, and of the longest word of its heading. */
static size_t width_of_column(const struct paper_table *table, size_t column)
{
	const char *heading = _(table->columns[column].label);
	size_t widest = 0;

	for (size_t i = column; i < table->n_cells; i += table->n_columns) {
		size_t width = text_width(table->cells[i], strlen(table->cells[i]));

		widest = width > widest ? width : widest;
	}
	while (*heading) {
		size_t len = strcspn(heading, " "), width = text_width(heading, len);

		widest = width > widest ? width : widest;
		heading += len + (heading[len] == ' ');
	}
	return widest;
}

#define GAP 2
#define KEY 16 /* a longer name is cut, as the table does it */

/* The first column that does not fit behind `first`; one does always. */
static size_t end_of_part(const struct paper_table *table, size_t first, size_t width)
{
	size_t sum = 0, i;

	for (size_t k = 0; k < table->n_keys; k++) {
		size_t key = width_of_column(table, k);

		sum += (key < KEY ? key : KEY) + GAP;
	}
	for (i = first; i < table->n_columns; i++) {
		sum += width_of_column(table, i);
		if (i > first && width && sum > width)
			break;
		sum += GAP;
	}
	return i;
}

static void write_text(const struct paper_table *table, size_t width, struct strbuf *out)
{
	struct output_options options = { .format = "table", .width = width };
	size_t behind;

	prose_wrap(out, table->title, 0, 0, width ? width : PAGE);
	for (size_t first = table->n_keys; first < table->n_columns; first = behind) {
		behind = end_of_part(table, first, width);
		strbuf_addch(out, '\n');
		write_part(table, first, behind, options, out);
	}
	for (size_t i = 0; i < table->n_notes; i++) {
		strbuf_addstr(out, i ? "" : "\n");
		prose_wrap(out, table->notes[i], 0, 0, width ? width : PAGE);
	}
}

static void write_markdown(const struct paper_table *table, struct strbuf *out)
{
	strbuf_addstr(out, "**");
	escape_markdown(out, table->title);
	strbuf_addstr(out, "**\n\n");
	write_part(table, table->n_keys, table->n_columns,
		   (struct output_options){ .format = "md" }, out);
	for (size_t i = 0; i < table->n_notes; i++) {
		strbuf_addch(out, '\n');
		escape_markdown(out, table->notes[i]);
		strbuf_addch(out, '\n');
	}
}

/* --- pages --- */

static void add_row(const struct paper_table *table, const char *tag, char *const *cells,
		    struct strbuf *out)
{
	strbuf_addstr(out, "<tr>");
	for (size_t i = 0; i < table->n_columns; i++) {
		strbuf_addf(out, "<%s>", tag);
		escape_html(out, cells ? cells[i] : _(table->columns[i].label));
		strbuf_addf(out, "</%s>", tag);
	}
	strbuf_addstr(out, "</tr>\n");
}

static void add_article(const struct paper_table *table, struct strbuf *out)
{
	strbuf_addstr(out, "<article>\n<p><strong>");
	escape_html(out, table->title);
	strbuf_addstr(out, "</strong></p>\n<table>\n<thead>\n");
	add_row(table, "th", NULL, out);
	strbuf_addstr(out, "</thead>\n<tbody>\n");
	for (size_t i = 0; i < table->n_cells; i += table->n_columns)
		add_row(table, "td", table->cells + i, out);
	strbuf_addstr(out, "</tbody>\n</table>\n");
	for (size_t i = 0; i < table->n_notes; i++) {
		strbuf_addstr(out, "<p class=\"small\">");
		escape_html(out, table->notes[i]);
		strbuf_addstr(out, "</p>\n");
	}
	strbuf_addstr(out, "</article>\n");
}

static void write_docx(const struct paper_table *table, struct strbuf *out)
{
	struct template_text sheet = TEMPLATE_TEXT_INIT;
	struct findings findings = FINDINGS_INIT;
	struct docx *docx = docx_begin(true);

	add_article(table, &sheet.text);
	if (docx_add(docx, &sheet, &findings))
		BUG("a table that is no part of a document");
	docx_finish(docx, out);
	findings_release(&findings);
	template_text_release(&sheet);
}

void paper_write(const struct paper_table *table, enum paper_format format, size_t width,
		 struct strbuf *out)
{
	switch (format) {
	case PAPER_TABLE:
		write_text(table, width, out);
		break;
	case PAPER_MD:
		write_markdown(table, out);
		break;
	case PAPER_HTML:
		page_begin(out, language_now(), table->title, true);
		add_article(table, out);
		page_end(out);
		break;
	case PAPER_DOCX:
		write_docx(table, out);
		break;
	}
}
