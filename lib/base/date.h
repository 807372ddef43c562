/*
 * date.h - calendar days.
 *
 * A day is an int: days since 1970-01-01 in the Gregorian calendar, so that differences are subtractions. DATE_NONE
 * stands for "not known". Years 1900 to 2199 are understood.
 */
#ifndef KURATOR_BASE_DATE_H
#define KURATOR_BASE_DATE_H

#include "base/util.h"

#define DATE_NONE INT32_MIN
#define MONTHS_A_QUARTER 3
#define DATE_SIZE 11 /* "YYYY-MM-DD" and NUL */

struct ymd {
	int year;
	int month; /* 1 to 12 */
	int day;   /* 1 to 31 */
};

/* The day, or DATE_NONE when there is no such day (30 February). */
int date_from_ymd(int year, int month, int day);
struct ymd date_to_ymd(int date);
/* Understands YYYY-MM-DD and DD.MM.YYYY, nothing around it. Returns 0, or -1 and leaves *date alone. */
int date_parse(const char *s, size_t len, int *date);
/* Understands YYYY-MM: the first and the last day of that month. Returns 0 or -1. */
int date_parse_month(const char *s, size_t len, int *first, int *last);
/* Understands YYYY-Q1 to YYYY-Q4: the first and the last day of that quarter. Returns 0 or -1. */
int date_parse_quarter(const char *s, size_t len, int *first, int *last);
/* YYYY-MM-DD into buf, which is also returned; an empty string for DATE_NONE. */
const char *date_format(int date, char buf[DATE_SIZE]);
/* 0 Monday … 6 Sunday. */
int date_weekday(int date);
/*
 * The same day `months` later (or earlier); the last day of the month where it has no such day. DATE_NONE when the date
 * is, or when that is outside the years that are understood.
 */
int date_add_months(int date, int months);
/* Whole years between birth and date. */
int date_years_between(int birth, int date);
/* Today by the clock, in the local time zone. */
int date_today(void);

#endif
