/* groups.c - groups that need a least number of members */
#include "engine/matching/groups.h"

#include "engine/matching/explain.h"
#include "engine/matching/verify.h"

/* A plan under construction: what is settled, and the best plan around it. */
struct draft {
	bool *closed;   /* mentors who take nobody */
	size_t *locked; /* of each mentee: the edge that it keeps, or MATCHING_NO_EDGE */
	size_t *edge;   /* the whole plan */
};

struct repairer {
	const struct matching_problem *p;
	enum matching_objective objective;
	int32_t minimum;
	const uint32_t *least;
};

static void draft_init(struct draft *draft, const struct matching_problem *p)
{
	draft->closed = xcalloc(p->n_mentors, sizeof(*draft->closed));
	draft->locked = xcalloc(p->n_mentees, sizeof(*draft->locked));
	draft->edge = xcalloc(p->n_mentees, sizeof(*draft->edge));
	for (uint32_t i = 0; i < p->n_mentees; i++)
		draft->locked[i] = draft->edge[i] = MATCHING_NO_EDGE;
}

static void draft_release(struct draft *draft)
{
	free(draft->closed);
	free(draft->locked);
	free(draft->edge);
}

static void draft_copy(struct draft *to, const struct draft *from, const struct matching_problem *p)
{
	for (uint32_t j = 0; j < p->n_mentors; j++)
		to->closed[j] = from->closed[j];
	for (uint32_t i = 0; i < p->n_mentees; i++) {
		to->locked[i] = from->locked[i];
		to->edge[i] = from->edge[i];
	}
}

static uint32_t *count_loads(const struct matching_problem *p, const size_t *edge)
{
	uint32_t *load = xcalloc(p->n_mentors, sizeof(*load));

	for (uint32_t i = 0; i < p->n_mentees; i++)
		if (edge[i] != MATCHING_NO_EDGE)
			load[p->mentor[edge[i]]]++;
	return load;
}

/*
 * What is left to solve: without locked mentees, their places and closed mentors. Edges keep their numbers; those of
 * locked mentees have a score below any minimum.
 */
static void rest_init(struct matching_problem *rest, const struct matching_problem *p,
		      const struct draft *draft)
{
	uint32_t *load = count_loads(p, draft->locked);

	*rest = *p;
	rest->capacity = xcalloc(p->n_mentors, sizeof(*rest->capacity));
	rest->score = xcalloc(matching_n_edges(p), sizeof(*rest->score));
	for (uint32_t j = 0; j < p->n_mentors; j++)
		rest->capacity[j] = draft->closed[j] ? 0 : p->capacity[j] - load[j];
	for (uint32_t i = 0; i < p->n_mentees; i++)
		for (size_t e = p->row[i]; e < p->row[i + 1]; e++)
			rest->score[e] = draft->locked[i] == MATCHING_NO_EDGE ? p->score[e] : -1;
	free(load);
}

static void rest_release(struct matching_problem *rest)
{
	free(rest->capacity);
	free(rest->score);
}

/* The best plan around what is settled. */
static void solve_rest(const struct repairer *r, struct draft *draft)
{
	struct matching_problem rest;
	struct matching_result result;

	rest_init(&rest, r->p, draft);
	matching_solve(&rest, r->objective, r->minimum, &result);
	for (uint32_t i = 0; i < r->p->n_mentees; i++)
		draft->edge[i] =
			draft->locked[i] == MATCHING_NO_EDGE ? result.edge[i] : draft->locked[i];
	matching_result_release(&result);
	rest_release(&rest);
}

static void lock_members(const struct repairer *r, struct draft *draft, uint32_t mentor)
{
	for (uint32_t i = 0; i < r->p->n_mentees; i++)
		if (draft->edge[i] != MATCHING_NO_EDGE && r->p->mentor[draft->edge[i]] == mentor)
			draft->locked[i] = draft->edge[i];
}

/* ---- closing and filling ---- */

static void close_group(const struct repairer *r, struct draft *draft, uint32_t mentor)
{
	draft->closed[mentor] = true;
	solve_rest(r, draft);
}

static bool costs_less(enum matching_objective objective, const struct matching_cost *a,
		       const struct matching_cost *b)
{
	if (objective == MATCHING_SCORE)
		return a->points != b->points ? a->points < b->points : a->pairs < b->pairs;
	if (a->pairs != b->pairs)
		return a->pairs < b->pairs;
	return a->floor != b->floor ? a->floor < b->floor : a->points < b->points;
}

