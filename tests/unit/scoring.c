/* scoring.c - points of each criterion by hand; candidates of random schools against the plainest possible search */
#include "unit/unit.h"

#include "engine/scoring/scoring.h"
#include "unit/fixture.h"
#include "unit/random_school.h"

static const struct fixture_file files[] = {
	{ "program.yaml", random_program },
	{ "mentors.csv", MENTOR_COLUMNS
	  "M2,B,student,9А,leader;helper,maths;sport,Шахматы;  лес,,,2,mon 14:00-16:00;wed,,\n"
	  "M10,J,student,,helper,,,,,,,,\n"
	  "M1,A,student,8А,star,sport,,,,1,tue,,\n"
	  "M3,C,student,9А,leader,sport,,,,1,,,2021-10-01\n" },
	{ "mentees.csv", MENTEE_COLUMNS
	  "E2,Y,student,7Б,shy,maths;songs;sport,шахматы;пение;рыбалка,,mon 15:00-17:00;tue;wed,"
	  "2021-10-05,,\n"
	  "E1,X,student,,loud,,,,,2021-01-10,,\n"
	  "E3,Z,student,7Б,new,sport,,,,,,\n"
	  "E4,W,student,7Б,shy,sport,,,,2021-09-02,,2021-10-20\n" },
	{ "choices.csv", "person,choice,rank\nE2,M2,1\nE2,M1,2\nM2,E2,3\nM2,E1,1\n" },
	{ "requests.csv", "id,mentee,topic,text,date,closed\nR1,E1,sport,x,2021-09-20,\n"
			  "R2,E1,maths,x,2021-09-20,2021-09-30\nR3,E1,songs,x,2021-10-26,\n" },
	{ "pairs.csv", "id,mentor,mentee,form,variant,method,proposed,started,ended,end_reason\n"
		       "P1,M2,E3,ss,lead,matched,2021-09-15,2021-09-20,,\n"
		       "P2,M1,E2,ss,lead,matched,2020-09-15,2020-09-20,2021-10-15,done\n" },
	{ NULL, NULL },
};

static int today;

/* "topics 66.666, … = sum" of the pair. */
static char *points_of(const struct fixture *f, const struct scoring *s, const char *mentor,
		       const char *mentee, const char *variant)
{
	int32_t parts[SCORING_MOST_CRITERIA], sum;
	struct strbuf out = STRBUF_INIT;
	int64_t added = 0;

	sum = scoring_points(
		s, (size_t)(bases_mentor(&f->bases, mentor) - f->bases.mentors),
		(size_t)(bases_mentee(&f->bases, mentee) - f->bases.mentees),
		eligibility_variant(&f->e, program_variant(&f->programme.program, variant)), parts);
	for (size_t i = 0; i < s->n_criteria; i++) {
		strbuf_addf(&out, "%s %d, ", s->criteria[i].name, (int)parts[i]);
		added += parts[i];
	}
	strbuf_addf(&out, "= %d", (int)sum);
	is_int(sum, added, "the parts add up to the score");
	return strbuf_detach(&out, NULL);
}

static void gives(const char *mentor, const char *mentee, const char *variant, const char *want,
		  const char *title)
{
	struct fixture f;
	struct scoring s;
	char *got;

	fixture_open(&f, files, NULL, NULL, NULL, today);
	scoring_init(&s, &f.e, NULL);
	got = points_of(&f, &s, mentor, mentee, variant);
	is_str(got, want, title);
	free(got);
	scoring_release(&s);
	fixture_close(&f);
}

