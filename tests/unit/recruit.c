/* recruit.c - how many more mentors would serve a share: against brute force on small cases */
#include "engine/matching/recruit.h"

#include "unit.h"

#define MENTEES 6
#define MENTORS 2
#define KINDS 3
#define CASES 400

static uint32_t state = 20211125;

static uint32_t below(uint32_t n)
{
	state = state * 1664525u + 1013904223u;
	return (state >> 8) % n;
}

struct small {
	bool has[MENTEES][MENTORS];
	bool asks[MENTEES][KINDS];
	uint32_t capacity[MENTORS];
};

/* Most mentees served from the i-th on, by trying everything. */
static uint32_t most(const struct small *c, uint32_t *capacity, uint32_t *more, uint32_t i)
{
	uint32_t best;

	if (i == MENTEES)
		return 0;
	best = most(c, capacity, more, i + 1);
	for (uint32_t j = 0; j < MENTORS + KINDS; j++) {
		uint32_t *places = j < MENTORS ? &capacity[j] : &more[j - MENTORS];
		bool may = j < MENTORS ? c->has[i][j] : c->asks[i][j - MENTORS];
		uint32_t with;

		if (!may || !*places)
			continue;
		--*places;
		with = 1 + most(c, capacity, more, i + 1);
		++*places;
		best = with > best ? with : best;
	}
	return best;
}

static uint32_t served_with(const struct small *c, const uint32_t *mentors, uint32_t places)
{
	uint32_t capacity[MENTORS], more[KINDS];

	memcpy(capacity, c->capacity, sizeof(capacity));
	for (uint32_t k = 0; k < KINDS; k++)
		more[k] = mentors[k] * places;
	return most(c, capacity, more, 0);
}

/* The fewest mentors with whom `target` are served; UINT32_MAX: no number will do. */
static uint32_t fewest(const struct small *c, uint32_t target, uint32_t places)
{
	uint32_t best = UINT32_MAX;

	for (uint32_t a = 0; a <= MENTEES; a++)
		for (uint32_t b = 0; a + b <= MENTEES; b++)
			for (uint32_t d = 0; a + b + d <= MENTEES; d++)
				if (a + b + d < best &&
				    served_with(c, (uint32_t[]){ a, b, d }, places) >= target)
					best = a + b + d;
	return best;
}

static void make(struct small *c)
{
	for (uint32_t j = 0; j < MENTORS; j++)
		c->capacity[j] = below(3);
	for (uint32_t i = 0; i < MENTEES; i++) {
		for (uint32_t j = 0; j < MENTORS; j++)
			c->has[i][j] = !below(3);
		for (uint32_t k = 0; k < KINDS; k++)
			c->asks[i][k] = !below(3);
	}
}

static void solve(const struct small *c, uint32_t target, uint32_t places,
		  struct recruit_result *result)
{
	size_t row[MENTEES + 1], kinds[MENTEES + 1], n = 0, m = 0;
	uint32_t mentor[MENTEES * MENTORS], kind[MENTEES * KINDS];
	uint32_t capacity[MENTORS], urgency[KINDS] = { 0 };
	int32_t score[MENTEES * MENTORS] = { 0 };

	memcpy(capacity, c->capacity, sizeof(capacity));
	for (uint32_t i = 0; i < MENTEES; i++) {
		row[i] = n;
		kinds[i] = m;
		for (uint32_t j = 0; j < MENTORS; j++)
			if (c->has[i][j])
				mentor[n++] = j;
		for (uint32_t k = 0; k < KINDS; k++)
			if (c->asks[i][k])
				kind[m++] = k;
	}
	row[MENTEES] = n;
	kinds[MENTEES] = m;
	matching_recruit(
		&(struct recruit_problem){
			.now = &(struct matching_problem){ .n_mentees = MENTEES,
							   .n_mentors = MENTORS,
							   .capacity = capacity,
							   .row = row,
							   .mentor = mentor,
							   .score = score },
			.row = kinds,
			.kind = kind,
			.n_kinds = KINDS,
			.urgency = urgency,
			.places = places,
			.target = target,
		},
		result);
}

int main(void)
{
	static const uint32_t nobody[KINDS];
	size_t now = 0, then = 0, optimal = 0, bound = 0, reach = 0, helped = 0;

	for (size_t i = 0; i < CASES; i++) {
		uint32_t places = 1 + (uint32_t)(i % 2), target = below(MENTEES + 1), best;
		struct recruit_result result;
		struct small c;

		make(&c);
		solve(&c, target, places, &result);
		best = fewest(&c, target, places);
		now += result.served_now == served_with(&c, nobody, places);
		then += result.served_then == served_with(&c, result.more, places);
		optimal += places > 1 || best == UINT32_MAX || best == result.mentors;
		bound += best == UINT32_MAX || (result.least <= best && best <= result.mentors);
		reach += (best == UINT32_MAX) == (result.served_then < target);
		helped += result.mentors > 0;
		recruit_result_release(&result);
	}
	is_int(now, CASES, "as many are served now as brute force finds");
	is_int(then, CASES, "the new mentors serve as many as is said");
	is_int(optimal, CASES, "with one place each no fewer mentors would do");
	is_int(bound, CASES, "the fewest lie between the bound and the answer");
	is_int(reach, CASES, "the target is missed only where it cannot be reached");
	ok(helped > CASES / 4, "many cases need new mentors");
	return done_testing();
}
