/* matching_front.c - long rows, of which only the front is sorted, give what whole rows give */
#include "unit/unit.h"

#include "engine/matching/front.h"
#include "engine/matching/verify.h"
#include "unit/matching_random.h"

#define CASES 60

/* Long rows; some mentors are everybody's favourites, so that others have to go far down their rows. */
static void long_rows(struct matching_problem *p, bool scarce)
{
	static const uint32_t scores[] = { 1, 2, 30, 1000 };
	struct random_shape shape = {
		.mentees = 100 + random_below(250),
		.mentors = 300 + random_below(150),
		.most_places = scarce ? 1 : 1 + random_below(3),
		.density = 90 + random_below(11),
		.scores = scores[random_below(ARRAY_SIZE(scores))],
		.step = random_below(2) ? 1 : 250,
		.keep = !random_below(3),
	};
	uint32_t favour = random_below(3) * 2000 + 1;

	random_problem(p, &shape);
	for (size_t e = 0; e < matching_n_edges(p); e++)
		p->score[e] += (int32_t)(p->mentor[e] * favour);
	/* Somebody whose whole row is of mentors without places. */
	for (size_t e = p->row[0]; e < p->row[1]; e++)
		if (!random_below(10))
			p->capacity[p->mentor[e]] = 0;
}

/* The same with so many mentees more, who have no rows, that rows are short on average. */
static void pad(struct matching_problem *padded, const struct matching_problem *p)
{
	*padded = *p;
	padded->n_mentees = p->n_mentees * 9;
	padded->row = xcalloc((size_t)padded->n_mentees + 1, sizeof(*padded->row));
	memcpy(padded->row, p->row, ((size_t)p->n_mentees + 1) * sizeof(*p->row));
	for (uint32_t i = p->n_mentees; i < padded->n_mentees; i++)
		padded->row[i + 1] = matching_n_edges(p);
}

/* Of points and pairs; those of what is kept depend on the number of people. */
static bool same_prices(const struct matching_problem *p, const struct matching_certificate *a,
			const struct matching_certificate *b)
{
	bool same = a->n_levels == b->n_levels;

	for (size_t k = 0; same && k < 2; k++)
		same = !memcmp(a->levels[k].mentee, b->levels[k].mentee,
			       p->n_mentees * sizeof(*a->levels[k].mentee)) &&
		       !memcmp(a->levels[k].mentor, b->levels[k].mentor,
			       p->n_mentors * sizeof(*a->levels[k].mentor));
	return same;
}

static bool same(const struct matching_problem *p, int32_t minimum)
{
	struct matching_problem padded;
	struct matching_result r, whole;
	bool equal;

	pad(&padded, p);
	matching_solve(p, MATCHING_SCORE, minimum, &r);
	matching_solve(&padded, MATCHING_SCORE, minimum, &whole);
	equal = r.points == whole.points && r.fixed_pairs == whole.fixed_pairs &&
		!memcmp(r.edge, whole.edge, p->n_mentees * sizeof(*r.edge)) &&
		same_prices(p, &r.certificate, &whole.certificate) &&
		matching_certified(p, r.edge, &r.certificate, NULL);
	matching_result_release(&r);
	matching_result_release(&whole);
	free(padded.row);
	return equal;
}

static void test_plans(void)
{
	size_t n_fronts = 0, wrong = 0;

	random_state = 20211125;
	for (int k = 0; k < CASES; k++) {
		struct matching_problem p;

		long_rows(&p, k % 2);
		n_fronts += front_pays(&p);
		wrong += !same(&p, k % 3 ? 0 : 700);
		matching_problem_release(&p);
	}
	ok(n_fronts > CASES / 2, "most problems have rows long enough");
	is_int(wrong, 0, "plans, prices and certificates are those of whole rows");
}

/* Whether the row has all arcs of more than `above` of the whole row, in order, and says where it ends. */
static bool row_has(const struct graph *g, const struct graph *whole, uint32_t left, int64_t above)
{
	size_t n = whole->end[left] - whole->start[left], k = 0;
	const struct arc *all = whole->arc + whole->start[left], *arc = g->arc + g->start[left];
	const struct arc *end = g->arc + g->end[left];

	for (; k < n && all[k].weight > above; k++, arc++)
		if (!(arc < end || arc < (end = front_end(g, left, above))) ||
		    arc->to != all[k].to || arc->weight != all[k].weight)
			return false;
	return true;
}

static void test_rows(void)
{
	size_t wrong = 0, shorter = 0;

	random_state = 20211126;
	for (int k = 0; k < CASES; k++) {
		struct matching_problem p;
		struct graph g, whole;
		int32_t unit, minimum = k % 3 ? 0 : 700;

		long_rows(&p, k % 2);
		graph_fronts_of_problem(&g, &p, minimum);
		graph_of_problem(&whole, &p, minimum, &unit);
		for (size_t a = 0; a < whole.start[whole.n_left]; a++)
			whole.arc[a].weight *= unit;
		for (uint32_t i = 0; i < p.n_mentees; i++) {
			shorter += g.end[i] - g.start[i] < whole.end[i] - whole.start[i];
			wrong += !row_has(&g, &whole, i, (int64_t)random_below(2000) - 1);
		}
		front_complete(&g);
		for (uint32_t i = 0; i < p.n_mentees; i++)
			wrong += g.end[i] - g.start[i] != whole.end[i] - whole.start[i] ||
				 !row_has(&g, &whole, i, -1);
		graph_release(&g);
		graph_release(&whole);
		matching_problem_release(&p);
	}
	ok(shorter > 1000, "rows begin with a front");
	is_int(wrong, 0, "rows go on as they would if they were sorted at once");
}

int main(void)
{
	test_rows();
	test_plans();
	return done_testing();
}
