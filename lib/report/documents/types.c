/* types.c - the list of all types of documents, and of the templates that stand in theirs */
#include "report/documents/types.h"

const struct document_type *const document_types[] = {
	&document_order_curator,
	&document_regulation,
	&document_programme,
	&document_roadmap,
	&document_order_implementation,
	&document_training_programme,
	&document_consent_processing,
	&document_consent_special,
	&document_consent_publication,
	&document_consent_participation,
	&document_consent_mentor_work,
	&document_application,
	&document_interview,
	&document_preference_card,
	&document_protocol_meeting,
	&document_order_pairs,
	&document_agreement,
	&document_plan,
	&document_meeting,
	&document_register,
	&document_report_year,
	&document_order_award,
	&document_certificate,
	&document_thanks_letter,
	NULL,
};

const struct document_part document_parts[] = {
	{ "letterhead", N_("head of all documents") },
	{ "consent-parties", N_("who signs, with address and identity papers: in all consents") },
	{ "consent-signatures", N_("signatures: in all consents") },
	{ NULL, NULL },
};

const struct document_part *document_part_find(const char *id)
{
	for (const struct document_part *part = document_parts; part->id; part++)
		if (streq(part->id, id))
			return part;
	return NULL;
}

const struct document_type *document_type_find(const struct program *program, const char *name)
{
	const struct document_kind *kind = program_document_kind_by_label(program, name);

	for (size_t i = 0; document_types[i]; i++)
		if (streq(document_types[i]->id, name) || label_is(&document_types[i]->name, name))
			return document_types[i];
	for (size_t i = 0; kind && document_types[i]; i++)
		if (streq(document_types[i]->id, kind->id))
			return document_types[i];
	return NULL;
}
