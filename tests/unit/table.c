/* Unit tests of reader, writer and table: what is read, what is refused, and that nothing else changes. */
#include "unit.h"

#include <sys/wait.h>
#include <unistd.h>

#include "store/encoding.h"
#include "store/table.h"
#include "store/writer.h"

static const char *written(const struct table *t)
{
	static struct strbuf out = STRBUF_INIT;

	strbuf_reset(&out);
	table_write(t, &out);
	return out.buf;
}

/* Loads a text; the findings as "line:column rule" one a line. */
static const char *load(struct table *t, const char *text, size_t len)
{
	static struct strbuf out = STRBUF_INIT;
	struct findings findings = FINDINGS_INIT;
	struct csv_options options = { .name = "t.csv" };

	strbuf_reset(&out);
	table_load_bytes(t, text, len, &options, &findings);
	for (size_t i = 0; i < findings.n; i++)
		strbuf_addf(&out, "%zu:%zu %s\n", findings.items[i].line,
			    findings.items[i].byte_column, findings.items[i].rule);
	findings_release(&findings);
	return out.buf;
}

static const char *found(const char *text)
{
	struct table t;
	const char *result = load(&t, text, strlen(text));

	table_release(&t);
	return result;
}

static void test_dialect(void)
{
	static const struct {
		const char *text;
		char delimiter;
		enum eol eol;
		bool bom, final_newline;
	} cases[] = {
		{ "id,name\n1,a\n", ',', EOL_LF, false, true },
		{ "id;name\r\n1;a", ';', EOL_CRLF, false, false },
		{ "\xEF\xBB\xBFid\tname\r1\ta\r", '\t', EOL_CR, true, true },
		{ "id;\"a,b,c\";name\n1;2;3\n", ';', EOL_LF, false, true },
		{ "sep=;\nid;name\n1;a\n", ';', EOL_LF, false, true },
		{ "\n\nid;name\n1;a\n", ';', EOL_LF, false, true },
		{ "id\n1\n", ',', EOL_LF, false, true },
	};

	for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
		struct table t;

		is_str(load(&t, cases[i].text, strlen(cases[i].text)), "", cases[i].text);
		ok(t.dialect.delimiter == cases[i].delimiter && t.dialect.eol == cases[i].eol &&
			   t.dialect.bom == cases[i].bom &&
			   t.dialect.final_newline == cases[i].final_newline,
		   "its dialect");
		is_int(t.n_rows, 1, "its row");
		is_str(table_gets(&t, 0, "id"), "1", "its first field");
		is_str(written(&t), cases[i].text, "it is written as it was");
		table_release(&t);
	}
}

static const char capitals[] = "ФИО;Класс;Телефон\nАБРАМОВ ПЁТР ИВАНОВИЧ;7А;89161234567\n"
			       "ЯГОДКИНА ЮЛИЯ ИЛЬИНИЧНА;8Б;89161234568\n";
static const char names[] = "№;ФИО;Школа\n1;Абрамов Пётр;«Лицей» – 5\n2;Щукина Яна;Гимназия\n";

/* What the text is taken for when it was written in this encoding. */
static const char *guess_of(const char *encoding, const char *text)
{
	char bytes[256], *in = xstrdup(text), *from = in, *to = bytes;
	size_t left = strlen(text), room = sizeof(bytes);
	char *name = xstrfmt("%s//TRANSLIT", encoding);
	iconv_t handle = iconv_open(name, "UTF-8");

	while (left && iconv(handle, &from, &left, &to, &room) == (size_t)-1)
		BUG("a sign that the encoding does not have");
	iconv_close(handle);
	free(name);
	free(in);
	return encoding_guess(bytes, sizeof(bytes) - room);
}

