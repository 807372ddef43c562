/* assign.c - successive shortest augmenting paths with capacities */
#include "engine/matching/assign.h"

#include "engine/matching/front.h"
#include "engine/matching/heap.h"

#define FAR (INT64_MAX / 4)
#define WARM_PASSES 4

/* One of the right: what the scan of a row needs lies together, for searches wait for memory most of the time. */
struct target {
	int64_t v;
	int64_t distance;   /* in the search `seen` */
	size_t first_place; /* slot_start */
	uint32_t seen;
	uint32_t from; /* the left person on the shortest path to it */
	uint32_t room; /* free places */
	uint32_t load;
};

/* One of the left. */
struct source {
	int64_t u;
	const struct arc *arc, *end;
	uint32_t need;       /* units not placed */
	uint32_t reached_at; /* where in reached[] it would be */
};

/* One of the left that the current search has reached, and the place that it would leave. */
struct reached {
	uint32_t left;
	uint32_t right; /* MATCHING_NOBODY: the source */
	size_t place;
	int64_t distance;
};

struct solver {
	struct assignment *a;
	const struct graph *g;
	bool must;
	struct target *target;
	struct source *source;
	uint32_t search; /* how many searches there have been */
	struct heap heap;
	uint32_t *zero; /* a stack of the right at the distance just reached */
	size_t n_zero;
	struct reached *reached;
	size_t n_reached;
	uint32_t *popped; /* the right whose distance is final */
	size_t n_popped;
	/* The cheapest end found: a free place, or somebody left out (index into reached). */
	int64_t best;
	uint32_t end_right;
	size_t end_reached;
};

/*
 * The end of a row for a scan that has come to `end`, which may have been the end of its front only, and wants arcs of more
 * than `above`: behind the scan if there are any.
 */
static const struct arc *end_of_row(struct solver *s, uint32_t left, int64_t above)
{
	return s->source[left].end = front_end(s->g, left, above);
}

/* ---- warm-up where the right has capacities: each free person bids for its best place ---- */

/* What an arc offers: its weight without the price. */
struct offer {
	uint32_t right;
	int32_t weight;
	int64_t value;
	int64_t second; /* the best value elsewhere */
};

static struct offer best_offer(struct solver *s, uint32_t left, uint32_t holder_excluded,
			       const uint32_t *holder)
{
	int64_t none = s->must ? -FAR : 0;
	struct offer o = { .right = MATCHING_NOBODY, .value = none, .second = none };
	const struct arc *end = s->source[left].end;

	for (const struct arc *arc = s->source[left].arc;
	     arc < end || arc < (end = end_of_row(s, left, o.second)); arc++) {
		const struct target *t = &s->target[arc->to];
		int64_t value = arc->weight - t->v;

		if (arc->weight <= o.second)
			break;
		if (value <= o.second || (holder && holder[arc->to] == holder_excluded))
			continue;
		if (value > o.value || (value == o.value && t->room && o.right != MATCHING_NOBODY &&
					!s->target[o.right].room)) {
			o.second = o.value;
			o.value = value;
			o.right = arc->to;
			o.weight = arc->weight;
		} else {
			o.second = value;
		}
	}
	return o;
}

/*
 * The person joins the place; where that is one too many, whoever can bear the lowest price leaves and is returned,
 * and the price rises to what the next can bear. bid[] is the price up to which each would rather stay than take its
 * second best; as prices only rise, it is never too high.
 */
static uint32_t bid_for(struct solver *s, uint32_t left, const struct offer *o, int64_t *bid)
{
	struct assignment *a = s->a;
	struct target *t = &s->target[o->right];
	size_t first = t->first_place, last = first + t->load, lowest = first;
	int64_t mine = o->weight - o->second, next;
	uint32_t leaver;

	if (t->room) {
		a->slot[last] = left;
		bid[last] = mine;
		t->load++;
		t->room--;
		return MATCHING_NOBODY;
	}
	for (size_t k = first + 1; k < last; k++)
		if (bid[k] < bid[lowest])
			lowest = k;
	if (mine <= bid[lowest]) {
		next = bid[lowest];
		if (next >= FAR / 2)
			next = mine;
		t->v = next > t->v ? next : t->v;
		return left;
	}
	leaver = a->slot[lowest];
	next = mine;
	for (size_t k = first; k < last; k++)
		if (k != lowest && bid[k] < next)
			next = bid[k];
	if (next >= FAR / 2)
		next = bid[lowest];
	t->v = next > t->v ? next : t->v;
	a->slot[lowest] = left;
	bid[lowest] = mine;
	return leaver;
}

