/* scoring_groups.c - groups of at least so many: other variants where one is closed, never worse than without them */
#include "unit/unit.h"

#include "engine/matching/solve.h"
#include "engine/matching/verify.h"
#include "engine/scoring/groups.h"
#include "unit/fixture.h"
#include "unit/random_school.h"

#define N_VARIANTS 5 /* of random_program */

static struct tally {
	size_t infeasible, unsound, small, worse, better, named, closed;
} tally;

static uint32_t no_members(const void *data, uint32_t mentor, size_t variant)
{
	(void)data;
	(void)mentor;
	(void)variant;
	return 0;
}

/* Points by the variant that is said, which no rule forbids; groups by mentor and variant. */
static void check(const struct scoring *s, const struct group_candidates *c,
		  const uint32_t *least_of, const size_t *edge)
{
	const struct matching_problem *p = c->problem;
	size_t n_variants = s->e->n_variants;
	uint32_t *members = xcalloc(p->n_mentors * n_variants, sizeof(*members));

	tally.infeasible += !matching_feasible(p, 0, edge, NULL);
	for (uint32_t i = 0; i < p->n_mentees; i++) {
		size_t e = edge[i], v, mentor;

		if (e == MATCHING_NO_EDGE)
			continue;
		v = c->variant[e];
		mentor = s->mentors[p->mentor[e]];
		members[p->mentor[e] * n_variants + v]++;
		tally.unsound += eligibility_bits(s->e, mentor, s->mentees[i], v) ||
				 p->score[e] != scoring_points(s, mentor, s->mentees[i], v, NULL);
	}
	for (size_t t = 0; t < p->n_mentors * n_variants; t++)
		tally.small += members[t] && members[t] < least_of[t % n_variants];
	free(members);
}

static struct matching_summary without_others(const struct groups *g,
					      const struct group_candidates *c, size_t *edge)
{
	struct matching_demands demands = { .team = g->team,
					    .n_teams = g->n_teams,
					    .least = g->least };
	struct matching_repair repair;

	matching_repair(c->problem, MATCHING_FAIR, 0, &demands, edge, &repair);
	tally.closed += repair.n_closed;
	matching_repair_release(&repair);
	return matching_summarise(c->problem, edge);
}

static void run(const struct scoring *s, unsigned seed)
{
	const uint32_t least_of[N_VARIANTS] = { 2 + seed % 2, seed % 3 ? 0 : 2, seed % 4 ? 0 : 3 };
	const struct matching_demands none = { .n_wishes = 0 };
	struct matching_problem p;
	struct matching_result best;
	struct matching_repair repair;
	struct matching_summary plain, sum;
	struct group_candidates c = { .s = s, .problem = &p };
	struct groups g;
	size_t *edge;

	if (s->e->n_variants != N_VARIANTS)
		BUG("%zu variants", s->e->n_variants);
	scoring_candidates(s, &p, &c.variant);
	matching_solve(&p, MATCHING_FAIR, 0, &best);
	groups_init(&g, &c, least_of, no_members, NULL);
	edge = xcalloc(p.n_mentees, sizeof(*edge));
	memcpy(edge, best.edge, p.n_mentees * sizeof(*edge));
	plain = without_others(&g, &c, edge);
	memcpy(edge, best.edge, p.n_mentees * sizeof(*edge));
	groups_repair(&g, &c, MATCHING_FAIR, 0, &none, edge, &repair);
	sum = matching_summarise(&p, edge);
	check(s, &c, least_of, edge);
	tally.worse += matching_is_better(MATCHING_FAIR, &plain, &sum);
	tally.better += matching_is_better(MATCHING_FAIR, &sum, &plain);
	tally.named += repair.n_closed;
	matching_repair_release(&repair);
	groups_release(&g);
	free(edge);
	matching_result_release(&best);
	matching_problem_release(&p);
	free(c.variant);
}

int main(void)
{
	int today = date_from_ymd(2021, 10, 25);

	for (unsigned seed = 1; seed <= 150; seed++) {
		struct strbuf mentors = STRBUF_INIT, mentees = STRBUF_INIT;
		struct fixture f;
		struct scoring s;

		random_people(seed, &mentors, &mentees);
		fixture_open(&f,
			     (struct fixture_file[]){ { "program.yaml", random_program },
						      { "mentors.csv", mentors.buf },
						      { "mentees.csv", mentees.buf },
						      { NULL, NULL } },
			     NULL, NULL, NULL, today);
		scoring_init(&s, &f.e, NULL);
		run(&s, seed);
		scoring_release(&s);
		fixture_close(&f);
		strbuf_release(&mentors);
		strbuf_release(&mentees);
	}
	printf("# %zu groups closed, %zu plans better by other variants\n", tally.closed,
	       tally.better);
	is_int(tally.infeasible, 0, "the plans are feasible");
	is_int(tally.unsound, 0, "every pair may be of its variant and has its points");
	is_int(tally.small, 0, "no group is too small");
	is_int(tally.worse, 0, "no plan is worse for the other variants");
	ok(tally.better > 10, "and some are better");
	ok(tally.named > 50 && tally.closed > 50, "groups were closed");
	return done_testing();
}
