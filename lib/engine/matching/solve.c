/* solve.c - the best matching, level by level */
#include "engine/matching/solve.h"

#include "engine/matching/assign.h"
#include "engine/matching/front.h"
#include "engine/matching/solution.h"

void solution_add_level(struct solution *s, enum matching_level_kind kind)
{
	struct matching_level *level = &s->c->levels[s->c->n_levels++];

	level->kind = kind;
	level->mentee = xcalloc(s->p->n_mentees, sizeof(*level->mentee));
	level->mentor = xcalloc(s->p->n_mentors, sizeof(*level->mentor));
}

void solution_add_cover(struct solution *s, const bool *mentee, const bool *mentor)
{
	struct matching_level *level = &s->c->levels[s->c->n_levels];

	solution_add_level(s, MATCHING_PAIRS);
	for (uint32_t i = 0; i < s->p->n_mentees; i++)
		level->mentee[i] = mentee[i];
	for (uint32_t j = 0; j < s->p->n_mentors; j++)
		level->mentor[j] = mentor[j];
}

/* ---- most pairs ---- */

/* Mentees with few candidates first, each to its best mentor with a place: a start that leaves little to augment. */
static void pair_greedily(struct pairing *m, const struct graph *g)
{
	uint32_t *order = xcalloc(g->n_left, sizeof(*order));
	uint32_t *count = xcalloc(size_add(g->n_right, 2), sizeof(*count));

	for (uint32_t i = 0; i < g->n_left; i++)
		count[g->end[i] - g->start[i] + 1]++;
	for (uint32_t d = 0; d < g->n_right; d++)
		count[d + 1] += count[d];
	for (uint32_t i = 0; i < g->n_left; i++)
		order[count[g->end[i] - g->start[i]]++] = i;
	for (uint32_t k = 0; k < g->n_left; k++) {
		uint32_t i = order[k];

		for (size_t a = g->start[i]; a < g->end[i]; a++) {
			if (m->load[g->arc[a].to] == m->capacity[g->arc[a].to])
				continue;
			pairing_add(m, i, g->arc[a].to);
			break;
		}
	}
	free(order);
	free(count);
}

void solution_most_pairs(struct solution *s)
{
	bool *mentee = xcalloc(s->p->n_mentees, sizeof(*mentee));
	bool *mentor = xcalloc(s->p->n_mentors, sizeof(*mentor));

	front_complete(&s->g);
	if (!s->m.n_pairs)
		pair_greedily(&s->m, &s->g);
	pairing_augment(&s->m, &s->g, 0, s->p->n_mentees);
	pairing_cover(&s->m, &s->g, 0, mentee, mentor);
	solution_add_cover(s, mentee, mentor);
	free(mentee);
	free(mentor);
}

void solution_drop_pairs(struct pairing *m)
{
	memset(m->mate, 0xff, m->n_left * sizeof(*m->mate));
	memset(m->load, 0, m->n_right * sizeof(*m->load));
	m->n_pairs = 0;
}

/* ---- what is left to choose ---- */

static bool is_tight(const struct matching_certificate *c, uint32_t mentee, uint32_t mentor,
		     int32_t score)
{
	for (size_t k = 0; k < c->n_levels; k++) {
		const struct matching_level *level = &c->levels[k];
		int64_t adds = level->kind == MATCHING_POINTS ? score : 1;

		if (level->mentee[mentee] + level->mentor[mentor] != adds)
			return false;
	}
	return true;
}

static int by_mentor(const void *a, const void *b)
{
	uint32_t x = ((const struct arc *)a)->to, y = ((const struct arc *)b)->to;

	return (x > y) - (x < y);
}

/*
 * A score below which the mentee has no tight edge. Where mentees looked for places, and where points come first, the
 * prices of places are not below zero.
 */
static int64_t least_tight(const struct matching_certificate *c, uint32_t mentee)
{
	if (c->objective == MATCHING_SCORE)
		return c->levels[0].mentee[mentee];
	return c->levels[0].mentee[mentee] ? c->levels[1].mentee[mentee] : 0;
}

static bool is_to_keep(const struct matching_problem *p, uint32_t mentee, uint32_t mentor)
{
	return p->keep && p->keep[matching_find_edge(p, mentee, mentor)];
}

