/* matching_problem.c - rows made into problems; what must not change an answer, and what must change it how */
#include "unit/unit.h"

#include "engine/matching/tradeoff.h"
#include "engine/matching/verify.h"
#include "unit/matching_random.h"

/* ---- scores as text ---- */

static int32_t parsed(const char *s)
{
	int32_t score = -1;

	return matching_score_parse(s, strlen(s), &score) ? -1 : score;
}

static enum matching_score_fault fault_of(const char *s)
{
	int32_t score;

	return matching_score_parse(s, strlen(s), &score);
}

static void test_scores(void)
{
	char buf[MATCHING_SCORE_SIZE];

	is_int(parsed("12"), 12000, "a whole score");
	is_int(parsed("0.75"), 750, "decimals");
	is_int(parsed("0,001"), 1, "with a comma, to the thousandth");
	is_int(parsed("0.7500000"), 750, "zeros behind them do not count");
	is_int(parsed("-0"), 0, "nothing is not negative");
	is_int(parsed("1000000"), MATCHING_SCORE_MAX, "the greatest");
	is_int(fault_of("1000000.001"), MATCHING_SCORE_TOO_LARGE, "anything above is too large");
	is_int(fault_of("999999999999999999"), MATCHING_SCORE_TOO_LARGE, "however long");
	is_int(fault_of("0.0005"), MATCHING_SCORE_TOO_FINE, "a fourth decimal is too fine");
	is_int(fault_of("-1"), MATCHING_SCORE_NEGATIVE, "below zero");
	is_int(fault_of("1e3"), MATCHING_SCORE_NO_NUMBER, "exponents are no scores");
	is_int(fault_of(""), MATCHING_SCORE_NO_NUMBER, "nor is nothing");
	is_int(fault_of("1,000.5"), MATCHING_SCORE_NO_NUMBER, "nor thousands in groups");
	is_str(matching_score_format(750, buf), "0.75", "a score as text");
	is_str(matching_score_format(-3100, buf), "-3.1", "a loss as text");
	is_str(matching_score_format(12000, buf), "12", "no decimals that say nothing");
	is_str(matching_score_format(INT64_MIN, buf), "-9223372036854775.808",
	       "the least of all numbers");
}

/* ---- the builder ---- */

static void add(struct matching_builder *b, const char *mentee, const char *mentor, int32_t score)
{
	struct matching_row row = { mentee, mentor, strlen(mentee), strlen(mentor), score, false,
				    0,      0 };

	matching_builder_row(b, &row);
}

