/* date.c - calendar days; the calendar itself is the C library's */
#include "base/date.h"

#include <time.h>

#define SECONDS_A_DAY 86400

static int month_length(int year, int month)
{
	static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return lengths[month - 1] + (month == 2 && leap);
}

#define FIRST_YEAR 1900
#define LAST_YEAR 2199

static int first_of_month(int year, int month)
{
	struct tm tm = { .tm_year = year - 1900, .tm_mon = month - 1, .tm_mday = 1 };
	time_t seconds = timegm(&tm);

	return (int)((seconds < 0 ? seconds - (SECONDS_A_DAY - 1) : seconds) / SECONDS_A_DAY);
}

/* The calendar of the library takes ten times as long as the rest of a date: it is asked once for a month. */
int date_from_ymd(int year, int month, int day)
{
	static int first[LAST_YEAR - FIRST_YEAR + 1][12];
	static bool known[LAST_YEAR - FIRST_YEAR + 1][12];

	if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1 ||
	    day > month_length(year, month))
		return DATE_NONE;
	if (!known[year - FIRST_YEAR][month - 1]) {
		first[year - FIRST_YEAR][month - 1] = first_of_month(year, month);
		known[year - FIRST_YEAR][month - 1] = true;
	}
	return first[year - FIRST_YEAR][month - 1] + day - 1;
}

struct ymd date_to_ymd(int date)
{
	time_t seconds = (time_t)date * SECONDS_A_DAY;
	struct tm tm;

	gmtime_r(&seconds, &tm);
	return (struct ymd){ tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday };
}

/* The number of `n` digits at s, or -1. */
static int digits(const char *s, size_t n)
{
	int value = 0;

	for (size_t i = 0; i < n; i++) {
		if (!is_digit(s[i]))
			return -1;
		value = value * 10 + (s[i] - '0');
	}
	return value;
}

int date_parse(const char *s, size_t len, int *date)
{
	int parsed = DATE_NONE;

	if (len != 10)
		return -1;
	if (s[4] == '-' && s[7] == '-')
		parsed = date_from_ymd(digits(s, 4), digits(s + 5, 2), digits(s + 8, 2));
	else if (s[2] == '.' && s[5] == '.')
		parsed = date_from_ymd(digits(s + 6, 4), digits(s + 3, 2), digits(s, 2));
	if (parsed == DATE_NONE)
		return -1;
	*date = parsed;
	return 0;
}

int date_parse_month(const char *s, size_t len, int *first, int *last)
{
	int year, month, day;

	if (len != 7 || s[4] != '-')
		return -1;
	year = digits(s, 4);
	month = digits(s + 5, 2);
	day = date_from_ymd(year, month, 1);
	if (day == DATE_NONE)
		return -1;
	*first = day;
	*last = day + month_length(year, month) - 1;
	return 0;
}

int date_parse_quarter(const char *s, size_t len, int *first, int *last)
{
	int first_month;

	if (len != 7 || s[4] != '-' || (s[5] != 'Q' && s[5] != 'q') || s[6] < '1' || s[6] > '4')
		return -1;
	first_month = date_from_ymd(digits(s, 4), (s[6] - '1') * MONTHS_A_QUARTER + 1, 1);
	if (first_month == DATE_NONE)
		return -1;
	*first = first_month;
	*last = date_add_months(first_month, MONTHS_A_QUARTER - 1);
	*last += month_length(date_to_ymd(*last).year, date_to_ymd(*last).month) - 1;
	return 0;
}

const char *date_format(int date, char buf[DATE_SIZE])
{
	struct ymd ymd;

	buf[0] = '\0';
	if (date == DATE_NONE)
		return buf;
	ymd = date_to_ymd(date);
	snprintf(buf, DATE_SIZE, "%04u-%02u-%02u", (unsigned)ymd.year % 10000,
		 (unsigned)ymd.month % 100, (unsigned)ymd.day % 100);
	return buf;
}

int date_weekday(int date)
{
	int day = (date + 3) % 7; /* 1970-01-01 was a Thursday */

	return day < 0 ? day + 7 : day;
}

int date_add_months(int date, int months)
{
	struct ymd ymd;
	int count, year, month, longest;

	if (date == DATE_NONE)
		return DATE_NONE;
	ymd = date_to_ymd(date);
	count = ymd.year * 12 + (ymd.month - 1) + months;
	if (count < 0)
		return DATE_NONE;
	year = count / 12;
	month = count % 12 + 1;
	longest = month_length(year, month);
	return date_from_ymd(year, month, ymd.day < longest ? ymd.day : longest);
}

int date_years_between(int birth, int date)
{
	struct ymd from = date_to_ymd(birth), to = date_to_ymd(date);
	bool before_birthday =
		to.month < from.month || (to.month == from.month && to.day < from.day);

	return to.year - from.year - before_birthday;
}

int date_today(void)
{
	time_t now = time(NULL);
	struct tm tm;

	localtime_r(&now, &tm);
	return date_from_ymd(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
}