static void test_findings(void)
{
	is_str(found("a,b\n1,2\n3,\"x\n4,5\n"), "3:3 unclosed-quote\n",
	       "an unclosed quote, and the line behind it is read");
	is_str(found("a,b\n1,\"x\n2,y\n3,\"z\"\n4\n"), "2:3 unclosed-quote\n5:0 ragged-row\n",
	       "an unclosed quote is found where it opens, and what follows is looked at");
	is_str(found("a,b\n1,x\"y\n2,\"y\"z\n"), "2:4 stray-quote\n3:6 stray-quote\n",
	       "stray quotes");
	is_str(found("a,b\n\"x\ny\",2\n3\n1,2,3\n"), "4:0 ragged-row\n5:0 ragged-row\n",
	       "lines are physical lines");
	is_str(found("a,b,a\n1,2,3\n"), "1:0 duplicate-column\n", "a column name twice");
	is_str(found("a,b\n1,2\r3,4\n5,6\n"), "2:4 stray-cr\n", "a lone carriage return");
	is_str(found(""), "0:0 no-header\n", "an empty file");
	is_str(found("\n\n"), "0:0 no-header\n", "a file of blank lines");
	is_str(found("a,b\n1,п\n2,x\xFF\n3,пять\n4,\xE0\n"), "3:4 not-utf8\n5:3 not-utf8\n",
	       "broken bytes in UTF-8, line by line");
	is_str(found("a,b\n1,\xCF\xF0\xE8\xE2\xE5\xF2\n2,\xEC\xE8\xF0\n"), "2:3 not-utf8\n",
	       "a file in windows-1251 is named once");
	is_str(encoding_guess("\xCF\xF0\xE8\xE2\xE5\xF2", 6), "windows-1251", "Привет in 1251");
	is_str(encoding_guess("\xF0\xD2\xC9\xD7\xC5\xD4", 6), "koi8-r", "Привет in KOI8-R");
	is_str(encoding_guess("\x8F\xE0\xA8\xA2\xA5\xE2", 6), "cp866", "Привет in 866");
	is_str(guess_of("windows-1251", capitals), "windows-1251", "names in capitals in 1251");
	is_str(guess_of("koi8-r", capitals), "koi8-r", "names in capitals in KOI8-R");
	is_str(guess_of("cp866", capitals), "cp866", "names in capitals in 866");
	is_str(guess_of("maccyrillic", names), "maccyrillic", "names in MacCyrillic");
	is_str(guess_of("windows-1251", names), "windows-1251", "names in 1251");
	is_str(guess_of("koi8-r", names), "koi8-r", "names in KOI8-R");
	is_str(guess_of("cp866", names), "cp866", "names in 866");
	is_str(found("\xFF\xFE"
		     "a"),
	       "1:1 utf16\n", "UTF-16 by its mark");
}

static void test_nul(void)
{
	struct table t;

	is_str(load(&t, "a,b\n1,x\0y\n", 10), "2:4 nul-byte\n", "a NUL byte");
	table_release(&t);
	is_str(load(&t, "a\0,\0b\0\n\0", 8), "1:1 utf16\n", "UTF-16 without a mark");
	table_release(&t);
}

static void test_bounds(void)
{
	struct strbuf text = STRBUF_INIT;
	struct table t;

	strbuf_addstr(&text, "a,b\n1,");
	for (size_t i = 0; i < CSV_FIELD_MAX; i++)
		strbuf_addch(&text, 'x');
	strbuf_addstr(&text, "\n");
	is_str(load(&t, text.buf, text.len), "", "a field of 1 MiB");
	table_release(&t);
	strbuf_setlen(&text, text.len - 1);
	strbuf_addstr(&text, "x\n2,y\n");
	is_str(load(&t, text.buf, text.len), "2:0 field-too-long\n", "a byte more");
	table_release(&t);

	strbuf_reset(&text);
	strbuf_addstr(&text, "a,b\n1,\"x\n");
	while (text.len < CSV_FIELD_MAX + 100)
		strbuf_addstr(&text, "2,y\n");
	is_str(load(&t, text.buf, text.len), "2:3 unclosed-quote\n",
	       "a quote that runs over the bound was not closed");
	table_release(&t);

	strbuf_reset(&text);
	for (int i = 0; i < CSV_COLUMNS_MAX; i++)
		strbuf_addf(&text, "c%d,", i);
	strbuf_addstr(&text, "last\n");
	is_str(load(&t, text.buf, text.len), "1:0 too-many-columns\n", "1,001 columns");
	table_release(&t);
	strbuf_release(&text);
}

static void test_get(void)
{
	static const char text[] = "id,name\n1,\"Ёж, \"\"Иж\"\"\nи\"\n\n,,\n,\n2,\"\"\n";
	struct table t;

	is_str(load(&t, text, strlen(text)), "", "loads");
	is_int(t.n_rows, 2, "lines of delimiters are no rows, whatever their number");
	is_str(table_gets(&t, 0, "name"), "Ёж, \"Иж\"\nи", "quotes are resolved");
	is_str(table_gets(&t, 0, "none"), "", "no such column");
	is_int(table_line(&t, 1), 7, "physical line");
	is_int(table_find(&t, 0, "2", 0), 1, "found");
	ok(table_find(&t, 0, "3", 0) == TABLE_NONE, "not found");
	ok(!table_changed(&t), "nothing has changed");
	is_str(written(&t), text, "written as it was");
	table_release(&t);
}

