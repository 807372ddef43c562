/* fields.c - from YAML nodes to structs, by tables */
#include "model/program/fields.h"

#include "base/nearest.h"
#include "base/number.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "model/schema.h"

#define MOST_QUOTED 60 /* columns of a value in a message */

/* ---- findings ---- */

static void add_finding(struct loader *l, const struct yaml_node *node, enum severity severity,
			const char *rule, const char *fmt, va_list ap)
{
	struct place place = { .file = l->file, .line = node->line, .byte_column = node->column };
	struct strbuf text = STRBUF_INIT;

	strbuf_vaddf(&text, fmt, ap);
	findings_add(l->findings, place, severity, rule, "%s", text.buf);
	strbuf_release(&text);
}

void fault(struct loader *l, const struct yaml_node *node, const char *rule, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	add_finding(l, node, SEVERITY_ERROR, rule, fmt, ap);
	va_end(ap);
}

void doubt(struct loader *l, const struct yaml_node *node, const char *rule, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	add_finding(l, node, SEVERITY_WARNING, rule, fmt, ap);
	va_end(ap);
}

/* Arguments for %.*s: the node's text, cut to a bearable length. */
#define SHOWN(node) (int)text_cut((node)->text, strlen((node)->text), MOST_QUOTED), (node)->text

/* ---- single values ---- */

bool node_is_blank(const struct yaml_node *node)
{
	return node->kind == YAML_SCALAR && !node->quoted && !node->broken &&
	       (!*node->text || streq(node->text, "~") || streq(node->text, "null"));
}

bool expect_scalar(struct loader *l, const struct yaml_node *node)
{
	if (node->kind == YAML_SCALAR)
		return !node->broken;
	if (node->key)
		fault(l, node, "wrong-type", _("'%s' must be one value"), node->key->text);
	else
		fault(l, node, "wrong-type", _("one value is expected here"));
	return false;
}

bool expect_sequence(struct loader *l, const struct yaml_node *node)
{
	if (node->kind == YAML_SEQUENCE || node->broken)
		return !node->broken;
	fault(l, node, "wrong-type", _("'%s' must be a list"), node->key ? node->key->text : "");
	return false;
}

static bool expect_mapping(struct loader *l, const struct yaml_node *node)
{
	if (node->kind == YAML_MAPPING || node->broken)
		return !node->broken;
	if (node->key)
		fault(l, node, "wrong-type", _("'%s' must consist of keys with values"),
		      node->key->text);
	else
		fault(l, node, "wrong-type", _("keys with values are expected here"));
	return false;
}

static const char *read_text(struct loader *l, const struct yaml_node *node)
{
	if (!expect_scalar(l, node))
		return NULL;
	if (*node->text)
		return node->text;
	fault(l, node, "empty-text", _("the text is empty"));
	return NULL;
}

/* An unknown key counts also without a value: a comma in a text that has no quotes makes one of what follows it. */
static void read_label_part(struct loader *l, const struct yaml_node *node, struct label *label)
{
	bool ru = streq(node->key->text, "ru"), en = streq(node->key->text, "en");

	if ((ru || en) && node_is_blank(node))
		return;
	if (ru)
		label->ru = read_text(l, node);
	else if (en)
		label->en = read_text(l, node);
	else
		fault(l, node->key, "unknown-key",
		      _("a text has the keys 'ru' and 'en', not '%.*s'"), SHOWN(node->key));
}

bool read_label(struct loader *l, const struct yaml_node *node, struct label *label)
{
	if (node->kind == YAML_SEQUENCE) {
		fault(l, node, "wrong-type",
		      _("a text is expected here: one string or {ru: …, en: …}"));
		return false;
	}
	if (node->kind == YAML_SCALAR) {
		label->en = label->ru = read_text(l, node);
		return label->en != NULL;
	}
	for (const struct yaml_node *part = node->first; part; part = part->next)
		read_label_part(l, part, label);
	if (!node->n)
		fault(l, node, "empty-text", _("the text is empty"));
	return label->en || label->ru;
}

bool read_int(struct loader *l, const struct yaml_node *node, int min, int max, int *value)
{
	int64_t number;

	if (!expect_scalar(l, node))
		return false;
	if (number_parse_int(node->text, strlen(node->text), &number) || number < min ||
	    number > max) {
		fault(l, node, "wrong-value", _("'%.*s' is not a whole number from %d to %d"),
		      SHOWN(node), min, max);
		return false;
	}
	*value = (int)number;
	return true;
}

