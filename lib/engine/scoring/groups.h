/*
 * groups.h - groups of a variant that a mentor has with at least so many mentees, or not at all.
 *
 * A team (engine/matching/repair.h) is a mentor with a variant: mentor * n_variants + variant, by number in the working
 * set and place in the eligibility. A candidate is of its best variant; when a team is closed, the candidates that were
 * of it are of their next best variant, so that nobody loses a mentor with whom something else is possible. (A team is
 * filled only with those whose best variant it is.)
 */
#ifndef KURATOR_ENGINE_SCORING_GROUPS_H
#define KURATOR_ENGINE_SCORING_GROUPS_H

#include "engine/matching/repair.h"
#include "engine/scoring/scoring.h"

/* Candidates as scoring_candidates() makes them, which change when teams are closed. */
struct group_candidates {
	const struct scoring *s;
	struct matching_problem *problem;
	uint16_t *variant; /* of each edge */
};

struct groups {
	const uint32_t *least_of; /* of each variant; 0: no demand */
	uint32_t *team;           /* of each edge; MATCHING_NOBODY where nothing is demanded */
	uint32_t *least;          /* of each team, without the members that it has already */
	bool *shut;               /* of each team: it was closed */
	bool *without;            /* of each team: shut, or no candidate may be of the variant */
	uint32_t n_teams;
};

/*
 * `least_of` must outlive it. `members` tells how many mentees the mentor (by number) has in the variant already: these
 * need the rest only. groups_release() is due.
 */
typedef uint32_t group_members_fn(const void *data, uint32_t mentor, size_t variant);
void groups_init(struct groups *g, const struct group_candidates *c, const uint32_t *least_of,
		 group_members_fn *members, const void *data);
void groups_release(struct groups *g);

/*
 * The best plan for the objective and the minimum, in edge[], becomes one that keeps to the demands. g->team and what the
 * candidates are worth may change; the wishes of `demands` are those of matching_repair(), its other fields are set here.
 * What was closed in the end and what was filled is in `repair`.
 */
void groups_repair(struct groups *g, const struct group_candidates *c,
		   enum matching_objective objective, int32_t minimum,
		   const struct matching_demands *wishes, size_t *edge,
		   struct matching_repair *repair);

#endif
