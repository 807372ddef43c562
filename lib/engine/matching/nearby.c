/* nearby.c - the best plan where a mentor has a few places more, found among the edges that can matter */
#include "engine/matching/nearby.h"

#include "engine/matching/shortlist.h"

/* Points that an edge may be short of its prices at first. */
#define FIRST_REACH (20 * MATCHING_POINT)
/* How often edges that are needed are added before all are taken. */
#define MOST_ROUNDS 30
/* Of each mentee at once. */
#define ADDED_OF_ROW 3

static bool points_first(const struct matching_nearby *n)
{
	return n->result->certificate.objective == MATCHING_SCORE;
}

static length value_of(const struct matching_nearby *n, int64_t pairs, int64_t points)
{
	return points_first(n) ? points * LEVEL + pairs : pairs * LEVEL + points;
}

static length price_of_mentee(const struct matching_nearby *n, uint32_t mentee)
{
	const struct matching_level *level = n->result->certificate.levels;

	return level[0].mentee[mentee] * LEVEL + level[1].mentee[mentee];
}

static length price_of_mentor(const struct matching_nearby *n, uint32_t mentor)
{
	const struct matching_level *level = n->result->certificate.levels;

	return level[0].mentor[mentor] * LEVEL + level[1].mentor[mentor];
}

static uint64_t count_floor_cover(const struct matching_nearby *n)
{
	const struct matching_certificate *c = &n->result->certificate;
	uint64_t count = 0;

	for (uint32_t i = 0; c->floor >= 0 && i < n->problem->n_mentees; i++)
		count += c->floor_mentee[i];
	for (uint32_t j = 0; c->floor >= 0 && j < n->problem->n_mentors; j++)
		count += c->floor_mentor[j] ? n->problem->capacity[j] : 0;
	return count;
}

void matching_nearby_init(struct matching_nearby *n, const struct matching_problem *problem,
			  const struct matching_result *result)
{
	*n = (struct matching_nearby){ .problem = problem, .result = result };
	n->floor_cover = count_floor_cover(n);
}

void matching_nearby_release(struct matching_nearby *n)
{
	matching_problem_release(&n->few);
	free(n->is_few);
	*n = (struct matching_nearby){ .problem = NULL };
}

/* ---- few edges ---- */

static bool is_near(const struct matching_nearby *n, length price, size_t edge)
{
	const struct matching_problem *p = n->problem;
	const struct matching_certificate *c = &n->result->certificate;
	int32_t score = p->score[edge];

	if (score < c->minimum || score < c->floor || !p->capacity[p->mentor[edge]])
		return false;
	return price + price_of_mentor(n, p->mentor[edge]) - value_of(n, 1, score) <= n->reach;
}

/* Marks the edges within reach, beside those that are marked; returns how many are marked then. */
static size_t mark_near(struct matching_nearby *n, length reach)
{
	const struct matching_problem *p = n->problem;
	size_t count = 0;

	if (!n->is_few)
		n->is_few = xcalloc(matching_n_edges(p), sizeof(*n->is_few));
	n->reach = reach;
	for (uint32_t i = 0; i < p->n_mentees; i++) {
		length price = price_of_mentee(n, i);

		for (size_t e = p->row[i]; e < p->row[i + 1]; e++) {
			n->is_few[e] |= is_near(n, price, e);
			count += n->is_few[e];
		}
	}
	return count;
}

static void take_edge(struct matching_problem *few, size_t at, const struct matching_problem *p,
		      size_t edge)
{
	few->mentor[at] = p->mentor[edge];
	few->score[at] = p->score[edge];
	if (p->keep)
		few->keep[at] = p->keep[edge];
}

