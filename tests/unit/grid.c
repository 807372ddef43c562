/* Unit tests of grid, workbook, zip, guard: whatever is written is read back; hostile files are refused. */
#include "unit.h"

#include <fcntl.h>
#include <unistd.h>

#include "base/date.h"
#include "store/grid.h"
#include "store/guard.h"
#include "store/workbook.h"
#include "store/writer.h"
#include "store/zip.h"

static char path[] = "/tmp/kurator-grid.XXXXXX";

static int load_with(struct grid *grid, const char *bytes, size_t len, struct grid_options options)
{
	int fd = open(path, O_WRONLY | O_TRUNC);

	if (fd < 0 || write(fd, bytes, len) != (ssize_t)len || close(fd))
		BUG("cannot write '%s'", path);
	return grid_load(grid, path, &options);
}

static int load(struct grid *grid, const char *bytes, size_t len)
{
	return load_with(grid, bytes, len, (struct grid_options){ .sheet = NULL });
}

/* Refusals are expected here: their messages would be noise. */
static bool is_refused(const char *bytes, size_t len)
{
	struct grid grid;
	int saved = dup(2), null = open("/dev/null", O_WRONLY), result;

	dup2(null, 2);
	result = load(&grid, bytes, len);
	dup2(saved, 2);
	close(saved);
	close(null);
	grid_release(&grid);
	return result != 0;
}

/* The cells as "number:kind[text]…" */
static const char *cells(const struct grid *grid)
{
	static struct strbuf out = STRBUF_INIT;

	strbuf_reset(&out);
	for (size_t i = 0; i < grid->n_rows; i++) {
		strbuf_addf(&out, "%zu:", grid->rows[i].number);
		for (size_t c = 0; c < grid->rows[i].n; c++)
			strbuf_addf(&out, "%c[%s]", "-tndhbes"[grid_get(grid, i, c)->kind],
				    grid_get(grid, i, c) -> text);
		strbuf_addch(&out, '\n');
	}
	return out.buf;
}

/* ---- CSV ---- */

static void reads(const char *bytes, size_t len, const char *encoding, const char *want,
		  const char *title)
{
	struct grid grid;

	ok(!load(&grid, bytes, len), title);
	is_str(cells(&grid), want, title);
	is_str(grid.encoding, encoding, title);
	grid_release(&grid);
}

#define READS(bytes, encoding, want, title) reads(bytes, sizeof(bytes) - 1, encoding, want, title)

static void test_csv(void)
{
	READS("a;b\n1;2,5\n", "utf-8", "1:t[a]t[b]\n2:t[1]t[2,5]\n", "semicolons");
	READS("\xEF\xBB\xBF"
	      "a,b\r\n\"x\r\ny\",\"\"\"q\"\"\"\r\n",
	      "utf-8", "1:t[a]t[b]\n2:t[x\r\ny]t[\"q\"]\n", "a mark, CR LF, quotes");
	READS("a\tb\rc\td\r", "utf-8", "1:t[a]t[b]\n2:t[c]t[d]\n", "tabs, CR");
	READS("sep=;\n1,5;2,5\n", "utf-8", "1:t[1,5]t[2,5]\n", "sep= names the delimiter");
	READS("a;\"b\r\nc\"\r\n\r\nd;e\r\n", "utf-8", "1:t[a]t[b\r\nc]\n3:t[d]t[e]\n",
	      "a line end in a cell begins no row, an empty line is one");
	READS("a\t\"b\rc\"\rd\te\r", "utf-8", "1:t[a]t[b\rc]\n2:t[d]t[e]\n",
	      "nor does one of an old Mac");
	READS("База, как есть\n\nФИО;класс\nИванов, И.;7\nПетров, П.;8\n", "utf-8",
	      "1:t[База, как есть]\n3:t[ФИО]t[класс]\n4:t[Иванов, И.]t[7]\n5:t[Петров, П.]t[8]\n",
	      "commas in texts and titles do not decide");
	READS("a;b;;\n;;;\nc;d;;\n", "utf-8", "1:t[a]t[b]\n3:t[c]t[d]\n",
	      "empty rows and columns are left out");
	READS("'=1+1;'abc;''007;'8 (900) 1\n", "utf-8", "1:t[=1+1]t['abc]t['007]t['8 (900) 1]\n",
	      "an apostrophe goes where it was needed");
	READS("\xD4\xC8\xCE;\xEA\xEB\xE0\xF1\xF1\n\xC8\xE2\xE0\xED\xEE\xE2;7\xC0\n", "windows-1251",
	      "1:t[ФИО]t[класс]\n2:t[Иванов]t[7А]\n", "Windows-1251");
	READS("\xFF\xFE"
	      "a\0\t\0b\0\n\0",
	      "utf-16", "1:t[a]t[b]\n", "UTF-16 with its mark");
	READS("\0a\0;\0b\0\n", "utf-16be", "1:t[a]t[b]\n", "UTF-16 without a mark");
	ok(is_refused("a;\"b\nc;d\n", 9), "a quote that is not closed");
	ok(is_refused("", 0), "an empty file");
	ok(is_refused(";;\n\n", 4), "a file of nothing");
}

