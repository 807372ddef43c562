/*
 * meetings.h - the rules by which meetings are written into meetings.csv and confirmed.
 *
 * Meetings keep the order acquaintance → trial → planning → regular → final, in the order of their days, whatever the
 * order in which they are recorded. Breaches of the order and doubles may be forced with a reason, which is kept in the
 * notes together with the names of the rules: "ill in October [stage-skipped]". What cannot have happened is never
 * taken: a meeting in the future, before the pair was agreed, after its end, of people who are not in the group.
 */
#ifndef KURATOR_MODEL_MEETINGS_H
#define KURATOR_MODEL_MEETINGS_H

#include "model/bases.h"
#include "model/records.h"

enum meeting_rule {
	MEETING_FUTURE,
	MEETING_NOT_AGREED, /* acquaintance and trial need both sides' consent */
	MEETING_AFTER_END,
	MEETING_NOT_MEMBER,      /* `present` names somebody who was not in the pair or group */
	MEETING_CONFIRMED_EARLY, /* confirmed before it was held */
	MEETING_DOUBLE, /* same pair, day and stage; same pair and day where no stage was given */
	MEETING_NOT_STARTED, /* planning and later need the start of the pair */
	MEETING_NOT_READY,   /* … and both sides' readiness after the trial */
	MEETING_STAGE_SKIPPED,
	MEETING_STAGE_AGAIN, /* only regular meetings repeat */
	MEETING_STAGE_ORDER, /* a later stage was held before, or an earlier one after */
	MEETING_AFTER_FINAL,
	MEETING_RULES,
};

/* "stage-skipped": never changes, never translated. */
const char *meeting_rule_name(enum meeting_rule rule);
/* Whether a reason lets it pass. */
bool meeting_rule_may_be_forced(enum meeting_rule rule);
/* Whether the notes of a meeting say that the rule was broken on purpose. */
bool meeting_is_forced(const char *notes, enum meeting_rule rule);

/*
 * Judges new records of meetings.csv against the bases (with meetings, under the lock) and each other. Fills in the
 * stage where none is given (the one that comes next on that day) and, for a group, `present` (everybody who is in it
 * on that day). With a `reason` breaches that may be forced pass and are noted; without one they are faults. Days
 * without school become warnings among records->findings. Faults in rows that the order depends on are printed, and -1
 * is returned; otherwise 0. Records that name no pair or no day are left to records_append().
 */
int meetings_judge(struct records *records, const struct bases *bases, const char *reason);

/* ---- confirmation ---- */

/* The columns of `meeting confirm`'s input: id, side, date, rating, review, person. */
extern const struct file_schema schema_confirmations;

/*
 * Puts confirmations (records of schema_confirmations) into the table of meetings.csv, which is being edited; without a
 * date they are of today. A side that has confirmed is not confirmed again, but a missing rating or review is taken; of
 * `both` the side that has not. A person who is named has to have been at the meeting, and gives the side where none is
 * given. Faults (rules no-such-record, already-confirmed, confirmed-early, future, not-member, one-side) are added to
 * records->findings. `touched`, a bool for each row, tells which meetings were changed. Returns 0, or -1 when rows of
 * meetings.csv could not be read, which is printed.
 */
int meetings_confirm(struct records *records, const struct bases *bases, struct table *table,
		     bool *touched);

#endif
