/* workbook.c - writes .xlsx: the parts of Office Open XML (ECMA-376) that a table needs */
#include "store/workbook.h"

#include "base/date.h"
#include "base/number.h"
#include "store/zip.h"

#define FLUSH_AT ((size_t)1 << 16)
/* Lists to choose from also wait for the rows that a person will add. */
#define SPARE_ROWS 1000
#define TITLE_MAX 31

/* Places in cellXfs of styles_part. */
enum { STYLE_HEADING = 1, STYLE_OF_CELLS, STYLE_TEXT = STYLE_OF_CELLS };

struct workbook {
	struct zip_writer zip;
	struct strbuf title;
	const struct workbook_column *columns;
	size_t n_columns;
	char *marker;
	struct strbuf xml; /* of the sheet, not yet in the archive */
	size_t row;        /* from 1, of the row that is being filled */
	size_t filled;
};

static const char declaration[] = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

static const char types_part[] =
	"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
	"<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
	"<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
	"<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
	"<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
	"<Override PartName=\"/xl/worksheets/sheet2.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
	"<Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>"
	"<Override PartName=\"/docProps/custom.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.custom-properties+xml\"/>"
	"</Types>";

#define RELATIONSHIPS \
	"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/"
#define SPREADSHEET "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""

static const char package_relationships[] =
	RELATIONSHIPS "<Relationship Id=\"rId1\" Type=\"" OFFICE
		      "relationships/officeDocument\" Target=\"xl/workbook.xml\"/>"
		      "<Relationship Id=\"rId2\" Type=\"" OFFICE
		      "relationships/custom-properties\" Target=\"docProps/custom.xml\"/>"
		      "</Relationships>";

static const char workbook_relationships[] = RELATIONSHIPS
	"<Relationship Id=\"rId1\" Type=\"" OFFICE
	"relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
	"<Relationship Id=\"rId2\" Type=\"" OFFICE
	"relationships/worksheet\" Target=\"worksheets/sheet2.xml\"/>"
	"<Relationship Id=\"rId3\" Type=\"" OFFICE "relationships/styles\" Target=\"styles.xml\"/>"
	"</Relationships>";

/* Formats of cells: as it comes, heading, then by enum workbook_style: text, number, date, kept. 49 is "text". */
static const char styles_part[] =
	"<styleSheet " SPREADSHEET ">"
	"<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"dd\\.mm\\.yyyy\"/></numFmts>"
	"<fonts count=\"3\">"
	"<font><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/><charset val=\"204\"/></font>"
	"<font><b/><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/><charset val=\"204\"/></font>"
	"<font><sz val=\"11\"/><color rgb=\"FF606060\"/><name val=\"Calibri\"/><family val=\"2\"/><charset val=\"204\"/></font>"
	"</fonts>"
	"<fills count=\"4\"><fill><patternFill patternType=\"none\"/></fill>"
	"<fill><patternFill patternType=\"gray125\"/></fill>"
	"<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFDDE8F0\"/><bgColor indexed=\"64\"/></patternFill></fill>"
	"<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFF0F0F0\"/><bgColor indexed=\"64\"/></patternFill></fill>"
	"</fills>"
	"<borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border>"
	"<border><left/><right/><top/><bottom style=\"thin\"><color indexed=\"64\"/></bottom><diagonal/></border></borders>"
	"<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
	"<cellXfs count=\"6\">"
	"<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
	"<xf numFmtId=\"49\" fontId=\"1\" fillId=\"2\" borderId=\"1\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>"
	"<xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>"
	"<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyAlignment=\"1\"><alignment vertical=\"top\"/></xf>"
	"<xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyAlignment=\"1\"><alignment horizontal=\"left\" vertical=\"top\"/></xf>"
	"<xf numFmtId=\"49\" fontId=\"2\" fillId=\"3\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\"/></xf>"
	"</cellXfs>"
	"<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>"
	"</styleSheet>";

/* ---- text as XML ---- */