static void test_named_encoding(void)
{
	/* Few letters do not tell KOI8-R from Windows-1251. */
	static const char koi[] = "\xE6\xE9\xEF;a\n";
	struct grid grid;

	ok(!load_with(&grid, koi, sizeof(koi) - 1, (struct grid_options){ .encoding = "koi8-r" }),
	   "a named encoding");
	is_str(cells(&grid), "1:t[ФИО]t[a]\n", "a named encoding");
	grid_release(&grid);
}

static void test_csv_bounds(void)
{
	struct strbuf big = STRBUF_INIT;

	for (size_t i = 0; i < 1001; i++)
		strbuf_addstr(&big, "x;");
	ok(is_refused(big.buf, big.len), "over a thousand columns");
	strbuf_reset(&big);
	strbuf_addstr(&big, "a;");
	for (size_t i = 0; i < GRID_TEXT_MAX + 10; i++)
		strbuf_addch(&big, 'x');
	ok(is_refused(big.buf, big.len), "a cell over 1 MiB");
	strbuf_release(&big);
}

/* ---- workbooks ---- */

#define RELATION(id, kind, target) \
	"<Relationship Id=\"" id "\" Type=\"http://x/" kind "\" Target=\"" target "\"/>"
#define RELATIONS(...) "<Relationships xmlns=\"r\">" __VA_ARGS__ "</Relationships>"

static void add_part(struct zip_writer *zip, const char *name, const char *xml)
{
	zip_writer_part(zip, name);
	zip_writer_write(zip, xml, strlen(xml));
}

static void begin_xlsx(struct zip_writer *zip)
{
	zip_writer_open(zip);
	add_part(zip, "_rels/.rels",
		 RELATIONS(RELATION("a", "officeDocument", "/xl/workbook.xml")));
	add_part(
		zip, "xl/workbook.xml",
		"<x:workbook xmlns:x=\"m\" xmlns:r=\"http://x/relationships\">"
		"<x:workbookPr date1904=\"1\"/><x:sheets><x:sheet name=\"0\" state=\"hidden\" r:id=\"r0\"/>"
		"<x:sheet name=\"Пусто\" r:id=\"r1\"/><x:sheet name=\"Лист\" r:id=\"r2\"/>"
		"<x:sheet name=\"Ещё\" r:id=\"r3\"/></x:sheets></x:workbook>");
	add_part(zip, "xl/_rels/workbook.xml.rels",
		 RELATIONS(RELATION("r0", "worksheet", "s0.xml") RELATION(
			 "r1", "worksheet", "s1.xml") RELATION("r2", "worksheet", "s2.xml")
				   RELATION("r3", "worksheet", "s3.xml")
					   RELATION("s", "sharedStrings", "Strings.xml")
						   RELATION("t", "styles", "styles.xml")));
	add_part(zip, "xl/strings.xml",
		 "<sst><si><t>a</t><rPh><t>no</t></rPh></si><si><r><t>b</t></r><r>"
		 "<t xml:space=\"preserve\"> c_x000D__x005F_x0041_</t></r></si></sst>");
	add_part(
		zip, "xl/styles.xml",
		"<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"[$-419]d\\ mmm;@\"/>"
		"<numFmt numFmtId=\"171\" formatCode=\"0.00&quot; days&quot;\"/></numFmts>"
		"<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
		"<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"170\"/><xf numFmtId=\"171\"/></cellXfs></styleSheet>");
	add_part(zip, "xl/s0.xml", "<worksheet><row><c><v>7</v></c></row></worksheet>");
	add_part(zip, "xl/s1.xml", "<worksheet/>");
	add_part(zip, "xl/s3.xml", "<worksheet><row><c><v>3</v></c></row></worksheet>");
}

