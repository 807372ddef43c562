/*
 * label.h - a text that a person reads, in the languages of the programme, and lists of texts and ids.
 *
 * Labels come from program.yaml or from the static tables of vocabulary.h; unlike messages they do not pass through the
 * catalogue, because input understands a label in any language at once.
 */
#ifndef KURATOR_MODEL_LABEL_H
#define KURATOR_MODEL_LABEL_H

#include "base/util.h"

/* A text given once is the text of both languages. NULL: not given in that language. */
struct label {
	const char *en;
	const char *ru;
};

/* The text in the current language, otherwise in the other one, otherwise "". Never a null pointer. */
const char *label_text(const struct label *label);
/* Whether s is this text in any language, as text_same() compares. */
bool label_is(const struct label *label, const char *s);

struct labels {
	const struct label *items;
	size_t n;
};

/* Ids in the order in which they were written. */
struct ids {
	const char *const *items;
	size_t n;
};

bool ids_have(const struct ids *ids, const char *id);

/* A word with a name that people read: the rows of every enumeration, fixed or of the programme. */
struct term {
	const char *id;
	struct label name;
};

struct terms {
	const struct term *items;
	size_t n;
};

/* The place of the term with this id, or SIZE_MAX. */
size_t terms_find(const struct terms *terms, const char *id);
/* The term that a person means by s: its id, or any label of it in any language. NULL: none. */
const struct term *terms_by_label(const struct terms *terms, const char *s);
/* The label of the id in the current language; the id itself when there is no such term or it has no name. */
const char *terms_label(const struct terms *terms, const char *id);

#endif
