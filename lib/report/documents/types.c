/* types.c - the list of all types of documents */
#include "report/documents/types.h"

const struct document_type *const document_types[] = {
	&document_order_pairs,
	NULL,
};

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
