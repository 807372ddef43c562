/* facts.c - facts that people write in their own words */
#include "model/sheets/facts_parts.h"

#include "base/date.h"
#include "base/text.h"

/* ---- words of a cell ---- */

char *fact_folded(const char *s)
{
	struct strbuf out = STRBUF_INIT;

	text_fold(&out, s, strlen(s));
	return strbuf_detach(&out, NULL);
}

bool fact_is_one_of(const char *s, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (streq(s, words[i]))
			return true;
	return false;
}

bool fact_is_nothing(const char *plain)
{
	static const char *const words[] = { "-",   "--",      "–",           "—",  "нет",  "нету",
					     "н/д", "не знаю", "отсутствует", "no", "none", "n/a" };

	return fact_is_one_of(plain, words, ARRAY_SIZE(words));
}

bool fact_says_yes(const char *plain)
{
	static const char *const words[] = { "да",
					     "+",
					     "1",
					     "есть",
					     "имеется",
					     "yes",
					     "v",
					     "истина",
					     "true",
					     "согласен",
					     "согласна",
					     "✓",
					     "✔",
					     "даю",
					     "даю согласие",
					     "согласие даю",
					     "да, согласен",
					     "да, согласна",
					     "i agree" };

	return fact_is_one_of(plain, words, ARRAY_SIZE(words));
}

bool fact_is_yes(const char *s)
{
	char *plain = fact_folded(s);
	bool yes = fact_says_yes(plain);

	free(plain);
	return yes;
}

enum fact fact_doubt(struct strbuf *note, const char *text)
{
	strbuf_addstr(note, text);
	return FACT_DOUBTFUL;
}

/* ---- all of them ---- */

static enum fact read_cell(const struct column *column, const struct program *program,
			   const struct grid_cell *cell, int today, struct strbuf *value,
			   struct strbuf *note)
{
	char *plain;
	bool nothing;

	switch (column->type) {
	case COLUMN_DATE:
		return fact_day(cell->text, today, value, note);
	case COLUMN_BIRTH:
		return fact_birth(cell->text, today, value, note);
	case COLUMN_INT:
	case COLUMN_DECIMAL:
		return fact_number(column, cell, value, note);
	case COLUMN_CLASS:
		return fact_class(cell->text, value);
	case COLUMN_CLASS_RANGE:
		return fact_class_range(cell->text, value, note);
	case COLUMN_PHONE:
		return fact_phone(cell->text, value, note);
	case COLUMN_EMAIL:
		return fact_email(cell->text, value, note);
	case COLUMN_WORDS:
	case COLUMN_VOCABULARY:
	case COLUMN_FORMS:
	case COLUMN_DAYS:
		if (fact_words(column, program, cell->text, value) == FACT_CERTAIN)
			return FACT_CERTAIN;
		break;
	default:
		break;
	}
	plain = fact_folded(cell->text);
	nothing = fact_is_nothing(plain);
	free(plain);
	return nothing ? FACT_CERTAIN : FACT_NONE;
}

/* Days of a workbook may bring an hour along. */
static bool read_dated(const struct column *column, const struct grid_cell *cell,
		       struct strbuf *value)
{
	int date;

	if ((cell->kind != GRID_DATE && cell->kind != GRID_DATE_SHORT) ||
	    (column->type != COLUMN_DATE && column->type != COLUMN_BIRTH))
		return false;
	if (date_parse(cell->text, strlen("2021-11-25"), &date))
		return false;
	strbuf_add(value, cell->text, strlen("2021-11-25"));
	return true;
}

/* Commas between subjects or interests, each of a few words. */
static void split_texts(const char *s, struct strbuf *value)
{
	const char *next = s;
	char *piece;

	if (strchr(s, ';') || !strchr(s, ',') || strchr(s, '(')) {
		strbuf_addstr(value, s);
		return;
	}
	while (fact_next_piece(&next, &piece)) {
		if (value->len)
			strbuf_addch(value, ';');
		strbuf_addstr(value, piece);
		free(piece);
	}
}