static bool is_hex(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/* Whether "_x0041_" stands here, which readers take for the character of that number. */
static bool is_escape(const char *s)
{
	return s[0] == '_' && s[1] == 'x' && is_hex(s[2]) && is_hex(s[3]) && is_hex(s[4]) &&
	       is_hex(s[5]) && s[6] == '_';
}

/* A character that XML cannot hold, or would not give back: its number; else 0. */
static unsigned unwritable(const char *s)
{
	unsigned char c = (unsigned char)*s;

	if (c < 0x20 && c != '\t' && c != '\n')
		return c;
	if (!strncmp(s, "\xEF\xBF\xBE", 3) || !strncmp(s, "\xEF\xBF\xBF", 3))
		return 0xFF00u + (unsigned char)s[2] + 0x40;
	return 0;
}

static void add_escaped(struct strbuf *out, const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		unsigned number = unwritable(s + i);

		if (number) {
			strbuf_addf(out, "_x%04X_", number);
			i += number > 0xFF ? 2 : 0;
		} else if (is_escape(s + i)) {
			strbuf_addstr(out, "_x005F_");
		} else if (s[i] == '&') {
			strbuf_addstr(out, "&amp;");
		} else if (s[i] == '<') {
			strbuf_addstr(out, "&lt;");
		} else if (s[i] == '>') {
			strbuf_addstr(out, "&gt;");
		} else if (s[i] == '"') {
			strbuf_addstr(out, "&quot;");
		} else {
			strbuf_addch(out, s[i]);
		}
	}
}

static void add_text(struct strbuf *out, const char *s)
{
	add_escaped(out, s, strlen(s));
}

size_t workbook_text_fits(const char *text, size_t len)
{
	size_t units = 0;

	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)text[i];

		if ((c & 0xC0) == 0x80)
			continue;
		units += c >= 0xF0 ? 2 : 1;
		if (units > WORKBOOK_TEXT_MAX)
			return i;
	}
	return len;
}

/* ---- places ---- */

/* "A" for 0, "AB" for 27. */
static void add_letters(struct strbuf *out, size_t column)
{
	char letters[16];
	size_t n = sizeof(letters);

	for (column++; column; column = (column - 1) / 26)
		letters[--n] = (char)('A' + (column - 1) % 26);
	strbuf_add(out, letters + n, sizeof(letters) - n);
}

static void add_place(struct strbuf *out, size_t column, size_t row)
{
	add_letters(out, column);
	strbuf_addf(out, "%zu", row);
}

/* "$A$1:$C$7" */
static void add_range(struct strbuf *out, size_t left, size_t top, size_t right, size_t bottom)
{
	strbuf_addch(out, '$');
	add_letters(out, left);
	strbuf_addf(out, "$%zu:$", top);
	add_letters(out, right);
	strbuf_addf(out, "$%zu", bottom);
}

/* ---- the sheet ---- */

static void flush(struct workbook *book, size_t at)
{
	if (book->xml.len < at)
		return;
	zip_writer_write(&book->zip, book->xml.buf, book->xml.len);
	strbuf_reset(&book->xml);
}

/* Characters that a sheet's name may not have become blanks; it is cut to what programs take. */
static void set_title(struct strbuf *out, const char *title)
{
	size_t n = 0;

	for (; *title; title++) {
		n += ((unsigned char)*title & 0xC0) != 0x80;
		if (n > TITLE_MAX)
			break;
		strbuf_addch(out, strchr("[]:*?/\\'", *title) ? ' ' : *title);
	}
}

static void begin_cell(struct workbook *book, size_t style, const char *type)
{
	if (book->filled == book->n_columns)
		BUG("more cells than the %zu columns", book->n_columns);
	strbuf_addstr(&book->xml, "<c r=\"");
	add_place(&book->xml, book->filled++, book->row);
	strbuf_addf(&book->xml, "\" s=\"%zu\"%s>", style, type);
}

static void put_text(struct workbook *book, size_t style, const char *text)
{
	begin_cell(book, style, " t=\"inlineStr\"");
	strbuf_addstr(&book->xml, "<is><t xml:space=\"preserve\">");
	add_escaped(&book->xml, text, workbook_text_fits(text, strlen(text)));
	strbuf_addstr(&book->xml, "</t></is></c>");
}

