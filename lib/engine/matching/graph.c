/* graph.c - rows of candidates in the order a search wants them */
#include "engine/matching/graph.h"

#include "base/parallel.h"
#include "engine/matching/front.h"

#define SHORT_ROW 24
#define DIGIT_BITS 11
/* For rows of fewer than FEW_ARCS: counts of long digits would be gone through for next to nothing. */
#define FEW_DIGIT_BITS 7
#define FEW_ARCS 256

void graph_release(struct graph *g)
{
	front_release(g);
	free(g->start);
	free(g->end);
	free(g->arc);
	memset(g, 0, sizeof(*g));
}

static int32_t greatest_common_divisor(int32_t a, int32_t b)
{
	while (b) {
		int32_t rest = a % b;

		a = b;
		b = rest;
	}
	return a;
}

/* w / unit for a w that it divides: the product errs by less than 2^-20, so rounding gives the quotient. */
static inline int32_t quotient(int32_t w, double inverse)
{
	return (int32_t)(w * inverse + 0.5);
}

static int32_t common_unit(const struct matching_problem *p, int32_t minimum)
{
	size_t n = matching_n_edges(p);
	int32_t unit = 0;
	double inverse = 0;

	for (size_t e = 0; e < n && unit != 1; e++) {
		int32_t w = p->score[e];

		if (w < minimum || quotient(w, inverse) * unit == w)
			continue;
		unit = greatest_common_divisor(w, unit);
		inverse = 1.0 / unit;
	}
	return unit ? unit : 1;
}

static void sort_short(struct arc *arc, size_t n)
{
	for (size_t k = 1; k < n; k++) {
		struct arc moving = arc[k];
		size_t at = k;

		for (; at && arc[at - 1].weight < moving.weight; at--)
			arc[at] = arc[at - 1];
		arc[at] = moving;
	}
}

/* One pass of a radix sort, by the digit at `shift` of the distance from the heaviest. */
static void sort_digit(const struct arc *from, struct arc *to, size_t n, int32_t heaviest,
		       unsigned shift, unsigned mask)
{
	size_t place[1 << DIGIT_BITS];
	size_t sum = 0;

	memset(place, 0, (mask + 1) * sizeof(*place));
	for (size_t k = 0; k < n; k++)
		place[((unsigned)(heaviest - from[k].weight) >> shift) & mask]++;
	for (unsigned d = 0; d <= mask; d++) {
		size_t count = place[d];

		place[d] = sum;
		sum += count;
	}
	for (size_t k = 0; k < n; k++)
		to[place[((unsigned)(heaviest - from[k].weight) >> shift) & mask]++] = from[k];
}

void graph_sort_arcs(struct arc *to, struct arc *from, size_t n, struct arc *spare)
{
	int32_t heaviest = n ? from[0].weight : 0, lightest = heaviest;
	unsigned bits = 0, passes, digit, most = n < FEW_ARCS ? FEW_DIGIT_BITS : DIGIT_BITS;

	for (size_t k = 1; k < n; k++) {
		heaviest = from[k].weight > heaviest ? from[k].weight : heaviest;
		lightest = from[k].weight < lightest ? from[k].weight : lightest;
	}
	while ((unsigned)(heaviest - lightest) >> bits)
		bits++;
	if (n <= SHORT_ROW || !bits) {
		if (n)
			memcpy(to, from, n * sizeof(*to));
		sort_short(to, bits ? n : 0);
		return;
	}
	passes = (bits + most - 1) / most;
	digit = (bits + passes - 1) / passes;
	for (unsigned pass = 0; pass < passes; pass++) {
		struct arc *target = pass + 1 == passes ? to : spare;

		sort_digit(from, target, n, heaviest, pass * digit, (1U << digit) - 1);
		spare = from;
		from = target;
	}
}

static size_t longest_row(const struct graph *g)
{
	size_t longest = 0;

	for (uint32_t i = 0; i < g->n_left; i++)
		if (g->end[i] - g->start[i] > longest)
			longest = g->end[i] - g->start[i];
	return longest;
}

/* ---- rows of many, side by side ---- */

/* Fewer arcs than this are not worth a thread. */
#define MANY_ARCS 200000

/* Rows that are sorted, each by itself; of each worker the place for two of the longest. */
struct sorting {
	struct graph *g;
	const struct matching_problem
		*p; /* whose edges become arcs; a null pointer: they are there */
	int32_t minimum;
	double inverse; /* of the unit */
	size_t longest;
	struct arc *room[PARALLEL_MOST];
};

static bool is_arc(const struct sorting *s, size_t edge)
{
	return s->p->score[edge] >= s->minimum && s->p->capacity[s->p->mentor[edge]];
}

