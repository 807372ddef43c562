/* matching_verify.c - proofs accept every best matching and nothing else */
#include "unit/unit.h"

#include "engine/matching/verify.h"
#include "unit/matching_random.h"

#define CASES 2500

static struct {
	size_t accepted, refused, certified, wrong_fault;
	size_t n_best, n_other;
	size_t caught, missed, n_floors;
} tally;

/* Each mentee at random to a candidate with room, or to nobody. */
static void random_matching(const struct matching_problem *p, int32_t minimum, size_t *edge)
{
	uint32_t *room = xcalloc(p->n_mentors, sizeof(*room));

	for (uint32_t j = 0; j < p->n_mentors; j++)
		room[j] = p->capacity[j];
	for (uint32_t i = 0; i < p->n_mentees; i++) {
		uint32_t degree = (uint32_t)(p->row[i + 1] - p->row[i]);
		size_t e;

		edge[i] = MATCHING_NO_EDGE;
		if (!degree)
			continue;
		e = p->row[i] + random_below(degree);
		if (!room[p->mentor[e]] || p->score[e] < minimum || !random_below(8))
			continue;
		room[p->mentor[e]]--;
		edge[i] = e;
	}
	free(room);
}

/* Takes two mentees' mentors away, or swaps them, where the rows allow. */
static void disturb(const struct matching_problem *p, int32_t minimum, size_t *edge)
{
	uint32_t a = random_below(p->n_mentees), b = random_below(p->n_mentees);
	size_t x, y;

	if (edge[a] == MATCHING_NO_EDGE || edge[b] == MATCHING_NO_EDGE || !random_below(3)) {
		edge[a] = MATCHING_NO_EDGE;
		return;
	}
	x = matching_find_edge(p, a, p->mentor[edge[b]]);
	y = matching_find_edge(p, b, p->mentor[edge[a]]);
	if (x == MATCHING_NO_EDGE || y == MATCHING_NO_EDGE || p->score[x] < minimum ||
	    p->score[y] < minimum)
		return;
	edge[a] = x;
	edge[b] = y;
}

/* What the first level that is worse than the best ought to be called. */
static enum matching_fault_kind right_fault(const struct brute *b, const int64_t *level)
{
	static const enum matching_fault_kind kinds[3][3] = {
		[MATCHING_FAIR] = { MATCHING_FAULT_FEWER_PAIRS, MATCHING_FAULT_LOWER_FLOOR,
				    MATCHING_FAULT_FEWER_POINTS },
		[MATCHING_COUNT] = { MATCHING_FAULT_FEWER_PAIRS, MATCHING_FAULT_FEWER_POINTS, 0 },
		[MATCHING_SCORE] = { MATCHING_FAULT_FEWER_POINTS, MATCHING_FAULT_FEWER_PAIRS, 0 },
	};

	for (int k = 0; k < 3; k++)
		if (level[k] != b->best[k])
			return kinds[b->objective][k];
	return MATCHING_SOUND;
}

static void judge(struct brute *b, const size_t *edge)
{
	struct matching_certificate proof;
	struct matching_fault fault;
	enum matching_fault_kind expected;
	int64_t level[3];
	uint32_t kept;

	memcpy(b->edge, edge, b->p->n_mentees * sizeof(*edge));
	brute_levels(b, level, &kept);
	expected = right_fault(b, level);
	if (!matching_prove(b->p, b->objective, b->minimum, edge, &proof, &fault)) {
		tally.refused += expected == MATCHING_SOUND;
		tally.wrong_fault += fault.kind != expected;
		if (fault.kind == MATCHING_FAULT_LOWER_FLOOR)
			tally.wrong_fault += fault.better != b->best[1];
		tally.n_other++;
		return;
	}
	tally.n_best++;
	tally.accepted += expected != MATCHING_SOUND;
	tally.certified += !matching_certified(b->p, edge, &proof, &fault);
	matching_certificate_release(&proof);
}