static void test_change(void)
{
	static const char text[] = "\xEF\xBB\xBFid;name\r\n\r\n1;\"a\"\r\n2;b\n;\r\n3;\"c\"\r\n4;d";
	struct table t;

	load(&t, text, strlen(text));
	is_int(t.n_rows, 4, "four rows");
	table_set(&t, 1, 1, "x;y");
	is_str(written(&t), "\xEF\xBB\xBFid;name\r\n\r\n1;\"a\"\r\n2;\"x;y\"\n;\r\n3;\"c\"\r\n4;d",
	       "only the changed row changes");
	table_set(&t, 1, 1, "b");
	is_str(written(&t), text, "and back");
	table_append(&t);
	table_set(&t, 4, 0, "5");
	table_set(&t, 4, 1, "line\nend");
	is_str(written(&t),
	       "\xEF\xBB\xBFid;name\r\n\r\n1;\"a\"\r\n2;b\n;\r\n3;\"c\"\r\n4;d\r\n5;\"line\nend\"",
	       "a new row, without a line end where the file has none");
	table_delete_row(&t, 3);
	table_delete_row(&t, 0);
	is_str(written(&t), "\xEF\xBB\xBFid;name\r\n\r\n2;b\n;\r\n3;\"c\"\r\n5;\"line\nend\"",
	       "deleted rows, blank lines stay");
	is_int(table_need_column(&t, "new"), 2, "a new column");
	is_int(table_need_column(&t, "name"), 1, "a column that is there");
	is_str(written(&t),
	       "\xEF\xBB\xBFid;name;new\r\n\r\n2;b;\n;\r\n3;\"c\";\r\n5;\"line\nend\";",
	       "touches all rows, only at their ends");
	table_release(&t);
}

static void test_new(void)
{
	static const char *const columns[] = { "id", "name" };
	struct table t;

	table_init_columns(&t, "new.csv", columns, 2);
	ok(table_changed(&t), "a new file is a change");
	is_str(written(&t), "id,name\n", "its header");
	table_append(&t);
	is_str(written(&t), "id,name\n\"\",\n", "a record of empty fields stays a record");
	table_release(&t);
}

static void test_diff(void)
{
	struct table_changes list = { 0 };
	struct table t;

	load(&t, "id,name\n1,a\n2,b\n3,\"c\"\n", 22);
	table_set(&t, 2, 1, "z");
	table_set(&t, 2, 1, "c");
	table_set(&t, 1, 1, "B");
	table_delete_row(&t, 0);
	table_set(&t, table_append(&t), 0, "4");
	table_diff(&t, &list);
	is_int(list.n, 4, "four changes");
	ok(streq(list.items[0].old, "1,a") && streq(list.items[0].new, "") &&
		   list.items[0].row == 1,
	   "deleted");
	ok(streq(list.items[1].old, "2,b") && streq(list.items[1].new, "2,B") &&
		   list.items[1].row == 1,
	   "changed");
	ok(streq(list.items[2].old, "3,\"c\"") && streq(list.items[2].new, "3,c"), "respelt");
	ok(streq(list.items[3].old, "") && streq(list.items[3].new, "4,") &&
		   streq(list.items[3].record, "4") && list.items[3].row == 3,
	   "new");
	table_changes_release(&list);
	is_int(table_set_raw(&t, 0, "2,b", 3), 0, "put back");
	is_int(table_set_raw(&t, 0, "2,b\n3,c", 7), -1, "two records are refused");
	is_int(table_set_raw(&t, 0, "2,\"b", 4), -1, "half a record is refused");
	is_int(table_insert_raw(&t, 0, "1,a", 3), 0, "inserted");
	is_str(table_get(&t, 0, 1), "a", "its field");
	is_str(written(&t), "id,name\n1,a\n2,b\n3,c\n4,\n", "written");
	table_release(&t);
}

static uint32_t seed;

static uint32_t roll(uint32_t n)
{
	seed = seed * 1664525 + 1013904223;
	return (seed >> 8) % n;
}

