/*
 * intern.h - numbers for strings, 0, 1, 2 … in the order in which they come; for millions of short ones.
 *
 * A string takes its bytes, one more, and 15 to 26 for where it is. Looking up one that was asked for lately (files name
 * the same person, measure and group in lines that follow each other) costs a comparison.
 */
#ifndef KURATOR_BASE_INTERN_H
#define KURATOR_BASE_INTERN_H

#include "base/util.h"

#define INTERN_NONE UINT32_MAX
#define INTERN_RECENT 64
#define INTERN_BATCH 64

struct intern {
	char *bytes; /* of all strings, each with a NUL behind it */
	size_t len, alloc;
	uint32_t *starts; /* of each string in bytes; behind them the end */
	size_t n, alloc_starts;
	struct intern_slot {
		uint32_t number; /* 1 + number of the string; 0: free */
		uint32_t hash;
	} * index; /* hash table */
	size_t index_size;
	uint32_t recent[INTERN_RECENT]; /* 1 + number */
};

#define INTERN_INIT \
	{ \
		.bytes = NULL \
	}

/* The number of the string, which gets the next one if it is new. Strings over 4 GiB in all end the program. */
uint32_t intern_add(struct intern *intern, const char *bytes, size_t len);
/*
 * The numbers of up to INTERN_BATCH strings, as so many calls of intern_add() give them. Where they are many different
 * ones in no order, this waits for memory once and not for each.
 */
struct intern_key {
	const char *bytes;
	size_t len;
};
void intern_add_all(struct intern *intern, const struct intern_key *keys, size_t n,
		    uint32_t *numbers);
/* The number, or INTERN_NONE. */
uint32_t intern_find(const struct intern *intern, const char *bytes, size_t len);
/* The string of a number: valid until the next intern_add(). */
const char *intern_string(const struct intern *intern, uint32_t number);
void intern_release(struct intern *intern);

#endif
