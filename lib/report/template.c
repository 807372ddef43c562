/* template.c - reads a template: tags, names, sections that close */
#include "report/template_values.h"

#include "base/nearest.h"
#include "base/text.h"

/* Each may be a record within a record, behind the outermost one. */
#define SECTIONS_MAX (TEMPLATE_DEPTH_MAX - 1)

/* A template that is being read, or one that stands in it. */
struct input {
	const char *file;
	const char *name; /* "" for the outermost */
	const char *bytes;
	size_t len, at;
	size_t line, line_start; /* of `at` */
	const struct input *outer;
};

struct open_section {
	const char *name;
	size_t len;
	size_t node;
	bool has_records;
};

struct reading {
	struct template *template;
	const struct template_fields *scopes[TEMPLATE_DEPTH_MAX]; /* outermost first */
	size_t n_scopes;
	struct open_section open[SECTIONS_MAX];
	size_t n_open;
	template_find_fn *find;
	void *data;
	struct findings *findings;
};

struct tag {
	char sigil; /* 0: a field */
	const char *name;
	size_t len;
	struct place place;
};

/* ---- places ---- */

static void advance(struct input *input, size_t to)
{
	for (; input->at < to; input->at++)
		if (input->bytes[input->at] == '\n') {
			input->line++;
			input->line_start = input->at + 1;
		}
}

static struct place place_here(const struct input *input)
{
	return (struct place){ .file = input->file,
			       .line = input->line,
			       .byte_column = input->at - input->line_start + 1 };
}

#define WRONG(reading, place, ...) \
	findings_add((reading)->findings, (place), SEVERITY_ERROR, "template", __VA_ARGS__)

/* ---- nodes ---- */

static struct template_node *add_node(struct reading *reading, enum template_node_kind kind,
				      struct place place)
{
	struct template *template = reading->template;

	ALLOC_GROW(template->nodes, template->n + 1, template->alloc);
	template->nodes[template->n] = (struct template_node){ .kind = kind, .place = place };
	return &template->nodes[template->n++];
}

static void add_text(struct reading *reading, const struct input *input, size_t to)
{
	struct template_node *node;

	if (to <= input->at)
		return;
	node = add_node(reading, NODE_TEXT, place_here(input));
	node->len = to - input->at;
	node->text = arena_memdup0(&reading->template->arena, input->bytes + input->at, node->len);
}

/* ---- names ---- */

static void say_unknown(struct reading *reading, const struct tag *tag)
{
	char *name = xmemdup0(tag->name, tag->len);
	struct nearest nearest = { .word = name };

	for (size_t level = reading->n_scopes; level-- > 0;)
		for (size_t i = 0; i < template_fields_count(reading->scopes[level]); i++)
			nearest_offer(&nearest,
				      template_fields_at(reading->scopes[level], i)->name);
	if (nearest.best)
		WRONG(reading, tag->place, _("there is no field '%s' here; '%s' was meant?"), name,
		      nearest.best);
	else
		WRONG(reading, tag->place, _("there is no field '%s' here"), name);
	free(name);
}

/* Finds the field from the innermost record outwards; a null pointer after a finding. */
static const struct template_field *resolve(struct reading *reading, const struct tag *tag,
					    struct template_node *node)
{
	for (size_t level = reading->n_scopes; level-- > 0;) {
		const struct template_fields *fields = reading->scopes[level];
		size_t i = template_fields_find(fields, tag->name, tag->len);

		if (i == TEMPLATE_NO_FIELD)
			continue;
		node->level = level;
		node->field = i;
		return template_fields_at(fields, i);
	}
	say_unknown(reading, tag);
	return NULL;
}

/* ---- tags ---- */

static void take_field(struct reading *reading, const struct tag *tag)
{
	struct template_node *node = add_node(reading, NODE_FIELD, tag->place);
	const struct template_field *field = resolve(reading, tag, node);

	if (field && field->records)
		WRONG(reading, tag->place,
		      _("'%s' is a list: write {{#%s}} before and {{/%s}} behind what each of it gives"),
		      field->name, field->name, field->name);
}

static void open_section(struct reading *reading, const struct tag *tag)
{
	enum template_node_kind kind = tag->sigil == '#' ? NODE_SECTION : NODE_EMPTY;
	struct template_node *node = add_node(reading, kind, tag->place);
	const struct template_field *field = resolve(reading, tag, node);
	struct open_section *open;

	if (reading->n_open == SECTIONS_MAX) {
		WRONG(reading, tag->place, _("more than %zu sections are open at once"),
		      SECTIONS_MAX);
		return;
	}
	open = &reading->open[reading->n_open++];
	*open = (struct open_section){ tag->name, tag->len, reading->template->n - 1, false };
	if (kind == NODE_SECTION && field && field->records) {
		reading->scopes[reading->n_scopes++] = field->records;
		open->has_records = true;
	}
}

