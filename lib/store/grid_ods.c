/* grid_ods.c - tables as LibreOffice writes them: OpenDocument (ISO/IEC 26300) */
#include "store/grid_book.h"

/* document-content, body, spreadsheet, table */
#define TABLE_DEPTH 4

/* Styles stand in front of the tables: one that hides a table is remembered by its name. */
static void take_style(struct book *book, const char *name, const char *const *attributes)
{
	const char *family = xml_attribute(attributes, NULL, "family");
	const char *called = xml_attribute(attributes, NULL, "name");
	const char *display = xml_attribute(attributes, "table:1.0", "display");

	if (streq(name, "style") && family && streq(family, "table") && called) {
		strbuf_reset(&book->text);
		strbuf_addstr(&book->text, called);
	} else if (streq(name, "table-properties") && display && streq(display, "false")) {
		ALLOC_GROW(book->hidden_styles, book->n_hidden + 1, book->alloc_hidden);
		book->hidden_styles[book->n_hidden++] = xstrdup(book->text.buf);
	}
}

static bool is_hidden(const struct book *book, const char *style)
{
	for (size_t i = 0; style && i < book->n_hidden; i++)
		if (streq(book->hidden_styles[i], style))
			return true;
	return false;
}

/* Only the table that is wanted, or the first that has anything on it, is read. */
static void begin_table(struct book *book, const char *const *attributes)
{
	const char *wanted = book->options->sheet;
	bool hidden = is_hidden(book, xml_attribute(attributes, NULL, "style-name"));

	book_add_sheet(book, xml_attribute(attributes, NULL, "name"), "", hidden);
	if (book->taken || book->reading.stop)
		return;
	if (wanted ? book_named_sheet(book, wanted) == book->n_sheets - 1 : !hidden)
		book->row = 1;
	book->n_merges = 0;
}

static void begin_ods_cell(struct book *book, const char *const *attributes)
{
	const char *type = xml_attribute(attributes, "office:1.0", "value-type");
	const char *special = xml_attribute(attributes, "calcext:1.0", "value-type");
	const char *value = NULL;

	book->repeat_columns =
		book_number(xml_attribute(attributes, NULL, "number-columns-repeated"), 1);
	book_add_merge(book, book->row, book->column,
		       book_number(xml_attribute(attributes, NULL, "number-rows-spanned"), 1),
		       book_number(xml_attribute(attributes, NULL, "number-columns-spanned"), 1));
	book->type = type ? *type : 't';
	book->paragraph = false;
	strbuf_reset(&book->text);
	if (special && streq(special, "error")) {
		book->type = 'e';
	} else if (type &&
		   (streq(type, "float") || streq(type, "percentage") || streq(type, "currency"))) {
		book->type = 'f';
		value = xml_attribute(attributes, "office:1.0", "value");
	} else if (type && streq(type, "date")) {
		value = xml_attribute(attributes, "office:1.0", "date-value");
	} else if (type && streq(type, "time")) {
		book->type = 'h';
		value = xml_attribute(attributes, "office:1.0", "time-value");
	} else if (type && streq(type, "boolean")) {
		value = xml_attribute(attributes, "office:1.0", "boolean-value");
	} else if (type && streq(type, "string")) {
		book->type = 't';
		value = xml_attribute(attributes, "office:1.0", "string-value");
	}
	if (value)
		strbuf_addstr(&book->text, value);
	/* The paragraphs show the same once more, as a program rounds it. */
	book->skipping = value != NULL;
}

