/* number_set.c - a set of 64-bit numbers */
#include "base/number_set.h"

#define FIRST_ALLOC 16

/* The slot of the key, or the free one where it belongs. Keys of neighbours differ in few bits: mix them well. */
static size_t slot_of(const struct number_set *set, uint64_t key)
{
	uint64_t hash = key * UINT64_C(0x9E3779B97F4A7C15);
	size_t at = (size_t)(hash ^ hash >> 32) & (set->alloc - 1);

	while (set->slots[at] && set->slots[at] != key)
		at = (at + 1) & (set->alloc - 1);
	return at;
}

static void grow(struct number_set *set)
{
	struct number_set bigger = { .alloc = set->alloc ? size_mult(set->alloc, 2) : FIRST_ALLOC };

	bigger.slots = xcalloc(bigger.alloc, sizeof(*bigger.slots));
	for (size_t i = 0; i < set->alloc; i++)
		if (set->slots[i])
			bigger.slots[slot_of(&bigger, set->slots[i])] = set->slots[i];
	bigger.n = set->n;
	free(set->slots);
	*set = bigger;
}

void number_set_add(struct number_set *set, uint64_t number)
{
	size_t at;

	if (number == UINT64_MAX)
		BUG("the greatest number is no member");
	if (set->n * 2 >= set->alloc)
		grow(set);
	at = slot_of(set, number + 1);
	set->n += !set->slots[at];
	set->slots[at] = number + 1;
}

bool number_set_has(const struct number_set *set, uint64_t number)
{
	return set->n && set->slots[slot_of(set, number + 1)];
}

void number_set_release(struct number_set *set)
{
	free(set->slots);
	*set = (struct number_set)NUMBER_SET_INIT;
}
