/* strmap.c - from a string of bytes to a number: open addressing, at most half full */
#include "base/strmap.h"

#include <sys/random.h>
#include <time.h>

struct strmap_slot {
	char *key; /* null pointer: free */
	size_t len;
	uint64_t hash;
	size_t value;
};

static uint64_t seed(void)
{
	static uint64_t value;

	if (!value && (getrandom(&value, sizeof(value), GRND_NONBLOCK) != sizeof(value) || !value))
		value = (uint64_t)time(NULL) * UINT64_C(0x9E3779B97F4A7C15) | 1;
	return value;
}

/* Multiplies 64 bits by 64 and folds the 128 bits of the product into 64. */
static uint64_t fold_multiply(uint64_t a, uint64_t b)
{
	__extension__ unsigned __int128 product = (unsigned __int128)a * b;

	return (uint64_t)product ^ (uint64_t)(product >> 64);
}

/* Up to 8 bytes as a number; lengths are part of the hash, so that what is read twice does no harm. */
static uint64_t load(const char *key, size_t len)
{
	uint64_t word = 0;
	uint32_t first, last;

	if (len >= 8) {
		memcpy(&word, key, 8);
	} else if (len >= 4) {
		memcpy(&first, key, 4);
		memcpy(&last, key + len - 4, 4);
		word = (uint64_t)first << 32 | last;
	} else {
		for (size_t i = 0; i < len; i++)
			word = word << 8 | (unsigned char)key[i];
	}
	return word;
}

uint64_t strmap_hash(const char *key, size_t len)
{
	const uint64_t secret = seed();
	uint64_t h = secret ^ (uint64_t)len;

	for (;;) {
		h = fold_multiply(h ^ load(key, len) ^ UINT64_C(0xA0761D6478BD642F),
				  secret ^ UINT64_C(0xE7037ED1A0B428DB));
		if (len <= 8)
			return fold_multiply(h, secret | 1);
		key += 8;
		len -= 8;
	}
}

void strmap_release(struct strmap *map)
{
	for (size_t i = 0; i < map->alloc; i++)
		free(map->slots[i].key);
	free(map->slots);
	*map = (struct strmap)STRMAP_INIT;
}

static struct strmap_slot *find(const struct strmap *map, const char *key, size_t len,
				uint64_t hash)
{
	size_t i = (size_t)hash & (map->alloc - 1);

	for (;; i = (i + 1) & (map->alloc - 1)) {
		struct strmap_slot *slot = &map->slots[i];

		if (!slot->key ||
		    (slot->hash == hash && slot->len == len && !memcmp(slot->key, key, len)))
			return slot;
	}
}

static void grow(struct strmap *map)
{
	struct strmap bigger = { .n = map->n, .alloc = map->alloc ? size_mult(map->alloc, 2) : 16 };

	bigger.slots = xcalloc(bigger.alloc, sizeof(*bigger.slots));
	for (size_t i = 0; i < map->alloc; i++) {
		struct strmap_slot *old = &map->slots[i];

		if (old->key)
			*find(&bigger, old->key, old->len, old->hash) = *old;
	}
	free(map->slots);
	*map = bigger;
}

size_t strmap_get(const struct strmap *map, const char *key, size_t len)
{
	const struct strmap_slot *slot;

	if (!map->n)
		return STRMAP_NONE;
	slot = find(map, key, len, strmap_hash(key, len));
	return slot->key ? slot->value : STRMAP_NONE;
}

size_t strmap_gets(const struct strmap *map, const char *key)
{
	return strmap_get(map, key, strlen(key));
}

static struct strmap_slot *find_or_take(struct strmap *map, const char *key, size_t len,
					bool *is_new)
{
	struct strmap_slot *slot;
	uint64_t hash = strmap_hash(key, len);

	if (map->n >= map->alloc / 2)
		grow(map);
	slot = find(map, key, len, hash);
	*is_new = !slot->key;
	if (*is_new) {
		*slot = (struct strmap_slot){ .key = xmemdup0(key, len), .len = len, .hash = hash };
		map->n++;
	}
	return slot;
}

size_t strmap_add(struct strmap *map, const char *key, size_t len, size_t value)
{
	bool is_new;
	struct strmap_slot *slot = find_or_take(map, key, len, &is_new);

	if (!is_new)
		return slot->value;
	slot->value = value;
	return STRMAP_NONE;
}

void strmap_put(struct strmap *map, const char *key, size_t len, size_t value)
{
	bool is_new;

	find_or_take(map, key, len, &is_new)->value = value;
}
