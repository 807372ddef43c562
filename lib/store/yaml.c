/* yaml.c - a configuration file as a small tree; the one door to libyaml */
#include "store/yaml.h"

#include <yaml.h>

#include "base/text.h"

#define MOST_KEYS 256

struct builder {
	const char *file;
	struct arena *arena;
	struct findings *findings;
	yaml_parser_t parser;
	struct yaml_node *root;
	struct yaml_node
		*open[YAML_MOST_LEVELS]; /* collections that have not ended, outermost first */
	struct yaml_node *last[YAML_MOST_LEVELS]; /* the last child of each */
	struct yaml_node
		*key[YAML_MOST_LEVELS]; /* of a mapping: the key that waits for its value */
	size_t levels;
	size_t documents;
};

static struct place place_at(const struct builder *b, size_t line, size_t column)
{
	return (struct place){ .file = b->file, .line = line, .byte_column = column };
}

static struct place place_of(const struct builder *b, const yaml_mark_t *mark)
{
	return place_at(b, mark->line + 1, mark->column + 1);
}

/* ---- what libyaml says, in plain words ---- */

static const struct {
	const char *problem;
	const char *words;
} problems[] = {
	{ "mapping values are not allowed in this context",
	  N_("a ':' is not expected here; put text that holds ': ' into quotes and check the indentation") },
	{ "did not find expected key",
	  N_("a key is expected here; check the indentation and the quotes above") },
	{ "did not find expected '-' indicator",
	  N_("an item beginning with '-' is expected here; check the indentation") },
	{ "did not find expected ',' or ']'",
	  N_("a ',' or ']' is expected here: a list in brackets is not closed") },
	{ "did not find expected ',' or '}'",
	  N_("a ',' or '}' is expected here: keys in braces are not closed") },
	{ "could not find expected ':'", N_("a ':' is missing after a key") },
	{ "found character that cannot start any token",
	  N_("this character cannot begin a text; put the text into quotes") },
	{ "found a tab character that violates indentation",
	  N_("a tab cannot indent a line; use spaces") },
	{ "found a tab character where an indentation space is expected",
	  N_("a tab cannot indent a line; use spaces") },
	{ "found unexpected end of stream", N_("a quote is opened and never closed") },
	{ "found unexpected document indicator",
	  N_("a quote is opened and not closed before '---' or '...'") },
	{ "block sequence entries are not allowed in this context",
	  N_("an item beginning with '-' is not expected here") },
	{ "found unexpected ':'", N_("a space and a value are expected behind ':'") },
	{ "found unknown escape character",
	  N_("a backslash in double quotes begins no known escape; use single quotes") },
	{ "did not find expected node content", N_("a value is expected here") },
	{ "did not find expected <document start>",
	  N_("the text goes on where it should have ended; check the indentation") },
};

static struct place place_of_byte(const struct builder *b, const char *bytes, size_t at)
{
	size_t line = 1, column = 1;

	for (size_t i = 0; i < at; i++) {
		if (bytes[i] == '\n') {
			line++;
			column = 1;
		} else if (((unsigned char)bytes[i] & 0xC0) != 0x80) {
			column++;
		}
	}
	return place_at(b, line, column);
}

/* Whether the line, from 0, is indented with a tab: whatever the parser stumbles over there, that is the reason. */
static bool tab_indents(const char *bytes, size_t line)
{
	for (; line && bytes; line--) {
		bytes = strchr(bytes, '\n');
		bytes = bytes ? bytes + 1 : NULL;
	}
	return bytes && bytes[strspn(bytes, " ")] == '\t';
}

