/*
 * draft.h - a plan under repair: what is settled in it, and the best plan around that. For repair.c and its parts alone.
 */
#ifndef KURATOR_ENGINE_MATCHING_DRAFT_H
#define KURATOR_ENGINE_MATCHING_DRAFT_H

#include "engine/matching/explain.h"
#include "engine/matching/repair.h"
#include "engine/matching/rest.h"
#include "engine/matching/verify.h"

struct draft {
	bool *banned;   /* edges that may not be used */
	size_t *locked; /* of each mentee: the edge that it keeps, or MATCHING_NO_EDGE */
	size_t *edge;   /* the whole plan */
};

struct repairer {
	const struct matching_problem *p;
	enum matching_objective objective;
	int32_t minimum;
	const struct matching_demands *demands;
	uint32_t *group; /* of each mentee: the first one of those it is to be together with */
	uint32_t *next;  /* of each mentee: the next one of its group, or MATCHING_NOBODY */
	bool *given_up;  /* of each group, by its first mentee: there is no mentor for it */
	uint32_t n_teams;
	size_t work;       /* candidates that may be looked at yet to deal with teams one by one */
	bool *stays_small; /* of each team */
	bool *joined_team; /* of each: has people who were joined, or pairs that were locked: is not closed */
};

void repairer_init(struct repairer *r);
void repairer_release(struct repairer *r);

/* Groups that need a least number of members: the kind of an edge, and how many there are. */
uint32_t repair_count_teams(const struct matching_problem *p, const struct matching_demands *d);
uint32_t repair_team_of(const struct matching_problem *p, const struct matching_demands *d,
			size_t edge);
/* The team of the edge has people who were joined. */
void repair_mark_joined(struct repairer *r, size_t edge);

void draft_init(struct draft *draft, const struct matching_problem *p);
void draft_release(struct draft *draft);
void draft_copy(struct draft *to, const struct draft *from, const struct matching_problem *p);
/* Takes over the content of `from`, which is empty then. */
void draft_take(struct draft *to, struct draft *from);

/* What is left to match around what is settled; matching_rest_release() is due. */
void draft_rest(struct matching_problem *rest, const struct repairer *r, const struct draft *draft);
/* The best plan around what is settled: the best for those who are not. */
void draft_solve_rest(const struct repairer *r, struct draft *draft);
/* The same, but the best for all: where a settled pair is the worst anyway, the others are chosen for points. */
void draft_solve_whole(const struct repairer *r, struct draft *draft);
/* The mentee keeps the edge; those who are to be apart from it cannot have this mentor any more. */
void draft_lock(const struct repairer *r, struct draft *draft, uint32_t mentee, size_t edge);
/* Of each mentor: how many places are not settled. The caller frees it. */
uint32_t *draft_count_room(const struct repairer *r, const struct draft *draft);

/* Whether one whole plan is better than the other. */
bool draft_is_better(const struct repairer *r, const struct draft *a, const struct draft *b);
bool repair_costs_less(enum matching_objective objective, const struct matching_cost *a,
		       const struct matching_cost *b);

/* A wish of two who are to be apart and have the same mentor; a null pointer: none. */
const struct matching_wish *draft_find_clash(const struct repairer *r, const struct draft *draft);

/* ---- the steps, one at a time ---- */

/* The group not yet settled that fewest mentors can have; of those the first. MATCHING_NOBODY: there is none. */
uint32_t repair_find_divided(const struct repairer *r, const struct draft *draft);
/* Gives the group the mentor with whom the rest is best, or gives it up. */
void repair_join(struct repairer *r, struct draft *draft, uint32_t group);
/* The team with members that lacks fewest; MATCHING_NOBODY when none lacks any. */
uint32_t repair_find_short(const struct repairer *r, const struct draft *draft);
/* Closes or fills it. Returns false, and nothing is changed, where that is more work than is left. */
bool repair_deal_with(struct repairer *r, struct draft *draft, uint32_t team,
		      struct matching_repair *repair);

/* ---- many teams at once (repair_bulk.c) ---- */

/*
 * Closes the teams that can have enough members in no plan: the mentor has too few places for them, or too few mentees
 * have it in their rows. Nothing is lost by it.
 */
void repair_close_hopeless(struct repairer *r, struct draft *draft, struct matching_repair *repair);
/* Closes those that are short in the draft, half of them at a time, until none is that may be closed. */
void repair_close_many(struct repairer *r, struct draft *draft, struct matching_repair *repair);
/* How many members each team has in the plan; the caller frees it. */
uint32_t *repair_count_members(const struct matching_problem *p, const struct matching_demands *d,
			       const size_t *edge);

/*
 * Looks for a plan that meets more wishes than the draft, or as many and is better, from `start`, where nothing but what
 * was settled before is, and takes it over. `idle` tells the wishes of two who have nobody in the best plan. Returns
 * whether all plans were looked at, as far as they had to be.
 */
bool repair_search(const struct repairer *r, const struct draft *start, const bool *idle,
		   struct draft *draft);

#endif
