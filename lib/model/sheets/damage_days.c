/* damage_days.c - texts that programs took for days and hours */
#include "model/sheets/damage_parts.h"

#include <math.h>

#include "base/date.h"
#include "base/text.h"

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

bool damage_is_typed_day(const struct grid_cell *now)
{
	return now->kind == GRID_DATE || now->kind == GRID_DATE_SHORT;
}

static bool is_day_of_month(int day, int month)
{
	return day >= 1 && day <= 31 && month >= 1 && month <= 12;
}

bool damage_day_of_cell(const struct grid_cell *now, int *day, int *month, int *year)
{
	struct numbers numbers;
	int date;

	if (damage_is_typed_day(now) && !date_parse(now->text, strlen("2021-11-25"), &date)) {
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
	    !damage_day_of_cell(now, &day, &month, &year))
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

bool damage_is_day_of(const char *was, const struct grid_cell *now)
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
	if (damage_day_of_cell(now, &day, &month, &year))
		return is_made_of(a, b, day, month, year);
	/* The number of a day: 44378 is 5 July 2021. */
	if (!damage_parse_number(now->text, &serial) || serial != floor(serial) || serial < 36526 ||
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

bool damage_is_hour_of(const char *was, const struct grid_cell *now)
{
	int a, b;
	double share;

	if (!parse_hour(was, &a) || streq(was, now->text))
		return false;
	if (parse_hour(now->text, &b))
		return a == b;
	return damage_parse_number(now->text, &share) && share >= 0 && share < 1 &&
	       fabs(share * 24 * 60 - a) < 0.5;
}
