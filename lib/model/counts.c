/* counts.c - the built-in counts of indicators */
#include "model/counts.h"

#include <math.h>

#include "base/text.h"
#include "model/answers.h"
#include "model/selection.h"
#include "model/vocabulary.h"

/* One count while it is made. */
struct counting {
	const struct bases *bases;
	const struct count_query *query;
	struct count count;
};

static const struct program *program_of(const struct bases *bases)
{
	return &bases->programme->program;
}

static void look_at(struct counting *c, const char *file, size_t line, const char *id,
		    enum counted counted)
{
	c->count.value += counted == COUNTED_YES;
	c->count.undecided += counted == COUNTED_UNDECIDED;
	if (c->query->visit)
		c->query->visit(c->query->data, file, line, id, counted);
}

static bool is_in_term(const struct counting *c, int date)
{
	return date != DATE_NONE && date >= c->query->from && date <= c->query->on;
}

static bool person_is_in(const struct person *person, int from, int on)
{
	for (const struct pair *p = person->pairs; p; p = pair_after(p, person))
		if (pair_was_at_work(p, from, on))
			return true;
	return false;
}

bool takes_part(const struct bases *bases, const struct person *person, int on)
{
	return person_is_in(person, program_of(bases)->start, on);
}

static bool is_asked_for(const struct counting *c, const struct person *person)
{
	const struct ids *kinds = c->query->kinds, *categories = c->query->categories;
	bool any = !categories || !categories->n;

	if (kinds && kinds->n && (!person || !person->kind || !ids_have(kinds, person->kind->id)))
		return false;
	for (size_t i = 0; !any && person && i < categories->n; i++)
		any = list_has(person->categories, categories->items[i]);
	return any;
}

static bool counts_as_in(const struct counting *c, const struct person *person)
{
	return person_is_in(person, c->query->from, c->query->on);
}

/* ---- people ---- */

static const struct person *people_of(const struct bases *bases, enum side side, size_t *n)
{
	*n = side == SIDE_MENTOR ? bases->n_mentors : bases->n_mentees;
	return side == SIDE_MENTOR ? bases->mentors : bases->mentees;
}

typedef enum counted person_test_fn(const struct counting *c, const struct person *person);

static void look_at_person(struct counting *c, const struct person *person, enum counted counted)
{
	look_at(c, person->origin.file, person->origin.line, person->id, counted);
}

static void count_people(struct counting *c, enum side side, person_test_fn *test)
{
	size_t n;
	const struct person *people = people_of(c->bases, side, &n);

	for (size_t i = 0; i < n; i++)
		if (is_asked_for(c, &people[i]) && counts_as_in(c, &people[i]))
			look_at_person(c, &people[i], test(c, &people[i]));
}

/* The same with what a pass over another file has marked, in the order of the base. */
static void count_marked(struct counting *c, enum side side, const enum counted *marks)
{
	size_t n;
	const struct person *people = people_of(c->bases, side, &n);

	for (size_t i = 0; i < n; i++)
		if (is_asked_for(c, &people[i]) && counts_as_in(c, &people[i]))
			look_at_person(c, &people[i], marks[i]);
}

static enum counted yes_if(bool condition)
{
	return condition ? COUNTED_YES : COUNTED_NO;
}

static enum counted anybody(const struct counting *c, const struct person *person)
{
	(void)c;
	(void)person;
	return COUNTED_YES;
}

static enum counted aged(const struct person *person, int on, int from, int to)
{
	int youngest, oldest;

	if (!person->kind || !person->kind->minor)
		return COUNTED_NO;
	person_age(person, on, &youngest, &oldest);
	if (youngest < 0)
		return COUNTED_UNDECIDED;
	if (youngest >= from && oldest <= to)
		return COUNTED_YES;
	return oldest < from || youngest > to ? COUNTED_NO : COUNTED_UNDECIDED;
}

static enum counted is_10_19(const struct counting *c, const struct person *person)
{
	return aged(person, c->query->on, 10, 19);
}

static enum counted is_15_19(const struct counting *c, const struct person *person)
{
	return aged(person, c->query->on, 15, 19);
}

static enum counted is_teacher(const struct counting *c, const struct person *person)
{
	(void)c;
	return yes_if(person->kind && person->kind->teacher);
}

#define YOUNG_YEARS 3 /* a young specialist has up to three years of service */

static enum counted is_young_teacher(const struct counting *c, const struct person *person)
{
	if (is_teacher(c, person) == COUNTED_NO)
		return COUNTED_NO;
	if (isnan(person->experience))
		return COUNTED_UNDECIDED;
	return yes_if(person->experience <= YOUNG_YEARS);
}

