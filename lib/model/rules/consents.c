/* consents.c - who agreed to what, and until when */
#include "model/rules/areas.h"

#include "base/date.h"
#include "model/columns/columns.h"
#include "model/consents.h"

/* The first open pair whose form asks for consent, or a null pointer. */
static const struct pair *pair_that_asks(const struct check *c, const struct person *person)
{
	struct run pairs = pairs_of(&c->index, person);

	for (size_t i = 0; i < pairs.n; i++) {
		const struct pair *pair = &c->bases.pairs[pairs.items[i]];
		struct selection_rule rule;

		if (!pair_is_open(pair, c->today))
			continue;
		rule = program_selection(c->program, pair->form,
					 person->kind ? person->kind->id : NULL, SELECTION_CONSENT,
					 c->today);
		if (rule.need == NEED_REQUIRED)
			return pair;
	}
	return NULL;
}

static bool was_consent(const struct check *c, const struct person *person)
{
	if (is_day(person->consent) && person->consent <= c->today)
		return true;
	for (const struct consent *k = person->consents; k; k = k->next)
		if (streq(k->scope, "processing") && is_day(k->date) && k->date <= c->today)
			return true;
	return false;
}

static bool is_without_consent(const struct check *c, const struct person *person)
{
	return check_is_whole(c, "consents.csv") &&
	       !bases_has_consent(&c->bases, person, "processing", c->today);
}

static void consent_missing(struct check *c, const void *subject)
{
	const struct person *person = subject;
	const struct pair *pair;

	if (is_without_consent(c, person) && !was_consent(c, person) &&
	    (pair = pair_that_asks(c, person)))
		check_found(c, &person->origin, "consent",
			    _("no consent to the processing of personal data, but the pair '%s'"),
			    pair->id);
}

static void consent_expired(struct check *c, const void *subject)
{
	const struct person *person = subject;
	const struct pair *pair;

	if (is_without_consent(c, person) && was_consent(c, person) &&
	    (pair = pair_that_asks(c, person)))
		check_found(c, &person->origin,
			    is_day(person->consent_until) ? "consent_until" : "consent",
			    _("the consent to the processing of personal data has run out or was "
			      "withdrawn, but the pair '%s' goes on"),
			    pair->id);
}

/* Whether a later consent of the register stands against the withdrawal. */
static bool was_given_again(const struct person *person, const struct consent *withdrawn)
{
	for (const struct consent *k = person->consents; k; k = k->next)
		if (streq(k->scope, "processing") && is_before(withdrawn->withdrawn, k->date))
			return true;
	return false;
}

static void consent_withdrawn(struct check *c, const void *subject)
{
	const struct person *person = subject;

	for (const struct consent *k = person->consents; k; k = k->next) {
		if (!streq(k->scope, "processing") || !is_day(k->withdrawn) ||
		    k->withdrawn > c->today || !is_day(person->consent) ||
		    person->consent > k->withdrawn || was_given_again(person, k) ||
		    is_before(person->consent_until, c->today))
			continue;
		check_found(
			c, &person->origin, "consent",
			_("the base says that there is a consent of %s, but it was withdrawn on "
			  "%s (%s:%zu)"),
			DAY(person->consent), DAY(k->withdrawn), k->origin.file, k->origin.line);
		return;
	}
}

static void consent_ends(struct check *c, const void *subject)
{
	const struct person *person = subject;
	int until = person->consent_until;
	const struct pair *pair;

	if (!is_day(until) || until < c->today || until >= c->program->end ||
	    bases_has_consent(&c->bases, person, "processing", c->program->end))
		return;
	pair = pair_that_asks(c, person);
	if (pair && (!is_day(pair->planned_end) || until < pair->planned_end))
		check_found(c, &person->origin, "consent_until",
			    _("the consent ends on %s, before the pair '%s' does"), DAY(until),
			    pair->id);
}

static void check_signer(struct check *c, const struct person *person, const char *role, int date,
			 const struct origin *at, const char *column)
{
	enum consent_wrong_signer wrong;
	int youngest, oldest;

	if (!is_day(date))
		return;
	wrong = consent_wrong_signer(person, role, date);
	person_age(person, date, &youngest, &oldest);
	if (wrong == CONSENT_SIGNER_TOO_YOUNG)
		check_found(c, at, column,
			    _("signed alone at an age of %d; a guardian signs before 14"), oldest);
	if (wrong == CONSENT_SIGNER_NO_GUARDIAN)
		check_found(c, at, column,
			    _("a guardian signed for somebody of %d; from 18 on people sign "
			      "themselves"),
			    youngest);
}

