/* arena.c - memory that lives and dies together */
#include "base/arena.h"

#include <stdalign.h>

#define BLOCK_SIZE ((size_t)64 << 10)

struct arena_block {
	struct arena_block *next;
	size_t used;
	size_t size;
	alignas(max_align_t) unsigned char bytes[];
};

static size_t rounded(size_t size)
{
	size_t unit = alignof(max_align_t);

	return size_mult(size_add(size, unit - 1) / unit, unit);
}

static struct arena_block *new_block(struct arena *arena, size_t need)
{
	size_t size = need > BLOCK_SIZE ? rounded(need) : BLOCK_SIZE;
	struct arena_block *block = xcalloc(1, size_add(sizeof(*block), size));

	block->size = size;
	block->next = arena->blocks;
	arena->blocks = block;
	return block;
}

static void *take(struct arena *arena, size_t need)
{
	struct arena_block *block = arena->blocks;
	void *bytes;

	if (!block || block->size - block->used < need)
		block = new_block(arena, need);
	bytes = block->bytes + block->used;
	block->used += need;
	return bytes;
}

void *arena_calloc(struct arena *arena, size_t n, size_t size)
{
	struct arena_block *block = arena->blocks;

	if (block)
		block->used = rounded(block->used);
	return take(arena, rounded(size_mult(n, size)));
}

char *arena_memdup0(struct arena *arena, const void *bytes, size_t len)
{
	char *copy = take(arena, size_add(len, 1));

	if (len)
		memcpy(copy, bytes, len);
	return copy;
}

void arena_release(struct arena *arena)
{
	while (arena->blocks) {
		struct arena_block *next = arena->blocks->next;

		free(arena->blocks);
		arena->blocks = next;
	}
}