static void finish_into(struct zip_writer *zip, struct strbuf *bytes)
{
	zip_writer_finish(zip);
	strbuf_add(bytes, zip->bytes.buf, zip->bytes.len);
	zip_writer_release(zip);
}

static void xlsx_with(struct strbuf *bytes, const char *sheet)
{
	struct zip_writer zip;

	begin_xlsx(&zip);
	add_part(&zip, "xl/s2.xml", sheet);
	finish_into(&zip, bytes);
}

static void test_xlsx(void)
{
	struct strbuf bytes = STRBUF_INIT;
	struct grid grid;

	xlsx_with(
		&bytes,
		"<x:worksheet xmlns:x=\"m\"><x:sheetData><x:row r=\"3\"><x:c r=\"B3\" t=\"s\"><x:v>0</x:v></x:c>"
		"<x:c t=\"s\"><x:v>1</x:v></x:c><x:c s=\"1\"><x:v>42872.604166666664</x:v></x:c>"
		"<x:c s=\"2\"><x:v>8.91612345678E10</x:v></x:c><x:c t=\"b\"><x:v>1</x:v></x:c>"
		"<x:c t=\"e\"><x:v>#REF!</x:v></x:c><x:c t=\"str\"><x:f>A1</x:f><x:v>r</x:v></x:c>"
		"<x:c r=\"K3\" t=\"inlineStr\"><x:is><x:t>k</x:t></x:is></x:c></x:row>"
		"<x:row><x:c/></x:row><x:row><x:c t=\"d\"><x:v>2021-11-25T00:00:00</x:v></x:c></x:row>"
		"</x:sheetData></x:worksheet>");
	ok(!load(&grid, bytes.buf, bytes.len), "a workbook with everything in it");
	is_str(cells(&grid),
	       "3:-[]t[a]t[b c\r_x0041_]s[2021-05-18 14:30]n[89161234567.8]b[TRUE]e[#REF!]t[r]-[]-[]t[k]\n"
	       "5:d[2021-11-25]\n",
	       "its cells");
	is_str(grid.sheet, "Лист", "the first sheet with anything on it");
	is_str(grid.others, "'Пусто', 'Ещё'", "the others that are shown");
	grid_release(&grid);

	ok(!load_with(&grid, bytes.buf, bytes.len, (struct grid_options){ .sheet = "Ещё" }),
	   "by name");
	is_str(cells(&grid), "1:n[3]\n", "by name");
	grid_release(&grid);
	ok(!load_with(&grid, bytes.buf, bytes.len, (struct grid_options){ .sheet = "3" }),
	   "by number");
	is_str(cells(&grid), "1:n[3]\n", "by number");
	grid_release(&grid);
	strbuf_release(&bytes);
}