static void test_points(void)
{
	/* Topics 2 of 3; interests 1 of 3; choices 1 and 3: 15 + 5; days 2 of 3; 10 days since the last pair ended of
	   30; 2 classes of 3 apart; the leader's half of two categories, the whole of one. */
	gives("M2", "E2", "lead",
	      "topics 66666, interests 16666, choices 20000, days 13333, waiting 3333, "
	      "near_class 2333, categories 6750, carry_over 0, = 129081",
	      "every criterion, rounded down");
	gives("M2", "E2", "even",
	      "topics 66666, interests 16666, choices 20000, days 13333, waiting 3333, "
	      "near_class 2333, categories 9000, carry_over 0, = 131331",
	      "another variant, other categories");
	gives("M2", "E1", "even",
	      "topics 100000, interests 0, choices 15000, days 0, waiting 10000, near_class 0, "
	      "categories 9000, carry_over 5000, = 139000",
	      "an open request is a topic; what is unknown earns nothing; left over last time");
	gives("M1", "E2", "lead",
	      "topics 33333, interests 0, choices 7500, days 6666, waiting 3333, near_class 4666, "
	      "categories 9000, carry_over 0, = 64498",
	      "a second choice of one side");
	gives("M10", "E1", "same",
	      "topics 0, interests 0, choices 0, days 0, waiting 10000, near_class 0, "
	      "categories 0, carry_over 5000, = 15000",
	      "a variant for all categories earns nothing for them");
}

/* Whether E1, who waits since January, counts as left over when the last matching gave these pairs. */
static bool is_left_over(const char *pairs)
{
	struct fixture_file with[ARRAY_SIZE(files)];
	struct fixture f;
	bool left_over;

	for (size_t i = 0; i < ARRAY_SIZE(files); i++) {
		with[i] = files[i];
		if (files[i].name && streq(files[i].name, "pairs.csv"))
			with[i].content = pairs;
	}
	fixture_open(&f, with, NULL, NULL, NULL, today);
	left_over = f.e.mentees[bases_mentee(&f.bases, "E1") - f.bases.mentees].left_over;
	fixture_close(&f);
	return left_over;
}

#define PAIR_COLUMNS "id,mentor,mentee,form,variant,method,proposed,started,ended,end_reason\n"
#define SOMEBODY "P1,M2,E3,ss,lead,matched,2021-09-15,2021-09-20,,\n"

static void test_left_over(void)
{
	ok(is_left_over(PAIR_COLUMNS SOMEBODY), "somebody else was given a pair");
	ok(!is_left_over(PAIR_COLUMNS), "pairs were never matched");
	ok(!is_left_over(PAIR_COLUMNS "P1,M2,E3,ss,lead,choice,2021-09-15,2021-09-20,,\n"),
	   "nor by matching");
	ok(!is_left_over(PAIR_COLUMNS SOMEBODY
			 "P2,M1,E1,ss,even,matched,2021-09-15,,2021-09-15,\n"),
	   "a pair of that matching that ended the same day is one");
	ok(!is_left_over(PAIR_COLUMNS SOMEBODY
			 "P2,M1,E1,ss,even,matched,2021-09-15,,2021-10-01,\n"),
	   "and so is one that ended later");
	ok(is_left_over(PAIR_COLUMNS SOMEBODY "P2,M1,E1,ss,even,matched,2021-02-15,,2021-06-01,\n"),
	   "but not one that ended before");
	ok(!is_left_over(PAIR_COLUMNS SOMEBODY "P2,M1,E1,ss,even,choice,2021-10-15,,,\n"),
	   "who has a pair now is not left over");
}

static void test_since(void)
{
	for (int later = 0; later <= 1; later++) {
		struct fixture f;
		struct scoring s;
		char *got;

		fixture_open(&f, files, "program.yaml", "interests, weight: 50",
			     "interests, weight: 50, since: 2021-11-02",
			     date_from_ymd(2021, 11, 1 + later));
		scoring_init(&s, &f.e, NULL);
		got = points_of(&f, &s, "M2", "E2", "lead");
		ok(!!strstr(got, "interests 16666") == later,
		   "a preference applies from its day on");
		free(got);
		scoring_release(&s);
		fixture_close(&f);
	}
}

