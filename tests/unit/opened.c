/* opened.c - running pairs that take part in a matching: which may, and that they have ended for the bases */
#include "unit/unit.h"

#include "model/opened.h"
#include "unit/fixture.h"

static const struct fixture_file files[] = {
	{ "program.yaml",
	  "program: {id: p, name: P, start: 2021-09-01, end: 2022-05-31, language: en}\n"
	  "kinds: [{id: student, name: Pupil, contour: internal, minor: true}]\n"
	  "forms:\n"
	  "  - {id: ss, name: Pupils, mentor: {kinds: [student]}, mentee: {kinds: [student]},\n"
	  "     variants: [{id: even, name: Even}]}\n"
	  "  - {id: sub, name: Subject, mentor: {kinds: [student]}, mentee: {kinds: [student]},\n"
	  "     variants: [{id: same, name: Same}]}\n" },
	{ "mentors.csv", "id,name,kind,class,capacity,consent\nM1,Ann,student,9A,3,2021-09-01\n"
			 "M2,Bob,student,9A,3,2021-09-01\n" },
	{ "mentees.csv",
	  "id,name,kind,class,volunteered,consent\nE1,Eve,student,5A,2021-09-01,2021-09-01\n"
	  "E2,Fay,student,5A,2021-09-01,2021-09-01\nE3,Gus,student,5A,2021-09-01,2021-09-01\n" },
	{ "pairs.csv", "id,group,mentor,mentee,form,variant,proposed,started,ended,end_reason\n"
		       "P1,,M1,E1,ss,even,2021-09-05,2021-09-06,,\n"
		       "P2,G1,M1,E2,ss,even,2021-09-05,2021-09-06,,\n"
		       "P3,G1,M1,E3,ss,even,2021-09-05,2021-09-06,2021-09-20,\n"
		       "P4,,M2,E1,sub,same,2021-09-05,2021-09-06,,\n"
		       "P5,,M2,E3,ss,even,2021-09-21,2021-09-22,,\n" },
	{ NULL, NULL }
};

/* What comes of these ids: how many pairs are opened, and how many are open then. */
static void check(const char *const *ids, size_t n, int want, size_t opened_pairs, size_t open,
		  const char *title)
{
	struct opened_pairs opened;
	struct fixture f;
	size_t left = 0;

	fixture_open(&f, files, NULL, NULL, NULL, date_from_ymd(2021, 10, 25));
	is_int(opened_read(&opened, ids, n, &f.bases), want, title);
	for (size_t i = 0; i < f.bases.n_pairs; i++)
		left += pair_is_open(&f.bases.pairs[i], f.bases.today);
	is_int(opened.n, opened_pairs, "so many are opened");
	is_int(left, open, "and the others are running still");
	for (size_t i = 0; i < f.bases.n_mentees; i++) {
		const struct pair *pair = opened_pair(&opened, i);

		ok(!pair || pair->mentee == &f.bases.mentees[i], "each is its mentee's");
	}
	opened_release(&opened);
	fixture_close(&f);
}

int main(void)
{
	check(NULL, 0, 0, 0, 4, "none");
	check((const char *[]){ "all" }, 1, 0, 2, 2, "all but those of who has two mentors");
	check((const char *[]){ "P5" }, 1, 0, 1, 3, "one");
	check((const char *[]){ "G1" }, 1, 0, 1, 3, "of a group those that are open");
	check((const char *[]){ "P3" }, 1, -1, 0, 4, "one that has ended");
	check((const char *[]){ "P1" }, 1, -1, 0, 4, "one of two of a mentee");
	check((const char *[]){ "P9", "P2" }, 2, -1, 1, 3, "one that there is not, and one");
	return done_testing();
}
