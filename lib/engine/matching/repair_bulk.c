/* repair_bulk.c - groups that need a least number of members: many of them closed at once */
#include "engine/matching/draft.h"

/* After so many rounds, each of which closes half of the groups that are short, all of them are closed. */
#define MOST_ROUNDS 8

/* Bans the edges of the teams that are marked. */
static void ban_teams(const struct repairer *r, struct draft *draft, const bool *mark)
{
	for (size_t e = 0; e < matching_n_edges(r->p); e++) {
		uint32_t team = repair_team_of(r->p, r->demands, e);

		if (team != MATCHING_NOBODY && mark[team])
			draft->banned[e] = true;
	}
}

/* ---- no plan can fill them ---- */

/* How many mentees have an edge of the team that may be used. */
static uint32_t *count_candidates(const struct repairer *r, const struct draft *draft)
{
	const struct matching_problem *p = r->p;
	uint32_t *n = xcalloc(r->n_teams, sizeof(*n));

	for (size_t e = 0; e < matching_n_edges(p); e++) {
		uint32_t team = repair_team_of(p, r->demands, e);

		if (team != MATCHING_NOBODY && !draft->banned[e] && p->score[e] >= r->minimum)
			n[team]++;
	}
	return n;
}

static uint32_t *list_places(const struct repairer *r)
{
	const struct matching_problem *p = r->p;
	uint32_t *places = xcalloc(r->n_teams, sizeof(*places));

	for (size_t e = 0; e < matching_n_edges(p); e++) {
		uint32_t team = repair_team_of(p, r->demands, e);

		if (team != MATCHING_NOBODY)
			places[team] = p->capacity[p->mentor[e]];
	}
	return places;
}

void repair_close_hopeless(struct repairer *r, struct draft *draft, struct matching_repair *repair)
{
	uint32_t *members = repair_count_members(r->p, r->demands, draft->edge);
	uint32_t *candidates = count_candidates(r, draft), *places = list_places(r);
	bool *mark = xcalloc(r->n_teams, sizeof(*mark));
	bool any = false;

	for (uint32_t t = 0; t < r->n_teams; t++) {
		uint32_t least = r->demands->least[t];

		mark[t] = !r->joined_team[t] && least > 1 &&
			  (places[t] < least || candidates[t] < least);
		if (!mark[t] || !members[t])
			continue;
		repair->closed[repair->n_closed++] = t;
		any = true;
	}
	ban_teams(r, draft, mark);
	if (any)
		draft_solve_rest(r, draft);
	free(members);
	free(candidates);
	free(places);
	free(mark);
}

/* ---- half of them at a time ---- */

struct lack {
	uint32_t lacks, team;
};

/* Those that lack most first; of equal ones the last. */
static int compare_lacks(const void *a, const void *b)
{
	const struct lack *x = a, *y = b;

	if (x->lacks != y->lacks)
		return x->lacks > y->lacks ? -1 : 1;
	return (x->team < y->team) - (x->team > y->team);
}

/* The teams that are short and may be closed; those that may not stay as they are. The caller frees it. */
static struct lack *list_short(struct repairer *r, const uint32_t *members, size_t *n)
{
	struct lack *list = xcalloc(r->n_teams, sizeof(*list));

	*n = 0;
	for (uint32_t t = 0; t < r->n_teams; t++) {
		uint32_t least = r->demands->least[t];

		if (!members[t] || members[t] >= least)
			continue;
		if (r->joined_team[t])
			r->stays_small[t] = true;
		else
			list[(*n)++] = (struct lack){ least - members[t], t };
	}
	if (*n)
		qsort(list, *n, sizeof(*list), compare_lacks);
	return list;
}

/* The members of teams that are large enough keep their places: nobody makes them short any more. */
static void lock_full(struct repairer *r, struct draft *draft, const uint32_t *members)
{
	for (uint32_t i = 0; i < r->p->n_mentees; i++) {
		size_t e = draft->edge[i];
		uint32_t team = e == MATCHING_NO_EDGE ? MATCHING_NOBODY
						      : repair_team_of(r->p, r->demands, e);

		if (team != MATCHING_NOBODY && r->demands->least[team] > 1 &&
		    members[team] >= r->demands->least[team] && !draft->banned[e] &&
		    draft->locked[i] == MATCHING_NO_EDGE) {
			draft_lock(r, draft, i, e);
			r->joined_team[team] = true;
		}
	}
}

/* Teams without members may not get any: they might get too few. */
static void mark_empty(const struct repairer *r, const uint32_t *members, bool *mark)
{
	for (uint32_t t = 0; t < r->n_teams; t++)
		mark[t] |= !members[t] && r->demands->least[t] > 1;
}

void repair_close_many(struct repairer *r, struct draft *draft, struct matching_repair *repair)
{
	for (uint32_t round = 0;; round++) {
		uint32_t *members = repair_count_members(r->p, r->demands, draft->edge);
		bool *mark = xcalloc(r->n_teams, sizeof(*mark)), last = round >= MOST_ROUNDS;
		size_t n, n_close;
		struct lack *list = list_short(r, members, &n);

		n_close = last ? n : (n + 1) / 2;
		for (size_t k = 0; k < n_close; k++) {
			mark[list[k].team] = true;
			repair->closed[repair->n_closed++] = list[k].team;
		}
		if (n && last) {
			lock_full(r, draft, members);
			mark_empty(r, members, mark);
		}
		ban_teams(r, draft, mark);
		if (n)
			draft_solve_rest(r, draft);
		free(members);
		free(mark);
		free(list);
		if (!n || last)
			return;
	}
}
