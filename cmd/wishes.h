/*
 * wishes.h - who is to have the same mentor and who is not, read from a file: mentee,other,wish.
 *
 * A wish is about two mentees, `together` or `apart` (or «вместе», «врозь»). What contradicts itself, also by way of
 * others, is refused with all the lines. A mentee who takes no part in the matching but has mentors (a running pair, a
 * locked one) counts with these.
 */
#ifndef KURATOR_CMD_WISHES_H
#define KURATOR_CMD_WISHES_H

#include "common.h"

#include "engine/matching/repair.h"
#include "engine/matching/wish_list.h"

/* Finds a mentee. Returns false when there is none. */
typedef bool wish_find_fn(const void *data, const char *id, struct wish_party *party);

struct wishes {
	const char *file;
	struct wish_list list;
};

/* Returns 0, or -1 after messages; wishes_release() is due in both cases. */
int wishes_read(struct wishes *w, const char *path, const char *encoding, wish_find_fn *find,
		const void *data);
void wishes_release(struct wishes *w);

/* What of the wishes the best plan (a null pointer: nobody asks) meets and this one, in words on stderr. */
void wishes_report(const struct wishes *w, const struct matching_problem *p, const size_t *best,
		   const size_t *repaired);
/* Whether there may be a better plan that meets as much of wishes and least numbers; nothing where all was met anyway. */
void wishes_report_proof(const struct matching_repair *repair);

#endif