static void test_ods(void)
{
	struct zip_writer zip;
	struct strbuf bytes = STRBUF_INIT;
	struct grid grid;

	zip_writer_open(&zip);
	add_part(
		&zip, "meta.xml",
		"<m xmlns:meta=\"meta\"><meta:user-defined meta:name=\"other\">x</meta:user-defined>"
		"<meta:user-defined meta:name=\"kurator\">mentors-1</meta:user-defined></m>");
	add_part(
		&zip, "content.xml",
		"<o:document xmlns:o=\"urn:office:1.0\" xmlns:t=\"urn:table:1.0\" xmlns:x=\"urn:text:1.0\" "
		"xmlns:s=\"urn:style:1.0\" xmlns:c=\"urn:calcext:1.0\">"
		"<s:style s:name=\"ta2\" s:family=\"table\"><s:table-properties t:display=\"false\"/></s:style>"
		"<o:body><o:spreadsheet>"
		"<t:table t:name=\"lists\" t:style-name=\"ta2\"><t:table-row><t:table-cell><x:p>no</x:p></t:table-cell></t:table-row></t:table>"
		"<t:table t:name=\"Лист\"><t:table-row t:number-rows-repeated=\"2\"><t:table-cell t:number-columns-repeated=\"16384\"/></t:table-row>"
		"<t:table-row><t:table-cell o:value-type=\"string\"><o:annotation><x:p>note</x:p></o:annotation>"
		"<x:p>a<x:s x:c=\"2\"/>b<x:tab/><x:span>c</x:span></x:p><x:p>d</x:p></t:table-cell>"
		"<t:table-cell t:number-columns-repeated=\"2\" o:value-type=\"float\" o:value=\"2.5\" c:value-type=\"float\"><x:p>2,5</x:p></t:table-cell>"
		"<t:table-cell o:value-type=\"date\" o:date-value=\"2021-11-25\"><x:p>25.11.21</x:p></t:table-cell>"
		"<t:table-cell o:value-type=\"time\" o:time-value=\"PT14H30M00S\"><x:p>14:30</x:p></t:table-cell>"
		"<t:table-cell o:value-type=\"boolean\" o:boolean-value=\"true\"><x:p>ИСТИНА</x:p></t:table-cell>"
		"<t:table-cell o:value-type=\"string\" c:value-type=\"error\"><x:p>#ИМЯ?</x:p></t:table-cell>"
		"</t:table-row><t:table-row t:number-rows-repeated=\"2\"><t:table-cell><x:p>z</x:p></t:table-cell></t:table-row>"
		"<t:table-row t:number-rows-repeated=\"1048571\"><t:table-cell/></t:table-row></t:table>"
		"<t:table t:name=\"Ещё\"/></o:spreadsheet></o:body></o:document>");
	finish_into(&zip, &bytes);
	ok(!load(&grid, bytes.buf, bytes.len), "an OpenDocument table");
	is_str(cells(&grid),
	       "3:t[a  b\tc\nd]n[2.5]n[2.5]d[2021-11-25]h[14:30]b[TRUE]e[#ИМЯ?]\n4:t[z]\n5:t[z]\n",
	       "its cells");
	is_str(grid.sheet, "Лист", "the first table that is shown");
	is_str(grid.others, "'Ещё'", "the others that are shown");
	is_str(grid.marker, "mentors-1", "the marker");
	grid_release(&grid);
	strbuf_release(&bytes);
}

static void refuse_sheet(const char *xml, const char *title)
{
	struct strbuf bytes = STRBUF_INIT;

	xlsx_with(&bytes, xml);
	ok(is_refused(bytes.buf, bytes.len), title);
	strbuf_release(&bytes);
}

static void test_hostile(void)
{
	struct strbuf bytes = STRBUF_INIT, xml = STRBUF_INIT;
	struct zip_writer zip;

	refuse_sheet(
		"<!DOCTYPE a [<!ENTITY x \"yy\">]><worksheet><row><c><v>&x;</v></c></row></worksheet>",
		"an entity bomb");
	refuse_sheet("<worksheet><row><c><v>1</v></c>", "XML that stops in the middle");
	refuse_sheet("<worksheet><row><c r=\"ZZZZ1\"><v>1</v></c></row></worksheet>",
		     "a column far out");

	strbuf_addstr(&xml, "<worksheet><row><c t=\"str\"><v>");
	for (size_t i = 0; i < 4 * GRID_TEXT_MAX; i++)
		strbuf_addch(&xml, 'a');
	strbuf_addstr(&xml, "</v></c></row></worksheet>");
	refuse_sheet(xml.buf, "a cell of 4 MiB");
	strbuf_release(&xml);

	xlsx_with(&bytes, "<worksheet><row><c><v>1</v></c></row></worksheet>");
	ok(!is_refused(bytes.buf, bytes.len), "the same without a fault is read");
	ok(is_refused(bytes.buf, bytes.len - 40), "a broken central directory");
	memcpy(bytes.buf + bytes.len / 2, "????????", 8);
	ok(is_refused(bytes.buf, bytes.len), "bytes that are not the packed ones");
	strbuf_reset(&bytes);

	zip_writer_open(&zip);
	add_part(&zip, "readme.txt", "hello");
	finish_into(&zip, &bytes);
	ok(is_refused(bytes.buf, bytes.len), "an archive that is no workbook");
	strbuf_release(&bytes);
	ok(is_refused("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1xxxxxxxx", 16), "an old workbook");
}

