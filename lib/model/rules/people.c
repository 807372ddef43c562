/* people.c - mentors, mentees and staff */
#include "model/rules/areas.h"

#include <math.h>

#include "base/date.h"
#include "model/consents.h"
#include "model/doubles.h"
#include "model/selection.h"

static bool is_here(const struct check *c, const struct person *person)
{
	return person_is_here(person, c->today);
}

/* The cell as it stands: what cannot be read is there all the same. */
static const char *raw_value(const struct check *c, const struct person *person, const char *column)
{
	const char *file = person->side == SIDE_MENTOR ? "mentors.csv" : "mentees.csv";

	return table_gets(check_file(c, file)->table, person->origin.row, column);
}

static const struct form_side *side_of(const struct form *form, enum side side)
{
	return side == SIDE_MENTOR ? &form->mentor : &form->mentee;
}

static bool admits(const struct form *form, const struct person *person)
{
	return person->kind && ids_have(&side_of(form, person->side)->kinds, person->kind->id);
}

/* ---- birth and class ---- */

#define YOUNGEST 5
#define OLDEST 110

static bool is_odd(const struct person *person, int today, struct strbuf *why)
{
	int youngest, oldest;

	if (person->birth_first == DATE_NONE)
		return false;
	person_age(person, today, &youngest, &oldest);
	if (person->birth_first > today)
		strbuf_addf(why, _("the birth is after today (%s)"), DAY(today));
	else if (oldest < YOUNGEST || youngest > OLDEST)
		strbuf_addf(why, _("an age of %d is hardly meant"),
			    oldest < YOUNGEST ? oldest : youngest);
	else
		return false;
	return true;
}

static void odd_birth(struct check *c, const void *subject)
{
	const struct person *person = subject;
	struct strbuf why = STRBUF_INIT;

	if (is_odd(person, c->today, &why))
		check_found(c, &person->origin, "birth", "%s", why.buf);
	strbuf_release(&why);
}

bool check_birth_is_odd(const char *birth, int today, struct strbuf *why)
{
	struct person person = { .birth_first = DATE_NONE, .birth_last = DATE_NONE };

	birth_parse(birth, &person.birth_first, &person.birth_last);
	return is_odd(&person, today, why);
}

static void unknown_birth(struct check *c, const void *subject)
{
	const struct person *person = subject;

	if (is_here(c, person) && person->kind && person->kind->minor &&
	    person->birth_first == DATE_NONE)
		check_found(c, &person->origin, "birth",
			    _("without a birth neither age nor consent can be checked"));
}

/* The youngest age at which a form of this programme takes the person; 0: any. */
static int least_age(const struct check *c, const struct person *person)
{
	int least = -1;

	for (size_t i = 0; i < c->program->n_forms; i++) {
		const struct form *form = &c->program->forms[i];
		int age = side_of(form, person->side)->min_age;

		if (form->active && admits(form, person) && (least < 0 || age < least))
			least = age;
	}
	return least < 0 ? 0 : least;
}

static bool has_open_pair(const struct check *c, const struct person *person)
{
	struct run pairs = pairs_of(&c->index, person);

	for (size_t i = 0; i < pairs.n; i++)
		if (pair_is_open(&c->bases.pairs[pairs.items[i]], c->today))
			return true;
	return false;
}

/* Who is in a pair is judged there, see pairs.c. */
static void too_young(struct check *c, const void *subject)
{
	const struct person *person = subject;
	int youngest, oldest, least = least_age(c, person);

	person_age(person, c->today, &youngest, &oldest);
	if (is_here(c, person) && oldest >= 0 && oldest < least && !has_open_pair(c, person))
		check_found(c, &person->origin, "birth",
			    _("an age of %d: the forms of the programme begin at %d"), oldest,
			    least);
}

static void class_missing(struct check *c, const void *subject)
{
	const struct person *person = subject;

	if (is_here(c, person) && person->kind && person->kind->minor &&
	    !*raw_value(c, person, "class"))
		check_found(c, &person->origin, "class", _("'%s' without a class"),
			    label_text(&person->kind->name));
}

