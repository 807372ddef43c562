/* damage.c - what spreadsheet programs do to cells */
#include "model/sheets/damage.h"

#include <errno.h>
#include <iconv.h>
#include <math.h>

#include "base/date.h"
#include "base/number.h"
#include "base/text.h"
#include "model/sheets/damage_shape.h"

#define CUT_SHORT 255
#define CUT_LONG 32767
/* Digits that programs keep of a number. */
#define KEPT_DIGITS 15

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

/* ---- numbers ---- */

/* A number as people and programs write it: blanks between thousands, point or comma. */
static bool parse_number(const char *s, double *value)
{
	char copy[64];
	size_t n = 0;

	for (; *s; s++) {
		if (*s == ' ')
			continue;
		if (!strncmp(s, "\xC2\xA0", 2)) {
			s++;
			continue;
		}
		if (n + 1 == sizeof(copy))
			return false;
		copy[n++] = *s;
	}
	return n && !number_parse_decimal(copy, n, value);
}

static size_t count_digits(const char *s)
{
	size_t n = 0;

	for (; *s; s++)
		n += is_digit(*s);
	return n;
}

/* Digits of the mantissa in "8,91612E+10", or 0 where it is no such number. */
static size_t scientific_digits(const char *s)
{
	size_t e = strcspn(s, "eE"), digits = 0;
	double value;

	if (!s[e] || !parse_number(s, &value))
		return 0;
	for (size_t i = 0; i < e; i++)
		digits += is_digit(s[i]);
	return digits;
}

bool scientific_whole(const char *s, struct strbuf *digits)
{
	size_t mantissa = scientific_digits(s);
	double value;

	if (!mantissa || !parse_number(s, &value) || value < 1 || value >= 1e15 ||
	    value != floor(value) || (size_t)log10(value) + 1 != mantissa)
		return false;
	if (digits)
		strbuf_addf(digits, "%.0f", value);
	return true;
}

/* Whether `now` is what rounding `was` to that many digits gives. */
static bool is_rounded(double was, double now, size_t digits)
{
	char buf[64];

	if (!digits || digits > 17)
		return false;
	snprintf(buf, sizeof(buf), "%.*e", (int)digits - 1, was);
	return strtod(buf, NULL) == now;
}

/* The zeros at the end of a number that programs put there: so many that a number of its own rarely has them. */
#define ZEROS_DOUBTFUL 5
#define ZEROS_KNOWN 3

static size_t count_last_zeros(const char *s)
{
	size_t len = strlen(s), n = 0;

	while (n < len && s[len - 1 - n] == '0')
		n++;
	return n;
}

/* Whether `now` is `was` cut or rounded to so many digits. */
static bool has_first_digits(double was, double now, size_t digits)
{
	double step = pow(10, floor(log10(was)) + 1 - (double)digits);

	return is_rounded(was, now, digits) || fabs(floor(was / step) * step - now) < step / 2;
}

enum damage damage_shortened(const char *was, const struct grid_cell *now, bool typed)
{
	const char *s = now->text + (*now->text == '+');
	size_t len = strlen(was), digits = scientific_digits(s);
	double a, b;

	if (!parse_number(was, &a) || !parse_number(s, &b) || a < 1 || b < 1 || a == b)
		return DAMAGE_NONE;
	if (digits)
		return has_first_digits(a, b, digits) ? DAMAGE_SCIENTIFIC : DAMAGE_NONE;
	if ((typed && now->kind == GRID_STRING) || strlen(s) != len ||
	    strspn(s, "0123456789") != len || count_last_zeros(s) < ZEROS_KNOWN)
		return DAMAGE_NONE;
	return has_first_digits(a, b, len - count_last_zeros(s)) ? DAMAGE_SHORTENED : DAMAGE_NONE;
}

/* The first digits of `was` and zeros in place of the others. */
static bool is_truncated(const char *was, const char *now)
{
	size_t len = strlen(was);

	if (len <= KEPT_DIGITS || strlen(now) != len || strspn(was, "0123456789") != len)
		return false;
	return !strncmp(was, now, KEPT_DIGITS) &&
	       strspn(now + KEPT_DIGITS, "0") == len - KEPT_DIGITS;
}

static enum damage number_damage(const char *was, const char *now)
{
	size_t digits = scientific_digits(now);
	const char *plain = was + (*was == '+');
	double a, b;

