/* tight.c - the choice that is left when the prices are known */
#include "engine/matching/tight.h"

void tight_release(struct tight *t)
{
	graph_release(&t->g);
	free(t->mentee_must);
	free(t->mentor_must);
	free(t->component);
	memset(t, 0, sizeof(*t));
}

void tight_filter(struct tight *t, const int64_t *u, const int64_t *v, int weight, int plus)
{
	struct graph *g = &t->g;

	for (uint32_t i = 0; i < g->n_left; i++) {
		size_t kept = g->start[i];

		for (size_t a = g->start[i]; a < g->end[i]; a++)
			if (u[i] + v[g->arc[a].to] == (int64_t)g->arc[a].weight * weight + plus)
				g->arc[kept++] = g->arc[a];
		g->end[i] = kept;
	}
}

/* ---- the residual graph: its nodes are the mentors and "outside" ---- */

struct residual {
	const struct tight *t;
	const struct pairing *m;
	uint32_t outside;
	uint32_t fixed; /* mentees below this number do not move */
	/* Those whose price is zero, ascending: they may go outside and come from there. */
	uint32_t *mentees, *mentors;
	uint32_t n_mentees, n_mentors;
	uint32_t first_mentee; /* the first of mentees[] that is not fixed */
};

/* An arc: `mentee` goes from one node to the other; MATCHING_NOBODY: only the number of filled places changes. */
struct step {
	uint32_t node;
	uint32_t mentee;
};

/* Where a walk along the arcs of a node stands. */
struct walk {
	uint32_t node;
	uint32_t member; /* how many mentees (or loose people) are done */
	size_t arc;      /* of that mentee */
	bool entered;    /* arc is set */
};

static void residual_init(struct residual *r, const struct tight *t, const struct pairing *m)
{
	*r = (struct residual){ .t = t, .m = m, .outside = m->n_right };
	r->mentees = xcalloc(m->n_left, sizeof(*r->mentees));
	r->mentors = xcalloc(m->n_right, sizeof(*r->mentors));
	for (uint32_t i = 0; i < m->n_left; i++)
		if (!t->mentee_must[i])
			r->mentees[r->n_mentees++] = i;
	for (uint32_t j = 0; j < m->n_right; j++)
		if (!t->mentor_must[j])
			r->mentors[r->n_mentors++] = j;
}

static void residual_release(struct residual *r)
{
	free(r->mentees);
	free(r->mentors);
}

static uint32_t node_of(const struct residual *r, uint32_t mentee)
{
	return r->m->mate[mentee] == MATCHING_NOBODY ? r->outside : r->m->mate[mentee];
}

/* The next place to which the mentee can go; moves the walk behind it. */
static bool next_move(const struct residual *r, struct walk *w, uint32_t mentee, struct step *step)
{
	const struct graph *g = &r->t->g;

	if (!w->entered) {
		w->arc = g->start[mentee];
		w->entered = true;
	}
	while (w->arc < g->end[mentee]) {
		uint32_t to = g->arc[w->arc++].to;

		if (to == r->m->mate[mentee])
			continue;
		*step = (struct step){ to, mentee };
		return true;
	}
	w->entered = false;
	return false;
}

static bool next_from_mentor(const struct residual *r, struct walk *w, struct step *step)
{
	const struct pairing *m = r->m;
	size_t first = m->slot_start[w->node];

	for (; w->member < m->load[w->node]; w->member++) {
		uint32_t mentee = m->slot[first + w->member];

		if (mentee < r->fixed)
			continue;
		if (next_move(r, w, mentee, step))
			return true;
		if (!r->t->mentee_must[mentee]) {
			*step = (struct step){ r->outside, mentee };
			w->member++;
			return true;
		}
	}
	*step = (struct step){ r->outside, MATCHING_NOBODY };
	return w->member++ == m->load[w->node] && m->load[w->node] < m->capacity[w->node];
}

