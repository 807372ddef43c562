/*
 * repair.h - wishes that no exact method can grant: who is to have the same mentor, who is not, and groups that need a
 * least number of members.
 *
 * Each of them makes the best matching NP-hard to find, so they are met by repair. The best matching without them is
 * found; then, as long as one of them is not met, the smallest step that meets it is taken, and everything else is
 * solved exactly around what is settled:
 *
 *   together  the people of the wish (of all wishes that hang together) get the mentor with whom the whole plan is best,
 *             and keep it. Those whom fewest mentors could have come first.
 *   apart     one of the two may not have this mentor; the one without whom the plan is better there stays.
 *   least     the group that lacks fewest members (of those the first) is closed: its mentees go elsewhere, as well as
 *             they can; or filled: those whose moving costs the whole least come one by one, and all of the group stay;
 *             whichever leaves the better plan. A group that was joined is not closed.
 *
 * A group is all the mentees of a mentor; or, where `team` says so, those of a mentor whose pairs are of one kind.
 *
 * What the repair loses against the best matching without wishes is the difference of the two; it is never less than
 * what the best possible way would lose. Two who both have nobody are together and apart.
 */
#ifndef KURATOR_ENGINE_MATCHING_REPAIR_H
#define KURATOR_ENGINE_MATCHING_REPAIR_H

#include "engine/matching/certificate.h"

struct matching_wish {
	bool apart; /* otherwise together */
	uint32_t mentee, other;
};

/* What the plan has to be besides a good one. No two mentees are to be both together and apart. */
struct matching_demands {
	/* Of each mentee: an edge of the plan that stays; a null pointer: none. They fit into the places. */
	const size_t *locked;
	/* Of each edge: no plan has it; a null pointer: all may be. */
	const bool *banned;
	/* Of each edge: its group, all of one mentor, or MATCHING_NOBODY; a null pointer: the mentor's number. */
	const uint32_t *team;
	uint32_t n_teams; /* with `team` only */
	/* Of each group: fewest members if any; a null pointer: no demand. */
	const uint32_t *least;
	const struct matching_wish *wishes;
	size_t n_wishes;
};

struct matching_repair {
	uint32_t *closed, *filled; /* groups, in the order in which they were dealt with */
	uint32_t n_closed, n_filled;
	uint32_t
		n_small; /* groups that are too small nevertheless: they may not be closed and nobody can come */
	size_t n_joined,
		n_parted; /* wishes that the best plan does not meet and the repaired one does */
	size_t n_unmet;   /* wishes that it does not meet; of `together` only */
	bool *met;        /* of each wish */
};

/*
 * Changes edge[], which is the best matching of the problem for the objective and the minimum, as little as it must.
 * Scores of locked edges do not matter. `repair` is overwritten.
 */
void matching_repair(const struct matching_problem *p, enum matching_objective objective,
		     int32_t minimum, const struct matching_demands *demands, size_t *edge,
		     struct matching_repair *repair);
void matching_repair_release(struct matching_repair *repair);

/* Whether the plan meets the wish, and how many groups have members but too few. */
bool matching_wish_is_met(const struct matching_problem *p, const struct matching_wish *wish,
			  const size_t *edge);
uint32_t matching_count_small(const struct matching_problem *p,
			      const struct matching_demands *demands, const size_t *edge);

/*
 * The fewest wishes `together` that lead from one of n people to the other: by[i] is the place of the wish by which i was
 * reached, SIZE_MAX where none does. Returns false when none lead there. Two who are to be apart and are led to each
 * other contradict themselves.
 */
bool matching_wish_path(uint32_t n, const struct matching_wish *wishes, size_t n_wishes,
			uint32_t from, uint32_t to, size_t *by);
/*
 * The groups that wishes `together` make: of each mentee the first of its group; itself where it has none. The caller
 * frees the array.
 */
uint32_t *matching_wish_groups(uint32_t n_mentees, const struct matching_wish *wishes, size_t n);

#endif