static void test_zip_bomb(void)
{
	static char blanks[1 << 20];
	struct strbuf bytes = STRBUF_INIT;
	struct zip_writer zip;

	memset(blanks, ' ', sizeof(blanks));
	begin_xlsx(&zip);
	zip_writer_part(&zip, "xl/s2.xml");
	zip_writer_write(&zip, "<worksheet>", 11);
	for (size_t done = 0; done <= ZIP_TOTAL_MAX; done += sizeof(blanks))
		zip_writer_write(&zip, blanks, sizeof(blanks));
	zip_writer_write(&zip, "<row><c><v>1</v></c></row></worksheet>", 38);
	finish_into(&zip, &bytes);
	ok(bytes.len < 4 << 20 && is_refused(bytes.buf, bytes.len), "a zip bomb");
	strbuf_release(&bytes);
}

/* ---- whatever is written is read back ---- */

static uint32_t seed = 20211125;

static uint32_t random_number(uint32_t below)
{
	seed = seed * 1664525u + 1013904223u;
	return (uint32_t)(((uint64_t)seed * below) >> 32);
}

static const char *const pieces[] = {
	"=",
	"+",
	"-",
	"@",
	"\t",
	"\r",
	"\n",
	"\r\n",
	"'",
	"\"",
	";",
	",",
	".",
	"0",
	"007",
	"1/2",
	"22,5",
	"5-7",
	"ё",
	"Ё",
	"Иванова",
	" ",
	"  ",
	"\xC2\xA0",
	"😀",
	"שלום",
	"_x000D_",
	"_x0041_",
	"\x01",
	"\x1F",
	"\x7F",
	"&",
	"<",
	">",
	"]]>",
	"#ИМЯ?",
	"E",
	"e+10",
	"ИСТИНА",
	"5 мая",
	"89161234567",
	"12345678901234567890",
	"\xEF\xBF\xBF",
	"sep=;",
	"–",
	"\xE2\x80\xAE",
	"%",
	"\\",
};

static void random_text(struct strbuf *out)
{
	strbuf_reset(out);
	for (uint32_t n = random_number(5); n; n--)
		strbuf_addstr(out, pieces[random_number(ARRAY_SIZE(pieces))]);
}

#define ROWS 400
#define COLUMNS 5

/* Cells that come back with another text; the first row is the heading. */
static size_t differing(const struct grid *grid, struct strbuf texts[ROWS][COLUMNS])
{
	size_t n = 0;

	for (size_t i = 0; i < ROWS; i++) {
		for (size_t c = 0; c < COLUMNS; c++) {
			const char *got =
				i + 1 < grid->n_rows ? grid_get(grid, i + 1, c)->text : "?";

			if (streq(got, texts[i][c].buf))
				continue;
			if (++n < 4)
				printf("# '%s' came back as '%s'\n", texts[i][c].buf, got);
		}
	}
	return n;
}

static void test_round_trip(void)
{
	static struct strbuf texts[ROWS][COLUMNS];
	static const struct workbook_column columns[COLUMNS] = {
		{ .heading = "a", .style = WORKBOOK_KEPT, .width = 8 },
		{ .heading = "b", .width = 8 },
		{ .heading = "c", .style = WORKBOOK_DATE, .width = 8 },
		{ .heading = "d", .style = WORKBOOK_NUMBER, .width = 8 },
		{ .heading = "e", .width = 8 },
	};
	static const char delimiters[] = { ';', ',', '\t' };
	struct workbook *book = workbook_begin("a/b:c*d?e[f]g", columns, COLUMNS, "m-1");
	struct strbuf out = STRBUF_INIT;
	struct grid grid;

	for (size_t i = 0; i < ROWS; i++) {
		for (size_t c = 0; c < COLUMNS; c++) {
			strbuf_init(&texts[i][c]);
			random_text(&texts[i][c]);
			/* Each row has an id. */
			if (c == 0)
				strbuf_addf(&texts[i][c], "x%zu", i);
			workbook_text(book, texts[i][c].buf);
		}
		workbook_end_row(book);
	}
	workbook_finish(book, &out);
	ok(!load(&grid, out.buf, out.len), "a workbook of any texts is read");
	is_int(differing(&grid, texts), 0, "and no cell differs");
	is_str(grid.marker, "m-1", "the marker comes back");
	grid_release(&grid);

	for (size_t d = 0; d < ARRAY_SIZE(delimiters); d++) {
		strbuf_reset(&out);
		strbuf_addf(&out, "a%cb%cc%cd%ce\r\n", delimiters[d], delimiters[d], delimiters[d],
			    delimiters[d]);
		for (size_t i = 0; i < ROWS; i++) {
			for (size_t c = 0; c < COLUMNS; c++) {
				struct strbuf guarded = STRBUF_INIT;

				guard_add(&guarded, texts[i][c].buf);
				if (c)
					strbuf_addch(&out, delimiters[d]);
				csv_add_field(&out, guarded.buf, guarded.len, delimiters[d]);
				strbuf_release(&guarded);
			}
			strbuf_addstr(&out, "\r\n");
		}
		ok(!load(&grid, out.buf, out.len), "CSV of any texts is read");
		is_int(differing(&grid, texts), 0, "and no cell differs");
		grid_release(&grid);
	}
	for (size_t i = 0; i < ROWS; i++)
		for (size_t c = 0; c < COLUMNS; c++)
			strbuf_release(&texts[i][c]);
	strbuf_release(&out);
}