static void read_number(struct loader *l, const struct yaml_node *node, const struct field *field,
			double *value)
{
	bool bounded = field->min != 0 || field->max != 0;
	char low[NUMBER_SIZE], high[NUMBER_SIZE];
	double number;

	if (!expect_scalar(l, node))
		return;
	if (number_parse_decimal(node->text, strlen(node->text), &number))
		fault(l, node, "wrong-value", _("'%.*s' is not a number"), SHOWN(node));
	else if (bounded && (number < field->min || number > field->max))
		fault(l, node, "wrong-value", _("'%.*s' is not a number from %s to %s"),
		      SHOWN(node), number_format(field->min, low), number_format(field->max, high));
	else
		*value = number;
}

bool read_date(struct loader *l, const struct yaml_node *node, int *value)
{
	if (!expect_scalar(l, node))
		return false;
	if (date_parse(node->text, strlen(node->text), value)) {
		fault(l, node, "wrong-value", _("'%.*s' is not a date such as 2021-09-01"),
		      SHOWN(node));
		return false;
	}
	return true;
}

bool read_bool(struct loader *l, const struct yaml_node *node, bool *value)
{
	if (!expect_scalar(l, node))
		return false;
	*value = streq(node->text, "true") || streq(node->text, "yes");
	if (*value || streq(node->text, "false") || streq(node->text, "no"))
		return true;
	fault(l, node, "wrong-value", _("'%.*s' is neither 'true' nor 'false'"), SHOWN(node));
	return false;
}

/* ---- words ---- */

/* Reports a word that is none of those offered to `nearest`. */
static void fault_word(struct loader *l, const struct yaml_node *node, const char *rule,
		       const struct nearest *nearest, const char *fmt)
{
	struct strbuf text = STRBUF_INIT;
	struct strbuf word = STRBUF_INIT;

	strbuf_addf(&word, "%.*s", SHOWN(node));
	strbuf_addf(&text, fmt, word.buf);
	if (nearest->best)
		strbuf_addf(&text, _("; nearest: '%s'"), nearest->best);
	fault(l, node, rule, "%s", text.buf);
	strbuf_release(&word);
	strbuf_release(&text);
}

static void fault_none_of(struct loader *l, const struct yaml_node *node, const char *const *words)
{
	struct strbuf list = STRBUF_INIT;

	for (size_t i = 0; words[i]; i++)
		strbuf_addf(&list, "%s%s", i ? ", " : "", words[i]);
	fault(l, node, "unknown-word", _("'%.*s' is none of: %s"), SHOWN(node), list.buf);
	strbuf_release(&list);
}

int read_word(struct loader *l, const struct yaml_node *node, const char *const *words)
{
	struct nearest nearest = { .word = node->text };

	if (!expect_scalar(l, node))
		return -1;
	for (int i = 0; words[i]; i++) {
		if (streq(words[i], node->text))
			return i;
		nearest_offer(&nearest, words[i]);
	}
	if (nearest.best)
		fault_word(l, node, "unknown-word", &nearest, _("'%s' is not known here"));
	else
		fault_none_of(l, node, words);
	return -1;
}

static const char *read_term(struct loader *l, const struct yaml_node *node,
			     const struct terms *terms)
{
	struct nearest nearest = { .word = node->text };

	if (!expect_scalar(l, node))
		return NULL;
	for (size_t i = 0; i < terms->n; i++) {
		if (streq(terms->items[i].id, node->text))
			return node->text;
		nearest_offer(&nearest, terms->items[i].id);
	}
	fault_word(l, node, "unknown-word", &nearest, _("'%s' is not known here"));
	return NULL;
}

/* ---- ids and references ---- */

