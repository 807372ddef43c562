/* damage.c - what spreadsheet programs do to cells */
#include "model/sheets/damage.h"

#include <math.h>

#include "base/text.h"
#include "model/sheets/damage_parts.h"
#include "model/sheets/damage_shape.h"

#define CUT_SHORT 255
#define CUT_LONG 32767

static const struct {
	const char *name, *text;
} kinds[DAMAGES] = {
	[DAMAGE_NONE] = { "", "" },
	[DAMAGE_ZEROS] = { "leading-zeros", N_("leading zeros are gone") },
	[DAMAGE_SCIENTIFIC] = { "scientific", N_("a long number in scientific notation") },
	[DAMAGE_ROUNDED] = { "rounded", N_("a long number, rounded after 15 digits") },
	[DAMAGE_DECIMALS] = { "decimals",
			      N_("a text became a number: zeros or the point changed") },
	[DAMAGE_SIGN] = { "sign", N_("a text became a number: its sign is gone") },
	[DAMAGE_DAY] = { "day", N_("a number or fraction became a day") },
	[DAMAGE_TIME] = { "time", N_("a text became an hour of the day") },
	[DAMAGE_BOOLEAN] = { "boolean", N_("a word became a truth value") },
	[DAMAGE_FRACTION] = { "fraction", N_("a fraction or percentage became a number") },
	[DAMAGE_FORMULA] = { "formula", N_("a text was taken for a formula and reckoned out") },
	[DAMAGE_APOSTROPHE] = { "apostrophe", N_("the apostrophe in front is gone") },
	[DAMAGE_ERROR] = { "error-value", N_("an error of a formula") },
	[DAMAGE_NARROW] = { "narrow", N_("the column was too narrow to show it") },
	[DAMAGE_CUT] = { "cut", N_("the text is cut") },
	[DAMAGE_BLANKS] = { "blanks", N_("blanks or line ends changed") },
	[DAMAGE_QUOTES] = { "quotes", N_("quotation marks or dashes changed") },
	[DAMAGE_LETTERS] = { "letters", N_("letters are spoilt: a wrong encoding") },
	[DAMAGE_SHORTENED] = { "shortened", N_("zeros in place of the last digits") },
	[DAMAGE_CONTROLS] = { "controls", N_("characters are gone that the format cannot hold") },
};

const char *damage_name(enum damage damage)
{
	return kinds[damage].name;
}

const char *damage_text(enum damage damage)
{
	return _(kinds[damage].text);
}

/* ---- texts ---- */

static bool is_error_value(const char *s)
{
	static const char *const errors[] = { "#ИМЯ?",   "#NAME?",  "#ССЫЛКА!", "#REF!",
					      "#ЗНАЧ!",  "#VALUE!", "#Н/Д",     "#N/A",
					      "#ДЕЛ/0!", "#DIV/0!", "#ЧИСЛО!",  "#NUM!",
					      "#ПУСТО!", "#NULL!",  "#SPILL!",  "#ПЕРЕНОС!" };
	int code;

	for (size_t i = 0; i < ARRAY_SIZE(errors); i++)
		if (streq(s, errors[i]))
			return true;
	return (skip_prefix(s, "Err:", &s) || skip_prefix(s, "Ошибка:", &s)) &&
	       sscanf(s, "%3d", &code) == 1;
}

static bool is_narrow(const char *s)
{
	return strlen(s) >= 3 && !s[strspn(s, "#")];
}

/* Units of UTF-16, as programs count. */
static size_t count_units(const char *s, size_t len)
{
	size_t n = 0;

	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)s[i];

		n += (c & 0xC0) != 0x80;
		n += c >= 0xF0;
	}
	return n;
}

/* Whether the first len bytes are all that fits into so many units of UTF-16, or bytes, as some databases count. */
static bool fills(const char *was, size_t len, size_t bound)
{
	size_t next = 1, units = count_units(was, len);

	while (((unsigned char)was[len + next] & 0xC0) == 0x80)
		next++;
	return (units <= bound && units + count_units(was + len, next) > bound) ||
	       (len <= bound && len + next > bound);
}

bool damage_cuts(const char *was, const char *now)
{
	size_t len = damage_whole_length(now);

	if (skip_prefix(was, now, NULL))
		len = strlen(now);
	if (strncmp(was, now, len) || !was[len])
		return false;
	return fills(was, len, CUT_SHORT) || fills(was, len, CUT_LONG) ||
	       fills(was, len, CUT_LONG - 1);
}

