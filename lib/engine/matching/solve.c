/* solve.c - the best matching, level by level */
#include "engine/matching/solve.h"

#include "engine/matching/assign.h"
#include "engine/matching/tight.h"

struct solution {
	const struct matching_problem *p;
	struct matching_result *result;
	struct matching_certificate *c;
	struct graph g; /* weights in units */
	int32_t unit;
	struct pairing m;
	struct tight t;
};

static void add_level(struct solution *s, enum matching_level_kind kind)
{
	struct matching_level *level = &s->c->levels[s->c->n_levels++];

	level->kind = kind;
	level->mentee = xcalloc(s->p->n_mentees, sizeof(*level->mentee));
	level->mentor = xcalloc(s->p->n_mentors, sizeof(*level->mentor));
}

static void add_cover_level(struct solution *s, const bool *mentee, const bool *mentor)
{
	struct matching_level *level = &s->c->levels[s->c->n_levels];

	add_level(s, MATCHING_PAIRS);
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

/* ---- the floor: the worst pair as good as possible with as many pairs ---- */

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

static int descending(const void *a, const void *b)
{
	int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;

	return (x < y) - (x > y);
}

/* As many mentees as there are pairs must have an arc of the floor, so it is at most that of the best arcs. */
static int32_t floor_bound(const struct graph *g, uint32_t n_pairs)
{
	int32_t *best = xcalloc(g->n_left, sizeof(*best));
	uint32_t n = 0;
	int32_t bound;

	for (uint32_t i = 0; i < g->n_left; i++)
		if (g->start[i] < g->end[i])
			best[n++] = g->arc[g->start[i]].weight;
	qsort(best, n, sizeof(*best), descending);
	bound = best[n_pairs - 1];
	free(best);
	return bound;
}

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

/* The floor in units; marks the cover that proves it. m is a maximum matching and is changed. */
static int32_t find_floor(const struct graph *g, struct pairing *m, bool *mentee, bool *mentor)
{
	uint32_t n_pairs = m->n_pairs;
	int32_t low = lightest_pair(g, m), high = floor_bound(g, n_pairs);
	int32_t threshold = high;
	bool proved = false;

	while (low < high) {
		if (pairs_above(g, m, threshold, n_pairs)) {
			low = lightest_pair(g, m);
		} else {
			pairing_cover(m, g, threshold, mentee, mentor);
			proved = true;
			high = next_below(g, threshold);
		}
		threshold = low + (high - low) / 2 + (high - low) % 2;
	}
	if (!proved) {
		pairs_above(g, m, low + 1, n_pairs);
		pairing_cover(m, g, low + 1, mentee, mentor);
	}
	return low;
}

static void prove_floor(struct solution *s)
{
	struct matching_certificate *c = s->c;

	if (!s->m.n_pairs)
		return;
	c->floor_mentee = xcalloc(s->p->n_mentees, sizeof(*c->floor_mentee));
	c->floor_mentor = xcalloc(s->p->n_mentors, sizeof(*c->floor_mentor));
	c->floor = find_floor(&s->g, &s->m, c->floor_mentee, c->floor_mentor) * s->unit;
	for (uint32_t i = 0; i < s->g.n_left; i++) {
		size_t a = s->g.end[i];

		while (a > s->g.start[i] && s->g.arc[a - 1].weight * s->unit < c->floor)
			a--;
		s->g.end[i] = a;
	}
}

/* ---- most points ---- */

/* Takes the pairs of an assignment over as the plan. */
static void take_pairs(struct solution *s, const struct assignment *a, bool mentees_left)
{
	uint32_t n_right = mentees_left ? s->p->n_mentors : s->p->n_mentees;

	for (uint32_t r = 0; r < n_right; r++)
		for (uint32_t k = 0; k < a->load[r]; k++) {
			uint32_t l = a->slot[a->slot_start[r] + k];

			pairing_add(&s->m, mentees_left ? l : r, mentees_left ? r : l);
		}
}

static void drop_pairs(struct pairing *m)
{
	memset(m->mate, 0xff, m->n_left * sizeof(*m->mate));
	memset(m->load, 0, m->n_right * sizeof(*m->load));
	m->n_pairs = 0;
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
	take_pairs(s, &a, true);
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
	take_pairs(s, &a, false);
	for (uint32_t i = 0; i < s->p->n_mentees; i++)
		if (!cover->mentee[i])
			points->mentee[i] = a.v[i] * s->unit;
	for (uint32_t j = 0; j < s->p->n_mentors; j++)
		if (cover->mentor[j])
			points->mentor[j] = a.u[j] * s->unit;
	assignment_release(&a);
	free(supply);
}

/* Objectives fair and count. */
static void solve_pairs_first(struct solution *s, bool with_floor)
{
	bool *mentee = xcalloc(s->p->n_mentees, sizeof(*mentee));
	bool *mentor = xcalloc(s->p->n_mentors, sizeof(*mentor));
	const struct matching_level *levels = s->c->levels;

	pair_greedily(&s->m, &s->g);
	pairing_augment(&s->m, &s->g, 0, s->p->n_mentees);
	pairing_cover(&s->m, &s->g, 0, mentee, mentor);
	add_cover_level(s, mentee, mentor);
	free(mentee);
	free(mentor);
	if (with_floor)
		prove_floor(s);
	drop_pairs(&s->m);
	add_level(s, MATCHING_POINTS);
	solve_plenty(s, &levels[0], &s->c->levels[1]);
	solve_scarce(s, &levels[0], &s->c->levels[1]);
}

/* Most points, searching from whichever side is scarcer. */
static void solve_points(struct solution *s)
{
	struct matching_level *points = &s->c->levels[0];
	uint64_t places = 0, mentees = 0;
	struct assignment a;
	struct graph turned;
	bool mentees_search;

	for (uint32_t j = 0; j < s->p->n_mentors; j++)
		places += s->m.capacity[j];
	for (uint32_t i = 0; i < s->p->n_mentees; i++)
		mentees += s->g.start[i] < s->g.end[i];
	mentees_search = places * 10 >= mentees * 9;
	add_level(s, MATCHING_POINTS);
	if (mentees_search) {
		assign(&a, &s->g, NULL, s->p->capacity, false);
	} else {
		graph_transpose(&turned, &s->g);
		assign(&a, &turned, s->m.capacity, NULL, false);
		graph_release(&turned);
	}
	take_pairs(s, &a, mentees_search);
	for (uint32_t i = 0; i < s->p->n_mentees; i++)
		points->mentee[i] = (mentees_search ? a.u : a.v)[i] * s->unit;
	for (uint32_t j = 0; j < s->p->n_mentors; j++)
		points->mentor[j] = (mentees_search ? a.v : a.u)[j] * s->unit;
	assignment_release(&a);
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
		for (size_t a = all->start[i]; a < all->end[i]; a++) {
			uint32_t j = all->arc[a].to;
			int32_t score = all->arc[a].weight * s->unit;

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

/* Most pairs among the plans with most points: more can only come of people whose price is zero. */
static void add_pairs(struct solution *s)
{
	bool *mentee = xcalloc(s->p->n_mentees, sizeof(*mentee));
	bool *mentor = xcalloc(s->p->n_mentors, sizeof(*mentor));
	const struct matching_level *level = &s->c->levels[s->c->n_levels];

	pairing_augment(&s->m, &s->t.g, 0, s->p->n_mentees);
	pairing_cover(&s->m, &s->t.g, 0, mentee, mentor);
	add_cover_level(s, mentee, mentor);
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
	drop_pairs(&s->m);
	take_pairs(s, &a, true);
	add_level(s, MATCHING_KEEP);
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
static void price_placeless(struct solution *s)
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

void matching_solve(const struct matching_problem *p, enum matching_objective objective,
		    int32_t minimum, struct matching_result *result)
{
	struct solution s = { .p = p, .result = result, .c = &result->certificate };

	memset(result, 0, sizeof(*result));
	s.c->objective = objective;
	s.c->minimum = minimum;
	s.c->floor = -1;
	graph_of_problem(&s.g, p, minimum, &s.unit);
	pairing_init(&s.m, &s.g, p->capacity);
	if (objective == MATCHING_SCORE)
		solve_points(&s);
	else
		solve_pairs_first(&s, objective == MATCHING_FAIR);
	find_tight(&s);
	graph_release(&s.g);
	for (size_t k = 0; k < s.c->n_levels; k++)
		find_must(&s, &s.c->levels[k]);
	if (objective == MATCHING_SCORE)
		add_pairs(&s);
	tight_components(&s.t, &s.m);
	mark_fixed(&s);
	if (any_to_keep(&s.t)) {
		keep_pairs(&s);
		tight_components(&s.t, &s.m);
	}
	tight_canonical(&s.t, &s.m);
	price_placeless(&s);
	sum_up(&s);
	pairing_release(&s.m);
	tight_release(&s.t);
}

void matching_result_release(struct matching_result *result)
{
	free(result->edge);
	free(result->fixed);
	matching_certificate_release(&result->certificate);
	memset(result, 0, sizeof(*result));
}