static void test_working_set(void)
{
	struct matching_problem p;
	struct fixture f;
	struct scoring s;
	uint16_t *variant;

	fixture_open(&f, files, NULL, NULL, NULL, today);
	scoring_init(&s, &f.e, NULL);
	scoring_candidates(&s, &p, &variant);
	is_int(s.n_mentees, 2, "mentees with an open pair, or who left, take no part");
	is_int(s.n_mentors, 3, "nor do mentors who left");
	is_str(f.bases.mentees[s.mentees[0]].id, "E1", "by the bytes of the id");
	is_str(f.bases.mentors[s.mentors[1]].id, "M10", "M10 before M2");
	is_int(p.capacity[0], 1, "places");
	is_int(p.capacity[1], 1, "an empty capacity is one place");
	is_int(p.capacity[2], 1, "an open pair takes one");
	is_int(p.row[1], 2, "candidates of E1");
	is_int(p.row[2], 5, "and of E2");
	ok(p.mentor[2] == 0 && p.mentor[3] == 1 && p.mentor[4] == 2, "E2: M1, M10 and M2");
	is_int(p.score[4], 131331, "the better variant counts");
	is_str(f.e.variants[variant[4]]->id, "even", "and is named");
	ok(p.keep[2] && !p.keep[4], "who was a pair before may be kept");
	is_int(p.mentee_rank[4], 1, "the mentee's rank");
	is_int(p.mentor_rank[4], 3, "the mentor's rank");
	ok(scoring_mentor_is_open(&s, 0), "a mentor with a free place");
	matching_problem_release(&p);
	free(variant);
	scoring_release(&s);
	fixture_close(&f);
}

/* ---- random schools ---- */

/* Whether the candidates of the two, as found, are those of asking everybody about everybody. */
static bool row_is_right(const struct scoring *s, const struct matching_problem *p,
			 const uint16_t *variant, uint32_t mentee)
{
	size_t edge = p->row[mentee];

	for (uint32_t mentor = 0; mentor < s->n_mentors; mentor++) {
		size_t best = SIZE_MAX;
		int32_t most = -1;

		for (size_t v = 0; v < s->e->n_variants; v++) {
			int32_t points;

			if (eligibility_bits(s->e, s->mentors[mentor], s->mentees[mentee], v))
				continue;
			points = scoring_points(s, s->mentors[mentor], s->mentees[mentee], v, NULL);
			if (points > most) {
				most = points;
				best = v;
			}
		}
		if (best == SIZE_MAX)
			continue;
		if (edge == p->row[mentee + 1] || p->mentor[edge] != mentor ||
		    p->score[edge] != most || variant[edge] != best)
			return false;
		edge++;
	}
	return edge == p->row[mentee + 1];
}

static bool school_is_right(unsigned seed, size_t *edges)
{
	struct strbuf mentors = STRBUF_INIT, mentees = STRBUF_INIT;
	struct fixture_file school[4] = { { "program.yaml", random_program } };
	struct matching_problem p;
	struct fixture f;
	struct scoring s;
	uint16_t *variant;
	bool right = true;

	random_people(seed, &mentors, &mentees);
	school[1] = (struct fixture_file){ "mentors.csv", mentors.buf };
	school[2] = (struct fixture_file){ "mentees.csv", mentees.buf };
	fixture_open(&f, school, NULL, NULL, NULL, today);
	scoring_init(&s, &f.e, NULL);
	scoring_candidates(&s, &p, &variant);
	for (uint32_t i = 0; i < s.n_mentees; i++)
		right = right && row_is_right(&s, &p, variant, i);
	*edges += matching_n_edges(&p);
	matching_problem_release(&p);
	free(variant);
	scoring_release(&s);
	fixture_close(&f);
	strbuf_release(&mentors);
	strbuf_release(&mentees);
	return right;
}

static void test_random(void)
{
	size_t edges = 0;

	for (unsigned seed = 1; seed <= 200; seed++)
		if (!school_is_right(seed, &edges)) {
			printf("# seed %u\n", seed);
			ok(false, "candidates are those of asking everybody");
			return;
		}
	ok(edges > 2000, "candidates are those of asking everybody");
}

int main(void)
{
	today = date_from_ymd(2021, 10, 25);
	test_points();
	test_left_over();
	test_since();
	test_working_set();
	test_random();
	return done_testing();
}
