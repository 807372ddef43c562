/* schema.c - cells as people write them */
#include "unit/unit.h"

#include "model/schema.h"

/* The cell of a column as kurator writes it; "!" when it cannot be read. */
static const char *written(const char *file, const char *column, const char *value)
{
	static struct strbuf out;
	struct strbuf why = STRBUF_INIT;

	strbuf_release(&out);
	if (column_normalise(schema_column(schema_find(file), column), NULL, value, &out, &why)) {
		strbuf_reset(&out);
		strbuf_addch(&out, '!');
	}
	strbuf_release(&why);
	return out.len ? out.buf : "";
}

struct example {
	const char *value, *want;
};

static void test_column(const char *column, const struct example *examples)
{
	for (; examples->value; examples++) {
		char *title = xstrfmt("%s '%s'", column, examples->value);

		is_str(written("mentors.csv", column, examples->value), examples->want, title);
		free(title);
	}
	written("mentors.csv", "notes", "");
}

int main(void)
{
	static const struct example classes[] = {
		{ "7А", "7А" },      { "10 «Б»", "10Б" }, { "11", "11" },     { "7-а класс", "7А" },
		{ "7 \"б\"", "7Б" }, { "7 — в", "7В" },   { "0А", "!" },      { "12", "!" },
		{ "1-1", "!" },      { "1 0", "!" },      { "1 – 1", "!" },   { "7Б2", "7Б2" },
		{ "класс", "!" },    { " 9г ", "9Г" },    { "9 класс", "9" }, { "-7", "7" },
		{ NULL, NULL },
	};
	static const struct example ranges[] = {
		{ "5 – 7", "5-7" }, { "5-7", "5-7" }, { "5—7", "5-7" }, { "7", "7" },
		{ "7-7", "7" },     { "7-5", "!" },   { "0-3", "!" },   { "5-12", "!" },
		{ "5-", "!" },      { "-5", "!" },    { "5--7", "!" },  { "5-7-9", "!" },
		{ "5 6", "!" },     { NULL, NULL },
	};
	static const struct example days[] = {
		{ "пн 15-17", "mon 15:00-17:00" },
		{ "пн 15:00 – 17:00", "mon 15:00-17:00" },
		{ "ср 9.30—10", "wed 09:30-10:00" },
		{ "Вторник; fri", "tue;fri" },
		{ "sunday 0-24", "sun 00:00-24:00" },
		{ "пн 17-15", "!" },
		{ "пн 15", "!" },
		{ "пн 15-25", "!" },
		{ "пн 15-17 ч", "!" },
		{ "mo", "!" },
		{ NULL, NULL },
	};
	static const struct example births[] = {
		{ "2008", "2008" }, { "01.02.2008", "2008-02-01" }, { "1899", "!" }, { "08", "!" },
		{ NULL, NULL },
	};

	static const struct example lists[] = {
		{ "sport;art;sport", "sport;art" },
		{ " ; sport ;; sport;", "sport" },
		{ "a;ab;a", "a;ab" },
		{ " ; ", "" },
		{ NULL, NULL },
	};
	static const struct example texts[] = {
		{ "  ", "" }, { " a ", " a " }, { "\t\n", "" }, { "a;a", "a;a" }, { NULL, NULL },
	};

	language_init("/nonexistent");
	test_column("class", classes);
	test_column("wants", ranges);
	test_column("days", days);
	test_column("birth", births);
	test_column("interests", lists);
	test_column("agreement", texts);
	return done_testing();
}
