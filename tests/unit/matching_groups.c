/* matching_groups.c - groups that need a least number of members */
#include "unit/unit.h"

#include "engine/matching/groups.h"
#include "engine/matching/verify.h"
#include "unit/matching_random.h"

#define CASES 1500

/* The best plan that leaves no group too small, by trying everything. */
struct search {
	const struct matching_problem *p;
	enum matching_objective objective;
	const uint32_t *least;
	uint32_t *load;
	struct brute b; /* for the levels only */
	int64_t best[3];
	bool any;
};

static void weigh(struct search *s)
{
	int64_t level[3];
	uint32_t kept;

	for (uint32_t j = 0; j < s->p->n_mentors; j++)
		if (s->load[j] && s->load[j] < s->least[j])
			return;
	brute_levels(&s->b, level, &kept);
	if (s->any && brute_compare(level, s->best) <= 0)
		return;
	s->any = true;
	memcpy(s->best, level, sizeof(level));
}

static void try_all(struct search *s, uint32_t mentee)
{
	const struct matching_problem *p = s->p;

	if (mentee == p->n_mentees) {
		weigh(s);
		return;
	}
	for (size_t e = p->row[mentee]; e < p->row[mentee + 1]; e++) {
		if (s->load[p->mentor[e]] == p->capacity[p->mentor[e]] ||
		    p->score[e] < s->b.minimum)
			continue;
		s->load[p->mentor[e]]++;
		s->b.edge[mentee] = e;
		try_all(s, mentee + 1);
		s->load[p->mentor[e]]--;
	}
	s->b.edge[mentee] = MATCHING_NO_EDGE;
	try_all(s, mentee + 1);
}

static struct {
	size_t infeasible, too_small, impossible, needless, equal, repaired, filled, closed;
} tally;

static bool too_small(const struct matching_problem *p, const uint32_t *least, const size_t *edge)
{
	uint32_t *load = xcalloc(p->n_mentors, sizeof(*load));
	bool any = false;

	for (uint32_t i = 0; i < p->n_mentees; i++)
		if (edge[i] != MATCHING_NO_EDGE)
			load[p->mentor[edge[i]]]++;
	for (uint32_t j = 0; j < p->n_mentors; j++)
		any |= load[j] && load[j] < least[j];
	free(load);
	return any;
}

static void compare(struct search *s, const size_t *edge)
{
	int64_t level[3];
	uint32_t kept;

	try_all(s, 0);
	memcpy(s->b.edge, edge, s->p->n_mentees * sizeof(*edge));
	brute_levels(&s->b, level, &kept);
	/* Never better than the best there is; and that often. */
	tally.impossible += brute_compare(level, s->best) > 0;
	tally.equal += brute_compare(level, s->best) == 0;
}

static void test_case(const struct matching_problem *p, enum matching_objective objective,
		      int32_t minimum)
{
	uint32_t *least = xcalloc(p->n_mentors, sizeof(*least));
	size_t *before = xcalloc(p->n_mentees, sizeof(*before));
	struct search s = { .p = p, .objective = objective, .least = least };
	struct matching_result r;
	struct matching_repair repair;

	for (uint32_t j = 0; j < p->n_mentors; j++)
		least[j] = random_below(4);
	matching_solve(p, objective, minimum, &r);
	if (p->n_mentees)
		memcpy(before, r.edge, p->n_mentees * sizeof(*before));
	matching_repair_groups(p, objective, minimum, least, r.edge, &repair);
	tally.infeasible += !matching_feasible(p, minimum, r.edge, NULL);
	tally.too_small += too_small(p, least, r.edge);
	if (!too_small(p, least, before))
		tally.needless +=
			repair.n_closed || repair.n_filled ||
			(p->n_mentees && memcmp(before, r.edge, p->n_mentees * sizeof(*before)));
	else
		tally.repaired++;
	tally.filled += repair.n_filled;
	tally.closed += repair.n_closed;
	s.load = xcalloc(p->n_mentors, sizeof(*s.load));
	s.b = (struct brute){ .p = p, .objective = objective, .minimum = minimum };
	s.b.edge = xcalloc(p->n_mentees, sizeof(*s.b.edge));
	if (p->n_mentees)
		compare(&s, r.edge);
	else
		tally.equal++;
	free(s.load);
	free(s.b.edge);
	free(least);
	free(before);
	matching_repair_release(&repair);
	matching_result_release(&r);
}

int main(void)
{
	random_state = 20211203;
	for (int k = 0; k < CASES; k++) {
		struct random_shape shape = random_small();
		struct matching_problem p;

		random_problem(&p, &shape);
		test_case(&p, (enum matching_objective)(k % 3), random_below(4) ? 0 : shape.step);
		matching_problem_release(&p);
	}
	printf("# %zu repaired (%zu groups filled, %zu closed), %zu of %d as good as can be\n",
	       tally.repaired, tally.filled, tally.closed, tally.equal, CASES);
	is_int(tally.infeasible, 0, "a repaired matching is feasible");
	is_int(tally.too_small, 0, "no group is too small");
	is_int(tally.needless, 0, "nothing is changed where nothing is wrong");
	is_int(tally.impossible, 0, "it is never better than the best there is");
	ok(tally.equal > CASES * 99 / 100, "and nearly always as good");
	ok(tally.filled > 20 && tally.closed > 50, "groups were filled and closed");
	return done_testing();
}
