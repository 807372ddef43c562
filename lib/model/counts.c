/* counts.c - the built-in counts of indicators */
#include "model/counts.h"

#include <math.h>

#include "model/answers.h"
#include "model/selection.h"
#include "model/vocabulary.h"

static const struct program *program_of(const struct bases *bases)
{
	return &bases->programme->program;
}

/* Started by the day, and not over before the programme began. */
static bool is_of_this_term(const struct bases *bases, const struct pair *pair, int on)
{
	return pair->started != DATE_NONE && pair->started <= on &&
	       (pair->ended == DATE_NONE || pair->ended >= program_of(bases)->start);
}

bool takes_part(const struct bases *bases, const struct person *person, int on)
{
	for (const struct pair *p = person->pairs; p; p = pair_after(p, person))
		if (is_of_this_term(bases, p, on))
			return true;
	return false;
}

/* ---- people ---- */

enum answer { ANSWER_NO, ANSWER_YES, ANSWER_UNDECIDED };

typedef enum answer person_test_fn(struct bases *bases, const struct person *person, int on);

static struct count count_people(struct bases *bases, enum side side, person_test_fn *test, int on)
{
	const struct person *people = side == SIDE_MENTOR ? bases->mentors : bases->mentees;
	size_t n = side == SIDE_MENTOR ? bases->n_mentors : bases->n_mentees;
	struct count count = { .known = true };

	for (size_t i = 0; i < n; i++) {
		enum answer answer;

		if (!takes_part(bases, &people[i], on))
			continue;
		answer = test(bases, &people[i], on);
		count.value += answer == ANSWER_YES;
		count.undecided += answer == ANSWER_UNDECIDED;
	}
	return count;
}

static enum answer anybody(struct bases *bases, const struct person *person, int on)
{
	(void)bases;
	(void)person;
	(void)on;
	return ANSWER_YES;
}

static enum answer aged(const struct person *person, int on, int from, int to)
{
	int youngest, oldest;

	if (!person->kind || !person->kind->minor)
		return ANSWER_NO;
	person_age(person, on, &youngest, &oldest);
	if (youngest < 0)
		return ANSWER_UNDECIDED;
	if (youngest >= from && oldest <= to)
		return ANSWER_YES;
	return oldest < from || youngest > to ? ANSWER_NO : ANSWER_UNDECIDED;
}

static enum answer is_10_19(struct bases *bases, const struct person *person, int on)
{
	(void)bases;
	return aged(person, on, 10, 19);
}

static enum answer is_15_19(struct bases *bases, const struct person *person, int on)
{
	(void)bases;
	return aged(person, on, 15, 19);
}

static enum answer is_teacher(struct bases *bases, const struct person *person, int on)
{
	(void)bases;
	(void)on;
	return person->kind && person->kind->teacher ? ANSWER_YES : ANSWER_NO;
}

#define YOUNG_YEARS 3 /* a young specialist has up to three years of service */

static enum answer is_young_teacher(struct bases *bases, const struct person *person, int on)
{
	if (is_teacher(bases, person, on) == ANSWER_NO)
		return ANSWER_NO;
	if (isnan(person->experience))
		return ANSWER_UNDECIDED;
	return person->experience <= YOUNG_YEARS ? ANSWER_YES : ANSWER_NO;
}

static enum answer is_external(struct bases *bases, const struct person *person, int on)
{
	(void)bases;
	(void)on;
	return person->kind && person->kind->contour == CONTOUR_EXTERNAL ? ANSWER_YES : ANSWER_NO;
}

static enum answer has_training(struct bases *bases, const struct person *person, int on)
{
	for (size_t i = 0; i < bases->n_trainings; i++)
		if (streq(bases->trainings[i].person, person->id) &&
		    bases->trainings[i].date != DATE_NONE && bases->trainings[i].date <= on)
			return ANSWER_YES;
	return ANSWER_NO;
}