/* u is the least that the prices of places allow, which is tight for the placed. */
static void settle_left(struct solver *s)
{
	for (uint32_t i = 0; i < s->g->n_left; i++) {
		struct source *source = &s->source[i];

		source->u = s->must && source->arc < source->end ? -FAR : 0;
		for (const struct arc *arc = source->arc;
		     arc < source->end || arc < end_of_row(s, i, source->u); arc++) {
			if (arc->weight <= source->u)
				break;
			if (arc->weight - s->target[arc->to].v > source->u)
				source->u = arc->weight - s->target[arc->to].v;
		}
	}
}

static void warm_up_capacities(struct solver *s)
{
	uint32_t n_left = s->g->n_left, n_free = 0;
	uint32_t *free_left = xcalloc(n_left, sizeof(*free_left));
	int64_t *bid = xcalloc(s->a->slot_start[s->g->n_right], sizeof(*bid));

	for (uint32_t i = 0; i < n_left; i++)
		if (s->source[i].arc < s->source[i].end)
			free_left[n_free++] = i;
	for (int pass = 0; pass < WARM_PASSES && n_free; pass++) {
		uint32_t still_free = 0;

		for (uint32_t k = 0; k < n_free; k++) {
			struct offer o = best_offer(s, free_left[k], 0, NULL);
			uint32_t leaver = o.right == MATCHING_NOBODY
						  ? MATCHING_NOBODY
						  : bid_for(s, free_left[k], &o, bid);

			if (leaver != MATCHING_NOBODY)
				free_left[still_free++] = leaver;
		}
		n_free = still_free;
	}
	for (uint32_t i = 0; i < n_left; i++)
		s->source[i].need = s->source[i].arc < s->source[i].end;
	for (uint32_t j = 0; j < s->g->n_right; j++)
		for (uint32_t k = 0; k < s->target[j].load; k++)
			s->source[s->a->slot[s->target[j].first_place + k]].need = 0;
	free(free_left);
	free(bid);
}

/* ---- warm-up where the left has units: it bids for one place more, all its places at one price level ---- */

struct holding {
	size_t *start; /* of each of the left */
	uint32_t *n;
	struct arc *held; /* the arcs by which its units are placed */
	uint32_t *holder; /* of the right, or MATCHING_NOBODY */
};

static void hold_no_longer(struct holding *h, uint32_t left, uint32_t right)
{
	struct arc *held = h->held + h->start[left];
	uint32_t k = 0;

	while (held[k].to != right)
		k++;
	held[k] = held[--h->n[left]];
}

/* Places one more unit of the left if that is worth it. Returns who lost a unit by it, or MATCHING_NOBODY. */
static uint32_t take_one_more(struct solver *s, struct holding *h, uint32_t left)
{
	struct offer o = best_offer(s, left, left, h->holder);
	struct arc *held = h->held + h->start[left];
	int64_t level = o.second > -FAR ? o.second : o.value;
	uint32_t loser;

	if (o.right == MATCHING_NOBODY)
		return MATCHING_NOBODY;
	loser = h->holder[o.right];
	if (loser != MATCHING_NOBODY) {
		hold_no_longer(h, loser, o.right);
		s->source[loser].need++;
	}
	h->holder[o.right] = left;
	held[h->n[left]++] = (struct arc){ o.right, o.weight };
	s->source[left].need--;
	for (uint32_t k = 0; k < h->n[left]; k++)
		if (held[k].weight - level > s->target[held[k].to].v)
			s->target[held[k].to].v = held[k].weight - level;
	return loser;
}

static void warm_up_supply(struct solver *s, const uint32_t *supply)
{
	uint32_t n_left = s->g->n_left;
	struct holding h = { .start = xcalloc(n_left, sizeof(*h.start)),
			     .n = xcalloc(n_left, sizeof(*h.n)),
			     .holder = xcalloc(s->g->n_right, sizeof(*h.holder)) };
	size_t units = 0;

	for (uint32_t i = 0; i < n_left; i++) {
		s->source[i].need = supply[i];
		h.start[i] = units;
		units = size_add(units, supply[i]);
	}
	h.held = xcalloc(units, sizeof(*h.held));
	memset(h.holder, 0xff, s->g->n_right * sizeof(*h.holder));
	for (int pass = 0; pass < WARM_PASSES; pass++) {
		for (uint32_t i = 0; i < n_left; i++) {
			for (uint32_t k = s->source[i].need; k; k--)
				take_one_more(s, &h, i);
		}
	}
	for (uint32_t j = 0; j < s->g->n_right; j++) {
		if (h.holder[j] == MATCHING_NOBODY)
			continue;
		s->a->slot[s->target[j].first_place] = h.holder[j];
		s->target[j].load = 1;
		s->target[j].room = 0;
	}
	free(h.start);
	free(h.n);
	free(h.held);
	free(h.holder);
}

