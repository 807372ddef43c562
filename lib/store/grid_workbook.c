/*
 * grid_workbook.c - workbooks that somebody sends: what Office Open XML and OpenDocument have in common
 *
 * A part is read element by element, so that memory is bounded by the cells that are there, not by the XML around them.
 */
#include "store/grid_book.h"

#include "base/number.h"
#include "store/workbook.h"

#define SHEETS_MAX 1000
#define MARKER_NAME "kurator"

/* Prints what is wrong with a part, if anything. A part that may be missing is no fault. */
static int judge(struct book *book, enum zip_status status, bool needed)
{
	if (status == ZIP_MISSING && !needed)
		return 0;
	if (status != ZIP_OKAY)
		return error("%s: %s", book->name, zip_status_text(status));
	switch (book->reading.status) {
	case XML_MALFORMED:
		return error(_("%s: the workbook is damaged: its contents cannot be read"),
			     book->name);
	case XML_HAS_DOCTYPE:
		return error(_("%s: the workbook holds a document type, which is refused"),
			     book->name);
	case XML_OKAY:
		break;
	}
	return 0;
}

int book_read_part(struct book *book, const char *part, const struct xml_events *events,
		   bool needed)
{
	return judge(book, xml_read_part(&book->zip, part, events, book, &book->reading), needed);
}

size_t book_number(const char *s, size_t otherwise)
{
	int64_t value;

	if (!s || number_parse_int(s, strlen(s), &value) || value < 0 || value > INT32_MAX)
		return otherwise;
	return (size_t)value;
}

int book_check_row(struct book *book, size_t number)
{
	if (number >= 1 && number <= WORKBOOK_ROWS_MAX)
		return 0;
	book->grid->fault =
		_("the workbook is damaged: a row is numbered below 1 or above 1048576");
	return -1;
}

void book_begin_row(struct book *book)
{
	grid_begin_row(book->grid, book->row);
	book_stop_on_fault(book, book_check_row(book, book->row));
}

void book_add_sheet(struct book *book, const char *name, const char *part, bool hidden)
{
	if (book->n_sheets == SHEETS_MAX) {
		book->reading.stop = true;
		return;
	}
	ALLOC_GROW(book->sheets, book->n_sheets + 1, book->alloc_sheets);
	book->sheets[book->n_sheets++] =
		(struct sheet){ xstrdup(name ? name : ""), xstrdup(part ? part : ""), hidden };
}

void book_on_text(void *data, const char *bytes, size_t len)
{
	struct book *book = data;

	if (!book->in_text || book->in_ruby || book->annotation)
		return;
	strbuf_add(&book->text, bytes, len);
	if (book->text.len <= 2 * GRID_TEXT_MAX)
		return;
	book->grid->fault = _("a cell is longer than 1 MiB");
	book->reading.stop = true;
}

/* ---- cells ---- */

void book_stop_on_fault(struct book *book, int result)
{
	if (result)
		book->reading.stop = true;
}

int book_put_number(struct book *book, enum grid_kind kind)
{
	char buf[NUMBER_SIZE];
	double value;

	if (number_parse_decimal(book->text.buf, book->text.len, &value))
		return grid_put(book->grid, book->column, GRID_STRING, book->text.buf,
				book->text.len);
	if (kind != GRID_NUMBER)
		return grid_put_serial(book->grid, book->column, value, book->since_1904, kind);
	number_format(value, buf);
	return grid_put(book->grid, book->column, GRID_NUMBER, buf, strlen(buf));
}

/* "2021-11-25T00:00:00Z" and the like, as day and time of a grid. */
int book_put_iso_date(struct book *book, const char *s)
{
	struct strbuf text = STRBUF_INIT;
	int result;

	strbuf_add(&text, s, strcspn(s, "T"));
	if (s[text.len] == 'T' && strlen(s) >= text.len + 6 && strncmp(s + text.len, "T00:00", 6)) {
		size_t day = text.len;

		strbuf_addch(&text, ' ');
		strbuf_add(&text, s + day + 1, 5);
	}
	result = grid_put(book->grid, book->column, GRID_DATE, text.buf, text.len);
	strbuf_release(&text);
	return result;
}

int book_put_boolean(struct book *book, bool value)
{
	const char *text = value ? "TRUE" : "FALSE";

	return grid_put(book->grid, book->column, GRID_BOOLEAN, text, strlen(text));
}

/* ---- the marker ---- */