/* A row of another file that names the person; `column` "" where any row will do. */
static const struct table *file_of(struct bases *bases, const char *name)
{
	const struct table *table = programme_table(bases->programme, schema_find(name));

	return table && table->exists ? table : NULL;
}

static enum answer has_plan(struct bases *bases, const struct person *person, int on)
{
	const struct table *plans = file_of(bases, "plans.csv");

	for (size_t row = 0; plans && row < plans->n_rows; row++) {
		const char *id = table_gets(plans, row, "pair");

		for (size_t i = bases_next_pair(bases, id, 0); i != SIZE_MAX;
		     i = bases_next_pair(bases, id, i + 1))
			if (bases->pairs[i].mentee == person &&
			    is_of_this_term(bases, &bases->pairs[i], on))
				return ANSWER_YES;
	}
	return ANSWER_NO;
}

static enum answer became_mentor(struct bases *bases, const struct person *person, int on)
{
	const struct person *mentor = bases_mentor(bases, person->id);

	return mentor && takes_part(bases, mentor, on) ? ANSWER_YES : ANSWER_NO;
}

/* ---- satisfaction: what a person answered to the questions that ask for it ---- */

static bool is_satisfied_answer(const struct program *program, const struct survey *survey,
				const struct question *question, const char *text)
{
	struct strbuf why = STRBUF_INIT;
	bool satisfied = false;
	int value;

	if (!answer_parse(survey, question, text, &value, &why))
		satisfied = answer_is_favourable(program, survey, question, value);
	strbuf_release(&why);
	return satisfied;
}

static bool answers_of_term(const struct bases *bases, const struct table *answers, size_t row,
			    int on)
{
	const char *s = table_gets(answers, row, "date");
	int date = DATE_NONE;

	return !date_parse(s, strlen(s), &date) && date <= on && date >= program_of(bases)->start;
}

/* Satisfied: at least one such question was answered, and all that were are. */
static enum answer is_satisfied(struct bases *bases, const struct person *person, int on)
{
	const struct table *answers = file_of(bases, "answers.csv");
	enum answer result = ANSWER_UNDECIDED;

	for (size_t row = 0; answers && row < answers->n_rows; row++) {
		const struct survey *survey =
			program_survey(program_of(bases), table_gets(answers, row, "survey"));
		const struct question *question;

		if (!survey ||
		    !streq(survey->role, person->side == SIDE_MENTOR ? "mentor" : "mentee") ||
		    !streq(table_gets(answers, row, "person"), person->id) ||
		    !answers_of_term(bases, answers, row, on))
			continue;
		question = survey_question(survey, table_gets(answers, row, "question"));
		if (!question || !question->satisfaction)
			continue;
		if (!is_satisfied_answer(program_of(bases), survey, question,
					 table_gets(answers, row, "answer")))
			return ANSWER_NO;
		result = ANSWER_YES;
	}
	return result;
}

/* Nobody answered yet: the share is not known, which is not 0. */
static struct count count_satisfied(struct bases *bases, enum side side, int on)
{
	struct count count = count_people(bases, side, is_satisfied, on);
	struct count all = count_people(bases, side, anybody, on);

	count.known = (int64_t)count.undecided < all.value;
	count.undecided = 0; /* the denominator is those who take part, answer or not */
	return count;
}

/* ---- pairs, meetings, requests, rows ---- */

static struct count of_pairs(const struct bases *bases, int state, int on)
{
	struct count count = { .known = true };

	for (size_t i = 0; i < bases->n_pairs; i++)
		count.value +=
			is_of_this_term(bases, &bases->pairs[i], on) &&
			(state < 0 || pair_state(&bases->pairs[i], on) == (enum pair_state)state);
	return count;
}

static struct count of_meetings(const struct bases *bases, bool confirmed, int on)
{
	struct count count = { .known = true };

	for (size_t i = 0; i < bases->n_meetings; i++) {
		const struct meeting *m = &bases->meetings[i];

		count.value += m->date != DATE_NONE && m->date <= on &&
			       m->date >= program_of(bases)->start &&
			       (!confirmed || meeting_is_confirmed(m, on));
	}
	return count;
}

