/* tradeoff.c - the most points of any number of pairs, by one primal-dual run from none to as many as possible */
#include "engine/matching/tradeoff.h"

#include "engine/matching/cardinality.h"
#include "engine/matching/heap.h"

#define FAR (INT64_MAX / 4)

/*
 * Prices for plans of exactly k pairs: u + v >= weight, equal on pairs; v >= 0, and 0 where a place is free; u >= level,
 * and equal for mentees without a mentor. Then a further pair brings exactly the level, which falls from pair to pair.
 */
struct curve {
	struct graph g;
	struct pairing m;
	int64_t level;
	int64_t *u, *v;
	int64_t *distance; /* of a mentor from the mentees without a mentor, where `reached` */
	bool *reached;
	struct heap heap;
	uint32_t *done; /* mentors whose distance is final */
	size_t n_done;
	int64_t nearest; /* distance of the nearest mentor with a place free */
};

static void scan_mentee(struct curve *c, uint32_t mentee, int64_t distance)
{
	int64_t u = c->u[mentee] + distance;

	for (size_t a = c->g.start[mentee]; a < c->g.end[mentee]; a++) {
		uint32_t j = c->g.arc[a].to;
		int64_t d = u - c->g.arc[a].weight;

		if (d >= c->nearest)
			break;
		d += c->v[j];
		if (d >= c->nearest || (c->reached[j] && d >= c->distance[j]))
			continue;
		c->reached[j] = true;
		c->distance[j] = d;
		if (c->m.load[j] < c->m.capacity[j])
			c->nearest = d;
		heap_put(&c->heap, j, d);
	}
}

/* Finds distances up to the nearest mentor with a place free. Returns false when there is none. */
static bool measure(struct curve *c)
{
	c->nearest = FAR;
	c->n_done = 0;
	memset(c->reached, 0, c->g.n_right * sizeof(*c->reached));
	for (uint32_t i = 0; i < c->g.n_left; i++)
		if (c->m.mate[i] == MATCHING_NOBODY)
			scan_mentee(c, i, 0);
	while (c->heap.n) {
		uint32_t j = heap_pop(&c->heap);
		size_t first = c->m.slot_start[j];

		if (c->distance[j] >= c->nearest)
			break;
		c->done[c->n_done++] = j;
		for (size_t k = first; k < first + c->m.load[j]; k++)
			scan_mentee(c, c->m.slot[k], c->distance[j]);
	}
	heap_clear(&c->heap);
	return c->nearest < FAR;
}

static void shift_prices(struct curve *c)
{
	for (uint32_t i = 0; i < c->g.n_left; i++)
		if (c->m.mate[i] == MATCHING_NOBODY)
			c->u[i] -= c->nearest;
	for (size_t k = 0; k < c->n_done; k++) {
		uint32_t j = c->done[k];
		int64_t by = c->nearest - c->distance[j];
		size_t first = c->m.slot_start[j];

		c->v[j] += by;
		for (size_t s = first; s < first + c->m.load[j]; s++)
			c->u[c->m.slot[s]] -= by;
	}
	c->level -= c->nearest;
}

/* Adds all pairs that bring exactly the level. */
static void augment(struct curve *c)
{
	struct graph tight = { .n_left = c->g.n_left, .n_right = c->g.n_right };
	size_t n = 0, alloc = 0;

	tight.start = xcalloc(size_add(c->g.n_left, 1), sizeof(*tight.start));
	tight.end = xcalloc(c->g.n_left, sizeof(*tight.end));
	for (uint32_t i = 0; i < c->g.n_left; i++) {
		tight.start[i] = n;
		for (size_t a = c->g.start[i]; a < c->g.end[i]; a++) {
			const struct arc *arc = &c->g.arc[a];

			if (arc->weight < c->u[i])
				break;
			if (c->u[i] + c->v[arc->to] != arc->weight)
				continue;
			ALLOC_GROW(tight.arc, n + 1, alloc);
			tight.arc[n++] = *arc;
		}
		tight.end[i] = n;
	}
	tight.start[c->g.n_left] = n;
	pairing_augment(&c->m, &tight, 0, c->g.n_left);
	graph_release(&tight);
}

static void curve_init(struct curve *c, const struct matching_problem *p)
{
	pairing_init(&c->m, &c->g, p->capacity);
	for (uint32_t i = 0; i < c->g.n_left; i++)
		if (c->g.start[i] < c->g.end[i] && c->g.arc[c->g.start[i]].weight > c->level)
			c->level = c->g.arc[c->g.start[i]].weight;
	c->u = xcalloc(c->g.n_left, sizeof(*c->u));
	c->v = xcalloc(c->g.n_right, sizeof(*c->v));
	for (uint32_t i = 0; i < c->g.n_left; i++)
		c->u[i] = c->level;
	c->distance = xcalloc(c->g.n_right, sizeof(*c->distance));
	c->reached = xcalloc(c->g.n_right, sizeof(*c->reached));
	c->done = xcalloc(c->g.n_right, sizeof(*c->done));
	heap_init(&c->heap, c->g.n_right);
}

static void curve_release(struct curve *c)
{
	graph_release(&c->g);
	pairing_release(&c->m);
	free(c->u);
	free(c->v);
	free(c->distance);
	free(c->reached);
	free(c->done);
	heap_release(&c->heap);
}

void matching_tradeoff(const struct matching_problem *p, int32_t minimum,
		       struct matching_tradeoff *t)
{
	struct curve c = { .level = 0 };
	int32_t unit;

	graph_of_problem(&c.g, p, minimum, &unit);
	curve_init(&c, p);
	t->points = xcalloc(size_add(p->n_mentees, 1), sizeof(*t->points));
	t->most_pairs = 0;
	while (measure(&c)) {
		shift_prices(&c);
		augment(&c);
		for (; t->most_pairs < c.m.n_pairs; t->most_pairs++)
			t->points[t->most_pairs + 1] = t->points[t->most_pairs] + c.level * unit;
	}
	curve_release(&c);
}

void matching_tradeoff_release(struct matching_tradeoff *curve)
{
	free(curve->points);
	memset(curve, 0, sizeof(*curve));
}