/* The edge to the mentor whose forcing costs the rest least; MATCHING_NO_EDGE when nobody can come. */
static size_t cheapest_member(const struct repairer *r, const struct draft *draft, uint32_t mentor)
{
	struct matching_cost *costs = xcalloc(r->p->n_mentors, sizeof(*costs));
	struct matching_cost least = { .possible = false };
	size_t found = MATCHING_NO_EDGE;
	struct matching_problem rest;
	struct matching_result result;
	struct matching_explainer x;

	rest_init(&rest, r->p, draft);
	matching_solve(&rest, r->objective, r->minimum, &result);
	matching_explainer_init(&x, &rest, &result);
	for (uint32_t i = 0; i < rest.n_mentees; i++) {
		size_t e = matching_find_edge(&rest, i, mentor);

		if (e == MATCHING_NO_EDGE || draft->locked[i] != MATCHING_NO_EDGE)
			continue;
		matching_cost_of_forcing(&x, i, costs);
		if (!costs[e - rest.row[i]].possible)
			continue;
		if (found == MATCHING_NO_EDGE ||
		    costs_less(r->objective, &costs[e - rest.row[i]], &least)) {
			least = costs[e - rest.row[i]];
			found = e;
		}
	}
	matching_explainer_release(&x);
	matching_result_release(&result);
	rest_release(&rest);
	free(costs);
	return found;
}

/* Returns false when too few can come. */
static bool fill_group(const struct repairer *r, struct draft *draft, uint32_t mentor)
{
	for (;;) {
		uint32_t *load = count_loads(r->p, draft->edge);
		bool enough = load[mentor] >= r->least[mentor];
		size_t edge;

		free(load);
		lock_members(r, draft, mentor);
		if (enough)
			return true;
		edge = cheapest_member(r, draft, mentor);
		if (edge == MATCHING_NO_EDGE)
			return false;
		draft->locked[matching_edge_mentee(r->p, edge)] = edge;
		solve_rest(r, draft);
	}
}

/* ---- the repair ---- */

/* The mentor with mentees who lacks fewest; MATCHING_NOBODY when none lacks any. */
static uint32_t find_short(const struct repairer *r, const struct draft *draft)
{
	uint32_t *load = count_loads(r->p, draft->edge);
	uint32_t found = MATCHING_NOBODY, fewest = UINT32_MAX;

	for (uint32_t j = 0; j < r->p->n_mentors; j++) {
		if (!load[j] || load[j] >= r->least[j] || r->least[j] - load[j] >= fewest)
			continue;
		fewest = r->least[j] - load[j];
		found = j;
	}
	free(load);
	return found;
}

static bool is_better(const struct repairer *r, const struct draft *a, const struct draft *b)
{
	struct matching_summary x = matching_summarise(r->p, a->edge);
	struct matching_summary y = matching_summarise(r->p, b->edge);

	if (r->objective == MATCHING_SCORE)
		return x.points != y.points ? x.points > y.points : x.pairs > y.pairs;
	if (x.pairs != y.pairs)
		return x.pairs > y.pairs;
	if (r->objective == MATCHING_FAIR && x.floor != y.floor)
		return x.floor > y.floor;
	return x.points > y.points;
}

static void deal_with(const struct repairer *r, struct draft *draft, uint32_t mentor,
		      struct matching_repair *repair)
{
	struct draft filled, closed;

	draft_init(&filled, r->p);
	draft_init(&closed, r->p);
	draft_copy(&filled, draft, r->p);
	draft_copy(&closed, draft, r->p);
	close_group(r, &closed, mentor);
	if (fill_group(r, &filled, mentor) && !is_better(r, &closed, &filled)) {
		draft_copy(draft, &filled, r->p);
		repair->filled[repair->n_filled++] = mentor;
	} else {
		draft_copy(draft, &closed, r->p);
		repair->closed[repair->n_closed++] = mentor;
	}
	draft_release(&filled);
	draft_release(&closed);
}

void matching_repair_groups(const struct matching_problem *p, enum matching_objective objective,
			    int32_t minimum, const uint32_t *least, size_t *edge,
			    struct matching_repair *repair)
{
	struct repairer r = { p, objective, minimum, least };
	struct draft draft;
	uint32_t mentor;

	memset(repair, 0, sizeof(*repair));
	repair->closed = xcalloc(p->n_mentors, sizeof(*repair->closed));
	repair->filled = xcalloc(p->n_mentors, sizeof(*repair->filled));
	draft_init(&draft, p);
	for (uint32_t i = 0; i < p->n_mentees; i++)
		draft.edge[i] = edge[i];
	while ((mentor = find_short(&r, &draft)) != MATCHING_NOBODY)
		deal_with(&r, &draft, mentor, repair);
	for (uint32_t i = 0; i < p->n_mentees; i++)
		edge[i] = draft.edge[i];
	draft_release(&draft);
}

void matching_repair_release(struct matching_repair *repair)
{
	free(repair->closed);
	free(repair->filled);
	memset(repair, 0, sizeof(*repair));
}
