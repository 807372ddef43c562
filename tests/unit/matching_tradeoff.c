/* matching_tradeoff.c - the most points of every number of pairs */
#include "unit/unit.h"

#include "engine/matching/tradeoff.h"
#include "unit/matching_random.h"

#define CASES 2000

/* The most points of each number of pairs, by trying everything; -1 where there is no plan. */
static void try_all(const struct matching_problem *p, uint32_t *room, uint32_t mentee,
		    int32_t minimum, uint32_t pairs, int64_t points, int64_t *most)
{
	if (mentee == p->n_mentees) {
		if (points > most[pairs])
			most[pairs] = points;
		return;
	}
	for (size_t e = p->row[mentee]; e < p->row[mentee + 1]; e++) {
		if (!room[p->mentor[e]] || p->score[e] < minimum)
			continue;
		room[p->mentor[e]]--;
		try_all(p, room, mentee + 1, minimum, pairs + 1, points + p->score[e], most);
		room[p->mentor[e]]++;
	}
	try_all(p, room, mentee + 1, minimum, pairs, points, most);
}

static bool agrees(const struct matching_problem *p, int32_t minimum)
{
	struct matching_tradeoff curve;
	uint32_t *room = xcalloc(p->n_mentors, sizeof(*room));
	int64_t most[16];
	bool good = true;

	for (uint32_t j = 0; j < p->n_mentors; j++)
		room[j] = p->capacity[j];
	for (size_t k = 0; k < ARRAY_SIZE(most); k++)
		most[k] = -1;
	try_all(p, room, 0, minimum, 0, 0, most);
	matching_tradeoff(p, minimum, &curve);
	for (uint32_t k = 0; k <= curve.most_pairs; k++)
		good &= curve.points[k] == most[k];
	good &= most[curve.most_pairs + 1] == -1;
	matching_tradeoff_release(&curve);
	free(room);
	return good;
}

/* The ends of the curve are the plans of the objectives count and score. */
static bool has_right_ends(const struct matching_problem *p)
{
	struct matching_tradeoff curve;
	struct matching_result count, score;
	int64_t most = 0;
	bool good;

	matching_tradeoff(p, 0, &curve);
	matching_solve(p, MATCHING_COUNT, 0, &count);
	matching_solve(p, MATCHING_SCORE, 0, &score);
	for (uint32_t k = 0; k <= curve.most_pairs; k++)
		most = curve.points[k] > most ? curve.points[k] : most;
	good = curve.most_pairs == count.pairs && curve.points[count.pairs] == count.points &&
	       most == score.points && curve.points[score.pairs] == most;
	for (uint32_t k = score.pairs + 1; k <= curve.most_pairs; k++)
		good &= curve.points[k] < most;
	for (uint32_t k = 2; k <= curve.most_pairs; k++)
		good &= curve.points[k] - curve.points[k - 1] <=
			curve.points[k - 1] - curve.points[k - 2];
	matching_tradeoff_release(&curve);
	matching_result_release(&count);
	matching_result_release(&score);
	return good;
}

int main(void)
{
	size_t differ = 0, wrong_ends = 0;

	random_state = 20211128;
	for (int k = 0; k < CASES; k++) {
		struct random_shape shape = random_small();
		struct matching_problem p;

		random_problem(&p, &shape);
		differ += !agrees(&p, random_below(4) ? 0 : shape.step * 2);
		matching_problem_release(&p);
	}
	is_int(differ, 0, "every number of pairs has the most points it can have");
	for (int k = 0; k < 60; k++) {
		struct random_shape shape = {
			60, 30, 1 + (uint32_t)k % 4, 10 + (uint32_t)k, 40, 100, false, false
		};
		struct matching_problem p;

		random_problem(&p, &shape);
		wrong_ends += !has_right_ends(&p);
		matching_problem_release(&p);
	}
	is_int(wrong_ends, 0, "count and score lie on the curve, which is concave");
	return done_testing();
}