	if (!parse_number(plain, &a) || !parse_number(now, &b) || streq(was, now))
		return DAMAGE_NONE;
	if (digits && is_rounded(a, b, digits))
		return a == b && count_digits(was) <= digits && !strpbrk(was, "eE")
			       ? DAMAGE_NONE
			       : DAMAGE_SCIENTIFIC;
	if (a != b)
		return is_truncated(was, now) || (count_digits(was) > KEPT_DIGITS &&
						  is_rounded(a, b, KEPT_DIGITS))
			       ? DAMAGE_ROUNDED
			       : DAMAGE_NONE;
	if (count_digits(was) > KEPT_DIGITS)
		return DAMAGE_ROUNDED;
	if (*was == '+')
		return DAMAGE_SIGN;
	if (*plain == '0' && is_digit(plain[1]))
		return DAMAGE_ZEROS;
	return DAMAGE_DECIMALS;
}

/* "123,00 ₽" for 123 */
static bool is_money_of(const char *was, const char *now)
{
	static const char *const signs[] = { "₽", "р.", "$", "€" };
	size_t len = strlen(now);
	bool same = false;

	for (size_t i = 0; i < ARRAY_SIZE(signs); i++) {
		size_t n = strlen(signs[i]);
		double a, b;

		if (len > n && streq(now + len - n, signs[i])) {
			char *number = xmemdup0(now, len - n);

			same = parse_number(was, &a) && parse_number(number, &b) && a == b;
			free(number);
		}
	}
	return same;
}

/* "3 1/2", "1/2", "50%" */
static bool is_fraction_of(const char *was, const char *now)
{
	int whole = 0, above, below, used = 0;
	double value, percent;
	size_t len = strlen(was);

	if (parse_number(now, &value) && len > 1 && was[len - 1] == '%') {
		char *number = xmemdup0(was, len - 1);
		bool same = parse_number(number, &percent) && fabs(percent / 100 - value) < 1e-9;

		free(number);
		return same;
	}
	if (!parse_number(now, &value) ||
	    ((sscanf(was, "%6d %6d/%6d%n", &whole, &above, &below, &used) != 3 || was[used]) &&
	     (whole = 0, sscanf(was, "%6d/%6d%n", &above, &below, &used) != 2 || was[used])))
		return false;
	return below > 0 && fabs(whole + (double)above / below - value) < 1e-9;
}

/* A text that begins like a formula, and a number or truth value in its place. */
static bool is_reckoned(const char *was, const struct grid_cell *now)
{
	double value;

	return (*was == '=' || *was == '@') && was[1] &&
	       (now->kind == GRID_BOOLEAN || parse_number(now->text, &value));
}

/* ---- days ---- */

/* Beginnings of months' names in both languages. */
static const char *const month_names[12][2] = {
	{ "янв", "jan" }, { "фев", "feb" }, { "мар", "mar" }, { "апр", "apr" },
	{ "ма", "may" },  { "июн", "jun" }, { "июл", "jul" }, { "авг", "aug" },
	{ "сен", "sep" }, { "окт", "oct" }, { "ноя", "nov" }, { "дек", "dec" },
};

static int month_named(const char *folded)
{
	for (int m = 0; m < 12; m++)
		for (int k = 0; k < 2; k++)
			if (skip_prefix(folded, month_names[m][k], NULL))
				return m + 1;
	return 0;
}

/* Up to three numbers of a text with separators between them, a name of a month as its number. */
struct numbers {
	int value[3];
	size_t n;
	int month_at; /* index of the one that was a name; -1: none */
};

static bool split_numbers(const char *text, struct numbers *numbers)
{
	struct strbuf folded = STRBUF_INIT;
	bool good = true;
	const char *at;

	*numbers = (struct numbers){ .month_at = -1 };
	text_fold(&folded, text, strlen(text));
	for (at = folded.buf; good && *at;) {
		int value = 0, digits = 0, month;

		if (strchr(" ./-", *at)) {
			at++;
			continue;
		}
		while (is_digit(*at) && digits++ < 5)
			value = value * 10 + (*at++ - '0');
		if (digits && is_digit(*at)) {
			good = false;
			break;
		}
		month = digits ? 0 : month_named(at);
		if ((!digits && !month) || numbers->n == 3) {
			good = false;
			break;
		}
		if (month) {
			numbers->month_at = (int)numbers->n;
			while ((unsigned char)*at >= 0x80 || (*at >= 'a' && *at <= 'z'))
				at++;
		}
		numbers->value[numbers->n++] = month ? month : value;
	}
	strbuf_release(&folded);
	return good && numbers->n >= 2;
}