static void add_problem(const struct builder *b, const char *bytes)
{
	const yaml_parser_t *p = &b->parser;
	const yaml_mark_t *mark = &p->problem_mark;
	const char *problem = p->problem ? p->problem : "";

	if (p->error == YAML_READER_ERROR) {
		findings_add(b->findings, place_of_byte(b, bytes, p->problem_offset),
			     SEVERITY_ERROR, "encoding",
			     _("control character 0x%02X is not allowed"),
			     (unsigned)p->problem_value);
		return;
	}
	if (streq(problem, "found unexpected end of stream"))
		mark = &p->context_mark;
	if (tab_indents(bytes, mark->line)) {
		findings_add(b->findings, place_of(b, mark), SEVERITY_ERROR, "yaml", "%s",
			     _("a tab cannot indent a line; use spaces"));
		return;
	}
	for (size_t i = 0; i < ARRAY_SIZE(problems); i++) {
		if (streq(problem, problems[i].problem)) {
			findings_add(b->findings, place_of(b, mark), SEVERITY_ERROR, "yaml", "%s",
				     _(problems[i].words));
			return;
		}
	}
	findings_add(b->findings, place_of(b, mark), SEVERITY_ERROR, "yaml",
		     _("not understood as YAML: %s"), problem);
}

/* ---- the bytes ---- */

/* The first control character other than tab and line ends, or len. */
static size_t control_at(const char *bytes, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)bytes[i];

		if (c == 0x7F || (c < 0x20 && c != '\t' && c != '\n' && c != '\r'))
			return i;
	}
	return len;
}

static int check_bytes(const struct builder *b, const char *bytes, size_t len)
{
	size_t at;

	if (len > YAML_MOST_BYTES) {
		findings_add(b->findings, place_at(b, 0, 0), SEVERITY_ERROR, "file-size",
			     _("the file is larger than %zu bytes"), YAML_MOST_BYTES);
		return -1;
	}
	at = text_invalid_at(bytes, len);
	if (at < len) {
		findings_add(b->findings, place_of_byte(b, bytes, at), SEVERITY_ERROR, "encoding",
			     _("byte 0x%02X is not UTF-8; save the file as UTF-8"),
			     (unsigned char)bytes[at]);
		return -1;
	}
	at = control_at(bytes, len);
	if (at < len) {
		findings_add(b->findings, place_of_byte(b, bytes, at), SEVERITY_ERROR, "encoding",
			     _("control character 0x%02X is not allowed"),
			     (unsigned char)bytes[at]);
		return -1;
	}
	return 0;
}

/* ---- nodes ---- */

static struct yaml_node *new_node(struct builder *b, enum yaml_kind kind, const yaml_mark_t *mark)
{
	struct yaml_node *node = arena_calloc(b->arena, 1, sizeof(*node));

	node->kind = (uint8_t)kind;
	node->line = (uint32_t)mark->line + 1;
	node->column = (uint32_t)mark->column + 1;
	return node;
}

/* Stands where something unusable was, so that nothing more is said about it. */
static struct yaml_node *replacement(struct builder *b, size_t line, size_t column)
{
	struct yaml_node *node = arena_calloc(b->arena, 1, sizeof(*node));

	node->kind = YAML_SCALAR;
	node->line = (uint32_t)line;
	node->column = (uint32_t)column;
	node->text = "";
	node->broken = true;
	return node;
}

static const struct yaml_node *find_key(const struct yaml_node *mapping, const char *key)
{
	const struct yaml_node *child = mapping->first;

	while (child && !streq(child->key->text, key))
		child = child->next;
	return child;
}

static void take_key(struct builder *b, struct yaml_node *node)
{
	struct yaml_node *mapping = b->open[b->levels - 1];
	const struct yaml_node *earlier;

	if (node->kind != YAML_SCALAR) {
		findings_add(b->findings, place_at(b, node->line, node->column), SEVERITY_ERROR,
			     "yaml-key", _("a key must be one word"));
		node = replacement(b, node->line, node->column);
	} else if (mapping->n <= MOST_KEYS && (earlier = find_key(mapping, node->text))) {
		findings_add(b->findings, place_at(b, node->line, node->column), SEVERITY_ERROR,
			     "duplicate-key", _("key '%s' is given twice (first in line %u)"),
			     node->text, earlier->key->line);
		node->broken = true;
	}
	b->key[b->levels - 1] = node;
}

