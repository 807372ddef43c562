/* scoring_needed.c - plans among the candidates that may be needed against plans among all, of random schools */
#include "unit/unit.h"

#include "engine/matching/grow.h"
#include "engine/matching/solve.h"
#include "engine/matching/stable.h"
#include "engine/matching/verify.h"
#include "engine/scoring/needed.h"
#include "unit/fixture.h"
#include "unit/random_school.h"

static int today;

/* All candidates of a school, and those needed for one objective. */
struct both {
	struct scoring s;
	struct matching_problem all, few;
	uint16_t *all_variant, *few_variant;
	struct matching_result best, found;
};

static bool is_same_pair(const struct both *b, uint32_t mentee)
{
	size_t x = b->best.edge[mentee], y = b->found.edge[mentee];

	if (x == MATCHING_NO_EDGE || y == MATCHING_NO_EDGE)
		return x == y;
	return b->all.mentor[x] == b->few.mentor[y] && b->all.score[x] == b->few.score[y] &&
	       b->all_variant[x] == b->few_variant[y] && b->all.keep[x] == b->few.keep[y] &&
	       b->all.mentee_rank[x] == b->few.mentee_rank[y] &&
	       b->all.mentor_rank[x] == b->few.mentor_rank[y];
}

static bool is_right(const struct both *b, int32_t minimum)
{
	size_t blocking = matching_blocking(&b->all, minimum, b->best.edge, NULL, 0);

	for (uint32_t i = 0; i < b->all.n_mentees; i++)
		if (!is_same_pair(b, i) || b->best.fixed[i] != b->found.fixed[i])
			return false;
	return b->best.fixed_pairs == b->found.fixed_pairs && b->best.kept == b->found.kept &&
	       matching_certified(&b->all, b->best.edge, &b->found.certificate, NULL) &&
	       scoring_blocking(&b->s, &b->few, minimum, b->found.edge) == blocking;
}

/* Some pairs of an earlier plan, the same in both problems. Returns those that were kept before. */
static bool *keep_some(struct matching_problem *p)
{
	bool *before = p->keep;

	p->keep = xcalloc(matching_n_edges(p), sizeof(*p->keep));
	for (uint32_t i = 0; i < p->n_mentees; i++)
		for (size_t e = p->row[i]; e < p->row[i + 1]; e++)
			p->keep[e] = (i * 7 + p->mentor[e] * 11) % 5 < 2;
	return before;
}

/* With pairs to be kept, of which the search for candidates knew nothing. */
static bool keeps_right(struct both *b, enum matching_objective objective, int32_t minimum)
{
	bool *before = keep_some(&b->all);
	bool right;

	free(keep_some(&b->few));
	matching_result_release(&b->best);
	matching_solve(&b->all, objective, minimum, &b->best);
	matching_choose_again(&b->few, &b->found);
	right = is_right(b, minimum);
	free(b->all.keep);
	b->all.keep = before;
	return right;
}

static bool objective_is_right(struct both *b, enum matching_objective objective, int32_t minimum,
			       size_t *left_out)
{
	bool right;

	scoring_needed(&b->s, objective, minimum, &b->few, &b->few_variant, &b->found);
	matching_solve(&b->all, objective, minimum, &b->best);
	right = is_right(b, minimum) && keeps_right(b, objective, minimum);
	*left_out += matching_n_edges(&b->all) - matching_n_edges(&b->few);
	matching_result_release(&b->best);
	matching_result_release(&b->found);
	matching_problem_release(&b->few);
	free(b->few_variant);
	return right;
}

/* A school of so many twelves of mentors and mentees. */
static void draw_school(unsigned seed, unsigned twelves, struct strbuf *mentors,
			struct strbuf *mentees)
{
	struct strbuf more[2] = { STRBUF_INIT, STRBUF_INIT };
	struct strbuf *into[2] = { mentors, mentees };

	for (unsigned k = 0; k < twelves; k++) {
		random_people(seed + 1000 * k, &more[0], &more[1]);
		for (int side = 0; side < 2; side++) {
			const char *line = strchr(more[side].buf, '\n') + 1;

			if (!k)
				strbuf_add(into[side], more[side].buf,
					   (size_t)(line - more[side].buf));
			for (const char *end; *line; line = end + 1) {
				const char *comma = strchr(line, ',');

				end = strchr(line, '\n');
				/* Behind the sex: the letter of the id, and what makes it another one. */
				strbuf_add(into[side], line, (size_t)(comma - line) + 2);
				strbuf_addf(into[side], "%u", k ? k * 100 : 0);
				strbuf_add(into[side], comma + 2, (size_t)(end - comma) - 1);
			}
			strbuf_reset(&more[side]);
		}
	}
	strbuf_release(&more[0]);
	strbuf_release(&more[1]);
}

static bool school_is_right(unsigned seed, size_t *left_out)
{
	struct strbuf mentors = STRBUF_INIT, mentees = STRBUF_INIT;
	struct fixture_file school[] = {
		{ "program.yaml", random_program },
		{ "mentors.csv", NULL },
		{ "mentees.csv", NULL },
		{ "choices.csv", "person,choice,rank\nE01,M02,1\nE01,M01,2\nM02,E03,3\nM02,E01,1\n"
				 "M07,E08,1\nE08,M07,1\nE04,M010,2\nM011,E09,1\nM1001,E1002,1\n" },
		{ "pairs.csv",
		  "id,mentor,mentee,form,variant,method,proposed,started,ended,end_reason\n"
		  "P1,M01,E02,ss,lead,matched,2020-09-15,2020-09-20,2021-05-30,done\n"
		  "P2,M03,E05,ss,even,matched,2020-09-15,2020-09-20,2021-05-30,done\n"
		  "P3,M04,E07,ss,even,matched,2020-09-15,2020-09-20,2021-05-30,done\n" },
		{ NULL, NULL },
	};
	struct fixture f;
	struct both b;
	bool right = true;

	draw_school(seed, 1 + seed % 7, &mentors, &mentees);
	school[1].content = mentors.buf;
	school[2].content = mentees.buf;
	fixture_open(&f, school, NULL, NULL, NULL, today);
	scoring_init(&b.s, &f.e, NULL);
	scoring_candidates(&b.s, &b.all, &b.all_variant);
	for (int o = MATCHING_FAIR; o <= MATCHING_SCORE; o++) {
		right = right && objective_is_right(&b, (enum matching_objective)o, 0, left_out) &&
			objective_is_right(&b, (enum matching_objective)o, 60000, left_out);
	}
	free(b.all_variant);
	matching_problem_release(&b.all);
	scoring_release(&b.s);
	fixture_close(&f);
	strbuf_release(&mentors);
	strbuf_release(&mentees);
	return right;
}

int main(void)
{
	size_t left_out = 0;

	setenv("KURATOR_THREADS", "3", 1);
	today = date_from_ymd(2021, 10, 25);
	for (unsigned seed = 1; seed <= 350; seed++)
		if (!school_is_right(seed, &left_out)) {
			printf("# seed %u\n", seed);
			ok(false, "the best plans are those among all candidates");
			return done_testing();
		}
	ok(left_out > 10000, "the best plans are those among all candidates");
	printf("# left out: %zu\n", left_out);
	return done_testing();
}
