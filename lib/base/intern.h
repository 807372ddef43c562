/*
 * intern.h - numbers for strings, 0, 1, 2 … in the order in which they come; for millions of short ones.
 *
 * A string takes its bytes, one more, and 11 to 17 for where it is. Looking up one that was asked for lately (files name
 * the same person, measure and group in lines that follow each other) costs a comparison.
 */
#ifndef KURATOR_BASE_INTERN_H
#define KURATOR_BASE_INTERN_H

#include "base/util.h"

#define INTERN_NONE UINT32_MAX
#define INTERN_RECENT 64

struct intern {
	char *bytes; /* of all strings, each with a NUL behind it */
	size_t len, alloc;
	uint32_t *starts; /* of each string in bytes; behind them the end */
	size_t n, alloc_starts;
	uint32_t *index; /* hash table of 1 + number; 0: free */
	uint8_t *tags;   /* of each place: bits of the hash, which most others do not have */
	size_t index_size;
	uint32_t recent[INTERN_RECENT]; /* 1 + number */
};

#define INTERN_INIT \
	{ \
		.bytes = NULL \
	}

/* The number of the string, which gets the next one if it is new. Strings over 4 GiB in all end the program. */
uint32_t intern_add(struct intern *intern, const char *bytes, size_t len);
/* The number, or INTERN_NONE. */
uint32_t intern_find(const struct intern *intern, const char *bytes, size_t len);
/* The string of a number: valid until the next intern_add(). */
const char *intern_string(const struct intern *intern, uint32_t number);
void intern_release(struct intern *intern);

#endif
