/* draft.c - a plan under repair */
#include "engine/matching/draft.h"

/* ---- teams ---- */

uint32_t repair_count_teams(const struct matching_problem *p, const struct matching_demands *d)
{
	return d->team ? d->n_teams : p->n_mentors;
}

uint32_t repair_team_of(const struct matching_problem *p, const struct matching_demands *d,
			size_t edge)
{
	return d->team ? d->team[edge] : p->mentor[edge];
}

void repair_mark_joined(struct repairer *r, size_t edge)
{
	uint32_t team = repair_team_of(r->p, r->demands, edge);

	if (team != MATCHING_NOBODY)
		r->joined_team[team] = true;
}

/* ---- drafts ---- */

void draft_init(struct draft *draft, const struct matching_problem *p)
{
	draft->banned = xcalloc(matching_n_edges(p), sizeof(*draft->banned));
	draft->locked = xcalloc(p->n_mentees, sizeof(*draft->locked));
	draft->edge = xcalloc(p->n_mentees, sizeof(*draft->edge));
	for (uint32_t i = 0; i < p->n_mentees; i++)
		draft->locked[i] = draft->edge[i] = MATCHING_NO_EDGE;
}

void draft_release(struct draft *draft)
{
	free(draft->banned);
	free(draft->locked);
	free(draft->edge);
}

void draft_copy(struct draft *to, const struct draft *from, const struct matching_problem *p)
{
	for (size_t e = 0; e < matching_n_edges(p); e++)
		to->banned[e] = from->banned[e];
	for (uint32_t i = 0; i < p->n_mentees; i++) {
		to->locked[i] = from->locked[i];
		to->edge[i] = from->edge[i];
	}
}

void draft_take(struct draft *to, struct draft *from)
{
	draft_release(to);
	*to = *from;
	memset(from, 0, sizeof(*from));
}

static uint32_t *count_loads(const struct matching_problem *p, const size_t *edge)
{
	uint32_t *load = xcalloc(p->n_mentors, sizeof(*load));

	for (uint32_t i = 0; i < p->n_mentees; i++)
		if (edge[i] != MATCHING_NO_EDGE)
			load[p->mentor[edge[i]]]++;
	return load;
}

void draft_rest(struct matching_problem *rest, const struct repairer *r, const struct draft *draft)
{
	matching_rest_init(rest, r->p,
			   &(struct matching_settled){ draft->locked, NULL, draft->banned });
}

static void take_result(const struct repairer *r, struct draft *draft,
			const struct matching_result *result)
{
	for (uint32_t i = 0; i < r->p->n_mentees; i++)
		draft->edge[i] =
			draft->locked[i] == MATCHING_NO_EDGE ? result->edge[i] : draft->locked[i];
}

void draft_solve_rest(const struct repairer *r, struct draft *draft)
{
	struct matching_problem rest;
	struct matching_result result;

	draft_rest(&rest, r, draft);
	matching_solve(&rest, r->objective, r->minimum, &result);
	take_result(r, draft, &result);
	matching_result_release(&result);
	matching_rest_release(&rest);
}

void draft_solve_whole(const struct repairer *r, struct draft *draft)
{
	struct matching_summary settled = matching_summarise(r->p, draft->locked);
	struct matching_problem rest;
	struct matching_result result;

	draft_rest(&rest, r, draft);
	matching_solve(&rest, r->objective, r->minimum, &result);
	if (r->objective == MATCHING_FAIR && settled.pairs && result.floor > settled.floor) {
		int32_t least = settled.floor > r->minimum ? settled.floor : r->minimum;

		matching_result_release(&result);
		matching_solve(&rest, MATCHING_COUNT, least, &result);
	}
	take_result(r, draft, &result);
	matching_result_release(&result);
	matching_rest_release(&rest);
}

void draft_lock(const struct repairer *r, struct draft *draft, uint32_t mentee, size_t edge)
{
	const struct matching_demands *d = r->demands;

	draft->locked[mentee] = edge;
	for (size_t k = 0; k < d->n_wishes; k++) {
		uint32_t other;
		size_t e;

		if (!d->wishes[k].apart || d->wishes[k].other == MATCHING_NOBODY ||
		    (d->wishes[k].mentee != mentee && d->wishes[k].other != mentee))
			continue;
		other = d->wishes[k].mentee == mentee ? d->wishes[k].other : d->wishes[k].mentee;
		e = matching_find_edge(r->p, other, r->p->mentor[edge]);
		if (e != MATCHING_NO_EDGE)
			draft->banned[e] = true;
	}
}

bool draft_is_better(const struct repairer *r, const struct draft *a, const struct draft *b)
{
	struct matching_summary x = matching_summarise(r->p, a->edge);
	struct matching_summary y = matching_summarise(r->p, b->edge);

	return matching_is_better(r->objective, &x, &y);
}

bool repair_costs_less(enum matching_objective objective, const struct matching_cost *a,
		       const struct matching_cost *b)
{
	if (objective == MATCHING_SCORE)
		return a->points != b->points ? a->points < b->points : a->pairs < b->pairs;
	if (a->pairs != b->pairs)
		return a->pairs < b->pairs;
	return a->floor != b->floor ? a->floor < b->floor : a->points < b->points;
}

uint32_t *draft_count_room(const struct repairer *r, const struct draft *draft)
{
	uint32_t *room = count_loads(r->p, draft->locked);

	for (uint32_t j = 0; j < r->p->n_mentors; j++)
		room[j] = r->p->capacity[j] - room[j];
	return room;
}

/* ---- the repairer ---- */

static void link_groups(struct repairer *r)
{
	uint32_t *last = xcalloc(r->p->n_mentees, sizeof(*last));

	r->group = matching_wish_groups(r->p->n_mentees, r->demands->wishes, r->demands->n_wishes);
	r->next = xcalloc(r->p->n_mentees, sizeof(*r->next));
	for (uint32_t i = 0; i < r->p->n_mentees; i++) {
		r->next[i] = MATCHING_NOBODY;
		if (r->group[i] != i)
			r->next[last[r->group[i]]] = i;
		last[r->group[i]] = i;
	}
	free(last);
}

void repairer_init(struct repairer *r)
{
	r->given_up = xcalloc(r->p->n_mentees, sizeof(*r->given_up));
	r->n_teams = repair_count_teams(r->p, r->demands);
	r->stays_small = xcalloc(r->n_teams, sizeof(*r->stays_small));
	r->joined_team = xcalloc(r->n_teams, sizeof(*r->joined_team));
	link_groups(r);
}

void repairer_release(struct repairer *r)
{
	free(r->group);
	free(r->next);
	free(r->given_up);
	free(r->stays_small);
	free(r->joined_team);
}

const struct matching_wish *draft_find_clash(const struct repairer *r, const struct draft *draft)
{
	const struct matching_demands *d = r->demands;

	for (size_t k = 0; k < d->n_wishes; k++)
		if (d->wishes[k].apart && !matching_wish_is_met(r->p, &d->wishes[k], draft->edge))
			return &d->wishes[k];
	return NULL;
}