/* Bytes of the blank or line end that the text begins with, 0: none. */
static size_t blank_length(const char *s)
{
	static const char *const marks[] = {
		" ",
		"\t",
		"\n",
		"\r",
		"\xC2\xA0",
		"\xE2\x80\x80",
		"\xE2\x80\x81",
		"\xE2\x80\x82",
		"\xE2\x80\x83",
		"\xE2\x80\x84",
		"\xE2\x80\x85",
		"\xE2\x80\x86",
		"\xE2\x80\x87",
		"\xE2\x80\x88",
		"\xE2\x80\x89",
		"\xE2\x80\x8A",
		"\xE2\x80\xA8",
		"\xE2\x80\xA9",
		"\xE2\x80\xAF",
		"\xE2\x81\x9F",
		"\xE3\x80\x80",
	};

	/* Russian letters begin with other bytes. */
	if (!strchr(" \t\n\r\xC2\xE2\xE3", *s))
		return 0;
	for (size_t i = 0; i < ARRAY_SIZE(marks); i++)
		if (skip_prefix(s, marks[i], NULL))
			return strlen(marks[i]);
	return 0;
}

/* Without blanks at the ends, one for those between words, whatever kind they are; line ends are blanks. */
static void fold_blanks(struct strbuf *out, const char *s)
{
	bool blank = false;

	while (*s) {
		size_t len = blank_length(s);

		if (len) {
			s += len;
			blank = out->len > 0;
			continue;
		}
		if (blank)
			strbuf_addch(out, ' ');
		blank = false;
		strbuf_addch(out, *s++);
	}
}

/* Quotation marks, apostrophes and dashes as those of a typewriter, an ellipsis as three points. */
static void fold_quotes(struct strbuf *out, const char *s)
{
	static const struct {
		const char *mark, *plain;
	} marks[] = {
		{ "«", "\"" }, { "»", "\"" }, { "“", "\"" },  { "”", "\"" },
		{ "„", "\"" }, { "‘", "'" },  { "’", "'" },   { "–", "-" },
		{ "—", "-" },  { "−", "-" },  { "…", "..." },
	};

	while (*s) {
		size_t i;

		for (i = 0; i < ARRAY_SIZE(marks); i++)
			if (skip_prefix(s, marks[i].mark, NULL))
				break;
		if (i < ARRAY_SIZE(marks)) {
			strbuf_addstr(out, marks[i].plain);
			s += strlen(marks[i].mark);
		} else {
			strbuf_addch(out, *s++);
		}
	}
}

static void drop_controls(struct strbuf *out, const char *s)
{
	for (; *s; s++) {
		bool unwritable = (unsigned char)*s < 0x20 && *s != '\t' && *s != '\n';

		if (!unwritable)
			strbuf_addch(out, *s);
	}
}

/* LibreOffice loses the tabs of a text of several lines when it writes OpenDocument. */
static void drop_tabs(struct strbuf *out, const char *s)
{
	bool lines = strchr(s, '\n') != NULL;

	for (; *s; s++)
		if (*s != '\t' || !lines)
			strbuf_addch(out, *s);
}

/* Several of them, one after the other: what a text went through on its way. */
static void fold_typing(struct strbuf *out, const char *s)
{
	struct strbuf blanks = STRBUF_INIT;

	fold_blanks(&blanks, s);
	fold_quotes(out, blanks.buf);
	strbuf_release(&blanks);
}

static void fold_all(struct strbuf *out, const char *s)
{
	struct strbuf controls = STRBUF_INIT, tabs = STRBUF_INIT;

	drop_tabs(&tabs, s);
	drop_controls(&controls, tabs.buf);
	fold_typing(out, controls.buf);
	strbuf_release(&controls);
	strbuf_release(&tabs);
}

typedef void fold_fn(struct strbuf *out, const char *s);

static bool same_folded(fold_fn *fold, const char *a, const char *b)
{
	struct strbuf fa = STRBUF_INIT, fb = STRBUF_INIT;
	bool same;

	fold(&fa, a);
	fold(&fb, b);
	same = streq(fa.buf, fb.buf);
	strbuf_release(&fa);
	strbuf_release(&fb);
	return same;
}

/* ---- both ---- */

static bool is_boolean_word(const char *s)
{
	return text_same(s, "истина") || text_same(s, "ложь") || text_same(s, "true") ||
	       text_same(s, "false");
}

/* A text that was taken for something else. */
static enum damage type_damage(const char *was, const struct grid_cell *now)
{
	enum damage damage = damage_of_number(was, now->text);

	if (damage != DAMAGE_NONE)
		return damage;
	if (damage_is_money_of(was, now->text))
		return DAMAGE_DECIMALS;
	if (damage_is_day_of(was, now))
		return DAMAGE_DAY;
	if (damage_is_hour_of(was, now))
		return DAMAGE_TIME;
	if (is_boolean_word(was) && is_boolean_word(now->text))
		return DAMAGE_BOOLEAN;
	if (damage_is_fraction_of(was, now->text))
		return DAMAGE_FRACTION;
	return damage_is_reckoned(was, now) ? DAMAGE_FORMULA : DAMAGE_NONE;
}

