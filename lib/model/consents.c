/* consents.c - which consents have to be got */
#include "model/consents.h"

#include "model/columns/columns.h"

struct collector {
	const struct bases *bases;
	int days;
	struct consent_due *items;
	size_t n, alloc;
};

const char *consent_need_id(enum consent_need need)
{
	return words_consent_need.items[need].id;
}

static void add(struct collector *c, const struct person *person, const char *scope,
		enum consent_need need, int day)
{
	ALLOC_GROW(c->items, c->n + 1, c->alloc);
	c->items[c->n++] = (struct consent_due){ person, scope, need, day };
}

/* ---- terms ---- */

static bool short_form_counts(const struct person *person, const char *scope, int on)
{
	return streq(scope, "processing") && person->consent != DATE_NONE && person->consent <= on;
}

/* Its term, or the day before the register says that it was withdrawn. */
static int short_form_last(const struct person *person, int on)
{
	int last = person->consent_until == DATE_NONE ? CONSENT_NO_TERM : person->consent_until;

	for (const struct consent *k = person->consents; k; k = k->next)
		if (streq(k->scope, "processing") && k->withdrawn != DATE_NONE &&
		    k->withdrawn <= on && k->withdrawn >= person->consent && k->withdrawn <= last)
			last = k->withdrawn - 1;
	return last;
}

int consent_last_day(const struct person *person, const char *scope, int on)
{
	int last = DATE_NONE;

	if (short_form_counts(person, scope, on))
		last = short_form_last(person, on);
	for (const struct consent *k = person->consents; k; k = k->next) {
		int until = k->until == DATE_NONE ? CONSENT_NO_TERM : k->until;

		if (!streq(k->scope, scope) || k->date == DATE_NONE || k->date > on)
			continue;
		if (k->withdrawn != DATE_NONE && k->withdrawn <= on && k->withdrawn - 1 < until)
			until = k->withdrawn - 1;
		if (last == DATE_NONE || until > last)
			last = until;
	}
	return last;
}

/* ---- signatures ---- */

static unsigned signed_by(const char *role)
{
	if (streq(role, "self"))
		return SIGNED_SELF;
	return *role && !streq(role, "both") ? SIGNED_GUARDIAN : SIGNED_SELF | SIGNED_GUARDIAN;
}

enum consent_wrong_signer consent_wrong_signer(const struct person *person, const char *role,
					       int day)
{
	int youngest, oldest;

	person_age(person, day, &youngest, &oldest);
	if (streq(role, "self") && oldest >= 0 && oldest < CONSENT_AGE_OWN)
		return CONSENT_SIGNER_TOO_YOUNG;
	if (signed_by(role) == SIGNED_GUARDIAN && youngest >= CONSENT_AGE_ALONE)
		return CONSENT_SIGNER_NO_GUARDIAN;
	return CONSENT_SIGNER_RIGHT;
}

/* Whether the consent was given by the day and holds on it. */
static bool holds(const struct consent *consent, int on)
{
	return consent->date != DATE_NONE && consent->date <= on &&
	       (consent->until == DATE_NONE || consent->until >= on) &&
	       (consent->withdrawn == DATE_NONE || consent->withdrawn > on);
}

static const struct person *other_row(const struct bases *bases, const struct person *person)
{
	return person->side == SIDE_MENTOR ? bases_mentee(bases, person->id)
					   : bases_mentor(bases, person->id);
}

unsigned consent_signatures(const struct bases *bases, const struct person *person,
			    const char *scope, int on)
{
	const struct person *rows[] = { person, other_row(bases, person) };
	unsigned signatures = 0;

	for (size_t i = 0; i < ARRAY_SIZE(rows) && rows[i]; i++)
		if (short_form_counts(rows[i], scope, on) && short_form_last(rows[i], on) >= on)
			signatures |= signed_by(rows[i]->consent_by);
	for (const struct consent *k = person->consents; k; k = k->next)
		if (streq(k->scope, scope) && holds(k, on))
			signatures |= signed_by(k->signer_role);
	return signatures;
}

unsigned consent_signatures_needed(const struct person *person, int on)
{
	int youngest, oldest;

	if (!person->kind || !person->kind->minor)
		return 0;
	person_age(person, on, &youngest, &oldest);
	return (youngest >= CONSENT_AGE_OWN ? SIGNED_SELF : 0) |
	       (oldest >= 0 && oldest < CONSENT_AGE_ALONE ? SIGNED_GUARDIAN : 0);
}