/* The tight edges, as far as the levels go, by mentor within a row. */
static void find_tight(struct solution *s)
{
	const struct graph *all = &s->g;
	struct graph *g = &s->t.g;
	size_t n = 0, alloc = 0;

	g->n_left = all->n_left;
	g->n_right = all->n_right;
	g->start = xcalloc(size_add(all->n_left, 1), sizeof(*g->start));
	g->end = xcalloc(all->n_left, sizeof(*g->end));
	for (uint32_t i = 0; i < all->n_left; i++) {
		int64_t least = least_tight(s->c, i);

		g->start[i] = n;
		for (const struct arc *arc = all->arc + all->start[i],
				      *end = all->arc + all->end[i];
		     arc < end || arc < (end = front_end(all, i, least - 1)); arc++) {
			uint32_t j = arc->to;
			int32_t score = arc->weight * s->unit;

			if (score < least)
				break;
			if (!is_tight(s->c, i, j, score))
				continue;
			ALLOC_GROW(g->arc, n + 1, alloc);
			g->arc[n++] = (struct arc){ j, is_to_keep(s->p, i, j) };
		}
		g->end[i] = n;
		if (n > g->start[i] + 1)
			qsort(g->arc + g->start[i], n - g->start[i], sizeof(*g->arc), by_mentor);
	}
	g->start[all->n_left] = n;
	s->t.mentee_must = xcalloc(all->n_left, sizeof(*s->t.mentee_must));
	s->t.mentor_must = xcalloc(all->n_right, sizeof(*s->t.mentor_must));
}

/* Whoever has a price in the level must be placed. */
static void find_must(struct solution *s, const struct matching_level *level)
{
	for (uint32_t i = 0; i < s->p->n_mentees; i++)
		s->t.mentee_must[i] |= level->mentee[i] > 0;
	for (uint32_t j = 0; j < s->p->n_mentors; j++)
		s->t.mentor_must[j] |= level->mentor[j] > 0;
}

void solution_find_tight(struct solution *s)
{
	find_tight(s);
	graph_release(&s->g);
	for (size_t k = 0; k < s->c->n_levels; k++)
		find_must(s, &s->c->levels[k]);
}

/* Most pairs among the plans with most points: more can only come of people whose price is zero. */
static void add_pairs(struct solution *s)
{
	bool *mentee = xcalloc(s->p->n_mentees, sizeof(*mentee));
	bool *mentor = xcalloc(s->p->n_mentors, sizeof(*mentor));
	const struct matching_level *level = &s->c->levels[s->c->n_levels];

	pairing_augment(&s->m, &s->t.g, 0, s->p->n_mentees);
	pairing_cover(&s->m, &s->t.g, 0, mentee, mentor);
	solution_add_cover(s, mentee, mentor);
	tight_filter(&s->t, level->mentee, level->mentor, 0, 1);
	find_must(s, level);
	free(mentee);
	free(mentor);
}

static bool any_to_keep(const struct tight *t)
{
	for (uint32_t i = 0; i < t->g.n_left; i++)
		for (size_t a = t->g.start[i]; a < t->g.end[i]; a++)
			if (t->g.arc[a].weight)
				return true;
	return false;
}

/*
 * Most pairs of the previous plan. Everybody who must be placed gets a bonus above all that can be kept, so that the
 * heaviest assignment of the tight edges is again one of the best plans.
 */
static void keep_pairs(struct solution *s)
{
	struct tight *t = &s->t;
	struct graph g = { .n_left = t->g.n_left, .n_right = t->g.n_right, .end = t->g.end };
	int32_t bonus = (int32_t)s->p->n_mentees + 1;
	struct matching_level *level = &s->c->levels[s->c->n_levels];
	size_t n = t->g.start[t->g.n_left];
	struct assignment a;

	if (s->p->n_mentees > INT32_MAX / 2 - 2)
		die(_("more than %lu people on one side"), (unsigned long)INT32_MAX / 2 - 2);
	g.start = t->g.start;
	g.arc = xmalloc(size_mult(n, sizeof(*g.arc)));
	for (uint32_t i = 0; i < g.n_left; i++)
		for (size_t k = g.start[i]; k < g.end[i]; k++) {
			g.arc[k] = t->g.arc[k];
			g.arc[k].weight +=
				bonus * (t->mentee_must[i] + t->mentor_must[g.arc[k].to]);
		}
	graph_sort_rows(&g);
	assign(&a, &g, NULL, s->p->capacity, false);
	free(g.arc);
	solution_drop_pairs(&s->m);
	solution_take_pairs(s, &a, true);
	solution_add_level(s, MATCHING_KEEP);
	for (uint32_t i = 0; i < s->p->n_mentees; i++)
		level->mentee[i] = a.u[i] - (t->mentee_must[i] ? bonus : 0);
	for (uint32_t j = 0; j < s->p->n_mentors; j++)
		level->mentor[j] = a.v[j] - (t->mentor_must[j] ? bonus : 0);
	assignment_release(&a);
	tight_filter(t, level->mentee, level->mentor, 1, 0);
	find_must(s, level);
}