static void add_random_field(struct strbuf *out, struct strbuf *value, char delimiter)
{
	static const char *const pieces[] = {
		"a", "Ё", " ", ",", ";", "\t", "\"", "\n", "\r\n", "0"
	};
	bool quote = roll(3) == 0;

	strbuf_reset(value);
	for (uint32_t n = roll(5); n; n--)
		strbuf_addstr(value, pieces[roll(ARRAY_SIZE(pieces))]);
	if (!quote) {
		csv_add_field(out, value->buf, value->len, delimiter);
		return;
	}
	strbuf_addch(out, '"');
	for (size_t i = 0; i < value->len; i++) {
		if (value->buf[i] == '"')
			strbuf_addch(out, '"');
		strbuf_addch(out, value->buf[i]);
	}
	strbuf_addch(out, '"');
}

/* A random file; `values` gets what its fields hold, each with a NUL behind it. */
static void random_file(struct strbuf *out, struct strbuf *values, size_t *rows)
{
	static const char delimiters[] = { ',', ';', '\t' };
	static const char *const eols[] = { "\n", "\r\n", "\r" };
	char delimiter = delimiters[roll(3)];
	uint32_t main_eol = roll(3);
	struct strbuf value = STRBUF_INIT;

	*rows = roll(6);
	if (roll(2))
		strbuf_addstr(out, "\xEF\xBB\xBF");
	strbuf_addf(out, "id%cname%cx%s", delimiter, delimiter, eols[main_eol]);
	for (size_t row = 0; row < *rows; row++) {
		strbuf_addf(out, "%zu", row);
		strbuf_addf(values, "%zu", row);
		strbuf_addch(values, '\0');
		for (int i = 0; i < 2; i++) {
			strbuf_addch(out, delimiter);
			add_random_field(out, &value, delimiter);
			strbuf_add(values, value.buf, value.len + 1);
		}
		if (row + 1 == *rows && roll(2))
			break;
		strbuf_addstr(out, eols[main_eol == 2 ? 2 : roll(5) ? main_eol : roll(2)]);
		for (uint32_t n = roll(4) ? 0 : roll(3); n; n--)
			strbuf_addstr(out, eols[main_eol]);
	}
	strbuf_release(&value);
}

static void add_all_fields(const struct table *t, struct strbuf *out)
{
	for (size_t row = 0; row < t->n_rows; row++)
		for (size_t i = 0; i < t->n_columns; i++)
			strbuf_add(out, table_get(t, row, i), strlen(table_get(t, row, i)) + 1);
}

static bool same(const struct strbuf *a, const struct strbuf *b)
{
	return a->len == b->len && !memcmp(a->buf, b->buf, a->len);
}

/* Writes the bytes into a pipe in small pieces, so that every piece of the file is the end of what was read once. */
static int trickle(const struct strbuf *text, size_t most)
{
	int fds[2];
	pid_t child;

	if (pipe(fds))
		BUG("pipe");
	fflush(stdout);
	child = fork();
	if (child) {
		close(fds[1]);
		return fds[0];
	}
	close(fds[0]);
	for (size_t done = 0; done < text->len;) {
		size_t piece = 1 + roll((uint32_t)most);

		if (piece > text->len - done)
			piece = text->len - done;
		if (write(fds[1], text->buf + done, piece) < 0)
			break;
		done += piece;
	}
	_exit(0);
}

static void add_streamed_fields(const struct strbuf *text, struct strbuf *out)
{
	struct findings findings = FINDINGS_INIT;
	struct reader in;
	int fd = trickle(text, 7);

	if (!reader_open_fd(&in, fd, NULL, &findings))
		while (reader_next(&in))
			for (size_t i = 0; i < in.n_columns; i++)
				strbuf_add(out, in.fields[i], strlen(in.fields[i]) + 1);
	reader_release(&in);
	findings_release(&findings);
	close(fd);
	wait(NULL);
}

static bool random_case_holds(uint32_t number)
{
	struct strbuf text = STRBUF_INIT, values = STRBUF_INIT, fields = STRBUF_INIT;
	struct strbuf streamed = STRBUF_INIT, out = STRBUF_INIT;
	size_t rows;
	bool holds;
	struct table t;

	seed = number;
	random_file(&text, &values, &rows);
	holds = !*load(&t, text.buf, text.len);
	table_write(&t, &out);
	add_all_fields(&t, &fields);
	if (number % 32)
		strbuf_add(&streamed, values.buf, values.len);
	else
		add_streamed_fields(&text, &streamed);
	holds = holds && t.n_rows == rows && same(&out, &text) && same(&fields, &values) &&
		same(&streamed, &values);
	/* A row that comes and goes leaves no trace. */
	table_delete_row(&t, table_append(&t));
	strbuf_reset(&out);
	table_write(&t, &out);
	holds = holds && same(&out, &text);
	table_release(&t);
	strbuf_release(&text);
	strbuf_release(&values);
	strbuf_release(&fields);
	strbuf_release(&streamed);
	strbuf_release(&out);
	return holds;
}