/* Of the next cell. */
static size_t style_of(const struct workbook *book)
{
	if (book->filled == book->n_columns)
		BUG("more cells than the %zu columns", book->n_columns);
	return STYLE_OF_CELLS + (size_t)book->columns[book->filled].style;
}

void workbook_text(struct workbook *book, const char *text)
{
	size_t style = style_of(book);

	if (*text) {
		/* Also in a column of days or numbers a text is typed as one. */
		put_text(book, style == STYLE_OF_CELLS + (size_t)WORKBOOK_KEPT ? style : STYLE_TEXT,
			 text);
		return;
	}
	/* An empty cell has the style of its column. */
	book->filled++;
}

void workbook_number(struct workbook *book, double value)
{
	char buf[NUMBER_SIZE];

	begin_cell(book, STYLE_OF_CELLS + (size_t)WORKBOOK_NUMBER, "");
	strbuf_addf(&book->xml, "<v>%s</v></c>", number_format(value, buf));
}

/* Days since 30 December 1899; right from March 1900 on, because the format knows a 29 February 1900. */
static int serial_of(int date)
{
	return date - date_from_ymd(1970, 1, 1) + 25569;
}

bool workbook_date_fits(int date)
{
	return date >= date_from_ymd(1900, 3, 1);
}

void workbook_date(struct workbook *book, int date)
{
	begin_cell(book, STYLE_OF_CELLS + (size_t)WORKBOOK_DATE, "");
	strbuf_addf(&book->xml, "<v>%d</v></c>", serial_of(date));
}

static void begin_row(struct workbook *book)
{
	book->row++;
	book->filled = 0;
	strbuf_addf(&book->xml, "<row r=\"%zu\">", book->row);
}

void workbook_end_row(struct workbook *book)
{
	if (book->filled != book->n_columns)
		BUG("%zu cells for %zu columns", book->filled, book->n_columns);
	if (book->row == WORKBOOK_ROWS_MAX)
		BUG("more rows than a workbook has");
	strbuf_addstr(&book->xml, "</row>");
	flush(book, FLUSH_AT);
	begin_row(book);
}

static void add_columns(struct workbook *book)
{
	strbuf_addstr(&book->xml, "<cols>");
	for (size_t i = 0; i < book->n_columns; i++)
		strbuf_addf(
			&book->xml,
			"<col min=\"%zu\" max=\"%zu\" width=\"%zu.7\" style=\"%zu\" customWidth=\"1\"%s/>",
			i + 1, i + 1, book->columns[i].width,
			STYLE_OF_CELLS + (size_t)book->columns[i].style,
			book->columns[i].hidden ? " hidden=\"1\"" : "");
	strbuf_addstr(&book->xml, "</cols>");
}

static void add_part(struct workbook *book, const char *name, const char *xml)
{
	zip_writer_part(&book->zip, name);
	zip_writer_write(&book->zip, declaration, strlen(declaration));
	zip_writer_write(&book->zip, xml, strlen(xml));
}

static void begin_sheet(struct workbook *book)
{
	zip_writer_part(&book->zip, "xl/worksheets/sheet1.xml");
	strbuf_addstr(&book->xml, declaration);
	strbuf_addstr(
		&book->xml,
		"<worksheet " SPREADSHEET "><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>"
		"<sheetViews><sheetView tabSelected=\"1\" workbookViewId=\"0\">"
		"<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>"
		"<selection pane=\"bottomLeft\" activeCell=\"A2\" sqref=\"A2\"/>"
		"</sheetView></sheetViews>");
	add_columns(book);
	strbuf_addstr(&book->xml, "<sheetData>");
	begin_row(book);
	for (size_t i = 0; i < book->n_columns; i++)
		put_text(book, STYLE_HEADING, book->columns[i].heading);
	workbook_end_row(book);
}

