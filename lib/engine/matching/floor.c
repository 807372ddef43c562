/* floor.c - the worst pair as good as possible, with as many pairs */
#include "engine/matching/front.h"
#include "engine/matching/solution.h"

static int32_t pair_weight(const struct graph *g, const struct pairing *m, uint32_t mentee)
{
	size_t a = g->start[mentee];

	while (g->arc[a].to != m->mate[mentee])
		a++;
	return g->arc[a].weight;
}

static int32_t lightest_pair(const struct graph *g, const struct pairing *m)
{
	int32_t lightest = INT32_MAX;

	for (uint32_t i = 0; i < g->n_left; i++) {
		int32_t w = m->mate[i] == MATCHING_NOBODY ? INT32_MAX : pair_weight(g, m, i);

		lightest = w < lightest ? w : lightest;
	}
	return lightest;
}

/* ---- what the floor cannot be above ---- */

static int descending(const void *a, const void *b)
{
	int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;

	return (x < y) - (x > y);
}

/* The n-th greatest of the weights. */
static int32_t nth(int32_t *weights, size_t n_weights, uint32_t n)
{
	qsort(weights, n_weights, sizeof(*weights), descending);
	return weights[n - 1];
}

/* As many mentees as there are pairs must have an arc of the floor, so it is at most that of the best arcs. */
static int32_t bound_by_mentees(const struct graph *g, uint32_t n_pairs)
{
	int32_t *best = xcalloc(g->n_left, sizeof(*best));
	size_t n = 0;
	int32_t bound;

	for (uint32_t i = 0; i < g->n_left; i++)
		if (g->start[i] < g->end[i])
			best[n++] = g->arc[g->start[i]].weight;
	bound = nth(best, n, n_pairs);
	free(best);
	return bound;
}

/* Puts the weight among the heaviest `most`, which are in descending order. */
static void keep_heaviest(int32_t *heaviest, uint32_t *n, uint32_t most, int32_t weight)
{
	uint32_t at;

	if (*n == most) {
		if (!most || weight <= heaviest[most - 1])
			return;
		(*n)--;
	}
	for (at = (*n)++; at && heaviest[at - 1] < weight; at--)
		heaviest[at] = heaviest[at - 1];
	heaviest[at] = weight;
}

/* As many places as there are pairs must have an arc of the floor; a mentor fills its places with different mentees. */
static int32_t bound_by_places(const struct graph *g, const struct pairing *m)
{
	size_t n_places = m->slot_start[g->n_right], n_weights = 0;
	int32_t *heaviest = xcalloc(n_places, sizeof(*heaviest)), bound;
	uint32_t *n = xcalloc(g->n_right, sizeof(*n));

	for (uint32_t i = 0; i < g->n_left; i++)
		for (size_t a = g->start[i]; a < g->end[i]; a++) {
			uint32_t j = g->arc[a].to;

			keep_heaviest(heaviest + m->slot_start[j], &n[j], m->capacity[j],
				      g->arc[a].weight);
		}
	for (uint32_t j = 0; j < g->n_right; j++)
		for (uint32_t k = 0; k < n[j]; k++)
			heaviest[n_weights++] = heaviest[m->slot_start[j] + k];
	bound = nth(heaviest, n_weights, m->n_pairs);
	free(heaviest);
	free(n);
	return bound;
}

/* ---- the search ---- */

/* Keeps the pairs of at least the threshold and adds others. Returns whether there are as many as before. */
static bool pairs_above(const struct graph *g, struct pairing *m, int32_t threshold,
			uint32_t n_pairs)
{
	for (uint32_t i = 0; i < g->n_left; i++)
		if (m->mate[i] != MATCHING_NOBODY && pair_weight(g, m, i) < threshold)
			pairing_remove(m, i);
	pairing_augment(m, g, threshold, n_pairs);
	return m->n_pairs == n_pairs;
}

/* The greatest weight below the threshold; there is one. */
static int32_t next_below(const struct graph *g, int32_t threshold)
{
	int32_t next = -1;

	for (uint32_t i = 0; i < g->n_left; i++) {
		size_t low = g->start[i], high = g->end[i];

		while (low < high) {
			size_t middle = low + (high - low) / 2;

			if (g->arc[middle].weight >= threshold)
				low = middle + 1;
			else
				high = middle;
		}
		if (low < g->end[i] && g->arc[low].weight > next)
			next = g->arc[low].weight;
	}
	return next;
}

/* Where to begin: a threshold far above the floor costs most, one below it next to nothing. */
#define FIRST_STEPS 64

/*
 * The floor in units; marks the cover that proves it. m is a maximum matching and is changed: none of its pairs lies
 * below the floor in the end. Steps upwards grow while they succeed.
 */
static int32_t find_floor(const struct graph *g, struct pairing *m, bool *mentee, bool *mentor)
{
	uint32_t n_pairs = m->n_pairs;
	int32_t low = lightest_pair(g, m), high = bound_by_mentees(g, n_pairs);
	int32_t by_places = bound_by_places(g, m), step;
	bool proved = false;

	high = by_places < high ? by_places : high;
	step = (high - low) / FIRST_STEPS + 1;
	while (low < high) {
		int32_t threshold = step < high - low ? low + step : high;

		if (pairs_above(g, m, threshold, n_pairs)) {
			low = lightest_pair(g, m);
			step = step < high / 2 ? step * 2 : high;
		} else {
			pairing_cover(m, g, threshold, mentee, mentor);
			proved = true;
			high = next_below(g, threshold);
			step = (high - low) / 4 + 1;
		}
	}
	if (!proved) {
		pairs_above(g, m, low + 1, n_pairs);
		pairing_cover(m, g, low + 1, mentee, mentor);
	}
	pairs_above(g, m, low, n_pairs);
	return low;
}

void solution_floor(struct solution *s)
{
	struct matching_certificate *c = s->c;

	if (!s->m.n_pairs)
		return;
	front_complete(&s->g);
	c->floor_mentee = xcalloc(s->p->n_mentees, sizeof(*c->floor_mentee));
	c->floor_mentor = xcalloc(s->p->n_mentors, sizeof(*c->floor_mentor));
	c->floor = find_floor(&s->g, &s->m, c->floor_mentee, c->floor_mentor) * s->unit;
	solution_cut_below_floor(s);
}

void solution_cut_below_floor(struct solution *s)
{
	front_complete(&s->g);
	for (uint32_t i = 0; i < s->g.n_left; i++) {
		size_t a = s->g.end[i];

		while (a > s->g.start[i] && s->g.arc[a - 1].weight * s->unit < s->c->floor)
			a--;
		s->g.end[i] = a;
	}
}