static enum counted is_external(const struct counting *c, const struct person *person)
{
	(void)c;
	return yes_if(person->kind && person->kind->contour == CONTOUR_EXTERNAL);
}

static enum counted has_training(const struct counting *c, const struct person *person)
{
	return yes_if(selection_is_trained(person, 0, c->query->on));
}

static enum counted became_mentor(const struct counting *c, const struct person *person)
{
	const struct person *mentor = bases_mentor(c->bases, person->id);

	return yes_if(mentor && counts_as_in(c, mentor));
}

/* Mentees with a goal in the plan of a pair of the term. */
static void count_planned(struct counting *c)
{
	const struct bases *bases = c->bases;
	enum counted *marks = xcalloc(bases->n_mentees, sizeof(*marks));

	for (size_t k = 0; k < bases->n_plan_items; k++) {
		const char *id = bases->plan_items[k].pair_id;

		for (size_t i = bases_next_pair(bases, id, 0); i != SIZE_MAX;
		     i = bases_next_pair(bases, id, i + 1)) {
			const struct pair *p = &bases->pairs[i];

			if (p->mentee && pair_was_at_work(p, c->query->from, c->query->on))
				marks[p->mentee - bases->mentees] = COUNTED_YES;
		}
	}
	count_marked(c, SIDE_MENTEE, marks);
	free(marks);
}

/* ---- satisfaction: what a person answered to the questions that ask for it ---- */

static enum counted is_satisfied(const struct program *program, const struct survey *survey,
				 const struct question *question, const char *text)
{
	struct strbuf why = STRBUF_INIT;
	enum counted counted = COUNTED_UNDECIDED;
	int value;

	if (!answer_parse(survey, question, text, &value, &why))
		counted = yes_if(answer_is_favourable(program, survey, question, value));
	strbuf_release(&why);
	return counted;
}

/* Adds one answer to what is known of the person: satisfied is who is so in all answers that were asked. */
static void mark_answer(const struct bases *bases, enum side side, const struct answer_row *a,
			enum counted *marks)
{
	const struct program *program = program_of(bases);
	const struct survey *survey = program_survey(program, a->survey);
	const struct strmap *by_id =
		side == SIDE_MENTOR ? &bases->mentor_by_id : &bases->mentee_by_id;
	size_t place = strmap_gets(by_id, a->person);
	const struct question *question;
	enum counted counted;

	if (!survey || !streq(survey->role, side == SIDE_MENTOR ? "mentor" : "mentee") ||
	    place == STRMAP_NONE || !*a->text)
		return;
	question = survey_question(survey, a->question);
	if (!question || !question->satisfaction)
		return;
	counted = is_satisfied(program, survey, question, a->text);
	if (counted == COUNTED_NO || marks[place] == COUNTED_UNDECIDED)
		marks[place] = counted;
}

static void count_satisfied(struct counting *c, enum side side)
{
	const struct bases *bases = c->bases;
	size_t n, asked = 0;
	const struct person *people = people_of(bases, side, &n);
	enum counted *marks = xcalloc(n, sizeof(*marks));

	for (size_t i = 0; i < n; i++) {
		marks[i] = COUNTED_UNDECIDED;
		asked += is_asked_for(c, &people[i]) && counts_as_in(c, &people[i]);
	}
	for (size_t i = 0; i < bases->n_answers; i++)
		if (is_in_term(c, bases->answers[i].date))
			mark_answer(bases, side, &bases->answers[i], marks);
	count_marked(c, side, marks);
	/* Nobody answered yet: the share is not known, which is not 0. */
	c->count.known = c->count.undecided < asked;
	c->count.undecided = 0; /* the denominator is those who take part, answer or not */
	free(marks);
}

/* ---- pairs, meetings, requests, rows ---- */

static void count_pairs(struct counting *c, int state)
{
	const struct bases *bases = c->bases;

	for (size_t i = 0; i < bases->n_pairs; i++) {
		const struct pair *p = &bases->pairs[i];

		if (pair_was_at_work(p, c->query->from, c->query->on) && is_asked_for(c, p->mentee))
			look_at(c, p->origin.file, p->origin.line, p->id,
				yes_if(state < 0 ||
				       pair_state(p, c->query->on) == (enum pair_state)state));
	}
}

static const struct person *mentee_of_meeting(const struct bases *bases, const struct meeting *m)
{
	size_t i = bases_next_pair(bases, m->pair_id, 0);

	return i == SIZE_MAX ? NULL : bases->pairs[i].mentee;
}

static void count_meetings(struct counting *c, bool confirmed)
{
	const struct bases *bases = c->bases;

	for (size_t i = 0; i < bases->n_meetings; i++) {
		const struct meeting *m = &bases->meetings[i];

		if (is_in_term(c, m->date) && is_asked_for(c, mentee_of_meeting(bases, m)))
			look_at(c, m->origin.file, m->origin.line, m->id,
				yes_if(!confirmed || meeting_is_confirmed(m, c->query->on)));
	}
}