/* The marked edges, of which there are so many, as a problem. */
static void take_marked(struct matching_nearby *n, size_t n_marked)
{
	const struct matching_problem *p = n->problem;
	struct matching_problem *few = &n->few;
	size_t at = 0;

	matching_problem_release(few);
	*few = (struct matching_problem){ .n_mentees = p->n_mentees, .n_mentors = p->n_mentors };
	few->capacity = xcalloc(p->n_mentors, sizeof(*few->capacity));
	for (uint32_t j = 0; j < p->n_mentors; j++)
		few->capacity[j] = p->capacity[j];
	few->row = xcalloc(size_add(p->n_mentees, 1), sizeof(*few->row));
	few->mentor = xcalloc(n_marked, sizeof(*few->mentor));
	few->score = xcalloc(n_marked, sizeof(*few->score));
	few->keep = p->keep ? xcalloc(n_marked, sizeof(*few->keep)) : NULL;
	for (uint32_t i = 0; i < p->n_mentees; i++) {
		for (size_t e = p->row[i]; e < p->row[i + 1]; e++)
			if (n->is_few[e])
				take_edge(few, at++, p, e);
		few->row[i + 1] = at;
	}
}

/* ---- enough or not ---- */

/* Whether no plan of the changed problem is better in the levels before the points. */
static bool levels_hold(const struct matching_nearby *n, uint32_t mentor, uint32_t places,
			const struct matching_result *plan)
{
	const struct matching_certificate *c = &n->result->certificate;
	uint64_t cover;

	if (points_first(n))
		return true;
	if (plan->pairs != n->result->pairs + (uint64_t)places * (c->levels[0].mentor[mentor] > 0))
		return false;
	if (c->objective != MATCHING_FAIR)
		return true;
	if (c->floor < 0)
		return false;
	cover = n->floor_cover + (c->floor_mentor[mentor] ? places : 0);
	return plan->floor == c->floor && cover < plan->pairs;
}

/* How short of its prices an edge of a plan as good as this one can be. */
static length reach_of(const struct matching_nearby *n, uint32_t mentor, uint32_t places,
		       const struct matching_result *plan)
{
	return value_of(n, n->result->pairs, n->result->points) +
	       places * price_of_mentor(n, mentor) - value_of(n, plan->pairs, plan->points);
}

/* Whether, by the prices of a plan of few edges, this other one may be in a plan of all that is as good. */
static bool is_needed(const struct matching_nearby *n, const struct matching_certificate *c,
		      uint32_t mentee, size_t e)
{
	const struct matching_problem *p = n->problem;

	return !n->is_few[e] && p->score[e] >= c->minimum && p->capacity[p->mentor[e]] &&
	       matching_may_be_needed(c, mentee, p->mentor[e], p->score[e]);
}

/*
 * Marks edges that are needed, of each mentee those with the most points (column generation, as in shortlist.h; not all at
 * once, for most will not be needed any more when some are there). Returns how many; none: the plan is the one of all.
 */
static size_t mark_needed(struct matching_nearby *n, const struct matching_certificate *c)
{
	const struct matching_problem *p = n->problem;
	size_t count = 0;

	for (uint32_t i = 0; i < p->n_mentees; i++) {
		size_t best[ADDED_OF_ROW] = { 0 }, k = 0, at;

		for (size_t e = p->row[i]; e < p->row[i + 1]; e++) {
			if (k == ADDED_OF_ROW && p->score[e] <= p->score[best[k - 1]])
				continue;
			if (!is_needed(n, c, i, e))
				continue;
			for (at = k < ADDED_OF_ROW ? k++ : k - 1;
			     at && p->score[best[at - 1]] < p->score[e]; at--)
				best[at] = best[at - 1];
			best[at] = e;
		}
		for (at = 0; at < k; at++)
			n->is_few[best[at]] = true;
		count += k;
	}
	return count;
}

