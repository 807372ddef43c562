/*
 * arena.h - memory that lives and dies together.
 *
 * For things built once, piece by piece, and given back as a whole: a parsed file, a loaded programme. Memory is zeroed.
 */
#ifndef KURATOR_BASE_ARENA_H
#define KURATOR_BASE_ARENA_H

#include "base/util.h"

struct arena {
	struct arena_block *blocks;
};

#define ARENA_INIT \
	{ \
		.blocks = NULL \
	}

/* n elements of `size` bytes, zeroed, aligned for anything; dies when there is no memory. */
void *arena_calloc(struct arena *arena, size_t n, size_t size);
/* A copy of len bytes with a NUL behind them; copies lie close together, at any address. */
char *arena_memdup0(struct arena *arena, const void *bytes, size_t len);
void arena_release(struct arena *arena);

#endif