static void class_kind(struct check *c, const void *subject)
{
	const struct person *person = subject;

	if (person->kind && !person->kind->minor && person->school_class.number)
		check_found(c, &person->origin, "class", _("'%s' has no class"),
			    label_text(&person->kind->name));
}

/* Pupils of class 1 turn 7 in the year; two years more or less are nothing unusual. */
static void class_age(struct check *c, const void *subject)
{
	const struct person *person = subject;
	int class = person->school_class.number, youngest, oldest;

	person_age(person, c->today, &youngest, &oldest);
	if (!class || !is_here(c, person) || !person->kind || !person->kind->minor || oldest < 0)
		return;
	if (oldest < class + 4 || youngest > class + 9)
		check_found(c, &person->origin, "class", _("class %d at an age of %d"), class,
			    oldest < class + 4 ? oldest : youngest);
}

/* ---- birthdays and guardians ---- */

static void turns(struct check *c, const struct person *person, int age, const char *text)
{
	int day;

	if (!is_here(c, person) || person->birth_first == DATE_NONE ||
	    person->birth_first != person->birth_last)
		return;
	day = date_add_months(person->birth_first, age * 12);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	if (day >= c->program->start && day <= c->program->end)
		check_found(c, &person->origin, "birth", _(text), DAY(day));
#pragma GCC diagnostic pop
}

static void turns_14(struct check *c, const void *subject)
{
	turns(c, subject, CONSENT_AGE_OWN,
	      N_("turns 14 on %s and from then on signs consents beside a guardian"));
}

static void turns_18(struct check *c, const void *subject)
{
	turns(c, subject, CONSENT_AGE_ALONE, N_("turns 18 on %s and from then on signs alone"));
}

static void guardian_missing(struct check *c, const void *subject)
{
	const struct person *person = subject;
	int youngest, oldest;
	bool minor;

	person_age(person, c->today, &youngest, &oldest);
	minor = oldest >= 0 ? youngest < CONSENT_AGE_ALONE : person->kind && person->kind->minor;
	if (minor && is_here(c, person) && !person_is_anonymous(person) &&
	    !*raw_value(c, person, "guardian"))
		check_found(c, &person->origin, "guardian", _("a minor without a guardian"));
}

/* ---- kinds, forms, categories, types ---- */

static void reserve(struct check *c, const void *subject)
{
	const struct person *person = subject;

	if (person->kind && is_here(c, person) &&
	    !program_admits(c->program, person->side, person->kind->id))
		check_found(c, &person->origin, "kind",
			    _("no active form takes '%s' on this side: kept in reserve"),
			    label_text(&person->kind->name));
}

static void form_kind(struct check *c, const void *subject)
{
	const struct person *person = subject;
	const char *next = person->forms, *piece;
	size_t len;

	while (person->kind && list_next(&next, &piece, &len)) {
		char *one = xmemdup0(piece, len);
		const struct form *form;
		const struct variant *variant;

		if (!program_form_ref(c->program, one, &form, &variant) && !admits(form, person))
			check_found(c, &person->origin, "forms",
				    _("form '%s' does not take '%s' on this side"), form->id,
				    label_text(&person->kind->name));
		free(one);
	}
}

static void category_kind(struct check *c, const void *subject)
{
	const struct person *person = subject;
	const char *next = person->categories, *piece;
	size_t len;

	while (person->kind && list_next(&next, &piece, &len)) {
		char *one = xmemdup0(piece, len);
		const struct category *category = program_category(c->program, person->side, one);

		if (category && category->kinds.n && !ids_have(&category->kinds, person->kind->id))
			check_found(c, &person->origin, "categories",
				    _("category '%s' is not for '%s'"), one,
				    label_text(&person->kind->name));
		free(one);
	}
}

static bool some_form_has_type(const struct check *c, const struct person *person, const char *type)
{
	for (size_t i = 0; i < c->program->n_forms; i++)
		if (admits(&c->program->forms[i], person) &&
		    form_type(side_of(&c->program->forms[i], person->side), type))
			return true;
	return false;
}

static void type_kind(struct check *c, const void *subject)
{
	const struct person *person = subject;
	const char *next = person->types, *piece;
	size_t len;

	while (person->kind && list_next(&next, &piece, &len)) {
		char *one = xmemdup0(piece, len);

		if (!some_form_has_type(c, person, one))
			check_found(c, &person->origin, "type",
				    _("no form that takes '%s' has the type '%s'"),
				    label_text(&person->kind->name), one);
		free(one);
	}
}

