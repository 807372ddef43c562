/* matching_explain.c - every cost told is the difference that solving anew finds */
#include "unit/unit.h"

#include "engine/matching/explain.h"
#include "engine/matching/nearby.h"
#include "unit/matching_random.h"

#define CASES 1200

static struct {
	size_t forcing, forbidding, leaving, more, fewer, reason, change, fixed;
	size_t told, free_choices, halls, outbid, changes, no_change, limit, limits;
} tally;

/* Best plan of all minus best plan found by brute force under a change. */
static struct matching_cost brute_cost(const struct matching_result *r, const struct brute *b)
{
	struct matching_cost cost = { .possible = b->any };

	if (!b->any)
		return cost;
	switch (b->objective) {
	case MATCHING_FAIR:
		cost.pairs = r->pairs - b->best[0];
		cost.floor = r->floor - b->best[1];
		cost.points = r->points - b->best[2];
		break;
	case MATCHING_COUNT:
		cost.pairs = r->pairs - b->best[0];
		cost.points = r->points - b->best[1];
		break;
	case MATCHING_SCORE:
		cost.points = r->points - b->best[0];
		cost.pairs = r->pairs - b->best[1];
		break;
	}
	return cost;
}

static bool differ(struct matching_cost a, struct matching_cost b)
{
	tally.told++;
	return a.possible != b.possible || a.pairs != b.pairs || a.floor != b.floor ||
	       a.points != b.points;
}

static struct matching_cost brute_change(const struct matching_problem *p,
					 const struct matching_result *r, int32_t minimum,
					 uint32_t pinned, size_t pinned_edge)
{
	struct matching_cost cost;
	struct brute b;

	brute_solve_pinned(&b, p, r->certificate.objective, minimum, pinned, pinned_edge);
	cost = brute_cost(r, &b);
	brute_release(&b);
	return cost;
}

static bool is_nothing(struct matching_cost cost)
{
	return cost.possible && !cost.pairs && !cost.floor && !cost.points;
}

static void test_mentee(struct matching_explainer *x, uint32_t mentee)
{
	const struct matching_problem *p = x->problem;
	const struct matching_result *r = x->result;
	struct matching_cost costs[16];
	bool other_as_good;

	matching_cost_of_forcing(x, mentee, costs);
	for (size_t e = p->row[mentee]; e < p->row[mentee + 1]; e++) {
		tally.forcing += differ(costs[e - p->row[mentee]],
					brute_change(p, r, x->minimum, mentee, e));
		tally.forcing += differ(matching_cost_of_forcing_edge(x, mentee, e),
					costs[e - p->row[mentee]]);
	}
	tally.leaving += differ(matching_cost_of_leaving_out(x, mentee),
				brute_change(p, r, x->minimum, mentee, MATCHING_NO_EDGE));
	/* "Fixed" means that nothing else is as good. */
	other_as_good = r->edge[mentee] != MATCHING_NO_EDGE &&
			is_nothing(matching_cost_of_leaving_out(x, mentee));
	for (size_t e = p->row[mentee]; e < p->row[mentee + 1]; e++)
		other_as_good |= e != r->edge[mentee] && is_nothing(costs[e - p->row[mentee]]);
	tally.fixed += r->fixed[mentee] == other_as_good;
	tally.free_choices += other_as_good;
}

static void test_forbidding(struct matching_explainer *x, struct matching_problem *p)
{
	for (size_t e = 0; e < matching_n_edges(p); e++) {
		struct matching_cost told = matching_cost_of_forbidding(x, e);
		int32_t score = p->score[e];

		/* A score below the minimum forbids the edge. */
		if (x->minimum < 1)
			continue;
		p->score[e] = 0;
		tally.forbidding +=
			differ(told, brute_change(p, x->result, x->minimum, MATCHING_NOBODY, 0));
		p->score[e] = score;
	}
}

