/* matching.c - the best matching: against trying everything, with proofs, whatever the order of rows */
#include "unit/unit.h"

#include "engine/matching/verify.h"
#include "unit/matching_random.h"

#define SMALL_CASES 4000

static void print_problem(const struct matching_problem *p)
{
	for (uint32_t j = 0; j < p->n_mentors; j++)
		printf("# mentor %u has %u places\n", j, p->capacity[j]);
	for (uint32_t i = 0; i < p->n_mentees; i++)
		for (size_t e = p->row[i]; e < p->row[i + 1]; e++)
			printf("# %u,%u,%d%s\n", i, p->mentor[e], p->score[e],
			       p->keep && p->keep[e] ? ",keep" : "");
}

/* Whether everything about the result is right; says what is not. */
static bool agrees(const struct matching_problem *p, enum matching_objective objective,
		   int32_t minimum)
{
	struct matching_result r;
	struct matching_fault fault;
	struct brute b;
	const char *wrong = NULL;

	matching_solve(p, objective, minimum, &r);
	brute_solve(&b, p, objective, minimum);
	if (!matching_certified(p, r.edge, &r.certificate, &fault))
		wrong = "certificate";
	if (r.kept != b.best_kept)
		wrong = "pairs kept";
	for (uint32_t i = 0; i < p->n_mentees; i++) {
		if (r.edge[i] != b.best_edge[i])
			wrong = wrong ? wrong : "plan";
		if (r.fixed[i] == b.varies[i])
			wrong = wrong ? wrong : "fixed";
	}
	if (wrong) {
		printf("# %s, objective %s, minimum %d\n", wrong,
		       matching_objective_name(objective), minimum);
		printf("# fault %d at mentee %d, mentor %d\n", (int)fault.kind, (int)fault.mentee,
		       (int)fault.mentor);
		print_problem(p);
		for (uint32_t i = 0; i < p->n_mentees; i++)
			printf("# mentee %u: edge %zd, should be %zd; fixed %d, should be %d\n", i,
			       (ssize_t)r.edge[i], (ssize_t)b.best_edge[i], r.fixed[i],
			       !b.varies[i]);
	}
	brute_release(&b);
	matching_result_release(&r);
	return !wrong;
}

static void test_against_brute_force(enum matching_objective objective)
{
	size_t wrong = 0;

	random_state = 20211125 + objective;
	for (int k = 0; k < SMALL_CASES && !wrong; k++) {
		struct random_shape shape = random_small();
		struct matching_problem p;

		random_problem(&p, &shape);
		wrong += !agrees(&p, objective, random_below(4) ? 0 : shape.step * 2);
		matching_problem_release(&p);
	}
	is_int(wrong, 0, matching_objective_name(objective));
}

int main(void)
{
	test_against_brute_force(MATCHING_FAIR);
	test_against_brute_force(MATCHING_COUNT);
	test_against_brute_force(MATCHING_SCORE);
	return done_testing();
}
