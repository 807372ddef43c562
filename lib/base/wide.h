/*
 * wide.h - whole numbers of 128 bits, and powers of ten.
 */
#ifndef KURATOR_BASE_WIDE_H
#define KURATOR_BASE_WIDE_H

#include <stdint.h>

__extension__ typedef __int128 int128;
__extension__ typedef unsigned __int128 uint128;

#define POWERS_OF_TEN 18 /* the highest that 64 bits hold with a sign */

extern const int64_t power_of_ten[POWERS_OF_TEN + 1];

#endif
