/* derived.c - what follows from the bases on a day: states, loads, consents, stages */
#include "model/bases.h"

#include "base/text.h"
#include "model/selection.h"
#include "model/columns/columns.h"

static size_t look_up(const struct strmap *map, const char *id)
{
	size_t found = strmap_gets(map, id);
	struct strbuf latin = STRBUF_INIT;

	if (found != STRMAP_NONE)
		return found;
	text_latin_lookalike(&latin, id, strlen(id));
	found = strmap_gets(map, latin.buf);
	strbuf_release(&latin);
	return found;
}

const struct person *bases_mentor(const struct bases *bases, const char *id)
{
	size_t i = look_up(&bases->mentor_by_id, id);

	return i == STRMAP_NONE ? NULL : &bases->mentors[i];
}

const struct person *bases_mentee(const struct bases *bases, const char *id)
{
	size_t i = look_up(&bases->mentee_by_id, id);

	return i == STRMAP_NONE ? NULL : &bases->mentees[i];
}

const struct pair *bases_pair(const struct bases *bases, const char *id)
{
	size_t i = look_up(&bases->pair_by_id, id);

	return i == STRMAP_NONE ? NULL : &bases->pairs[i];
}

bool pair_is_named(const struct pair *pair, const char *id)
{
	return *id && (streq(pair->id, id) || streq(pair->group, id));
}

const struct pair *pair_after(const struct pair *pair, const struct person *person)
{
	return person->side == SIDE_MENTOR ? pair->next_of_mentor : pair->next_of_mentee;
}

static size_t next_in_group(const struct bases *bases, const char *id, size_t from)
{
	size_t i;

	if (from && from <= bases->n_pairs && streq(bases->pairs[from - 1].group, id))
		return bases->pairs[from - 1].next_in_group;
	i = strmap_gets(&bases->pair_by_group, id);
	if (i == STRMAP_NONE)
		return SIZE_MAX;
	while (i != SIZE_MAX && i < from)
		i = bases->pairs[i].next_in_group;
	return i;
}

size_t bases_next_pair(const struct bases *bases, const char *id, size_t from)
{
	size_t own = strmap_gets(&bases->pair_by_id, id), group;

	if (!*id)
		return SIZE_MAX;
	group = next_in_group(bases, id, from);
	return own != STRMAP_NONE && own >= from && own < group ? own : group;
}

bool bases_has_group(const struct bases *bases, const char *id)
{
	return *id && strmap_gets(&bases->pair_by_group, id) != STRMAP_NONE;
}

static bool happened(int date, int on)
{
	return date != DATE_NONE && date <= on;
}

enum pair_state pair_state(const struct pair *pair, int on)
{
	if (happened(pair->ended, on))
		return pair->end_reason && pair->end_reason->completed ? PAIR_COMPLETED
								       : PAIR_ENDED_EARLY;
	if (happened(pair->started, on))
		return PAIR_ACTIVE;
	if (happened(pair->mentor_agreed, on) && happened(pair->mentee_agreed, on))
		return PAIR_AGREED;
	return PAIR_PROPOSED;
}

/* Whether all that is known of its beginning lies after the day. */
static bool is_later(const struct pair *pair, int on)
{
	const int days[] = { pair->proposed, pair->mentor_agreed, pair->mentee_agreed,
			     pair->started };
	bool any = false;

	for (size_t i = 0; i < ARRAY_SIZE(days); i++) {
		if (happened(days[i], on))
			return false;
		any |= days[i] != DATE_NONE;
	}
	return any;
}

bool pair_is_open(const struct pair *pair, int on)
{
	return !happened(pair->ended, on) && !is_later(pair, on);
}

bool pair_was_at_work(const struct pair *pair, int from, int to)
{
	return happened(pair->started, to) && (pair->ended == DATE_NONE || pair->ended >= from);
}

const char *pair_state_id(enum pair_state state)
{
	return words_pair_state.items[state].id;
}

const char *pair_state_name(enum pair_state state)
{
	return label_text(&words_pair_state.items[state].name);
}

bool pair_had_agreed(const struct pair *pair, int on)
{
	return happened(pair->started, on) ||
	       (happened(pair->mentor_agreed, on) && happened(pair->mentee_agreed, on));
}

bool pair_may_meet(const struct pair *pair, int on)
{
	return pair_had_agreed(pair, on) && (pair->ended == DATE_NONE || on <= pair->ended);
}

bool meeting_counts_for(const struct meeting *meeting, const struct pair *pair, int on)
{
	if (!happened(meeting->date, on) || !pair_is_named(pair, meeting->pair_id))
		return false;
	if (streq(meeting->pair_id, pair->id))
		return true;
	return !*meeting->present || list_has(meeting->present, pair->mentee_id);
}

bool meeting_is_confirmed(const struct meeting *meeting, int on)
{
	return happened(meeting->mentor_confirmed, on) && happened(meeting->mentee_confirmed, on);
}

size_t bases_load_of(const struct bases *bases, const struct person *mentor)
{
	size_t n = 0;

	for (const struct pair *p = mentor->pairs; p; p = pair_after(p, mentor))
		n += pair_is_open(p, bases->today);
	return n;
}

