/* groups.c - groups of a variant that a mentor has with at least so many mentees, or not at all */
#include "engine/scoring/groups.h"

#include "engine/matching/solve.h"
#include "engine/matching/verify.h"

static uint32_t team_of(const struct groups *g, const struct group_candidates *c, size_t edge)
{
	size_t v = c->variant[edge];

	return g->least_of[v] ? (uint32_t)(c->problem->mentor[edge] * c->s->e->n_variants + v)
			      : MATCHING_NOBODY;
}

void groups_init(struct groups *g, const struct group_candidates *c, const uint32_t *least_of,
		 group_members_fn *members, const void *data)
{
	size_t n_edges = matching_n_edges(c->problem);
	uint32_t n_variants = (uint32_t)c->s->e->n_variants;

	*g = (struct groups){ .least_of = least_of, .n_teams = c->problem->n_mentors * n_variants };
	g->team = xcalloc(n_edges, sizeof(*g->team));
	g->least = xcalloc(g->n_teams, sizeof(*g->least));
	g->shut = xcalloc(g->n_teams, sizeof(*g->shut));
	g->without = xcalloc(g->n_teams, sizeof(*g->without));
	for (size_t e = 0; e < n_edges; e++)
		g->team[e] = team_of(g, c, e);
	for (uint32_t t = 0; t < g->n_teams; t++) {
		uint32_t least = least_of[t % n_variants];
		uint32_t n = least ? members(data, t / n_variants, t % n_variants) : 0;

		g->least[t] = least > n ? least - n : 0;
		g->without[t] = !c->s->allowed[t % n_variants];
	}
}

void groups_release(struct groups *g)
{
	free(g->team);
	free(g->least);
	free(g->shut);
	free(g->without);
	*g = (struct groups){ .least_of = NULL };
}

/* ---- other variants ---- */

/* The candidate becomes one of its best variant whose team is not closed. Returns false where there is none. */
static bool take_next_variant(struct groups *g, const struct group_candidates *c, size_t edge)
{
	const struct scoring *s = c->s;
	uint32_t mentor = c->problem->mentor[edge];
	size_t variant = scoring_best_variant(
		s, s->mentors[mentor], s->mentees[matching_edge_mentee(c->problem, edge)],
		g->without + mentor * s->e->n_variants, &c->problem->score[edge]);

	if (variant == SIZE_MAX)
		return false;
	c->variant[edge] = (uint16_t)variant;
	g->team[edge] = team_of(g, c, edge);
	return true;
}

/* Whether a candidate of the closed teams can be of another variant, in which it is then. */
static bool open_others(struct groups *g, const struct group_candidates *c,
			const struct matching_repair *repair)
{
	bool any = false;

	for (uint32_t k = 0; k < repair->n_closed; k++)
		g->shut[repair->closed[k]] = g->without[repair->closed[k]] = true;
	for (size_t e = 0; e < matching_n_edges(c->problem); e++)
		if (g->team[e] != MATCHING_NOBODY && g->shut[g->team[e]])
			any |= take_next_variant(g, c, e);
	return any;
}

/* ---- plans ---- */

/* What a round may change. */
struct state {
	int32_t *score;
	uint16_t *variant;
	uint32_t *team;
	size_t *edge;
	struct matching_repair repair;
};

static void *copy_of(const void *from, size_t n, size_t size)
{
	void *copy = xcalloc(n, size);

	if (n)
		memcpy(copy, from, n * size);
	return copy;
}

static void state_save(struct state *state, const struct groups *g,
		       const struct group_candidates *c, const size_t *edge)
{
	size_t n = matching_n_edges(c->problem);

	state->score = copy_of(c->problem->score, n, sizeof(*state->score));
	state->variant = copy_of(c->variant, n, sizeof(*state->variant));
	state->team = copy_of(g->team, n, sizeof(*state->team));
	state->edge = copy_of(edge, c->problem->n_mentees, sizeof(*state->edge));
}

static void state_restore(const struct state *state, struct groups *g,
			  const struct group_candidates *c, size_t *edge)
{
	for (size_t e = 0; e < matching_n_edges(c->problem); e++) {
		c->problem->score[e] = state->score[e];
		c->variant[e] = state->variant[e];
		g->team[e] = state->team[e];
	}
	for (uint32_t i = 0; i < c->problem->n_mentees; i++)
		edge[i] = state->edge[i];
}

static void state_release(struct state *state)
{
	free(state->score);
	free(state->variant);
	free(state->team);
	free(state->edge);
}

/* Teams that were closed in an earlier round, and have nobody now, are named, too. */
static void add_closed(struct matching_repair *repair, const struct groups *g, const size_t *edge,
		       uint32_t n_mentees)
{
	bool *named = xcalloc(g->n_teams, sizeof(*named));

	for (uint32_t i = 0; i < n_mentees; i++)
		if (edge[i] != MATCHING_NO_EDGE && g->team[edge[i]] != MATCHING_NOBODY)
			named[g->team[edge[i]]] = true;
	for (uint32_t k = 0; k < repair->n_closed; k++)
		named[repair->closed[k]] = true;
	for (uint32_t t = 0; t < g->n_teams; t++)
		if (g->shut[t] && !named[t])
			repair->closed[repair->n_closed++] = t;
	free(named);
}

struct task {
	enum matching_objective objective;
	int32_t minimum;
	const struct matching_demands *demands;
};

/* Matches with the candidates as they are now. Returns whether the plan is better than that of before. */
static bool match_again(const struct group_candidates *c, const struct task *task,
			const struct matching_summary *before, size_t *edge,
			struct matching_repair *repair)
{
	struct matching_result result;
	struct matching_summary now;

	matching_solve(c->problem, task->objective, task->minimum, &result);
	for (uint32_t i = 0; i < c->problem->n_mentees; i++)
		edge[i] = result.edge[i];
	matching_result_release(&result);
	matching_repair(c->problem, task->objective, task->minimum, task->demands, edge, repair);
	now = matching_summarise(c->problem, edge);
	return matching_is_better(task->objective, &now, before);
}

void groups_repair(struct groups *g, const struct group_candidates *c,
		   enum matching_objective objective, int32_t minimum,
		   const struct matching_demands *wishes, size_t *edge,
		   struct matching_repair *repair)
{
	const struct matching_demands demands = { .team = g->team,
						  .n_teams = g->n_teams,
						  .least = g->least,
						  .wishes = wishes->wishes,
						  .n_wishes = wishes->n_wishes };
	const struct task task = { objective, minimum, &demands };
	bool better;

	matching_repair(c->problem, objective, minimum, &demands, edge, repair);
	better = !repair->hurried;
	while (better) {
		struct matching_summary before = matching_summarise(c->problem, edge);
		size_t unmet = repair->n_unmet;
		struct matching_repair again;
		struct state state;

		state_save(&state, g, c, edge);
		better = open_others(g, c, repair);
		if (better) {
			better = match_again(c, &task, &before, edge, &again) &&
				 again.n_unmet <= unmet && again.n_small <= repair->n_small;
			matching_repair_release(better ? repair : &again);
			if (better)
				*repair = again;
			else
				state_restore(&state, g, c, edge);
		}
		if (better) {
			add_closed(repair, g, edge, c->problem->n_mentees);
			repair->exact = false;
		}
		state_release(&state);
	}
}
