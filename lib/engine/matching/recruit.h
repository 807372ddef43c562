/*
 * recruit.h - how many more mentors, and of what kind, would serve a share of the mentees.
 *
 * A kind of mentor (a topic) is told by the mentees whom one more mentor of it could have; each brings `places` places.
 * How many mentees can be served is a maximum matching, so every number is computed and none is a difference of sums.
 *
 * Method: a maximum matching is a matroid rank in the places added, so mentors are added one at a time, the kind first
 * that serves most further mentees. With one place each this needs the fewest mentors (Edmonds 1971); with more it may
 * need more than the fewest, at most by the factor 1 + ln(places) (Wolsey 1982); `least` is a bound from below, and
 * where it equals `mentors` the answer is proved.
 */
#ifndef KURATOR_ENGINE_MATCHING_RECRUIT_H
#define KURATOR_ENGINE_MATCHING_RECRUIT_H

#include "engine/matching/problem.h"

struct recruit_problem {
	const struct matching_problem
		*now; /* whom today's mentors could serve; scores do not matter */
	const size_t *
		row; /* n_mentees + 1: the kinds of mentee i are kind[row[i]] to kind[row[i + 1] - 1] */
	const uint32_t *kind; /* ascending within a row */
	uint32_t n_kinds;
	const uint32_t *
		urgency; /* of each kind: of equally good ones the greater, then the first is taken */
	uint32_t places; /* of a new mentor, from 1 */
	uint32_t target; /* mentees to be served */
};

struct recruit_result {
	uint32_t served_now, served_then;
	uint32_t *more;   /* of each kind: how many new mentors */
	uint32_t mentors; /* all of these */
	uint32_t least;   /* no fewer can serve as many */
};

/* Never fails; where the target cannot be reached, served_then is as many as can be. Overwrites the result. */
void matching_recruit(const struct recruit_problem *p, struct recruit_result *result);
void recruit_result_release(struct recruit_result *result);

#endif
