/*
 * template.h - documents out of templates: a small part of Mustache.
 *
 * Mustache (mustache.github.io/mustache.5.html) has no conditions and no loops of its own: what the data is decides. Of
 * it these are understood, and mean what they mean there:
 *
 *	{{name}}               the value, escaped for HTML; the name is looked for in the innermost record, then outwards
 *	{{#name}}…{{/name}}    a list: once for each of its records; a text: once when it is not empty
 *	{{^name}}…{{/name}}    when the list has no record, the text no letter
 *	{{.}}                  the value itself, in a list of texts
 *	{{! … }}               a comment
 *	{{> name}}             another template in this place
 *
 * A line that holds nothing but a section's tag, a comment or {{> }} and blanks leaves no line behind. Not understood are
 * unescaped values, dotted names, other delimiters and functions: they are errors, never text. Unlike Mustache a name
 * that means nothing is an error, so that a slip of the pen does not become a gap in an order.
 *
 * Which names there are says a table of fields; records hold their values. Every error is found when a template is read,
 * whatever the data will be, except what is missing: a required field that is written out and has no value.
 */
#ifndef KURATOR_REPORT_TEMPLATE_H
#define KURATOR_REPORT_TEMPLATE_H

#include "base/arena.h"
#include "base/findings.h"
#include "base/strbuf.h"

#define TEMPLATE_BYTES_MAX ((size_t)1 << 20)

enum {
	FIELD_REQUIRED = 1 << 0, /* where it is written out, it has a value */
	FIELD_STATED =
		1 << 1, /* and the template has to write it out, also in each record of a list */
};

struct template_field {
	const char *name;
	const char *meaning; /* N_(…): what it is and where it comes from */
	unsigned flags;
	const struct template_fields *records; /* of a list; a null pointer: a text */
};

struct template_fields {
	const struct template_field *items;
	size_t n;
	const struct template_fields
		*also; /* further ones of the same record; may be a null pointer */
};

/* The fields of a list of texts: {{.}} */
extern const struct template_fields template_texts;

/* ---- values ---- */

struct template_record;

/* Lives as long as the arena. `id` names the record in messages; "" or what its file calls it. */
struct template_record *template_record(struct arena *arena, const struct template_fields *fields,
					const char *id);
/* Sets a text, which is copied. A name that is no field of the record is a BUG. */
void template_set(struct template_record *record, const char *name, const char *value);
/* Adds a record to a list. */
struct template_record *template_add(struct template_record *record, const char *name,
				     const char *id);
/* Adds a text to a list of texts. */
void template_add_text(struct template_record *record, const char *name, const char *value);
size_t template_count(const struct template_record *record, const char *name);

/* ---- templates ---- */

struct template
{
	struct template_node *nodes;
	size_t n;
	size_t alloc;
	struct arena arena;
};

#define TEMPLATE_INIT \
	{ \
		.nodes = NULL \
	}

/*
 * Reads another template behind what is in `bytes` and names its file, which `arena` keeps. Returns 0, or -1 when there
 * is none of this name.
 */
typedef int template_find_fn(void *data, const char *name, struct arena *arena,
			     struct strbuf *bytes, const char **file);

/*
 * Reads a template; `file` is how findings name it. Returns 0, or -1 with the errors in findings (file:line:column);
 * template_release() is due in both cases. `find` may be a null pointer: there are no others.
 */
int template_read(struct template *template, const char *file, const char *bytes, size_t len,
		  const struct template_fields *fields, template_find_fn *find, void *data,
		  struct findings *findings);
void template_release(struct template *template);

/* What came out, and which place of which template every byte of it is from. */
struct template_text {
	struct strbuf text;
	struct template_source *sources;
	size_t n_sources, alloc_sources;
};

#define TEMPLATE_TEXT_INIT \
	{ \
		.text = STRBUF_INIT \
	}

/*
 * Adds what comes out. A required field without a value is added to the findings, once for each record; `blank` stands in
 * its place where that is given (a null pointer: nothing does), and then only stated ones are findings.
 */
void template_write(const struct template *template, const struct template_record *record,
		    const char *blank, struct template_text *out, struct findings *findings);
/* The place in the template that the byte at `offset` of the text is from. */
struct place template_place(const struct template_text *text, size_t offset);
void template_text_release(struct template_text *text);

#endif