static void test_places(struct matching_explainer *x, struct matching_problem *p)
{
	for (uint32_t j = 0; j < p->n_mentors; j++) {
		struct matching_cost more, fewer;

		matching_price_of_place(x, j, &more, &fewer);
		p->capacity[j]++;
		tally.more +=
			differ(more, brute_change(p, x->result, x->minimum, MATCHING_NOBODY, 0));
		p->capacity[j]--;
		if (!p->capacity[j]) {
			tally.fewer += fewer.possible;
			continue;
		}
		p->capacity[j]--;
		tally.fewer +=
			differ(fewer, brute_change(p, x->result, x->minimum, MATCHING_NOBODY, 0));
		p->capacity[j]++;
	}
}

/* Whether a set of mentees has, within the set of mentors, all its candidates, and fewer places than people. */
static bool is_hall_set(const struct matching_explainer *x, const struct matching_reason *reason,
			uint32_t mentee)
{
	const struct matching_problem *p = x->problem;
	uint64_t places = 0;
	bool has_mentee = false;

	for (uint32_t k = 0; k < reason->n_mentors; k++)
		places += p->capacity[reason->mentors[k]];
	for (uint32_t k = 0; k < reason->n_mentees; k++) {
		uint32_t i = reason->mentees[k];

		has_mentee |= i == mentee;
		for (size_t e = p->row[i]; e < p->row[i + 1]; e++) {
			bool inside = p->score[e] < x->minimum || !p->capacity[p->mentor[e]];

			for (uint32_t m = 0; m < reason->n_mentors; m++)
				inside |= reason->mentors[m] == p->mentor[e];
			if (!inside)
				return false;
		}
	}
	return has_mentee && places == reason->places && places < reason->n_mentees;
}

/* How many of the set have nobody. */
static uint64_t count_left_over(const struct matching_explainer *x,
				const struct matching_reason *reason)
{
	uint64_t n = 0;

	for (uint32_t k = 0; k < reason->n_mentees; k++)
		n += x->result->edge[reason->mentees[k]] == MATCHING_NO_EDGE;
	return n;
}

static void test_reason(struct matching_explainer *x, uint32_t mentee)
{
	const struct matching_problem *p = x->problem;
	struct matching_reason reason;
	bool candidate = false;

	for (size_t e = p->row[mentee]; e < p->row[mentee + 1]; e++)
		candidate |= p->score[e] >= x->minimum && p->capacity[p->mentor[e]];
	matching_why_left_out(x, mentee, &reason);
	switch (reason.kind) {
	case MATCHING_IS_PLACED:
		tally.reason += x->result->edge[mentee] == MATCHING_NO_EDGE;
		break;
	case MATCHING_NO_CANDIDATE:
		tally.reason += candidate;
		break;
	case MATCHING_HALL:
		tally.halls++;
		tally.reason += !candidate || !is_hall_set(x, &reason, mentee);
		tally.reason += count_left_over(x, &reason) != reason.n_mentees - reason.places;
		break;
	case MATCHING_OUTBID:
		tally.outbid++;
		tally.reason += !candidate || x->result->certificate.objective != MATCHING_SCORE ||
				is_hall_set(x, &reason, mentee);
		for (uint32_t k = 0; k < reason.n_mentees; k++) {
			size_t e = x->result->edge[reason.mentees[k]];

			tally.reason += e == MATCHING_NO_EDGE;
		}
		break;
	}
	matching_reason_release(&reason);
}

static void test_change(struct matching_explainer *x, struct matching_problem *p, uint32_t mentee)
{
	struct matching_change change;
	struct matching_result r;

	if (x->result->edge[mentee] != MATCHING_NO_EDGE)
		return;
	if (!matching_smallest_change(x, mentee, 2, &change)) {
		tally.no_change++;
		return;
	}
	tally.changes++;
	p->capacity[change.mentor] += change.places;
	matching_solve(p, x->result->certificate.objective, x->minimum, &r);
	p->capacity[change.mentor] -= change.places;
	tally.change += r.edge[mentee] == MATCHING_NO_EDGE ||
			p->mentor[r.edge[mentee]] != change.mentor_then ||
			(int64_t)x->result->pairs - r.pairs != change.cost.pairs ||
			x->result->points - r.points != change.cost.points;
	matching_result_release(&r);
	/* With fewer places no mentor of the row will do. */
	for (size_t e = p->row[mentee]; change.places > 1 && e < p->row[mentee + 1]; e++) {
		p->capacity[p->mentor[e]] += change.places - 1;
		matching_solve(p, x->result->certificate.objective, x->minimum, &r);
		p->capacity[p->mentor[e]] -= change.places - 1;
		tally.change += p->score[e] >= x->minimum && r.edge[mentee] != MATCHING_NO_EDGE;
		matching_result_release(&r);
	}
}

