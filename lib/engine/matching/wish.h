/*
 * wish.h - who is to have the same mentor as somebody else (together), and who is not (apart).
 *
 * A wish is about two mentees who take part; or about one who does and another who does not, but has mentors already (a
 * running pair, a locked one): to be together with it is to have one of these.
 */
#ifndef KURATOR_ENGINE_MATCHING_WISH_H
#define KURATOR_ENGINE_MATCHING_WISH_H

#include "engine/matching/problem.h"

struct matching_wish {
	bool apart;              /* otherwise together */
	uint32_t mentee, other;  /* other: MATCHING_NOBODY where it takes no part; then: */
	const uint32_t *mentors; /* those that it has, ascending */
	uint32_t n_mentors;
};

/* Whether the two have the same mentor, or not. Two who both have nobody are apart. */
bool matching_wish_is_met(const struct matching_problem *p, const struct matching_wish *wish,
			  const size_t *edge);

/*
 * The fewest wishes `together` that lead from one of n people to the other: by[i] is the place of the wish by which i was
 * reached, SIZE_MAX where none does. Returns false when none lead there. Two who are to be apart and are led to each
 * other contradict themselves.
 */
bool matching_wish_path(uint32_t n, const struct matching_wish *wishes, size_t n_wishes,
			uint32_t from, uint32_t to, size_t *by);
/*
 * The groups that wishes `together` of two who take part make: of each mentee the first of its group; itself where it has
 * none. The caller frees the array.
 */
uint32_t *matching_wish_groups(uint32_t n_mentees, const struct matching_wish *wishes, size_t n);

#endif