static void sort_row(const struct sorting *s, struct arc *row, uint32_t i)
{
	struct arc *to = s->g->arc + s->g->start[i];
	size_t n = 0;

	if (s->p) {
		for (size_t e = s->p->row[i]; e < s->p->row[i + 1]; e++)
			if (is_arc(s, e))
				row[n++] = (struct arc){ s->p->mentor[e],
							 quotient(s->p->score[e], s->inverse) };
	} else if ((n = s->g->end[i] - s->g->start[i])) {
		memcpy(row, to, n * sizeof(*row));
	}
	graph_sort_arcs(to, row, n, row + s->longest);
}

static void sort_some(void *context, unsigned worker, size_t from, size_t to)
{
	struct sorting *s = context;

	if (!s->room[worker])
		s->room[worker] = xcalloc(s->longest, 2 * sizeof(*s->room[worker]));
	for (size_t i = from; i < to; i++)
		sort_row(s, s->room[worker], (uint32_t)i);
}

static void sort_all(struct sorting *s)
{
	const struct graph *g = s->g;

	s->longest = longest_row(g);
	if (g->start[g->n_left] < MANY_ARCS)
		sort_some(s, 0, 0, g->n_left);
	else
		parallel_for(g->n_left, sort_some, s);
	for (unsigned k = 0; k < PARALLEL_MOST; k++)
		free(s->room[k]);
}

void graph_sort_rows(struct graph *g)
{
	sort_all(&(struct sorting){ .g = g });
}

void graph_of_problem(struct graph *g, const struct matching_problem *p, int32_t minimum,
		      int32_t *unit)
{
	struct sorting s = { .g = g, .p = p, .minimum = minimum };
	size_t n = 0;

	*unit = common_unit(p, minimum);
	s.inverse = 1.0 / *unit;
	g->rest = NULL;
	g->n_left = p->n_mentees;
	g->n_right = p->n_mentors;
	g->start = xcalloc(size_add(p->n_mentees, 1), sizeof(*g->start));
	g->end = xcalloc(p->n_mentees, sizeof(*g->end));
	for (uint32_t i = 0; i < p->n_mentees; i++) {
		g->start[i] = n;
		for (size_t e = p->row[i]; e < p->row[i + 1]; e++)
			n += is_arc(&s, e);
		g->end[i] = n;
	}
	g->start[p->n_mentees] = n;
	g->arc = xmalloc(size_mult(n, sizeof(*g->arc)));
	sort_all(&s);
}

uint32_t *graph_places(const struct graph *g, const uint32_t *capacity, size_t *n_places)
{
	uint32_t *places = xcalloc(g->n_right, sizeof(*places));
	uint64_t sum = 0;

	for (uint32_t j = 0; j < g->n_right; j++) {
		places[j] = capacity[j] < g->n_left ? capacity[j] : g->n_left;
		sum += places[j];
	}
	if (sum > GRAPH_MANY_PLACES * ((uint64_t)g->n_left + g->n_right)) {
		/* More than anybody needs: at most as many as there are arcs. */
		memset(places, 0, g->n_right * sizeof(*places));
		sum = 0;
		for (uint32_t i = 0; i < g->n_left; i++)
			for (size_t a = g->start[i]; a < g->end[i]; a++) {
				uint32_t j = g->arc[a].to;

				sum += places[j] < capacity[j];
				places[j] += places[j] < capacity[j];
			}
	}
	*n_places = (size_t)sum;
	return places;
}

void graph_columns(struct graph *turned, const struct graph *g)
{
	turned->rest = NULL;
	turned->n_left = g->n_right;
	turned->n_right = g->n_left;
	turned->start = xcalloc(size_add(g->n_right, 1), sizeof(*turned->start));
	turned->end = xcalloc(g->n_right, sizeof(*turned->end));
	for (uint32_t i = 0; i < g->n_left; i++)
		for (size_t a = g->start[i]; a < g->end[i]; a++)
			turned->start[g->arc[a].to + 1]++;
	for (uint32_t j = 0; j < g->n_right; j++) {
		turned->start[j + 1] += turned->start[j];
		turned->end[j] = turned->start[j];
	}
	turned->arc = xmalloc(size_mult(turned->start[g->n_right], sizeof(*turned->arc)));
	for (uint32_t i = 0; i < g->n_left; i++)
		for (size_t a = g->start[i]; a < g->end[i]; a++)
			turned->arc[turned->end[g->arc[a].to]++] =
				(struct arc){ i, g->arc[a].weight };
}

void graph_transpose(struct graph *turned, const struct graph *g)
{
	graph_columns(turned, g);
	graph_sort_rows(turned);
}
