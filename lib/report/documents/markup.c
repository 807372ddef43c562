/* markup.c - whether a filled template is well-formed markup */
#include "report/documents/markup.h"

#include "store/xml.h"

/* An element that is open. */
struct opened {
	char *name;
	size_t at;
};

struct elements {
	struct xml_reading reading;
	struct opened *open;
	size_t n, alloc;
};

static void on_start(void *data, const char *name, const char *const *attributes)
{
	struct elements *e = data;

	(void)attributes;
	ALLOC_GROW(e->open, e->n + 1, e->alloc);
	e->open[e->n++] = (struct opened){ xstrdup(name), e->reading.at };
}

static void on_end(void *data, const char *name)
{
	struct elements *e = data;

	(void)name;
	free(e->open[--e->n].name);
}

static bool is_open(const struct elements *e, const char *name)
{
	for (size_t i = 0; i < e->n; i++)
		if (streq(e->open[i].name, name))
			return true;
	return false;
}

/* "<!DOCTYPE html>" of somebody who put a whole page there. */
static bool is_doctype(const struct strbuf *text, size_t at)
{
	static const char begin[] = "<!";

	return at >= strlen(begin) && at <= text->len &&
	       !memcmp(text->buf + at - strlen(begin), begin, strlen(begin));
}

/* The byte where "</name>" begins: expat tells where its name does. */
static size_t closing_at(const struct strbuf *text, size_t at)
{
	static const char begin[] = "</";

	return at >= strlen(begin) && !strncmp(text->buf + at - strlen(begin), begin, strlen(begin))
		       ? at - strlen(begin)
		       : at;
}

/* A tag closes another element than the innermost one: that one has no end, or the tag no beginning. */
static void say_crossed(const struct template_text *sheet, const struct elements *e,
			struct findings *findings)
{
	size_t at = closing_at(&sheet->text, e->reading.at);
	const char *closing = sheet->text.buf + at + strspn(sheet->text.buf + at, "</");
	char *name = xmemdup0(closing, strcspn(closing, "> \t\r\n/<"));
	struct place here = template_place(sheet, at);
	const struct opened *last = &e->open[e->n - 1];
	struct place begin = template_place(sheet, last->at);

	if (!is_open(e, name))
		findings_add(findings, here, SEVERITY_ERROR, "markup",
			     _("</%s> closes what is not open"), name);
	else if (streq(name, e->open[0].name))
		findings_add(findings, begin, SEVERITY_ERROR, "markup",
			     _("<%s> has no end: </%s> is missing"), last->name, last->name);
	else
		findings_add(findings, begin, SEVERITY_ERROR, "markup",
			     _("<%s> has no end: </%s> is missing before </%s> in line %zu"),
			     last->name, last->name, name, here.line);
	free(name);
}

int markup_check(const struct template_text *sheet, struct findings *findings)
{
	static const struct xml_events events = { .start = on_start, .end = on_end };
	struct elements e = { .n = 0 };
	bool good;

	xml_read_bytes(sheet->text.buf, sheet->text.len, &events, &e, &e.reading);
	good = e.reading.status == XML_OKAY;
	/* Around all that the template gives stands an element of the sheet itself. */
	if (!good && e.reading.crossed && e.n)
		say_crossed(sheet, &e, findings);
	else if (!good)
		findings_add(findings, template_place(sheet, e.reading.at), SEVERITY_ERROR,
			     "markup", "%s",
			     is_doctype(&sheet->text, e.reading.at)
				     ? _("a template holds what stands between <body> and </body>")
				     : e.reading.reason);
	while (e.n)
		free(e.open[--e.n].name);
	free(e.open);
	return good ? 0 : -1;
}
