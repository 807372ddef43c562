/*
 * contacts.h - the curator's contacts with pairs, and the ladder on which a pair stands that does not get on: a talk, a
 * support plan with a term, closing without blame.
 */
#ifndef KURATOR_MODEL_CONTACTS_H
#define KURATOR_MODEL_CONTACTS_H

#include "model/bases.h"

/* Steps of the ladder, in the order in which they are taken. */
enum ladder_step {
	LADDER_NONE, /* an ordinary contact */
	LADDER_TALK,
	LADDER_SUPPORT, /* a support plan, which has a term */
	LADDER_CLOSING,
};

/* A row of contacts.csv. */
struct contact {
	const char *id;
	const char *pair_id; /* of a pair or a group */
	const char *side;
	int date; /* DATE_NONE only when it cannot be read */
	enum ladder_step step;
	int until; /* of a support plan: its last day */
};

struct contacts {
	struct contact *items; /* by date, then in the order of the file */
	size_t n;
};

/*
 * Reads contacts.csv; strings live as long as the store. Returns 0, or -1 after messages; contacts_release() is due in
 * both cases.
 */
int contacts_load(struct contacts *contacts, struct programme *programme);
void contacts_release(struct contacts *contacts);

/* The day of the last contact with the pair (or its group) by the day; DATE_NONE: none. */
int contacts_last(const struct contacts *contacts, const struct pair *pair, int on);

/* Where the pair stands on the day. */
struct ladder {
	enum ladder_step step;         /* of the last contact that has one; LADDER_NONE: none yet */
	const struct contact *contact; /* that took it; a null pointer: none */
	bool over;                     /* the term of the support plan has passed */
};

struct ladder ladder_of(const struct contacts *contacts, const struct pair *pair, int on);
/* The step that a cell `flag` names, by its id or a label. */
enum ladder_step ladder_step_parse(const char *flag);

#endif
