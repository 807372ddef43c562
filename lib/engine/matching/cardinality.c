/* cardinality.c - as many pairs as possible */
#include "engine/matching/cardinality.h"

void pairing_init(struct pairing *m, const struct graph *g, const uint32_t *capacity)
{
	size_t n_places;

	m->n_left = g->n_left;
	m->n_right = g->n_right;
	m->n_pairs = 0;
	m->mate = xcalloc(g->n_left, sizeof(*m->mate));
	m->load = xcalloc(g->n_right, sizeof(*m->load));
	m->capacity = graph_places(g, capacity, &n_places);
	m->slot_start = xcalloc(size_add(g->n_right, 1), sizeof(*m->slot_start));
	memset(m->mate, 0xff, g->n_left * sizeof(*m->mate));
	for (uint32_t j = 0; j < g->n_right; j++)
		m->slot_start[j + 1] = m->slot_start[j] + m->capacity[j];
	m->slot = xcalloc(n_places, sizeof(*m->slot));
}

void pairing_release(struct pairing *m)
{
	free(m->mate);
	free(m->load);
	free(m->capacity);
	free(m->slot_start);
	free(m->slot);
	memset(m, 0, sizeof(*m));
}

void pairing_add(struct pairing *m, uint32_t left, uint32_t right)
{
	m->mate[left] = right;
	m->slot[m->slot_start[right] + m->load[right]++] = left;
	m->n_pairs++;
}

void pairing_remove(struct pairing *m, uint32_t left)
{
	uint32_t right = m->mate[left];
	size_t at = m->slot_start[right];

	while (m->slot[at] != left)
		at++;
	m->slot[at] = m->slot[m->slot_start[right] + --m->load[right]];
	m->mate[left] = MATCHING_NOBODY;
	m->n_pairs--;
}

#define HOPELESS UINT64_MAX

/*
 * The state of one round of searches, each person being visited at most once in a round. A search that fails, and was
 * not kept from anybody by a search of the same round that succeeded, has seen all that its source can reach: no free
 * place, now or later, for whoever is reached moves only among those who are reached. It is not looked at again.
 */
struct search {
	struct pairing *m;
	const struct graph *g;
	int32_t threshold;
	uint64_t round;    /* the first search of the round */
	uint64_t number;   /* of the search */
	uint64_t *seen;    /* of the right: the search that visited it last, or HOPELESS */
	uint32_t *visited; /* the right seen by the search */
	size_t n_visited;
	bool kept_away;  /* from somebody, by another search of the round */
	size_t *look;    /* of the left: arcs before it lead to full people */
	size_t *next;    /* of the left: where its scan of this round goes on */
	size_t *place;   /* of the right: where the walk through its places goes on */
	uint32_t *stack; /* the left on the path */
};

/* The first of the arcs of `left` not yet looked at that leads to a free place, or MATCHING_NOBODY. */
static uint32_t find_free(struct search *s, uint32_t left)
{
	size_t end = s->g->end[left];

	for (size_t *a = &s->look[left]; *a < end; (*a)++) {
		const struct arc *arc = &s->g->arc[*a];

		if (arc->weight < s->threshold)
			return MATCHING_NOBODY;
		if (s->m->load[arc->to] < s->m->capacity[arc->to])
			return arc->to;
	}
	return MATCHING_NOBODY;
}

/* Gives the last on the stack the right person and everybody before the place of the one behind. */
static void flip(struct search *s, size_t depth, uint32_t right)
{
	struct pairing *m = s->m;
	uint32_t last = s->stack[depth - 1];
	uint32_t freed = m->mate[last];

	m->mate[last] = right;
	m->slot[m->slot_start[right] + m->load[right]++] = last;
	for (size_t k = depth - 1; k--;) {
		uint32_t mover = s->stack[k], next = freed;

		freed = m->mate[mover];
		m->mate[mover] = next;
		/* The walk through the places of `next` stands at the one just left. */
		m->slot[s->place[next]] = mover;
	}
	m->n_pairs++;
}

/* Whom a search enters next from the left person on top: the next place of the right it stands at or goes to. */
static bool descend(struct search *s, size_t *depth, uint32_t *at)
{
	struct pairing *m = s->m;
	uint32_t left = s->stack[*depth - 1];

	for (; s->next[left] < s->g->end[left]; s->next[left]++) {
		const struct arc *arc = &s->g->arc[s->next[left]];

		if (arc->weight < s->threshold)
			return false;
		if (s->seen[arc->to] < s->round) {
			s->seen[arc->to] = s->number;
			s->visited[s->n_visited++] = arc->to;
			s->place[arc->to] = m->slot_start[arc->to];
		} else if (at[*depth - 1] != arc->to) {
			s->kept_away |=
				s->seen[arc->to] != s->number && s->seen[arc->to] != HOPELESS;
			continue;
		} else {
			s->place[arc->to]++;
		}
		if (s->place[arc->to] < m->slot_start[arc->to] + m->load[arc->to]) {
			uint32_t mover = m->slot[s->place[arc->to]];

			at[*depth - 1] = arc->to;
			s->stack[*depth] = mover;
			at[*depth] = MATCHING_NOBODY;
			s->next[mover] = s->g->start[mover];
			(*depth)++;
			return true;
		}
		at[*depth - 1] = MATCHING_NOBODY;
	}
	return false;
}

