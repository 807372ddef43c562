/* robustness.c - plans under other weights: what must stay, and that something moves */
#include "unit/unit.h"

#include "engine/scoring/robustness.h"
#include "unit/fixture.h"
#include "unit/random_school.h"

struct counts {
	uint64_t stays, moved;
	bool sound; /* no mentee has more runs than there are; a rival where and only where some are left */
	uint64_t sum;
};

static void count(const struct robustness *found, uint32_t n, struct counts *counts)
{
	for (uint32_t i = 0; i < n; i++) {
		uint32_t others = found->runs - found->stays[i];

		counts->sound = counts->sound && found->stays[i] <= found->runs &&
				found->rival_runs[i] <= others && !found->rival_runs[i] == !others;
		counts->stays += found->stays[i];
		counts->moved += others;
		counts->sum = counts->sum * 31 + found->stays[i] * 7 + found->rival[i] % 97 +
			      found->rival_runs[i];
	}
}

static void measure(const struct scoring *s, uint32_t shake, bool stable, struct counts *counts)
{
	struct robustness_settings settings = { .runs = 15, .shake = shake, .stable = stable };
	struct matching_problem p;
	struct matching_result best;
	struct robustness found;
	uint16_t *variant;
	size_t *edge;

	scoring_candidates(s, &p, &variant);
	matching_solve(&p, settings.objective, 0, &best);
	edge = xcalloc(p.n_mentees, sizeof(*edge));
	if (stable)
		matching_stable(&p, settings.proposing, 0, edge);
	else
		memcpy(edge, best.edge, p.n_mentees * sizeof(*edge));
	robustness_measure(s, &p, edge, &settings, &found);
	count(&found, p.n_mentees, counts);
	robustness_release(&found);
	free(edge);
	matching_result_release(&best);
	matching_problem_release(&p);
	free(variant);
}

/* The same criteria in the order of a program.yaml that lists them the other way round. */
static void reverse_criteria(struct scoring *s)
{
	for (size_t k = 0; k < s->n_criteria / 2; k++) {
		struct criterion kept = s->criteria[k];

		s->criteria[k] = s->criteria[s->n_criteria - 1 - k];
		s->criteria[s->n_criteria - 1 - k] = kept;
	}
}

static bool order_is_nothing(struct scoring *s)
{
	struct counts there = { .sound = true }, back = { .sound = true };

	measure(s, 300, false, &there);
	reverse_criteria(s);
	measure(s, 300, false, &back);
	return there.sum == back.sum;
}

int main(void)
{
	struct counts still = { .sound = true }, shaken = { .sound = true },
		      stable = { .sound = true };
	int today = date_from_ymd(2021, 10, 25);
	bool same = true;

	for (unsigned seed = 1; seed <= 60; seed++) {
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
		measure(&s, 0, seed % 2, &still);
		measure(&s, 500, false, &shaken);
		measure(&s, 500, true, &stable);
		same = same && order_is_nothing(&s);
		scoring_release(&s);
		fixture_close(&f);
		strbuf_release(&mentors);
		strbuf_release(&mentees);
	}
	ok(still.stays && !still.moved, "the same weights give the same plan each time");
	ok(shaken.moved && shaken.moved < shaken.stays, "other weights move some, not most");
	ok(stable.moved && stable.moved < stable.stays, "and so with stable plans");
	ok(still.sound && shaken.sound && stable.sound, "the counts fit the runs");
	ok(same, "the order of the criteria is nothing to it");
	return done_testing();
}
