/*
 * matching_random.h - small random problems, and the answer by trying everything.
 */
#ifndef KURATOR_TESTS_UNIT_MATCHING_RANDOM_H
#define KURATOR_TESTS_UNIT_MATCHING_RANDOM_H

#include "engine/matching/solve.h"

static uint64_t random_state = 1;

static inline uint32_t random_below(uint32_t n)
{
	random_state ^= random_state << 13;
	random_state ^= random_state >> 7;
	random_state ^= random_state << 17;
	return (uint32_t)((random_state >> 16) % n);
}

struct random_shape {
	uint32_t mentees, mentors; /* exactly */
	uint32_t most_places;      /* of a mentor; each has 0 to so many */
	uint32_t density;          /* per cent */
	uint32_t scores;           /* scores are 0 to scores - 1, times step */
	int32_t step;
	bool keep;  /* a third of the edges are of the previous plan */
	bool ranks; /* a third of the people have no list */
};

static inline void random_ranks(struct matching_problem *p)
{
	size_t n = matching_n_edges(p);

	p->mentee_rank = xcalloc(n, sizeof(*p->mentee_rank));
	p->mentor_rank = xcalloc(n, sizeof(*p->mentor_rank));
	for (size_t e = 0; e < n; e++) {
		p->mentee_rank[e] = random_below(7);
		p->mentor_rank[e] = random_below(7);
	}
}

static inline void random_problem(struct matching_problem *p, const struct random_shape *shape)
{
	size_t most = (size_t)shape->mentees * shape->mentors, n = 0;

	memset(p, 0, sizeof(*p));
	p->n_mentees = shape->mentees;
	p->n_mentors = shape->mentors;
	p->capacity = xcalloc(shape->mentors, sizeof(*p->capacity));
	p->row = xcalloc(shape->mentees + 1, sizeof(*p->row));
	p->mentor = xcalloc(most, sizeof(*p->mentor));
	p->score = xcalloc(most, sizeof(*p->score));
	p->keep = shape->keep ? xcalloc(most, sizeof(*p->keep)) : NULL;
	for (uint32_t j = 0; j < shape->mentors; j++)
		p->capacity[j] = random_below(shape->most_places + 1);
	for (uint32_t i = 0; i < shape->mentees; i++) {
		for (uint32_t j = 0; j < shape->mentors; j++) {
			if (random_below(100) >= shape->density)
				continue;
			p->mentor[n] = j;
			p->score[n] = (int32_t)random_below(shape->scores) * shape->step;
			if (p->keep)
				p->keep[n] = !random_below(3);
			n++;
		}
		p->row[i + 1] = n;
	}
	if (shape->ranks)
		random_ranks(p);
}

/* A shape small enough to try everything. */
static inline struct random_shape random_small(void)
{
	static const uint32_t scores[] = { 1, 2, 3, 5, 20, 1000 };
	static const int32_t steps[] = { 1, 1000, 250, 999983 };

	return (struct random_shape){
		.mentees = random_below(7),
		.mentors = random_below(6),
		.most_places = 1 + random_below(3),
		.density = 20 + random_below(81),
		.scores = scores[random_below(ARRAY_SIZE(scores))],
		.step = steps[random_below(ARRAY_SIZE(steps))],
		.keep = !random_below(2),
	};
}

/* The best plan of all, by trying each; and in how many ways each mentee fares in the plans best for the objective. */
struct brute {
	const struct matching_problem *p;
	enum matching_objective objective;
	int32_t minimum;
	size_t *edge;      /* the plan being built */
	size_t *best_edge; /* best for everything: objective, keep, canonical */
	int64_t best[3];   /* levels of the objective */
	uint32_t best_kept;
	uint32_t *room;
	size_t *first_edge; /* of the first plan with best levels */
	bool *varies;       /* of a mentee: another such plan differs */
	bool any;
	uint32_t pinned; /* only plans in which this mentee has pinned_edge; MATCHING_NOBODY: all */
	size_t pinned_edge; /* may be MATCHING_NO_EDGE */
};