/* ---- shortest augmenting paths ---- */

static bool is_reached(const struct solver *s, uint32_t left)
{
	uint32_t at = s->source[left].reached_at;

	return at < s->n_reached && s->reached[at].left == left;
}

/* Goes along the arcs of one of the left, whose u plus distance is `u`. */
static void scan_row(struct solver *s, uint32_t left, int64_t u, int64_t distance)
{
	const struct arc *end = s->source[left].end;

	for (const struct arc *arc = s->source[left].arc;
	     arc < end || arc < (end = end_of_row(s, left, u - s->best)); arc++) {
		struct target *t = &s->target[arc->to];
		int64_t d = u - arc->weight;

		if (d >= s->best)
			break;
		d += t->v;
		if (d >= s->best || (t->seen == s->search && d >= t->distance))
			continue;
		t->seen = s->search;
		t->distance = d;
		t->from = left;
		if (t->room) {
			s->best = d;
			s->end_right = arc->to;
		} else if (d == distance) {
			heap_remove(&s->heap, arc->to);
			s->zero[s->n_zero++] = arc->to;
		} else {
			heap_put(&s->heap, arc->to, d);
		}
		FETCH(&s->a->slot[t->first_place]);
	}
}

/* Enters one of the left into the search. */
static void reach(struct solver *s, struct reached r)
{
	int64_t u = s->source[r.left].u + r.distance;

	if (is_reached(s, r.left))
		return;
	if (!s->must && u < s->best) {
		s->best = u;
		s->end_right = MATCHING_NOBODY;
		s->end_reached = s->n_reached;
	}
	s->source[r.left].reached_at = (uint32_t)s->n_reached;
	s->reached[s->n_reached++] = r;
	scan_row(s, r.left, u, r.distance);
}

/* The nearest of the right whose distance is not final yet and below the best end; or MATCHING_NOBODY. */
static uint32_t nearest(struct solver *s)
{
	uint32_t right;

	if (s->n_zero)
		right = s->zero[--s->n_zero];
	else if (s->heap.n)
		right = heap_pop(&s->heap);
	else
		return MATCHING_NOBODY;
	return s->target[right].distance < s->best ? right : MATCHING_NOBODY;
}

/* Moves prices so that the arcs of the path found are tight and no arc becomes too dear. */
static void shift_prices(struct solver *s)
{
	for (size_t k = 0; k < s->n_reached; k++)
		if (s->reached[k].distance < s->best)
			s->source[s->reached[k].left].u -= s->best - s->reached[k].distance;
	for (size_t k = 0; k < s->n_popped; k++)
		s->target[s->popped[k]].v += s->best - s->target[s->popped[k]].distance;
}

/* Lets everybody on the path move up. Returns false when it was the source that is left out. */
static bool take_path(struct solver *s)
{
	struct assignment *a = s->a;
	uint32_t right = s->end_right;
	size_t place;

	if (right != MATCHING_NOBODY) {
		place = s->target[right].first_place + s->target[right].load++;
		s->target[right].room--;
	} else {
		right = s->reached[s->end_reached].right;
		place = s->reached[s->end_reached].place;
	}
	while (right != MATCHING_NOBODY) {
		uint32_t left = s->target[right].from;
		const struct reached *r = &s->reached[s->source[left].reached_at];

		a->slot[place] = left;
		right = r->right;
		place = r->place;
	}
	return s->end_right != MATCHING_NOBODY ||
	       s->reached[s->end_reached].right != MATCHING_NOBODY;
}

/* Enters those who have the places of one of the right; their rows are fetched side by side. */
static void reach_holders(struct solver *s, uint32_t right)
{
	const struct target *t = &s->target[right];
	const uint32_t *slot = s->a->slot + t->first_place;
	int64_t distance = t->distance;

	for (uint32_t k = 0; k < t->load; k++)
		FETCH(&s->source[slot[k]]);
	for (uint32_t k = 0; k < t->load; k++)
		FETCH(s->source[slot[k]].arc);
	for (uint32_t k = 0; k < t->load; k++)
		reach(s, (struct reached){ slot[k], right, t->first_place + k, distance });
}