/* Pieces of the mentees' topics and rows of requests.csv: one request each. */
static struct count of_requests(struct bases *bases, bool matched, int on)
{
	const struct table *rows = file_of(bases, "requests.csv");
	struct count count = { .known = true };

	for (size_t i = 0; i < bases->n_mentees; i++) {
		const char *next = bases->mentees[i].topics, *piece;
		size_t len;

		if (!person_is_here(&bases->mentees[i], on))
			continue;
		while (list_next(&next, &piece, &len))
			count.value += !matched || takes_part(bases, &bases->mentees[i], on);
	}
	for (size_t row = 0; rows && row < rows->n_rows; row++) {
		const char *s = table_gets(rows, row, "date");
		const struct person *mentee = bases_mentee(bases, table_gets(rows, row, "mentee"));
		int date = DATE_NONE;

		if (!date_parse(s, strlen(s), &date) && date <= on)
			count.value += !matched || (mentee && takes_part(bases, mentee, on));
	}
	return count;
}

/* Rows of a register in the programme's term, of the kinds (a list; "": all). */
static struct count of_rows(struct bases *bases, const char *file, const char *kinds, int on)
{
	const struct table *rows = file_of(bases, file);
	struct count count = { .known = true };

	for (size_t row = 0; rows && row < rows->n_rows; row++) {
		const char *s = table_gets(rows, row, "date");
		int date = DATE_NONE;

		if (date_parse(s, strlen(s), &date) || date > on || date < program_of(bases)->start)
			continue;
		count.value += !*kinds || list_has(kinds, table_gets(rows, row, "kind"));
	}
	return count;
}

/* Different workplaces of mentors of the external contour who take part. */
static struct count of_enterprises(struct bases *bases, int on)
{
	struct strmap seen = STRMAP_INIT;
	struct count count = { .known = true };
	const struct table *mentors = file_of(bases, "mentors.csv");

	for (size_t i = 0; i < bases->n_mentors; i++) {
		const struct person *p = &bases->mentors[i];
		const char *place = table_gets(mentors, p->origin.row, "workplace");

		if (is_external(bases, p, on) != ANSWER_YES || !takes_part(bases, p, on))
			continue;
		if (!*place)
			count.undecided++;
		else
			count.value += strmap_add(&seen, place, strlen(place), 0) == STRMAP_NONE;
	}
	strmap_release(&seen);
	return count;
}

static struct count of_headcount(int value)
{
	return (struct count){ .known = value >= 0, .value = value < 0 ? 0 : value };
}

/* ---- the table ---- */

enum what { PEOPLE, SATISFIED, PAIRS, MEETINGS, REQUESTS, ROWS, ENTERPRISES };

struct built_in {
	const char *id;
	enum what what;
	enum side side;
	person_test_fn *test;
	int number; /* a state of pairs (-1: any), or whether only confirmed or matched ones count */
	const char *file, *kinds;
};

