/* facts_days.c - days and births that people write in their own words */
#include "model/sheets/facts_parts.h"

#include "base/date.h"
#include "base/number.h"

/* ---- days ---- */

static int month_of(const struct fact_token *t)
{
	static const char *const names[] = {
		"янв|jan", "фев|feb", "мар|mar", "апр|apr", "май|мая|may", "июн|jun",
		"июл|jul", "авг|aug", "сен|sep", "окт|oct", "ноя|nov",     "дек|dec",
	};

	for (int m = 0; m < 12; m++)
		if (fact_is_unit(t, names[m]))
			return m + 1;
	return 0;
}

/* The year that two digits mean, when only one century makes sense; 0: none or both do. */
static int century_of(int year, bool birth, int today)
{
	int now = date_to_ymd(today).year, found = 0;

	for (int century = 1900; century <= 2000; century += 100) {
		int full = century + year;
		bool sensible = birth ? now - full >= 5 && now - full <= 90
				      : full >= now - 60 && full <= now + 10;

		if (!sensible)
			continue;
		if (found && birth)
			return 0;
		/* Of two centuries a day of the programme lies in the nearer one. */
		if (!found || abs(full - now) < abs(found - now))
			found = full;
	}
	return found;
}

static int add_day(int year, int month, int day, struct strbuf *value)
{
	int date = date_from_ymd(year, month, day);
	char buf[DATE_SIZE];

	if (date == DATE_NONE)
		return -1;
	strbuf_addstr(value, date_format(date, buf));
	return 0;
}

/* "25/11/2021", "25-11-2021", "25. 11. 2021", "25 11 2021" */
static bool is_between_days(char sign)
{
	return strchr("/-. ", sign) != NULL;
}

/* Folded, without quotation marks: documents have «05» октября 2021 г. */
static char *folded_day(const char *s)
{
	static const char *const marks[] = { "«", "»", "„", "“", "”" };
	struct strbuf bare = STRBUF_INIT;
	char *plain;

	while (*s) {
		size_t i;

		for (i = 0; i < ARRAY_SIZE(marks); i++)
			if (skip_prefix(s, marks[i], &s))
				break;
		strbuf_addch(&bare, i < ARRAY_SIZE(marks) ? ' ' : *s++);
	}
	plain = fact_folded(bare.buf);
	strbuf_release(&bare);
	return plain;
}

/* How many digits the text ends with: 1 in "12.3.9". */
static size_t last_digits(const char *text)
{
	size_t len = strlen(text), n = 0;

	while (n < len && is_digit(text[len - 1 - n]))
		n++;
	return n;
}

/* day, month, year of a text such as "25 ноября 2021 г." or "25/11/21". */
static enum fact read_written_day(const char *plain, bool birth, int today, struct strbuf *value,
				  struct strbuf *note)
{
	struct fact_token t[FACT_TOKENS_MAX];
	char signs[FACT_TOKENS_MAX];
	size_t n = fact_split(plain, t, signs), i;
	int d[3], month = 0;
	const char *year_text;

	/* 25.11.21 and 2021.11.25 come as numbers with points in them, perhaps typed as commas. */
	if (n >= 1 && t[0].number &&
	    (sscanf(t[0].text, "%4d.%2d.%4d", &d[0], &d[1], &d[2]) == 3 ||
	     sscanf(t[0].text, "%2d,%2d,%4d", &d[0], &d[1], &d[2]) == 3)) {
		i = 1;
	} else if (n >= 3 && t[0].number && t[2].number && (month = month_of(&t[1]))) {
		d[0] = (int)t[0].value;
		d[1] = month;
		d[2] = (int)t[2].value;
		i = 3;
	} else if (n >= 3 && t[0].number && t[1].number && t[2].number &&
		   is_between_days(signs[1]) && signs[1] == signs[2] &&
		   (signs[1] == '/' || signs[1] == '-' || t[2].value >= 1000)) {
		d[0] = (int)t[0].value;
		d[1] = (int)t[1].value;
		d[2] = (int)t[2].value;
		i = 3;
		if (signs[1] == '/' && d[0] <= 12 && d[1] <= 12 && d[0] != d[1])
			return fact_doubt(note, _("day and month could be either way round"));
		if (signs[1] == '/' && d[1] > 12)
			month = d[0], d[0] = d[1], d[1] = month;
	} else {
		return FACT_NONE;
	}
	year_text = t[i - 1].text;
	/* What may follow: "г.", "года", an hour, perhaps behind a T. */
	for (; i < n; i++)
		if (!fact_is_unit(&t[i], FACT_YEARS "|р|рожд") &&
		    !(t[i].number && t[i].value < 60) && !streq(t[i].text, "t") &&
		    !streq(t[i].text, "z"))
			return FACT_NONE;
	if (d[0] <= 31 && last_digits(year_text) == 1)
		return fact_doubt(note, _("one digit does not tell the year"));
	if (d[0] > 31) {
		int year = d[0];

		d[0] = d[2];
		d[2] = year;
	}
	if (d[2] < 100) {
		d[2] = century_of(d[2], birth, today);
		if (!d[2])
			return fact_doubt(note, _("two digits do not tell the century"));
	}
	return add_day(d[2], d[1], d[0], value) ? FACT_NONE : FACT_CERTAIN;
}

