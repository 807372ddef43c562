/* stable.c - deferred acceptance with capacities */
#include "engine/matching/stable.h"

/* The edges of each person, best first. */
struct lists {
	const struct matching_problem *p;
	uint32_t *mentee; /* of each edge */
	size_t *start;    /* one more than people */
	size_t *edge;
	size_t *next; /* of each person: the first not proposed yet */
};

/* A rank for sorting: those not on the list come last. */
static uint32_t rank_of(const uint32_t *rank, size_t edge)
{
	return rank && rank[edge] ? rank[edge] : UINT32_MAX;
}

/* Whether edge a is better than b for the person whose ranks these are; `by_mentee`: people to choose are mentees. */
static bool better(const struct lists *l, bool by_mentee, size_t a, size_t b)
{
	const struct matching_problem *p = l->p;
	const uint32_t *rank = by_mentee ? p->mentee_rank : p->mentor_rank;

	if (rank_of(rank, a) != rank_of(rank, b))
		return rank_of(rank, a) < rank_of(rank, b);
	if (p->score[a] != p->score[b])
		return p->score[a] > p->score[b];
	/* Edges are in order of mentees, and of mentors within a mentee. */
	return a < b;
}

/* Merge sort: qsort knows no context. */
static void sort_list(const struct lists *l, bool by_mentee, size_t *edge, size_t n, size_t *spare)
{
	size_t half = n / 2, a = 0, b = half;

	if (n < 2)
		return;
	sort_list(l, by_mentee, edge, half, spare);
	sort_list(l, by_mentee, edge + half, n - half, spare);
	memcpy(spare, edge, n * sizeof(*spare));
	for (size_t k = 0; k < n; k++) {
		bool second = a == half || (b < n && better(l, by_mentee, spare[b], spare[a]));

		edge[k] = second ? spare[b++] : spare[a++];
	}
}

static void lists_init(struct lists *l, const struct matching_problem *p, bool by_mentee,
		       int32_t minimum)
{
	uint32_t people = by_mentee ? p->n_mentees : p->n_mentors;
	size_t n = matching_n_edges(p);
	size_t *spare = xcalloc(n, sizeof(*spare));

	l->p = p;
	l->mentee = xcalloc(n, sizeof(*l->mentee));
	l->start = xcalloc(size_add(people, 1), sizeof(*l->start));
	l->edge = xcalloc(n, sizeof(*l->edge));
	l->next = xcalloc(people, sizeof(*l->next));
	for (uint32_t i = 0; i < p->n_mentees; i++)
		for (size_t e = p->row[i]; e < p->row[i + 1]; e++) {
			l->mentee[e] = i;
			if (p->score[e] >= minimum)
				l->start[(by_mentee ? i : p->mentor[e]) + 1]++;
		}
	for (uint32_t k = 0; k < people; k++) {
		l->start[k + 1] += l->start[k];
		l->next[k] = l->start[k];
	}
	for (size_t e = 0; e < n; e++)
		if (p->score[e] >= minimum)
			l->edge[l->next[by_mentee ? l->mentee[e] : p->mentor[e]]++] = e;
	for (uint32_t k = 0; k < people; k++) {
		l->next[k] = l->start[k];
		sort_list(l, by_mentee, l->edge + l->start[k], l->start[k + 1] - l->start[k],
			  spare);
	}
	free(spare);
}

static void lists_release(struct lists *l)
{
	free(l->mentee);
	free(l->start);
	free(l->edge);
	free(l->next);
}

/* The mentees that a mentor has accepted so far: a heap with the worst on top. */
struct accepted {
	size_t *start;
	uint32_t *n;
	size_t *edge;
};

static void sift_down(const struct lists *l, size_t *heap, uint32_t n, size_t edge)
{
	size_t at = 0;

	for (;;) {
		size_t child = 2 * at + 1;

		if (child >= n)
			break;
		if (child + 1 < n && better(l, false, heap[child], heap[child + 1]))
			child++;
		if (!better(l, false, edge, heap[child]))
			break;
		heap[at] = heap[child];
		at = child;
	}
	heap[at] = edge;
}

static void sift_up(const struct lists *l, size_t *heap, size_t at, size_t edge)
{
	while (at && better(l, false, heap[(at - 1) / 2], edge)) {
		heap[at] = heap[(at - 1) / 2];
		at = (at - 1) / 2;
	}
	heap[at] = edge;
}