static void test_values(void)
{
	static const struct workbook_column columns[] = {
		{ .heading = "a", .width = 8 },
		{ .heading = "b", .width = 8 },
		{ .heading = "c", .width = 8 },
	};
	static const double numbers[] = { 0, -1, 0.1, 22.5, 1e15, 89161234567., 1e-7, 123456.789 };
	struct workbook *book = workbook_begin("t", columns, ARRAY_SIZE(columns), "m-1");
	int first = date_from_ymd(1900, 3, 1), last = date_from_ymd(2199, 12, 31);
	struct strbuf out = STRBUF_INIT, want = STRBUF_INIT;
	struct grid grid;
	char date[DATE_SIZE];

	strbuf_addstr(&want, "1:t[a]t[b]t[c]\n");
	for (int day = first, row = 2; day <= last; day += 997, row++) {
		double number = numbers[(size_t)row % ARRAY_SIZE(numbers)];

		workbook_date(book, day);
		workbook_number(book, number);
		workbook_text(book, "x");
		workbook_end_row(book);
		strbuf_addf(&want, "%d:d[%s]n[%.15g]t[x]\n", row, date_format(day, date), number);
	}
	workbook_finish(book, &out);
	ok(!load(&grid, out.buf, out.len), "days and numbers are read");
	is_str(cells(&grid), want.buf, "and are the same");
	ok(workbook_date_fits(first) && !workbook_date_fits(first - 1), "from March 1900 on");
	grid_release(&grid);
	strbuf_release(&out);
	strbuf_release(&want);
}

static void test_guard(void)
{
	static const char *const needed[] = { "=1",       "+7 900", "-",    "@x",
					      "007",      "1/2",    "22.5", "5-7",
					      "\tx",      "12:30",  "1e5",  "5 мая",
					      "май 2021", "ИСТИНА", "'=1",  "89161234567",
					      "1 234" };
	static const char *const safe[] = { "",   "7",       "2009", "12345678",          "E-001",
					    "7А", "Иванова", "май",  "8 (900) 000-00-00", "№ 7",
					    "'",  "'abc",    "5–7" };

	for (size_t i = 0; i < ARRAY_SIZE(needed); i++)
		ok(guard_needed(needed[i]), needed[i]);
	for (size_t i = 0; i < ARRAY_SIZE(safe); i++)
		ok(!guard_needed(safe[i]), safe[i]);
}

static void test_limits(void)
{
	struct strbuf text = STRBUF_INIT;

	for (size_t i = 0; i < WORKBOOK_TEXT_MAX - 1; i++)
		strbuf_addstr(&text, "я");
	is_int(workbook_text_fits(text.buf, text.len), text.len, "a text that fits");
	strbuf_addstr(&text, "😀");
	is_int(workbook_text_fits(text.buf, text.len), text.len - 4, "no half of a character");
	strbuf_release(&text);
}

int main(void)
{
	int fd = mkstemp(path);

	if (fd < 0)
		return 1;
	close(fd);
	test_csv();
	test_named_encoding();
	test_csv_bounds();
	test_xlsx();
	test_ods();
	test_hostile();
	test_zip_bomb();
	test_round_trip();
	test_values();
	test_guard();
	test_limits();
	unlink(path);
	return done_testing();
}
