/*
 * rematch.h - a mentee whose pair ended early gets another mentor: not at once, not unthinkingly, not by one hand.
 *
 * Three conditions stand before it. The pause of program.yaml (`rematch: pause`) has passed since the end. Somebody has
 * assessed whether the mentee is ready: a contact with the ended pair after its end (contacts.csv), or words given with
 * the command, which are kept in the notes of the new pair. A second person of the staff confirms: in office on that
 * day, neither the curator of the ended pair nor one of the people paired. Who is in this position has no pair by another
 * way: eligibility.h knows it as the rule `rematch`; the two whose pair it was are refused by its rule `same-mentor`.
 */
#ifndef KURATOR_MODEL_REMATCH_H
#define KURATOR_MODEL_REMATCH_H

#include "model/bases.h"
#include "model/contacts.h"
#include "model/records.h"

struct rematch {
	const struct bases *bases;
	const struct pair *previous; /* the mentee's last pair, which ended early */
	const char *assessment;      /* in words; a null pointer or "": a contact has to tell */
	const char *confirmed_by;    /* id in staff.csv; a null pointer: nobody has */
	const char *mentor;          /* id of the new one; a null pointer: not chosen yet */
};

/* The pair of the mentee that ended last, by bases->today; a null pointer: none has. */
const struct pair *rematch_last_ended(const struct bases *bases, const struct person *mentee);
/* Whether it is a pair that ended, with a reason that is no completion; one opened for a matching (opened.h) has none. */
bool rematch_ended_early(const struct pair *pair);
/* The last pair, when it ended early and none is open since: the mentee waits for a rematch; else a null pointer. */
const struct pair *rematch_due(const struct bases *bases, const struct person *mentee);

/*
 * The pair that `id` means: of a mentee the last one, of a pair that pair. Returns 0; or -1 after a message when there is
 * none, the mentee has an open pair, or the last pair has not ended early.
 */
int rematch_find(struct rematch *rematch, const struct bases *bases, const char *id);

/*
 * Adds every condition that is not met, with its rule (pause, assessment, confirmation). Returns 0, or -1
 * when a file could not be read, which is printed.
 */
int rematch_judge(const struct rematch *rematch, struct programme *programme,
		  struct findings *findings);

/*
 * One record of pairs.csv: both people, the previous pair, its request and curator, the method `appointed`, and in the
 * notes who assessed and confirmed. Who may be whose mentor is pairing_judge()'s part.
 */
void rematch_record(const struct rematch *rematch, struct programme *programme,
		    struct records *records);

#endif
