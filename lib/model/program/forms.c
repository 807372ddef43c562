/* forms.c - forms of mentoring and their variants */
#include "model/program/tables.h"

static const struct field result_fields[] = {
	{ KEY_AS("id", FIELD_ID, expected_result, id), MUST, .names = NAMES_RESULT },
	{ KEY_AS("text", FIELD_LABEL, expected_result, name), MUST },
	{ KEY_AS("indicators", FIELD_REFS, expected_result, indicators), .names = NAMES_INDICATOR },
	{ .key = NULL },
};
const struct table result_table = {
	.fields = result_fields,
	.size = sizeof(struct expected_result),
	.line = offsetof(struct expected_result, line),
};

#define TYPE_FIELDS(names_) \
	{ KEY_AS("id", FIELD_ID, person_type, id), MUST, .names = (names_) }, \
		{ KEY_AS("name", FIELD_LABEL, person_type, name), MUST }, \
		{ KEY_AS("description", FIELD_LABEL, person_type, description) }, \
	{ \
		.key = NULL \
	}

static const struct field mentor_type_fields[] = { TYPE_FIELDS(NAMES_MENTOR_TYPE) };
static const struct table mentor_type_table = {
	.fields = mentor_type_fields,
	.size = sizeof(struct person_type),
	.line = offsetof(struct person_type, line),
};

static const struct field mentee_type_fields[] = { TYPE_FIELDS(NAMES_MENTEE_TYPE) };
static const struct table mentee_type_table = {
	.fields = mentee_type_fields,
	.size = sizeof(struct person_type),
	.line = offsetof(struct person_type, line),
};

#define SIDE_FIELDS(types_) \
	{ KEY_AS("kinds", FIELD_REFS, form_side, kinds), MUST, .names = NAMES_KIND }, \
		{ KEY_AS("min_age", FIELD_INT, form_side, min_age), BETWEEN(0, 100) }, \
		{ KEY_AS("types", FIELD_LIST, form_side, types), .table = (types_) }, \
		{ KEY_AS("profiles", FIELD_LABELS, form_side, profiles) }, \
	{ \
		.key = NULL \
	}

static const struct field form_mentor_fields[] = { SIDE_FIELDS(&mentor_type_table) };
static const struct table form_mentor_table = {
	.fields = form_mentor_fields,
	.size = sizeof(struct form_side),
};

static const struct field form_mentee_fields[] = { SIDE_FIELDS(&mentee_type_table) };
static const struct table form_mentee_table = {
	.fields = form_mentee_fields,
	.size = sizeof(struct form_side),
};

#define VARIANT_SIDE_FIELDS(categories_, types_) \
	{ KEY_AS("categories", FIELD_REFS, variant_side, categories), .names = (categories_) }, \
		{ KEY_AS("types", FIELD_REFS, variant_side, types), .names = (types_) }, \
	{ \
		.key = NULL \
	}

static const struct field variant_mentor_fields[] = { VARIANT_SIDE_FIELDS(NAMES_MENTOR_CATEGORY,
									  NAMES_MENTOR_TYPE) };
static const struct table variant_mentor_table = {
	.fields = variant_mentor_fields,
	.size = sizeof(struct variant_side),
};

static const struct field variant_mentee_fields[] = { VARIANT_SIDE_FIELDS(NAMES_MENTEE_CATEGORY,
									  NAMES_MENTEE_TYPE) };
static const struct table variant_mentee_table = {
	.fields = variant_mentee_fields,
	.size = sizeof(struct variant_side),
};

static void check_variant(struct loader *l, const struct yaml_node *node, void *item)
{
	(void)item;
	check_repeated_rules(l, node, "require");
}

static const struct field variant_fields[] = {
	{ KEY_AS("id", FIELD_ID, variant, id), MUST, .names = NAMES_VARIANT },
	{ KEY_AS("name", FIELD_LABEL, variant, name), MUST },
	{ KEY_AS("goal", FIELD_LABEL, variant, goal) },
	{ KEY_AS("mentor", FIELD_MAPPING, variant, mentor), .table = &variant_mentor_table },
	{ KEY_AS("mentee", FIELD_MAPPING, variant, mentee), .table = &variant_mentee_table },
	{ KEY_AS("require", FIELD_LIST, variant, require), .table = &require_table },
	{ .key = NULL },
};
static const struct table variant_table = {
	.fields = variant_fields,
	.size = sizeof(struct variant),
	.line = offsetof(struct variant, line),
	.check = check_variant,
};

static const struct field scheme_fields[] = {
	{ KEY_AS("step", FIELD_LABEL, scheme_step, step), MUST },
	{ KEY_AS("activities", FIELD_LABELS, scheme_step, activities), MUST },
	{ .key = NULL },
};
static const struct table scheme_table = {
	.fields = scheme_fields,
	.size = sizeof(struct scheme_step),
};

static const char *const per_words[] = { "form", "variant", NULL };

struct limit {
	int count;
	int per; /* place in per_words */
};

static const struct field limit_fields[] = {
	{ KEY_AS("count", FIELD_INT, limit, count), MUST, BETWEEN(1, 100) },
	{ KEY_AS("per", FIELD_WORD, limit, per), MUST, .words = per_words },
	{ .key = NULL },
};
static const struct table limit_table = { .fields = limit_fields, .size = sizeof(struct limit) };

/* "mentee_limit: 1" in the whole form, or "mentee_limit: {count: 1, per: variant}". */
static void read_limit(struct loader *l, const struct yaml_node *node, void *item)
{
	struct form *form = item;
	struct limit limit = { 1, 0 };

	if (node->kind == YAML_SCALAR)
		read_int(l, node, 1, 100, &limit.count);
	else
		fields_read(l, node, &limit_table, &limit);
	form->mentee_limit = limit.count;
	form->limit_per_variant = limit.per == 1;
}

static void check_form(struct loader *l, const struct yaml_node *node, void *item)
{
	struct form *form = item;

	check_repeated_rules(l, node, "require");
	if (!yaml_get(node, "mentee_limit"))
		form->mentee_limit = 1;
}

static const struct field form_fields[] = {
	{ KEY_AS("id", FIELD_ID, form, id), MUST, .names = NAMES_FORM },
	{ KEY_AS("name", FIELD_LABEL, form, name), MUST },
	{ KEY_AS("active", FIELD_BOOL, form, active), .fallback = true },
	{ KEY_AS("goal", FIELD_LABEL, form, goal) },
	{ KEY_AS("tasks", FIELD_LABELS, form, tasks) },
	{ KEY_AS("results", FIELD_LIST, form, results), .table = &result_table },
	{ KEY_AS("mentor", FIELD_MAPPING, form, mentor), MUST, .table = &form_mentor_table },
	{ KEY_AS("mentee", FIELD_MAPPING, form, mentee), MUST, .table = &form_mentee_table },
	{ KEY_AS("mentee_limit", FIELD_OWN, form, mentee_limit), .read = read_limit },
	{ KEY_AS("selection", FIELD_MAPPING, form, selection), .table = &selection_table },
	{ KEY_AS("require", FIELD_LIST, form, require), .table = &require_table },
	{ KEY_AS("variants", FIELD_LIST, form, variants), MUST, .table = &variant_table },
	{ KEY_AS("scheme", FIELD_LIST, form, scheme), .table = &scheme_table },
	{ .key = NULL },
};
const struct table form_table = {
	.fields = form_fields,
	.size = sizeof(struct form),
	.line = offsetof(struct form, line),
	.opens_scope = true,
	.check = check_form,
};