/* Hangs a complete or just opened node into the innermost open collection. */
static void hang(struct builder *b, struct yaml_node *node)
{
	size_t level = b->levels - 1;

	if (!b->levels) {
		b->root = node;
		return;
	}
	if (b->open[level]->kind == YAML_MAPPING && !b->key[level]) {
		take_key(b, node);
		return;
	}
	node->key = b->key[level];
	b->key[level] = NULL;
	if (b->last[level])
		b->last[level]->next = node;
	else
		b->open[level]->first = node;
	b->last[level] = node;
	b->open[level]->n++;
}

static int open_collection(struct builder *b, enum yaml_kind kind, const yaml_mark_t *mark)
{
	struct yaml_node *node = new_node(b, kind, mark);

	if (b->levels == YAML_MOST_LEVELS) {
		findings_add(b->findings, place_of(b, mark), SEVERITY_ERROR, "yaml-depth",
			     _("more than %d levels"), YAML_MOST_LEVELS);
		return -1;
	}
	hang(b, node);
	b->open[b->levels] = node;
	b->last[b->levels] = NULL;
	b->key[b->levels] = NULL;
	b->levels++;
	return 0;
}

static int close_collection(struct builder *b)
{
	const struct yaml_node *node = b->open[--b->levels];

	if (node->kind == YAML_SEQUENCE || node->n <= MOST_KEYS)
		return 0;
	findings_add(b->findings, place_at(b, node->line, node->column), SEVERITY_ERROR,
		     "yaml-size", _("more than %d keys in one place"), MOST_KEYS);
	return -1;
}

static void add_scalar(struct builder *b, const yaml_event_t *event)
{
	const char *value = (const char *)event->data.scalar.value;
	size_t len = event->data.scalar.length;
	struct yaml_node *node = new_node(b, YAML_SCALAR, &event->start_mark);

	if (memchr(value, '\0', len))
		findings_add(b->findings, place_of(b, &event->start_mark), SEVERITY_ERROR,
			     "encoding", _("control character 0x%02X is not allowed"), 0);
	node->text = arena_memdup0(b->arena, value, len);
	node->quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
	hang(b, node);
}

static void add_alias(struct builder *b, const yaml_event_t *event)
{
	const yaml_mark_t *mark = &event->start_mark;

	findings_add(b->findings, place_of(b, mark), SEVERITY_ERROR, "yaml-alias",
		     _("alias '*%s' is not allowed; write the text out"),
		     (const char *)event->data.alias.anchor);
	hang(b, replacement(b, mark->line + 1, mark->column + 1));
}

static void check_properties(const struct builder *b, const yaml_event_t *event,
			     const yaml_char_t *anchor, const yaml_char_t *tag)
{
	if (anchor)
		findings_add(b->findings, place_of(b, &event->start_mark), SEVERITY_ERROR,
			     "yaml-anchor", _("anchor '&%s' is not allowed"), (const char *)anchor);
	if (tag)
		findings_add(
			b->findings, place_of(b, &event->start_mark), SEVERITY_ERROR, "yaml-tag",
			_("tag '%s' is not allowed; put text that begins with '!' into quotes"),
			(const char *)tag);
}

static int start_document(struct builder *b, const yaml_event_t *event)
{
	if (b->documents++ == 0)
		return 0;
	findings_add(b->findings, place_of(b, &event->start_mark), SEVERITY_ERROR, "yaml-document",
		     _("a second document begins here; one file holds one"));
	return -1;
}

static int take_event(struct builder *b, const yaml_event_t *event)
{
	switch (event->type) {
	case YAML_DOCUMENT_START_EVENT:
		return start_document(b, event);
	case YAML_SCALAR_EVENT:
		check_properties(b, event, event->data.scalar.anchor, event->data.scalar.tag);
		add_scalar(b, event);
		return 0;
	case YAML_SEQUENCE_START_EVENT:
		check_properties(b, event, event->data.sequence_start.anchor,
				 event->data.sequence_start.tag);
		return open_collection(b, YAML_SEQUENCE, &event->start_mark);
	case YAML_MAPPING_START_EVENT:
		check_properties(b, event, event->data.mapping_start.anchor,
				 event->data.mapping_start.tag);
		return open_collection(b, YAML_MAPPING, &event->start_mark);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		return close_collection(b);
	case YAML_ALIAS_EVENT:
		add_alias(b, event);
		return 0;
	default:
		return 0;
	}
}