static int full_year(int year)
{
	return year < 30 ? 2000 + year : year < 100 ? 1900 + year : year;
}

/* Whether a day of that month (0: not shown) and year (0: not shown) may have been made of a and b. */
static bool is_made_of(int a, int b, int day, int month, int year)
{
	if (month == b && (day == a || !day))
		return true; /* day and month */
	if (month == a && (day == b || !day))
		return true; /* month and day, as English programs read it */
	return month == a && day <= 1 && year && full_year(b) == year; /* month and year */
}

static bool is_typed_day(const struct grid_cell *now)
{
	return now->kind == GRID_DATE || now->kind == GRID_DATE_SHORT;
}

static bool is_day_of_month(int day, int month)
{
	return day >= 1 && day <= 31 && month >= 1 && month <= 12;
}

static bool day_of_cell(const struct grid_cell *now, int *day, int *month, int *year)
{
	struct numbers numbers;
	int date;

	if (is_typed_day(now) && !date_parse(now->text, strlen("2021-11-25"), &date)) {
		struct ymd d = date_to_ymd(date);

		*day = d.day;
		*month = d.month;
		*year = d.year;
		return true;
	}
	if (!split_numbers(now->text, &numbers))
		return false;
	*day = *month = *year = 0;
	if (numbers.month_at < 0 && numbers.n != 3)
		return false;
	if (numbers.month_at < 0) {                      /* 05.07.2021 */
		bool year_first = numbers.value[0] > 31; /* 2021-07-05 */

		*day = numbers.value[year_first ? 2 : 0];
		*month = numbers.value[1];
		*year = full_year(numbers.value[year_first ? 0 : 2]);
		return is_day_of_month(*day, *month);
	}
	*month = numbers.value[numbers.month_at];
	for (size_t i = 0; i < numbers.n; i++) {
		if ((int)i == numbers.month_at)
			continue;
		/* 05.июл, июл.05, 5.июл.21: the first number is the day, a further one the year. */
		if (!*day && numbers.value[i] <= 31 && (numbers.month_at > 0 || numbers.n == 3))
			*day = numbers.value[i];
		else
			*year = full_year(numbers.value[i]);
	}
	return true;
}

static void replace_dashes(struct strbuf *out, const char *s)
{
	for (; *s; s++) {
		if (skip_prefix(s, "–", NULL)) {
			strbuf_addch(out, '-');
			s += 2;
		} else {
			strbuf_addch(out, *s);
		}
	}
}

/* "1/2", "22.5", "5-7", "11.2021" as two numbers. */
static bool split_pair(const char *was, int *a, int *b)
{
	struct strbuf plain = STRBUF_INIT;
	struct numbers numbers;
	bool good;

	replace_dashes(&plain, was);
	for (size_t i = 0; i < plain.len; i++)
		if (plain.buf[i] == ',')
			plain.buf[i] = '.';
	good = split_numbers(plain.buf, &numbers) && numbers.n == 2 && numbers.month_at < 0;
	if (good) {
		*a = numbers.value[0];
		*b = numbers.value[1];
	}
	strbuf_release(&plain);
	return good;
}

/* "5 мая", "май 21" and "1-2-3" as a day or a month. */
static bool is_day_of_parts(const char *was, const struct grid_cell *now)
{
	struct numbers n;
	int day, month, year;

	if (!date_parse(was, strlen(was), &day) || !split_numbers(was, &n) ||
	    !day_of_cell(now, &day, &month, &year))
		return false;
	if (n.n == 2 && n.month_at >= 0) {
		int other = n.value[1 - n.month_at];

		return month == n.value[n.month_at] &&
		       (day == other || (day <= 1 && year == full_year(other)));
	}
	return n.n == 3 && n.month_at < 0 && month == n.value[1] &&
	       ((day == n.value[0] && year == full_year(n.value[2])) ||
		(day == n.value[2] && year == full_year(n.value[0])));
}

static bool is_day_of(const char *was, const struct grid_cell *now)
{
	int a, b, day, month, year, date, whole;
	double serial;

	if (!date_parse(was, strlen(was), &whole) && strlen(now->text) >= 10 &&
	    !date_parse(now->text, strlen("2021-11-25"), &date))
		return date == whole;
	if (is_day_of_parts(was, now))
		return true;
	if (!split_pair(was, &a, &b))
		return false;
	if (day_of_cell(now, &day, &month, &year))
		return is_made_of(a, b, day, month, year);
	/* The number of a day: 44378 is 5 July 2021. */
	if (!parse_number(now->text, &serial) || serial != floor(serial) || serial < 36526 ||
	    serial > 73050)
		return false;
	date = (int)serial - 25569;
	return is_made_of(a, b, date_to_ymd(date).day, date_to_ymd(date).month,
			  date_to_ymd(date).year);
}

