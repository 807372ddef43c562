/* people.c - kinds, categories, topics of program.yaml */
#include "model/program/tables.h"
#include "model/vocabulary.h"

static const char *const contours[] = { "internal", "external", NULL };

static const struct field kind_fields[] = {
	{ KEY_AS("id", FIELD_ID, kind, id), MUST, .names = NAMES_KIND },
	{ KEY_AS("name", FIELD_LABEL, kind, name), MUST },
	{ KEY_AS("contour", FIELD_WORD, kind, contour), MUST, .words = contours },
	{ KEY_AS("minor", FIELD_BOOL, kind, minor) },
	{ KEY_AS("teacher", FIELD_BOOL, kind, teacher) },
	{ .key = NULL },
};
const struct table kind_table = {
	.fields = kind_fields,
	.size = sizeof(struct kind),
	.line = offsetof(struct kind, line),
};

#define CATEGORY_FIELDS(names_) \
	{ KEY_AS("id", FIELD_ID, category, id), MUST, .names = (names_) }, \
		{ KEY_AS("name", FIELD_LABEL, category, name), MUST }, \
		{ KEY_AS("kinds", FIELD_REFS, category, kinds), .names = NAMES_KIND }, \
		{ KEY_AS("sensitive", FIELD_BOOL, category, sensitive) }, \
	{ \
		.key = NULL \
	}

static const struct field mentor_category_fields[] = { CATEGORY_FIELDS(NAMES_MENTOR_CATEGORY) };
static const struct table mentor_category_table = {
	.fields = mentor_category_fields,
	.size = sizeof(struct category),
	.line = offsetof(struct category, line),
};

static const struct field mentee_category_fields[] = { CATEGORY_FIELDS(NAMES_MENTEE_CATEGORY) };
static const struct table mentee_category_table = {
	.fields = mentee_category_fields,
	.size = sizeof(struct category),
	.line = offsetof(struct category, line),
};

/* Both sides lie in the programme itself. */
static const struct field categories_fields[] = {
	{ KEY_AS("mentor", FIELD_LIST, program, mentor_categories),
	  .table = &mentor_category_table },
	{ KEY_AS("mentee", FIELD_LIST, program, mentee_categories),
	  .table = &mentee_category_table },
	{ .key = NULL },
};
const struct table categories_table = {
	.fields = categories_fields,
	.size = sizeof(struct program),
};

static const struct field topic_fields[] = {
	{ KEY_AS("id", FIELD_ID, topic, id), MUST, .names = NAMES_TOPIC },
	{ KEY_AS("name", FIELD_LABEL, topic, name), MUST },
	{ KEY_AS("area", FIELD_TERM, topic, area), .terms = &vocabulary_area },
	{ KEY_AS("subject", FIELD_BOOL, topic, subject) },
	{ KEY_AS("kinds", FIELD_REFS, topic, kinds), .names = NAMES_KIND },
	{ .key = NULL },
};
const struct table topic_table = {
	.fields = topic_fields,
	.size = sizeof(struct topic),
	.line = offsetof(struct topic, line),
};
