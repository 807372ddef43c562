/*
 * columns.h - shorthand for the tables of this folder: one line a column, in the order in which files are created.
 */
#ifndef KURATOR_MODEL_COLUMNS_COLUMNS_H
#define KURATOR_MODEL_COLUMNS_COLUMNS_H

#include "model/schema.h"
#include "model/label.h"

#define REQUIRED .required = true
#define BRIEF .brief = true
#define LIST_OF .list = true
#define KEPT .kept = true
#define KEY(...) ((const char *const[]){ __VA_ARGS__, NULL })
#define SCHEMA(columns_) .columns = (columns_), .n_columns = ARRAY_SIZE(columns_)

#define TYPE_TEXT .type = COLUMN_TEXT
#define TYPE_PHASE .type = COLUMN_PHASE
#define TYPE_DATE .type = COLUMN_DATE
#define TYPE_INT(low, high) .type = COLUMN_INT, .min = (low), .max = (high)
#define TYPE_DECIMAL(low, high) .type = COLUMN_DECIMAL, .min = (low), .max = (high)
#define TYPE_SHARE .type = COLUMN_DECIMAL, .share = true
#define TYPE_WORDED_TEXT(list_) .type = COLUMN_TEXT, .terms = &(list_)
#define TYPE_NAMED_TEXT(which) .type = COLUMN_TEXT, .vocabulary = (which)
#define TYPE_WORDS(list_) .type = COLUMN_WORDS, .terms = &(list_)
#define TYPE_VOCABULARY(which) .type = COLUMN_VOCABULARY, .vocabulary = (which)
#define TYPE_REFERENCE(which) .type = COLUMN_REFERENCE, .target = (which)

/* words.c */
extern const struct terms words_sex, words_decision, words_scope, words_role, words_method,
	words_plan_status, words_proposal_status, words_wave, words_partner, words_contact_flag,
	words_event, words_output, words_level, words_award_status, words_signer, words_weekday;
/* Words of columns that are computed: the state of a pair, by enum pair_state; a term with a first and a last day; and
   so on. */
extern const struct terms words_pair_state, words_mentor_state, words_mentee_state, words_lacking,
	words_step, words_term, words_event_state, words_plan_state, words_consent_state,
	words_consent_need, words_request_state, words_roadmap_state, words_stage_state,
	words_urgency, words_alert_level, words_alert_any, words_backtest_note, words_pair_side,
	words_register_part;

extern const struct file_schema schema_mentors, schema_mentees, schema_consents, schema_staff;
extern const struct file_schema schema_requests, schema_choices, schema_exclusions;
extern const struct file_schema schema_pairs, schema_meetings, schema_plans, schema_contacts;
extern const struct file_schema schema_trainings, schema_events, schema_outputs, schema_documents,
	schema_partners, schema_roadmap, schema_practices, schema_awards, schema_proposals;
extern const struct file_schema schema_answers, schema_measures, schema_indicators;
extern const struct file_schema schema_journal;

#endif
