/* counts.c - the built-in counts of indicators */
#include "model/counts.h"

#include <math.h>

#include "base/text.h"
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

enum verdict { VERDICT_NO, VERDICT_YES, VERDICT_UNDECIDED };

typedef enum verdict person_test_fn(const struct bases *bases, const struct person *person, int on);

static struct count count_people(const struct bases *bases, enum side side, person_test_fn *test,
				 int on)
{
	const struct person *people = side == SIDE_MENTOR ? bases->mentors : bases->mentees;
	size_t n = side == SIDE_MENTOR ? bases->n_mentors : bases->n_mentees;
	struct count count = { .known = true };

	for (size_t i = 0; i < n; i++) {
		enum verdict verdict;

		if (!takes_part(bases, &people[i], on))
			continue;
		verdict = test(bases, &people[i], on);
		count.value += verdict == VERDICT_YES;
		count.undecided += verdict == VERDICT_UNDECIDED;
	}
	return count;
}

static enum verdict anybody(const struct bases *bases, const struct person *person, int on)
{
	(void)bases;
	(void)person;
	(void)on;
	return VERDICT_YES;
}

static enum verdict aged(const struct person *person, int on, int from, int to)
{
	int youngest, oldest;

	if (!person->kind || !person->kind->minor)
		return VERDICT_NO;
	person_age(person, on, &youngest, &oldest);
	if (youngest < 0)
		return VERDICT_UNDECIDED;
	if (youngest >= from && oldest <= to)
		return VERDICT_YES;
	return oldest < from || youngest > to ? VERDICT_NO : VERDICT_UNDECIDED;
}

static enum verdict is_10_19(const struct bases *bases, const struct person *person, int on)
{
	(void)bases;
	return aged(person, on, 10, 19);
}

static enum verdict is_15_19(const struct bases *bases, const struct person *person, int on)
{
	(void)bases;
	return aged(person, on, 15, 19);
}

static enum verdict is_teacher(const struct bases *bases, const struct person *person, int on)
{
	(void)bases;
	(void)on;
	return person->kind && person->kind->teacher ? VERDICT_YES : VERDICT_NO;
}

#define YOUNG_YEARS 3 /* a young specialist has up to three years of service */

static enum verdict is_young_teacher(const struct bases *bases, const struct person *person, int on)
{
	if (is_teacher(bases, person, on) == VERDICT_NO)
		return VERDICT_NO;
	if (isnan(person->experience))
		return VERDICT_UNDECIDED;
	return person->experience <= YOUNG_YEARS ? VERDICT_YES : VERDICT_NO;
}

static enum verdict is_external(const struct bases *bases, const struct person *person, int on)
{
	(void)bases;
	(void)on;
	return person->kind && person->kind->contour == CONTOUR_EXTERNAL ? VERDICT_YES : VERDICT_NO;
}

static enum verdict has_training(const struct bases *bases, const struct person *person, int on)
{
	(void)bases;
	return selection_is_trained(person, 0, on) ? VERDICT_YES : VERDICT_NO;
}

static enum verdict became_mentor(const struct bases *bases, const struct person *person, int on)
{
	const struct person *mentor = bases_mentor(bases, person->id);

	return mentor && takes_part(bases, mentor, on) ? VERDICT_YES : VERDICT_NO;
}

/* ---- what is looked up in other files, in one pass over them ---- */

/* Of those who take part, how many are marked and how many are not decided; `marks` in the order of the base. */
static struct count count_marked(const struct bases *bases, enum side side,
				 const enum verdict *marks, int on)
{
	const struct person *people = side == SIDE_MENTOR ? bases->mentors : bases->mentees;
	size_t n = side == SIDE_MENTOR ? bases->n_mentors : bases->n_mentees;
	struct count count = { .known = true };

	for (size_t i = 0; i < n; i++) {
		if (marks[i] == VERDICT_NO || !takes_part(bases, &people[i], on))
			continue;
		count.value += marks[i] == VERDICT_YES;
		count.undecided += marks[i] == VERDICT_UNDECIDED;
	}
	return count;
}

