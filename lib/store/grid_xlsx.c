/* grid_xlsx.c - workbooks as Excel writes them: Office Open XML (ECMA-376) */
#include "store/grid_book.h"

#include "base/number.h"

#define STRINGS_MAX ((size_t)1 << 29)

/* ---- what there is ---- */

/* The path of a target that is named from within the folder of `from`. */
static char *resolve(const char *from, const char *target)
{
	const char *slash = strrchr(from, '/');

	if (*target == '/')
		return xstrdup(target + 1);
	while (skip_prefix(target, "./", &target))
		;
	return xstrfmt("%.*s%s", slash ? (int)(slash - from + 1) : 0, from, target);
}

/* "xl/workbook.xml" → "xl/_rels/workbook.xml.rels" */
static char *relations_of(const char *part)
{
	const char *slash = strrchr(part, '/');
	int folder = slash ? (int)(slash - part + 1) : 0;

	return xstrfmt("%.*s_rels/%s.rels", folder, part, part + folder);
}

static void on_package_relation(void *data, const char *name, const char *const *attributes)
{
	struct book *book = data;
	const char *type = xml_attribute(attributes, NULL, "Type");
	const char *target = xml_attribute(attributes, NULL, "Target");

	if (!streq(name, "Relationship") || !type || !target || book->main_part)
		return;
	if (ends_with(type, "/officeDocument"))
		book->main_part = resolve("", target);
}

static void on_workbook(void *data, const char *name, const char *const *attributes)
{
	struct book *book = data;
	const char *state = xml_attribute(attributes, NULL, "state");
	const char *epoch = xml_attribute(attributes, NULL, "date1904");

	if (streq(name, "sheet"))
		book_add_sheet(book, xml_attribute(attributes, NULL, "name"),
			       xml_attribute(attributes, "relationships", "id"),
			       state && !streq(state, "visible"));
	else if (streq(name, "workbookPr") && epoch)
		book->since_1904 = streq(epoch, "1") || streq(epoch, "true");
}

static void on_workbook_relation(void *data, const char *name, const char *const *attributes)
{
	struct book *book = data;
	const char *id = xml_attribute(attributes, NULL, "Id");
	const char *type = xml_attribute(attributes, NULL, "Type");
	const char *target = xml_attribute(attributes, NULL, "Target");

	if (!streq(name, "Relationship") || !id || !target || !type)
		return;
	if (ends_with(type, "/sharedStrings") && !book->strings_part)
		book->strings_part = resolve(book->main_part, target);
	if (ends_with(type, "/styles") && !book->styles_part)
		book->styles_part = resolve(book->main_part, target);
	for (size_t i = 0; i < book->n_sheets; i++) {
		if (!streq(book->sheets[i].part, id))
			continue;
		free(book->sheets[i].part);
		book->sheets[i].part = resolve(book->main_part, target);
	}
}

/* ---- shared texts ---- */

static void on_string_start(void *data, const char *name, const char *const *attributes)
{
	struct book *book = data;

	(void)attributes;
	if (streq(name, "si"))
		strbuf_reset(&book->text);
	else if (streq(name, "rPh"))
		book->in_ruby = true;
	else if (streq(name, "t"))
		book->in_text = true;
}