static void consent_signer(struct check *c, const void *subject)
{
	const struct person *person = subject;
	const struct check_file *file = check_file(c, "consents.csv");

	check_signer(c, person, person->consent_by, person->consent, &person->origin, "consent_by");
	if (person->side == SIDE_MENTEE &&
	    strmap_gets(&c->bases.mentor_by_id, person->id) != STRMAP_NONE)
		return; /* the list was walked with the mentor */
	for (const struct consent *k = person->consents; k; k = k->next)
		check_signer(c, person, file_value(file, k->origin.row, "signer_role"), k->date,
			     &k->origin, "signer_role");
}

static void check_signatures(struct check *c, const struct person *person, const char *scope)
{
	unsigned lacking = consent_signatures_needed(person, c->today) &
			   ~consent_signatures(&c->bases, person, scope, c->today);

	if (!bases_has_consent(&c->bases, person, scope, c->today))
		return;
	if (lacking & SIGNED_SELF)
		check_found(c, &person->origin, "consent_by",
			    _("14 or older, but has not signed the consent (%s)"),
			    terms_label(&words_scope, scope));
	if (lacking & SIGNED_GUARDIAN)
		check_found(c, &person->origin, "consent_by",
			    _("not 18 yet, but no guardian has signed the consent (%s)"),
			    terms_label(&words_scope, scope));
}

/* From 14 to 18 both sign; below, rule consent-signer speaks. */
static void consent_signature(struct check *c, const void *subject)
{
	const struct person *person = subject;
	int youngest, oldest;

	person_age(person, c->today, &youngest, &oldest);
	if (youngest < CONSENT_AGE_OWN || !person_is_here(person, c->today) ||
	    person_is_anonymous(person) || !check_is_whole(c, "consents.csv") ||
	    (person->side == SIDE_MENTEE &&
	     strmap_gets(&c->bases.mentor_by_id, person->id) != STRMAP_NONE))
		return;
	check_signatures(c, person, "processing");
	if (consent_needs_special(&c->bases, person))
		check_signatures(c, person, "special");
}

static void special_consent(struct check *c, const void *subject)
{
	const struct person *person = subject;
	const char *next = person->categories, *piece;
	size_t len;

	if (!person_is_here(person, c->today) || !check_is_whole(c, "consents.csv") ||
	    bases_has_consent(&c->bases, person, "special", c->today))
		return;
	while (list_next(&next, &piece, &len)) {
		char *one = xmemdup0(piece, len);
		const struct category *category = program_category(c->program, person->side, one);

		if (category && category->sensitive)
			check_found(c, &person->origin, "categories",
				    _("category '%s' needs a consent of scope '%s'"),
				    label_text(&category->name),
				    terms_label(&words_scope, "special"));
		free(one);
	}
}

static const struct check_rule rules[] = {
	{ "consent", SEVERITY_ERROR, CHECK_PERSON, consent_missing,
	  N_("Somebody in an open pair has not consented to the processing of personal data."),
	  NULL },
	{ "consent-expired", SEVERITY_ERROR, CHECK_PERSON, consent_expired,
	  N_("The consent of somebody in an open pair has run out or was withdrawn."), NULL },
	{ "consent-withdrawn", SEVERITY_ERROR, CHECK_PERSON, consent_withdrawn,
	  N_("A consent was withdrawn, but the base still says that there is one."), NULL },
	{ "consent-ends", SEVERITY_INFO, CHECK_PERSON, consent_ends,
	  N_("The consent of somebody in an open pair ends before the pair does."), NULL },
	{ "consent-signer", SEVERITY_WARNING, CHECK_PERSON, consent_signer,
	  N_("A consent was signed alone before the age of 14, or by a guardian alone from 18 on."),
	  NULL },
	{ "consent-signature", SEVERITY_WARNING, CHECK_PERSON, consent_signature,
	  N_("The pupil of 14 and more, or the guardian of one under 18, has not signed."), NULL },
	{ "special-consent", SEVERITY_WARNING, CHECK_PERSON, special_consent,
	  N_("A sensitive category is recorded without a consent of scope special."), NULL },
};

CHECK_AREA(consents, rules);
