/*
 * heap.h - numbers by smallest key, whose keys may fall (inside engine/matching only).
 *
 * Four children to a node: the tree is half as deep as a binary one, and the children share a cache line. Equal keys
 * come in an order that depends on nothing but the calls made.
 */
#ifndef KURATOR_ENGINE_MATCHING_HEAP_H
#define KURATOR_ENGINE_MATCHING_HEAP_H

#include "base/util.h"

#define HEAP_NOWHERE UINT32_MAX

struct heap_entry {
	int64_t key;
	uint32_t item;
};

struct heap {
	struct heap_entry *entry;
	uint32_t n;
	uint32_t *at; /* of each item: its index in entry, or HEAP_NOWHERE */
};

/* For items 0 to n_items - 1. */
static inline void heap_init(struct heap *h, uint32_t n_items)
{
	h->entry = xcalloc(n_items, sizeof(*h->entry));
	h->at = xcalloc(n_items, sizeof(*h->at));
	h->n = 0;
	memset(h->at, 0xff, n_items * sizeof(*h->at));
}

static inline void heap_release(struct heap *h)
{
	free(h->entry);
	free(h->at);
	memset(h, 0, sizeof(*h));
}

static inline void heap_clear(struct heap *h)
{
	while (h->n)
		h->at[h->entry[--h->n].item] = HEAP_NOWHERE;
}

static inline void heap_set(struct heap *h, uint32_t at, struct heap_entry e)
{
	h->entry[at] = e;
	h->at[e.item] = at;
}

static inline void heap_rise(struct heap *h, uint32_t at, struct heap_entry e)
{
	while (at && e.key < h->entry[(at - 1) / 4].key) {
		heap_set(h, at, h->entry[(at - 1) / 4]);
		at = (at - 1) / 4;
	}
	heap_set(h, at, e);
}

static inline void heap_sink(struct heap *h, uint32_t at, struct heap_entry e)
{
	for (;;) {
		uint32_t child = 4 * at + 1, least = child;
		uint32_t end = h->n - child < 4 ? h->n : child + 4;

		if (child >= h->n)
			break;
		while (++child < end)
			if (h->entry[child].key < h->entry[least].key)
				least = child;
		if (h->entry[least].key >= e.key)
			break;
		heap_set(h, at, h->entry[least]);
		at = least;
	}
	heap_set(h, at, e);
}

/* Enters an item, or lets its key fall. */
static inline void heap_put(struct heap *h, uint32_t item, int64_t key)
{
	uint32_t at = h->at[item] == HEAP_NOWHERE ? h->n++ : h->at[item];

	heap_rise(h, at, (struct heap_entry){ key, item });
}

/* Takes an item out, if it is there. */
static inline void heap_remove(struct heap *h, uint32_t item)
{
	uint32_t at = h->at[item];
	struct heap_entry last;

	if (at == HEAP_NOWHERE)
		return;
	h->at[item] = HEAP_NOWHERE;
	last = h->entry[--h->n];
	if (at == h->n)
		return;
	if (at && last.key < h->entry[(at - 1) / 4].key)
		heap_rise(h, at, last);
	else
		heap_sink(h, at, last);
}

/* Takes out the item with the smallest key; there must be one. */
static inline uint32_t heap_pop(struct heap *h)
{
	uint32_t item = h->entry[0].item;

	heap_remove(h, item);
	return item;
}

#endif
