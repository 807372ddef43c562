/* recognise_about.c - whom a table, or a group of its headings, is about */
#include "model/sheets/recognise_parts.h"

#include "base/text.h"

/* Words are beginnings of those of a key, with | between them. */
static bool says(const char *key, const char *words)
{
	while (*words) {
		size_t len = strcspn(words, "|");

		for (const char *at = key; (at = strstr(at, " ")); at++)
			if (!strncmp(at + 1, words, len))
				return true;
		words += len + (words[len] == '|');
	}
	return false;
}

/* ---- groups of headings ---- */

const char *recognise_group_above(const struct grid *grid, size_t row, size_t column)
{
	for (size_t c = column + 1; c-- > 0;) {
		const char *text = recognise_own_text(grid, row, c);

		size_t columns = grid_get(grid, row, c)->columns;

		/* Cells that were made one say where the group ends. */
		if (*text)
			return columns > 1 && column >= c + columns ? "" : text;
		/* Only what has a part of its own below belongs to a group. */
		if (!*recognise_own_text(grid, row + 1, c))
			break;
	}
	return "";
}

/* Whom a group of headings is about, if not whom the table is about. */
static const struct {
	const char *file, *words; /* file: a null pointer: any */
} others_words[] = {
	{ NULL,
	  "мама|мать|матер|папа|отец|отца|родител|представител|опекун|бабушк|дедушк|руководител|parent|mother|"
	  "father|guardian|mum|mom|dad" },
	{ "mentees.csv", "наставник|mentor" },
	{ "mentors.csv", "наставляем|mentee" },
};

bool recognise_is_of_others(const struct file_schema *schema, const char *group)
{
	struct strbuf key = STRBUF_INIT;
	bool found = false;

	strbuf_addch(&key, ' ');
	heading_key(&key, group);
	for (size_t i = 0; i < ARRAY_SIZE(others_words); i++)
		if (!others_words[i].file || streq(others_words[i].file, schema->name))
			found |= says(key.buf, others_words[i].words);
	strbuf_release(&key);
	return found;
}

static size_t group_start(const struct recognised *r, size_t place)
{
	while (place > 0 && !*recognise_own_text(r->grid, r->header, place))
		place--;
	return place;
}

/* Whether a part of the group stands below an earlier group, too: that is about somebody, and so is this one. */
static bool repeats_another(const struct recognised *r, size_t place)
{
	size_t start = group_start(r, place);

	for (size_t c = start;
	     c < r->grid->n_columns && (c == start || !*recognise_own_text(r->grid, r->header, c));
	     c++) {
		const char *text = recognise_own_text(r->grid, r->header + 1, c);

		for (size_t before = 0; *text && before < start; before++)
			if (text_same(recognise_own_text(r->grid, r->header + 1, before), text))
				return true;
	}
	return false;
}

bool recognise_is_about_others(const struct recognised *r, size_t place)
{
	return recognise_is_of_others(r->schema,
				      recognise_group_above(r->grid, r->header, place)) ||
	       repeats_another(r, place);
}

/* ---- titles ---- */

/* Words of titles that name one base of people, as keys begin. */
static const struct {
	const char *file, *words;
} title_words[] = {
	{ "mentees.csv", "наставляем|обучающ|учащ|учени|детей|mentee|pupil|student" },
	{ "mentors.csv", "наставник|mentor" },
};

/* What stands above the heading, and the name of the sheet: " список учеников 7 в класса". */
static void add_titles(struct strbuf *out, const struct grid *grid, size_t header)
{
	strbuf_addch(out, ' ');
	if (grid->sheet)
		heading_key(out, grid->sheet);
	for (size_t row = 0; row < header; row++) {
		for (size_t c = 0; c < grid->n_columns; c++) {
			strbuf_addch(out, ' ');
			heading_key(out, recognise_own_text(grid, row, c));
		}
	}
}

const char *recognise_titled(const struct grid *grid, size_t header)
{
	struct strbuf titles = STRBUF_INIT;
	const char *named = NULL;
	size_t n = 0;

	add_titles(&titles, grid, header);
	for (size_t i = 0; i < ARRAY_SIZE(title_words); i++) {
		if (!says(titles.buf, title_words[i].words))
			continue;
		named = title_words[i].file;
		n++;
	}
	strbuf_release(&titles);
	return n == 1 ? named : NULL;
}