/* With the limit that is told the mentee is placed, and with no higher score of its row. */
static void test_limit(struct matching_explainer *x, uint32_t mentee)
{
	const struct matching_problem *p = x->problem;
	struct matching_limit limit = { .minimum = -1 };
	int32_t highest = -1;

	if (x->result->edge[mentee] != MATCHING_NO_EDGE)
		return;
	for (size_t e = p->row[mentee]; e < p->row[mentee + 1]; e++) {
		struct matching_result r;

		if (p->score[e] >= x->minimum || p->score[e] <= highest ||
		    !p->capacity[p->mentor[e]])
			continue;
		matching_solve(p, x->result->certificate.objective, p->score[e], &r);
		if (r.edge[mentee] != MATCHING_NO_EDGE)
			highest = p->score[e];
		matching_result_release(&r);
	}
	matching_lower_minimum(x, mentee, SIZE_MAX, &limit);
	tally.limit += limit.minimum != highest;
	tally.limits += highest >= 0;
}

static void test_case(struct matching_problem *p, enum matching_objective objective,
		      int32_t minimum)
{
	struct matching_explainer x;
	struct matching_result r;

	matching_solve(p, objective, minimum, &r);
	matching_explainer_init(&x, p, &r);
	for (uint32_t i = 0; i < p->n_mentees; i++) {
		test_mentee(&x, i);
		test_reason(&x, i);
		test_change(&x, p, i);
		test_limit(&x, i);
	}
	test_forbidding(&x, p);
	test_places(&x, p);
	matching_explainer_release(&x);
	matching_result_release(&r);
}

/* ---- places more, found among few edges ---- */

static struct {
	size_t asked, near, placed, hopeless;
	size_t plan, wrong_hope;
} nearby_tally;

/* What few edges say against a solution with all of them. */
static void test_nearby_places(struct matching_nearby *n, struct matching_problem *p,
			       uint32_t mentee, uint32_t mentor, uint32_t places)
{
	const struct matching_certificate *c = &n->result->certificate;
	bool hopeless = matching_nearby_is_hopeless(n, mentee, mentor, places + 2);
	struct matching_nearby_plan plan = matching_nearby_solve(n, mentee, mentor, places);
	struct matching_result r;
	uint32_t whole;

	p->capacity[mentor] += places;
	matching_solve(p, c->objective, c->minimum, &r);
	p->capacity[mentor] -= places;
	whole = r.edge[mentee] == MATCHING_NO_EDGE ? MATCHING_NOBODY : p->mentor[r.edge[mentee]];
	nearby_tally.asked++;
	nearby_tally.near += plan.near;
	nearby_tally.placed += whole != MATCHING_NOBODY;
	nearby_tally.hopeless += hopeless;
	nearby_tally.plan += whole != plan.mentor || r.pairs != plan.pairs ||
			     r.floor != plan.floor || r.points != plan.points ||
			     r.fixed[mentee] != plan.settled;
	nearby_tally.wrong_hope += hopeless && whole != MATCHING_NOBODY;
	matching_result_release(&r);
}

static void test_nearby_case(struct matching_problem *p, enum matching_objective objective)
{
	struct matching_nearby n;
	struct matching_result r;

	matching_solve(p, objective, 0, &r);
	matching_nearby_init(&n, p, &r);
	for (uint32_t i = 0; i < p->n_mentees; i++)
		if (r.edge[i] == MATCHING_NO_EDGE)
			test_nearby_places(&n, p, i, random_below(p->n_mentors),
					   1 + random_below(4));
	matching_nearby_release(&n);
	matching_result_release(&r);
}

