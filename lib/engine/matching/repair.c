/* repair.c - wishes that no exact method can grant */
#include "engine/matching/draft.h"

/* So many candidates are looked at, in all solutions together, to deal with teams one by one. */
#define MOST_WORK 200000000

/* ---- apart ---- */

/* Bans the mentee's own edge. Returns false where it is settled. */
static bool move_away(const struct repairer *r, struct draft *draft, uint32_t mentee)
{
	if (draft->locked[mentee] != MATCHING_NO_EDGE)
		return false;
	draft->banned[draft->edge[mentee]] = true;
	draft_solve_rest(r, draft);
	return true;
}

static void separate(const struct repairer *r, struct draft *draft,
		     const struct matching_wish *wish)
{
	struct draft first, second;
	bool one, other;

	draft_init(&first, r->p);
	draft_init(&second, r->p);
	draft_copy(&first, draft, r->p);
	draft_copy(&second, draft, r->p);
	one = move_away(r, &first, wish->mentee);
	other = move_away(r, &second, wish->other);
	if (!one && !other)
		BUG("two who are to be apart are settled with the same mentor");
	draft_take(draft,
		   other && (!one || draft_is_better(r, &second, &first)) ? &second : &first);
	draft_release(&first);
	draft_release(&second);
}

/* ---- from the start ---- */

/* Who takes no part keeps its mentors: those who are to be apart from it cannot have them. */
static void ban_mentors(const struct repairer *r, struct draft *draft,
			const struct matching_wish *wish)
{
	for (uint32_t k = 0; k < wish->n_mentors; k++) {
		size_t e = matching_find_edge(r->p, wish->mentee, wish->mentors[k]);

		if (e != MATCHING_NO_EDGE)
			draft->banned[e] = true;
	}
}

/* The best plan with what nothing can change. */
static void begin(const struct repairer *r, struct draft *draft, const size_t *edge)
{
	const struct matching_demands *d = r->demands;
	bool any = false;

	draft_init(draft, r->p);
	for (uint32_t i = 0; i < r->p->n_mentees; i++)
		draft->edge[i] = edge[i];
	for (size_t k = 0; k < d->n_wishes; k++) {
		if (!d->wishes[k].apart || d->wishes[k].other != MATCHING_NOBODY)
			continue;
		ban_mentors(r, draft, &d->wishes[k]);
		any = true;
	}
	if (any)
		draft_solve_rest(r, draft);
}

/* Gives the mentee the first mentor of the other one, who takes no part, where that may be. Returns whether it did. */
static bool follow(struct repairer *r, struct draft *draft, const struct matching_wish *wish)
{
	uint32_t *room = draft_count_room(r, draft);
	size_t found = MATCHING_NO_EDGE;

	for (uint32_t k = 0; k < wish->n_mentors && found == MATCHING_NO_EDGE; k++) {
		size_t e = matching_find_edge(r->p, wish->mentee, wish->mentors[k]);

		if (e != MATCHING_NO_EDGE && !draft->banned[e] && r->p->score[e] >= r->minimum &&
		    room[wish->mentors[k]])
			found = e;
	}
	free(room);
	if (found == MATCHING_NO_EDGE)
		return false;
	draft_lock(r, draft, wish->mentee, found);
	repair_mark_joined(r, found);
	return true;
}

static void follow_all(struct repairer *r, struct draft *draft)
{
	const struct matching_demands *d = r->demands;
	bool any = false;

	for (size_t k = 0; k < d->n_wishes; k++) {
		const struct matching_wish *wish = &d->wishes[k];

		if (!wish->apart && wish->other == MATCHING_NOBODY &&
		    draft->locked[wish->mentee] == MATCHING_NO_EDGE)
			any |= follow(r, draft, wish);
	}
	if (any)
		draft_solve_rest(r, draft);
}

/* ---- the repair ---- */

