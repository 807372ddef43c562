/* xml.c - XML, element by element; the one door to expat */
#include "store/xml.h"

#include <expat.h>

#include "base/lazy.h"

#define EXPAT "libexpat.so.1"

/* clang-format off */
#define FUNCTIONS(F) \
	F(EXPAT, XML_GetCurrentByteIndex) \
	F(EXPAT, XML_GetErrorCode) \
	F(EXPAT, XML_Parse) \
	F(EXPAT, XML_ParserCreateNS) \
	F(EXPAT, XML_ParserFree) \
	F(EXPAT, XML_SetCharacterDataHandler) \
	F(EXPAT, XML_SetElementHandler) \
	F(EXPAT, XML_SetStartDoctypeDeclHandler) \
	F(EXPAT, XML_SetUserData) \
	F(EXPAT, XML_StopParser)
LAZY_LIBRARY(expat)
/* clang-format on */

#define SEPARATOR '|'
/* expat counts bytes of a piece as int. */
#define XML_CHUNK ((size_t)1 << 20)

struct parse {
	XML_Parser parser;
	const struct xml_events *events;
	void *data;
	struct xml_reading *reading;
};

static const char *local_name(const char *name)
{
	const char *separator = strrchr(name, SEPARATOR);

	return separator ? separator + 1 : name;
}

static bool is_in_space(const char *name, const char *local, const char *space)
{
	size_t len = local > name ? (size_t)(local - name) - 1 : 0, n = strlen(space);

	return len >= n && !strncmp(name + len - n, space, n);
}

const char *xml_attribute(const char *const *attributes, const char *space, const char *name)
{
	for (; attributes[0]; attributes += 2) {
		const char *local = local_name(attributes[0]);

		if (streq(local, name) && (!space || is_in_space(attributes[0], local, space)))
			return attributes[1];
	}
	return NULL;
}

static void stop_if_asked(struct parse *parse)
{
	if (parse->reading->stop)
		expat()->XML_StopParser(parse->parser, XML_FALSE);
}

static void on_start(void *data, const char *name, const char **attributes)
{
	struct parse *parse = data;

	if (parse->reading->stop || !parse->events->start)
		return;
	parse->reading->at = (size_t)expat()->XML_GetCurrentByteIndex(parse->parser);
	parse->events->start(parse->data, local_name(name), (const char *const *)attributes);
	stop_if_asked(parse);
}

static void on_end(void *data, const char *name)
{
	struct parse *parse = data;

	if (parse->reading->stop || !parse->events->end)
		return;
	parse->events->end(parse->data, local_name(name));
	stop_if_asked(parse);
}

static void on_text(void *data, const char *bytes, int len)
{
	struct parse *parse = data;

	if (parse->reading->stop || !parse->events->text)
		return;
	parse->events->text(parse->data, bytes, (size_t)len);
	stop_if_asked(parse);
}

static void on_doctype(void *data, const char *name, const char *system, const char *public,
		       int internal)
{
	struct parse *parse = data;

	(void)name;
	(void)system;
	(void)public;
	(void)internal;
	parse->reading->status = XML_HAS_DOCTYPE;
	parse->reading->stop = true;
	stop_if_asked(parse);
}

static const char *reason_of(enum XML_Error code)
{
	switch (code) {
	case XML_ERROR_TAG_MISMATCH:
		return _("this does not close the element that was opened last");
	case XML_ERROR_UNDEFINED_ENTITY:
		return _("this name with & and ; is not known: write the character itself");
	case XML_ERROR_DUPLICATE_ATTRIBUTE:
		return _("an attribute is given twice");
	case XML_ERROR_NO_ELEMENTS:
	case XML_ERROR_UNCLOSED_TOKEN:
		return _("an element is not closed");
	default:
		return _("this is no markup: '<' and '&' in a text are written &lt; and &amp;");
	}
}

static void note_malformed(struct parse *parse)
{
	parse->reading->status = XML_MALFORMED;
	parse->reading->at = (size_t)expat()->XML_GetCurrentByteIndex(parse->parser);
	parse->reading->reason = reason_of(expat()->XML_GetErrorCode(parse->parser));
	parse->reading->crossed =
		expat()->XML_GetErrorCode(parse->parser) == XML_ERROR_TAG_MISMATCH;
}

static int take(void *data, const char *bytes, size_t len)
{
	struct parse *parse = data;

	if (expat()->XML_Parse(parse->parser, bytes, (int)len, XML_FALSE) == XML_STATUS_OK)
		return 0;
	if (!parse->reading->stop)
		note_malformed(parse);
	return -1;
}

static void parse_begin(struct parse *parse)
{
	parse->parser = expat()->XML_ParserCreateNS(NULL, SEPARATOR);
	if (!parse->parser)
		die(_("out of memory"));
	*parse->reading = (struct xml_reading){ .status = XML_OKAY };
	expat()->XML_SetUserData(parse->parser, parse);
	expat()->XML_SetElementHandler(parse->parser, on_start, on_end);
	expat()->XML_SetCharacterDataHandler(parse->parser, on_text);
	expat()->XML_SetStartDoctypeDeclHandler(parse->parser, on_doctype);
}

/* All was taken: is it whole? */
static void parse_end(struct parse *parse)
{
	struct xml_reading *reading = parse->reading;

	if (reading->status == XML_OKAY && !reading->stop &&
	    expat()->XML_Parse(parse->parser, "", 0, XML_TRUE) != XML_STATUS_OK)
		note_malformed(parse);
}

enum zip_status xml_read_part(struct zip_reader *zip, const char *part,
			      const struct xml_events *events, void *data,
			      struct xml_reading *reading)
{
	struct parse parse = { .events = events, .data = data, .reading = reading };
	enum zip_status status;

	parse_begin(&parse);
	status = zip_read_part(zip, part, take, &parse);
	if (status == ZIP_OKAY)
		parse_end(&parse);
	expat()->XML_ParserFree(parse.parser);
	return status;
}

void xml_read_bytes(const char *bytes, size_t len, const struct xml_events *events, void *data,
		    struct xml_reading *reading)
{
	struct parse parse = { .events = events, .data = data, .reading = reading };
	size_t done = 0;

	parse_begin(&parse);
	while (done < len && !reading->stop && reading->status == XML_OKAY) {
		size_t n = len - done < XML_CHUNK ? len - done : XML_CHUNK;

		take(&parse, bytes + done, n);
		done += n;
	}
	parse_end(&parse);
	expat()->XML_ParserFree(parse.parser);
}
