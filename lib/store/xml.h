/*
 * xml.h - XML, element by element: parts of workbooks, pages of documents. The one door to expat.
 *
 * Names come without their namespace. A document type is refused, and with it every entity of the document's own, so
 * that no small file grows without bound.
 */
#ifndef KURATOR_STORE_XML_H
#define KURATOR_STORE_XML_H

#include "store/zip.h"

/* Any of them may be a null pointer. Attributes are for xml_attribute(). */
struct xml_events {
	void (*start)(void *data, const char *name, const char *const *attributes);
	void (*end)(void *data, const char *name);
	void (*text)(void *data, const char *bytes, size_t len);
};

/* The value of an attribute, or a null pointer. `space`: the end of its namespace, or a null pointer for any. */
const char *xml_attribute(const char *const *attributes, const char *space, const char *name);

enum xml_status { XML_OKAY, XML_MALFORMED, XML_HAS_DOCTYPE };

struct xml_reading {
	enum xml_status status;
	bool stop; /* set by an event: the rest is not needed; no further event comes */
	size_t at; /* the byte where the element begins that is spoken of, or where the XML is malformed */
	const char *reason; /* XML_MALFORMED: why, translated, static */
	bool crossed; /* XML_MALFORMED: `at` closes an element, and not the one that was opened last */
};

/*
 * Reads a part of the archive. `reading` says how the XML is; what is returned, how the archive is: both have to be
 * looked at.
 */
enum zip_status xml_read_part(struct zip_reader *zip, const char *part,
			      const struct xml_events *events, void *data,
			      struct xml_reading *reading);

/* Reads bytes that are in memory. */
void xml_read_bytes(const char *bytes, size_t len, const struct xml_events *events, void *data,
		    struct xml_reading *reading);

#endif