static void test_builder(void)
{
	struct matching_builder b = MATCHING_BUILDER_INIT;
	struct matching_problem p;
	struct matching_names names;

	is_int(matching_builder_mentor(&b, "M-2", 3, 2), 0, "a capacity is told");
	is_int(matching_builder_mentor(&b, "M-2", 3, 3), -1, "telling it again is refused");
	matching_builder_mentor(&b, "M-9", 3, 0);
	matching_builder_mentee(&b, "E-0", 3);
	add(&b, "E-2", "M-2", 5000);
	add(&b, "E-10", "M-2", 1000);
	add(&b, "E-10", "M-1", 2000);
	add(&b, "E-2", "M-2", 5000);
	is_int(matching_builder_finish(&b, 1, &p, &names), 0,
	       "a row that only repeats another is no contradiction");
	is_int(p.n_mentees, 3, "mentees of rows and one without rows");
	is_str(names.mentee[1], "E-10", "ids are in order of their bytes");
	is_str(names.mentor[0], "M-1", "on both sides");
	is_int(strmap_gets(&names.mentee_map, "E-2"), 2, "and can be looked up");
	is_int(p.capacity[0], 1, "a capacity that was not told is the default");
	is_int(names.n_untold, 1, "which is reported");
	is_int(names.untold[0], 0, "with the mentor");
	is_int(p.capacity[1], 2, "the first capacity told stays");
	is_int(p.capacity[2], 0, "a mentor without rows");
	is_int(matching_n_edges(&p), 3, "the repeated row is one edge");
	is_int(names.row_of_edge[0], 2, "edges are by mentee, then mentor: the third row");
	is_int(names.row_of_edge[2], 0, "of equal rows the first");
	is_int(names.edge_of_row[3], 2, "and the repeated one is the same edge");
	is_int(names.n_doubles, 1, "doubles are listed");
	is_int(names.doubles[0].second, 3, "with the later row");
	ok(names.doubles[0].same, "which says the same");
	ok(!p.keep && !p.mentee_rank && !p.mentor_rank, "what no row has takes no memory");
	is_int(matching_find_edge(&p, 1, 1), 1, "an edge is found");
	is_int(matching_find_edge(&p, 0, 1) == MATCHING_NO_EDGE, 1, "or is not there");
	is_int(matching_edge_mentee(&p, 2), 2, "the mentee of an edge");
	is_int(matching_edge_mentee(&p, 0), 1, "who need not be the first");
	matching_problem_release(&p);
	matching_names_release(&names);

	add(&b, "E-1", "M-1", 1000);
	add(&b, "E-1", "M-1", 2000);
	is_int(matching_builder_finish(&b, 1, &p, &names), -1, "two scores of one pair contradict");
	ok(names.n_doubles == 1 && !names.doubles[0].same, "and are listed as such");
	matching_problem_release(&p);
	matching_names_release(&names);

	is_int(matching_builder_finish(&b, 1, &p, &names), 0, "no rows at all");
	is_int(p.n_mentees + p.n_mentors + matching_n_edges(&p), 0, "make an empty problem");
	matching_problem_release(&p);
	matching_names_release(&names);
}

/* ---- the order of rows ---- */

struct named_row {
	uint32_t mentee, mentor;
	int32_t score;
	bool keep;
};

/* The names' order of bytes is not the order of numbers, so that canonical order is not that of the rows. */
static void write_id(char *buf, size_t size, char side, uint32_t number)
{
	snprintf(buf, size, "%c-%u", side, number * 7919 % 1000);
}

/* The plan as the list of its pairs, mentee by mentee. */
static char *solve_rows(const struct named_row *rows, size_t n, uint32_t n_mentors,
			const uint32_t *capacity, enum matching_objective objective)
{
	struct matching_builder b = MATCHING_BUILDER_INIT;
	struct matching_problem p;
	struct matching_names names;
	struct matching_result r;
	char *plan = xstrdup("");
	char mentee[16], mentor[16];

	for (uint32_t j = 0; j < n_mentors; j++) {
		write_id(mentor, sizeof(mentor), 'M', j);
		matching_builder_mentor(&b, mentor, strlen(mentor), capacity[j]);
	}
	for (size_t k = 0; k < n; k++) {
		struct matching_row row = {
			mentee, mentor, 0, 0, rows[k].score, rows[k].keep, 0, 0
		};

		write_id(mentee, sizeof(mentee), 'E', rows[k].mentee);
		write_id(mentor, sizeof(mentor), 'M', rows[k].mentor);
		row.mentee_len = strlen(mentee);
		row.mentor_len = strlen(mentor);
		matching_builder_row(&b, &row);
	}
	matching_builder_finish(&b, 1, &p, &names);
	matching_solve(&p, objective, 0, &r);
	for (uint32_t i = 0; i < p.n_mentees; i++) {
		char *longer = xstrfmt(
			"%s%s %s\n", plan, names.mentee[i],
			r.edge[i] == MATCHING_NO_EDGE ? "-" : names.mentor[p.mentor[r.edge[i]]]);

		free(plan);
		plan = longer;
	}
	matching_result_release(&r);
	matching_problem_release(&p);
	matching_names_release(&names);
	return plan;
}

