/* layouts.c - the layouts of program.yaml: tables as somebody wants them */
#include "model/program/tables.h"

#include "model/schema.h"
#include "model/vocabulary.h"

static const char *const values[] = {
	[LAYOUT_COLUMN] = "column",
	[LAYOUT_NUMBER] = "number",
	[LAYOUT_CONTACTS] = "contacts",
	[LAYOUT_BIRTH_YEAR] = "birth-year",
	[LAYOUT_GUARDIAN] = "guardian",
	[LAYOUT_PARTNER] = "partner",
	[LAYOUT_PARTNER_WORKPLACE] = "partner-workplace",
	[LAYOUT_PAIR_FORM] = "pair-form",
	[LAYOUT_COMPLETED] = "completed",
	[LAYOUT_MENTOR] = "mentor",
	[LAYOUT_MENTOR_KIND] = "mentor-kind",
	[LAYOUT_MENTEE] = "mentee",
	[LAYOUT_MENTEE_KIND] = "mentee-kind",
	[LAYOUT_MENTEE_CLASS] = "mentee-class",
	[LAYOUT_MEETINGS] = "meetings",
	[LAYOUT_STATE] = "state",
	[LAYOUT_ORGANIZATION] = "organization",
	[LAYOUT_MUNICIPALITY] = "municipality",
	[LAYOUT_DIRECTOR] = "director",
	[LAYOUT_CURATOR] = "curator",
	[LAYOUT_CURATOR_CONTACTS] = "curator-contacts",
	[LAYOUT_DAY] = "day",
	[LAYOUT_COUNT] = "count",
	[LAYOUT_DOCUMENT] = "document",
	[LAYOUT_DOCUMENT + 1] = NULL,
};

static bool has_own_key(enum layout_value value)
{
	return value == LAYOUT_COLUMN || value == LAYOUT_COUNT || value == LAYOUT_DOCUMENT;
}

/* One of the keys column, value, count and document says what stands there. */
static void check_column(struct loader *l, const struct yaml_node *node, void *item)
{
	struct layout_column *column = item;
	int given = (column->column != NULL) + (column->count != NULL) +
		    (column->document != NULL) + (yaml_get(node, "value") != NULL);

	if (given != 1)
		fault(l, node, "wrong-value",
		      _("exactly one of these is needed: column, value, count, document"));
	else if (yaml_get(node, "value") && has_own_key(column->value))
		fault(l, yaml_get(node, "value"), "wrong-value", _("'%s' is a key of its own"),
		      values[column->value]);
	if (column->of && !column->count)
		fault(l, yaml_get(node, "of"), "unknown-key", _("'of' belongs to 'count'"));
	if (column->count)
		column->value = LAYOUT_COUNT;
	if (column->document)
		column->value = LAYOUT_DOCUMENT;
}

static const struct field column_fields[] = {
	{ KEY_AS("heading", FIELD_LABEL, layout_column, heading), MUST },
	{ KEY_AS("column", FIELD_TEXT, layout_column, column) },
	{ KEY_AS("value", FIELD_WORD, layout_column, value), .words = values },
	{ KEY_AS("count", FIELD_TERM, layout_column, count), .terms = &vocabulary_count },
	{ KEY_AS("of", FIELD_TERM, layout_column, of), .terms = &vocabulary_count },
	{ KEY_AS("kinds", FIELD_REFS, layout_column, kinds), .names = NAMES_KIND },
	{ KEY_AS("document", FIELD_REF, layout_column, document), .names = NAMES_DOCUMENT },
	{ .key = NULL },
};
static const struct table column_table = {
	.fields = column_fields,
	.size = sizeof(struct layout_column),
	.line = offsetof(struct layout_column, line),
	.check = check_column,
};

/* "mentors": a null pointer where it is no base that people see. */
static const struct file_schema *schema_of(const char *base)
{
	char *file = xstrfmt("%s.csv", base);
	const struct file_schema *schema = streq(base, "journal") ? NULL : schema_find(file);

	free(file);
	return schema;
}

static bool is_of_people(const struct file_schema *schema)
{
	return schema && (streq(schema->name, "mentors.csv") || streq(schema->name, "mentees.csv"));
}

/* Whether a value of this kind is known of the rows of the base. */
static bool fits(enum layout_value value, const struct file_schema *schema)
{
	if (value == LAYOUT_NUMBER)
		return true;
	if (value >= LAYOUT_ORGANIZATION)
		return !schema;
	if (value >= LAYOUT_MENTOR)
		return schema && streq(schema->name, "pairs.csv");
	return value == LAYOUT_COLUMN ? schema != NULL : is_of_people(schema);
}

static void check_layout(struct loader *l, const struct yaml_node *node, void *item)
{
	const struct layout *layout = item;
	const struct yaml_node *columns = yaml_get(node, "columns"), *at;
	const struct file_schema *schema = layout->base ? schema_of(layout->base) : NULL;

	if (!layout->base)
		return;
	if (!schema && !streq(layout->base, LAYOUT_OF_ORGANIZATION)) {
		fault(l, yaml_get(node, "base"), "wrong-value",
		      _("'%s' is neither a base such as mentors nor 'organization'"), layout->base);
		return;
	}
	if (!layout->n_columns)
		fault(l, node, "missing-key", _("key '%s' is missing"), "columns");
	at = columns ? columns->first : NULL;
	for (size_t i = 0; at && i < layout->n_columns; i++, at = at->next) {
		const struct layout_column *c = &layout->columns[i];

		if (!fits(c->value, schema))
			fault(l, at, "wrong-value", _("'%s' is not known of the rows of '%s'"),
			      values[c->value], layout->base);
		else if (c->column && !schema_column(schema, c->column))
			doubt(l, at, "unknown-column",
			      _("'%s' is no column of %s that kurator knows"), c->column,
			      schema->name);
	}
}

static const struct field layout_fields[] = {
	{ KEY_AS("id", FIELD_ID, layout, id), MUST, .names = NAMES_LAYOUT },
	{ KEY_AS("name", FIELD_LABEL, layout, name), MUST },
	{ KEY_AS("base", FIELD_TEXT, layout, base), MUST },
	{ KEY_AS("columns", FIELD_LIST, layout, columns), MUST, .table = &column_table },
	{ .key = NULL },
};
const struct table layout_table = {
	.fields = layout_fields,
	.size = sizeof(struct layout),
	.line = offsetof(struct layout, line),
	.check = check_layout,
};
