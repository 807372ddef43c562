/*
 * number_set.h - a set of 64-bit numbers.
 *
 * For keys made of two places, as `(uint64_t)mentor << 32 | mentee`. There is no walk, so no order that could be seen.
 */
#ifndef KURATOR_BASE_NUMBER_SET_H
#define KURATOR_BASE_NUMBER_SET_H

#include "base/util.h"

struct number_set {
	uint64_t *slots; /* number + 1; 0: free */
	size_t n;
	size_t alloc; /* a power of two, or 0 */
};

#define NUMBER_SET_INIT \
	{ \
		.slots = NULL \
	}

/* Any number but UINT64_MAX. Adding what is there changes nothing. */
void number_set_add(struct number_set *set, uint64_t number);
bool number_set_has(const struct number_set *set, uint64_t number);
void number_set_release(struct number_set *set);

#endif