const char *consent_signer_role(const struct person *person, int on)
{
	switch (consent_signatures_needed(person, on)) {
	case SIGNED_SELF:
		return "self";
	case SIGNED_SELF | SIGNED_GUARDIAN:
		return "both";
	case SIGNED_GUARDIAN:
		return "guardian";
	}
	return person->kind && person->kind->minor ? "guardian" : "self";
}

/* The birthday itself is announced by a row of its own. */
static bool birthday_is_announced(const struct collector *c, const struct person *person, int age)
{
	int birthday, today = c->bases->today;

	if (person->birth_first == DATE_NONE || person->birth_first != person->birth_last)
		return false;
	birthday = date_add_months(person->birth_first, 12 * age);
	return birthday >= today - c->days && birthday <= today + c->days;
}

static void look_at_signatures(struct collector *c, const struct person *person, const char *scope)
{
	int today = c->bases->today;
	unsigned lacking = consent_signatures_needed(person, today) &
			   ~consent_signatures(c->bases, person, scope, today);

	if (lacking & SIGNED_SELF && !birthday_is_announced(c, person, CONSENT_AGE_OWN) &&
	    !birthday_is_announced(c, person, CONSENT_AGE_ALONE))
		add(c, person, scope, CONSENT_OWN_SIGNATURE, DATE_NONE);
	if (lacking & SIGNED_GUARDIAN)
		add(c, person, scope, CONSENT_GUARDIAN_SIGNATURE, DATE_NONE);
}

/* ---- */

static void look_at_scope(struct collector *c, const struct person *person, const char *scope)
{
	int today = c->bases->today, last = consent_last_day(person, scope, today);

	if (!bases_has_consent(c->bases, person, scope, today))
		add(c, person, scope, last == DATE_NONE ? CONSENT_MISSING : CONSENT_EXPIRED, last);
	else if (last <= today + c->days)
		add(c, person, scope, CONSENT_ENDS, last);
	else
		look_at_signatures(c, person, scope);
}

bool consent_needs_special(const struct bases *bases, const struct person *person)
{
	const char *next = person->categories, *piece;
	size_t len;

	while (list_next(&next, &piece, &len)) {
		char *id = xmemdup0(piece, len);
		const struct category *category =
			program_category(&bases->programme->program, person->side, id);

		free(id);
		if (category && category->sensitive)
			return true;
	}
	return false;
}

/* ---- birthdays ---- */

/* Whether the person has signed since the day. */
static bool has_signed_since(const struct collector *c, const struct person *person, int day)
{
	const struct person *rows[] = { person, other_row(c->bases, person) };
	int today = c->bases->today;

	for (size_t i = 0; i < ARRAY_SIZE(rows) && rows[i]; i++)
		if (short_form_counts(rows[i], "processing", today) && rows[i]->consent >= day &&
		    signed_by(rows[i]->consent_by) & SIGNED_SELF)
			return true;
	for (const struct consent *k = person->consents; k; k = k->next)
		if (k->date >= day && holds(k, today) && signed_by(k->signer_role) & SIGNED_SELF)
			return true;
	return false;
}

static void look_at_birthday(struct collector *c, const struct person *person, int age,
			     enum consent_need need)
{
	int birthday;

	if (!birthday_is_announced(c, person, age))
		return;
	birthday = date_add_months(person->birth_first, 12 * age);
	if (!has_signed_since(c, person, birthday))
		add(c, person, "", need, birthday);
}

/* ---- */

static void look_at_person(struct collector *c, const struct person *person)
{
	if (!person_is_here(person, c->bases->today) || person_is_anonymous(person))
		return;
	look_at_scope(c, person, "processing");
	if (consent_needs_special(c->bases, person))
		look_at_scope(c, person, "special");
	if (!person->kind || !person->kind->minor)
		return;
	look_at_birthday(c, person, CONSENT_AGE_OWN, CONSENT_TURNS_14);
	look_at_birthday(c, person, CONSENT_AGE_ALONE, CONSENT_TURNS_18);
}

/* What is missing today, what has a day, what lacks a signature. */
static int rank(enum consent_need need)
{
	if (need <= CONSENT_EXPIRED)
		return 0;
	return need >= CONSENT_OWN_SIGNATURE ? 2 : 1;
}

/* What is missing today first; then by day; people in the order of the bases, in which they lie in memory. */
static int by_urgency(const void *va, const void *vb)
{
	const struct consent_due *a = va, *b = vb;
	int a_rank = rank(a->need), b_rank = rank(b->need);

	if (a_rank != b_rank)
		return a_rank - b_rank;
	if (a_rank && a->day != b->day)
		return (a->day > b->day) - (a->day < b->day);
	if (a->person->side != b->person->side)
		return (a->person->side > b->person->side) - (a->person->side < b->person->side);
	if (a->person != b->person)
		return (a->person > b->person) - (a->person < b->person);
	return strcmp(a->scope, b->scope);
}

