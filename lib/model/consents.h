/*
 * consents.h - which consents have to be got: those that are missing, run out soon, or change hands with a birthday.
 *
 * Everybody who is in a base and has not left needs a consent of scope processing; who has a sensitive category, one of
 * scope special. Both consents.csv and the short form in the bases count.
 */
#ifndef KURATOR_MODEL_CONSENTS_H
#define KURATOR_MODEL_CONSENTS_H

#include "model/bases.h"

enum consent_need {
	CONSENT_MISSING,
	CONSENT_EXPIRED,  /* there was one: it ran out or was withdrawn */
	CONSENT_ENDS,     /* runs out within the days asked for */
	CONSENT_TURNS_14, /* from that birthday on the person signs, too */
	CONSENT_TURNS_18, /* from that birthday on the person signs alone */
};

struct consent_due {
	const struct person *person; /* of the mentees, where somebody is in both bases */
	const char *scope;           /* "" for birthdays */
	enum consent_need need;
	int day; /* the last day of the consent, or the birthday; DATE_NONE: there was none */
};

/*
 * Fills *due with what is to be got today or within `days`, by urgency: what is missing first, then by day. A birthday is
 * named from `days` before until a consent dated since then is there, at most `days` after. The caller frees *due.
 */
size_t consents_due(const struct bases *bases, int days, struct consent_due **due);
/* The id of the need in words_consent_need. */
const char *consent_need_id(enum consent_need need);

#endif