/* Scores far apart beside the reach of the first look, and near to each other. */
static void test_nearby(void)
{
	static const int32_t steps[] = { 1000, 7000, 50000, 999 };

	for (int k = 0; k < 240; k++) {
		struct random_shape shape = { .mentees = 10 + random_below(40),
					      .mentors = 3 + random_below(12),
					      .most_places = 1 + random_below(3),
					      .density = 10 + random_below(90),
					      .scores = 2 + random_below(60),
					      .step = steps[k % 4],
					      .keep = random_below(2) };
		struct matching_problem p;

		random_problem(&p, &shape);
		test_nearby_case(&p, (enum matching_objective)(k % 3));
		matching_problem_release(&p);
	}
	printf("# %zu asked, %zu near, %zu placed, %zu hopeless\n", nearby_tally.asked,
	       nearby_tally.near, nearby_tally.placed, nearby_tally.hopeless);
	is_int(nearby_tally.plan, 0, "few edges tell of the same plan as all");
	is_int(nearby_tally.wrong_hope, 0, "nobody who is hopeless has somebody with fewer places");
	ok(nearby_tally.near > 1000 && nearby_tally.near < nearby_tally.asked &&
		   nearby_tally.placed > 300 && nearby_tally.hopeless > 300,
	   "there were enough of each kind");
}

/* The first mentee's only mentor is worth more to the second, although that one could go elsewhere. */
static void test_outbid(void)
{
	uint32_t capacity[] = { 1, 1 }, mentor[] = { 0, 0, 1 };
	size_t row[] = { 0, 1, 3 };
	int32_t score[] = { 10000, 100000, 1000 };
	struct matching_problem p = { .n_mentees = 2,
				      .n_mentors = 2,
				      .capacity = capacity,
				      .row = row,
				      .mentor = mentor,
				      .score = score };
	struct matching_explainer x;
	struct matching_result r;
	struct matching_reason reason;
	struct matching_cost cost;

	matching_solve(&p, MATCHING_SCORE, 0, &r);
	matching_explainer_init(&x, &p, &r);
	matching_why_left_out(&x, 0, &reason);
	is_int(reason.kind, MATCHING_OUTBID,
	       "somebody is outbid although there is a place for all");
	is_int(reason.n_mentees, 1, "by one mentee");
	is_int(reason.mentees[0], 1, "the other one");
	is_int(reason.n_mentors, 1, "with one mentor");
	matching_cost_of_forcing(&x, 0, &cost);
	is_int(cost.points, 89000, "placing the first costs 89 points");
	is_int(cost.pairs, -1, "and makes a pair more");
	matching_reason_release(&reason);
	matching_explainer_release(&x);
	matching_result_release(&r);
}

int main(void)
{
	random_state = 20211129;
	for (int k = 0; k < CASES; k++) {
		struct random_shape shape = random_small();
		struct matching_problem p;

		shape.mentees = shape.mentees > 5 ? 5 : shape.mentees;
		random_problem(&p, &shape);
		test_case(&p, (enum matching_objective)(k % 3),
			  random_below(2) ? 0 : 1 + (int32_t)random_below(2) * shape.step);
		matching_problem_release(&p);
	}
	printf("# %zu costs, %zu free choices, %zu Hall sets, %zu outbid, %zu changes, %zu without\n",
	       tally.told, tally.free_choices, tally.halls, tally.outbid, tally.changes,
	       tally.no_change);
	is_int(tally.forcing, 0, "the cost of every pair that could be forced");
	is_int(tally.leaving, 0, "the cost of leaving somebody out");
	is_int(tally.forbidding, 0, "the cost of forbidding a pair");
	is_int(tally.more, 0, "what one more place brings");
	is_int(tally.fewer, 0, "what one place fewer costs");
	is_int(tally.fixed, 0, "pairs are fixed where every other choice costs");
	is_int(tally.reason, 0, "why somebody has nobody");
	is_int(tally.change, 0, "the smallest change gives a pair, and no smaller one does");
	is_int(tally.limit, 0, "the highest limit that gives a pair");
	ok(tally.limits > 20, "and there were some");
	ok(tally.told > 10000 && tally.free_choices > 100 && tally.halls > 100 &&
		   tally.changes > 100,
	   "there were enough of each");
	test_outbid();
	test_nearby();
	return done_testing();
}