/* The mentor takes the proposal or not. Returns the edge that is refused, or MATCHING_NO_EDGE. */
static size_t consider(const struct lists *l, struct accepted *a, size_t edge)
{
	uint32_t mentor = l->p->mentor[edge];
	size_t *heap = a->edge + a->start[mentor], worst;
	size_t room = a->start[mentor + 1] - a->start[mentor];

	if (a->n[mentor] < room) {
		sift_up(l, heap, a->n[mentor]++, edge);
		return MATCHING_NO_EDGE;
	}
	if (!room || better(l, false, heap[0], edge))
		return edge;
	worst = heap[0];
	sift_down(l, heap, a->n[mentor], edge);
	return worst;
}

static void accepted_init(struct accepted *a, const struct matching_problem *p)
{
	uint32_t *degree = xcalloc(p->n_mentors, sizeof(*degree));

	a->start = xcalloc(size_add(p->n_mentors, 1), sizeof(*a->start));
	a->n = xcalloc(p->n_mentors, sizeof(*a->n));
	for (size_t e = 0; e < matching_n_edges(p); e++)
		degree[p->mentor[e]]++;
	for (uint32_t j = 0; j < p->n_mentors; j++)
		a->start[j + 1] =
			a->start[j] + (p->capacity[j] < degree[j] ? p->capacity[j] : degree[j]);
	a->edge = xcalloc(a->start[p->n_mentors], sizeof(*a->edge));
	free(degree);
}

static void mentees_propose(const struct matching_problem *p, struct lists *l, size_t *edge)
{
	struct accepted a;

	accepted_init(&a, p);
	for (uint32_t first = 0; first < p->n_mentees; first++) {
		uint32_t mentee = first;

		while (l->next[mentee] < l->start[mentee + 1]) {
			size_t proposal = l->edge[l->next[mentee]++];
			size_t refused = consider(l, &a, proposal);

			if (refused == proposal)
				continue;
			edge[mentee] = proposal;
			if (refused == MATCHING_NO_EDGE)
				break;
			mentee = l->mentee[refused];
			edge[mentee] = MATCHING_NO_EDGE;
		}
	}
	free(a.start);
	free(a.n);
	free(a.edge);
}

/* The mentors that may have a place free and somebody left to ask, each once. */
struct askers {
	uint32_t *mentor;
	bool *is_there;
	uint32_t n;
};

static void askers_add(struct askers *a, uint32_t mentor)
{
	if (a->is_there[mentor])
		return;
	a->is_there[mentor] = true;
	a->mentor[a->n++] = mentor;
}

static void fill_places(struct lists *l, uint32_t mentor, uint32_t *room, size_t *edge,
			struct askers *askers)
{
	while (room[mentor] && l->next[mentor] < l->start[mentor + 1]) {
		size_t proposal = l->edge[l->next[mentor]++];
		size_t *held = &edge[l->mentee[proposal]];
		size_t refused = *held;

		if (refused != MATCHING_NO_EDGE && better(l, true, refused, proposal))
			continue;
		*held = proposal;
		room[mentor]--;
		if (refused == MATCHING_NO_EDGE)
			continue;
		room[l->p->mentor[refused]]++;
		askers_add(askers, l->p->mentor[refused]);
	}
}

static void mentors_propose(const struct matching_problem *p, struct lists *l, size_t *edge)
{
	uint32_t *room = xcalloc(p->n_mentors, sizeof(*room));
	struct askers askers = { .mentor = xcalloc(p->n_mentors, sizeof(*askers.mentor)),
				 .is_there = xcalloc(p->n_mentors, sizeof(*askers.is_there)) };

	for (uint32_t j = 0; j < p->n_mentors; j++) {
		room[j] = p->capacity[j];
		askers_add(&askers, j);
	}
	while (askers.n) {
		uint32_t mentor = askers.mentor[--askers.n];

		askers.is_there[mentor] = false;
		fill_places(l, mentor, room, edge, &askers);
	}
	free(room);
	free(askers.mentor);
	free(askers.is_there);
}

void matching_stable(const struct matching_problem *p, enum matching_side proposing,
		     int32_t minimum, size_t *edge)
{
	bool by_mentee = proposing == MATCHING_MENTEES;
	struct lists l;

	for (uint32_t i = 0; i < p->n_mentees; i++)
		edge[i] = MATCHING_NO_EDGE;
	lists_init(&l, p, by_mentee, minimum);
	if (by_mentee)
		mentees_propose(p, &l, edge);
	else
		mentors_propose(p, &l, edge);
	lists_release(&l);
}