static bool is_same_name(const struct tag *tag, const struct open_section *open)
{
	return tag->len == open->len && !memcmp(tag->name, open->name, tag->len);
}

static void pop_section(struct reading *reading)
{
	struct open_section *open = &reading->open[--reading->n_open];

	reading->template->nodes[open->node].end = reading->template->n;
	if (open->has_records)
		reading->n_scopes--;
}

/* `base`: how many sections were open where this file began. */
static void close_section(struct reading *reading, const struct tag *tag, size_t base)
{
	const struct open_section *open;

	if (reading->n_open == base) {
		WRONG(reading, tag->place, _("{{/%.*s}} closes what is not open"), (int)tag->len,
		      tag->name);
		return;
	}
	open = &reading->open[reading->n_open - 1];
	if (!is_same_name(tag, open))
		WRONG(reading, tag->place,
		      _("{{/%.*s}} stands where {{/%.*s}} has to: line %zu opens it"),
		      (int)tag->len, tag->name, (int)open->len, open->name,
		      reading->template->nodes[open->node].place.line);
	pop_section(reading);
}

static void read_input(struct reading *reading, struct input *input);

static bool is_inside(const struct input *input, const char *name)
{
	for (; input; input = input->outer)
		if (streq(input->name, name))
			return true;
	return false;
}

static void take_other(struct reading *reading, const struct tag *tag, const struct input *input)
{
	char *name = xmemdup0(tag->name, tag->len);
	struct strbuf bytes = STRBUF_INIT;
	struct input inner = { .name = name, .line = 1, .outer = input };

	if (is_inside(input, name)) {
		WRONG(reading, tag->place, _("the template '%s' stands in itself"), name);
	} else if (!reading->find || reading->find(reading->data, name, &reading->template->arena,
						   &bytes, &inner.file)) {
		WRONG(reading, tag->place, _("there is no template '%s'"), name);
	} else {
		inner.bytes = bytes.buf;
		inner.len = bytes.len;
		read_input(reading, &inner);
	}
	strbuf_release(&bytes);
	free(name);
}

static void take_tag(struct reading *reading, const struct tag *tag, const struct input *input,
		     size_t base)
{
	switch (tag->sigil) {
	case 0:
		take_field(reading, tag);
		break;
	case '#':
	case '^':
		open_section(reading, tag);
		break;
	case '/':
		close_section(reading, tag, base);
		break;
	case '>':
		take_other(reading, tag, input);
		break;
	case '!':
		break;
	default:
		WRONG(reading, tag->place, _("templates know no tag that begins with '{{%c'"),
		      tag->sigil);
	}
}

/* ---- reading ---- */

static size_t find_pair(const struct input *input, size_t from, const char *pair)
{
	const char *at = input->bytes + from, *end = input->bytes + input->len;

	for (; end - at >= 2; at++) {
		at = memchr(at, pair[0], (size_t)(end - at) - 1);
		if (!at)
			break;
		if (at[1] == pair[1])
			return (size_t)(at - input->bytes);
	}
	return SIZE_MAX;
}

/* Where the tag that begins at `open` ends. Only a remark may go over lines or hold another tag. */
static size_t find_end(const struct input *input, size_t open)
{
	size_t close = find_pair(input, open + 2, "}}");
	size_t next = find_pair(input, open + 2, "{{");

	if (close == SIZE_MAX || input->bytes[open + 2] == '!')
		return close;
	if (next < close || memchr(input->bytes + open, '\n', close - open))
		return SIZE_MAX;
	return close;
}

static bool is_space(char c)
{
	return is_blank(c) || c == '\n' || c == '\r';
}

/* The tag whose braces stand at `at` and before `close`. */
static struct tag tag_between(const struct input *input, size_t close)
{
	const char *from = input->bytes + input->at + 2, *to = input->bytes + close;
	struct tag tag = { .place = place_here(input) };

	if (from < to && strchr("#^/!>{&=", *from))
		tag.sigil = *from++;
	while (from < to && is_space(*from))
		from++;
	while (to > from && is_space(to[-1]))
		to--;
	tag.name = from;
	tag.len = (size_t)(to - from);
	return tag;
}

