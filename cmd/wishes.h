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

#define WISH_MOST_MENTORS 16

/* Somebody whom a wish names. */
struct wish_party {
	const char *id;  /* as the base writes it; lives as long as what it was found in */
	uint32_t number; /* in the problem; MATCHING_NOBODY: takes no part */
	uint32_t mentors[WISH_MOST_MENTORS]; /* who takes no part: those it has, by number */
	uint32_t n_mentors;
};

/* Finds a mentee. Returns false when there is none. */
typedef bool wish_find_fn(const void *data, const char *id, struct wish_party *party);

struct wish_row {
	uint32_t mentee, other; /* places in parties */
	bool apart;
	size_t line;
};

struct wishes {
	const char *file;
	struct wish_party *parties;
	struct wish_row *rows;
	size_t n_parties, n_rows, alloc_parties, alloc_rows;
	/* For matching_repair(). */
	struct matching_wish *items;
	size_t n_items;
	size_t *locked;
	bool *banned;
};

/*
 * Reads the file for a problem and its minimum. Returns 0, or -1 after messages; wishes_release() is due in both cases.
 */
int wishes_read(struct wishes *w, const char *path, const char *encoding,
		const struct matching_problem *p, int32_t minimum, wish_find_fn *find,
		const void *data);
void wishes_release(struct wishes *w);

/* What of the wishes the best plan meets and the repaired one, in words on stderr. */
void wishes_report(const struct wishes *w, const struct matching_problem *p, const size_t *best,
		   const size_t *repaired);
/* Adds them to what the hash of a plan has to hold. */
void wishes_add_settings(const struct wishes *w, struct strbuf *out);

#endif