static int hex_digit(char c)
{
	if (is_digit(c))
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* The number of "_x0041_" at s, or -1. */
static int escaped_at(const char *s)
{
	int number = 0;

	if (s[0] != '_' || s[1] != 'x')
		return -1;
	for (int i = 2; i < 6; i++) {
		int digit = hex_digit(s[i]);

		if (digit < 0)
			return -1;
		number = number * 16 + digit;
	}
	return s[6] == '_' && number ? number : -1;
}

static void add_utf8(struct strbuf *out, int number)
{
	if (number < 0x80) {
		strbuf_addch(out, (char)number);
	} else if (number < 0x800) {
		strbuf_addch(out, (char)(0xC0 | number >> 6));
		strbuf_addch(out, (char)(0x80 | (number & 0x3F)));
	} else {
		strbuf_addch(out, (char)(0xE0 | number >> 12));
		strbuf_addch(out, (char)(0x80 | (number >> 6 & 0x3F)));
		strbuf_addch(out, (char)(0x80 | (number & 0x3F)));
	}
}

/* Characters that XML cannot hold stand as "_x000D_"; halves of surrogate pairs stay as they are written. */
static void add_unescaped(struct strbuf *out, const char *s)
{
	while (*s) {
		int number = escaped_at(s);

		if (number < 0 || (number >= 0xD800 && number < 0xE000)) {
			strbuf_addch(out, *s++);
			continue;
		}
		add_utf8(out, number);
		s += strlen("_x0000_");
	}
}

static void on_string_end(void *data, const char *name)
{
	struct book *book = data;

	if (streq(name, "t")) {
		book->in_text = false;
	} else if (streq(name, "rPh")) {
		book->in_ruby = false;
	} else if (streq(name, "si")) {
		ALLOC_GROW(book->string_at, book->n_strings + 1, book->alloc_strings);
		book->string_at[book->n_strings++] = book->strings.len;
		add_unescaped(&book->strings, book->text.buf);
		strbuf_addch(&book->strings, '\0');
		if (book->strings.len > STRINGS_MAX) {
			book->grid->fault = _("the texts of the cells are too long altogether");
			book->reading.stop = true;
		}
	}
}

/* ---- which formats are days ---- */

/*
 * What a format code shows, letters outside quotes, brackets and escapes: day, month, year or hour. A day without its
 * year and a month without its day are short.
 */
static enum grid_kind kind_of_code(const char *code)
{
	bool day = false, year = false, hour = false, month = false;

	for (; *code; code++) {
		if (*code == '"') {
			code += 1 + strcspn(code + 1, "\"");
		} else if (*code == '[') {
			/* "[h]" counts hours: a length of time, as good as an hour. */
			hour |= code[1] == 'h' || code[1] == 'm' || code[1] == 's';
			code += strcspn(code, "]");
		} else if (*code == '\\' || *code == '_' || *code == '*') {
			code += code[1] != '\0';
		} else if (!strncmp(code, "General", 7)) {
			code += 6;
		} else {
			day |= *code == 'd' || *code == 'D';
			month |= *code == 'm' || *code == 'M';
			year |= *code == 'y' || *code == 'Y';
			hour |= strchr("hHsS", *code) != NULL;
		}
		if (!*code)
			break;
	}
	if (hour || (day && year))
		return GRID_DATE;
	return day || month || year ? GRID_DATE_SHORT : GRID_NUMBER;
}

/* 16 and 17 of the formats that every workbook has are "d-mmm" and "mmm-yy". */
static enum grid_kind kind_of_format(const struct book *book, size_t id)
{
	for (size_t i = 0; i < book->n_codes; i++)
		if (book->code_ids[i] == id)
			return kind_of_code(book->codes[i]);
	if (id == 16 || id == 17)
		return GRID_DATE_SHORT;
	return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) ||
			       (id >= 50 && id <= 58)
		       ? GRID_DATE
		       : GRID_NUMBER;
}

static void add_code(struct book *book, const char *id, const char *code)
{
	if (!id || !code)
		return;
	ALLOC_GROW(book->codes, book->n_codes + 1, book->alloc_codes);
	ALLOC_GROW(book->code_ids, book->n_codes + 1, book->alloc_code_ids);
	book->code_ids[book->n_codes] = book_number(id, 0);
	book->codes[book->n_codes++] = xstrdup(code);
}

static void on_style_start(void *data, const char *name, const char *const *attributes)
{
	struct book *book = data;

	if (streq(name, "numFmt")) {
		add_code(book, xml_attribute(attributes, NULL, "numFmtId"),
			 xml_attribute(attributes, NULL, "formatCode"));
	} else if (streq(name, "cellXfs")) {
		book->in_formats = true;
	} else if (streq(name, "xf") && book->in_formats) {
		size_t id = book_number(xml_attribute(attributes, NULL, "numFmtId"), 0);

		ALLOC_GROW(book->kinds, book->n_formats + 1, book->alloc_formats);
		book->kinds[book->n_formats++] = kind_of_format(book, id);
	}
}

static void on_style_end(void *data, const char *name)
{
	struct book *book = data;

	if (streq(name, "cellXfs"))
		book->in_formats = false;
}

/* ---- cells ---- */

/* "AB12" → column 27 and row 12. Returns false for anything else. */
static bool parse_place(const char *s, size_t *column, size_t *row)
{
	size_t letters = 0;

	for (; *s >= 'A' && *s <= 'Z' && letters < 100000; s++)
		letters = letters * 26 + (size_t)(*s - 'A') + 1;
	if (!letters || !is_digit(*s))
		return false;
	*column = letters - 1;
	*row = book_number(s, 0);
	return *row > 0;
}

/* "A2:C5" */
static void take_merge(struct book *book, const char *place)
{
	const char *colon = place ? strchr(place, ':') : NULL;
	size_t column, row, last_column, last_row;
	char *first;

	if (!colon)
		return;
	first = xmemdup0(place, (size_t)(colon - place));
	if (parse_place(first, &column, &row) && parse_place(colon + 1, &last_column, &last_row) &&
	    column <= last_column && row <= last_row)
		book_add_merge(book, row, column, last_row - row + 1, last_column - column + 1);
	free(first);
}

