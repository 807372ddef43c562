/*
 * register_records.h - the rules by which rows are written into the registers: requests, trainings, consents, plans,
 * contacts, events, outputs, documents.
 *
 * Every function looks at new records before they are appended and adds faults with the stable name of their rule:
 * future, date-order, not-accepted, left, signer, ended, not-proposed, no-term. `bases` holds people (and pairs where pairs are
 * spoken of) as they are under the lock.
 */
#ifndef KURATOR_MODEL_REGISTER_RECORDS_H
#define KURATOR_MODEL_REGISTER_RECORDS_H

#include "model/bases.h"
#include "model/records.h"

/* Gives the day to a record made of options that has none in the column; rows of a file are left alone. */
void records_default_day(struct records *records, const char *column, int day);
/* rule future: days after today. */
void records_refuse_future(struct records *records, const char *column, int today);
/* rule date-order: days in `later` before those in `earlier`. */
void records_refuse_order(struct records *records, const char *earlier, const char *later);

/*
 * rule not-accepted: somebody who is to be a mentor is trained before the decision, where the forms for people of this
 * kind ask for both. Staff and people who are mentees only may be trained at any time.
 */
void trainings_judge(struct records *records, const struct bases *bases);
/*
 * rule selection-order: the one record, a change of the row of mentors.csv, would put the interview before the
 * application or the decision before the interview. What stands in the row already is left alone.
 */
void selection_judge_order(struct records *change, const struct table *table, size_t row);
/* rule left: the mentee of a request has left. */
void requests_judge(struct records *records, const struct bases *bases);
/* rule signer: a person below 14 signs alone. */
void consents_judge(struct records *records, const struct bases *bases);
/*
 * rules ended: a goal for a pair that has ended (of a group: all of whose pairs have ended); not-proposed: it is due
 * before the pair was proposed.
 */
void plans_judge(struct records *records, const struct bases *bases);
/* rules not-proposed: before the pair was proposed; no-term: a support plan without the day until which it runs. */
void contacts_judge(struct records *records, const struct bases *bases);

#endif
