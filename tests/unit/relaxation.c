/* relaxation.c - what would give a pair: against trying every rule of everybody, on random schools */
#include "unit/unit.h"

#include "engine/scoring/relaxation.h"
#include "unit/fixture.h"
#include "unit/random_school.h"

/* A rule lifted, as plainly as can be. */
struct lift {
	enum refusal_rule rule;
	enum side side;
	uint32_t mentor; /* on the mentor's side, and of the two */
};

/* The bits that are left of those that forbid the two. */
static uint64_t bits_left(const struct scoring *s, const struct lift *l, uint32_t asked,
			  uint32_t mentee, uint32_t mentor, size_t v)
{
	size_t m = s->mentors[mentor], e = s->mentees[mentee];
	uint64_t of_mentor = eligibility_mentor_bits(s->e, m, v);
	uint64_t of_mentee = eligibility_mentee_bits(s->e, e, v);
	uint64_t of_both = eligibility_pair_bits(s->e, m, e, v);
	bool cell_of_both = l->rule >= REFUSAL_MISSING_CLASS;

	if (l->side == SIDE_MENTOR && mentor == l->mentor)
		of_mentor &= ~REFUSAL_BIT(l->rule);
	if (l->side == SIDE_MENTEE && mentee == asked && !cell_of_both)
		of_mentee &= ~REFUSAL_BIT(l->rule);
	if (l->side == SIDE_MENTEE && mentee == asked && cell_of_both)
		of_both &= ~REFUSAL_BIT(l->rule);
	if (l->side == SIDE_BOTH && mentee == asked && mentor == l->mentor)
		of_both &= ~REFUSAL_BIT(l->rule);
	return of_mentor | of_mentee | of_both;
}

static int32_t best_points(const struct scoring *s, const struct lift *l, uint32_t asked,
			   uint32_t mentee, uint32_t mentor)
{
	int32_t best = -1;

	for (size_t v = 0; v < s->e->n_variants; v++) {
		int32_t points;

		if (!s->allowed[v] || bits_left(s, l, asked, mentee, mentor, v))
			continue;
		points = scoring_points(s, s->mentors[mentor], s->mentees[mentee], v, NULL);
		if (points > best)
			best = points;
	}
	return best;
}

/* Whether the best plan under the lift has somebody for the mentee, and how many pairs it has. */
static bool gives_pair(const struct scoring *s, const struct lift *l, uint32_t asked,
		       uint32_t *pairs)
{
	struct matching_builder b = MATCHING_BUILDER_INIT;
	struct matching_problem p;
	struct matching_names names;
	struct matching_result result;
	bool placed;

	for (uint32_t m = 0; m < s->n_mentors; m++) {
		const char *id = s->e->mentors[s->mentors[m]].person->id;

		matching_builder_mentor(&b, id, strlen(id),
					scoring_places(s, m) +
						(l->rule == REFUSAL_CAPACITY && m == l->mentor));
	}
	for (uint32_t e = 0; e < s->n_mentees; e++) {
		const char *mentee = s->e->mentees[s->mentees[e]].person->id;

		matching_builder_mentee(&b, mentee, strlen(mentee));
		for (uint32_t m = 0; m < s->n_mentors; m++) {
			const char *mentor = s->e->mentors[s->mentors[m]].person->id;
			int32_t points = best_points(s, l, asked, e, m);

			if (points >= 0)
				matching_builder_row(&b, &(struct matching_row){
								 .mentee = mentee,
								 .mentor = mentor,
								 .mentee_len = strlen(mentee),
								 .mentor_len = strlen(mentor),
								 .score = points,
							 });
		}
	}
	if (matching_builder_finish(&b, 1, &p, &names))
		BUG("doubles");
	matching_solve(&p, MATCHING_FAIR, 0, &result);
	placed = result.edge[asked] != MATCHING_NO_EDGE;
	*pairs = result.pairs;
	matching_result_release(&result);
	matching_problem_release(&p);
	matching_names_release(&names);
	return placed;
}

/* Rules that can be lifted, as relaxation.h lists them. */
static bool can_be_lifted(enum refusal_rule rule)
{
	return rule != REFUSAL_SELF && rule != REFUSAL_LEFT && rule != REFUSAL_INACTIVE_FORM &&
	       rule != REFUSAL_FORM_KINDS && rule != REFUSAL_EXCLUDED &&
	       rule != REFUSAL_ALREADY_PAIRED && rule != REFUSAL_REJECTED &&
	       rule != REFUSAL_MIN_AGE;
}

