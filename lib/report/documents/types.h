/*
 * types.h - the types of documents, each in the file of its like; types.c lists them.
 */
#ifndef KURATOR_REPORT_DOCUMENTS_TYPES_H
#define KURATOR_REPORT_DOCUMENTS_TYPES_H

#include "report/documents/sheet.h"

/* orders.c */
extern const struct document_type document_order_pairs, document_order_curator;
/* rules.c */
extern const struct document_type document_regulation, document_programme, document_roadmap,
	document_order_implementation;
/* training.c */
extern const struct document_type document_training_programme;
/* consents.c */
extern const struct document_type document_consent_processing, document_consent_special,
	document_consent_publication, document_consent_participation, document_consent_mentor_work;
/* candidates.c */
extern const struct document_type document_application, document_interview,
	document_preference_card;
/* protocol.c */
extern const struct document_type document_protocol_meeting;
/* awards.c */
extern const struct document_type document_certificate, document_order_award,
	document_thanks_letter;
/* reports.c */
extern const struct document_type document_register, document_report_year;
/* pairs.c */
extern const struct document_type document_agreement, document_plan, document_meeting;

#endif