/* ---- work and selection ---- */

#define FIRST_WORK 16

static void odd_experience(struct check *c, const void *subject)
{
	const struct person *person = subject;
	int youngest, oldest;

	person_age(person, c->today, &youngest, &oldest);
	if (oldest >= 0 && !isnan(person->experience) && person->experience > oldest - FIRST_WORK)
		check_found(c, &person->origin, "experience",
			    _("%g years of experience at an age of %d"), person->experience,
			    oldest);
}

static void decision_incomplete(struct check *c, const void *subject)
{
	const struct person *person = subject;

	if (person->decision != DECISION_NONE && !is_day(person->decided))
		check_found(c, &person->origin, "decided", _("a decision without its day"));
	else if (person->decision == DECISION_NONE && is_day(person->decided))
		check_found(c, &person->origin, "decision",
			    _("a day of decision without the decision"));
}

static void skipped(struct check *c, const struct person *mentor, enum selection_step step, int day,
		    const char *text)
{
	if (mentor->side != SIDE_MENTOR || mentor->decision != DECISION_ACCEPTED || is_day(day) ||
	    !mentor->kind ||
	    !selection_precedes_decision(c->program, mentor->kind, step,
					 is_day(mentor->decided) ? mentor->decided : c->today))
		return;
	check_found(c, &mentor->origin, "decision", "%s", text);
}

static void selection_order(struct check *c, const void *subject)
{
	const struct person *person = subject;

	if (is_before(person->interviewed, person->applied))
		check_found(c, &person->origin, "interviewed",
			    _("the interview (%s) was before the application (%s)"),
			    DAY(person->interviewed), DAY(person->applied));
	if (is_before(person->decided, person->interviewed))
		check_found(c, &person->origin, "decided",
			    _("the decision (%s) was before the interview (%s)"),
			    DAY(person->decided), DAY(person->interviewed));
	skipped(c, person, SELECTION_APPLICATION, person->applied,
		_("accepted without an application"));
	skipped(c, person, SELECTION_INTERVIEW, person->interviewed,
		_("accepted without an interview"));
}

static void left_reason(struct check *c, const void *subject)
{
	const struct person *person = subject;

	if (is_day(person->left) && !*raw_value(c, person, "left_reason"))
		check_found(c, &person->origin, "left_reason", _("left without a reason"));
}

/* ---- one person, two rows ---- */

static void person_differs(struct check *c, const void *subject)
{
	const struct person *mentee = subject, *mentor;
	size_t at;

	if (mentee->side != SIDE_MENTEE)
		return;
	at = strmap_gets(&c->bases.mentor_by_id, mentee->id);
	if (!*mentee->id || at == STRMAP_NONE)
		return;
	mentor = &c->bases.mentors[at];
	if (*mentor->name && *mentee->name && !names_agree(mentor->name, mentee->name))
		check_found(c, &mentee->origin, "name", _("'%s' here, but '%s' in %s:%zu"),
			    mentee->name, mentor->name, "mentors.csv", mentor->origin.line);
	if (is_before(mentor->birth_last, mentee->birth_first) ||
	    is_before(mentee->birth_last, mentor->birth_first))
		check_found(c, &mentee->origin, "birth", _("another birth than in %s:%zu"),
			    "mentors.csv", mentor->origin.line);
	if (mentor->kind && mentee->kind && mentor->kind != mentee->kind)
		check_found(c, &mentee->origin, "kind", _("'%s' here, but '%s' in %s:%zu"),
			    mentee->kind->id, mentor->kind->id, "mentors.csv", mentor->origin.line);
}

/* Everybody once: who is in both bases is taken from the first. */
static size_t list_everybody(const struct check *c, const struct person **people)
{
	size_t n = 0;

	for (size_t i = 0; i < c->bases.n_mentors; i++)
		people[n++] = &c->bases.mentors[i];
	for (size_t i = 0; i < c->bases.n_mentees; i++)
		if (strmap_gets(&c->bases.mentor_by_id, c->bases.mentees[i].id) == STRMAP_NONE)
			people[n++] = &c->bases.mentees[i];
	return n;
}

