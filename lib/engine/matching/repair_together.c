/* repair_together.c - a mentor for all of a group */
#include "engine/matching/draft.h"

/* The places that the mentor has for the group beside those who are settled; members settled there count as room. */
static bool mentor_can_have(const struct repairer *r, const struct draft *draft, uint32_t group,
			    uint32_t mentor, uint32_t room)
{
	uint32_t come = 0;

	for (uint32_t i = group; i != MATCHING_NOBODY; i = r->next[i]) {
		size_t e = matching_find_edge(r->p, i, mentor);

		if (e == MATCHING_NO_EDGE)
			return false;
		if (draft->locked[i] == e)
			continue;
		if (draft->locked[i] != MATCHING_NO_EDGE || draft->banned[e] ||
		    r->p->score[e] < r->minimum)
			return false;
		come++;
	}
	return come <= room;
}

static uint32_t count_hosts(const struct repairer *r, const struct draft *draft, uint32_t group,
			    const uint32_t *room)
{
	uint32_t n = 0;

	for (size_t e = r->p->row[group]; e < r->p->row[group + 1]; e++)
		n += mentor_can_have(r, draft, group, r->p->mentor[e], room[r->p->mentor[e]]);
	return n;
}

static bool is_settled(const struct repairer *r, const struct draft *draft, uint32_t group)
{
	bool all_out = true, all_locked = true;

	for (uint32_t i = group; i != MATCHING_NOBODY; i = r->next[i]) {
		all_out &= draft->edge[i] == MATCHING_NO_EDGE;
		all_locked &= draft->locked[i] != MATCHING_NO_EDGE;
	}
	return all_out || all_locked;
}

uint32_t repair_find_divided(const struct repairer *r, const struct draft *draft)
{
	uint32_t found = MATCHING_NOBODY, fewest = UINT32_MAX;
	uint32_t *room = draft_count_room(r, draft);

	for (uint32_t i = 0; i < r->p->n_mentees; i++) {
		uint32_t hosts;

		if (r->group[i] != i || r->next[i] == MATCHING_NOBODY || r->given_up[i] ||
		    is_settled(r, draft, i))
			continue;
		hosts = count_hosts(r, draft, i, room);
		if (hosts < fewest) {
			fewest = hosts;
			found = i;
		}
	}
	free(room);
	return found;
}

/* A mentor whom the group could have, and what it costs at least. */
struct host {
	uint32_t mentor;
	struct matching_cost cost;
};

/* The costs of the dearest member: joining all of them cannot cost less. */
static uint32_t list_hosts(const struct repairer *r, const struct draft *draft, uint32_t group,
			   struct host *hosts)
{
	const struct matching_problem *p = r->p;
	struct matching_cost *costs = xcalloc(p->n_mentors, sizeof(*costs));
	uint32_t *room = draft_count_room(r, draft);
	struct matching_problem rest;
	struct matching_result result;
	struct matching_explainer x;
	uint32_t n = 0;

	for (size_t e = p->row[group]; e < p->row[group + 1]; e++)
		if (mentor_can_have(r, draft, group, p->mentor[e], room[p->mentor[e]]))
			hosts[n++] = (struct host){ .mentor = p->mentor[e] };
	draft_rest(&rest, r, draft);
	matching_solve(&rest, r->objective, r->minimum, &result);
	matching_explainer_init(&x, &rest, &result);
	for (uint32_t i = group; n && i != MATCHING_NOBODY; i = r->next[i]) {
		if (draft->locked[i] != MATCHING_NO_EDGE)
			continue;
		matching_cost_of_forcing(&x, i, costs);
		for (uint32_t k = 0; k < n; k++) {
			size_t e = matching_find_edge(p, i, hosts[k].mentor);
			const struct matching_cost *cost = &costs[e - p->row[i]];

			if (cost->possible && repair_costs_less(r->objective, &hosts[k].cost, cost))
				hosts[k].cost = *cost;
		}
	}
	matching_explainer_release(&x);
	matching_result_release(&result);
	matching_rest_release(&rest);
	free(costs);
	free(room);
	return n;
}

static void join_at(const struct repairer *r, struct draft *draft, uint32_t group, uint32_t mentor)
{
	for (uint32_t i = group; i != MATCHING_NOBODY; i = r->next[i])
		draft_lock(r, draft, i, matching_find_edge(r->p, i, mentor));
	draft_solve_rest(r, draft);
}

/* What the plan adds up to without those whom `draft` has settled. */
static struct matching_summary sum_rest(const struct repairer *r, const struct draft *draft,
					const size_t *edge)
{
	size_t *open = xcalloc(r->p->n_mentees, sizeof(*open));
	struct matching_summary sum;

	for (uint32_t i = 0; i < r->p->n_mentees; i++)
		open[i] = draft->locked[i] == MATCHING_NO_EDGE ? edge[i] : MATCHING_NO_EDGE;
	sum = matching_summarise(r->p, open);
	free(open);
	return sum;
}

/* What another plan costs those whom the draft has not settled. */
static struct matching_cost cost_of(const struct repairer *r, const struct draft *draft,
				    const size_t *other)
{
	struct matching_summary before = sum_rest(r, draft, draft->edge);
	struct matching_summary then = sum_rest(r, draft, other);

	return (struct matching_cost){
		.possible = true,
		.pairs = (int64_t)before.pairs - then.pairs,
		.floor = r->objective == MATCHING_FAIR ? (int64_t)before.floor - then.floor : 0,
		.points = before.points - then.points,
	};
}

static uint32_t take_cheapest(const struct repairer *r, struct host *hosts, uint32_t n)
{
	uint32_t best = 0;

	for (uint32_t k = 1; k < n; k++)
		if (repair_costs_less(r->objective, &hosts[k].cost, &hosts[best].cost))
			best = k;
	return best;
}

/* Tries the mentors, the most promising first, until none of the others can be better. */
void repair_join(struct repairer *r, struct draft *draft, uint32_t group)
{
	struct host *hosts = xcalloc(r->p->n_mentors, sizeof(*hosts));
	uint32_t n = list_hosts(r, draft, group, hosts), mentor = MATCHING_NOBODY;
	struct draft best = { .edge = NULL };
	struct matching_cost least = { .possible = false };

	for (; n; n--) {
		uint32_t k = take_cheapest(r, hosts, n);
		struct matching_cost cost;
		struct draft trial;

		if (least.possible && !repair_costs_less(r->objective, &hosts[k].cost, &least))
			break;
		draft_init(&trial, r->p);
		draft_copy(&trial, draft, r->p);
		join_at(r, &trial, group, hosts[k].mentor);
		cost = cost_of(r, draft, trial.edge);
		if (!least.possible || repair_costs_less(r->objective, &cost, &least)) {
			draft_take(&best, &trial);
			mentor = hosts[k].mentor;
			least = cost;
		}
		draft_release(&trial);
		/* Equal ones stay in order. */
		memmove(hosts + k, hosts + k + 1, (n - 1 - k) * sizeof(*hosts));
	}
	free(hosts);
	if (mentor == MATCHING_NOBODY) {
		r->given_up[group] = true;
		return;
	}
	draft_take(draft, &best);
	for (uint32_t i = group; i != MATCHING_NOBODY; i = r->next[i])
		repair_mark_joined(r, draft->locked[i]);
}