static void test_row_order(void)
{
	size_t differ = 0;

	random_state = 20211130;
	for (int k = 0; k < 150; k++) {
		struct random_shape shape = {
			40, 16, 3, 30, 1 + (uint32_t)k % 8, 1000, k % 2, false
		};
		struct matching_problem p;
		struct named_row *rows;
		size_t n, at = 0;
		char *plan;

		random_problem(&p, &shape);
		n = matching_n_edges(&p);
		rows = xcalloc(n, sizeof(*rows));
		for (uint32_t i = 0; i < p.n_mentees; i++)
			for (size_t e = p.row[i]; e < p.row[i + 1]; e++)
				rows[at++] = (struct named_row){ i, p.mentor[e], p.score[e],
								 p.keep && p.keep[e] };
		plan = solve_rows(rows, n, p.n_mentors, p.capacity,
				  (enum matching_objective)(k % 3));
		for (int times = 0; times < 3; times++) {
			char *again;

			for (size_t r = n; r > 1; r--) {
				size_t other = random_below((uint32_t)r);
				struct named_row moved = rows[r - 1];

				rows[r - 1] = rows[other];
				rows[other] = moved;
			}
			again = solve_rows(rows, n, p.n_mentors, p.capacity,
					   (enum matching_objective)(k % 3));
			differ += !streq(plan, again);
			free(again);
		}
		free(plan);
		free(rows);
		matching_problem_release(&p);
	}
	is_int(differ, 0, "the order of rows changes nothing");
}

/* ---- what must change the answer in a known way ---- */

/* A problem of medium size, too large to try everything. */
static void medium(struct matching_problem *p, uint32_t scores)
{
	struct random_shape shape = { 50 + random_below(30),
				      20 + random_below(20),
				      1 + random_below(4),
				      10 + random_below(40),
				      scores,
				      1000,
				      false,
				      false };

	random_problem(p, &shape);
}

/* Everybody twice, the copies numbered behind the originals. */
static void duplicate(struct matching_problem *twice, const struct matching_problem *p)
{
	size_t n = matching_n_edges(p);

	memset(twice, 0, sizeof(*twice));
	twice->n_mentees = 2 * p->n_mentees;
	twice->n_mentors = 2 * p->n_mentors;
	twice->capacity = xcalloc(twice->n_mentors, sizeof(*twice->capacity));
	twice->row = xcalloc(twice->n_mentees + 1, sizeof(*twice->row));
	twice->mentor = xcalloc(2 * n, sizeof(*twice->mentor));
	twice->score = xcalloc(2 * n, sizeof(*twice->score));
	for (uint32_t j = 0; j < twice->n_mentors; j++)
		twice->capacity[j] = p->capacity[j % p->n_mentors];
	for (size_t e = 0; e < 2 * n; e++) {
		twice->mentor[e] = p->mentor[e % n] + (e < n ? 0 : p->n_mentors);
		twice->score[e] = p->score[e % n];
	}
	for (uint32_t i = 0; i <= twice->n_mentees; i++)
		twice->row[i] = i <= p->n_mentees ? p->row[i] : n + p->row[i - p->n_mentees];
}

static struct {
	size_t added, doubled, split, relabelled, locked, forbidden, curve, certificate, proof;
	size_t n_fixed;
} wrong;

/* Every score 7 points higher: the same plans are best where pairs come first. */
static void test_added(struct matching_problem *p, enum matching_objective objective,
		       const struct matching_result *before)
{
	struct matching_result after;

	for (size_t e = 0; e < matching_n_edges(p); e++)
		p->score[e] += 7000;
	matching_solve(p, objective, 0, &after);
	for (size_t e = 0; e < matching_n_edges(p); e++)
		p->score[e] -= 7000;
	wrong.added += after.points != before->points + 7000 * (int64_t)before->pairs;
	for (uint32_t i = 0; i < p->n_mentees; i++)
		wrong.added +=
			after.edge[i] != before->edge[i] || after.fixed[i] != before->fixed[i];
	matching_result_release(&after);
}

static void test_doubled(const struct matching_problem *p, enum matching_objective objective,
			 const struct matching_result *before)
{
	struct matching_problem twice;
	struct matching_result after;

	duplicate(&twice, p);
	matching_solve(&twice, objective, 0, &after);
	wrong.doubled += after.points != 2 * before->points || after.pairs != 2 * before->pairs ||
			 after.floor != before->floor ||
			 after.fixed_pairs != 2 * before->fixed_pairs;
	for (uint32_t i = 0; i < p->n_mentees; i++)
		wrong.doubled += after.edge[i] != before->edge[i];
	matching_result_release(&after);
	matching_problem_release(&twice);
}

