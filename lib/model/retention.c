/* retention.c - whose personal data may no longer be kept */
#include "model/retention.h"

#include "model/consents.h"

#define NEVER INT32_MAX

static const struct {
	const char *id, *name;
} reasons[] = {
	[RETENTION_LEFT] = { "left", N_("left") },
	[RETENTION_ENDED] = { "ended", N_("programme over") },
}, consent_ends[] = {
	[CONSENT_END_NONE] = { "none", N_("none") },
	[CONSENT_END_EXPIRED] = { "expired", N_("has expired") },
	[CONSENT_END_WITHDRAWN] = { "withdrawn", N_("withdrawn") },
	[CONSENT_END_PURPOSE] = { "purpose", N_("for the purpose alone") },
};

const char *retention_reason_id(enum retention_reason reason)
{
	return reasons[reason].id;
}

const char *retention_reason_name(enum retention_reason reason)
{
	return _(reasons[reason].name);
}

const char *retention_consent_id(enum consent_end end)
{
	return consent_ends[end].id;
}

const char *retention_consent_name(enum consent_end end)
{
	return _(consent_ends[end].name);
}

/* ---- the purpose ---- */

/* The day after which a row has no purpose any more; NEVER: it has one. */
static int purpose_end(const struct bases *bases, const struct person *person,
		       enum retention_reason *reason)
{
	int end = bases->programme->program.end;

	if (person->left != DATE_NONE && person->left <= bases->today &&
	    (person->left <= end || bases->today <= end)) {
		*reason = RETENTION_LEFT;
		return person->left;
	}
	*reason = RETENTION_ENDED;
	return end < bases->today ? end : NEVER;
}

/* ---- the consent ---- */

/* Raises *last to the last day of a consent of the row; one without a term ends with the purpose. */
static void raise_consent(const struct bases *bases, const struct person *person, int purpose,
			  int *last, bool *without_term)
{
	int day = consent_last_day(person, "processing", bases->today);

	if (day == CONSENT_NO_TERM) {
		*without_term = true;
		day = purpose;
	}
	if (day != DATE_NONE && (*last == DATE_NONE || day > *last))
		*last = day;
}

static bool was_withdrawn(const struct person *person, int last)
{
	for (const struct consent *k = person ? person->consents : NULL; k; k = k->next)
		if (streq(k->scope, "processing") && k->withdrawn != DATE_NONE &&
		    k->withdrawn - 1 == last)
			return true;
	return false;
}

/* ---- */

/* Whether the day has come; fills the rest of `end`, whose rows are given. */
static bool is_over(const struct bases *bases, struct retention_end *end)
{
	const struct person *rows[] = { end->mentor, end->mentee };
	int days = bases->programme->program.privacy.retention_days;
	int purpose = DATE_NONE, consent = DATE_NONE;
	bool without_term = false;

	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		enum retention_reason reason;
		int day;

		if (!rows[i])
			continue;
		day = purpose_end(bases, rows[i], &reason);
		if (day == NEVER)
			return false;
		if (purpose == DATE_NONE || day >= purpose) {
			purpose = day;
			end->reason = reason;
		}
		raise_consent(bases, rows[i], day, &consent, &without_term);
	}
	if (consent != DATE_NONE && consent >= bases->today)
		return false;
	end->consent = consent == DATE_NONE                 ? CONSENT_END_NONE
		       : without_term && consent <= purpose ? CONSENT_END_PURPOSE
		       : was_withdrawn(end->mentor, consent) || was_withdrawn(end->mentee, consent)
			       ? CONSENT_END_WITHDRAWN
			       : CONSENT_END_EXPIRED;
	end->day = (consent != DATE_NONE && consent > purpose ? consent : purpose) + days;
	return end->day <= bases->today;
}

static void look_at(const struct bases *bases, const struct person *mentor,
		    const struct person *mentee, struct retention_end **ends, size_t *n,
		    size_t *alloc)
{
	struct retention_end end = { .mentor = mentor,
				     .mentee = mentee,
				     .id = mentor ? mentor->id : mentee->id };

	if (((!mentor || person_is_anonymous(mentor)) &&
	     (!mentee || person_is_anonymous(mentee))) ||
	    !is_over(bases, &end))
		return;
	ALLOC_GROW(*ends, *n + 1, *alloc);
	(*ends)[(*n)++] = end;
}

size_t retention_over(const struct bases *bases, struct retention_end **ends)
{
	size_t n = 0, alloc = 0;

	*ends = NULL;
	for (size_t i = 0; i < bases->n_mentors; i++) {
		size_t at = strmap_gets(&bases->mentee_by_id, bases->mentors[i].id);

		look_at(bases, &bases->mentors[i], at == STRMAP_NONE ? NULL : &bases->mentees[at],
			ends, &n, &alloc);
	}
	for (size_t i = 0; i < bases->n_mentees; i++)
		if (strmap_gets(&bases->mentor_by_id, bases->mentees[i].id) == STRMAP_NONE)
			look_at(bases, NULL, &bases->mentees[i], ends, &n, &alloc);
	return n;
}
