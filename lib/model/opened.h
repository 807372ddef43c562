/*
 * opened.h - running pairs that take part in a matching, so that their mentees may get another mentor.
 *
 * For everything that is computed of these bases, such a pair has ended today. Whose mentee has another open pair cannot
 * be opened: a plan gives one mentor and could keep only one of them.
 */
#ifndef KURATOR_MODEL_OPENED_H
#define KURATOR_MODEL_OPENED_H

#include "model/bases.h"

struct opened_pairs {
	const struct pair **of; /* of each mentee of the bases; null: none has one */
	size_t n;
};

/*
 * Opens the pairs and groups of these ids ("all": all that can be), before anything is computed of the bases. Returns 0, or
 * -1 after messages; opened_release() is due in both cases.
 */
int opened_read(struct opened_pairs *opened, const char *const *ids, size_t n, struct bases *bases);
/* The pair of the mentee (place in the bases) that was opened; a null pointer: there is none. */
const struct pair *opened_pair(const struct opened_pairs *opened, size_t mentee);
void opened_release(struct opened_pairs *opened);

#endif