/* Places one unit of the source at least loss. Returns false when that is to leave it out. */
static bool place_unit(struct solver *s, uint32_t source)
{
	uint32_t right;

	s->search++;
	s->best = FAR;
	s->n_reached = s->n_popped = s->n_zero = 0;
	reach(s, (struct reached){ .left = source, .right = MATCHING_NOBODY });
	while ((right = nearest(s)) != MATCHING_NOBODY) {
		s->popped[s->n_popped++] = right;
		reach_holders(s, right);
	}
	heap_clear(&s->heap);
	if (s->best == FAR)
		BUG("a unit that must be placed has no place");
	shift_prices(s);
	return take_path(s);
}

/* The places of the right: one each where the left has the units. */
static void open_places(struct solver *s, const uint32_t *capacity)
{
	const struct graph *g = s->g;
	struct assignment *a = s->a;
	uint32_t *places = NULL;
	size_t n_places = g->n_right;

	if (capacity)
		places = graph_places(g, capacity, &n_places);
	for (uint32_t j = 0; j < g->n_right; j++) {
		s->target[j].room = places ? places[j] : 1;
		s->target[j].first_place = a->slot_start[j];
		a->slot_start[j + 1] = a->slot_start[j] + s->target[j].room;
	}
	a->slot = xcalloc(n_places, sizeof(*a->slot));
	free(places);
}

static void solver_init(struct solver *s, struct assignment *a, const struct graph *g,
			const uint32_t *capacity)
{
	a->u = xcalloc(g->n_left, sizeof(*a->u));
	a->v = xcalloc(g->n_right, sizeof(*a->v));
	a->load = xcalloc(g->n_right, sizeof(*a->load));
	a->slot_start = xcalloc(size_add(g->n_right, 1), sizeof(*a->slot_start));
	s->target = xcalloc(g->n_right, sizeof(*s->target));
	open_places(s, capacity);
	s->source = xcalloc(g->n_left, sizeof(*s->source));
	for (uint32_t i = 0; i < g->n_left; i++) {
		s->source[i].arc = g->arc + g->start[i];
		s->source[i].end = g->arc + g->end[i];
	}
	s->zero = xcalloc(g->n_right, sizeof(*s->zero));
	s->popped = xcalloc(g->n_right, sizeof(*s->popped));
	s->reached = xcalloc(g->n_left, sizeof(*s->reached));
	heap_init(&s->heap, g->n_right);
}

static void solver_release(struct solver *s)
{
	free(s->target);
	free(s->source);
	free(s->zero);
	free(s->popped);
	free(s->reached);
	heap_release(&s->heap);
}

/* What bids alone bring about. */
static void begin(struct solver *s, const uint32_t *supply, const uint32_t *capacity)
{
	solver_init(s, s->a, s->g, capacity);
	if (supply)
		warm_up_supply(s, supply);
	else
		warm_up_capacities(s);
	settle_left(s);
}

static void finish(struct solver *s)
{
	for (uint32_t i = 0; i < s->g->n_left; i++)
		s->a->u[i] = s->source[i].u;
	for (uint32_t j = 0; j < s->g->n_right; j++) {
		s->a->v[j] = s->target[j].v;
		s->a->load[j] = s->target[j].load;
	}
	solver_release(s);
}

void assign(struct assignment *a, const struct graph *g, const uint32_t *supply,
	    const uint32_t *capacity, bool must)
{
	struct solver s = { .a = a, .g = g, .must = must };

	begin(&s, supply, capacity);
	for (uint32_t i = 0; i < g->n_left; i++)
		while (s.source[i].need && (must || s.source[i].u > 0) && place_unit(&s, i))
			s.source[i].need--;
	finish(&s);
}

void assign_roughly(struct assignment *a, const struct graph *g, const uint32_t *supply,
		    const uint32_t *capacity)
{
	struct solver s = { .a = a, .g = g };

	begin(&s, supply, capacity);
	finish(&s);
}

void assignment_release(struct assignment *a)
{
	free(a->u);
	free(a->v);
	free(a->load);
	free(a->slot_start);
	free(a->slot);
	memset(a, 0, sizeof(*a));
}
