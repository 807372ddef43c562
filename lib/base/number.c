/* number.c - numbers in text, the same in every locale */
#include "base/number.h"

#include <errno.h>
#include <math.h>

#include "base/wide.h"

#define MOST_DIGITS 18                              /* always fit into 64 bits */
#define MOST_BEFORE_LAST INT64_C(99999999999999999) /* what one digit more makes one of these */

int number_parse_int(const char *s, size_t len, int64_t *value)
{
	bool negative = len && s[0] == '-';
	size_t i = len && (s[0] == '-' || s[0] == '+');
	int64_t parsed = 0;

	if (i == len || len - i > MOST_DIGITS)
		return -1;
	for (; i < len; i++) {
		if (!is_digit(s[i]))
			return -1;
		parsed = parsed * 10 + (s[i] - '0');
	}
	*value = negative ? -parsed : parsed;
	return 0;
}

/* Length of sign, digits and at most one point or comma at s; 0 when there is no digit. */
static size_t decimal_length(const char *s, size_t len)
{
	size_t i = len && (s[0] == '-' || s[0] == '+');
	bool point = false, digit = false;

	for (; i < len; i++) {
		if (is_digit(s[i]))
			digit = true;
		else if ((s[i] == '.' || s[i] == ',') && !point)
			point = true;
		else
			break;
	}
	return digit ? i : 0;
}

static size_t exponent_length(const char *s, size_t len)
{
	size_t i = 1;

	if (!len || (s[0] != 'e' && s[0] != 'E'))
		return 0;
	if (i < len && (s[i] == '-' || s[i] == '+'))
		i++;
	if (i == len || !is_digit(s[i]))
		return 0;
	while (i < len && is_digit(s[i]))
		i++;
	return i;
}

int number_parse_decimal(const char *s, size_t len, double *value)
{
	size_t mantissa = decimal_length(s, len);
	char copy[512];
	double parsed;

	if (!mantissa || mantissa + exponent_length(s + mantissa, len - mantissa) != len ||
	    len >= sizeof(copy))
		return -1;
	for (size_t i = 0; i < len; i++)
		copy[i] = s[i] == ',' ? '.' : s[i];
	copy[len] = '\0';
	parsed = strtod(copy, NULL);
	if (!isfinite(parsed))
		return -1;
	*value = parsed;
	return 0;
}

int number_parse_scaled(const char *s, size_t len, int64_t *mantissa, int *scale)
{
	bool negative = len && s[0] == '-', point = false, digit = false;
	size_t i = len && (s[0] == '-' || s[0] == '+');
	int64_t parsed = 0;
	int decimals = 0;

	for (; i < len; i++) {
		if (is_digit(s[i])) {
			if (parsed > MOST_BEFORE_LAST)
				return -1;
			parsed = parsed * 10 + (s[i] - '0');
			decimals += point;
			digit = true;
		} else if ((s[i] == '.' || s[i] == ',') && !point) {
			point = true;
		} else {
			return -1;
		}
	}
	if (!digit)
		return -1;
	*mantissa = negative ? -parsed : parsed;
	*scale = decimals;
	return 0;
}

#define LARGEST 1e70 /* fourth powers of figures stay within a double */
#define SMALLEST 1e-70

/* The digits of a number from the left: those that fit, and how the rest compares with half of the last one. */
struct digits {
	int64_t mantissa;
	int scale, taken;
	int first_left; /* the first digit that does not fit; -1: none */
	bool more_left; /* a digit behind it is not 0 */
};

static void take_digit(struct digits *d, int digit, bool point)
{
	if (d->taken < MOST_DIGITS) {
		d->mantissa = d->mantissa * 10 + digit;
		d->taken += d->mantissa != 0;
		d->scale += point;
		return;
	}
	d->scale -= !point;
	if (d->first_left < 0)
		d->first_left = digit;
	else
		d->more_left |= digit != 0;
}

static bool round_digits(struct digits *d)
{
	bool up = d->first_left > 5 || (d->first_left == 5 && (d->more_left || d->mantissa % 2));

	d->mantissa += up;
	if (d->mantissa == power_of_ten[MOST_DIGITS]) {
		d->mantissa /= 10;
		d->scale--;
	}
	return d->first_left > 0 || d->more_left;
}

/* Brings the scale as near to 0 … 18 as the mantissa allows. */
static void settle_scale(struct digits *d)
{
	if (!d->mantissa)
		d->scale = 0;
	for (; d->scale > 0 && d->mantissa % 10 == 0 && d->mantissa; d->scale--)
		d->mantissa /= 10;
	for (; d->scale < 0 && d->mantissa <= MOST_BEFORE_LAST; d->scale++)
		d->mantissa *= 10;
}

int number_parse_rounded(const char *s, size_t len, int64_t *mantissa, int *scale, bool *rounded)
{
	struct digits d = { .first_left = -1 };
	size_t end = decimal_length(s, len);
	bool point = false;
	double value;

	if (number_parse_decimal(s, len, &value) ||
	    (value != 0 && (fabs(value) > LARGEST || fabs(value) < SMALLEST)))
		return -1;
	for (size_t i = 0; i < end; i++) {
		if (is_digit(s[i]))
			take_digit(&d, s[i] - '0', point);
		else
			point |= s[i] == '.' || s[i] == ',';
	}
	if (value == 0 && d.mantissa)
		return -1; /* too small for a double */
	*rounded = round_digits(&d);
	if (end < len)
		d.scale -= (int)strtol(s + end + 1, NULL, 10);
	settle_scale(&d);
	*mantissa = *s == '-' ? -d.mantissa : d.mantissa;
	*scale = d.scale;
	return 0;
}
