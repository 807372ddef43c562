/*
 * strmap.h - from a string of bytes to a number (an index into an array, as a rule).
 *
 * Keys are copied. Order of insertion is not kept: nothing that a user sees may depend on walking a map, so there is
 * no walk. The hash is seeded per process, so that nobody can choose keys that collide.
 */
#ifndef KURATOR_BASE_STRMAP_H
#define KURATOR_BASE_STRMAP_H

#include "base/util.h"

struct strmap {
	struct strmap_slot *slots;
	size_t n;
	size_t alloc; /* a power of two, or 0 */
};

#define STRMAP_INIT \
	{ \
		.slots = NULL \
	}
#define STRMAP_NONE SIZE_MAX

/* The hash of the bytes, another one in every process. */
uint64_t strmap_hash(const char *key, size_t len);
void strmap_release(struct strmap *map);
/* The number stored for the key, or STRMAP_NONE. */
size_t strmap_get(const struct strmap *map, const char *key, size_t len);
size_t strmap_gets(const struct strmap *map, const char *key);
/* Stores value if the key is new and returns STRMAP_NONE; otherwise changes nothing and returns what is stored. */
size_t strmap_add(struct strmap *map, const char *key, size_t len, size_t value);
/* Stores value, whether or not the key is there. */
void strmap_put(struct strmap *map, const char *key, size_t len, size_t value);

#endif
