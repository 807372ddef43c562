/* damage_shape.c - texts as only a program writes them */
#include "model/sheets/damage_shape.h"

#include "base/strbuf.h"
#include "base/text.h"

/* Digits that programs keep of a number. */
#define KEPT_DIGITS 15

/* As programs shorten months; May is whole. */
static const char month_words[] = " янв фев мар апр май июн июл авг сен окт ноя дек "
				  "jan feb mar apr may jun jul aug sep oct nov dec ";

/* The length of the short name of a month that the folded text begins with, or 0. */
static size_t month_len(const char *folded)
{
	struct strbuf padded = STRBUF_INIT;
	size_t len = strcspn(folded, ".-");
	bool found;

	strbuf_addf(&padded, " %.*s ", (int)len, folded);
	found = !strpbrk(folded, " ") && strstr(month_words, padded.buf);
	strbuf_release(&padded);
	return found ? len : 0;
}

static size_t digits_len(const char *s)
{
	return strspn(s, "0123456789");
}

static bool is_separator(char c)
{
	return c == '.' || c == '-';
}

/* "22.май" */
static bool is_day_and_month(const char *folded)
{
	size_t digits = digits_len(folded), month;

	if (digits < 1 || digits > 2 || (digits == 2 && *folded > '3') ||
	    !is_separator(folded[digits]))
		return false;
	month = month_len(folded + digits + 1);
	return month && !folded[digits + 1 + month];
}

/* "май.22", "may-22" */
static bool is_month_and_year(const char *folded)
{
	size_t month = month_len(folded);

	return month && is_separator(folded[month]) && digits_len(folded + month + 1) == 2 &&
	       !folded[month + 3];
}

bool shape_is_day(const char *s)
{
	struct strbuf folded = STRBUF_INIT;
	bool day;

	text_fold(&folded, s, strlen(s));
	day = is_day_and_month(folded.buf) || is_month_and_year(folded.buf);
	strbuf_release(&folded);
	return day;
}

bool shape_is_scientific(const char *s)
{
	s += *s == '-';
	if (digits_len(s) != 1)
		return false;
	s++;
	if (*s == ',' || *s == '.') {
		size_t digits = digits_len(++s);

		if (!digits)
			return false;
		s += digits;
	}
	return s[0] == 'E' && (s[1] == '+' || s[1] == '-') && digits_len(s + 2) >= 2 &&
	       !s[2 + digits_len(s + 2)];
}

bool shape_is_rounded(const char *s)
{
	size_t digits = digits_len(s);

	return digits > KEPT_DIGITS && !s[digits] && *s != '0' &&
	       strspn(s + KEPT_DIGITS, "0") == digits - KEPT_DIGITS;
}