/* Pieces of the mentees' topics and rows of requests.csv: one request each. */
static void count_requests(struct counting *c, bool matched)
{
	const struct bases *bases = c->bases;

	for (size_t i = 0; i < bases->n_mentees; i++) {
		const struct person *p = &bases->mentees[i];
		const char *next = p->topics, *piece;
		size_t len;

		if (!person_is_here(p, c->query->on) || !is_asked_for(c, p))
			continue;
		while (list_next(&next, &piece, &len))
			look_at_person(c, p, yes_if(!matched || counts_as_in(c, p)));
	}
	for (size_t i = 0; i < bases->n_requests; i++) {
		const struct request *q = &bases->requests[i];

		if (q->date != DATE_NONE && q->date <= c->query->on && is_asked_for(c, q->mentee))
			look_at(c, q->origin.file, q->origin.line, q->id,
				yes_if(!matched || (q->mentee && counts_as_in(c, q->mentee))));
	}
}

static const struct person *person_of_entry(const struct bases *bases, const struct entry *e)
{
	const struct person *mentee = *e->person ? bases_mentee(bases, e->person) : NULL;

	return mentee || !*e->person ? mentee : bases_mentor(bases, e->person);
}

/* Entries of a register in the term, of the kinds (a list; "": all). */
static void count_entries(struct counting *c, enum register_file file, const char *kinds)
{
	const struct entries *entries = &c->bases->registers[file];

	for (size_t i = 0; i < entries->n; i++) {
		const struct entry *e = &entries->items[i];

		if (is_in_term(c, e->date) && is_asked_for(c, person_of_entry(c->bases, e)) &&
		    (!*kinds || list_has(kinds, e->kind)))
			look_at(c, e->origin.file, e->origin.line, e->id, COUNTED_YES);
	}
}

/* Whether this workplace was not met before; not known where there is none. */
static enum counted is_new_place(struct strmap *seen, const char *workplace)
{
	struct strbuf place = STRBUF_INIT;
	enum counted counted = COUNTED_UNDECIDED;

	text_fold(&place, workplace, strlen(workplace));
	if (place.len)
		counted = yes_if(strmap_add(seen, place.buf, place.len, 0) == STRMAP_NONE);
	strbuf_release(&place);
	return counted;
}

/* Different workplaces of mentors of the external contour who take part. */
static void count_enterprises(struct counting *c)
{
	const struct bases *bases = c->bases;
	struct strmap seen = STRMAP_INIT;

	for (size_t i = 0; i < bases->n_mentors; i++) {
		const struct person *p = &bases->mentors[i];

		if (is_external(c, p) == COUNTED_YES && counts_as_in(c, p))
			look_at_person(c, p, is_new_place(&seen, p->workplace));
	}
	strmap_release(&seen);
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

static struct count of_headcount(int value, const struct count_query *query)
{
	if (value >= 0 && query->visit)
		query->visit(query->data, PROGRAM_FILE, 0, "organization", COUNTED_YES);
	return (struct count){ .known = value >= 0, .value = value < 0 ? 0 : value };
}

static void count_built_in(struct counting *c, const struct built_in *b)
{
	switch (b->what) {
	case PEOPLE:
		count_people(c, b->side, b->test);
		return;
	case PLANNED:
		count_planned(c);
		return;
	case SATISFIED:
		count_satisfied(c, b->side);
		return;
	case PAIRS:
		count_pairs(c, b->number);
		return;
	case MEETINGS:
		count_meetings(c, b->number != 0);
		return;
	case REQUESTS:
		count_requests(c, b->number != 0);
		return;
	case ENTRIES:
		count_entries(c, b->file, b->kinds);
		return;
	case ENTERPRISES:
		count_enterprises(c);
		return;
	}
}

struct count count_with(const struct bases *bases, const char *id, const struct count_query *query)
{
	struct counting c = { .bases = bases, .query = query, .count = { .known = true } };
	int headcount;

	if (headcount_of(&program_of(bases)->organization, id, &headcount))
		return of_headcount(headcount, query);
	for (size_t i = 0; i < ARRAY_SIZE(built_ins); i++) {
		if (streq(built_ins[i].id, id)) {
			count_built_in(&c, &built_ins[i]);
			return c.count;
		}
	}
	BUG("there is no count '%s'", id);
}

struct count count_of(const struct bases *bases, const char *id, int on)
{
	struct count_query query = { .from = program_of(bases)->start, .on = on };

	return count_with(bases, id, &query);
}