/* A mentor of k places as k mentors of one place. */
static void test_split(const struct matching_problem *p, enum matching_objective objective,
		       const struct matching_result *before)
{
	struct matching_builder b = MATCHING_BUILDER_INIT;
	struct matching_problem split;
	struct matching_names names;
	struct matching_result after;
	char mentee[16], mentor[32];

	for (uint32_t i = 0; i < p->n_mentees; i++)
		for (size_t e = p->row[i]; e < p->row[i + 1]; e++)
			for (uint32_t k = 0; k < p->capacity[p->mentor[e]]; k++) {
				snprintf(mentee, sizeof(mentee), "%05u", i);
				snprintf(mentor, sizeof(mentor), "%05u.%u", p->mentor[e], k);
				add(&b, mentee, mentor, p->score[e]);
			}
	matching_builder_finish(&b, 1, &split, &names);
	matching_solve(&split, objective, 0, &after);
	wrong.split += after.points != before->points || after.pairs != before->pairs ||
		       after.floor != before->floor;
	wrong.certificate += !matching_certified(&split, after.edge, &after.certificate, NULL);
	matching_result_release(&after);
	matching_names_release(&names);
	matching_problem_release(&split);
}

/* People with other numbers: another plan may be the canonical one, but it is as good, and as much of it is settled. */
static void test_relabelled(const struct matching_problem *p, enum matching_objective objective,
			    const struct matching_result *before)
{
	struct matching_builder b = MATCHING_BUILDER_INIT;
	struct matching_problem turned;
	struct matching_names names;
	struct matching_result after;
	char mentee[16], mentor[16];

	for (uint32_t j = 0; j < p->n_mentors; j++) {
		write_id(mentor, sizeof(mentor), 'M', j);
		matching_builder_mentor(&b, mentor, strlen(mentor), p->capacity[j]);
	}
	for (uint32_t i = 0; i < p->n_mentees; i++) {
		write_id(mentee, sizeof(mentee), 'E', i);
		matching_builder_mentee(&b, mentee, strlen(mentee));
		for (size_t e = p->row[i]; e < p->row[i + 1]; e++) {
			write_id(mentor, sizeof(mentor), 'M', p->mentor[e]);
			add(&b, mentee, mentor, p->score[e]);
		}
	}
	matching_builder_finish(&b, 1, &turned, &names);
	matching_solve(&turned, objective, 0, &after);
	wrong.relabelled += after.points != before->points || after.pairs != before->pairs ||
			    (objective == MATCHING_FAIR && after.floor != before->floor) ||
			    after.fixed_pairs != before->fixed_pairs;
	for (uint32_t i = 0; i < p->n_mentees; i++) {
		write_id(mentee, sizeof(mentee), 'E', i);
		wrong.relabelled +=
			before->fixed[i] != after.fixed[strmap_gets(&names.mentee_map, mentee)];
	}
	wrong.certificate += !matching_certified(&turned, after.edge, &after.certificate, NULL);
	matching_result_release(&after);
	matching_names_release(&names);
	matching_problem_release(&turned);
}

