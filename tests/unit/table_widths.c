/* table_widths.c - how wide the columns of a table are */
#include "unit/unit.h"

#include "base/strbuf.h"
#include "report/formats/table_widths.h"

/* The lines of a text, joined by "|". */
static const char *lines(struct strbuf *out, const char *text, size_t width)
{
	size_t skip, len;

	strbuf_reset(out);
	for (; *text; text += len + skip) {
		len = table_first_line(text, width, &skip);
		strbuf_addf(out, "%s%.*s", out->len ? "|" : "", (int)len, text);
	}
	return out->buf;
}

static void test_lines(void)
{
	struct strbuf out = STRBUF_INIT;

	is_str(lines(&out, "роли и границы", 8), "роли и|границы", "broken at spaces");
	is_str(lines(&out, "директор;куратор", 12), "директор;|куратор", "behind a semicolon");
	is_str(lines(&out, "Одноклассник-проводник", 14), "Одноклассник-|проводник",
	       "behind a hyphen");
	is_str(lines(&out, "mentor M-012", 9), "mentor|M-012", "an id is whole");
	is_str(lines(&out, "16 = 8.5/10", 9), "16 =|8.5/10", "so is a fraction");
	is_str(lines(&out, "программирование", 10), "программир|ование",
	       "a word that is too long is broken where the line ends");
	is_str(lines(&out, "  Адаптированный", 10), "  Адаптиро|ванный",
	       "an indent is no place to break at");
	is_str(lines(&out, "", 10), "", "an empty text has no line");
	strbuf_release(&out);
}

static struct table_column column_of(const char *heading, const char *const *cells, size_t n)
{
	struct table_column column = { .width = 0 };

	table_column_heading(&column, heading);
	for (size_t i = 0; i < n; i++)
		table_column_cell(&column, cells[i]);
	return column;
}

static void test_fit(void)
{
	static const char *const names[] = { "Мельников Лев Сергеевич", "Росина Дарья Алексеевна" };
	static const char *const topics[] = { "программирование", "общение, друзья" };
	struct table_column columns[2];

	columns[0] = column_of("ФИО", names, 2);
	columns[1] = column_of("темы", topics, 2);
	columns[0].is_key = true;
	ok(table_fit(columns, 2, 41) && columns[0].width == 23 && columns[1].width == 16,
	   "a table that fits keeps its widths");
	ok(table_fit(columns, 2, 30) && columns[1].width == 16 && columns[0].width == 12,
	   "names are broken between words before a word of a topic is");
	ok(table_fit(columns, 2, 27) && columns[0].width >= 10 &&
		   columns[0].width + TABLE_GAP + columns[1].width == 27,
	   "then the column gives way where fewer words are broken");
	ok(!table_fit(columns, 2, 10), "a window that is too narrow needs blocks");
}

static void test_hard_to_read(void)
{
	static const char *const words[] = { "неадаптированный", "распорядительный", "да", "нет" };
	struct table_column columns[3];

	for (size_t i = 0; i < ARRAY_SIZE(columns); i++)
		columns[i] = column_of("x", words, ARRAY_SIZE(words));
	ok(table_fit(columns, 3, 52), "three long words stand beside each other");
	ok(table_fit(columns, 3, 51), "one of them is broken");
	ok(!table_fit(columns, 3, 30), "blocks are better than all of them broken");
}

int main(void)
{
	test_lines();
	test_fit();
	test_hard_to_read();
	return done_testing();
}