struct workbook *workbook_begin(const char *title, const struct workbook_column *columns, size_t n,
				const char *marker)
{
	struct workbook *book = xcalloc(1, sizeof(*book));

	strbuf_init(&book->title);
	strbuf_init(&book->xml);
	set_title(&book->title, title);
	book->columns = columns;
	book->n_columns = n;
	book->marker = xstrdup(marker);
	zip_writer_open(&book->zip);
	add_part(book, "[Content_Types].xml", types_part);
	begin_sheet(book);
	return book;
}

/* ---- what a person may type ---- */

static void add_message(struct strbuf *xml, const char *attributes, const char *text)
{
	strbuf_addf(xml, " %s=\"", attributes);
	add_text(xml, text);
	strbuf_addch(xml, '"');
}

static void begin_rule(struct strbuf *xml, const struct workbook_column *c, size_t column,
		       size_t last)
{
	bool kept = c->style == WORKBOOK_KEPT;

	strbuf_addf(xml, "<dataValidation type=\"%s\" errorStyle=\"%s\" allowBlank=\"1\"",
		    kept ? "custom" : "list",
		    kept || c->rule == WORKBOOK_REFUSE ? "stop" : "warning");
	if (kept || c->rule != WORKBOOK_SEVERAL)
		add_message(xml, "showErrorMessage=\"1\" errorTitle=\"kurator\" error",
			    kept ? _("kurator keeps this column: it says which record the row is")
			    : c->rule == WORKBOOK_REFUSE
				    ? _("choose one of the list")
				    : _("the programme does not list this word"));
	else
		add_message(xml, "showInputMessage=\"1\" prompt",
			    _("choosing from the list replaces the cell; type several words with ; "
			      "between them"));
	strbuf_addstr(xml, " sqref=\"");
	add_place(xml, column, 2);
	strbuf_addch(xml, ':');
	add_place(xml, column, last);
	strbuf_addstr(xml, "\">");
}

static void add_rule(struct workbook *book, size_t column, size_t last)
{
	const struct workbook_column *c = &book->columns[column];
	struct strbuf *xml = &book->xml;

	if (c->style == WORKBOOK_KEPT) {
		begin_rule(xml, c, column, last);
		strbuf_addstr(xml, "<formula1>FALSE</formula1></dataValidation>");
		return;
	}
	begin_rule(xml, c, column, last);
	strbuf_addstr(xml, "<formula1>lists!");
	add_range(xml, column, 1, column, c->n_choices);
	strbuf_addstr(xml, "</formula1></dataValidation>");
}

/* A row that a person adds has no id yet: only rows that are there refuse to have theirs changed. */
static void add_rules(struct workbook *book)
{
	size_t rows = book->row - 1, spare = rows + SPARE_ROWS, n = 0;

	if (spare > WORKBOOK_ROWS_MAX)
		spare = WORKBOOK_ROWS_MAX;
	for (size_t i = 0; i < book->n_columns; i++)
		n += book->columns[i].style == WORKBOOK_KEPT ? rows > 1
							     : book->columns[i].n_choices > 0;
	if (!n)
		return;
	strbuf_addf(&book->xml, "<dataValidations count=\"%zu\">", n);
	for (size_t i = 0; i < book->n_columns; i++) {
		if (book->columns[i].style == WORKBOOK_KEPT && rows > 1)
			add_rule(book, i, rows);
		else if (book->columns[i].style != WORKBOOK_KEPT && book->columns[i].n_choices)
			add_rule(book, i, spare);
	}
	strbuf_addstr(&book->xml, "</dataValidations>");
}

static void end_sheet(struct workbook *book)
{
	/* The row that waits for cells is taken back. */
	strbuf_setlen(&book->xml, (size_t)(strrchr(book->xml.buf, '<') - book->xml.buf));
	strbuf_addstr(&book->xml, "</sheetData><autoFilter ref=\"A1:");
	add_place(&book->xml, book->n_columns - 1, book->row - 1);
	strbuf_addstr(&book->xml, "\"/>");
	add_rules(book);
	strbuf_addstr(&book->xml,
		      "<pageMargins left=\"0.4\" right=\"0.4\" top=\"0.5\" bottom=\"0.5\" "
		      "header=\"0.3\" footer=\"0.3\"/>"
		      "<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/>"
		      "</worksheet>");
	flush(book, 0);
}

