/* intern.c - numbers for strings */
#include "base/intern.h"

#include "base/strmap.h"

static size_t length(const struct intern *in, uint32_t number)
{
	return in->starts[number + 1] - in->starts[number] - 1;
}

static bool is_string(const struct intern *in, uint32_t number, const char *bytes, size_t len)
{
	return length(in, number) == len && !memcmp(in->bytes + in->starts[number], bytes, len);
}

/* Places that a string shares with those that differ from it in the last byte. */
#define NEIGHBOURS 16

/*
 * Ids that follow each other differ in their last digit, as a rule, and files name them one behind the other: so these lie
 * side by side, and nine of ten are found where the processor has just been. (A NUL that ends an id is no digit.) The rest
 * of the string says where, by a hash that nobody can foresee.
 */
static uint32_t slot_hash(const char *bytes, size_t len)
{
	size_t n = len > 1 && !bytes[len - 1] ? len - 1 : len;
	uint32_t last = n ? (unsigned char)bytes[n - 1] % NEIGHBOURS : 0;

	return (uint32_t)strmap_hash(bytes, n ? n - 1 : 0) / NEIGHBOURS * NEIGHBOURS + last;
}

/* The place of the string in the index, or the free place for it. */
static size_t place_of(const struct intern *in, const char *bytes, size_t len, uint32_t hash)
{
	size_t mask = in->index_size - 1, i = hash & mask;

	for (; in->index[i].number; i = (i + 1) & mask)
		if (in->index[i].hash == hash && is_string(in, in->index[i].number - 1, bytes, len))
			break;
	return i;
}

/* The hashes are at hand, so that no string is looked at again. */
static void grow_index(struct intern *in)
{
	struct intern_slot *old = in->index;
	size_t old_size = in->index_size, mask;

	in->index_size = old_size ? size_mult(old_size, 2) : 64;
	in->index = xcalloc(in->index_size, sizeof(*in->index));
	mask = in->index_size - 1;
	for (size_t i = 0; i < old_size; i++) {
		size_t place = old[i].hash & mask;

		if (!old[i].number)
			continue;
		while (in->index[place].number)
			place = (place + 1) & mask;
		in->index[place] = old[i];
	}
	free(old);
}

static uint32_t take(struct intern *in, const char *bytes, size_t len)
{
	if (in->len + len + 1 > UINT32_MAX || in->n + 1 >= INTERN_NONE)
		die(_("more names than fit"));
	ALLOC_GROW(in->bytes, in->len + len + 1, in->alloc);
	ALLOC_GROW(in->starts, in->n + 2, in->alloc_starts);
	memcpy(in->bytes + in->len, bytes, len);
	in->starts[in->n] = (uint32_t)in->len;
	in->len += len + 1;
	in->bytes[in->len - 1] = '\0';
	in->starts[in->n + 1] = (uint32_t)in->len;
	return (uint32_t)in->n++;
}

/* Ids differ in their last bytes as a rule. */
static size_t recent_place(const char *bytes, size_t len)
{
	uint32_t tail = 0;

	if (len >= sizeof(tail) + 1)
		memcpy(&tail, bytes + len - sizeof(tail) - 1, sizeof(tail));
	else if (len)
		tail = (unsigned char)bytes[0];
	return ((tail ^ (uint32_t)len) * UINT32_C(0x9E3779B1) >> 24) % INTERN_RECENT;
}

static uint32_t add_hashed(struct intern *in, const char *bytes, size_t len, uint32_t hash)
{
	size_t place;

	if (in->n >= in->index_size / 4 * 3)
		grow_index(in);
	place = place_of(in, bytes, len, hash);
	if (!in->index[place].number)
		in->index[place] = (struct intern_slot){ take(in, bytes, len) + 1, hash };
	return in->index[place].number - 1;
}

uint32_t intern_add(struct intern *in, const char *bytes, size_t len)
{
	uint32_t *recent = &in->recent[recent_place(bytes, len)];

	if (!*recent || !is_string(in, *recent - 1, bytes, len))
		*recent = add_hashed(in, bytes, len, slot_hash(bytes, len)) + 1;
	return *recent - 1;
}

/* The string that is probably meant, by its hash alone. */
static uint32_t candidate(const struct intern *in, uint32_t hash)
{
	size_t mask = in->index_size - 1, i = hash & mask;

	while (in->index[i].number && in->index[i].hash != hash)
		i = (i + 1) & mask;
	return in->index[i].number - 1;
}

/* What will be looked at is asked for before it is needed: places first, then what stands there. */
void intern_add_all(struct intern *in, const struct intern_key *keys, size_t n, uint32_t *numbers)
{
	uint32_t hashes[INTERN_BATCH];

	if (n > INTERN_BATCH)
		BUG("%zu strings at once", n);
	if (!in->index_size)
		grow_index(in);
	for (size_t i = 0; i < n; i++) {
		hashes[i] = slot_hash(keys[i].bytes, keys[i].len);
		__builtin_prefetch(&in->index[hashes[i] & (in->index_size - 1)]);
	}
	for (size_t i = 0; i < n; i++) {
		numbers[i] = candidate(in, hashes[i]);
		if (numbers[i] != INTERN_NONE)
			__builtin_prefetch(&in->starts[numbers[i]]);
	}
	for (size_t i = 0; i < n; i++)
		if (numbers[i] != INTERN_NONE)
			__builtin_prefetch(in->bytes + in->starts[numbers[i]]);
	for (size_t i = 0; i < n; i++)
		if (numbers[i] == INTERN_NONE ||
		    !is_string(in, numbers[i], keys[i].bytes, keys[i].len))
			numbers[i] = add_hashed(in, keys[i].bytes, keys[i].len, hashes[i]);
}

uint32_t intern_find(const struct intern *in, const char *bytes, size_t len)
{
	return in->n ? in->index[place_of(in, bytes, len, slot_hash(bytes, len))].number - 1
		     : INTERN_NONE;
}

const char *intern_string(const struct intern *in, uint32_t number)
{
	return in->bytes + in->starts[number];
}

void intern_release(struct intern *in)
{
	free(in->bytes);
	free(in->starts);
	free(in->index);
	*in = (struct intern)INTERN_INIT;
}
