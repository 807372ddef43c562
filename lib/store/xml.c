/* xml.c - XML, element by element; the one door to expat */
#include "store/xml.h"

#include <expat.h>

#define SEPARATOR '|'

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
		XML_StopParser(parse->parser, XML_FALSE);
}

static void on_start(void *data, const char *name, const char **attributes)
{
	struct parse *parse = data;

	if (parse->reading->stop || !parse->events->start)
		return;
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

static int take(void *data, const char *bytes, size_t len)
{
	struct parse *parse = data;

	if (XML_Parse(parse->parser, bytes, (int)len, XML_FALSE) == XML_STATUS_OK)
		return 0;
	if (!parse->reading->stop)
		parse->reading->status = XML_MALFORMED;
	return -1;
}

enum zip_status xml_read_part(struct zip_reader *zip, const char *part,
			      const struct xml_events *events, void *data,
			      struct xml_reading *reading)
{
	struct parse parse = { XML_ParserCreateNS(NULL, SEPARATOR), events, data, reading };
	enum zip_status status;

	if (!parse.parser)
		die(_("out of memory"));
	*reading = (struct xml_reading){ .status = XML_OKAY };
	XML_SetUserData(parse.parser, &parse);
	XML_SetElementHandler(parse.parser, on_start, on_end);
	XML_SetCharacterDataHandler(parse.parser, on_text);
	XML_SetStartDoctypeDeclHandler(parse.parser, on_doctype);
	status = zip_read_part(zip, part, take, &parse);
	if (status == ZIP_OKAY && reading->status == XML_OKAY && !reading->stop &&
	    XML_Parse(parse.parser, "", 0, XML_TRUE) != XML_STATUS_OK)
		reading->status = XML_MALFORMED;
	XML_ParserFree(parse.parser);
	return status;
}