/* Behind the number of a list: "1. Иванова Анна", "1) Иванова Анна". */
static const char *behind_number(const char *s)
{
	size_t digits = strspn(s, "0123456789");

	if (!digits || digits > 3 || (s[digits] != '.' && s[digits] != ')'))
		return s;
	return s + digits + 1;
}

/* "Smirnov, Ivan": the surname first, as here. Blanks at the ends and between words are single. */
static void read_name(const char *s, struct strbuf *value)
{
	const char *comma = strchr(s, ',');
	bool one = comma && !strchr(comma + 1, ',') && !strpbrk(s, ";\n/");

	for (s = behind_number(s); *s; s++) {
		bool nbsp = skip_prefix(s, "\xC2\xA0", NULL);

		if (nbsp || is_blank(*s) || (one && s == comma)) {
			s += nbsp;
			if (value->len && value->buf[value->len - 1] != ' ')
				strbuf_addch(value, ' ');
		} else {
			strbuf_addch(value, *s);
		}
	}
	strbuf_trim(value);
}

/* What was taken apart must be something that the column can hold. */
static enum fact judge(const struct column *column, const struct program *program, enum fact fact,
		       struct strbuf *value, struct strbuf *note)
{
	struct strbuf normal = STRBUF_INIT, why = STRBUF_INIT;

	if (fact != FACT_NONE && value->len &&
	    column_normalise(column, program, value->buf, &normal, &why)) {
		strbuf_reset(note);
		strbuf_addstr(note, why.buf);
		fact = FACT_NONE;
	}
	strbuf_release(&normal);
	strbuf_release(&why);
	return fact;
}

/* What the command line takes as it is. Phones and addresses of a sheet are looked at in every case. */
static bool is_normal(const struct column *column, const struct program *program, const char *text,
		      struct strbuf *value, struct strbuf *why)
{
	bool good = !column_normalise(column, program, text, value, why);

	return good && column->type != COLUMN_PHONE && column->type != COLUMN_EMAIL;
}

/* A text, for which the programme has words. */
static bool is_named_text(const struct column *column)
{
	return column->type == COLUMN_TEXT && column->vocabulary != VOCABULARY_NONE;
}

/* Why somebody left, in words of the programme or of their own. */
static bool is_reason(const struct column *column)
{
	return is_named_text(column) && column->vocabulary == VOCABULARY_END_REASONS;
}

enum fact fact_read(const struct column *column, const struct program *program,
		    const struct grid_cell *cell, int today, struct strbuf *value,
		    struct strbuf *note)
{
	struct strbuf why = STRBUF_INIT;
	enum fact fact = FACT_CERTAIN, mark;

	if (column->type == COLUMN_NAME) {
		read_name(cell->text, value);
	} else if (column->type == COLUMN_TEXT && column->list) {
		split_texts(cell->text, value);
	} else if (is_named_text(column) && fact_named_text(column, program, cell->text, value)) {
		; /* what the programme has a name for */
	} else if (is_reason(column) &&
		   (mark = fact_mark_of_end(program, cell, value, note)) != FACT_NONE) {
		fact = mark;
	} else if (!read_dated(column, cell, value) &&
		   !is_normal(column, program, cell->text, value, &why)) {
		strbuf_reset(value);
		fact = read_cell(column, program, cell, today, value, note);
		fact = judge(column, program, fact, value, note);
		if (fact == FACT_NONE && !note->len)
			strbuf_addstr(note, why.buf);
	}
	if (column->type == COLUMN_CLASS && fact == FACT_CERTAIN)
		fact = fact_settle_letter(program, value, note);
	/* What stands there already is no suggestion. */
	if (fact == FACT_DOUBTFUL && streq(value->buf, cell->text))
		strbuf_reset(value);
	strbuf_release(&why);
	return fact;
}