/* docProps/custom.xml: the name is an attribute of the element around; meta.xml: of the element itself. */
static void on_marker_start(void *data, const char *name, const char *const *attributes)
{
	struct book *book = data;
	const char *called = xml_attribute(attributes, NULL, "name");

	if (streq(name, "property") || streq(name, "user-defined")) {
		book->in_text = called && streq(called, MARKER_NAME);
		strbuf_reset(&book->text);
	}
}

static void on_marker_end(void *data, const char *name)
{
	struct book *book = data;

	if ((!streq(name, "property") && !streq(name, "user-defined")) || !book->in_text)
		return;
	book->in_text = false;
	strbuf_trim(&book->text);
	free(book->grid->marker);
	book->grid->marker = xstrdup(book->text.buf);
}

int book_read_marker(struct book *book, const char *part)
{
	static const struct xml_events events = { on_marker_start, on_marker_end, book_on_text };

	book->in_text = false;
	return book_read_part(book, part, &events, false);
}

/* ---- which sheet ---- */

size_t book_named_sheet(const struct book *book, const char *wanted)
{
	size_t number = book_number(wanted, 0);

	for (size_t i = 0; i < book->n_sheets; i++)
		if (streq(book->sheets[i].name, wanted))
			return i;
	for (size_t i = 0; number && i < book->n_sheets; i++)
		if (!book->sheets[i].hidden && !--number)
			return i;
	return SIZE_MAX;
}

/* The names of those that are shown, but one (SIZE_MAX: all). */
static char *list_sheets(const struct book *book, size_t but)
{
	struct strbuf list = STRBUF_INIT;

	for (size_t i = 0; i < book->n_sheets; i++)
		if (i != but && !book->sheets[i].hidden)
			strbuf_addf(&list, "%s'%s'", list.len ? ", " : "", book->sheets[i].name);
	return strbuf_detach(&list, NULL);
}

void book_note_sheets(struct book *book, size_t read)
{
	book->grid->sheet = xstrdup(book->sheets[read].name);
	free(book->grid->others);
	book->grid->others = list_sheets(book, read);
	book->grid->shown = xcalloc(book->n_sheets, sizeof(*book->grid->shown));
	for (size_t i = 0; i < book->n_sheets; i++)
		if (!book->sheets[i].hidden)
			book->grid->shown[book->grid->n_shown++] = xstrdup(book->sheets[i].name);
}

int book_no_such_sheet(const struct book *book)
{
	char *list = list_sheets(book, SIZE_MAX);

	error(_("%s: there is no sheet '%s'"), book->name, book->options->sheet);
	if (*list)
		hint(_("its sheets: %s"), list);
	free(list);
	return -1;
}

/* ---- either ---- */

static int stop_at_once(void *data, const char *bytes, size_t len)
{
	(void)data;
	(void)bytes;
	(void)len;
	return -1;
}

static bool has_part(struct book *book, const char *part)
{
	return zip_read_part(&book->zip, part, stop_at_once, NULL) != ZIP_MISSING;
}

static void release(struct book *book)
{
	for (size_t i = 0; i < book->n_sheets; i++) {
		free(book->sheets[i].name);
		free(book->sheets[i].part);
	}
	for (size_t i = 0; i < book->n_codes; i++)
		free(book->codes[i]);
	free(book->sheets);
	free(book->codes);
	free(book->code_ids);
	free(book->kinds);
	for (size_t i = 0; i < book->n_hidden; i++)
		free(book->hidden_styles[i]);
	free(book->hidden_styles);
	free(book->main_part);
	free(book->strings_part);
	free(book->styles_part);
	free(book->string_at);
	free(book->merges);
	strbuf_release(&book->strings);
	strbuf_release(&book->text);
	zip_reader_release(&book->zip);
}

int grid_read_workbook(struct grid *grid, const char *name, const struct strbuf *bytes,
		       const struct grid_options *options)
{
	struct book book = { .grid = grid,
			     .name = name,
			     .options = options,
			     .strings = STRBUF_INIT,
			     .text = STRBUF_INIT };
	enum zip_status status = zip_reader_open(&book.zip, bytes->buf, bytes->len);
	int result;

	if (status != ZIP_OKAY) {
		result = judge(&book, status, true);
	} else if (has_part(&book, "content.xml")) {
		grid->format = GRID_ODS;
		result = book_read_open_document(&book);
	} else if (has_part(&book, "_rels/.rels")) {
		grid->format = GRID_XLSX;
		result = book_read_package(&book);
	} else {
		result = error(_("%s: an archive, but no workbook"), name);
	}
	if (!result && !grid->fault)
		book_carry_down(&book);
	release(&book);
	return result;
}