static void double_person(struct check *c, const void *subject)
{
	size_t most = c->bases.n_mentors + c->bases.n_mentees, n;
	const struct person **people = xcalloc(most, sizeof(*people));
	struct double_entry *entries = xcalloc(most, sizeof(*entries));
	struct doubles doubles = DOUBLES_INIT;

	(void)subject;
	n = list_everybody(c, people);
	for (size_t i = 0; i < n; i++)
		entries[i] = double_entry_of(people[i]);
	doubles_find(entries, n, &doubles);
	for (size_t i = 0; i < doubles.n; i++) {
		const struct double_found *d = &doubles.items[i];
		const struct person *first = people[d->first], *second = people[d->second];

		check_found(c, &second->origin, "name", _("perhaps '%s' (%s, %s:%zu): %s"),
			    first->id, first->name, first->origin.file, first->origin.line,
			    double_reason_text(d->reason));
	}
	doubles_release(&doubles);
	free(entries);
	free(people);
}

static const struct check_rule rules[] = {
	{ "odd-birth", SEVERITY_ERROR, CHECK_PERSON, odd_birth,
	  N_("A birth lies ahead, or gives an age that nobody here has."), NULL },
	{ "unknown-birth", SEVERITY_INFO, CHECK_PERSON, unknown_birth,
	  N_("The birth of a pupil is not known."), NULL },
	{ "too-young", SEVERITY_WARNING, CHECK_PERSON, too_young,
	  N_("Somebody without a pair is younger than every form asks."), NULL },
	{ "class-missing", SEVERITY_WARNING, CHECK_PERSON, class_missing,
	  N_("A pupil has no class."), NULL },
	{ "class-kind", SEVERITY_WARNING, CHECK_PERSON, class_kind,
	  N_("Somebody who is no pupil has a class."), NULL },
	{ "class-age", SEVERITY_WARNING, CHECK_PERSON, class_age,
	  N_("Class and age do not go together."), NULL },
	{ "turns-14", SEVERITY_INFO, CHECK_PERSON, turns_14,
	  N_("Somebody turns 14 during the programme."), NULL },
	{ "turns-18", SEVERITY_INFO, CHECK_PERSON, turns_18,
	  N_("Somebody turns 18 during the programme."), NULL },
	{ "guardian-missing", SEVERITY_WARNING, CHECK_PERSON, guardian_missing,
	  N_("A minor has no guardian."), NULL },
	{ "reserve", SEVERITY_INFO, CHECK_PERSON, reserve,
	  N_("No active form takes people of this kind; the person is kept in reserve."), NULL },
	{ "form-kind", SEVERITY_WARNING, CHECK_PERSON, form_kind,
	  N_("A person wishes a form that does not take people of the kind."), NULL },
	{ "category-kind", SEVERITY_WARNING, CHECK_PERSON, category_kind,
	  N_("A person has a category that is for other kinds."), NULL },
	{ "type-kind", SEVERITY_WARNING, CHECK_PERSON, type_kind,
	  N_("A person has a type that no form for the kind knows."), NULL },
	{ "odd-experience", SEVERITY_WARNING, CHECK_PERSON, odd_experience,
	  N_("Somebody has worked since before the age of 16."), NULL },
	{ "decision-incomplete", SEVERITY_WARNING, CHECK_PERSON, decision_incomplete,
	  N_("A decision about a mentor has no day, or a day has no decision."), NULL },
	{ "selection-order", SEVERITY_WARNING, CHECK_PERSON, selection_order,
	  N_("Application, interview and decision are not in this order, or one is skipped."),
	  NULL },
	{ "left-reason", SEVERITY_INFO, CHECK_PERSON, left_reason,
	  N_("Somebody left, and it is not said why."), NULL },
	{ "person-differs", SEVERITY_ERROR, CHECK_PERSON, person_differs,
	  N_("One id stands for different people in the two bases."), NULL },
	{ "double-person", SEVERITY_WARNING, CHECK_ONCE, double_person,
	  N_("Somebody seems to stand in the bases twice."), NULL },
};

CHECK_AREA(people, rules);