static const struct built_in built_ins[] = {
	{ .id = "mentees", .what = PEOPLE, .side = SIDE_MENTEE, .test = anybody },
	{ .id = "mentees-10-19", .what = PEOPLE, .side = SIDE_MENTEE, .test = is_10_19 },
	{ .id = "mentees-teachers", .what = PEOPLE, .side = SIDE_MENTEE, .test = is_teacher },
	{ .id = "mentees-young-teachers",
	  .what = PEOPLE,
	  .side = SIDE_MENTEE,
	  .test = is_young_teacher },
	{ .id = "mentees-with-plan", .what = PEOPLE, .side = SIDE_MENTEE, .test = has_plan },
	{ .id = "mentees-became-mentors",
	  .what = PEOPLE,
	  .side = SIDE_MENTEE,
	  .test = became_mentor },
	{ .id = "mentees-satisfied", .what = SATISFIED, .side = SIDE_MENTEE },
	{ .id = "mentors", .what = PEOPLE, .side = SIDE_MENTOR, .test = anybody },
	{ .id = "mentors-15-19", .what = PEOPLE, .side = SIDE_MENTOR, .test = is_15_19 },
	{ .id = "mentors-teachers", .what = PEOPLE, .side = SIDE_MENTOR, .test = is_teacher },
	{ .id = "mentors-external", .what = PEOPLE, .side = SIDE_MENTOR, .test = is_external },
	{ .id = "mentors-trained", .what = PEOPLE, .side = SIDE_MENTOR, .test = has_training },
	{ .id = "mentors-satisfied", .what = SATISFIED, .side = SIDE_MENTOR },
	{ .id = "mentor-enterprises", .what = ENTERPRISES },
	{ .id = "pairs", .what = PAIRS, .number = -1 },
	{ .id = "pairs-active", .what = PAIRS, .number = PAIR_ACTIVE },
	{ .id = "pairs-completed", .what = PAIRS, .number = PAIR_COMPLETED },
	{ .id = "pairs-ended-early", .what = PAIRS, .number = PAIR_ENDED_EARLY },
	{ .id = "requests", .what = REQUESTS, .number = false },
	{ .id = "requests-matched", .what = REQUESTS, .number = true },
	{ .id = "meetings", .what = MEETINGS, .number = false },
	{ .id = "meetings-confirmed", .what = MEETINGS, .number = true },
	{ .id = "events", .what = ROWS, .file = "events.csv", .kinds = "" },
	{ .id = "projects", .what = ROWS, .file = "outputs.csv", .kinds = "project" },
	{ .id = "olympiads", .what = ROWS, .file = "outputs.csv", .kinds = "olympiad" },
	{ .id = "clubs", .what = ROWS, .file = "outputs.csv", .kinds = "club" },
	{ .id = "sections", .what = ROWS, .file = "outputs.csv", .kinds = "section" },
	{ .id = "publications", .what = ROWS, .file = "outputs.csv", .kinds = "publication" },
	{ .id = "open-lessons",
	  .what = ROWS,
	  .file = "outputs.csv",
	  .kinds = "open-lesson;master-class" },
	{ .id = "practices", .what = ROWS, .file = "practices.csv", .kinds = "" },
};

static bool headcount_of(const struct organization *o, const char *id, int *value)
{
	const struct {
		const char *id;
		int value;
	} counts[] = {
		{ "pupils", o->pupils.total },           { "pupils-10-19", o->pupils.age_10_19 },
		{ "pupils-15-19", o->pupils.age_15_19 }, { "teachers", o->teachers.total },
		{ "young-teachers", o->teachers.young }, { "enterprises", o->enterprises },
	};

	for (size_t i = 0; i < ARRAY_SIZE(counts); i++) {
		if (streq(counts[i].id, id)) {
			*value = counts[i].value;
			return true;
		}
	}
	return false;
}

struct count count_of(struct bases *bases, const char *id, int on)
{
	int headcount;

	if (headcount_of(&program_of(bases)->organization, id, &headcount))
		return of_headcount(headcount);
	for (size_t i = 0; i < ARRAY_SIZE(built_ins); i++) {
		const struct built_in *b = &built_ins[i];

		if (!streq(b->id, id))
			continue;
		switch (b->what) {
		case PEOPLE:
			return count_people(bases, b->side, b->test, on);
		case SATISFIED:
			return count_satisfied(bases, b->side, on);
		case PAIRS:
			return of_pairs(bases, b->number, on);
		case MEETINGS:
			return of_meetings(bases, b->number != 0, on);
		case REQUESTS:
			return of_requests(bases, b->number != 0, on);
		case ROWS:
			return of_rows(bases, b->file, b->kinds, on);
		case ENTERPRISES:
			return of_enterprises(bases, on);
		}
	}
	BUG("there is no count '%s'", id);
}
