/* value.c - how a cell looks in a spreadsheet */
#include "model/sheets/value.h"

#include "base/date.h"
#include "base/number.h"
#include "model/program.h"
#include "store/workbook.h"

void sheet_value_release(struct sheet_value *value)
{
	strbuf_release(&value->text);
}

enum sheet_kind sheet_kind_of(const struct column *column)
{
	if (!column || column->list)
		return SHEET_TEXT;
	switch (column->type) {
	case COLUMN_DATE:
	case COLUMN_BIRTH:
		return SHEET_DATE;
	case COLUMN_INT:
	case COLUMN_DECIMAL:
		return SHEET_NUMBER;
	default:
		return column->number && column->decimal ? SHEET_NUMBER : SHEET_TEXT;
	}
}

/* ---- single values ---- */

static void set_number(struct sheet_value *value, const char *normal, enum sheet_medium medium)
{
	char buf[NUMBER_SIZE];

	if (number_parse_decimal(normal, strlen(normal), &value->number)) {
		strbuf_addstr(&value->text, normal);
		return;
	}
	value->kind = SHEET_NUMBER;
	for (const char *at = number_format(value->number, buf); *at; at++)
		strbuf_addch(&value->text, medium == SHEET_CSV && *at == '.' ? ',' : *at);
}

static void set_date(struct sheet_value *value, const char *normal, enum sheet_medium medium)
{
	struct ymd d;

	if (date_parse(normal, strlen(normal), &value->date) || !workbook_date_fits(value->date)) {
		/* A year of birth is a number, and comes back as one. */
		if (strlen(normal) == 4)
			set_number(value, normal, medium);
		else
			strbuf_addstr(&value->text, normal);
		return;
	}
	value->kind = SHEET_DATE;
	d = date_to_ymd(value->date);
	if (medium == SHEET_WORKBOOK)
		strbuf_addf(&value->text, "%04d-%02d-%02d", d.year, d.month, d.day);
	else
		strbuf_addf(&value->text, "%02d.%02d.%04d", d.day, d.month, d.year);
}

bool phone_digits(const char *s, char digits[PHONE_DIGITS + 1])
{
	bool plus = *s == '+';
	size_t n = 0;

	for (s += plus; *s; s++) {
		if (is_digit(*s) && n == PHONE_DIGITS)
			return false;
		if (is_digit(*s))
			digits[n++] = *s;
		else if (skip_prefix(s, "\xC2\xA0", NULL))
			s++;
		else if (!strchr(" -().", *s))
			return false;
	}
	digits[n] = '\0';
	if (n != PHONE_DIGITS || (digits[0] != '7' && (plus || digits[0] != '8')))
		return false;
	digits[0] = '7';
	return true;
}

/* In CSV a number that begins with a plus sign, or is nothing but digits, would be reckoned with. */
static void set_phone(struct sheet_value *value, const char *normal, enum sheet_medium medium)
{
	char d[PHONE_DIGITS + 1];

	if (medium == SHEET_CSV && phone_digits(normal, d))
		strbuf_addf(&value->text, "8 (%.3s) %.3s-%.2s-%.2s", d + 1, d + 4, d + 7, d + 9);
	else
		strbuf_addstr(&value->text, normal);
}

/* "5-7" would be taken for a day of July; with an en dash it is not. */
static void add_with_en_dash(struct strbuf *out, const char *s)
{
	for (; *s; s++) {
		if (*s == '-')
			strbuf_addstr(out, "–");
		else
			strbuf_addch(out, *s);
	}
}

/* ---- lists and labels ---- */

/* Whether the text, read as input, gives this normal form. */
static bool reads_back(const struct column *column, const struct program *program, const char *text,
		       const char *normal)
{
	struct strbuf again = STRBUF_INIT, why = STRBUF_INIT;
	bool same =
		!column_normalise(column, program, text, &again, &why) && streq(again.buf, normal);

	strbuf_release(&again);
	strbuf_release(&why);
	return same;
}