/* A text that stayed one: what happened to it, alone or after something else had. */
static enum damage text_damage(const char *was, const char *now)
{
	if (*was == '\'' && streq(was + 1, now))
		return DAMAGE_APOSTROPHE;
	if (damage_cuts(was, now))
		return DAMAGE_CUT;
	if (same_folded(fold_blanks, was, now))
		return DAMAGE_BLANKS;
	if (same_folded(fold_quotes, was, now))
		return DAMAGE_QUOTES;
	if (same_folded(drop_controls, was, now))
		return DAMAGE_CONTROLS;
	if (damage_spoils_letters(was, now))
		return DAMAGE_LETTERS;
	if (same_folded(fold_typing, was, now))
		return DAMAGE_BLANKS;
	if (same_folded(fold_all, was, now))
		return DAMAGE_CONTROLS;
	if (*was == '\'' && same_folded(fold_all, was + 1, now))
		return DAMAGE_APOSTROPHE;
	return DAMAGE_NONE;
}

enum damage damage_between(const char *was, const struct grid_cell *now, bool typed)
{
	enum damage damage = DAMAGE_NONE;

	if (!*was || !*now->text || streq(was, now->text))
		return DAMAGE_NONE;
	if (now->kind == GRID_ERROR || is_error_value(now->text))
		return DAMAGE_ERROR;
	if (is_narrow(now->text))
		return DAMAGE_NARROW;
	if (!typed || now->kind != GRID_STRING)
		damage = type_damage(was, now);
	if (damage != DAMAGE_NONE)
		return damage;
	return text_damage(was, now->text);
}

/* "2-34-56", "5-6-7": digits with hyphens alone are a local number, classes; no program here writes days so. */
static bool is_hyphenated(const char *s)
{
	return strchr(s, '-') && !s[strspn(s, "0123456789-")] && strlen(s) < strlen("2021-1-1");
}

/* A day where none belongs: among numbers, classes, phones and lists; in a text what only a program writes. */
static bool is_day_in(const struct column *column, const struct grid_cell *now)
{
	int day, month, year;

	switch (column ? column->type : COLUMN_TEXT) {
	case COLUMN_DATE:
	case COLUMN_BIRTH:
	case COLUMN_TIME:
		return false;
	case COLUMN_INT:
	case COLUMN_DECIMAL:
	case COLUMN_CLASS:
	case COLUMN_CLASS_RANGE:
	case COLUMN_PHONE:
		return damage_is_typed_day(now) ||
		       (damage_day_of_cell(now, &day, &month, &year) && !is_hyphenated(now->text));
	default:
		return now->kind == GRID_DATE_SHORT || shape_is_day(now->text) ||
		       (column && column->list && damage_is_typed_day(now));
	}
}

/* A number in scientific notation that has lost digits; in a text whatever looks so, and digits where all are there. */
static bool is_scientific_in(const struct column *column, const char *s, struct strbuf *right)
{
	if (column && column->type == COLUMN_DECIMAL)
		return false;
	if (column && column->type != COLUMN_TEXT)
		return damage_scientific_digits(s) && !scientific_whole(s, NULL);
	if (!shape_is_scientific(s))
		return false;
	scientific_whole(s, right);
	return true;
}

/* The least number with more digits than programs keep: as a number, where a text belongs, it has lost some. */
#define LONG_NUMBER 1e15

static bool is_long_number_in(const struct column *column, const struct grid_cell *now)
{
	double value;

	if (now->kind != GRID_NUMBER ||
	    (column && (column->type == COLUMN_DECIMAL || column->type == COLUMN_INT)))
		return false;
	return damage_parse_number(now->text, &value) && fabs(value) >= LONG_NUMBER;
}

/* Zeros at the end of a number: so many that a number of its own rarely has them. */
#define ZEROS_DOUBTFUL 5

/* "89161200000": whoever has such a number writes it with blanks or hyphens. */
static bool is_doubtful_phone(const char *s)
{
	size_t len = strlen(s);

	return len >= strlen("9161200000") && strspn(s, "0123456789") == len &&
	       damage_last_zeros(s) >= ZEROS_DOUBTFUL;
}

enum damage damage_signs(const struct column *column, const struct grid_cell *now,
			 struct strbuf *right)
{
	const char *s = now->text;

	if (!*s)
		return DAMAGE_NONE;
	if (now->kind == GRID_ERROR || is_error_value(s))
		return DAMAGE_ERROR;
	if (is_narrow(s))
		return DAMAGE_NARROW;
	if (is_scientific_in(column, s, right))
		return DAMAGE_SCIENTIFIC;
	if (shape_is_rounded(s) || is_long_number_in(column, now))
		return DAMAGE_ROUNDED;
	if (column && column->type == COLUMN_PHONE && is_doubtful_phone(s)) {
		strbuf_addstr(right, s);
		return DAMAGE_SHORTENED;
	}
	if (is_day_in(column, now))
		return DAMAGE_DAY;
	if (strstr(s, "\xEF\xBF\xBD") || strstr(s, "????"))
		return DAMAGE_LETTERS;
	if (damage_unread(s, right))
		return DAMAGE_LETTERS;
	if (count_units(s, strlen(s)) == CUT_SHORT || count_units(s, strlen(s)) == CUT_LONG)
		return DAMAGE_CUT;
	return DAMAGE_NONE;
}