/* A path from a free left person to a free place, depth first; takes it. */
static bool augment_from(struct search *s, uint32_t source, uint32_t *at)
{
	size_t depth = 1;

	s->number++;
	s->n_visited = 0;
	s->kept_away = false;
	s->stack[0] = source;
	s->next[source] = s->g->start[source];
	at[0] = MATCHING_NOBODY;
	while (depth) {
		uint32_t free_right = at[depth - 1] == MATCHING_NOBODY
					      ? find_free(s, s->stack[depth - 1])
					      : MATCHING_NOBODY;

		if (free_right != MATCHING_NOBODY) {
			flip(s, depth, free_right);
			return true;
		}
		if (!descend(s, &depth, at))
			depth--;
	}
	for (size_t k = 0; k < s->n_visited && !s->kept_away; k++)
		s->seen[s->visited[k]] = HOPELESS;
	return false;
}

/* The left without a mate. */
static uint32_t *list_free(const struct pairing *m, uint32_t *n)
{
	uint32_t *free_left = xcalloc(m->n_left, sizeof(*free_left));

	*n = 0;
	for (uint32_t i = 0; i < m->n_left; i++)
		if (m->mate[i] == MATCHING_NOBODY)
			free_left[(*n)++] = i;
	return free_left;
}

/* One search for each of the left on the list; those for whom there may be hope stay on it. */
static bool search_round(struct search *s, uint32_t *free_left, uint32_t *n, uint32_t enough,
			 uint32_t *at)
{
	uint32_t still_free = 0, k;
	bool progress = false;

	s->round = s->number + 1;
	for (k = 0; k < *n && s->m->n_pairs < enough; k++) {
		if (augment_from(s, free_left[k], at))
			progress = true;
		else if (s->kept_away)
			free_left[still_free++] = free_left[k];
	}
	*n = still_free;
	return progress;
}

void pairing_augment(struct pairing *m, const struct graph *g, int32_t threshold, uint32_t enough)
{
	struct search s = { .m = m, .g = g, .threshold = threshold };
	uint32_t *at = xcalloc(size_add(g->n_left, 1), sizeof(*at));
	uint32_t n_free, *free_left = list_free(m, &n_free);
	bool progress = true;

	s.seen = xcalloc(g->n_right, sizeof(*s.seen));
	s.visited = xcalloc(g->n_right, sizeof(*s.visited));
	s.look = xcalloc(g->n_left, sizeof(*s.look));
	s.next = xcalloc(g->n_left, sizeof(*s.next));
	s.place = xcalloc(g->n_right, sizeof(*s.place));
	s.stack = xcalloc(size_add(g->n_left, 1), sizeof(*s.stack));
	memcpy(s.look, g->start, g->n_left * sizeof(*s.look));
	while (progress && m->n_pairs < enough)
		progress = search_round(&s, free_left, &n_free, enough, at);
	free(free_left);
	free(s.visited);
	free(s.seen);
	free(s.look);
	free(s.next);
	free(s.place);
	free(s.stack);
	free(at);
}

void pairing_cover(const struct pairing *m, const struct graph *g, int32_t threshold, bool *left,
		   bool *right)
{
	uint32_t *queue = xcalloc(g->n_left, sizeof(*queue));
	size_t n = 0;

	memset(right, 0, g->n_right * sizeof(*right));
	for (uint32_t i = 0; i < g->n_left; i++) {
		left[i] = m->mate[i] != MATCHING_NOBODY;
		if (!left[i])
			queue[n++] = i;
	}
	for (size_t k = 0; k < n; k++) {
		uint32_t i = queue[k];

		for (size_t a = g->start[i]; a < g->end[i]; a++) {
			uint32_t j = g->arc[a].to;

			if (g->arc[a].weight < threshold)
				break;
			if (right[j])
				continue;
			right[j] = true;
			for (size_t s = m->slot_start[j]; s < m->slot_start[j] + m->load[j]; s++) {
				left[m->slot[s]] = false;
				queue[n++] = m->slot[s];
			}
		}
	}
	free(queue);
}
