/*
 * register_records.h - the rules by which rows are written into the registers: requests, trainings, consents, plans,
 * contacts, events, outputs, documents.
 *
 * Every function looks at new records before they are appended and adds faults with the stable name of their rule:
 * future, date-order, not-accepted, left, signer, ended, not-proposed, not-started, after-end, no-term, no-talk, no-support.
 * `bases` holds people (and pairs where pairs are spoken of) as they are under the lock.
 */
#ifndef KURATOR_MODEL_REGISTER_RECORDS_H
#define KURATOR_MODEL_REGISTER_RECORDS_H

#include "model/bases.h"
#include "model/contacts.h"
#include "model/records.h"

/* Gives the day to a record made of options that has none in the column; rows of a file are left alone. */
void records_default_day(struct records *records, const char *column, int day);
/* rule future: days after today. */
void records_refuse_future(struct records *records, const char *column, int today);
/* rule date-order: days in `later` before those in `earlier`. */
void records_refuse_order(struct records *records, const char *earlier, const char *later);

/*
 * Warns on standard error of documents of a kind that program.yaml does not list: they are taken, but no stage counts
 * them. Names the kind that was probably meant.
 */
void documents_warn_unlisted(const struct records *records, const struct program *program);

/*
 * rule not-accepted: somebody who is to be a mentor is trained before the decision, where the forms for people of this
 * kind ask for both. Staff and people who are mentees only may be trained at any time.
 */
void trainings_judge(struct records *records, const struct bases *bases);
/*
 * rule selection-order: the one record, a change of the row of mentors.csv, would put the interview before the
 * application or the decision before the interview, or accept somebody without the application or the interview that
 * program.yaml asks for. What stands in the row already is left alone.
 */
void selection_judge_order(struct records *change, const struct program *program,
			   const struct table *table, size_t row);
/* rule left: the mentee of a request has left. */
void requests_judge(struct records *records, const struct bases *bases);
/* rule signer: a person below 14 signs alone, or another for a person of 18 and more. */
void consents_judge(struct records *records, const struct bases *bases);
/*
 * Record i, a goal of the pair or group. Rules ended: the pair (of a group: all of its pairs) has ended; not-proposed and
 * not-started: it is due before the pair was there or at work; after-end: after the programme, and after the end that the
 * pair plans.
 */
void plan_judge(struct records *records, size_t i, const char *pair, const struct bases *bases);
/* The same for every record and its own pair. */
void plans_judge(struct records *records, const struct bases *bases);
/*
 * rules not-proposed: before the pair was proposed; no-term: a support plan without the day until which it runs; no-talk,
 * no-support: a step of the ladder without the one before it, which `reason` (else a null pointer) lets pass: it is
 * added to the summary.
 */
void contacts_judge(struct records *records, const struct bases *bases,
		    const struct contacts *contacts, const char *reason);

#endif