static void on_cell_start(void *data, const char *name, const char *const *attributes)
{
	struct book *book = data;
	size_t row;

	if (streq(name, "row")) {
		const char *number = xml_attribute(attributes, NULL, "r");

		book->row = number ? book_number(number, 0) : book->row + 1;
		book->column = SIZE_MAX;
		book_begin_row(book);
	} else if (streq(name, "c")) {
		const char *type = xml_attribute(attributes, NULL, "t");
		const char *place = xml_attribute(attributes, NULL, "r");

		book->column++;
		if (place)
			parse_place(place, &book->column, &row);
		book->type = !type                                            ? 'n'
			     : streq(type, "str") || streq(type, "inlineStr") ? 't'
									      : *type;
		book->style = book_number(xml_attribute(attributes, NULL, "s"), 0);
		strbuf_reset(&book->text);
	} else if (streq(name, "mergeCell")) {
		take_merge(book, xml_attribute(attributes, NULL, "ref"));
	} else if (streq(name, "rPh")) {
		book->in_ruby = true;
	} else if (streq(name, "v") || streq(name, "t")) {
		book->in_text = true;
	}
}

static int put_shared(struct book *book)
{
	size_t index = book_number(book->text.buf, SIZE_MAX);
	const char *text = "";

	if (index < book->n_strings)
		text = book->strings.buf + book->string_at[index];
	return grid_put(book->grid, book->column, GRID_STRING, text, strlen(text));
}

static int put_text(struct book *book)
{
	struct strbuf plain = STRBUF_INIT;
	int result;

	add_unescaped(&plain, book->text.buf);
	result = grid_put(book->grid, book->column, GRID_STRING, plain.buf, plain.len);
	strbuf_release(&plain);
	return result;
}

static int put_cell(struct book *book)
{
	if (!book->text.len)
		return 0;
	switch (book->type) {
	case 's':
		return put_shared(book);
	case 'b':
		return book_put_boolean(book, streq(book->text.buf, "1"));
	case 'e':
		return grid_put(book->grid, book->column, GRID_ERROR, book->text.buf,
				book->text.len);
	case 'd':
		return book_put_iso_date(book, book->text.buf);
	case 't':
		return put_text(book);
	default:
		return book_put_number(book, book->style < book->n_formats
						     ? book->kinds[book->style]
						     : GRID_NUMBER);
	}
}

static void on_cell_end(void *data, const char *name)
{
	struct book *book = data;

	if (streq(name, "v") || streq(name, "t"))
		book->in_text = false;
	else if (streq(name, "rPh"))
		book->in_ruby = false;
	else if (streq(name, "c"))
		book_stop_on_fault(book, put_cell(book));
	else if (streq(name, "row"))
		grid_end_row(book->grid);
}

/* ---- the whole ---- */

static int read_sheet(struct book *book, size_t i)
{
	static const struct xml_events events = { on_cell_start, on_cell_end, book_on_text };

	book->row = book->n_merges = 0;
	book->in_text = book->in_ruby = false;
	return book_read_part(book, book->sheets[i].part, &events, true);
}

/* The named sheet, or the first one with anything on it. */
static int read_some_sheet(struct book *book)
{
	size_t i;

	if (book->options->sheet) {
		i = book_named_sheet(book, book->options->sheet);
		if (i == SIZE_MAX)
			return book_no_such_sheet(book);
		book_note_sheets(book, i);
		return read_sheet(book, i);
	}
	for (i = 0; i < book->n_sheets; i++) {
		if (book->sheets[i].hidden)
			continue;
		if (read_sheet(book, i))
			return -1;
		if (book->grid->n_rows || book->grid->fault)
			break;
	}
	if (i < book->n_sheets)
		book_note_sheets(book, i);
	return 0;
}

/* The parts that the workbook names besides its sheets; a workbook may do without them. */
static int read_shared_parts(struct book *book)
{
	static const struct xml_events strings = { on_string_start, on_string_end, book_on_text };
	static const struct xml_events styles = { on_style_start, on_style_end, NULL };

	if (book->strings_part && book_read_part(book, book->strings_part, &strings, false))
		return -1;
	if (book->styles_part && book_read_part(book, book->styles_part, &styles, false))
		return -1;
	return book_read_marker(book, "docProps/custom.xml");
}

int book_read_package(struct book *book)
{
	static const struct xml_events package = { on_package_relation, NULL, NULL };
	static const struct xml_events workbook = { on_workbook, NULL, NULL };
	static const struct xml_events relations = { on_workbook_relation, NULL, NULL };
	char *part;
	int result;

	if (book_read_part(book, "_rels/.rels", &package, true))
		return -1;
	if (!book->main_part)
		return error(_("%s: an archive, but no workbook"), book->name);
	part = relations_of(book->main_part);
	result = book_read_part(book, book->main_part, &workbook, true) ||
				 book_read_part(book, part, &relations, true) ||
				 read_shared_parts(book)
			 ? -1
			 : 0;
	free(part);
	if (result || book->grid->fault)
		return result;
	return read_some_sheet(book);
}