/* Mentees with a goal in the plan of a pair of this term. */
static struct count count_planned(const struct bases *bases, int on)
{
	enum verdict *marks = xcalloc(bases->n_mentees, sizeof(*marks));
	struct count count;

	for (size_t k = 0; k < bases->n_plan_items; k++) {
		const char *id = bases->plan_items[k].pair_id;

		for (size_t i = bases_next_pair(bases, id, 0); i != SIZE_MAX;
		     i = bases_next_pair(bases, id, i + 1)) {
			const struct pair *p = &bases->pairs[i];

			if (p->mentee && is_of_this_term(bases, p, on))
				marks[p->mentee - bases->mentees] = VERDICT_YES;
		}
	}
	count = count_marked(bases, SIDE_MENTEE, marks, on);
	free(marks);
	return count;
}

/* ---- satisfaction: what a person answered to the questions that ask for it ---- */

static enum verdict is_satisfied(const struct program *program, const struct survey *survey,
				 const struct question *question, const char *text)
{
	struct strbuf why = STRBUF_INIT;
	enum verdict verdict = VERDICT_UNDECIDED;
	int value;

	if (!answer_parse(survey, question, text, &value, &why))
		verdict = answer_is_favourable(program, survey, question, value) ? VERDICT_YES
										 : VERDICT_NO;
	strbuf_release(&why);
	return verdict;
}

static size_t place_of(const struct bases *bases, enum side side, const char *id)
{
	return strmap_gets(side == SIDE_MENTOR ? &bases->mentor_by_id : &bases->mentee_by_id, id);
}

/* Adds one answer to what is known of the person: satisfied is who is so in all answers that were asked. */
static void mark_answer(const struct bases *bases, enum side side, const struct answer_row *a,
			enum verdict *marks)
{
	const struct program *program = program_of(bases);
	const struct survey *survey = program_survey(program, a->survey);
	size_t place = place_of(bases, side, a->person);
	const struct question *question;
	enum verdict verdict;

	if (!survey || !streq(survey->role, side == SIDE_MENTOR ? "mentor" : "mentee") ||
	    place == STRMAP_NONE || !*a->text)
		return;
	question = survey_question(survey, a->question);
	if (!question || !question->satisfaction)
		return;
	verdict = is_satisfied(program, survey, question, a->text);
	if (verdict == VERDICT_NO || marks[place] == VERDICT_UNDECIDED)
		marks[place] = verdict;
}

static struct count count_satisfied(const struct bases *bases, enum side side, int on)
{
	size_t n = side == SIDE_MENTOR ? bases->n_mentors : bases->n_mentees;
	enum verdict *marks = xcalloc(n, sizeof(*marks));
	struct count count, all = count_people(bases, side, anybody, on);

	for (size_t i = 0; i < n; i++)
		marks[i] = VERDICT_UNDECIDED;
	for (size_t i = 0; i < bases->n_answers; i++) {
		const struct answer_row *a = &bases->answers[i];

		if (a->date != DATE_NONE && a->date <= on && a->date >= program_of(bases)->start)
			mark_answer(bases, side, a, marks);
	}
	count = count_marked(bases, side, marks, on);
	/* Nobody answered yet: the share is not known, which is not 0. */
	count.known = (int64_t)count.undecided < all.value;
	count.undecided = 0; /* the denominator is those who take part, answer or not */
	free(marks);
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
static struct count of_requests(const struct bases *bases, bool matched, int on)
{
	struct count count = { .known = true };

