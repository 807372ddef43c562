/*
 * consents.h - which consents have to be got: those that are missing, run out soon, or change hands with a birthday.
 *
 * Everybody who is in a base and has not left needs a consent of scope processing; who has a sensitive category, one of
 * scope special. Both consents.csv and the short form in the bases count.
 */
#ifndef KURATOR_MODEL_CONSENTS_H
#define KURATOR_MODEL_CONSENTS_H

#include "base/few.h"
#include "base/strmap.h"
#include "model/bases.h"

#define CONSENT_AGE_OWN 14   /* from this birthday on a pupil signs beside the guardian */
#define CONSENT_AGE_ALONE 18 /* from this one on alone */

enum consent_need {
	CONSENT_MISSING,
	CONSENT_EXPIRED,            /* there was one: it ran out or was withdrawn */
	CONSENT_ENDS,               /* runs out within the days asked for */
	CONSENT_TURNS_14,           /* from that birthday on the person signs, too */
	CONSENT_TURNS_18,           /* from that birthday on the person signs alone */
	CONSENT_OWN_SIGNATURE,      /* there is one, but a pupil of 14 and more has not signed it */
	CONSENT_GUARDIAN_SIGNATURE, /* there is one, but signed by a pupil under 18 alone */
};

struct consent_due {
	const struct person *person; /* of the mentees, where somebody is in both bases */
	const char *scope;           /* "" for birthdays */
	enum consent_need need;
	int day; /* the last day of the consent, or the birthday; DATE_NONE: there is none */
};

/*
 * Who signs: up to 14 a guardian, from 14 to 18 guardian and pupil, on one sheet ("both") or on two, from 18 the pupil
 * alone. A guardian's signature from before the 14th birthday goes on counting while the consent holds. A consent of
 * which nobody wrote down who signed it counts as signed by both.
 */
enum consent_signature {
	SIGNED_SELF = 1 << 0,
	SIGNED_GUARDIAN = 1 << 1,
};

/* What is wrong with this signer of a consent of the day, as far as the birth tells: "self", "guardian", "both" … */
enum consent_wrong_signer {
	CONSENT_SIGNER_RIGHT,
	CONSENT_SIGNER_TOO_YOUNG,   /* signed alone before CONSENT_AGE_OWN */
	CONSENT_SIGNER_NO_GUARDIAN, /* of CONSENT_AGE_ALONE and more, and another signed instead */
};
enum consent_wrong_signer consent_wrong_signer(const struct person *person, const char *role,
					       int day);

/* The signatures below the consents of the scope that hold on the day. */
unsigned consent_signatures(const struct bases *bases, const struct person *person,
			    const char *scope, int on);
/* Those that a person of this age needs; of somebody whose age is not known, none. Of people who are no minors, none. */
unsigned consent_signatures_needed(const struct person *person, int on);
/* Who signs a consent of this person on the day: "self", "guardian" or "both"; a minor of unknown age: "guardian". */
const char *consent_signer_role(const struct person *person, int on);

/*
 * Fills *due with what is to be got today or within `days`, by urgency: what is missing first, then by day. A birthday is
 * named from `days` before until the new signature is there, at most `days` after; then the consent itself is named as one
 * that lacks a signature. The caller frees *due.
 */
size_t consents_due(const struct bases *bases, int days, struct consent_due **due);
/* The id of the need in words_consent_need. */
const char *consent_need_id(enum consent_need need);

/* Whether the person has a category that needs a consent of scope special. */
bool consent_needs_special(const struct bases *bases, const struct person *person);
/* A consent in which no day stands: it holds as long as its purpose, the programme. */
#define CONSENT_NO_TERM INT32_MAX
/* The last day of a consent that was given by the day; DATE_NONE: there was none. */
int consent_last_day(const struct person *person, const char *scope, int on);

/* ---- what may leave the programme ---- */

/*
 * Whatever is handed out about somebody (a spreadsheet, a document, a letter, a register with names) rests on a consent
 * of scope processing that holds on the day; of somebody in both bases either row may hold it. Who has been made
 * anonymous needs none. A null pointer: it may be handed out; otherwise why the person is left out, in words
 * (translated, static).
 */
const char *consent_export_refusal(const struct bases *bases, const struct person *person, int on);

/*
 * Adds the categories of the person that may be handed out, separated by ";": those that are not sensitive, and with a
 * consent of scope special all of them. Returns how many are held back.
 */
size_t consent_export_categories(const struct bases *bases, const struct person *person, int on,
				 struct strbuf *out);

/* Counts who is left out of something that is handed out, and what of others is. Zeroed at first. */
struct export_gate {
	struct few refused; /* ids, each once */
	struct few held;    /* ids of those of whom a category is held back, each once */
	size_t n_categories;
	struct strmap seen; /* the ids of both */
};

#define EXPORT_GATE_INIT \
	{ \
		.refused = FEW_INIT, .held = FEW_INIT \
	}

/* Whether the person may be handed out; adds the categories to `categories` (may be a null pointer) and counts. */
bool export_gate_admits(struct export_gate *gate, const struct bases *bases,
			const struct person *person, int on, struct strbuf *categories);
/* Counts somebody who is left out, or of whom so many categories are held back. */
void export_gate_refuse(struct export_gate *gate, const struct person *person);
void export_gate_hold_back(struct export_gate *gate, const char *id, size_t n_categories);
/* Remarks on standard error about what was left out and why; nothing when nothing was. Releases the gate. */
void export_gate_close(struct export_gate *gate);
/* Remarks whom the gate refused, where the id stands in place of the name. Does not release it. */
void export_gate_say_by_id(const struct export_gate *gate);
void export_gate_release(struct export_gate *gate);

#endif
