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

static uint8_t tag_of(uint64_t hash)
{
	return (uint8_t)(hash >> 56);
}

/* The place of the string in the index, or the free place for it. */
static size_t place_of(const struct intern *in, const char *bytes, size_t len, uint64_t hash)
{
	size_t mask = in->index_size - 1, i = (size_t)hash & mask;
	uint8_t tag = tag_of(hash);

	for (; in->index[i]; i = (i + 1) & mask)
		if (in->tags[i] == tag && is_string(in, in->index[i] - 1, bytes, len))
			break;
	return i;
}

static void put(struct intern *in, uint32_t number, uint64_t hash)
{
	size_t mask = in->index_size - 1, i = (size_t)hash & mask;

	while (in->index[i])
		i = (i + 1) & mask;
	in->index[i] = number + 1;
	in->tags[i] = tag_of(hash);
}

static void grow_index(struct intern *in)
{
	in->index_size = in->index_size ? size_mult(in->index_size, 2) : 64;
	free(in->index);
	free(in->tags);
	in->index = xcalloc(in->index_size, sizeof(*in->index));
	in->tags = xcalloc(in->index_size, sizeof(*in->tags));
	for (uint32_t number = 0; number < in->n; number++)
		put(in, number, strmap_hash(in->bytes + in->starts[number], length(in, number)));
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

uint32_t intern_add(struct intern *in, const char *bytes, size_t len)
{
	uint32_t *recent = &in->recent[recent_place(bytes, len)];
	uint64_t hash;
	size_t place;

	if (*recent && is_string(in, *recent - 1, bytes, len))
		return *recent - 1;
	if (in->n >= in->index_size / 4 * 3)
		grow_index(in);
	hash = strmap_hash(bytes, len);
	place = place_of(in, bytes, len, hash);
	if (in->index[place]) {
		*recent = in->index[place];
	} else {
		*recent = in->index[place] = take(in, bytes, len) + 1;
		in->tags[place] = tag_of(hash);
	}
	return *recent - 1;
}

uint32_t intern_find(const struct intern *in, const char *bytes, size_t len)
{
	return in->n ? in->index[place_of(in, bytes, len, strmap_hash(bytes, len))] - 1
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
	free(in->tags);
	*in = (struct intern)INTERN_INIT;
}
