/*
 * template_values.h - what stands in the fields of a template; for template*.c alone.
 */
#ifndef KURATOR_REPORT_TEMPLATE_VALUES_H
#define KURATOR_REPORT_TEMPLATE_VALUES_H

#include "report/template.h"

#define TEMPLATE_NO_FIELD SIZE_MAX

/* A text, or the records of a list. */
struct template_value {
	const char *text; /* a null pointer: empty */
	struct template_record *first, *last;
	size_t n;
};

struct template_record {
	struct arena *arena;
	const struct template_fields *fields;
	const char *id;
	struct template_value *values; /* one for each field */
	struct template_record *next;  /* of the same list */
};

size_t template_fields_count(const struct template_fields *fields);
const struct template_field *template_fields_at(const struct template_fields *fields, size_t i);
size_t template_fields_find(const struct template_fields *fields, const char *name, size_t len);

enum template_node_kind {
	NODE_TEXT,
	NODE_FIELD,
	NODE_SECTION, /* {{#name}} */
	NODE_EMPTY,   /* {{^name}} */
};

struct template_node {
	enum template_node_kind kind;
	struct place place;
	const char *text; /* NODE_TEXT */
	size_t len;
	size_t level; /* of the record that has the field: 0 is the outermost */
	size_t field; /* in that record */
	size_t end;   /* of a section: the node behind it */
};

#define TEMPLATE_DEPTH_MAX ((size_t)16) /* records within records */

#endif
