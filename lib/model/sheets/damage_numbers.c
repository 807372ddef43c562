/* damage_numbers.c - numbers that programs have written anew, and texts that they took for numbers */
#include "model/sheets/damage_parts.h"

#include <float.h>
#include <math.h>

#include "base/number.h"

/* Digits that programs keep of a number. */
#define KEPT_DIGITS 15

/* A number as people and programs write it: blanks between thousands, point or comma. */
bool damage_parse_number(const char *s, double *value)
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
size_t damage_scientific_digits(const char *s)
{
	size_t e = strcspn(s, "eE"), digits = 0;
	double value;

	if (!s[e] || !damage_parse_number(s, &value))
		return 0;
	for (size_t i = 0; i < e; i++)
		digits += is_digit(s[i]);
	return digits;
}

bool scientific_whole(const char *s, struct strbuf *digits)
{
	size_t mantissa = damage_scientific_digits(s);
	double value;

	if (!mantissa || !damage_parse_number(s, &value) || value < 1 || value >= 1e15 ||
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

/* Zeros at the end that programs put in place of the last digits. */
#define ZEROS_KNOWN 3

size_t damage_last_zeros(const char *s)
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
	size_t len = strlen(was), digits = damage_scientific_digits(s);
	double a, b;

	if (!damage_parse_number(was, &a) || !damage_parse_number(s, &b) || a < 1 || b < 1 ||
	    a == b)
		return DAMAGE_NONE;
	if (digits)
		return has_first_digits(a, b, digits) ? DAMAGE_SCIENTIFIC : DAMAGE_NONE;
	if ((typed && now->kind == GRID_STRING) || strlen(s) != len ||
	    strspn(s, "0123456789") != len || damage_last_zeros(s) < ZEROS_KNOWN)
		return DAMAGE_NONE;
	return has_first_digits(a, b, len - damage_last_zeros(s)) ? DAMAGE_SHORTENED : DAMAGE_NONE;
}

/* A number as programs write it with as many digits as they keep: those, and its exponent. */
struct kept_number {
	char digits[KEPT_DIGITS + 1];
	int exponent;
};

static void keep_digits(struct kept_number *kept, double value)
{
	char buf[64];

	snprintf(buf, sizeof(buf), "%.*e", KEPT_DIGITS - 1, fabs(value));
	kept->digits[0] = buf[0];
	memcpy(kept->digits + 1, buf + 2, KEPT_DIGITS - 1);
	kept->digits[KEPT_DIGITS] = '\0';
	kept->exponent = (int)strtol(strchr(buf, 'e') + 1, NULL, 10);
}

/* Whether the text begins with these digits, whatever its point and blanks. */
static bool begins_with_digits(const char *s, const char *digits)
{
	s += strcspn(s, "123456789");
	for (; *s && *digits; s++) {
		if (!is_digit(*s))
			continue;
		if (*s != *digits)
			return false;
		digits++;
	}
	return !*digits;
}

/* Whether a number shows no more digits than programs keep; in scientific notation the last ones are noise. */
static bool is_kept_whole(double value, const char *s)
{
	double noise = damage_scientific_digits(s) ? 4 * DBL_EPSILON * fabs(value) : 0;
	char buf[64];

	snprintf(buf, sizeof(buf), "%.*e", KEPT_DIGITS - 1, value);
	return fabs(strtod(buf, NULL) - value) <= noise;
}

/* Whether `now` is `was`, which has more digits than programs keep, cut or rounded to these. */
static bool lost_last_digits(const char *was, double a, const char *now, double b)
{
	struct kept_number of, after;

	if (count_digits(was) <= KEPT_DIGITS || a == 0 || b == 0 || (a < 0) != (b < 0) ||
	    !is_kept_whole(b, now))
		return false;
	keep_digits(&of, a);
	keep_digits(&after, b);
	return of.exponent == after.exponent &&
	       (streq(of.digits, after.digits) || begins_with_digits(was, after.digits));
}

enum damage damage_of_number(const char *was, const char *now)
{
	size_t digits = damage_scientific_digits(now);
	const char *plain = was + (*was == '+');
	double a, b;

	if (!damage_parse_number(plain, &a) || !damage_parse_number(now, &b) || streq(was, now))
		return DAMAGE_NONE;
	if (digits && is_rounded(a, b, digits))
		return a == b && count_digits(was) <= digits && !strpbrk(was, "eE")
			       ? DAMAGE_NONE
			       : DAMAGE_SCIENTIFIC;
	if (a != b)
		return lost_last_digits(was, a, now, b) ? DAMAGE_ROUNDED : DAMAGE_NONE;
	/* Digits beyond those that programs keep a person has written. */
	if (count_digits(was) > KEPT_DIGITS)
		return now[strspn(now, "0123456789")] || is_kept_whole(b, now) ? DAMAGE_ROUNDED
									       : DAMAGE_NONE;
	if (*was == '+')
		return DAMAGE_SIGN;
	if (*plain == '0' && is_digit(plain[1]))
		return DAMAGE_ZEROS;
	return DAMAGE_DECIMALS;
}

/* "123,00 ₽" for 123 */
bool damage_is_money_of(const char *was, const char *now)
{
	static const char *const signs[] = { "₽", "р.", "$", "€" };
	size_t len = strlen(now);
	bool same = false;

	for (size_t i = 0; i < ARRAY_SIZE(signs); i++) {
		size_t n = strlen(signs[i]);
		double a, b;

		if (len > n && streq(now + len - n, signs[i])) {
			char *number = xmemdup0(now, len - n);

			same = damage_parse_number(was, &a) && damage_parse_number(number, &b) &&
			       a == b;
			free(number);
		}
	}
	return same;
}

/* "3 1/2", "1/2", "50%" */
bool damage_is_fraction_of(const char *was, const char *now)
{
	int whole = 0, above, below, used = 0;
	double value, percent;
	size_t len = strlen(was);

	if (damage_parse_number(now, &value) && len > 1 && was[len - 1] == '%') {
		char *number = xmemdup0(was, len - 1);
		bool same =
			damage_parse_number(number, &percent) && fabs(percent / 100 - value) < 1e-9;

		free(number);
		return same;
	}
	if (!damage_parse_number(now, &value) ||
	    ((sscanf(was, "%6d %6d/%6d%n", &whole, &above, &below, &used) != 3 || was[used]) &&
	     (whole = 0, sscanf(was, "%6d/%6d%n", &above, &below, &used) != 2 || was[used])))
		return false;
	return below > 0 && fabs(whole + (double)above / below - value) < 1e-9;
}

/* A text that begins like a formula, and a number or truth value in its place. */
bool damage_is_reckoned(const char *was, const struct grid_cell *now)
{
	double value;

	return (*was == '=' || *was == '@') && was[1] &&
	       (now->kind == GRID_BOOLEAN || damage_parse_number(now->text, &value));
}
