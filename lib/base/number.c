/* number.c - numbers in text, the same in every locale */
#include "base/number.h"

#include <errno.h>
#include <math.h>

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