static bool next_from_outside(const struct residual *r, struct walk *w, struct step *step)
{
	if (w->member < r->first_mentee)
		w->member = r->first_mentee;
	for (; w->member < r->n_mentees; w->member++) {
		uint32_t mentee = r->mentees[w->member];

		if (r->m->mate[mentee] == MATCHING_NOBODY && next_move(r, w, mentee, step))
			return true;
	}
	while (w->member < r->n_mentees + r->n_mentors) {
		uint32_t mentor = r->mentors[w->member++ - r->n_mentees];

		*step = (struct step){ mentor, MATCHING_NOBODY };
		if (r->m->load[mentor])
			return true;
	}
	return false;
}

/* The next arc out of the node of the walk. */
static bool next_out(const struct residual *r, struct walk *w, struct step *step)
{
	return w->node == r->outside ? next_from_outside(r, w, step) : next_from_mentor(r, w, step);
}

/* ---- strongly connected components (Tarjan 1972) ---- */

struct tarjan {
	struct residual r;
	uint32_t *component;
	uint32_t *order; /* of discovery from 1; 0: not yet */
	uint32_t *low;
	uint32_t *open; /* a stack of nodes without a component */
	struct walk *path;
	uint32_t n_open, n_order, n_components;
	size_t depth;
};

static void discover(struct tarjan *s, uint32_t node)
{
	s->order[node] = s->low[node] = ++s->n_order;
	s->open[s->n_open++] = node;
	s->path[s->depth++] = (struct walk){ .node = node };
}

static void close_component(struct tarjan *s, uint32_t root)
{
	uint32_t node;

	do {
		node = s->open[--s->n_open];
		s->component[node] = s->n_components;
	} while (node != root);
	s->n_components++;
}

static void explore(struct tarjan *s, uint32_t root)
{
	discover(s, root);
	while (s->depth) {
		struct walk *w = &s->path[s->depth - 1];
		uint32_t node = w->node;
		struct step step;

		if (next_out(&s->r, w, &step)) {
			if (!s->order[step.node])
				discover(s, step.node);
			else if (s->component[step.node] == MATCHING_NOBODY &&
				 s->order[step.node] < s->low[node])
				s->low[node] = s->order[step.node];
			continue;
		}
		s->depth--;
		if (s->low[node] == s->order[node]) {
			close_component(s, node);
		} else if (s->low[node] < s->low[s->path[s->depth - 1].node]) {
			s->low[s->path[s->depth - 1].node] = s->low[node];
		}
	}
}

void tight_components(struct tight *t, const struct pairing *m)
{
	uint32_t n = m->n_right + 1;
	struct tarjan s = { .n_order = 0 };

	free(t->component);
	t->component = s.component = xmalloc(n * sizeof(*t->component));
	memset(t->component, 0xff, n * sizeof(*t->component));
	residual_init(&s.r, t, m);
	s.order = xcalloc(n, sizeof(*s.order));
	s.low = xcalloc(n, sizeof(*s.low));
	s.open = xcalloc(n, sizeof(*s.open));
	s.path = xcalloc(n, sizeof(*s.path));
	for (uint32_t node = 0; node < n; node++)
		if (!s.order[node])
			explore(&s, node);
	residual_release(&s.r);
	free(s.order);
	free(s.low);
	free(s.open);
	free(s.path);
}

bool tight_fixed(const struct tight *t, const struct pairing *m, uint32_t mentee)
{
	uint32_t mate = m->mate[mentee];
	uint32_t home = t->component[mate == MATCHING_NOBODY ? m->n_right : mate];

	if (mate != MATCHING_NOBODY && !t->mentee_must[mentee] && t->component[m->n_right] == home)
		return false;
	for (size_t a = t->g.start[mentee]; a < t->g.end[mentee]; a++)
		if (t->g.arc[a].to != mate && t->component[t->g.arc[a].to] == home)
			return false;
	return true;
}