static void on_table_start(void *data, const char *name, const char *const *attributes)
{
	struct book *book = data;

	book->depth++;
	if (streq(name, "table") && book->depth == TABLE_DEPTH)
		begin_table(book, attributes);
	if (!book->n_sheets)
		take_style(book, name, attributes);
	if (!book->row)
		return;
	if (streq(name, "table-row")) {
		book->repeat_rows =
			book_number(xml_attribute(attributes, NULL, "number-rows-repeated"), 1);
		book->column = 0;
		book_begin_row(book);
	} else if (streq(name, "table-cell") || streq(name, "covered-table-cell")) {
		begin_ods_cell(book, attributes);
	} else if (streq(name, "annotation") || book->annotation) {
		book->annotation++;
	} else if (book->skipping) {
		return;
	} else if (streq(name, "p")) {
		if (book->paragraph)
			strbuf_addch(&book->text, '\n');
		book->paragraph = book->in_text = true;
	} else if (streq(name, "s")) {
		size_t n = book_number(xml_attribute(attributes, NULL, "c"), 1);

		for (size_t i = 0; i < n && book->text.len <= GRID_TEXT_MAX; i++)
			strbuf_addch(&book->text, ' ');
	} else if (streq(name, "tab")) {
		strbuf_addch(&book->text, '\t');
	} else if (streq(name, "line-break")) {
		strbuf_addch(&book->text, '\n');
	}
}

/* "PT14H30M00S" */
static int put_duration(struct book *book)
{
	unsigned hours = 0, minutes = 0;
	char text[32];

	if (sscanf(book->text.buf, "PT%4uH%2uM", &hours, &minutes) < 1)
		return grid_put(book->grid, book->column, GRID_STRING, book->text.buf,
				book->text.len);
	snprintf(text, sizeof(text), "%02u:%02u", hours, minutes);
	return grid_put(book->grid, book->column, GRID_TIME, text, strlen(text));
}

static int put_ods_cell(struct book *book)
{
	if (!book->text.len)
		return 0;
	switch (book->type) {
	case 'f':
		return book_put_number(book, GRID_NUMBER);
	case 'd':
		return book_put_iso_date(book, book->text.buf);
	case 'h':
		return put_duration(book);
	case 'b':
		return book_put_boolean(book, streq(book->text.buf, "true"));
	case 'e':
		return grid_put(book->grid, book->column, GRID_ERROR, book->text.buf,
				book->text.len);
	default:
		return grid_put(book->grid, book->column, GRID_STRING, book->text.buf,
				book->text.len);
	}
}

/* Empty cells repeat to the edge of the sheet; cells with something in them are repeated one by one. */
static void end_ods_cell(struct book *book)
{
	int result = 0;

	book->in_text = book->skipping = false;
	if (!book->text.len) {
		book->column += book->repeat_columns;
		return;
	}
	for (size_t i = 0; !result && i < book->repeat_columns; i++, book->column++)
		result = put_ods_cell(book);
	book_stop_on_fault(book, result);
}

static void end_ods_row(struct book *book)
{
	size_t before = book->grid->n_rows;
	int result = 0;

	grid_end_row(book->grid);
	if (book->grid->n_rows > before)
		for (size_t i = 1; !result && i < book->repeat_rows; i++)
			result = book_check_row(book, book->row + i) ||
				 grid_repeat_row(book->grid, book->row + i);
	book_stop_on_fault(book, result);
	book->row += book->repeat_rows;
}

static void on_table_end(void *data, const char *name)
{
	struct book *book = data;

	book->depth--;
	if (!book->row)
		return;
	if (book->annotation) {
		book->annotation--;
	} else if (streq(name, "p")) {
		book->in_text = false;
	} else if (streq(name, "table-cell") || streq(name, "covered-table-cell")) {
		end_ods_cell(book);
	} else if (streq(name, "table-row")) {
		end_ods_row(book);
	} else if (streq(name, "table") && book->depth == TABLE_DEPTH - 1) {
		if (book->grid->n_rows > 0 || book->options->sheet) {
			book->taken = true;
			book->table = book->n_sheets - 1;
		}
		book->row = 0;
	}
}

int book_read_open_document(struct book *book)
{
	static const struct xml_events events = { on_table_start, on_table_end, book_on_text };

	if (book_read_marker(book, "meta.xml"))
		return -1;
	book->in_text = false;
	if (book_read_part(book, "content.xml", &events, true))
		return -1;
	if (book->taken)
		book_note_sheets(book, book->table);
	else if (book->options->sheet && !book->grid->fault)
		return book_no_such_sheet(book);
	return 0;
}
