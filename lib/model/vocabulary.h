/*
 * vocabulary.h - the fixed word lists of the columns: what may stand in `kind` of events.csv, `roles` of staff.csv and
 * so on. What a school may extend (kinds of people, categories, topics, forms …) is in program.yaml, see program.h.
 */
#ifndef KURATOR_MODEL_VOCABULARY_H
#define KURATOR_MODEL_VOCABULARY_H

#include "model/label.h"

extern const struct terms vocabulary_decision; /* mentors.csv decision */
extern const struct terms vocabulary_sex;      /* sex: f, m */
extern const struct terms vocabulary_scope;    /* consents.csv scope */
extern const struct terms vocabulary_role;     /* staff.csv roles */
extern const struct terms vocabulary_method;   /* pairs.csv method */
extern const struct terms vocabulary_stage;    /* meetings.csv stage, in the order of the cycle */
extern const struct terms vocabulary_event;    /* events.csv kind */
extern const struct terms vocabulary_output;   /* outputs.csv kind */
extern const struct terms vocabulary_contact_flag; /* contacts.csv flag */
extern const struct terms vocabulary_award_level;  /* awards.csv level */
extern const struct terms vocabulary_award_status; /* awards.csv status */
extern const struct terms vocabulary_weekday;      /* days: mon … sun */
extern const struct terms
	vocabulary_responsible; /* road map: roles of staff.csv, and centre, mentor, mentee */
extern const struct terms vocabulary_area;  /* topics: study, adaptation, behaviour … */
extern const struct terms vocabulary_count; /* indicators: built-in numerators and denominators */

#endif