/* ---- the canonical plan ---- */

/*
 * A search for a closed walk that gives a mentee another mentor, from both ends in turn, an arc at a time. When one end
 * has nowhere to go any more, what it has seen is cut off from the rest for good and becomes a component of its own;
 * as this is the end that has looked at fewer arcs, all failures together cost little.
 */
struct front {
	uint32_t *queue; /* the nodes seen */
	uint32_t n, head;
	struct walk walk;
	uint32_t *seen;    /* of a node: the search that saw it */
	struct step *from; /* the node next on the way to the end, and who moves in between */
};

struct canon {
	struct tight *t;
	struct pairing *m;
	struct residual r;
	struct graph in; /* for each mentor the mentees with a tight edge, ascending */
	struct front ahead, back;
	uint32_t search;
	uint32_t n_components;
	struct move {
		uint32_t mentee, to;
	} * moves;
};

static bool next_into_mentor(const struct canon *c, struct walk *w, struct step *step)
{
	size_t first = c->in.start[w->node], end = c->in.end[w->node];

	/* From the end, so that the walk can stop at the first that is fixed. */
	while (w->arc < end - first) {
		uint32_t mentee = c->in.arc[end - 1 - w->arc].to;

		w->arc++;
		if (mentee < c->r.fixed) {
			w->arc = end - first;
			break;
		}
		*step = (struct step){ node_of(&c->r, mentee), mentee };
		if (step->node != w->node)
			return true;
	}
	*step = (struct step){ c->r.outside, MATCHING_NOBODY };
	return w->member++ == 0 && !c->t->mentor_must[w->node] && c->m->load[w->node];
}

static bool next_into_outside(const struct canon *c, struct walk *w, struct step *step)
{
	const struct residual *r = &c->r;

	if (w->member < r->first_mentee)
		w->member = r->first_mentee;
	while (w->member < r->n_mentees) {
		uint32_t mentee = r->mentees[w->member++];

		*step = (struct step){ node_of(r, mentee), mentee };
		if (step->node != r->outside)
			return true;
	}
	while (w->member < r->n_mentees + r->n_mentors) {
		uint32_t mentor = r->mentors[w->member++ - r->n_mentees];

		*step = (struct step){ mentor, MATCHING_NOBODY };
		if (c->m->load[mentor] < c->m->capacity[mentor])
			return true;
	}
	return false;
}

static void front_enter(struct front *f, uint32_t search, uint32_t node, struct step from)
{
	f->seen[node] = search;
	f->from[node] = from;
	f->queue[f->n++] = node;
}

static void front_start(struct front *f, uint32_t search, uint32_t node)
{
	f->n = f->head = 0;
	front_enter(f, search, node, (struct step){ MATCHING_NOBODY, MATCHING_NOBODY });
	f->walk = (struct walk){ .node = node };
}

/* Goes along one arc. Returns false when there is none left. */
static bool front_advance(struct canon *c, struct front *f)
{
	struct step step;
	bool more;

	if (f == &c->ahead)
		more = next_out(&c->r, &f->walk, &step);
	else if (f->walk.node == c->r.outside)
		more = next_into_outside(c, &f->walk, &step);
	else
		more = next_into_mentor(c, &f->walk, &step);
	if (!more) {
		if (++f->head == f->n)
			return false;
		f->walk = (struct walk){ .node = f->queue[f->head] };
		return true;
	}
	if (f->seen[step.node] != c->search &&
	    c->t->component[step.node] == c->t->component[f->walk.node])
		front_enter(f, c->search, step.node, (struct step){ f->walk.node, step.mentee });
	return true;
}

static void cut_off(struct canon *c, const struct front *f)
{
	for (uint32_t k = 0; k < f->n; k++)
		c->t->component[f->queue[k]] = c->n_components;
	c->n_components++;
}