size_t bases_open_pairs_of(const struct bases *bases, const struct person *mentee,
			   const struct form *form, const struct variant *variant)
{
	size_t n = 0;

	for (const struct pair *p = mentee->pairs; p; p = pair_after(p, mentee))
		n += pair_is_open(p, bases->today) && (!form || p->form == form) &&
		     (!variant || p->variant == variant);
	return n;
}

size_t bases_free_places(const struct bases *bases, const struct person *mentor)
{
	size_t load = bases_load_of(bases, mentor);
	size_t capacity = (size_t)mentor->capacity;

	return load < capacity ? capacity - load : 0;
}

bool person_is_anonymous(const struct person *person)
{
	return streq(person->name, person->id);
}

bool person_is_here(const struct person *person, int on)
{
	return !happened(person->left, on);
}

void person_age(const struct person *person, int on, int *youngest, int *oldest)
{
	*youngest = *oldest = -1;
	if (person->birth_first == DATE_NONE)
		return;
	*youngest = date_years_between(person->birth_last, on);
	*oldest = date_years_between(person->birth_first, on);
}

bool request_is_open(const struct request *request, int on)
{
	return happened(request->date, on) && !happened(request->closed, on);
}

/* The register says that the consent of the base was withdrawn since. */
static bool is_withdrawn(const struct person *person, int on)
{
	for (const struct consent *c = person->consents; c; c = c->next)
		if (streq(c->scope, "processing") && happened(c->withdrawn, on) &&
		    c->withdrawn >= person->consent)
			return true;
	return false;
}

bool bases_has_consent(const struct bases *bases, const struct person *person, const char *scope,
		       int on)
{
	(void)bases; /* a person knows the own consents; callers need not know that */
	if (streq(scope, "processing") && happened(person->consent, on) &&
	    (person->consent_until == DATE_NONE || person->consent_until >= on) &&
	    !is_withdrawn(person, on))
		return true;
	for (const struct consent *c = person->consents; c; c = c->next) {
		if (streq(c->scope, scope) && happened(c->date, on) &&
		    (c->until == DATE_NONE || c->until >= on) && !happened(c->withdrawn, on))
			return true;
	}
	return false;
}

/* What selection asks of the mentor in any of the forms that admit the kind; the mildest form counts. */
static bool training_is_enough(const struct bases *bases, const struct person *mentor)
{
	const struct program *program = &bases->programme->program;
	bool asked = false;

	for (size_t i = 0; i < program->n_forms; i++) {
		const struct form *form = &program->forms[i];

		if (!form->active || !mentor->kind ||
		    !ids_have(&form->mentor.kinds, mentor->kind->id))
			continue;
		asked = true;
		if (selection_status(bases, mentor, form, SELECTION_TRAINING, bases->today) !=
		    STEP_MISSING)
			return true;
	}
	return !asked && selection_is_trained(mentor, 0, bases->today);
}

enum mentor_state mentor_state(const struct bases *bases, const struct person *mentor)
{
	int on = bases->today;
	bool decided = mentor->decided == DATE_NONE || mentor->decided <= on;

	if (!person_is_here(mentor, on))
		return MENTOR_LEFT;
	if (mentor->decision == DECISION_REJECTED && decided)
		return MENTOR_REJECTED;
	if (mentor->decision == DECISION_ACCEPTED && decided) {
		if (!training_is_enough(bases, mentor))
			return MENTOR_ACCEPTED;
		return bases_has_consent(bases, mentor, "processing", on) ? MENTOR_READY
									  : MENTOR_TRAINED;
	}
	if (happened(mentor->interviewed, on))
		return MENTOR_INTERVIEWED;
	return happened(mentor->applied, on) ? MENTOR_APPLIED : MENTOR_CANDIDATE;
}

enum mentee_state mentee_state(const struct bases *bases, const struct person *mentee)
{
	int on = bases->today;
	bool consented = bases_has_consent(bases, mentee, "processing", on);
	bool completed = false;

	if (!person_is_here(mentee, on))
		return MENTEE_LEFT;
	for (const struct pair *p = mentee->pairs; p; p = pair_after(p, mentee)) {
		if (pair_is_open(p, on))
			return MENTEE_PAIRED;
		completed |= pair_state(p, on) == PAIR_COMPLETED &&
			     p->ended >= bases->programme->program.start;
	}
	if (completed)
		return MENTEE_COMPLETED;
	if (happened(mentee->volunteered, on))
		return consented ? MENTEE_WAITING : MENTEE_VOLUNTEERED;
	if (consented)
		return MENTEE_CONSENTED;
	return happened(mentee->surveyed, on) ? MENTEE_SURVEYED : MENTEE_IDENTIFIED;
}

const char *mentor_state_id(enum mentor_state state)
{
	return words_mentor_state.items[state].id;
}

const char *mentee_state_id(enum mentee_state state)
{
	return words_mentee_state.items[state].id;
}

const char *mentor_state_name(enum mentor_state state)
{
	return label_text(&words_mentor_state.items[state].name);
}

const char *mentee_state_name(enum mentee_state state)
{
	return label_text(&words_mentee_state.items[state].name);
}

int stage_after(int last)
{
	if (last < STAGE_PLANNING)
		return last + 1;
	return last == STAGE_FINAL ? STAGE_FINAL : STAGE_REGULAR;
}
