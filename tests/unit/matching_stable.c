/* matching_stable.c - stable matchings: none blocked, the best for the side that proposes, the same people placed */
#include "unit/unit.h"

#include "engine/matching/stable.h"
#include "engine/matching/verify.h"
#include "unit/matching_random.h"

#define CASES 3000

/* All stable matchings of a small problem, by trying every matching. */
struct stable_set {
	const struct matching_problem *p;
	size_t *edge;
	uint32_t *room;
	size_t n;
	size_t n_better; /* in which some mentee has what it likes better than in `claimed` */
	size_t n_worse;  /* in which some mentee likes it less */
	const size_t *claimed;
};

/* Written from the definition in stable.h, apart from both implementations. */
static bool mentee_likes(const struct matching_problem *p, size_t a, size_t b)
{
	uint32_t rank_a, rank_b;

	if (a == MATCHING_NO_EDGE || b == MATCHING_NO_EDGE)
		return a != MATCHING_NO_EDGE;
	rank_a = p->mentee_rank && p->mentee_rank[a] ? p->mentee_rank[a] : 1000;
	rank_b = p->mentee_rank && p->mentee_rank[b] ? p->mentee_rank[b] : 1000;
	if (rank_a != rank_b)
		return rank_a < rank_b;
	return p->score[a] != p->score[b] ? p->score[a] > p->score[b] : a < b;
}

static bool mentor_likes(const struct matching_problem *p, size_t a, size_t b)
{
	uint32_t rank_a = p->mentor_rank && p->mentor_rank[a] ? p->mentor_rank[a] : 1000;
	uint32_t rank_b = p->mentor_rank && p->mentor_rank[b] ? p->mentor_rank[b] : 1000;

	if (rank_a != rank_b)
		return rank_a < rank_b;
	return p->score[a] != p->score[b] ? p->score[a] > p->score[b] : a < b;
}

static size_t count_blocking(const struct matching_problem *p, const size_t *edge,
			     const uint32_t *room)
{
	size_t n = 0;

	for (uint32_t i = 0; i < p->n_mentees; i++)
		for (size_t e = p->row[i]; e < p->row[i + 1]; e++) {
			bool wanted = room[p->mentor[e]] > 0;

			if (edge[i] == e || !mentee_likes(p, e, edge[i]))
				continue;
			for (uint32_t k = 0; k < p->n_mentees; k++)
				if (edge[k] != MATCHING_NO_EDGE &&
				    p->mentor[edge[k]] == p->mentor[e])
					wanted |= mentor_likes(p, e, edge[k]);
			n += wanted;
		}
	return n;
}

static void weigh(struct stable_set *s)
{
	bool is_better = false, is_worse = false;

	if (count_blocking(s->p, s->edge, s->room))
		return;
	s->n++;
	for (uint32_t i = 0; i < s->p->n_mentees; i++) {
		if (s->edge[i] == s->claimed[i])
			continue;
		is_better |= mentee_likes(s->p, s->edge[i], s->claimed[i]);
		is_worse |= mentee_likes(s->p, s->claimed[i], s->edge[i]);
	}
	s->n_better += is_better;
	s->n_worse += is_worse;
}

static void try_all(struct stable_set *s, uint32_t mentee)
{
	if (mentee == s->p->n_mentees) {
		weigh(s);
		return;
	}
	for (size_t e = s->p->row[mentee]; e < s->p->row[mentee + 1]; e++) {
		if (!s->room[s->p->mentor[e]])
			continue;
		s->room[s->p->mentor[e]]--;
		s->edge[mentee] = e;
		try_all(s, mentee + 1);
		s->room[s->p->mentor[e]]++;
	}
	s->edge[mentee] = MATCHING_NO_EDGE;
	try_all(s, mentee + 1);
}

static struct stable_set all_stable(const struct matching_problem *p, const size_t *claimed)
{
	struct stable_set s = { .p = p, .claimed = claimed };

	s.edge = xcalloc(p->n_mentees, sizeof(*s.edge));
	s.room = xcalloc(p->n_mentors, sizeof(*s.room));
	for (uint32_t j = 0; j < p->n_mentors; j++)
		s.room[j] = p->capacity[j];
	try_all(&s, 0);
	free(s.edge);
	free(s.room);
	return s;
}

/* Free places left by a matching; the caller frees it. */
static uint32_t *rooms(const struct matching_problem *p, const size_t *edge)
{
	uint32_t *room = xcalloc(p->n_mentors, sizeof(*room));

	for (uint32_t j = 0; j < p->n_mentors; j++)
		room[j] = p->capacity[j];
	for (uint32_t i = 0; i < p->n_mentees; i++)
		if (edge[i] != MATCHING_NO_EDGE)
			room[p->mentor[edge[i]]]--;
	return room;
}

static struct {
	size_t infeasible, blocked, not_best, not_worst, rural, count, several, matchings;
} wrong;

