/* recruit.c - how many more mentors, and of what kind, would serve a share of the mentees */
#include "engine/matching/recruit.h"

#include "engine/matching/cardinality.h"

/* Today's mentors on the right, and behind them a mentor for each kind, whose places are all new ones of that kind. */
struct recruiting {
	const struct recruit_problem *p;
	struct graph g;
	uint32_t *capacity;
	uint32_t n_mentors; /* of today */
};

static void add_arc(struct graph *g, uint32_t to)
{
	g->arc[g->end[g->n_left]++] = (struct arc){ to, 0 };
}

/* n_left counts the mentees that are complete while the rows are filled. */
static void make_graph(struct recruiting *r)
{
	const struct recruit_problem *p = r->p;
	const struct matching_problem *now = p->now;
	struct graph *g = &r->g;
	size_t n = size_add(matching_n_edges(now), p->row[now->n_mentees]), at = 0;

	r->n_mentors = now->n_mentors;
	g->n_right = now->n_mentors + p->n_kinds;
	g->start = xcalloc(now->n_mentees, sizeof(*g->start));
	g->end = xcalloc(now->n_mentees, sizeof(*g->end));
	g->arc = xcalloc(n, sizeof(*g->arc));
	for (g->n_left = 0; g->n_left < now->n_mentees; g->n_left++) {
		uint32_t i = g->n_left;

		g->start[i] = g->end[i] = at;
		for (size_t e = now->row[i]; e < now->row[i + 1]; e++)
			if (now->capacity[now->mentor[e]])
				add_arc(g, now->mentor[e]);
		for (size_t k = p->row[i]; k < p->row[i + 1]; k++)
			add_arc(g, now->n_mentors + p->kind[k]);
		at = g->end[i];
	}
	r->capacity = xcalloc(g->n_right, sizeof(*r->capacity));
	memcpy(r->capacity, now->capacity, now->n_mentors * sizeof(*r->capacity));
}

/* How many are served with the places as they are. */
static uint32_t count_served(const struct recruiting *r)
{
	struct pairing m;
	uint32_t served;

	pairing_init(&m, &r->g, r->capacity);
	pairing_augment(&m, &r->g, 0, r->g.n_left);
	served = m.n_pairs;
	pairing_release(&m);
	return served;
}

/* The kind whose next mentor serves most, and how many are served then; UINT32_MAX: none helps. */
static uint32_t best_kind(struct recruiting *r, uint32_t served, uint32_t *then)
{
	const struct recruit_problem *p = r->p;
	uint32_t best = UINT32_MAX;

	*then = served;
	for (uint32_t k = 0; k < p->n_kinds; k++) {
		uint32_t *places = &r->capacity[r->n_mentors + k], with;

		*places += p->places;
		with = count_served(r);
		*places -= p->places;
		if (with > *then ||
		    (with == *then && best != UINT32_MAX && p->urgency[k] > p->urgency[best])) {
			best = k;
			*then = with;
		}
	}
	return best;
}

static void release(struct recruiting *r)
{
	graph_release(&r->g);
	free(r->capacity);
}

void matching_recruit(const struct recruit_problem *p, struct recruit_result *result)
{
	struct recruiting r = { .p = p };
	uint32_t then;

	make_graph(&r);
	*result = (struct recruit_result){ .more = xcalloc(p->n_kinds, sizeof(*result->more)) };
	result->served_now = result->served_then = count_served(&r);
	while (result->served_then < p->target) {
		uint32_t kind = best_kind(&r, result->served_then, &then);

		if (kind == UINT32_MAX)
			break;
		r.capacity[r.n_mentors + kind] += p->places;
		result->more[kind]++;
		result->mentors++;
		result->served_then = then;
	}
	result->least = (result->served_then - result->served_now + p->places - 1) / p->places;
	release(&r);
}

void recruit_result_release(struct recruit_result *result)
{
	free(result->more);
	*result = (struct recruit_result){ .more = NULL };
}
