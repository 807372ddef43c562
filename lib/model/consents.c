/* consents.c - which consents have to be got */
#include "model/consents.h"

#include "model/columns/columns.h"

#define AGE_OWN_SIGNATURE 14
#define AGE_FULL 18

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

static void look_at_scope(struct collector *c, const struct person *person, const char *scope)
{
	int today = c->bases->today, last = consent_last_day(person, scope, today);

	if (!bases_has_consent(c->bases, person, scope, today))
		add(c, person, scope, last == DATE_NONE ? CONSENT_MISSING : CONSENT_EXPIRED, last);
	else if (last <= today + c->days)
		add(c, person, scope, CONSENT_ENDS, last);
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

static bool has_consent_since(const struct person *person, int day, int today)
{
	if (person->consent != DATE_NONE && person->consent >= day && person->consent <= today)
		return true;
	for (const struct consent *k = person->consents; k; k = k->next)
		if (k->date != DATE_NONE && k->date >= day && k->date <= today)
			return true;
	return false;
}

static void look_at_birthday(struct collector *c, const struct person *person, int age,
			     enum consent_need need)
{
	int today = c->bases->today, birthday;

	if (person->birth_first == DATE_NONE || person->birth_first != person->birth_last)
		return;
	birthday = date_add_months(person->birth_first, 12 * age);
	if (birthday < today - c->days || birthday > today + c->days ||
	    has_consent_since(person, birthday, today))
		return;
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
	look_at_birthday(c, person, AGE_OWN_SIGNATURE, CONSENT_TURNS_14);
	look_at_birthday(c, person, AGE_FULL, CONSENT_TURNS_18);
}

/* What is missing today first; then by day; people in the order of the bases, in which they lie in memory. */
static int by_urgency(const void *va, const void *vb)
{
	const struct consent_due *a = va, *b = vb;
	bool a_now = a->need <= CONSENT_EXPIRED, b_now = b->need <= CONSENT_EXPIRED;

	if (a_now != b_now)
		return b_now - a_now;
	if (!a_now && a->day != b->day)
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
	const struct person *rows[] = { person, person->side == SIDE_MENTOR
							? bases_mentee(bases, person->id)
							: bases_mentor(bases, person->id) };
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

void export_gate_release(struct export_gate *gate)
{
	few_release(&gate->refused);
	few_release(&gate->held);
	strmap_release(&gate->seen);
	*gate = (struct export_gate)EXPORT_GATE_INIT;
}
