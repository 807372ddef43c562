/* guard.c - texts that a spreadsheet program would take for something else */
#include "store/guard.h"

#include "base/text.h"

#define LONGEST_NUMBER 64 /* bytes: what is longer is no number and no day */
#define SAFE_DIGITS 8

/* Beginnings of the names of months, as programs with Russian and with English settings read them. */
static const char *const months[] = { "янв", "фев", "мар", "апр", "май", "мая", "июн", "июл", "авг",
				      "сен", "окт", "ноя", "дек", "jan", "feb", "mar", "apr", "may",
				      "jun", "jul", "aug", "sep", "oct", "nov", "dec" };
static const char *const booleans[] = { "истина", "ложь", "true", "false" };

static bool is_separator(char c)
{
	return c && strchr(" .,/:-+%eE", c) != NULL;
}

static bool is_safe_integer(const char *s, size_t len)
{
	if (len > SAFE_DIGITS || (len > 1 && *s == '0'))
		return false;
	for (size_t i = 0; i < len; i++)
		if (!is_digit(s[i]))
			return false;
	return true;
}

/* Digits with what stands between and behind them in numbers, days and hours. */
static bool is_numeric(const char *s, size_t len)
{
	size_t digits = 0;

	if (!is_digit(*s) && !strchr(" .,", *s))
		return false;
	for (size_t i = 0; i < len; i++) {
		if (is_digit(s[i]))
			digits++;
		else if (!strncmp(s + i, "\xC2\xA0", 2))
			i++;
		else if (!is_separator(s[i]))
			return false;
	}
	return digits && !is_safe_integer(s, len);
}

/* What programs allow around a number: brackets of a loss, signs of money, halves of the day. */
static const char *const dress[] = { "(",  ")",  "₽", "р.", "р",  "$",  "€", "%",       " ",
				     "am", "pm", "AM",  "PM", "Am", "Pm", "−", "\xC2\xA0" };

static size_t dress_len(const char *s, size_t len, bool at_end)
{
	for (size_t i = 0; i < ARRAY_SIZE(dress); i++) {
		size_t n = strlen(dress[i]);

		if (n <= len && !memcmp(at_end ? s + len - n : s, dress[i], n))
			return n;
	}
	return 0;
}

/* "(5)", "₽100", "5,5 ₽", "1:30 PM" */
static bool is_dressed(const char *s, size_t len)
{
	size_t n, whole = len;

	while (len && (n = dress_len(s, len, false))) {
		s += n;
		len -= n;
	}
	while (len && (n = dress_len(s, len, true)))
		len -= n;
	if (len == whole || !len || !is_digit(*s))
		return false;
	return is_numeric(s, len) || is_safe_integer(s, len);
}

/* "5 мая", "май 2021", "Jan-05": a month, digits and separators. */
static bool is_day_with_month(const char *folded)
{
	const char *at = folded;
	size_t digits = 0, words = 0;

	while (*at) {
		size_t word = 0;

		if (is_digit(*at) || is_separator(*at)) {
			digits += is_digit(*at++);
			continue;
		}
		while (at[word] && !is_digit(at[word]) && !strchr(" .,/:-", at[word]))
			word++;
		for (size_t i = 0; i < ARRAY_SIZE(months); i++)
			words += skip_prefix(at, months[i], NULL);
		at += word;
		if (words != 1)
			return false;
	}
	return digits && words == 1;
}

/* The longest boolean, in bytes. */
#define BOOLEAN_MAX strlen("истина")

static bool is_word(const char *s)
{
	struct strbuf folded = STRBUF_INIT;
	bool found = false;

	if (!s[strcspn(s, "0123456789")] && strlen(s) > BOOLEAN_MAX)
		return false;
	text_fold(&folded, s, strlen(s));
	for (size_t i = 0; i < ARRAY_SIZE(booleans); i++)
		found |= streq(folded.buf, booleans[i]);
	found = found || is_day_with_month(folded.buf);
	strbuf_release(&folded);
	return found;
}

bool guard_needed(const char *text)
{
	size_t len;

	text += strspn(text, "'");
	if (!*text)
		return false;
	if (strchr("=+-@\t\r\n", *text))
		return true;
	len = strlen(text);
	return len <= LONGEST_NUMBER &&
	       (is_numeric(text, len) || is_dressed(text, len) || is_word(text));
}

void guard_add(struct strbuf *out, const char *text)
{
	if (guard_needed(text))
		strbuf_addch(out, '\'');
	strbuf_addstr(out, text);
}

void guard_remove(struct strbuf *out, const char *text)
{
	strbuf_addstr(out, text + (*text == '\'' && guard_needed(text)));
}