/* Whether the tag is alone on its line: then *begin is where the line begins, and *behind is the next one. */
static bool is_alone(const struct input *input, size_t close, size_t *begin, size_t *behind)
{
	size_t start = input->at, after = close + 2;

	while (start > input->line_start && is_blank(input->bytes[start - 1]))
		start--;
	while (after < input->len && is_blank(input->bytes[after]))
		after++;
	if (after < input->len && input->bytes[after] == '\r')
		after++;
	if (start != input->line_start || (after < input->len && input->bytes[after] != '\n'))
		return false;
	*begin = start;
	*behind = after < input->len ? after + 1 : after;
	return true;
}

/* Reads up to and including the next tag. */
static void read_tag(struct reading *reading, struct input *input, size_t open, size_t base)
{
	struct input ahead = *input;
	size_t close = find_end(input, open), begin = open, behind;
	struct tag tag;

	advance(&ahead, open);
	if (close == SIZE_MAX) {
		WRONG(reading, place_here(&ahead), _("the tag has no end: '}}' is missing"));
		/* What follows is looked at, as text. */
		advance(input, open + 2);
		return;
	}
	tag = tag_between(&ahead, close);
	behind = close + 2;
	if (tag.sigil && strchr("#^/!>", tag.sigil))
		is_alone(&ahead, close, &begin, &behind);
	add_text(reading, input, begin);
	take_tag(reading, &tag, input, base);
	advance(input, behind);
}

static void close_all(struct reading *reading, size_t base)
{
	while (reading->n_open > base) {
		const struct open_section *open = &reading->open[reading->n_open - 1];

		WRONG(reading, reading->template->nodes[open->node].place,
		      _("the section has no end: {{/%.*s}} is missing"), (int)open->len,
		      open->name);
		pop_section(reading);
	}
}

static void read_input(struct reading *reading, struct input *input)
{
	size_t base = reading->n_open, bad = text_invalid_at(input->bytes, input->len);

	if (bad < input->len || memchr(input->bytes, '\0', input->len)) {
		advance(input, bad < input->len ? bad : 0);
		WRONG(reading, place_here(input), _("the template is no text in UTF-8"));
		return;
	}
	while (input->at < input->len) {
		size_t open = find_pair(input, input->at, "{{");

		if (open == SIZE_MAX) {
			add_text(reading, input, input->len);
			advance(input, input->len);
		} else {
			read_tag(reading, input, open, base);
		}
	}
	close_all(reading, base);
}

/* The nodes of a template, or of a section in it, whose names are looked for in a record of this level. */
struct range {
	size_t from, to, level;
};

/* Where the field is written out. */
static const struct template_node *find_named(const struct template *template, struct range range,
					      size_t field, bool list)
{
	enum template_node_kind kind = list ? NODE_SECTION : NODE_FIELD;

	for (size_t n = range.from; n < range.to; n++) {
		const struct template_node *node = &template->nodes[n];

		if (node->kind == kind && node->level == range.level && node->field == field)
			return node;
	}
	return NULL;
}

/* Fields that have to be named somewhere; of a list, also those of its records. */
static void check_stated(struct reading *reading, const char *file,
			 const struct template_fields *fields, struct range range)
{
	for (size_t i = 0; i < template_fields_count(fields); i++) {
		const struct template_field *field = template_fields_at(fields, i);
		const struct template_node *node =
			find_named(reading->template, range, i, field->records);

		if (!(field->flags & FIELD_STATED))
			continue;
		if (!node)
			WRONG(reading, (struct place){ .file = file },
			      _("the template has to state '%s': %s"), field->name,
			      _(field->meaning));
		else if (field->records)
			check_stated(reading, file, field->records,
				     (struct range){ (size_t)(node - reading->template->nodes) + 1,
						     node->end, range.level + 1 });
	}
}

int template_read(struct template *template, const char *file, const char *bytes, size_t len,
		  const struct template_fields *fields, template_find_fn *find, void *data,
		  struct findings *findings)
{
	struct reading reading = { .template = template,
				   .scopes = { fields },
				   .n_scopes = 1,
				   .find = find,
				   .data = data,
				   .findings = findings };
	struct input input = { .file = arena_memdup0(&template->arena, file, strlen(file)),
			       .name = "",
			       .bytes = bytes,
			       .len = len,
			       .line = 1 };
	size_t errors = findings->errors;

	read_input(&reading, &input);
	if (findings->errors == errors)
		check_stated(&reading, input.file, fields, (struct range){ 0, template->n, 0 });
	return findings->errors > errors ? -1 : 0;
}

void template_release(struct template *template)
{
	arena_release(&template->arena);
	free(template->nodes);
	*template = (struct template)TEMPLATE_INIT;
}
