/* template_values.c - what stands in the fields of a template */
#include "report/template_values.h"

static const struct template_field text_fields[] = {
	{ ".", N_("the text"), FIELD_STATED, NULL },
};
const struct template_fields template_texts = { text_fields, ARRAY_SIZE(text_fields), NULL };

size_t template_fields_count(const struct template_fields *fields)
{
	size_t n = 0;

	for (; fields; fields = fields->also)
		n += fields->n;
	return n;
}

const struct template_field *template_fields_at(const struct template_fields *fields, size_t i)
{
	while (i >= fields->n) {
		i -= fields->n;
		fields = fields->also;
	}
	return &fields->items[i];
}

size_t template_fields_find(const struct template_fields *fields, const char *name, size_t len)
{
	size_t before = 0;

	for (; fields; before += fields->n, fields = fields->also)
		for (size_t i = 0; i < fields->n; i++)
			if (strlen(fields->items[i].name) == len &&
			    !memcmp(fields->items[i].name, name, len))
				return before + i;
	return TEMPLATE_NO_FIELD;
}

struct template_record *template_record(struct arena *arena, const struct template_fields *fields,
					const char *id)
{
	struct template_record *record = arena_calloc(arena, 1, sizeof(*record));

	record->arena = arena;
	record->fields = fields;
	record->id = arena_memdup0(arena, id, strlen(id));
	record->values =
		arena_calloc(arena, template_fields_count(fields), sizeof(*record->values));
	return record;
}

/* The value of a field, which is a list or is not. */
static struct template_value *value_of(const struct template_record *record, const char *name,
				       bool list)
{
	size_t i = template_fields_find(record->fields, name, strlen(name));

	if (i == TEMPLATE_NO_FIELD || !template_fields_at(record->fields, i)->records == list)
		BUG("'%s' is no field of this kind", name);
	return &record->values[i];
}

void template_set(struct template_record *record, const char *name, const char *value)
{
	value_of(record, name, false)->text = arena_memdup0(record->arena, value, strlen(value));
}

struct template_record *template_add(struct template_record *record, const char *name,
				     const char *id)
{
	struct template_value *list = value_of(record, name, true);
	size_t i = template_fields_find(record->fields, name, strlen(name));
	struct template_record *added =
		template_record(record->arena, template_fields_at(record->fields, i)->records, id);

	if (list->last)
		list->last->next = added;
	else
		list->first = added;
	list->last = added;
	list->n++;
	return added;
}

void template_add_text(struct template_record *record, const char *name, const char *value)
{
	template_set(template_add(record, name, ""), ".", value);
}

size_t template_count(const struct template_record *record, const char *name)
{
	return value_of(record, name, true)->n;
}
