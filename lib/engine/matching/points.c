/* points.c - most points, each part of the people searching from its scarce side */
#include "engine/matching/assign.h"
#include "engine/matching/front.h"
#include "engine/matching/solution.h"

void solution_take_pairs(struct solution *s, const struct assignment *a, bool mentees_left)
{
	uint32_t n_right = mentees_left ? s->p->n_mentors : s->p->n_mentees;

	for (uint32_t r = 0; r < n_right; r++)
		for (uint32_t k = 0; k < a->load[r]; k++) {
			uint32_t l = a->slot[a->slot_start[r] + k];

			pairing_add(&s->m, mentees_left ? l : r, mentees_left ? r : l);
		}
}

/*
 * The arcs of one part: from the mentees whose cover mark is `marked` to the mentors whose mark is not. Arcs between
 * other people are in no plan with most pairs. Where these are all arcs, nothing is copied: false is returned.
 */
static bool part_of_graph(struct graph *part, const struct solution *s,
			  const struct matching_level *cover, bool marked)
{
	const struct graph *g = &s->g;
	size_t n = 0;
	bool all = true;

	for (uint32_t j = 0; j < g->n_right; j++)
		all &= cover->mentor[j] != marked || !s->p->capacity[j];
	for (uint32_t i = 0; i < g->n_left; i++) {
		if (cover->mentee[i] == marked)
			n += g->end[i] - g->start[i];
		else
			all &= g->start[i] == g->end[i];
	}
	if (all)
		return false;
	part->n_left = g->n_left;
	part->n_right = g->n_right;
	part->start = xcalloc(size_add(g->n_left, 1), sizeof(*part->start));
	part->end = xcalloc(g->n_left, sizeof(*part->end));
	part->arc = xmalloc(size_mult(n, sizeof(*part->arc)));
	n = 0;
	for (uint32_t i = 0; i < g->n_left; i++) {
		part->start[i] = n;
		for (size_t a = g->start[i]; cover->mentee[i] == marked && a < g->end[i]; a++)
			if (cover->mentor[g->arc[a].to] != marked)
				part->arc[n++] = g->arc[a];
		part->end[i] = n;
	}
	part->start[g->n_left] = n;
	return true;
}

/* The part where all mentees find a place: each of them must, and looks for it. */
static void solve_plenty(struct solution *s, const struct matching_level *cover,
			 struct matching_level *points)
{
	struct graph part = { .n_left = 0 };
	bool is_part = part_of_graph(&part, s, cover, true);
	struct assignment a;

	assign(&a, is_part ? &part : &s->g, NULL, s->p->capacity, true);
	graph_release(&part);
	solution_take_pairs(s, &a, true);
	for (uint32_t i = 0; i < s->p->n_mentees; i++)
		if (cover->mentee[i])
			points->mentee[i] = a.u[i] * s->unit;
	for (uint32_t j = 0; j < s->p->n_mentors; j++)
		if (!cover->mentor[j])
			points->mentor[j] = a.v[j] * s->unit;
	assignment_release(&a);
}

/* The part where all places find a mentee: each of them must, and looks for one. */
static void solve_scarce(struct solution *s, const struct matching_level *cover,
			 struct matching_level *points)
{
	uint32_t *supply = xcalloc(s->p->n_mentors, sizeof(*supply));
	struct graph part = { .n_left = 0 }, turned;
	struct assignment a;

	graph_transpose(&turned, part_of_graph(&part, s, cover, false) ? &part : &s->g);
	graph_release(&part);
	for (uint32_t j = 0; j < s->p->n_mentors; j++)
		if (cover->mentor[j])
			supply[j] = s->p->capacity[j];
	assign(&a, &turned, supply, NULL, true);
	graph_release(&turned);
	solution_take_pairs(s, &a, false);
	for (uint32_t i = 0; i < s->p->n_mentees; i++)
		if (!cover->mentee[i])
			points->mentee[i] = a.v[i] * s->unit;
	for (uint32_t j = 0; j < s->p->n_mentors; j++)
		if (cover->mentor[j])
			points->mentor[j] = a.u[j] * s->unit;
	assignment_release(&a);
	free(supply);
}

void solution_points_after_pairs(struct solution *s)
{
	const struct matching_level *levels = s->c->levels;

	front_complete(&s->g);
	solution_drop_pairs(&s->m);
	solution_add_level(s, MATCHING_POINTS);
	solve_plenty(s, &levels[0], &s->c->levels[1]);
	solve_scarce(s, &levels[0], &s->c->levels[1]);
}

/* Searching from whichever side is scarcer. Returns whether the mentees search. */
static bool assign_points(struct solution *s, struct assignment *a, bool roughly)
{
	uint64_t places = 0, mentees = 0;
	struct graph turned;

	for (uint32_t j = 0; j < s->p->n_mentors; j++)
		places += s->m.capacity[j];
	for (uint32_t i = 0; i < s->p->n_mentees; i++)
		mentees += s->g.start[i] < s->g.end[i];
	if (graph_mentees_search(places, mentees)) {
		if (roughly)
			assign_roughly(a, &s->g, NULL, s->p->capacity);
		else
			assign(a, &s->g, NULL, s->p->capacity, false);
		return true;
	}
	front_complete(&s->g);
	graph_transpose(&turned, &s->g);
	if (roughly)
		assign_roughly(a, &turned, s->m.capacity, NULL);
	else
		assign(a, &turned, s->m.capacity, NULL, false);
	graph_release(&turned);
	return false;
}

static void price_points(struct solution *s, const struct assignment *a, bool mentees_left)
{
	struct matching_level *points = &s->c->levels[0];

	solution_add_level(s, MATCHING_POINTS);
	for (uint32_t i = 0; i < s->p->n_mentees; i++)
		points->mentee[i] = (mentees_left ? a->u : a->v)[i] * s->unit;
	for (uint32_t j = 0; j < s->p->n_mentors; j++)
		points->mentor[j] = (mentees_left ? a->v : a->u)[j] * s->unit;
}

void solution_points_first(struct solution *s)
{
	struct assignment a;
	bool mentees_left = assign_points(s, &a, false);

	price_points(s, &a, mentees_left);
	solution_take_pairs(s, &a, mentees_left);
	assignment_release(&a);
}

void solution_points_roughly(struct solution *s)
{
	struct assignment a;
	bool mentees_left = assign_points(s, &a, true);

	price_points(s, &a, mentees_left);
	solution_add_level(s, MATCHING_PAIRS);
	assignment_release(&a);
}