static void test_prove(const struct matching_problem *p, enum matching_objective objective,
		       int32_t minimum)
{
	struct matching_result r;
	struct brute b;
	size_t *edge = xcalloc(p->n_mentees, sizeof(*edge));

	matching_solve(p, objective, minimum, &r);
	brute_solve(&b, p, objective, minimum);
	judge(&b, r.edge);
	for (int k = 0; k < 4 && p->n_mentees; k++) {
		memcpy(edge, r.edge, p->n_mentees * sizeof(*edge));
		disturb(p, minimum, edge);
		judge(&b, edge);
		random_matching(p, minimum, edge);
		judge(&b, edge);
	}
	free(edge);
	brute_release(&b);
	matching_result_release(&r);
}

/* A certificate proves all best plans and no other. */
static void test_other_plan(const struct matching_problem *p, enum matching_objective objective)
{
	struct matching_result r;
	struct brute b;
	int64_t level[3];
	uint32_t kept;
	bool good;

	matching_solve(p, objective, 0, &r);
	brute_solve(&b, p, objective, 0);
	disturb(p, 0, r.edge);
	memcpy(b.edge, r.edge, p->n_mentees * sizeof(*r.edge));
	brute_levels(&b, level, &kept);
	good = brute_compare(level, b.best) == 0 && kept == b.best_kept;
	if (matching_certified(p, r.edge, &r.certificate, NULL) == good)
		tally.caught += !good;
	else
		tally.missed++;
	brute_release(&b);
	matching_result_release(&r);
}

/* Whether a certificate with one price changed is refused. */
static void test_changed(const struct matching_problem *p, const struct matching_result *r,
			 int64_t *price, int by)
{
	*price += by;
	if (matching_certified(p, r->edge, &r->certificate, NULL))
		tally.missed++;
	else
		tally.caught++;
	*price -= by;
}

/* The prices of a pair are what it adds and those of others are zero, so none can be changed unseen. */
static void test_changed_prices(const struct matching_problem *p, enum matching_objective objective)
{
	uint32_t *load = xcalloc(p->n_mentors, sizeof(*load));
	struct matching_result r;

	matching_solve(p, objective, 0, &r);
	for (uint32_t i = 0; i < p->n_mentees; i++)
		if (r.edge[i] != MATCHING_NO_EDGE)
			load[p->mentor[r.edge[i]]]++;
	for (size_t k = 0; k < r.certificate.n_levels; k++) {
		struct matching_level *level = &r.certificate.levels[k];

		for (uint32_t i = 0; i < p->n_mentees; i++) {
			test_changed(p, &r, &level->mentee[i], 1);
			test_changed(p, &r, &level->mentee[i], -1);
		}
		for (uint32_t j = 0; j < p->n_mentors; j++) {
			/* A mentor whom nobody can have, or who has no place, may have any price. */
			if (load[j]) {
				test_changed(p, &r, &level->mentor[j], 1);
				test_changed(p, &r, &level->mentor[j], -1);
			}
		}
	}
	free(load);
	matching_result_release(&r);
}

/* Marks that cover too much prove no floor, and marks that cover too little do not either. */
static void test_changed_floor(const struct matching_problem *p)
{
	struct matching_result r;
	bool any_above = false;

	matching_solve(p, MATCHING_FAIR, 0, &r);
	for (uint32_t i = 0; r.pairs && i < p->n_mentees; i++)
		for (size_t e = p->row[i]; e < p->row[i + 1]; e++)
			any_above |= p->score[e] > r.floor && p->capacity[p->mentor[e]];
	if (any_above) {
		bool *mentee = r.certificate.floor_mentee, *mentor = r.certificate.floor_mentor;

		memset(mentee, true, p->n_mentees);
		tally.missed += matching_certified(p, r.edge, &r.certificate, NULL);
		memset(mentee, false, p->n_mentees);
		memset(mentor, false, p->n_mentors);
		tally.missed += matching_certified(p, r.edge, &r.certificate, NULL);
		tally.n_floors++;
	}
	matching_result_release(&r);
}

