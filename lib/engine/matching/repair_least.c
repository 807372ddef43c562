/* repair_least.c - groups that need a least number of members: closed or filled */
#include "engine/matching/draft.h"

/* What the cost of one further member takes, in looks along all candidates: a search, and often another solution. */
#define WORK_OF_FORCING 2

uint32_t *repair_count_members(const struct matching_problem *p, const struct matching_demands *d,
			       const size_t *edge)
{
	uint32_t *n = xcalloc(repair_count_teams(p, d), sizeof(*n));

	for (uint32_t i = 0; i < p->n_mentees; i++)
		if (edge[i] != MATCHING_NO_EDGE && repair_team_of(p, d, edge[i]) != MATCHING_NOBODY)
			n[repair_team_of(p, d, edge[i])]++;
	return n;
}

/* The mentee's edge that makes it a member; MATCHING_NO_EDGE: there is none. */
static size_t edge_to_team(const struct repairer *r, uint32_t mentee, uint32_t team)
{
	for (size_t e = r->p->row[mentee]; e < r->p->row[mentee + 1]; e++)
		if (repair_team_of(r->p, r->demands, e) == team)
			return e;
	return MATCHING_NO_EDGE;
}

uint32_t matching_count_small(const struct matching_problem *p,
			      const struct matching_demands *demands, const size_t *edge)
{
	uint32_t *members = repair_count_members(p, demands, edge), n = 0;

	for (uint32_t t = 0; t < repair_count_teams(p, demands); t++)
		n += members[t] && members[t] < demands->least[t];
	free(members);
	return n;
}

static void lock_members(const struct repairer *r, struct draft *draft, uint32_t team)
{
	for (uint32_t i = 0; i < r->p->n_mentees; i++)
		if (draft->edge[i] != MATCHING_NO_EDGE &&
		    repair_team_of(r->p, r->demands, draft->edge[i]) == team &&
		    !draft->banned[draft->edge[i]] && draft->locked[i] == MATCHING_NO_EDGE)
			draft_lock(r, draft, i, draft->edge[i]);
}

/* Takes the work of so many solutions, or looks along all candidates, off. Returns whether there was as much left. */
static bool take_work(struct repairer *r, size_t times)
{
	size_t work = times * (matching_n_edges(r->p) + 1);

	bool enough = r->work >= work;

	r->work = enough ? r->work - work : 0;
	return enough;
}

static void close_team(const struct repairer *r, struct draft *draft, uint32_t team)
{
	for (size_t e = 0; e < matching_n_edges(r->p); e++)
		if (repair_team_of(r->p, r->demands, e) == team)
			draft->banned[e] = true;
	draft_solve_rest(r, draft);
}

/* Whether the mentee could come alone: nobody has to come with it. */
static bool may_come(const struct repairer *r, const struct draft *draft, uint32_t mentee)
{
	bool alone = r->group[mentee] == mentee && r->next[mentee] == MATCHING_NOBODY;

	return draft->locked[mentee] == MATCHING_NO_EDGE &&
	       (alone || r->given_up[r->group[mentee]]);
}

/* The edge to the team whose forcing costs the rest least; MATCHING_NO_EDGE when nobody can come. */
static size_t cheapest_member(struct repairer *r, const struct draft *draft, uint32_t team)
{
	struct matching_cost least = { .possible = false };
	size_t found = MATCHING_NO_EDGE;
	struct matching_problem rest;
	struct matching_result result;
	struct matching_explainer x;

	draft_rest(&rest, r, draft);
	matching_solve(&rest, r->objective, r->minimum, &result);
	matching_explainer_init(&x, &rest, &result);
	for (uint32_t i = 0; i < rest.n_mentees; i++) {
		size_t e = edge_to_team(r, i, team);
		struct matching_cost cost;

		if (e == MATCHING_NO_EDGE || !may_come(r, draft, i))
			continue;
		if (!take_work(r, WORK_OF_FORCING))
			break;
		cost = matching_cost_of_forcing_edge(&x, i, e);
		if (!cost.possible)
			continue;
		if (found == MATCHING_NO_EDGE || repair_costs_less(r->objective, &cost, &least)) {
			least = cost;
			found = e;
		}
	}
	matching_explainer_release(&x);
	matching_result_release(&result);
	matching_rest_release(&rest);
	return found;
}

/* Returns false when too few can come. */
static bool fill_team(struct repairer *r, struct draft *draft, uint32_t team)
{
	for (;;) {
		uint32_t *members;
		bool enough;
		size_t edge;

		lock_members(r, draft, team);
		members = repair_count_members(r->p, r->demands, draft->locked);
		enough = members[team] >= r->demands->least[team];
		free(members);
		if (!take_work(r, 3))
			return false;
		draft_solve_rest(r, draft);
		if (enough)
			return true;
		edge = cheapest_member(r, draft, team);
		if (edge == MATCHING_NO_EDGE)
			return false;
		draft_lock(r, draft, matching_edge_mentee(r->p, edge), edge);
		draft_solve_rest(r, draft);
	}
}

uint32_t repair_find_short(const struct repairer *r, const struct draft *draft)
{
	const uint32_t *least = r->demands->least;
	uint32_t *members = repair_count_members(r->p, r->demands, draft->edge);
	uint32_t found = MATCHING_NOBODY, fewest = UINT32_MAX;

	for (uint32_t t = 0; least && t < r->n_teams; t++) {
		if (r->stays_small[t] || !members[t] || members[t] >= least[t] ||
		    least[t] - members[t] >= fewest)
			continue;
		fewest = least[t] - members[t];
		found = t;
	}
	free(members);
	return found;
}

bool repair_deal_with(struct repairer *r, struct draft *draft, uint32_t team,
		      struct matching_repair *repair)
{
	bool may_close = !r->joined_team[team];
	struct draft filled, closed;
	bool fills, done;

	if (!take_work(r, 1))
		return false;
	draft_init(&filled, r->p);
	draft_init(&closed, r->p);
	draft_copy(&filled, draft, r->p);
	draft_copy(&closed, draft, r->p);
	if (may_close)
		close_team(r, &closed, team);
	fills = fill_team(r, &filled, team);
	/* What could not be looked at is left to those who come after. */
	done = fills || r->work;
	if (!done)
		goto out;
	if (fills && !(may_close && draft_is_better(r, &closed, &filled))) {
		draft_take(draft, &filled);
		r->joined_team[team] = true;
		repair->filled[repair->n_filled++] = team;
	} else if (may_close) {
		draft_take(draft, &closed);
		repair->closed[repair->n_closed++] = team;
	} else {
		r->stays_small[team] = true;
	}
out:
	draft_release(&filled);
	draft_release(&closed);
	return done;
}
