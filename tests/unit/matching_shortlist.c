/* matching_shortlist.c - the short list holds the same best plans as the whole problem */
#include "unit/unit.h"

#include "engine/matching/shortlist.h"
#include "unit/matching_random.h"

/* The problem without what is not on the list; edge[] says which edge each was. */
static void cut(const struct matching_problem *p, const bool *stays, struct matching_problem *few,
		size_t *edge)
{
	size_t n = 0, most = matching_n_edges(p);

	*few = (struct matching_problem){ .n_mentees = p->n_mentees, .n_mentors = p->n_mentors };
	few->capacity = xcalloc(p->n_mentors, sizeof(*few->capacity));
	for (uint32_t j = 0; j < p->n_mentors; j++)
		few->capacity[j] = p->capacity[j];
	few->row = xcalloc(p->n_mentees + 1, sizeof(*few->row));
	few->mentor = xcalloc(most, sizeof(*few->mentor));
	few->score = xcalloc(most, sizeof(*few->score));
	few->keep = p->keep ? xcalloc(most, sizeof(*few->keep)) : NULL;
	for (uint32_t i = 0; i < p->n_mentees; i++) {
		for (size_t e = p->row[i]; e < p->row[i + 1]; e++) {
			if (!stays[e])
				continue;
			few->mentor[n] = p->mentor[e];
			few->score[n] = p->score[e];
			if (p->keep)
				few->keep[n] = p->keep[e];
			edge[n++] = e;
		}
		few->row[i + 1] = n;
	}
}

/* The same plan, and the same pairs in every best plan. */
static bool same_plan(const struct matching_problem *p, const struct matching_problem *few,
		      const size_t *edge, enum matching_objective objective)
{
	struct matching_result whole, part;
	bool same = true;

	matching_solve(p, objective, 0, &whole);
	matching_solve(few, objective, 0, &part);
	for (uint32_t i = 0; i < p->n_mentees; i++) {
		size_t got = part.edge[i];

		if (got != MATCHING_NO_EDGE)
			got = edge[got];
		same &= got == whole.edge[i] && part.fixed[i] == whole.fixed[i];
	}
	matching_result_release(&whole);
	matching_result_release(&part);
	return same;
}

/* Whether the list is right; *left_out and *added count over all cases. */
static bool holds(const struct matching_problem *p, size_t n, size_t *left_out, size_t *added)
{
	struct matching_shortlist list;
	struct matching_problem few;
	size_t *edge = xcalloc(matching_n_edges(p), sizeof(*edge));
	bool good;

	matching_shortlist(p, n, &list);
	cut(p, list.stays, &few, edge);
	good = matching_n_edges(&few) == list.n_best + list.n_added;
	for (uint32_t i = 0; i < p->n_mentees; i++) {
		size_t had = p->row[i + 1] - p->row[i], has = few.row[i + 1] - few.row[i];

		good &= has >= (had < n ? had : n);
	}
	good &= same_plan(p, &few, edge, MATCHING_FAIR) &&
		same_plan(p, &few, edge, MATCHING_COUNT) &&
		same_plan(p, &few, edge, MATCHING_SCORE);
	*left_out += matching_n_edges(p) - matching_n_edges(&few);
	*added += list.n_added;
	matching_problem_release(&few);
	matching_shortlist_release(&list);
	free(edge);
	return good;
}

static void test_small(void)
{
	size_t wrong = 0, left_out = 0, added = 0;

	random_state = 20211125;
	for (int k = 0; k < 6000; k++) {
		struct random_shape shape = random_small();
		struct matching_problem p;

		random_problem(&p, &shape);
		wrong += !holds(&p, 1 + random_below(3), &left_out, &added);
		matching_problem_release(&p);
	}
	ok(!wrong && left_out && added, "small problems keep their best plans");
}

static void test_middle(void)
{
	size_t wrong = 0, left_out = 0, added = 0;

	random_state = 20211126;
	for (int k = 0; k < 60; k++) {
		struct random_shape shape = { .mentees = 120,
					      .mentors = 20 + random_below(100),
					      .most_places = 1 + random_below(3),
					      .density = 20 + random_below(81),
					      .scores = 50 + random_below(100000),
					      .step = 1,
					      .keep = k % 2 };
		struct matching_problem p;

		random_problem(&p, &shape);
		wrong += !holds(&p, 1 + random_below(10), &left_out, &added);
		matching_problem_release(&p);
	}
	ok(!wrong && left_out && added, "middle problems keep their best plans");
	printf("# left out: %zu, added: %zu\n", left_out, added);
}

int main(void)
{
	test_small();
	test_middle();
	return done_testing();
}
