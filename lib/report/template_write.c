/* template_write.c - what comes out of a template */
#include "report/template_values.h"

#include "report/escape.h"

struct template_source {
	size_t offset; /* in the text that came out */
	struct place place;
	bool literal; /* the text of the template itself, not a value */
};

struct writing {
	const struct template *template;
	const struct template_record *records[TEMPLATE_DEPTH_MAX]; /* outermost first */
	const char *blank;
	struct template_text *out;
	struct findings *findings;
	size_t first_finding; /* of this writing */
};

static void note_source(struct template_text *out, struct place place, bool literal)
{
	ALLOC_GROW(out->sources, out->n_sources + 1, out->alloc_sources);
	out->sources[out->n_sources++] = (struct template_source){ out->text.len, place, literal };
}

static bool is_said(const struct writing *writing, const char *message)
{
	for (size_t i = writing->first_finding; i < writing->findings->n; i++)
		if (streq(writing->findings->items[i].message, message))
			return true;
	return false;
}

/* A required field has no value. */
static void say_missing(struct writing *writing, const struct template_record *record,
			const struct template_field *field)
{
	struct place place = { .id = record->id };
	char *message = *record->id
				? xstrfmt(_("%s: '%s' is missing: %s"), record->id, field->name,
					  _(field->meaning))
				: xstrfmt(_("'%s' is missing: %s"), field->name, _(field->meaning));

	if (!is_said(writing, message))
		findings_add(writing->findings, place, SEVERITY_ERROR, "missing", "%s", message);
	free(message);
}

static void write_field(struct writing *writing, const struct template_node *node)
{
	const struct template_record *record = writing->records[node->level];
	const struct template_field *field = template_fields_at(record->fields, node->field);
	const char *text = record->values[node->field].text;
	bool blank = writing->blank && !(field->flags & FIELD_STATED);

	note_source(writing->out, node->place, false);
	if (text && *text)
		escape_html(&writing->out->text, text);
	else if (field->flags & FIELD_REQUIRED && blank)
		escape_html(&writing->out->text, writing->blank);
	else if (field->flags & FIELD_REQUIRED)
		say_missing(writing, record, field);
}

/* What has to be stated is missing also where a section has left it out. */
static void check_stated(struct writing *writing, const struct template_record *record)
{
	const unsigned stated = FIELD_REQUIRED | FIELD_STATED;

	for (size_t i = 0; i < template_fields_count(record->fields); i++) {
		const struct template_field *field = template_fields_at(record->fields, i);
		const struct template_value *value = &record->values[i];
		bool empty = field->records ? !value->n : !value->text || !*value->text;

		if ((field->flags & stated) != stated)
			continue;
		if (empty)
			say_missing(writing, record, field);
		for (const struct template_record *item = value->first; item; item = item->next)
			check_stated(writing, item);
	}
}

static void write_nodes(struct writing *writing, size_t from, size_t to, size_t depth);

static void write_list(struct writing *writing, size_t at, size_t depth)
{
	const struct template_node *node = &writing->template->nodes[at];
	const struct template_record *record = writing->records[node->level];
	const struct template_field *field = template_fields_at(record->fields, node->field);
	const struct template_value *list = &record->values[node->field];

	if (!list->n && field->flags & FIELD_REQUIRED)
		say_missing(writing, record, field);
	for (const struct template_record *item = list->first; item; item = item->next) {
		writing->records[depth] = item;
		write_nodes(writing, at + 1, node->end, depth + 1);
	}
}

static void write_section(struct writing *writing, size_t at, size_t depth)
{
	const struct template_node *node = &writing->template->nodes[at];
	const struct template_record *record = writing->records[node->level];
	const struct template_value *value = &record->values[node->field];
	bool list = template_fields_at(record->fields, node->field)->records;
	bool full = list ? value->n > 0 : value->text && *value->text;

	if (node->kind == NODE_SECTION && list)
		write_list(writing, at, depth);
	else if (full == (node->kind == NODE_SECTION))
		write_nodes(writing, at + 1, node->end, depth);
}

static void write_nodes(struct writing *writing, size_t from, size_t to, size_t depth)
{
	for (size_t at = from; at < to;) {
		const struct template_node *node = &writing->template->nodes[at];

		switch (node->kind) {
		case NODE_TEXT:
			note_source(writing->out, node->place, true);
			strbuf_add(&writing->out->text, node->text, node->len);
			break;
		case NODE_FIELD:
			write_field(writing, node);
			break;
		case NODE_SECTION:
		case NODE_EMPTY:
			write_section(writing, at, depth);
			at = node->end;
			continue;
		}
		at++;
	}
}

void template_write(const struct template *template, const struct template_record *record,
		    const char *blank, struct template_text *out, struct findings *findings)
{
	struct writing writing = { .template = template,
				   .records = { record },
				   .blank = blank,
				   .out = out,
				   .findings = findings,
				   .first_finding = findings->n };

	check_stated(&writing, record);
	write_nodes(&writing, 0, template->n, 1);
}

struct place template_place(const struct template_text *text, size_t offset)
{
	size_t low = 0, high = text->n_sources;
	struct place place = { .file = "" };

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (text->sources[middle].offset <= offset)
			low = middle + 1;
		else
			high = middle;
	}
	if (!low)
		return place;
	place = text->sources[low - 1].place;
	for (size_t i = text->sources[low - 1].offset;
	     text->sources[low - 1].literal && i < offset && i < text->text.len; i++) {
		if (text->text.buf[i] == '\n')
			place.line++;
		place.byte_column = text->text.buf[i] == '\n' ? 1 : place.byte_column + 1;
	}
	return place;
}

void template_text_release(struct template_text *text)
{
	strbuf_release(&text->text);
	free(text->sources);
	*text = (struct template_text)TEMPLATE_TEXT_INIT;
}