/* A label only where it is understood when it comes back. */
static void add_label(struct sheet_value *value, const struct column *column,
		      const struct program *program, const char *id)
{
	struct strbuf shown = STRBUF_INIT;

	column_show(column, program, id, &shown);
	strbuf_addstr(&value->text, reads_back(column, program, shown.buf, id) ? shown.buf : id);
	strbuf_release(&shown);
}

static void set_labels(struct sheet_value *value, const struct column *column,
		       const struct program *program, const char *normal)
{
	const char *next = normal, *piece;
	struct column one = *column;
	size_t len;

	one.list = false;
	if (column->type == COLUMN_TEXT) {
		add_label(value, column, program, normal);
		return;
	}
	while (list_next(&next, &piece, &len)) {
		char *id = xmemdup0(piece, len);

		if (value->text.len)
			strbuf_addstr(&value->text, "; ");
		add_label(value, &one, program, id);
		free(id);
	}
}

/* ---- the cell ---- */

static bool has_labels(const struct column *column)
{
	return column->terms || column->vocabulary || column->type == COLUMN_FORMS ||
	       column->type == COLUMN_DAYS;
}

static void set_normal(struct sheet_value *value, const struct column *column,
		       const struct program *program, const char *normal, enum sheet_medium medium)
{
	if (has_labels(column)) {
		set_labels(value, column, program, normal);
		return;
	}
	switch (column->type) {
	case COLUMN_DATE:
	case COLUMN_BIRTH:
		set_date(value, normal, medium);
		break;
	case COLUMN_INT:
	case COLUMN_DECIMAL:
		set_number(value, normal, medium);
		break;
	case COLUMN_PHONE:
		set_phone(value, normal, medium);
		break;
	case COLUMN_CLASS_RANGE:
		add_with_en_dash(&value->text, normal);
		break;
	default:
		strbuf_addstr(&value->text, normal);
	}
}

/* Digits that programs keep of a number. */
#define KEPT_DIGITS 15

/*
 * Whether a text is a number that comes back as it is written: 27, 3.5, but not 007, 3.50 or 1e5. In CSV the comma of
 * an answer may stand between two of them.
 */
static bool is_plain_number(const struct column *column, const char *raw, enum sheet_medium medium)
{
	char buf[NUMBER_SIZE];
	size_t digits = 0;
	double value;

	if (!column || !column->number || number_parse_decimal(raw, strlen(raw), &value) ||
	    !streq(number_format(value, buf), raw) || streq(raw, "-0"))
		return false;
	for (const char *s = raw; *s; s++)
		digits += is_digit(*s);
	return digits <= KEPT_DIGITS && !strchr(raw, 'e') &&
	       (column->decimal || medium == SHEET_WORKBOOK || !strchr(raw, '.'));
}

/* Text that comes back as it is: nothing to normalise, nothing to label. */
static bool is_plain(const struct column *column)
{
	return !column || (column->type == COLUMN_TEXT && !has_labels(column)) ||
	       column->type == COLUMN_NAME || column->type == COLUMN_EMAIL ||
	       column->type == COLUMN_ID || column->type == COLUMN_REFERENCE ||
	       column->type == COLUMN_TIME;
}

void sheet_value_set(struct sheet_value *value, const struct column *column,
		     const struct program *program, const char *raw, enum sheet_medium medium)
{
	struct strbuf normal = STRBUF_INIT, why = STRBUF_INIT;

	value->kind = SHEET_TEXT;
	value->cut = false;
	strbuf_reset(&value->text);
	if (!*raw)
		return;
	if (is_plain_number(column, raw, medium))
		set_number(value, raw, medium);
	else if (is_plain(column) || column_normalise(column, program, raw, &normal, &why))
		strbuf_addstr(&value->text, raw);
	else
		set_normal(value, column, program, normal.buf, medium);
	if (medium == SHEET_WORKBOOK) {
		size_t fits = workbook_text_fits(value->text.buf, value->text.len);

		value->cut = fits < value->text.len;
		strbuf_setlen(&value->text, fits);
	}
	strbuf_release(&normal);
	strbuf_release(&why);
}