static void repair_by_steps(struct repairer *r, struct draft *draft, struct matching_repair *repair)
{
	follow_all(r, draft);
	if (r->demands->least)
		repair_close_hopeless(r, draft, repair);
	for (;;) {
		uint32_t group = repair_find_divided(r, draft), team;
		const struct matching_wish *clash;

		if (group != MATCHING_NOBODY)
			repair_join(r, draft, group);
		else if ((clash = draft_find_clash(r, draft)))
			separate(r, draft, clash);
		else if ((team = repair_find_short(r, draft)) == MATCHING_NOBODY)
			return;
		else if (!repair_deal_with(r, draft, team, repair))
			repair_close_many(r, draft, repair);
	}
}

/* Of each wish: it is about two who have nobody in the plan. */
static bool *list_idle(const struct repairer *r, const size_t *edge)
{
	const struct matching_demands *d = r->demands;
	bool *idle = xcalloc(d->n_wishes, sizeof(*idle));

	for (size_t k = 0; k < d->n_wishes; k++)
		idle[k] = d->wishes[k].other != MATCHING_NOBODY &&
			  edge[d->wishes[k].mentee] == MATCHING_NO_EDGE &&
			  edge[d->wishes[k].other] == MATCHING_NO_EDGE;
	return idle;
}

static bool needs_nothing(const struct repairer *r, const size_t *edge)
{
	const struct matching_demands *d = r->demands;

	for (size_t k = 0; k < d->n_wishes; k++)
		if (!matching_wish_is_met(r->p, &d->wishes[k], edge))
			return false;
	return !d->least || !matching_count_small(r->p, d, edge);
}

/* Least numbers are met by steps alone. Returns whether no plan is better. */
static bool improve(const struct repairer *r, const struct draft *start, const size_t *edge,
		    struct draft *draft)
{
	bool *idle;
	bool exact;

	if (r->demands->least)
		return needs_nothing(r, edge);
	idle = list_idle(r, edge);
	exact = repair_search(r, start, idle, draft);
	free(idle);
	return exact;
}

static void count_wishes(const struct repairer *r, const size_t *before, const size_t *edge,
			 struct matching_repair *repair)
{
	const struct matching_demands *d = r->demands;

	repair->met = xcalloc(d->n_wishes, sizeof(*repair->met));
	for (size_t k = 0; k < d->n_wishes; k++) {
		bool was = matching_wish_is_met(r->p, &d->wishes[k], before);

		repair->met[k] = matching_wish_is_met(r->p, &d->wishes[k], edge);
		repair->n_unmet += !repair->met[k];
		if (!was && repair->met[k])
			*(d->wishes[k].apart ? &repair->n_parted : &repair->n_joined) += 1;
	}
}

void matching_repair(const struct matching_problem *p, enum matching_objective objective,
		     int32_t minimum, const struct matching_demands *demands, size_t *edge,
		     struct matching_repair *repair)
{
	struct repairer r = {
		.p = p,
		.objective = objective,
		.minimum = minimum,
		.demands = demands,
		.work = MOST_WORK,
	};
	struct draft start, draft;

	memset(repair, 0, sizeof(*repair));
	repairer_init(&r);
	repair->closed = xcalloc(r.n_teams, sizeof(*repair->closed));
	repair->filled = xcalloc(r.n_teams, sizeof(*repair->filled));
	begin(&r, &start, edge);
	draft_init(&draft, p);
	draft_copy(&draft, &start, p);
	repair_by_steps(&r, &draft, repair);
	repair->exact = improve(&r, &start, edge, &draft);
	repair->hurried = demands->least && !r.work;
	if (demands->least)
		repair->n_small = matching_count_small(p, demands, draft.edge);
	count_wishes(&r, edge, draft.edge, repair);
	for (uint32_t i = 0; i < p->n_mentees; i++)
		edge[i] = draft.edge[i];
	draft_release(&start);
	draft_release(&draft);
	repairer_release(&r);
}

void matching_repair_release(struct matching_repair *repair)
{
	free(repair->closed);
	free(repair->filled);
	free(repair->met);
	memset(repair, 0, sizeof(*repair));
}