static const struct relaxation *find(const struct relaxations *found, const struct lift *l)
{
	for (size_t i = 0; i < found->n; i++) {
		const struct relaxation *r = &found->items[i];

		if (r->rule == l->rule && r->side == l->side && !r->places &&
		    (l->side == SIDE_MENTEE || r->mentor == l->mentor))
			return r;
	}
	return NULL;
}

/* Whether the lift makes a new candidate of the mentee; one that makes none is not looked for. */
static bool makes_candidate(const struct scoring *s, const struct lift *l, uint32_t asked)
{
	const struct lift none = { REFUSAL_RULES - 1, SIDE_BOTH, UINT32_MAX };

	for (uint32_t m = 0; m < s->n_mentors; m++)
		for (size_t v = 0; v < s->e->n_variants; v++)
			if (s->allowed[v] && bits_left(s, &none, asked, asked, m, v) &&
			    !bits_left(s, l, asked, asked, m, v))
				return true;
	return false;
}

struct tally {
	size_t asked, given, wrong;
};

static void compare(const struct scoring *s, const struct relaxations *found, uint32_t asked,
		    struct lift l, struct tally *tally)
{
	const struct traits *t = &s->e->mentees[s->mentees[asked]];
	const struct relaxation *r = find(found, &l);
	uint32_t pairs;
	bool given;

	/* An empty cell of the mentee is the mentee's, not that of the two. */
	if (l.rule >= REFUSAL_MISSING_CLASS) {
		bool own = (l.rule == REFUSAL_MISSING_CLASS && !t->class_number) ||
			   (l.rule == REFUSAL_MISSING_SUBJECTS && !t->subjects.n) ||
			   (l.rule == REFUSAL_MISSING_SEX && !t->sex);

		if (own != (l.side == SIDE_MENTEE))
			return;
	}
	given = makes_candidate(s, &l, asked) && gives_pair(s, &l, asked, &pairs);
	tally->asked++;
	tally->given += given;
	tally->wrong += given != !!r || (given && r->pairs_then != pairs);
}

static void ask_everything(const struct scoring *s, const struct relaxations *found, uint32_t asked,
			   struct tally *tally)
{
	for (enum refusal_rule rule = 0; rule < REFUSAL_RULES; rule++) {
		if (!can_be_lifted(rule))
			continue;
		compare(s, found, asked, (struct lift){ rule, SIDE_MENTEE, 0 }, tally);
		for (uint32_t m = 0; m < s->n_mentors; m++) {
			compare(s, found, asked, (struct lift){ rule, SIDE_MENTOR, m }, tally);
			compare(s, found, asked, (struct lift){ rule, SIDE_BOTH, m }, tally);
		}
	}
}

static void try_school(unsigned seed, struct tally *tally)
{
	struct strbuf mentors = STRBUF_INIT, mentees = STRBUF_INIT;
	struct fixture_file school[4] = { { "program.yaml", random_program } };
	struct matching_problem p;
	struct matching_result result;
	struct fixture f;
	struct scoring s;
	uint16_t *variant;

	random_people(seed, &mentors, &mentees);
	school[1] = (struct fixture_file){ "mentors.csv", mentors.buf };
	school[2] = (struct fixture_file){ "mentees.csv", mentees.buf };
	fixture_open(&f, school, "program.yaml", "matching:\n",
		     "selection: {consent: required}\nmatching:\n", date_from_ymd(2021, 10, 25));
	scoring_init(&s, &f.e, NULL);
	scoring_candidates(&s, &p, &variant);
	matching_solve(&p, MATCHING_FAIR, 0, &result);
	for (uint32_t i = 0; i < p.n_mentees; i++) {
		struct relaxations found;

		if (result.edge[i] != MATCHING_NO_EDGE)
			continue;
		relaxations_find(&s, &p, variant, MATCHING_FAIR, 0, i, SIZE_MAX, &found);
		ask_everything(&s, &found, i, tally);
		relaxations_release(&found);
	}
	matching_result_release(&result);
	matching_problem_release(&p);
	free(variant);
	scoring_release(&s);
	fixture_close(&f);
	strbuf_release(&mentors);
	strbuf_release(&mentees);
}

int main(void)
{
	struct tally tally = { 0, 0, 0 };

	for (unsigned seed = 1; seed <= 60; seed++)
		try_school(seed, &tally);
	ok(tally.given > 200, "many changes give a pair");
	is_int(tally.wrong, 0, "just those are found that trying everything finds");
	printf("# %zu asked, %zu give a pair\n", tally.asked, tally.given);
	return done_testing();
}