/* ---- the other parts ---- */

/* The second sheet, which is not shown, holds the lists to choose from, each in the column that it belongs to. */
static void add_lists(struct workbook *book)
{
	struct strbuf xml = STRBUF_INIT;
	size_t most = 0;

	for (size_t i = 0; i < book->n_columns; i++)
		if (book->columns[i].n_choices > most)
			most = book->columns[i].n_choices;
	strbuf_addstr(&xml, "<worksheet " SPREADSHEET "><sheetData>");
	for (size_t row = 0; row < most; row++) {
		strbuf_addf(&xml, "<row r=\"%zu\">", row + 1);
		for (size_t i = 0; i < book->n_columns; i++) {
			if (row >= book->columns[i].n_choices)
				continue;
			strbuf_addstr(&xml, "<c r=\"");
			add_place(&xml, i, row + 1);
			strbuf_addstr(&xml,
				      "\" s=\"2\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
			add_text(&xml, book->columns[i].choices[row]);
			strbuf_addstr(&xml, "</t></is></c>");
		}
		strbuf_addstr(&xml, "</row>");
	}
	strbuf_addstr(&xml, "</sheetData></worksheet>");
	add_part(book, "xl/worksheets/sheet2.xml", xml.buf);
	strbuf_release(&xml);
}

static void add_workbook(struct workbook *book)
{
	struct strbuf xml = STRBUF_INIT;

	strbuf_addstr(
		&xml,
		"<workbook " SPREADSHEET " xmlns:r=\"" OFFICE "relationships\">"
		"<bookViews><workbookView activeTab=\"0\"/></bookViews><sheets><sheet name=\"");
	add_text(&xml, book->title.buf);
	strbuf_addstr(
		&xml,
		"\" sheetId=\"1\" r:id=\"rId1\"/>"
		"<sheet name=\"lists\" sheetId=\"2\" state=\"hidden\" r:id=\"rId2\"/></sheets>"
		"<definedNames><definedName name=\"_xlnm._FilterDatabase\" "
		"localSheetId=\"0\" hidden=\"1\">'");
	add_text(&xml, book->title.buf);
	strbuf_addstr(&xml, "'!");
	add_range(&xml, 0, 1, book->n_columns - 1, book->row - 1);
	strbuf_addstr(
		&xml,
		"</definedName><definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">'");
	add_text(&xml, book->title.buf);
	strbuf_addstr(&xml, "'!$1:$1</definedName></definedNames></workbook>");
	add_part(book, "xl/workbook.xml", xml.buf);
	strbuf_release(&xml);
}

static void add_marker(struct workbook *book)
{
	struct strbuf xml = STRBUF_INIT;

	strbuf_addstr(&xml, "<Properties xmlns=\"" OFFICE "custom-properties\" xmlns:vt=\"" OFFICE
			    "docPropsVTypes\">"
			    "<property fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" pid=\"2\" "
			    "name=\"kurator\"><vt:lpwstr>");
	add_text(&xml, book->marker);
	strbuf_addstr(&xml, "</vt:lpwstr></property></Properties>");
	add_part(book, "docProps/custom.xml", xml.buf);
	strbuf_release(&xml);
}

void workbook_finish(struct workbook *book, struct strbuf *out)
{
	end_sheet(book);
	add_lists(book);
	add_workbook(book);
	add_marker(book);
	add_part(book, "xl/styles.xml", styles_part);
	add_part(book, "xl/_rels/workbook.xml.rels", workbook_relationships);
	add_part(book, "_rels/.rels", package_relationships);
	zip_writer_finish(&book->zip);
	strbuf_add(out, book->zip.bytes.buf, book->zip.bytes.len);
	zip_writer_release(&book->zip);
	strbuf_release(&book->title);
	strbuf_release(&book->xml);
	free(book->marker);
	free(book);
}
