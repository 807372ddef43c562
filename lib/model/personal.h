/*
 * personal.h - what gives somebody away in a text: the name in its usual spellings, the guardian's, phones, addresses.
 *
 * A name counts as written; as surname and given name; as given name and patronymic; as surname with initials, before or
 * behind; and the surname alone, for surnames in -ов, -ев, -ин, -ын in all cases. What also belongs to somebody who stays (a brother, a member of
 * staff of the same surname) gives nobody away and is no string of the list.
 */
#ifndef KURATOR_MODEL_PERSONAL_H
#define KURATOR_MODEL_PERSONAL_H

#include "base/strbuf.h"
#include "base/strmap.h"

struct personal_string {
	char *text;
	char *id;    /* of the person: stands in its place */
	size_t next; /* private: another one with the same beginning, or STRMAP_NONE */
};

struct personal_strings {
	struct personal_string *items; /* the longest first, after personal_sort() */
	size_t n, alloc;
	struct strmap seen, staying, by_beginning;
};

#define PERSONAL_STRINGS_INIT \
	{ \
		.items = NULL \
	}

/* Everything of people who stay comes first. */
void personal_stays_name(struct personal_strings *strings, const char *name);
void personal_stays(struct personal_strings *strings, const char *text);
void personal_add_name(struct personal_strings *strings, const char *name, const char *id);
/* The given name and the patronymic alone, in all cases: for texts that are about this person and few others. */
void personal_add_given(struct personal_strings *strings, const char *name, const char *id);
void personal_stays_given(struct personal_strings *strings, const char *name);
/* A phone or an address; a text of less than 5 bytes gives nobody away. */
void personal_add(struct personal_strings *strings, const char *text, const char *id);
/* When all are there, before the functions below. */
void personal_sort(struct personal_strings *strings);
void personal_release(struct personal_strings *strings);

/* The first string that stands in the bytes as a word of its own, or a null pointer. */
const struct personal_string *personal_find(const struct personal_strings *strings,
					    const char *bytes, size_t len);
/* Adds the text with the ids in place of the strings. Returns whether anything was replaced. */
bool personal_redact(const struct personal_strings *strings, const char *text, struct strbuf *out);

#endif