size_t consents_due(const struct bases *bases, int days, struct consent_due **due)
{
	struct collector c = { .bases = bases, .days = days };

	for (size_t i = 0; i < bases->n_mentees; i++)
		look_at_person(&c, &bases->mentees[i]);
	for (size_t i = 0; i < bases->n_mentors; i++)
		if (strmap_gets(&bases->mentee_by_id, bases->mentors[i].id) == STRMAP_NONE)
			look_at_person(&c, &bases->mentors[i]);
	if (c.n)
		qsort(c.items, c.n, sizeof(*c.items), by_urgency);
	*due = c.items;
	return c.n;
}

/* ---- what may leave the programme ---- */

const char *consent_export_refusal(const struct bases *bases, const struct person *person, int on)
{
	const struct person *rows[] = { person, other_row(bases, person) };
	bool any = false;

	if (person_is_anonymous(person))
		return NULL;
	for (size_t i = 0; i < ARRAY_SIZE(rows) && rows[i]; i++) {
		if (bases_has_consent(bases, rows[i], "processing", on))
			return NULL;
		any |= consent_last_day(rows[i], "processing", on) != DATE_NONE;
	}
	return any ? _("the consent to the processing of personal data has run out or was "
		       "withdrawn")
		   : _("no consent to the processing of personal data");
}

size_t consent_export_categories(const struct bases *bases, const struct person *person, int on,
				 struct strbuf *out)
{
	bool all = bases_has_consent(bases, person, "special", on);
	const char *next = person->categories, *piece;
	size_t len, held_back = 0, start = out->len;

	while (list_next(&next, &piece, &len)) {
		char *id = xmemdup0(piece, len);
		const struct category *category =
			program_category(&bases->programme->program, person->side, id);

		if (!all && category && category->sensitive)
			held_back++;
		else
			strbuf_addf(out, "%s%s", out->len > start ? ";" : "", id);
		free(id);
	}
	return held_back;
}

bool export_gate_admits(struct export_gate *gate, const struct bases *bases,
			const struct person *person, int on, struct strbuf *categories)
{
	struct strbuf unused = STRBUF_INIT;

	if (consent_export_refusal(bases, person, on)) {
		export_gate_refuse(gate, person);
		return false;
	}
	export_gate_hold_back(
		gate, person->id,
		consent_export_categories(bases, person, on, categories ? categories : &unused));
	strbuf_release(&unused);
	return true;
}

/* Nobody is both left out and named for a category. */
static void add_once(struct export_gate *gate, struct few *few, const char *id)
{
	if (strmap_add(&gate->seen, id, strlen(id), 0) == STRMAP_NONE)
		few_add(few, id);
}

void export_gate_refuse(struct export_gate *gate, const struct person *person)
{
	add_once(gate, &gate->refused, person->id);
}

void export_gate_hold_back(struct export_gate *gate, const char *id, size_t n_categories)
{
	gate->n_categories += n_categories;
	if (n_categories)
		add_once(gate, &gate->held, id);
}

void export_gate_close(struct export_gate *gate)
{
	if (gate->refused.n)
		remark(nth_("left out: %zu person without a valid consent to the processing of "
			    "personal data: %s",
			    "left out: %zu people without a valid consent to the processing of "
			    "personal data: %s",
			    gate->refused.n),
		       gate->refused.n, gate->refused.text.buf);
	if (gate->n_categories)
		remark(nth_("left out: %zu sensitive category without a consent of scope special: "
			    "%s",
			    "left out: %zu sensitive categories without a consent of scope "
			    "special: %s",
			    gate->n_categories),
		       gate->n_categories, gate->held.text.buf);
	if ((gate->refused.n || gate->n_categories) && !messages_are_quiet())
		hint(_("'kurator consent list --due' says whose consent has to be got"));
	export_gate_release(gate);
}

void export_gate_say_by_id(const struct export_gate *gate)
{
	if (gate->refused.n)
		remark(nth_("%zu person without a valid consent is named by the id alone: %s",
			    "%zu people without a valid consent are named by the id alone: %s",
			    gate->refused.n),
		       gate->refused.n, gate->refused.text.buf);
}

void export_gate_release(struct export_gate *gate)
{
	few_release(&gate->refused);
	few_release(&gate->held);
	strmap_release(&gate->seen);
	*gate = (struct export_gate)EXPORT_GATE_INIT;
}