static void check_case(const struct matching_problem *p)
{
	size_t *by_mentees = xcalloc(p->n_mentees, sizeof(*by_mentees));
	size_t *by_mentors = xcalloc(p->n_mentees, sizeof(*by_mentors));
	uint32_t *room, *other_room;
	struct stable_set s;

	matching_stable(p, MATCHING_MENTEES, 0, by_mentees);
	matching_stable(p, MATCHING_MENTORS, 0, by_mentors);
	wrong.infeasible += !matching_feasible(p, 0, by_mentees, NULL) ||
			    !matching_feasible(p, 0, by_mentors, NULL);
	wrong.blocked += matching_blocking(p, 0, by_mentees, NULL, 0) ||
			 matching_blocking(p, 0, by_mentors, NULL, 0);
	s = all_stable(p, by_mentees);
	wrong.not_best += s.n_better > 0;
	wrong.several += s.n > 1;
	s = all_stable(p, by_mentors);
	wrong.not_worst += s.n_worse > 0;
	room = rooms(p, by_mentees);
	other_room = rooms(p, by_mentors);
	for (uint32_t j = 0; j < p->n_mentors; j++)
		wrong.rural += room[j] != other_room[j];
	for (uint32_t i = 0; i < p->n_mentees; i++) {
		bool placed = by_mentees[i] != MATCHING_NO_EDGE;

		wrong.rural += placed != (by_mentors[i] != MATCHING_NO_EDGE);
		/* A mentor with a place left has the same mentees in every stable matching. */
		if (placed && room[p->mentor[by_mentees[i]]])
			wrong.rural += by_mentors[i] != by_mentees[i];
	}
	free(room);
	free(other_room);
	free(by_mentees);
	free(by_mentors);
}

/* The blocking pairs of any matching, not just of a stable one, are counted as the definition says. */
static void check_count(const struct matching_problem *p)
{
	struct matching_result r;
	uint32_t *room;
	size_t listed[64], n;

	matching_solve(p, MATCHING_FAIR, 0, &r);
	room = rooms(p, r.edge);
	n = matching_blocking(p, 0, r.edge, listed, ARRAY_SIZE(listed));
	wrong.matchings += n > 0;
	wrong.count += n != count_blocking(p, r.edge, room);
	for (size_t k = 0; k < n; k++) {
		uint32_t i = matching_edge_mentee(p, listed[k]);

		wrong.count += !mentee_likes(p, listed[k], r.edge[i]);
	}
	free(room);
	matching_result_release(&r);
}

/* Where nobody has a list, taking the best free pair again and again is what is stable. */
static void test_greedy(void)
{
	size_t differs = 0;

	for (int k = 0; k < 300; k++) {
		struct random_shape shape = random_small();
		struct matching_problem p;
		size_t *edge, *taken;
		uint32_t *room;

		shape.scores = 100000;
		shape.step = 1;
		random_problem(&p, &shape);
		edge = xcalloc(p.n_mentees, sizeof(*edge));
		taken = xcalloc(p.n_mentees, sizeof(*taken));
		matching_stable(&p, MATCHING_MENTEES, 0, edge);
		for (uint32_t i = 0; i < p.n_mentees; i++)
			taken[i] = MATCHING_NO_EDGE;
		for (;;) {
			size_t best = MATCHING_NO_EDGE;

			room = rooms(&p, taken);
			for (size_t e = 0; e < matching_n_edges(&p); e++)
				if (taken[matching_edge_mentee(&p, e)] == MATCHING_NO_EDGE &&
				    room[p.mentor[e]] &&
				    (best == MATCHING_NO_EDGE || p.score[e] > p.score[best]))
					best = e;
			free(room);
			if (best == MATCHING_NO_EDGE)
				break;
			taken[matching_edge_mentee(&p, best)] = best;
		}
		differs += p.n_mentees && memcmp(edge, taken, p.n_mentees * sizeof(*edge)) != 0;
		free(edge);
		free(taken);
		matching_problem_release(&p);
	}
	is_int(differs, 0, "without lists and ties it is what greedy choice gives");
}

int main(void)
{
	random_state = 20211126;
	for (int k = 0; k < CASES; k++) {
		struct random_shape shape = random_small();
		struct matching_problem p;

		shape.ranks = random_below(8);
		if (k % 3 == 0) {
			/* As many of each, everybody a candidate: several stable matchings are likely. */
			shape = (struct random_shape){ 5, 5, 1, 100, 1, 1, false, true };
			random_problem(&p, &shape);
			for (uint32_t j = 0; j < 5; j++)
				p.capacity[j] = 1;
		} else {
			random_problem(&p, &shape);
		}
		check_case(&p);
		check_count(&p);
		matching_problem_release(&p);
	}
	is_int(wrong.infeasible, 0, "stable matchings are feasible");
	is_int(wrong.blocked, 0, "nothing blocks them");
	is_int(wrong.not_best, 0, "no stable matching is better for a mentee when mentees propose");
	is_int(wrong.not_worst, 0, "and none is worse for one when mentors propose");
	is_int(wrong.rural, 0, "both place the same people");
	is_int(wrong.count, 0, "blocking pairs of any matching are counted as defined");
	ok(wrong.several > CASES / 50, "cases with several stable matchings were among them");
	ok(wrong.matchings > CASES / 10, "and best matchings that are blocked");
	test_greedy();
	return done_testing();
}
