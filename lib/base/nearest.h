/*
 * nearest.h - the word that somebody probably meant.
 */
#ifndef KURATOR_BASE_NEAREST_H
#define KURATOR_BASE_NEAREST_H

#include "base/util.h"

/*
 * Insertions, deletions, replacements and exchanges of neighbours, a letter each, that turn one word into the other
 * (Damerau 1964, in the restricted form), at most `most` + 1.
 */
size_t nearest_distance(const char *word, const char *other, size_t most);

/*
 * Collects the best guess among words offered one by one. Start with { .word = typed }; `best` is NULL while nothing
 * offered is near enough (a third of its length, at least 1, at most 3); of equally near words the first stays.
 */
struct nearest {
	const char *word;
	const char *best;
	size_t distance;
};

void nearest_offer(struct nearest *nearest, const char *candidate);

#endif