static void mark_fixed(struct solution *s)
{
	struct matching_result *r = s->result;

	r->fixed = xcalloc(s->p->n_mentees, sizeof(*r->fixed));
	for (uint32_t i = 0; i < s->p->n_mentees; i++) {
		r->fixed[i] = tight_fixed(&s->t, &s->m, i);
		r->fixed_pairs += r->fixed[i] && s->m.mate[i] != MATCHING_NOBODY;
	}
}

/* A mentor without places is nobody's candidate: any price is right, and a high one covers all its edges. */
void solution_price_placeless(struct solution *s)
{
	for (uint32_t j = 0; j < s->p->n_mentors; j++) {
		if (s->p->capacity[j])
			continue;
		s->c->levels[0].mentor[j] = MATCHING_SCORE_MAX + 1;
		for (size_t k = 1; k < s->c->n_levels; k++)
			s->c->levels[k].mentor[j] = 0;
		if (s->c->floor_mentor)
			s->c->floor_mentor[j] = true;
	}
}

static void sum_up(struct solution *s)
{
	const struct matching_problem *p = s->p;
	struct matching_result *r = s->result;

	r->edge = xcalloc(p->n_mentees, sizeof(*r->edge));
	r->floor = -1;
	for (uint32_t i = 0; i < p->n_mentees; i++) {
		size_t e = MATCHING_NO_EDGE;

		if (s->m.mate[i] != MATCHING_NOBODY) {
			e = matching_find_edge(p, i, s->m.mate[i]);
			r->pairs++;
			r->points += p->score[e];
			r->kept += p->keep && p->keep[e];
			if (r->floor < 0 || p->score[e] < r->floor)
				r->floor = p->score[e];
		}
		r->edge[i] = e;
	}
}

void solution_open(struct solution *s, const struct matching_problem *p,
		   struct matching_certificate *c, enum matching_objective objective,
		   int32_t minimum)
{
	*s = (struct solution){ .p = p, .c = c };
	*c = (struct matching_certificate){ .objective = objective,
					    .minimum = minimum,
					    .floor = -1 };
	if (objective == MATCHING_SCORE && front_pays(p)) {
		s->unit = 1;
		graph_fronts_of_problem(&s->g, p, minimum);
	} else {
		graph_of_problem(&s->g, p, minimum, &s->unit);
	}
	pairing_init(&s->m, &s->g, p->capacity);
}

void solution_close(struct solution *s)
{
	graph_release(&s->g);
	pairing_release(&s->m);
	tight_release(&s->t);
}

void solution_price(struct solution *s)
{
	enum matching_objective objective = s->c->objective;

	if (objective == MATCHING_SCORE) {
		solution_points_first(s);
	} else {
		solution_most_pairs(s);
		if (objective == MATCHING_FAIR)
			solution_floor(s);
		solution_points_after_pairs(s);
	}
	if (objective == MATCHING_SCORE) {
		solution_find_tight(s);
		add_pairs(s);
	}
}

void solution_choose(struct solution *s, struct matching_result *result)
{
	s->result = result;
	tight_components(&s->t, &s->m);
	mark_fixed(s);
	if (any_to_keep(&s->t)) {
		keep_pairs(s);
		tight_components(&s->t, &s->m);
	}
	tight_canonical(&s->t, &s->m);
	solution_price_placeless(s);
	sum_up(s);
}

void matching_solve(const struct matching_problem *p, enum matching_objective objective,
		    int32_t minimum, struct matching_result *result)
{
	struct solution s;

	memset(result, 0, sizeof(*result));
	solution_open(&s, p, &result->certificate, objective, minimum);
	solution_price(&s);
	if (objective != MATCHING_SCORE)
		solution_find_tight(&s);
	solution_choose(&s, result);
	solution_close(&s);
}

void matching_result_release(struct matching_result *result)
{
	free(result->edge);
	free(result->fixed);
	matching_certificate_release(&result->certificate);
	memset(result, 0, sizeof(*result));
}
