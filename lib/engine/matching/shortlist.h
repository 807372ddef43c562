/*
 * shortlist.h - the few best candidates of each mentee, and whatever else a best plan may need.
 *
 * The n candidates of a mentee with the highest scores (of equal ones those of the first mentors) are in general not
 * enough: many may want the same few places. So the short list is solved for each objective, and every candidate that
 * was left out is held against the prices of that plan (certificate.h). One that is worth at least its two prices could
 * be in a plan as good or better: it is put on the list, and the list is solved again, until none is left (column
 * generation: Dantzig and Wolfe 1960). Then every candidate that is not on the list is worth less than its prices, or
 * lies below the floor; by complementary slackness it is in no best plan of the whole problem. Hence the best plans of
 * the list are exactly those of the whole problem, for the objectives fair, count and score, and so are the canonical
 * plan and what `keep` chooses. It is not so with a minimum of points, with other places, and for stable plans.
 */
#ifndef KURATOR_ENGINE_MATCHING_SHORTLIST_H
#define KURATOR_ENGINE_MATCHING_SHORTLIST_H

#include "engine/matching/certificate.h"

struct matching_shortlist {
	bool *stays;    /* of each edge of the problem */
	size_t n_best;  /* edges on it because they are among the n best of their mentee */
	size_t n_added; /* because a best plan may need them */
};

/* n from 1. Never fails; overwrites the list. */
void matching_shortlist(const struct matching_problem *p, size_t n,
			struct matching_shortlist *list);
/*
 * Whether the prices of a plan of some of the edges leave it open that another edge, of at least the minimum, is in a plan
 * of all that is as good or better.
 */
bool matching_may_be_needed(const struct matching_certificate *c, uint32_t mentee, uint32_t mentor,
			    int32_t score);
void matching_shortlist_release(struct matching_shortlist *list);

#endif