/* Solves p with so many places more. */
static void solve(const struct matching_nearby *n, const struct matching_problem *p,
		  uint32_t mentor, uint32_t places, struct matching_result *r)
{
	const struct matching_certificate *c = &n->result->certificate;
	struct matching_problem changed = *p;

	changed.capacity = xcalloc(p->n_mentors, sizeof(*changed.capacity));
	for (uint32_t j = 0; j < p->n_mentors; j++)
		changed.capacity[j] = p->capacity[j];
	changed.capacity[mentor] += places;
	/* Ranks are asked by stable plans only. */
	changed.mentee_rank = changed.mentor_rank = NULL;
	matching_solve(&changed, c->objective, c->minimum, r);
	free(changed.capacity);
}

/* What is asked of the result, which is released. */
static struct matching_nearby_plan answer(const struct matching_problem *p, uint32_t mentee,
					  struct matching_result *r)
{
	size_t edge = r->edge[mentee];
	struct matching_nearby_plan plan = {
		.mentor = edge == MATCHING_NO_EDGE ? MATCHING_NOBODY : p->mentor[edge],
		.pairs = r->pairs,
		.floor = r->floor,
		.points = r->points,
		.settled = r->fixed[mentee],
	};

	matching_result_release(r);
	return plan;
}

/* The edges within reach; forgets others. */
static void take_near(struct matching_nearby *n, length reach)
{
	if (n->is_few)
		memset(n->is_few, 0, matching_n_edges(n->problem));
	take_marked(n, mark_near(n, reach));
}

/* Solves with few edges, from those within reach at first. Returns whether these are known to be enough. */
static bool solve_few(struct matching_nearby *n, uint32_t mentee, uint32_t mentor, uint32_t places,
		      struct matching_nearby_plan *plan)
{
	length unit = points_first(n) ? LEVEL : 1, most = MATCHING_SCORE_MAX * unit, before;
	bool enough = false, grown = false;

	if (!n->reach)
		take_near(n, FIRST_REACH * unit);
	before = n->reach;
	for (int round = 0; round < MOST_ROUNDS && !enough; round++) {
		struct matching_result r;
		size_t needed = 0;
		bool hold, near;
		length reach;

		solve(n, &n->few, mentor, places, &r);
		hold = levels_hold(n, mentor, places, &r);
		reach = reach_of(n, mentor, places, &r);
		near = hold && reach <= n->reach;
		if (!near)
			needed = mark_needed(n, &r.certificate);
		enough = !needed;
		if (enough) {
			*plan = answer(&n->few, mentee, &r);
			plan->near = near;
			break;
		}
		matching_result_release(&r);
		grown |= !hold || reach > most;
		take_marked(n, hold && reach <= most ? mark_near(n, reach)
						     : matching_n_edges(&n->few) + needed);
	}
	if (grown)
		take_near(n, before);
	return enough;
}

struct matching_nearby_plan matching_nearby_solve(struct matching_nearby *n, uint32_t mentee,
						  uint32_t mentor, uint32_t places)
{
	struct matching_nearby_plan plan = { .mentor = MATCHING_NOBODY };
	struct matching_result r;

	/* The prices of a mentor without places say nothing. */
	if (n->problem->capacity[mentor] && solve_few(n, mentee, mentor, places, &plan))
		return plan;
	solve(n, n->problem, mentor, places, &r);
	return answer(n->problem, mentee, &r);
}

bool matching_nearby_is_hopeless(struct matching_nearby *n, uint32_t mentee, uint32_t mentor,
				 uint32_t most)
{
	struct matching_nearby_plan plan = matching_nearby_solve(n, mentee, mentor, most);

	return plan.near && plan.settled && plan.mentor == MATCHING_NOBODY;
}

uint32_t matching_nearby_fewest(struct matching_nearby *n, uint32_t mentee, uint32_t mentor,
				uint32_t most, struct matching_nearby_plan *plan)
{
	if (matching_nearby_is_hopeless(n, mentee, mentor, most))
		return 0;
	for (uint32_t places = 1; places <= most; places++) {
		*plan = matching_nearby_solve(n, mentee, mentor, places);
		if (plan->mentor != MATCHING_NOBODY)
			return places;
	}
	return 0;
}