/* Hands every event to take() until it says stop (non-zero) or the end. Returns -1 after a broken text, else what take()
 * said last. */
static int each_event(yaml_parser_t *parser, const char *bytes, size_t len,
		      int (*take)(void *, const yaml_event_t *), void *data)
{
	int stop = 0;
	bool end = false;

	if (len >= 3 && !memcmp(bytes, "\xEF\xBB\xBF", 3)) {
		bytes += 3;
		len -= 3;
	}
	yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(parser, (const unsigned char *)bytes, len);
	while (!stop && !end) {
		yaml_event_t event;

		if (!yaml_parser_parse(parser, &event))
			return -1;
		end = event.type == YAML_STREAM_END_EVENT;
		stop = take(data, &event);
		yaml_event_delete(&event);
	}
	return stop;
}

#define STOPPED 1

static int build(void *data, const yaml_event_t *event)
{
	return take_event(data, event) ? STOPPED : 0;
}

static struct yaml_node *empty_mapping(struct arena *arena)
{
	struct yaml_node *node = arena_calloc(arena, 1, sizeof(*node));

	node->kind = YAML_MAPPING;
	node->line = node->column = 1;
	return node;
}

struct yaml_node *yaml_parse(const char *bytes, size_t len, const char *file, struct arena *arena,
			     struct findings *findings)
{
	struct builder b = { .file = file, .arena = arena, .findings = findings };
	int stop;

	if (check_bytes(&b, bytes, len))
		return NULL;
	if (!yaml_parser_initialize(&b.parser))
		die(_("out of memory"));
	stop = each_event(&b.parser, bytes, len, build, &b);
	if (stop < 0 && b.parser.error == YAML_MEMORY_ERROR)
		die(_("out of memory"));
	if (stop < 0)
		add_problem(&b, bytes);
	yaml_parser_delete(&b.parser);
	if (stop)
		return NULL;
	return b.root ? b.root : empty_mapping(arena);
}

const struct yaml_node *yaml_get(const struct yaml_node *mapping, const char *key)
{
	return mapping->kind == YAML_MAPPING ? find_key(mapping, key) : NULL;
}

/* ---- one value, cheaply ---- */

struct peek {
	const char *outer, *inner;
	size_t levels;
	bool key_next;   /* the next scalar of this level is a key */
	bool in_outer;   /* below the outer key */
	bool inner_next; /* the next scalar is the value sought */
	char *found;
};

/* A scalar that is a key or value on the two outermost levels of mappings; deeper ones do not matter. */
static int peek_scalar(struct peek *p, const char *text)
{
	if (p->levels > 2 || (p->levels == 2 && !p->in_outer))
		return 0;
	if (p->inner_next) {
		p->found = xstrdup(text);
		return STOPPED;
	}
	if (p->key_next && p->levels == 1)
		p->in_outer = streq(text, p->outer);
	else if (p->key_next)
		p->inner_next = streq(text, p->inner);
	p->key_next = !p->key_next;
	return 0;
}

static int peek(void *data, const yaml_event_t *event)
{
	struct peek *p = data;

	switch (event->type) {
	case YAML_SCALAR_EVENT:
		return peek_scalar(p, (const char *)event->data.scalar.value);
	case YAML_ALIAS_EVENT:
		return STOPPED;
	case YAML_SEQUENCE_START_EVENT:
	case YAML_MAPPING_START_EVENT:
		if (p->inner_next || p->levels == YAML_MOST_LEVELS)
			return STOPPED;
		p->levels++;
		p->key_next = true;
		return 0;
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		p->levels--;
		p->key_next = true;
		return p->levels == 1 && p->in_outer ? STOPPED : 0;
	default:
		return 0;
	}
}

char *yaml_peek(const char *bytes, size_t len, const char *outer, const char *inner)
{
	struct peek p = { .outer = outer, .inner = inner };
	yaml_parser_t parser;

	if (!yaml_parser_initialize(&parser))
		die(_("out of memory"));
	each_event(&parser, bytes, len, peek, &p);
	yaml_parser_delete(&parser);
	return p.found;
}