/* Of a pair that is in every best plan: without its other candidates nothing changes, without it the plan is worse. */
static void test_fixed(struct matching_problem *p, enum matching_objective objective,
		       const struct matching_result *before, uint32_t mentee)
{
	size_t own = before->edge[mentee];
	struct matching_result after;
	struct matching_problem changed = *p;
	int32_t *score = xcalloc(matching_n_edges(p), sizeof(*score));

	if (!before->fixed[mentee] || own == MATCHING_NO_EDGE)
		goto out;
	wrong.n_fixed++;
	/* A minimum of a thousandth forbids what has a score of 0. */
	changed.score = score;
	memcpy(score, p->score, matching_n_edges(p) * sizeof(*score));
	for (size_t e = p->row[mentee]; e < p->row[mentee + 1]; e++)
		if (e != own)
			score[e] = 0;
	matching_solve(&changed, objective, 1, &after);
	for (uint32_t i = 0; i < p->n_mentees; i++)
		wrong.locked += after.edge[i] != before->edge[i];
	matching_result_release(&after);

	memcpy(score, p->score, matching_n_edges(p) * sizeof(*score));
	score[own] = 0;
	matching_solve(&changed, objective, 1, &after);
	wrong.forbidden += after.pairs == before->pairs && after.points == before->points &&
			   (objective != MATCHING_FAIR || after.floor == before->floor);
	matching_result_release(&after);
out:
	free(score);
}

static void test_changes(void)
{
	random_state = 20211201;
	for (int k = 0; k < 120; k++) {
		enum matching_objective objective = (enum matching_objective)(k % 3);
		struct matching_problem p;
		struct matching_result r;

		medium(&p, 2 + random_below(60));
		for (size_t e = 0; e < matching_n_edges(&p); e++)
			p.score[e] += 1000;
		matching_solve(&p, objective, 0, &r);
		wrong.certificate += !matching_certified(&p, r.edge, &r.certificate, NULL);
		wrong.proof += !matching_prove(&p, objective, 0, r.edge, NULL, NULL);
		if (objective != MATCHING_SCORE)
			test_added(&p, objective, &r);
		test_doubled(&p, objective, &r);
		test_split(&p, objective, &r);
		test_relabelled(&p, objective, &r);
		test_fixed(&p, objective, &r, random_below(p.n_mentees));
		matching_result_release(&r);
		matching_problem_release(&p);
	}
	is_int(wrong.certificate, 0, "every plan has its certificate");
	is_int(wrong.proof, 0, "and is proved without it");
	is_int(wrong.added, 0, "with points added to all scores the same plan is best");
	is_int(wrong.doubled, 0, "a school twice has twice the plan");
	is_int(wrong.split, 0, "a mentor of k places is worth k mentors of one place");
	is_int(wrong.relabelled, 0, "other ids make no plan better or worse");
	is_int(wrong.locked, 0, "a pair that is always there can be locked at no loss");
	is_int(wrong.forbidden, 0, "and not be forbidden at no loss");
	ok(wrong.n_fixed > 50, "there were such pairs");
}

/*
 * Whether the plan is the canonical one of the best, by its definition: no mentee can have an earlier mentor in a plan as
 * good in which those before it have what they have.
 */
static size_t count_earlier(const struct matching_problem *p, enum matching_objective objective,
			    const struct matching_result *r)
{
	struct matching_problem fixed = *p;
	size_t n = matching_n_edges(p), earlier = 0;

	fixed.score = xcalloc(n, sizeof(*fixed.score));
	memcpy(fixed.score, p->score, n * sizeof(*fixed.score));
	for (uint32_t i = 0; i < p->n_mentees; i++) {
		/* A score below the minimum forbids an edge. */
		for (size_t e = p->row[i]; e < p->row[i + 1]; e++)
			fixed.score[e] = 0;
		for (size_t e = p->row[i]; e < p->row[i + 1] && e < r->edge[i]; e++) {
			struct matching_result other;

			fixed.score[e] = p->score[e];
			matching_solve(&fixed, objective, 1, &other);
			fixed.score[e] = 0;
			earlier += other.edge[i] == e && other.pairs == r->pairs &&
				   other.points == r->points &&
				   (objective != MATCHING_FAIR || other.floor == r->floor) &&
				   !memcmp(other.edge, r->edge, i * sizeof(*r->edge));
			matching_result_release(&other);
		}
		if (r->edge[i] != MATCHING_NO_EDGE)
			fixed.score[r->edge[i]] = p->score[r->edge[i]];
	}
	free(fixed.score);
	return earlier;
}