/* The number of a day, where a program forgot to show it as one. */
static bool read_serial(const char *s, int first_year, int last_year, struct strbuf *value)
{
	int64_t serial;
	int date;

	if (number_parse_int(s, strlen(s), &serial) || serial < 1 || serial > 100000)
		return false;
	date = (int)serial - 25569;
	if (date < date_from_ymd(first_year, 1, 1) || date > date_from_ymd(last_year, 12, 31))
		return false;
	return !add_day(date_to_ymd(date).year, date_to_ymd(date).month, date_to_ymd(date).day,
			value);
}

/* "22.05" */
static bool is_day_and_month(const struct fact_token *t)
{
	int day, month, used = 0;

	return t->number && sscanf(t->text, "%2d.%2d%n", &day, &month, &used) == 2 &&
	       !t->text[used] && strlen(t->text) >= strlen("1.05") && day >= 1 && day <= 31 &&
	       month >= 1 && month <= 12;
}

/* "22.май", "22 мая", "22.05" */
static enum fact doubt_yearless(const char *plain, struct strbuf *note)
{
	struct fact_token t[FACT_TOKENS_MAX];
	char signs[FACT_TOKENS_MAX];
	size_t n = fact_split(plain, t, signs);

	if ((n == 2 && t[0].number && t[0].value <= 31 && month_of(&t[1])) ||
	    (n == 1 && is_day_and_month(&t[0])))
		return fact_doubt(note, _("a day without its year"));
	return FACT_NONE;
}

/* "имеется от 12.09.2021": one whole day among other words. */
static enum fact doubt_day_among_words(const char *plain, struct strbuf *value, struct strbuf *note)
{
	struct fact_token t[FACT_TOKENS_MAX];
	char signs[FACT_TOKENS_MAX];
	size_t n = fact_split(plain, t, signs), days = 0;
	int day, month, year;

	for (size_t i = 0; i < n; i++) {
		if (!t[i].number || sscanf(t[i].text, "%2d.%2d.%4d", &day, &month, &year) != 3 ||
		    year < 1900)
			continue;
		if (days++ || add_day(year, month, day, value))
			return FACT_NONE;
	}
	return days ? fact_doubt(note, _("other words beside the day")) : FACT_NONE;
}

enum fact fact_day(const char *s, int today, struct strbuf *value, struct strbuf *note)
{
	char *plain = folded_day(s);
	int year = date_to_ymd(today).year;
	enum fact fact = FACT_NONE;
	struct fact_token t[FACT_TOKENS_MAX];
	char signs[FACT_TOKENS_MAX];

	if (fact_is_nothing(plain))
		fact = FACT_CERTAIN;
	else if (fact_says_yes(plain))
		fact = fact_doubt(note, _("it says yes, but not on which day"));
	else if (read_serial(s, year - 30, year + 10, value))
		fact = FACT_CERTAIN;
	else
		fact = read_written_day(plain, false, today, value, note);
	if (fact == FACT_NONE && fact_split(plain, t, signs) == 2 && month_of(&t[0]) && t[1].number)
		fact = fact_doubt(note, _("a month without a day"));
	else if (fact == FACT_NONE)
		fact = doubt_yearless(plain, note);
	if (fact == FACT_NONE)
		fact = doubt_day_among_words(plain, value, note);
	free(plain);
	return fact;
}

/* ---- birth ---- */

static enum fact birth_by_age(int age, int today, struct strbuf *value, struct strbuf *note)
{
	int year = date_to_ymd(today).year - age;

	strbuf_addf(note, _("an age, no year of birth: %d or %d"), year - 1, year);
	(void)value;
	return FACT_DOUBTFUL;
}

enum fact fact_birth(const char *s, int today, struct strbuf *value, struct strbuf *note)
{
	char *plain = folded_day(s);
	int now = date_to_ymd(today).year, year = 0, age = 0;
	struct fact_token t[FACT_TOKENS_MAX];
	char signs[FACT_TOKENS_MAX];
	size_t n = fact_split(plain, t, signs);
	bool known = n > 0;
	enum fact fact = read_written_day(plain, true, today, value, note);

	if (fact == FACT_NONE)
		fact = doubt_yearless(plain, note);
	if (fact == FACT_NONE && fact_is_nothing(plain))
		fact = FACT_CERTAIN;
	if (fact == FACT_NONE && read_serial(s, 1930, now - 5, value))
		fact = FACT_CERTAIN;
	for (size_t i = 0; i < n; i++) {
		int month, of = 0, used = 0;

		/* "05.2009" is a month. */
		if (t[i].number && !year &&
		    sscanf(t[i].text, "%2d.%4d%n", &month, &of, &used) == 2 && !t[i].text[used] &&
		    month <= 12 && of >= 1900 && of <= now)
			year = of;
		else if (t[i].number && t[i].value >= 1900 && t[i].value <= now && !year)
			year = (int)t[i].value;
		else if (t[i].number && t[i].value >= 5 && t[i].value <= 100 && !age)
			age = (int)t[i].value;
		else if (t[i].number ||
			 (!fact_is_unit(&t[i], FACT_YEARS "|р|рожд|полных") && !month_of(&t[i])))
			known = false;
	}
	free(plain);
	if (fact != FACT_NONE || !known || (!year && !age))
		return fact;
	if (!year)
		return birth_by_age(age, today, value, note);
	strbuf_addf(value, "%d", year);
	if (age && now - year != age && now - year != age + 1)
		return fact_doubt(note, _("year of birth and age do not agree"));
	return FACT_CERTAIN;
}
