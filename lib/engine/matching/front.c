/* front.c - rows of which only the heaviest arcs are in order yet */
#include "engine/matching/front.h"

#include "base/parallel.h"

/* Shorter rows are sorted at once. */
#define LONG_ROW 256
/* Arcs of a front at first, about: so many, or that part of the row. */
#define FIRST_FRONT 48
#define FIRST_PART 32
/* How many times as long a front becomes. */
#define GROWS 4
/* The weight where a front ends is guessed from so many arcs of the row, in so many steps of weight. */
#define SAMPLE 256
#define STEPS 128

/* What is behind the fronts. */
struct graph_rest {
	const struct matching_problem *p;
	int32_t minimum;
	int32_t *
		heaviest; /* of each row: nothing behind its end is heavier; -1: there is nothing */
	size_t longest;
	struct arc *room[PARALLEL_MOST]; /* of each worker, for two of the longest rows */
};

bool front_pays(const struct matching_problem *p)
{
	uint64_t places = 0, people = (uint64_t)p->n_mentees + p->n_mentors;

	if (!p->n_mentees || matching_n_edges(p) / p->n_mentees < LONG_ROW)
		return false;
	for (uint32_t j = 0; j < p->n_mentors; j++)
		places += p->capacity[j] < p->n_mentees ? p->capacity[j] : p->n_mentees;
	return places <= GRAPH_MANY_PLACES * people && graph_mentees_search(places, p->n_mentees);
}

/* A weight that about `wanted` of the n scores reach. */
static int32_t guess_weight(const int32_t *score, size_t n, size_t wanted)
{
	uint32_t count[STEPS] = { 0 };
	size_t stride = n / SAMPLE + 1, enough = wanted / stride, step = 0, sum = 0;
	int32_t most = score[0], least = score[0];
	unsigned shift = 0;

	for (size_t k = 0; k < n; k += stride) {
		most = score[k] > most ? score[k] : most;
		least = score[k] < least ? score[k] : least;
	}
	while ((unsigned)(most - least) >> shift >= STEPS)
		shift++;
	for (size_t k = 0; k < n; k += stride)
		count[(unsigned)(most - score[k]) >> shift]++;
	while (step + 1 < STEPS && (sum += count[step]) < enough)
		step++;
	return most - (int32_t)((step + 1) << shift) + 1;
}

/* Collects the arcs of at least this weight; those of mentors without places are none. */
static size_t collect(const struct graph_rest *rest, uint32_t left, int32_t weight, struct arc *to)
{
	const struct matching_problem *p = rest->p;
	const int32_t *score = p->score + p->row[left];
	const uint32_t *mentor = p->mentor + p->row[left];
	uint32_t n_row = (uint32_t)(p->row[left + 1] - p->row[left]);
	size_t n = 0, kept = 0;

	for (uint32_t k = 0; k < n_row; k++) {
		to[n].to = k;
		n += score[k] >= weight;
	}
	for (size_t k = 0; k < n; k++) {
		struct arc arc = { mentor[to[k].to], score[to[k].to] };

		to[kept] = arc;
		kept += p->capacity[arc.to] > 0;
	}
	return kept;
}

/* Makes the front longer than it is, to about `wanted` arcs; where that does not work, the whole row. */
static void sort_front(const struct graph *g, uint32_t left, size_t wanted, unsigned worker)
{
	struct graph_rest *rest = g->rest;
	const struct matching_problem *p = rest->p;
	size_t n_row = p->row[left + 1] - p->row[left], n = 0;
	struct arc *room = rest->room[worker];
	int32_t weight = rest->minimum;

	if (n_row > 2 * wanted)
		weight = guess_weight(p->score + p->row[left], n_row, wanted);
	if (weight > rest->minimum)
		n = collect(rest, left, weight, room);
	if (n <= g->end[left] - g->start[left]) {
		weight = rest->minimum;
		n = collect(rest, left, weight, room);
	}
	graph_sort_arcs(g->arc + g->start[left], room, n, room + rest->longest);
	g->end[left] = g->start[left] + n;
	rest->heaviest[left] = weight > rest->minimum ? weight - 1 : -1;
}

static void open_room(struct graph_rest *rest, unsigned worker)
{
	if (!rest->room[worker])
		rest->room[worker] = xcalloc(rest->longest, 2 * sizeof(*rest->room[worker]));
}

static size_t first_front(const struct matching_problem *p, size_t left)
{
	size_t part = (p->row[left + 1] - p->row[left]) / FIRST_PART;

	return part > FIRST_FRONT ? part : FIRST_FRONT;
}

static void sort_some(void *context, unsigned worker, size_t from, size_t to)
{
	const struct graph *g = context;

	open_room(g->rest, worker);
	for (size_t i = from; i < to; i++)
		sort_front(g, (uint32_t)i, first_front(g->rest->p, i), worker);
}

void graph_fronts_of_problem(struct graph *g, const struct matching_problem *p, int32_t minimum)
{
	struct graph_rest *rest = xcalloc(1, sizeof(*rest));

	*rest = (struct graph_rest){ .p = p, .minimum = minimum };
	rest->heaviest = xcalloc(p->n_mentees, sizeof(*rest->heaviest));
	*g = (struct graph){ .n_left = p->n_mentees, .n_right = p->n_mentors, .rest = rest };
	g->start = xcalloc(size_add(p->n_mentees, 1), sizeof(*g->start));
	g->end = xcalloc(p->n_mentees, sizeof(*g->end));
	memcpy(g->start, p->row, ((size_t)p->n_mentees + 1) * sizeof(*g->start));
	memcpy(g->end, p->row, p->n_mentees * sizeof(*g->end));
	for (uint32_t i = 0; i < p->n_mentees; i++)
		if (p->row[i + 1] - p->row[i] > rest->longest)
			rest->longest = p->row[i + 1] - p->row[i];
	g->arc = xmalloc(size_mult(matching_n_edges(p), sizeof(*g->arc)));
	parallel_for(p->n_mentees, sort_some, g);
}

void front_extend(const struct graph *g, uint32_t left, int64_t above)
{
	if (g->rest->heaviest[left] <= above)
		return;
	open_room(g->rest, 0);
	sort_front(g, left, GROWS * (g->end[left] - g->start[left]), 0);
}

static void complete_some(void *context, unsigned worker, size_t from, size_t to)
{
	const struct graph *g = context;

	open_room(g->rest, worker);
	for (size_t i = from; i < to; i++)
		if (g->rest->heaviest[i] >= 0)
			sort_front(g, (uint32_t)i, g->rest->longest, worker);
}

void front_complete(struct graph *g)
{
	if (!g->rest)
		return;
	parallel_for(g->n_left, complete_some, g);
	front_release(g);
}

void front_release(struct graph *g)
{
	if (!g->rest)
		return;
	free(g->rest->heaviest);
	for (unsigned k = 0; k < PARALLEL_MOST; k++)
		free(g->rest->room[k]);
	free(g->rest);
	g->rest = NULL;
}