/* Lets everybody on the closed walk through `middle` move, and the mentee to the mentor where the walk begins. */
static void take_walk(struct canon *c, uint32_t mentee, uint32_t mentor, uint32_t middle)
{
	size_t n = 0;

	c->moves[n++] = (struct move){ mentee, mentor };
	for (uint32_t node = middle; c->ahead.from[node].node != MATCHING_NOBODY;
	     node = c->ahead.from[node].node)
		c->moves[n++] = (struct move){ c->ahead.from[node].mentee, node };
	for (uint32_t node = middle; c->back.from[node].node != MATCHING_NOBODY;
	     node = c->back.from[node].node)
		c->moves[n++] = (struct move){ c->back.from[node].mentee, c->back.from[node].node };
	for (size_t k = 0; k < n; k++)
		if (c->moves[k].mentee != MATCHING_NOBODY &&
		    c->m->mate[c->moves[k].mentee] != MATCHING_NOBODY)
			pairing_remove(c->m, c->moves[k].mentee);
	for (size_t k = 0; k < n; k++)
		if (c->moves[k].mentee != MATCHING_NOBODY && c->moves[k].to != c->r.outside)
			pairing_add(c->m, c->moves[k].mentee, c->moves[k].to);
}

/* Tries to give the mentee this mentor, those before it unmoved. */
static bool try_mentor(struct canon *c, uint32_t mentee, uint32_t mentor)
{
	uint32_t home = node_of(&c->r, mentee);

	c->search++;
	front_start(&c->ahead, c->search, mentor);
	front_start(&c->back, c->search, home);
	for (;;) {
		if (!front_advance(c, &c->ahead)) {
			cut_off(c, &c->ahead);
			return false;
		}
		if (c->back.seen[c->ahead.queue[c->ahead.n - 1]] == c->search) {
			take_walk(c, mentee, mentor, c->ahead.queue[c->ahead.n - 1]);
			return true;
		}
		if (!front_advance(c, &c->back)) {
			cut_off(c, &c->back);
			return false;
		}
		if (c->ahead.seen[c->back.queue[c->back.n - 1]] == c->search) {
			take_walk(c, mentee, mentor, c->back.queue[c->back.n - 1]);
			return true;
		}
	}
}

static void choose_mentor(struct canon *c, uint32_t mentee)
{
	const struct graph *g = &c->t->g;

	for (size_t a = g->start[mentee]; a < g->end[mentee]; a++) {
		uint32_t mentor = g->arc[a].to, home = node_of(&c->r, mentee);

		if (mentor >= home)
			return;
		if (c->t->component[mentor] == c->t->component[home] &&
		    try_mentor(c, mentee, mentor))
			return;
	}
}

static void front_init(struct front *f, uint32_t n)
{
	f->queue = xcalloc(n, sizeof(*f->queue));
	f->seen = xcalloc(n, sizeof(*f->seen));
	f->from = xcalloc(n, sizeof(*f->from));
}

static void front_release(struct front *f)
{
	free(f->queue);
	free(f->seen);
	free(f->from);
}

void tight_canonical(struct tight *t, struct pairing *m)
{
	uint32_t n = m->n_right + 1;
	struct canon c = { .t = t, .m = m, .n_components = n };

	residual_init(&c.r, t, m);
	graph_columns(&c.in, &t->g);
	front_init(&c.ahead, n);
	front_init(&c.back, n);
	c.moves = xcalloc(size_add(n, 1), sizeof(*c.moves));
	for (uint32_t i = 0; i < m->n_left; i++) {
		c.r.fixed = i + 1;
		while (c.r.first_mentee < c.r.n_mentees && c.r.mentees[c.r.first_mentee] <= i)
			c.r.first_mentee++;
		choose_mentor(&c, i);
	}
	residual_release(&c.r);
	graph_release(&c.in);
	front_release(&c.ahead);
	front_release(&c.back);
	free(c.moves);
}