	for (size_t i = 0; i < bases->n_mentees; i++) {
		const char *next = bases->mentees[i].topics, *piece;
		size_t len;

		if (!person_is_here(&bases->mentees[i], on) ||
		    (matched && !takes_part(bases, &bases->mentees[i], on)))
			continue;
		while (list_next(&next, &piece, &len))
			count.value++;
	}
	for (size_t i = 0; i < bases->n_requests; i++) {
		const struct request *q = &bases->requests[i];

		if (q->date != DATE_NONE && q->date <= on)
			count.value += !matched || (q->mentee && takes_part(bases, q->mentee, on));
	}
	return count;
}

/* Entries of a register in the programme's term, of the kinds (a list; "": all). */
static struct count of_entries(const struct bases *bases, enum register_file file,
			       const char *kinds, int on)
{
	const struct entries *entries = &bases->registers[file];
	struct count count = { .known = true };

	for (size_t i = 0; i < entries->n; i++) {
		const struct entry *e = &entries->items[i];

		if (e->date != DATE_NONE && e->date <= on && e->date >= program_of(bases)->start)
			count.value += !*kinds || list_has(kinds, e->kind);
	}
	return count;
}

/* Different workplaces of mentors of the external contour who take part. */
static struct count of_enterprises(const struct bases *bases, int on)
{
	struct strmap seen = STRMAP_INIT;
	struct count count = { .known = true };

	for (size_t i = 0; i < bases->n_mentors; i++) {
		const struct person *p = &bases->mentors[i];
		struct strbuf place = STRBUF_INIT;

		if (is_external(bases, p, on) != VERDICT_YES || !takes_part(bases, p, on))
			continue;
		text_fold(&place, p->workplace, strlen(p->workplace));
		if (!place.len)
			count.undecided++;
		else
			count.value += strmap_add(&seen, place.buf, place.len, 0) == STRMAP_NONE;
		strbuf_release(&place);
	}
	strmap_release(&seen);
	return count;
}

static struct count of_headcount(int value)
{
	return (struct count){ .known = value >= 0, .value = value < 0 ? 0 : value };
}

/* ---- the table ---- */

enum what { PEOPLE, PLANNED, SATISFIED, PAIRS, MEETINGS, REQUESTS, ENTRIES, ENTERPRISES };

struct built_in {
	const char *id;
	enum what what;
	enum side side;
	person_test_fn *test;
	int number; /* a state of pairs (-1: any), or whether only confirmed or matched ones count */
	enum register_file file;
	const char *kinds;
};

static const struct built_in built_ins[] = {
	{ .id = "mentees", .what = PEOPLE, .side = SIDE_MENTEE, .test = anybody },
	{ .id = "mentees-10-19", .what = PEOPLE, .side = SIDE_MENTEE, .test = is_10_19 },
	{ .id = "mentees-teachers", .what = PEOPLE, .side = SIDE_MENTEE, .test = is_teacher },
	{ .id = "mentees-young-teachers",
	  .what = PEOPLE,
	  .side = SIDE_MENTEE,
	  .test = is_young_teacher },
	{ .id = "mentees-with-plan", .what = PLANNED },
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
	{ .id = "events", .what = ENTRIES, .file = REGISTER_EVENTS, .kinds = "" },
	{ .id = "projects", .what = ENTRIES, .file = REGISTER_OUTPUTS, .kinds = "project" },
	{ .id = "olympiads", .what = ENTRIES, .file = REGISTER_OUTPUTS, .kinds = "olympiad" },
	{ .id = "clubs", .what = ENTRIES, .file = REGISTER_OUTPUTS, .kinds = "club" },
	{ .id = "sections", .what = ENTRIES, .file = REGISTER_OUTPUTS, .kinds = "section" },
	{ .id = "publications", .what = ENTRIES, .file = REGISTER_OUTPUTS, .kinds = "publication" },
	{ .id = "open-lessons",
	  .what = ENTRIES,
	  .file = REGISTER_OUTPUTS,
	  .kinds = "open-lesson;master-class" },
	{ .id = "practices", .what = ENTRIES, .file = REGISTER_PRACTICES, .kinds = "" },
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

struct count count_of(const struct bases *bases, const char *id, int on)
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
		case PLANNED:
			return count_planned(bases, on);
		case SATISFIED:
			return count_satisfied(bases, b->side, on);
		case PAIRS:
			return of_pairs(bases, b->number, on);
		case MEETINGS:
			return of_meetings(bases, b->number != 0, on);
		case REQUESTS:
			return of_requests(bases, b->number != 0, on);
		case ENTRIES:
			return of_entries(bases, b->file, b->kinds, on);
		case ENTERPRISES:
			return of_enterprises(bases, on);
		}
	}
	BUG("there is no count '%s'", id);
}
