/*
 * repair.h - wishes that no fast method can grant: who is to have the same mentor, who is not, and groups that need a
 * least number of members.
 *
 * Each of them makes the best matching NP-hard to find, so they are met by repair. The best matching without them is
 * found; then, as long as one of them is not met, the smallest step that meets it is taken, and everything else is
 * solved exactly around what is settled:
 *
 *   follow    somebody is to have the mentor of one who takes no part: the first that may be, and keeps it.
 *   together  the people of the wish (of all wishes that hang together) get the mentor with whom the whole plan is best,
 *             and keep it. Those whom fewest mentors could have come first.
 *   apart     one of the two may not have this mentor; the one without whom the plan is better there stays.
 *   least     the group that lacks fewest members (of those the first) is closed: its mentees go elsewhere, as well as
 *             they can; or filled: those whose moving costs the whole least come one by one, and all of the group stay;
 *             whichever leaves the better plan. A group that was joined is not closed. Groups that can be large enough in no
 *             plan are closed first, all at once. Where there are too many groups to deal with them one by one, those
 *             that are short are closed, half of them at a time: the mentees of these fill the others.
 *
 * A group is all the mentees of a mentor; or, where `team` says so, those of a mentor whose pairs are of one kind.
 *
 * Where no least number was asked for, the search of repair_search.c follows: it looks for a plan that keeps apart all who
 * are to be, meets more of the wishes to be together, or as many and is better for the objective. Two who both have
 * nobody are not together, but where that is so in the best matching, too, it is no loss: a wish does not bring them in.
 * With few wishes the search comes to its end, and nothing is better then (`exact`); otherwise the best found so far
 * stays. The work is bounded by counted steps, so the answer is the same on every machine.
 *
 * What the repair loses against the best matching without wishes is the difference of the two; it is never less than
 * what the best possible way would lose.
 */
#ifndef KURATOR_ENGINE_MATCHING_REPAIR_H
#define KURATOR_ENGINE_MATCHING_REPAIR_H

#include "engine/matching/certificate.h"
#include "engine/matching/wish.h"

/* What the plan has to be besides a good one. No two mentees are to be both together and apart. */
struct matching_demands {
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
	bool exact;       /* the search came to its end, or there was nothing to do */
	bool hurried;     /* there were too many groups to deal with one by one */
};

/*
 * Changes edge[], which is the best matching of the problem for the objective and the minimum, as little as it must.
 * `repair` is overwritten.
 */
void matching_repair(const struct matching_problem *p, enum matching_objective objective,
		     int32_t minimum, const struct matching_demands *demands, size_t *edge,
		     struct matching_repair *repair);
void matching_repair_release(struct matching_repair *repair);

/* How many groups have members but too few. */
uint32_t matching_count_small(const struct matching_problem *p,
			      const struct matching_demands *demands, const size_t *edge);

#endif