static inline void brute_levels(const struct brute *b, int64_t level[3], uint32_t *kept)
{
	int64_t pairs = 0, points = 0, floor = -1;

	*kept = 0;
	for (uint32_t i = 0; i < b->p->n_mentees; i++) {
		size_t e = b->edge[i];

		if (e == MATCHING_NO_EDGE)
			continue;
		pairs++;
		points += b->p->score[e];
		*kept += b->p->keep && b->p->keep[e];
		if (floor < 0 || b->p->score[e] < floor)
			floor = b->p->score[e];
	}
	level[0] = b->objective == MATCHING_SCORE ? points : pairs;
	level[1] = b->objective == MATCHING_FAIR    ? floor
		   : b->objective == MATCHING_COUNT ? points
						    : pairs;
	level[2] = b->objective == MATCHING_FAIR ? points : 0;
}

static inline int brute_compare(const int64_t *a, const int64_t *b)
{
	for (int k = 0; k < 3; k++)
		if (a[k] != b[k])
			return a[k] > b[k] ? 1 : -1;
	return 0;
}

static inline bool brute_is_earlier(const struct brute *b)
{
	for (uint32_t i = 0; i < b->p->n_mentees; i++)
		if (b->edge[i] != b->best_edge[i])
			return b->edge[i] < b->best_edge[i];
	return false;
}

static inline void brute_weigh(struct brute *b)
{
	size_t bytes = b->p->n_mentees * sizeof(*b->edge);
	int64_t level[3];
	uint32_t kept;
	int order;

	if (b->pinned != MATCHING_NOBODY && b->edge[b->pinned] != b->pinned_edge)
		return;
	brute_levels(b, level, &kept);
	order = b->any ? brute_compare(level, b->best) : 1;
	if (order < 0)
		return;
	if (order > 0) {
		b->any = true;
		memcpy(b->best, level, sizeof(level));
		memcpy(b->first_edge, b->edge, bytes);
		memset(b->varies, 0, b->p->n_mentees);
	}
	for (uint32_t i = 0; i < b->p->n_mentees; i++)
		b->varies[i] |= b->edge[i] != b->first_edge[i];
	if (order > 0 || kept > b->best_kept || (kept == b->best_kept && brute_is_earlier(b))) {
		b->best_kept = kept;
		memcpy(b->best_edge, b->edge, bytes);
	}
}

static inline void brute_try(struct brute *b, uint32_t mentee)
{
	if (mentee == b->p->n_mentees) {
		brute_weigh(b);
		return;
	}
	for (size_t e = b->p->row[mentee]; e < b->p->row[mentee + 1]; e++) {
		if (!b->room[b->p->mentor[e]] || b->p->score[e] < b->minimum)
			continue;
		b->room[b->p->mentor[e]]--;
		b->edge[mentee] = e;
		brute_try(b, mentee + 1);
		b->room[b->p->mentor[e]]++;
	}
	b->edge[mentee] = MATCHING_NO_EDGE;
	brute_try(b, mentee + 1);
}

static inline void brute_solve_pinned(struct brute *b, const struct matching_problem *p,
				      enum matching_objective objective, int32_t minimum,
				      uint32_t pinned, size_t pinned_edge)
{
	*b = (struct brute){ .p = p,
			     .objective = objective,
			     .minimum = minimum,
			     .pinned = pinned,
			     .pinned_edge = pinned_edge };
	b->edge = xcalloc(p->n_mentees, sizeof(*b->edge));
	b->best_edge = xcalloc(p->n_mentees, sizeof(*b->edge));
	b->first_edge = xcalloc(p->n_mentees, sizeof(*b->edge));
	b->varies = xcalloc(p->n_mentees, sizeof(*b->varies));
	b->room = xcalloc(p->n_mentors, sizeof(*b->room));
	if (p->n_mentors)
		memcpy(b->room, p->capacity, p->n_mentors * sizeof(*b->room));
	brute_try(b, 0);
}

static inline void brute_solve(struct brute *b, const struct matching_problem *p,
			       enum matching_objective objective, int32_t minimum)
{
	brute_solve_pinned(b, p, objective, minimum, MATCHING_NOBODY, 0);
}

static inline void brute_release(struct brute *b)
{
	free(b->edge);
	free(b->best_edge);
	free(b->first_edge);
	free(b->varies);
	free(b->room);
}

#endif
