/*
 * number.h - numbers in text, the same in every locale.
 */
#ifndef KURATOR_BASE_NUMBER_H
#define KURATOR_BASE_NUMBER_H

#include "base/util.h"

/* A whole number of at most 18 digits with an optional sign, nothing around it. Returns 0, or -1. */
int number_parse_int(const char *s, size_t len, int64_t *value);
/*
 * A decimal number: sign, digits, at most one point or comma with digits on at least one side of it, an exponent.
 * No "inf", "nan" or hexadecimal; the value must be finite. Returns 0, or -1.
 */
int number_parse_decimal(const char *s, size_t len, double *value);
/*
 * A decimal number exactly, as mantissa * 10^-scale: "22,50" is 2250 and 2. At most 18 significant digits, no exponent.
 * Returns 0, or -1.
 */
int number_parse_scaled(const char *s, size_t len, int64_t *mantissa, int *scale);
/*
 * The same of any number that number_parse_decimal() takes, 0 or from 1e-70 to 1e70 in size: with an exponent, or with more
 * digits, of which the first 18 that count stay (*rounded, half to even). *scale may be below 0 and above 18, and is not
 * where the number can be told otherwise. Returns 0, or -1.
 */
int number_parse_rounded(const char *s, size_t len, int64_t *mantissa, int *scale, bool *rounded);

#define NUMBER_SIZE 32
/* The shortest decimal text that reads back as the same double, into buf, which is also returned. */
const char *number_format(double value, char buf[NUMBER_SIZE]);

#endif
