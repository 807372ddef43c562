/*
 * ties.h - what two people have to do with each other: choices after the general meeting, pairs that they have been.
 */
#ifndef KURATOR_MODEL_TIES_H
#define KURATOR_MODEL_TIES_H

#include "model/bases.h"

struct tie {
	uint32_t mentor;      /* place in the bases */
	uint32_t mentee_rank; /* the mentor on the mentee's list of choices, from 1; 0: not on it */
	uint32_t mentor_rank; /* the mentee on the mentor's list */
	const struct pair *previous; /* their last pair that reached its end; null: none */
};

struct ties {
	struct tie *items; /* of the mentee at place i: row[i] to row[i + 1] - 1, by mentor */
	size_t *row;
};

/* From choices and pairs of the bases, as of bases->today; into the arena. Does not depend on the order of rows. */
void ties_read(struct ties *ties, const struct bases *bases, struct arena *arena);
/* The tie of the two (places in the bases), or a null pointer when there is none. */
const struct tie *ties_find(const struct ties *ties, size_t mentor, size_t mentee);

#endif
