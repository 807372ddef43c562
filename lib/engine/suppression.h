/*
 * suppression.h - which groups may not be shown to readers outside.
 *
 * A group of fewer than min_cell people is not shown. Where the groups add up to a whole that is known, one hidden
 * group could be had by subtraction: then the next larger group is hidden too, until at least two groups are, which
 * hold min_cell people together. Groups without people hide nothing and are not counted.
 */
#ifndef KURATOR_ENGINE_SUPPRESSION_H
#define KURATOR_ENGINE_SUPPRESSION_H

#include "base/util.h"

/* Fills hidden[] of n groups with these sizes. min_cell 0 hides nothing. Equal sizes: the first one goes first. */
void suppress_groups(const size_t *sizes, size_t n, size_t min_cell, bool *hidden);

/* A row of a table with several wholes, whose rows stand one behind the other. */
struct suppression_row {
	size_t size;
	bool starts;  /* the first row of a whole */
	bool *hidden; /* is filled */
};

/* The same for such a table. */
void suppress_rows(const struct suppression_row *rows, size_t n, size_t min_cell);
/* Why a group of this size is hidden; not translated. */
const char *suppression_note(size_t size, size_t min_cell);
/* The same in a table for people: a word of it, which suppression_remark() explains on stderr. */
const char *suppression_word(void);
void suppression_remark(size_t min_cell);

#endif