static void test_canonical(void)
{
	size_t earlier = 0, choices = 0;

	random_state = 20211204;
	for (int k = 0; k < 90; k++) {
		enum matching_objective objective = (enum matching_objective)(k % 3);
		struct random_shape shape = { 20 + random_below(20),
					      8 + random_below(12),
					      1 + random_below(3),
					      15 + random_below(50),
					      1 + random_below(3),
					      1000,
					      false,
					      false };
		struct matching_problem p;
		struct matching_result r;

		random_problem(&p, &shape);
		for (size_t e = 0; e < matching_n_edges(&p); e++)
			p.score[e] += 1000;
		matching_solve(&p, objective, 1, &r);
		earlier += count_earlier(&p, objective, &r);
		choices += r.pairs - r.fixed_pairs;
		matching_result_release(&r);
		matching_problem_release(&p);
	}
	is_int(earlier, 0, "nobody can have an earlier mentor with those before it unmoved");
	ok(choices > 500, "although there was much to choose");
}

/* Scores as large as they may be, so that prices and sums are. */
static void test_largest(void)
{
	struct matching_problem p;
	struct matching_result r;
	struct matching_tradeoff curve;
	size_t bad = 0;

	random_state = 20211202;
	for (int k = 0; k < 30; k++) {
		medium(&p, 1000);
		for (size_t e = 0; e < matching_n_edges(&p); e++)
			p.score[e] = MATCHING_SCORE_MAX - p.score[e] / 1000;
		for (int objective = 0; objective < 3; objective++) {
			matching_solve(&p, (enum matching_objective)objective, 0, &r);
			bad += !matching_certified(&p, r.edge, &r.certificate, NULL);
			bad += !matching_prove(&p, (enum matching_objective)objective, 0, r.edge,
					       NULL, NULL);
			matching_result_release(&r);
		}
		matching_tradeoff(&p, 0, &curve);
		matching_solve(&p, MATCHING_COUNT, 0, &r);
		bad += curve.most_pairs != r.pairs || curve.points[r.pairs] != r.points;
		matching_result_release(&r);
		matching_tradeoff_release(&curve);
		matching_problem_release(&p);
	}
	is_int(bad, 0, "the greatest scores are no harm");
}

#define MILLION 1000000

/* A million mentees with the greatest scores: sums and prices stay whole numbers, and the proof holds. */
static void test_million(void)
{
	struct matching_problem p = { .n_mentees = MILLION, .n_mentors = MILLION / 2 };
	struct matching_result r;
	int64_t points = 0;

	p.capacity = xcalloc(p.n_mentors, sizeof(*p.capacity));
	p.row = xcalloc((size_t)p.n_mentees + 1, sizeof(*p.row));
	p.mentor = xcalloc((size_t)2 * p.n_mentees, sizeof(*p.mentor));
	p.score = xcalloc((size_t)2 * p.n_mentees, sizeof(*p.score));
	for (uint32_t j = 0; j < p.n_mentors; j++)
		p.capacity[j] = 2;
	for (uint32_t i = 0; i < p.n_mentees; i++) {
		size_t e = (size_t)2 * i;
		bool last = i / 2 + 1 == p.n_mentors;

		p.mentor[e] = last ? 0 : i / 2;
		p.mentor[e + 1] = i / 2 + !last;
		p.score[e] = p.score[e + 1] = MATCHING_SCORE_MAX;
		p.row[i + 1] = e + 2;
	}
	for (int objective = 0; objective < 3; objective++) {
		matching_solve(&p, (enum matching_objective)objective, 0, &r);
		points += r.points;
		ok(r.pairs == MILLION && r.points == MILLION * (int64_t)MATCHING_SCORE_MAX &&
			   matching_certified(&p, r.edge, &r.certificate, NULL),
		   "a million people with a million points each");
		matching_result_release(&r);
	}
	ok(points == 3 * MILLION * (int64_t)MATCHING_SCORE_MAX, "the sum is exact");
	matching_problem_release(&p);
}

int main(void)
{
	test_scores();
	test_builder();
	test_row_order();
	test_changes();
	test_canonical();
	test_largest();
	test_million();
	return done_testing();
}
