/*
 * pairing.h - the rules by which pairs are recorded, agreed, started and ended.
 *
 * Every refusal carries the stable name of its rule. Rules about who may form a pair are those of eligibility.h; the
 * names added here are: reserve, future, date-order, variant-form, end-reason, no-such-group, group-mentor, group-form,
 * already-agreed, no-trial, not-agreed, already-started, not-started, ended, after-end, and the steps of selection.
 */
#ifndef KURATOR_MODEL_PAIRING_H
#define KURATOR_MODEL_PAIRING_H

#include "model/bases.h"
#include "model/progress.h"
#include "model/records.h"

/* In the column `group` of input: a new group of its mentor. */
#define GROUP_NEW "new"

/*
 * Judges new records of pairs.csv, under the lock, against the bases (with people, pairs and choices) and each other:
 * a record takes its place before the next one is judged. Rules apply by the day of the pair: its start, else the
 * later agreement, else its proposal; a pair that has ended takes no place. Fills in what is not given:
 *
 *   form, variant   the ones that fewest rules forbid
 *   method          continued where there is a previous pair, matched where there is a score, else appointed
 *   proposed        the earliest of its days, else today
 *   planned_end     the end of the programme
 *   request         the mentee's request, else the topics
 *   group           the next G-… for "new", one for each mentor of the input
 *
 * With `rematch`, mentees whose last pair ended early may have a new one: its conditions have been judged (rematch.h).
 * Returns 0, or -1 when rows that it needs could not be read, which is printed; faults go to records->findings.
 */
int pairing_judge(struct records *records, struct programme *programme, const struct bases *bases,
		  bool rematch);

/* ---- pairs that exist ---- */

/* Places in bases->pairs, each once, in the order in which they were named. */
struct pair_set {
	size_t *items;
	size_t n;
	size_t alloc;
};

/*
 * The pairs that ids of pairs and groups mean; of a group its open pairs, or all when none is open. Returns 0, or -1
 * after a message for every id that means nothing and for every pair that cannot be read.
 */
int pairing_select(struct pair_set *set, const struct bases *bases,
		   const struct group_index *groups, char **ids, int n);
void pair_set_release(struct pair_set *set);

/* What is done to pairs: to the table of pairs.csv, which is being edited. */
struct pairing {
	const struct bases *bases;
	const struct progress *progress;
	struct table *table;
	struct findings *findings; /* of all pairs that cannot be changed so */
};

struct agreement {
	int mentor, mentee; /* days; DATE_NONE both: today, for each side that has not agreed yet */
	bool ready;         /* readiness after the trial meeting, not consent to the pair */
	const char *reason; /* for readiness without a trial meeting; a null pointer: refused */
};

/* Sets mentor_agreed and mentee_agreed, or mentor_ready and mentee_ready. */
void pairing_agree(const struct pairing *pairing, const struct pair_set *set,
		   const struct agreement *agreement);
/*
 * Sets `started` and `order`. Both sides must have agreed, be here and have taken the steps of selection by that day.
 * DATE_NONE: today; or, where all that is missing of a started pair is the order's number, only that is set.
 */
void pairing_start(const struct pairing *pairing, const struct pair_set *set, int date,
		   const char *order);
/* Sets `ended`, `end_reason` and, where it is given, `outcome`. */
void pairing_end(const struct pairing *pairing, const struct pair_set *set, int date,
		 const struct end_reason *reason, const char *outcome);

/*
 * Adds what pairs that end on the day still lack, as remarks: the final meeting, confirmations, goals of the plan without
 * an outcome, exit measurements where there is one at entry; and of a pair that has started the answers of both at exit
 * (where program.yaml has such a survey) and, where a pupil was the mentor, the letter of thanks to the parents: a
 * document of kind thanks-letter, of this term, with the id of the mentor or of the pair in its title or file. Rules: final-meeting,
 * unconfirmed, open-goal, exit-measure, exit-answers, letter. Returns 0, or -1 when a file could not be read, which is
 * printed.
 */
int pairing_checklist(struct findings *list, const struct bases *bases,
		      const struct progress *progress, const struct pair_set *set, int end);

#endif
