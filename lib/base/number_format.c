/*
 * number_format.c - the shortest decimal text of a double
 *
 * A double from 0.0001 to 1e15 is m·2^-s with m < 2^53, so m·10^places fits 128 bits for up to 17 significant digits:
 * what rounds to how many digits, and whether they read back as the same double, is asked in whole numbers. That takes
 * a twentieth of the time of printing and reading each try, which is half of what a table of figures costs. What is
 * larger or smaller, and 0, is left to the C library. Both give the same text.
 */
#include "base/number.h"

#include <math.h>

#include "base/wide.h"

#define FEWEST_DIGITS 15 /* what a double holds of any decimal number */
#define MOST_DIGITS 17   /* what any double needs */
#define SMALLEST 1e-4    /* below it "%g" has an exponent */
#define LARGEST 1e15

static const char *format_slowly(double value, char buf[NUMBER_SIZE])
{
	for (int precision = FEWEST_DIGITS; precision <= MOST_DIGITS; precision++) {
		snprintf(buf, NUMBER_SIZE, "%.*g", precision, value);
		if (strtod(buf, NULL) == value)
			break;
	}
	return buf;
}

static uint128 power(int n)
{
	return n <= POWERS_OF_TEN ? (uint128)power_of_ten[n]
				  : (uint128)power_of_ten[POWERS_OF_TEN] *
					    (uint128)power_of_ten[n - POWERS_OF_TEN];
}

/* m·2^-shift, 2^52 <= m < 2^53 */
struct binary {
	uint64_t m;
	int shift;
};

/* digits·10^-places */
struct decimal {
	uint64_t digits;
	int places;
};

/* To the nearest, and to the even one of two that are as near, as printf() rounds. */
static uint64_t rounded(struct binary b, int places)
{
	uint128 product = b.m * power(places), half = (uint128)1 << (b.shift - 1);
	uint128 rest = product & (2 * half - 1);
	uint64_t whole = (uint64_t)(product >> b.shift);

	return whole + (rest > half || (rest == half && whole & 1));
}

/* Whether no other double is nearer. The doubles below a power of two lie twice as close. */
static bool reads_back(struct binary b, struct decimal d)
{
	uint128 value = b.m * power(d.places), text = (uint128)d.digits << b.shift;
	uint128 distance = text < value ? value - text : text - value;
	uint128 closest = text < value && b.m == (uint64_t)1 << 52 ? 4 : 2;

	return closest * distance < power(d.places) ||
	       (closest * distance == power(d.places) && b.m % 2 == 0);
}

/* The exponent of ten of a value in the range, or one less. */
static int exponent_of(double value)
{
	double power = 1;
	int exponent = 0;

	if (value < 1) {
		while (exponent > -4 && value * power < 1) {
			power *= 10;
			exponent--;
		}
		return exponent;
	}
	while (value >= power * 10) {
		power *= 10;
		exponent++;
	}
	return exponent;
}

/* Significant digits of the value; rounding may carry into one more, and an exponent be one too small. */
static struct decimal digits_of(struct binary b, int exponent, int n)
{
	struct decimal d = { .places = n - 1 - exponent };

	d.digits = rounded(b, d.places);
	if (d.places && d.digits >= power(n)) {
		d.places--;
		d.digits = rounded(b, d.places);
	}
	return d;
}

static void write_decimal(struct decimal d, bool negative, char *buf)
{
	char reversed[NUMBER_SIZE];
	size_t n = 0;
	int at = 0;

	while (d.places > 0 && d.digits % 10 == 0) {
		d.digits /= 10;
		d.places--;
	}
	do {
		if (at && at == d.places)
			reversed[n++] = '.';
		reversed[n++] = (char)('0' + d.digits % 10);
		d.digits /= 10;
	} while (++at <= d.places || d.digits);
	if (negative)
		*buf++ = '-';
	while (n)
		*buf++ = reversed[--n];
	*buf = '\0';
}

const char *number_format(double value, char buf[NUMBER_SIZE])
{
	double size = fabs(value);
	struct decimal d;
	struct binary b;
	int exponent;

	if (!(size > SMALLEST && size < LARGEST))
		return format_slowly(value, buf);
	b.m = (uint64_t)ldexp(frexp(size, &exponent), 53);
	b.shift = 53 - exponent;
	exponent = exponent_of(size);
	for (int n = FEWEST_DIGITS; n <= MOST_DIGITS; n++) {
		d = digits_of(b, exponent, n);
		if (n == MOST_DIGITS || reads_back(b, d))
			break;
	}
	write_decimal(d, value < 0, buf);
	return buf;
}