/* ---- hours ---- */

static bool parse_hour(const char *s, int *minutes)
{
	int hour = 0, minute = 0, used = 0;

	if (sscanf(s, "%2d:%2d%n", &hour, &minute, &used) != 2 || hour > 24 || minute > 59)
		return false;
	s += used;
	if (*s && !streq(s, ":00"))
		return false;
	*minutes = hour * 60 + minute;
	return true;
}

static bool is_hour_of(const char *was, const struct grid_cell *now)
{
	int a, b;
	double share;

	if (!parse_hour(was, &a) || streq(was, now->text))
		return false;
	if (parse_hour(now->text, &b))
		return a == b;
	return parse_number(now->text, &share) && share >= 0 && share < 1 &&
	       fabs(share * 24 * 60 - a) < 0.5;
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

/* Bytes without half of a character that the cut has left at the end, which programs show as ? or U+FFFD. */
static size_t whole_length(const char *s)
{
	size_t len = strlen(s);

	while (ends_with_mem(s, len, "\xEF\xBF\xBD"))
		len -= 3;
	return len == strlen(s) && ends_with_mem(s, len, "?") ? len - 1 : len;
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
	size_t len = whole_length(now);

	if (skip_prefix(was, now, NULL))
		len = strlen(now);
	if (strncmp(was, now, len) || !was[len])
		return false;
	return fills(was, len, CUT_SHORT) || fills(was, len, CUT_LONG) ||
	       fills(was, len, CUT_LONG - 1);
}

/* Without what `drop` says: every kind of blank at the ends and all but one between words, line ends alike. */
static void fold_blanks(struct strbuf *out, const char *s)
{
	bool blank = false;

	for (; *s; s++) {
		bool nbsp = skip_prefix(s, "\xC2\xA0", NULL);
		bool narrow = skip_prefix(s, "\xE2\x80\xAF", NULL);

		if (nbsp || narrow || *s == ' ' || *s == '\t' || *s == '\n' || *s == '\r') {
			s += nbsp ? 1 : narrow ? 2 : 0;
			blank = out->len > 0;
			continue;
		}
		if (blank)
			strbuf_addch(out, ' ');
		blank = false;
		strbuf_addch(out, *s);
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

/* ---- letters ---- */

/* Ways to read the bytes of one encoding as another. */
static const struct {
	const char *written, *read;
} misreadings[] = {
	{ "UTF-8", "WINDOWS-1251" },        { "UTF-8", "WINDOWS-1252" },
	{ "UTF-8", "ISO-8859-1" },          { "WINDOWS-1251", "ISO-8859-1" },
	{ "WINDOWS-1251", "WINDOWS-1252" }, { "WINDOWS-1251", "KOI8-R" },
	{ "KOI8-R", "WINDOWS-1251" },       { "CP866", "WINDOWS-1251" },
	{ "WINDOWS-1251", "CP866" },        { "UTF-8", "CP866" },
};

/* Opening a conversion costs more than a thousand of them: those of the list stay open. */
struct conversion {
	const char *from, *to;
	iconv_t handle;
};

static iconv_t conversion(const char *from, const char *to)
{
	static struct conversion open[2 * ARRAY_SIZE(misreadings)];
	size_t i;

	for (i = 0; i < ARRAY_SIZE(open) && open[i].from; i++)
		if (streq(open[i].from, from) && streq(open[i].to, to))
			return open[i].handle;
	if (i == ARRAY_SIZE(open))
		BUG("more conversions than the list of misreadings has");
	open[i] = (struct conversion){ from, to, iconv_open(to, from) };
	return open[i].handle;
}

/* A byte that the encoding has no letter for is shown as the control character of that number: И in UTF-8 has 0x98. */
static size_t undefined_len(const char *from, const char *at, size_t left)
{
	unsigned char c = (unsigned char)at[0];

	if (!streq(from, "UTF-8"))
		return c >= 0x80 && c < 0xA0;
	return left > 1 && c == 0xC2 && (unsigned char)at[1] < 0xA0 ? 2 : 0;
}

/*
 * The text in another encoding; false where it has no such characters. Bytes at the end that begin a character, and no
 * more, are left out: the text was cut.
 */
static bool convert(const char *from, const char *to, const char *bytes, size_t len,
		    struct strbuf *out)
{
	iconv_t handle = conversion(from, to);
	char *in = (char *)(uintptr_t)bytes;

	if (handle == (iconv_t)-1)
		return false;
	iconv(handle, NULL, NULL, NULL, NULL);
	while (len) {
		char buffer[256], *at = buffer;
		size_t room = sizeof(buffer), skipped = 0;
		int why = iconv(handle, &in, &len, &at, &room) == (size_t)-1 ? errno : 0;

		strbuf_add(out, buffer, (size_t)(at - buffer));
		if (!why || why == E2BIG)
			continue;
		if (why == EINVAL)
			return true;
		skipped = undefined_len(from, in, len);
		if (!skipped)
			return false;
		if (skipped == 1)
			strbuf_addch(out, '\xC2');
		strbuf_addch(out, in[skipped - 1]);
		in += skipped;
		len -= skipped;
	}
	return true;
}

static bool is_small_russian(const char *s)
{
	unsigned char c = (unsigned char)s[0], next = (unsigned char)s[1];

	return (c == 0xD0 && next >= 0xB0 && next <= 0xBF) ||
	       (c == 0xD1 && next >= 0x80 && next <= 0x91 && next != 0x90);
}

static bool is_great_russian(const char *s)
{
	unsigned char c = (unsigned char)s[0], next = (unsigned char)s[1];

	return c == 0xD0 && ((next >= 0x90 && next <= 0xAF) || next == 0x81);
}

/* What stands between Russian words without being a letter. */
static bool is_typographic(const char *s)
{
	static const char *const marks[] = { "«", "»", "„",        "“",           "”", "’",
					     "–", "—", "…",        "№",           "°", "−",
					     "✓", "✔", "\xC2\xA0", "\xE2\x80\xAF" };

	for (size_t i = 0; i < ARRAY_SIZE(marks); i++)
		if (skip_prefix(s, marks[i], NULL))
			return true;
	return false;
}

struct letters {
	size_t small, great, strange;
	bool inverted; /* a word that goes from small letters to great ones */
};

static struct letters count_letters(const char *s)
{
	struct letters n = { 0 };
	size_t greats = 0; /* behind a small one */
	bool small = false;

	for (; *s; s++) {
		if ((unsigned char)*s < 0x80) {
			small = false;
			greats = 0;
		} else if ((unsigned char)*s >= 0xC0) {
			n.small += is_small_russian(s);
			n.great += is_great_russian(s);
			n.strange +=
				!is_small_russian(s) && !is_great_russian(s) && !is_typographic(s);
			greats = small && is_great_russian(s) ? greats + 1 : 0;
			small = is_small_russian(s) || greats;
			n.inverted |= greats >= 2;
		}
	}
	return n;
}

/* What was misread may have been cut then, also in the middle of what was one letter. */
#define LEAST_BEGINNING 16

static bool is_beginning(const char *misread, const char *now)
{
	size_t len = whole_length(now);

	return streq(misread, now) || (len >= LEAST_BEGINNING && !strncmp(misread, now, len));
}

/* One Russian letter for another may be chance, or what a person has written. */
#define LEAST_MISREAD 3

static bool is_misread(const char *was, const char *now)
{
	size_t len = strlen(was);
	struct letters of = count_letters(was);

	if (of.small + of.great < LEAST_MISREAD && !count_letters(now).strange)
		return false;
	for (size_t i = 0; i < ARRAY_SIZE(misreadings); i++) {
		struct strbuf bytes = STRBUF_INIT, text = STRBUF_INIT;
		bool same = convert("UTF-8", misreadings[i].written, was, len, &bytes) &&
			    convert(misreadings[i].read, "UTF-8", bytes.buf, bytes.len, &text) &&
			    is_beginning(text.buf, now);

		strbuf_release(&bytes);
		strbuf_release(&text);
		if (same)
			return true;
	}
	return false;
}

/* Letters that a program could not keep became question marks or the sign for "no character". */
static bool is_lost(const char *was, const char *now)
{
	bool lost = false;

	while (*was && *now) {
		size_t len = 1;

		while (((unsigned char)was[len] & 0xC0) == 0x80)
			len++;
		if (*now == '?' && (unsigned char)*was >= 0x80) {
			/* One beyond the first plane may become two. */
			now += 1 + (len == 4 && now[1] == '?' && was[len] != '?');
			lost = true;
		} else if (skip_prefix(now, "\xEF\xBF\xBD", NULL) && (unsigned char)*was >= 0x80) {
			now += 3;
			lost = true;
		} else if (!strncmp(was, now, len)) {
			now += len;
		} else {
			return false;
		}
		was += len;
	}
	return lost && !*was && !*now;
}

static bool has_high_byte(const char *s)
{
	for (; *s; s++)
		if ((unsigned char)*s >= 0x80)
			return true;
	return false;
}

/* Whether a text is what Russian misread as another encoding looks like: read the right way it is nearly all Russian. */
static bool unread(const char *now, struct strbuf *right)
{
	struct letters seen = count_letters(now);
	size_t len = strlen(now);

	if (!seen.inverted && seen.strange <= seen.small)
		return false;
	for (size_t i = 0; i < ARRAY_SIZE(misreadings); i++) {
		struct strbuf bytes = STRBUF_INIT, text = STRBUF_INIT;
		struct letters n = { 0 };
		bool good;

		if (convert("UTF-8", misreadings[i].read, now, len, &bytes) &&
		    convert(misreadings[i].written, "UTF-8", bytes.buf, bytes.len, &text))
			n = count_letters(text.buf);
		good = n.small >= 3 && !n.strange && !n.inverted && n.small > n.great;
		if (good)
			strbuf_add(right, text.buf, text.len);
		strbuf_release(&bytes);
		strbuf_release(&text);
		if (good)
			return true;
	}
	return false;
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
	enum damage damage = number_damage(was, now->text);

	if (damage != DAMAGE_NONE)
		return damage;
	if (is_money_of(was, now->text))
		return DAMAGE_DECIMALS;
	if (is_day_of(was, now))
		return DAMAGE_DAY;
	if (is_hour_of(was, now))
		return DAMAGE_TIME;
	if (is_boolean_word(was) && is_boolean_word(now->text))
		return DAMAGE_BOOLEAN;
	if (is_fraction_of(was, now->text))
		return DAMAGE_FRACTION;
	return is_reckoned(was, now) ? DAMAGE_FORMULA : DAMAGE_NONE;
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
	if (*was == '\'' && streq(was + 1, now->text))
		return DAMAGE_APOSTROPHE;
	if (damage_cuts(was, now->text))
		return DAMAGE_CUT;
	if (same_folded(fold_blanks, was, now->text))
		return DAMAGE_BLANKS;
	if (same_folded(fold_quotes, was, now->text))
		return DAMAGE_QUOTES;
	if (same_folded(drop_controls, was, now->text))
		return DAMAGE_CONTROLS;
	if (has_high_byte(was) && (is_misread(was, now->text) || is_lost(was, now->text)))
		return DAMAGE_LETTERS;
	return DAMAGE_NONE;
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
		return is_typed_day(now) ||
		       (day_of_cell(now, &day, &month, &year) && !is_hyphenated(now->text));
	default:
		return now->kind == GRID_DATE_SHORT || shape_is_day(now->text) ||
		       (column && column->list && is_typed_day(now));
	}
}

/* A number in scientific notation that has lost digits; in a text whatever looks so, and digits where all are there. */
static bool is_scientific_in(const struct column *column, const char *s, struct strbuf *right)
{
	if (column && column->type == COLUMN_DECIMAL)
		return false;
	if (column && column->type != COLUMN_TEXT)
		return scientific_digits(s) && !scientific_whole(s, NULL);
	if (!shape_is_scientific(s))
		return false;
	scientific_whole(s, right);
	return true;
}

/* "89161200000": whoever has such a number writes it with blanks or hyphens. */
static bool is_doubtful_phone(const char *s)
{
	size_t len = strlen(s);

	return len >= strlen("9161200000") && strspn(s, "0123456789") == len &&
	       count_last_zeros(s) >= ZEROS_DOUBTFUL;
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
	if (shape_is_rounded(s))
		return DAMAGE_ROUNDED;
	if (column && column->type == COLUMN_PHONE && is_doubtful_phone(s)) {
		strbuf_addstr(right, s);
		return DAMAGE_SHORTENED;
	}
	if (is_day_in(column, now))
		return DAMAGE_DAY;
	if (strstr(s, "\xEF\xBF\xBD") || strstr(s, "????"))
		return DAMAGE_LETTERS;
	if (unread(s, right))
		return DAMAGE_LETTERS;
	if (count_units(s, strlen(s)) == CUT_SHORT || count_units(s, strlen(s)) == CUT_LONG)
		return DAMAGE_CUT;
	return DAMAGE_NONE;
}