static bool is_id_byte(char c, bool first)
{
	unsigned char u = (unsigned char)c;

	if (u >= 0x80 || is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
		return true;
	return !first && (c == '.' || c == '_' || c == '-');
}

bool program_is_id(const char *s)
{
	for (size_t i = 0; s[i]; i++)
		if (!is_id_byte(s[i], i == 0))
			return false;
	return *s;
}

static bool check_id(struct loader *l, const struct yaml_node *node)
{
	if (!read_text(l, node))
		return false;
	if (program_is_id(node->text))
		return true;
	fault(l, node, "id", _("'%.*s' is no id: letters, digits and '.', '_', '-' between them"),
	      SHOWN(node));
	return false;
}

/* Names that belong to one form or survey. */
static bool is_scoped(enum names names)
{
	return names == NAMES_MENTOR_TYPE || names == NAMES_MENTEE_TYPE || names == NAMES_QUESTION;
}

static void index_key(struct strbuf *key, enum names names, size_t scope, const char *id)
{
	strbuf_addf(key, "%d/%zu/%s", (int)names, is_scoped(names) ? scope : 0, id);
}

static size_t find_definition(const struct loader *l, enum names names, size_t scope,
			      const char *id)
{
	struct strbuf key = STRBUF_INIT;
	size_t at;

	index_key(&key, names, scope, id);
	at = strmap_get(&l->index, key.buf, key.len);
	strbuf_release(&key);
	return at;
}

void define(struct loader *l, enum names names, const struct yaml_node *node)
{
	struct strbuf key = STRBUF_INIT;
	size_t earlier;

	index_key(&key, names, l->scope, node->text);
	earlier = strmap_add(&l->index, key.buf, key.len, l->n_definitions);
	strbuf_release(&key);
	if (earlier == STRMAP_NONE) {
		ALLOC_GROW(l->definitions, l->n_definitions + 1, l->alloc_definitions);
		l->definitions[l->n_definitions++] = (struct definition){ names, l->scope, node };
	} else if (names != NAMES_CONSTRUCT) {
		fault(l, node, "duplicate-id", _("id '%.*s' is given twice (first in line %u)"),
		      SHOWN(node), l->definitions[earlier].node->line);
	}
}

const struct yaml_node *defined_at(const struct loader *l, enum names names, const char *id)
{
	size_t at = find_definition(l, names, 0, id);

	if (at == STRMAP_NONE)
		BUG("'%s' was never defined", id);
	return l->definitions[at].node;
}

void refer(struct loader *l, enum names names, const struct yaml_node *node)
{
	ALLOC_GROW(l->references, l->n_references + 1, l->alloc_references);
	l->references[l->n_references++] = (struct definition){ names, l->scope, node };
}

static const char *const not_found[NAMES_COUNT] = {
	[NAMES_STAGE] = N_("no stage has the id '%s'"),
	[NAMES_KIND] = N_("no kind of people has the id '%s'"),
	[NAMES_MENTOR_CATEGORY] = N_("no category of mentors has the id '%s'"),
	[NAMES_MENTEE_CATEGORY] = N_("no category of mentees has the id '%s'"),
	[NAMES_TOPIC] = N_("no topic has the id '%s'"),
	[NAMES_FORM] = N_("no form has the id '%s'"),
	[NAMES_VARIANT] = N_("no variant has the id '%s'"),
	[NAMES_MENTOR_TYPE] = N_("no type of mentors of this form has the id '%s'"),
	[NAMES_MENTEE_TYPE] = N_("no type of mentees of this form has the id '%s'"),
	[NAMES_ROADMAP] = N_("no item of the road map has the id '%s'"),
	[NAMES_EVENT_OR_ROADMAP] =
		N_("'%s' is neither an item of the road map nor a kind of event"),
	[NAMES_SURVEY] = N_("no survey has the id '%s'"),
	[NAMES_CONSTRUCT] = N_("no question asks about the construct '%s'"),
	[NAMES_MEASURE] = N_("no measure has the id '%s'"),
	[NAMES_INDICATOR] = N_("no indicator has the id '%s'"),
	[NAMES_DOCUMENT] = N_("no kind of documents has the id '%s'"),
};

static const struct terms *event_words(void)
{
	return schema_column(schema_find("events.csv"), "kind")->terms;
}

static bool is_event(const char *id)
{
	return terms_find(event_words(), id) != SIZE_MAX;
}

static void fault_reference(struct loader *l, const struct definition *ref, enum names names)
{
	struct nearest nearest = { .word = ref->node->text };

	for (size_t i = 0; i < l->n_definitions; i++) {
		const struct definition *d = &l->definitions[i];

		if (d->names == names && (!is_scoped(names) || d->scope == ref->scope))
			nearest_offer(&nearest, d->node->text);
	}
	if (ref->names == NAMES_EVENT_OR_ROADMAP)
		for (size_t i = 0; i < event_words()->n; i++)
			nearest_offer(&nearest, event_words()->items[i].id);
	fault_word(l, ref->node, "unknown-reference", &nearest, _(not_found[ref->names]));
}

void resolve(struct loader *l)
{
	for (size_t i = 0; i < l->n_references; i++) {
		const struct definition *ref = &l->references[i];
		enum names names =
			ref->names == NAMES_EVENT_OR_ROADMAP ? NAMES_ROADMAP : ref->names;

		if (find_definition(l, names, ref->scope, ref->node->text) != STRMAP_NONE)
			continue;
		if (ref->names == NAMES_EVENT_OR_ROADMAP && is_event(ref->node->text))
			continue;
		fault_reference(l, ref, names);
	}
}

void loader_release(struct loader *l)
{
	strmap_release(&l->index);
	free(l->definitions);
	free(l->references);
}

/* ---- lists ---- */

static bool is_repeated(const struct yaml_node *list, const struct yaml_node *item)
{
	for (const struct yaml_node *n = list->first; n != item; n = n->next)
		if (n->kind == YAML_SCALAR && streq(n->text, item->text))
			return true;
	return false;
}

/* Ids of a list; one word alone is a list of one. */
static void read_ids(struct loader *l, const struct yaml_node *node, const struct field *field,
		     struct ids *ids)
{
	size_t n = node->kind == YAML_SCALAR ? 1 : node->n;
	const char **items = arena_calloc(l->arena, n, sizeof(*items));
	const struct yaml_node *item = node->kind == YAML_SCALAR ? node : node->first;

	if (node->kind != YAML_SCALAR && !expect_sequence(l, node))
		return;
	for (; item; item = node->kind == YAML_SCALAR ? NULL : item->next) {
		const char *text = field->type == FIELD_TERM_IDS ? read_term(l, item, field->terms)
								 : read_text(l, item);

		if (!text)
			continue;
		if (node != item && is_repeated(node, item)) {
			fault(l, item, "duplicate-id", _("'%.*s' is given twice"), SHOWN(item));
			continue;
		}
		if (field->type == FIELD_REFS)
			refer(l, field->names, item);
		items[ids->n++] = text;
	}
	ids->items = items;
}

static void read_labels(struct loader *l, const struct yaml_node *node, struct labels *labels)
{
	struct label *items = arena_calloc(l->arena, node->n + 1, sizeof(*items));
	const struct yaml_node *item;

	if (node->kind != YAML_SEQUENCE) {
		labels->n = read_label(l, node, &items[0]);
		labels->items = items;
		return;
	}
	for (item = node->first; item; item = item->next)
		labels->n += read_label(l, item, &items[labels->n]);
	labels->items = items;
}

static const struct field term_fields[] = {
	{ KEY_AS("id", FIELD_ID, term, id), MUST, .names = NAMES_NONE },
	{ KEY_AS("name", FIELD_LABEL, term, name), MUST },
	{ .key = NULL },
};
static const struct table term_table = { .fields = term_fields, .size = sizeof(struct term) };

static void read_terms(struct loader *l, const struct yaml_node *node, struct terms *terms)
{
	struct term *items = arena_calloc(l->arena, node->n, sizeof(*items));
	const struct yaml_node *item;

	terms->items = items;
	if (!expect_sequence(l, node))
		return;
	for (item = node->first; item; item = item->next) {
		struct term *term = &items[terms->n++];

		if (item->kind == YAML_SCALAR && check_id(l, item))
			*term = (struct term){ item->text, { item->text, item->text } };
		else if (item->kind != YAML_SCALAR)
			fields_read(l, item, &term_table, term);
		if (!term->id)
			terms->n--;
		else if (terms_find(terms, term->id) != terms->n - 1)
			fault(l, item, "duplicate-id", _("'%s' is given twice"), term->id);
	}
}

void fields_read_list(struct loader *l, const struct yaml_node *node, const struct table *table,
		      const void **items, size_t *n)
{
	char *array = arena_calloc(l->arena, node->n, table->size);
	const struct yaml_node *item;

	if (!expect_sequence(l, node))
		return;
	*items = array;
	for (item = node->first; item; item = item->next)
		fields_read(l, item, table, array + table->size * (*n)++);
}

/* ---- mappings ---- */

_Static_assert(sizeof(enum better) == sizeof(int), "enums are written as int");

static void set_int(void *at, int value)
{
	memcpy(at, &value, sizeof(value));
}

static void set_default(const struct field *field, void *at);

static void set_defaults(const struct table *table, void *item)
{
	for (const struct field *field = table->fields; field->key; field++)
		set_default(field, (char *)item + field->offset);
}

static void set_default(const struct field *field, void *at)
{
	bool truth = field->fallback != 0;

	switch (field->type) {
	case FIELD_BOOL:
		memcpy(at, &truth, sizeof(truth));
		break;
	case FIELD_INT:
	case FIELD_WORD:
		set_int(at, (int)field->fallback);
		break;
	case FIELD_NUMBER:
		memcpy(at, &field->fallback, sizeof(field->fallback));
		break;
	case FIELD_DATE:
		set_int(at, DATE_NONE);
		break;
	case FIELD_MAPPING:
		set_defaults(field->table, at);
		break;
	default:
		break;
	}
}

static void read_list_field(struct loader *l, const struct yaml_node *node,
			    const struct field *field, char *at)
{
	const void *items = NULL;
	size_t n = 0;

	fields_read_list(l, node, field->table, &items, &n);
	memcpy(at, &items, sizeof(items));
	memcpy(at + sizeof(items), &n, sizeof(n));
}

static void read_id(struct loader *l, const struct yaml_node *node, const struct field *field,
		    const char **id)
{
	if (!check_id(l, node))
		return;
	*id = node->text;
	if (field->names != NAMES_NONE)
		define(l, field->names, node);
}

static void read_reference(struct loader *l, const struct yaml_node *node,
			   const struct field *field, const char **id)
{
	*id = read_text(l, node);
	if (*id)
		refer(l, field->names, node);
}

static void read_value(struct loader *l, const struct yaml_node *node, const struct field *field,
		       void *item)
{
	void *at = (char *)item + field->offset;
	bool bounded = field->min != 0 || field->max != 0;
	int word;

	switch (field->type) {
	case FIELD_ID:
		read_id(l, node, field, at);
		break;
	case FIELD_TEXT:
		*(const char **)at = read_text(l, node);
		break;
	case FIELD_LABEL:
		read_label(l, node, at);
		break;
	case FIELD_LABELS:
		read_labels(l, node, at);
		break;
	case FIELD_BOOL:
		read_bool(l, node, at);
		break;
	case FIELD_INT:
		read_int(l, node, bounded ? (int)field->min : -1000000,
			 bounded ? (int)field->max : 1000000, at);
		break;
	case FIELD_NUMBER:
		read_number(l, node, field, at);
		break;
	case FIELD_DATE:
		read_date(l, node, at);
		break;
	case FIELD_WORD:
		word = read_word(l, node, field->words);
		if (word >= 0)
			set_int(at, word);
		break;
	case FIELD_TERM:
		*(const char **)at = read_term(l, node, field->terms);
		break;
	case FIELD_REF:
		read_reference(l, node, field, at);
		break;
	case FIELD_TERM_IDS:
	case FIELD_REFS:
	case FIELD_WORDS:
		read_ids(l, node, field, at);
		break;
	case FIELD_TERMS:
		read_terms(l, node, at);
		break;
	case FIELD_MAPPING:
		fields_read(l, node, field->table, at);
		break;
	case FIELD_LIST:
		read_list_field(l, node, field, at);
		break;
	case FIELD_OWN:
		field->read(l, node, item);
		break;
	}
}

static const struct field *find_field(const struct table *table, const char *key)
{
	for (const struct field *field = table->fields; field->key; field++)
		if (streq(field->key, key))
			return field;
	return NULL;
}

static void fault_key(struct loader *l, const struct yaml_node *key, const struct table *table)
{
	struct nearest nearest = { .word = key->text };

	for (const struct field *field = table->fields; field->key; field++)
		nearest_offer(&nearest, field->key);
	fault_word(l, key, "unknown-key", &nearest, _("unknown key '%s'"));
}

static void check_required(struct loader *l, const struct yaml_node *node,
			   const struct table *table)
{
	for (const struct field *field = table->fields; field->key; field++) {
		const struct yaml_node *value;

		if (!field->required)
			continue;
		value = yaml_get(node, field->key);
		if (!value)
			fault(l, node, "missing-key", _("key '%s' is missing"), field->key);
		else if (node_is_blank(value))
			fault(l, value, "missing-key", _("key '%s' has no value"), field->key);
		else if (field->type != FIELD_OWN && value->kind != YAML_SCALAR && !value->n)
			fault(l, value, "missing-key", _("'%s' may not be empty"), field->key);
	}
}

void fields_read(struct loader *l, const struct yaml_node *node, const struct table *table,
		 void *item)
{
	set_defaults(table, item);
	if (!expect_mapping(l, node))
		return;
	if (table->line)
		*(size_t *)((char *)item + table->line) = node->line;
	if (table->opens_scope)
		l->scope++;
	for (const struct yaml_node *value = node->first; value; value = value->next) {
		const struct field *field = find_field(table, value->key->text);

		if (value->key->broken)
			continue;
		if (!field)
			fault_key(l, value->key, table);
		else if (!node_is_blank(value))
			read_value(l, value, field, item);
	}
	check_required(l, node, table);
	if (table->check)
		table->check(l, node, item);
}