/*
 * Three places, four mentees, so each place must be filled. The first plan has 11 points; a walk that leaves the second
 * mentor's place empty would gain 9, but costs a pair.
 */
static void test_places_that_must_be_filled(void)
{
	uint32_t capacity[] = { 1, 1, 1 }, mentor[] = { 0, 0, 1, 1, 2, 2 };
	size_t row[] = { 0, 1, 3, 5, 6 };
	int32_t score[] = { 0, 10000, 0, 0, 10000, 1000 };
	struct matching_problem p = { .n_mentees = 4,
				      .n_mentors = 3,
				      .capacity = capacity,
				      .row = row,
				      .mentor = mentor,
				      .score = score };
	size_t best[] = { MATCHING_NO_EDGE, 1, 3, 5 }, other[] = { 0, 2, 4, MATCHING_NO_EDGE };
	struct matching_fault fault;

	ok(matching_prove(&p, MATCHING_COUNT, 0, best, NULL, NULL), "most points of three pairs");
	ok(!matching_prove(&p, MATCHING_COUNT, 0, other, NULL, &fault), "a point fewer is refused");
	is_int(fault.kind, MATCHING_FAULT_FEWER_POINTS, "because of the points");
	is_int(fault.better, 1000, "one more is possible");
}

static void test_infeasible(void)
{
	uint32_t capacity[] = { 1, 2 }, mentor[] = { 0, 1, 0 };
	size_t row[] = { 0, 2, 3 };
	int32_t score[] = { 5000, 3000, 4000 };
	struct matching_problem p = { .n_mentees = 2,
				      .n_mentors = 2,
				      .capacity = capacity,
				      .row = row,
				      .mentor = mentor,
				      .score = score };
	struct matching_fault fault;
	size_t good[] = { 1, 2 }, over[] = { 0, 2 }, foreign[] = { 2, MATCHING_NO_EDGE };

	ok(matching_feasible(&p, 0, good, &fault), "a feasible matching is accepted");
	ok(matching_prove(&p, MATCHING_FAIR, 0, good, NULL, NULL), "and proved without asking why");
	ok(!matching_feasible(&p, 0, over, &fault), "one place for two is refused");
	is_int(fault.kind, MATCHING_FAULT_CAPACITY, "because of the capacity");
	is_int(fault.mentor, 0, "of that mentor");
	ok(!matching_feasible(&p, 0, foreign, &fault), "an edge of somebody else is refused");
	is_int(fault.kind, MATCHING_FAULT_EDGE, "as such");
	ok(!matching_feasible(&p, 3001, good, &fault), "a pair below the minimum is refused");
	is_int(fault.kind, MATCHING_FAULT_MINIMUM, "because of the minimum");
	is_int(fault.mentee, 0, "of that mentee");
}

int main(void)
{
	random_state = 20211127;
	for (int k = 0; k < CASES; k++) {
		enum matching_objective objective = (enum matching_objective)(k % 3);
		struct random_shape shape = random_small();
		struct matching_problem p;

		random_problem(&p, &shape);
		test_prove(&p, objective, random_below(4) ? 0 : shape.step * 2);
		if (p.n_mentees) {
			test_other_plan(&p, objective);
			test_changed_prices(&p, objective);
			test_changed_floor(&p);
		}
		matching_problem_release(&p);
	}
	printf("# %zu best, %zu other matchings; %zu changes\n", tally.n_best, tally.n_other,
	       tally.caught);
	is_int(tally.accepted, 0, "nothing but best matchings is proved");
	is_int(tally.refused, 0, "every best matching is proved");
	is_int(tally.wrong_fault, 0, "what is wrong with the others is said");
	is_int(tally.certified, 0, "the proofs are certificates");
	is_int(tally.missed, 0, "changed plans and prices do not pass");
	ok(tally.n_best > CASES && tally.n_other > CASES && tally.caught > CASES &&
		   tally.n_floors > CASES / 8,
	   "there were enough of each");
	test_places_that_must_be_filled();
	test_infeasible();
	return done_testing();
}