static void test_random(void)
{
	uint32_t broken = 0;

	for (uint32_t i = 1; i <= 2000 && !broken; i++)
		if (!random_case_holds(i))
			broken = i;
	is_int(broken, 0, "random files: read right, streamed right, written as they were");
}

/* Whatever the bytes are: reading ends, and what was read can be written as it was. */
static bool soup_holds(uint32_t number)
{
	static const char *const pieces[] = { "a",    "b,",   ";",  "\t",      "\"",
					      "\"\"", "\n",   "\r", "\r\n",    "\xFF",
					      "п",    "\n\n", ",,", "sep=;\n", "\xEF\xBB\xBF",
					      "\0" };
	struct strbuf text = STRBUF_INIT, out = STRBUF_INIT;
	struct table t;
	bool holds;

	seed = number * 77;
	for (uint32_t n = roll(40); n; n--) {
		size_t piece = roll(ARRAY_SIZE(pieces));

		strbuf_add(&text, pieces[piece],
			   piece + 1 == ARRAY_SIZE(pieces) && !roll(8) ? 1 : strlen(pieces[piece]));
	}
	load(&t, text.buf, text.len);
	table_write(&t, &out);
	holds = same(&out, &text);
	table_release(&t);
	strbuf_release(&text);
	strbuf_release(&out);
	return holds;
}

static void test_soup(void)
{
	uint32_t broken = 0;

	for (uint32_t i = 1; i <= 10000 && !broken; i++)
		if (!soup_holds(i))
			broken = i;
	is_int(broken, 0, "random bytes");
}

static void test_encoding(void)
{
	struct csv_options options = { .name = "in.csv", .encoding = "windows-1251" };
	struct findings findings = FINDINGS_INIT;
	struct table t;

	table_load_bytes(&t, "id;name\n1;\xC8\xE2\xE0\xED\n", 15, &options, &findings);
	is_str(table_gets(&t, 0, "name"), "Иван", "windows-1251");
	table_release(&t);
	options.encoding = "utf-16";
	table_load_bytes(&t,
			 "\xFF\xFEi\0d\0\n\0"
			 "1\0\n\0",
			 12, &options, &findings);
	is_str(table_gets(&t, 0, "id"), "1", "UTF-16");
	table_release(&t);
	is_int(findings.n, 0, "no findings");
	options.encoding = "no-such";
	table_load_bytes(&t, "a\n", 2, &options, &findings);
	is_str(findings.items[0].rule, "encoding", "an encoding that nobody knows");
	table_release(&t);
	findings_release(&findings);
}

static void test_encoded_stream(void)
{
	static const char utf16[] = "\xFF\xFEi\0d\0;\0n\0\r\0\n\0"
				    "1\0;\0\x18\x04\x32\x04\r\0\n\0";
	struct csv_options options = { .encoding = "utf-16" };
	struct findings findings = FINDINGS_INIT;
	struct strbuf text = STRBUF_INIT;
	struct reader in;
	int fd;

	strbuf_add(&text, utf16, sizeof(utf16) - 1);
	fd = trickle(&text, 1);
	is_int(reader_open_fd(&in, fd, &options, &findings), 0, "UTF-16 byte by byte");
	ok(reader_next(&in) && streq(in.fields[1], "Ив") && in.line == 2, "its record");
	ok(!reader_next(&in) && !findings.n, "its end");
	reader_release(&in);
	close(fd);
	wait(NULL);

	strbuf_addch(&text, '3');
	fd = trickle(&text, 1);
	if (!reader_open_fd(&in, fd, &options, &findings))
		while (reader_next(&in))
			;
	is_str(findings.n == 1 ? findings.items[0].rule : "none", "encoding",
	       "half a character at the end is reported");
	reader_release(&in);
	close(fd);
	wait(NULL);
	strbuf_release(&text);
	findings_release(&findings);
}

int main(void)
{
	language_init("/nonexistent");
	/* First what forks: that takes time when much memory has been used. */
	test_random();
	test_encoded_stream();
	test_dialect();
	test_findings();
	test_nul();
	test_bounds();
	test_get();
	test_change();
	test_new();
	test_diff();
	test_soup();
	test_encoding();
	return done_testing();
}
