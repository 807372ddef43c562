/*
 * facts_parts.h - what the parts of facts.h share: facts.c, facts_contacts.c only.
 */
#ifndef KURATOR_MODEL_SHEETS_FACTS_PARTS_H
#define KURATOR_MODEL_SHEETS_FACTS_PARTS_H

#include "model/sheets/facts.h"

/* Small letters, with every kind of blank as one blank; free() it. */
char *fact_folded(const char *s);
/* A dash, "нет", "н/д": of a folded text. */
bool fact_is_nothing(const char *folded);
bool fact_is_one_of(const char *s, const char *const *words, size_t n);
/* Adds the text to the note, and is FACT_DOUBTFUL. */
enum fact fact_doubt(struct strbuf *note, const char *text);

/* facts_contacts.c: cells of the columns of phones and of addresses. */
enum fact fact_phone(const char *s, struct strbuf *value, struct strbuf *note);
enum fact fact_email(const char *s, struct strbuf *value, struct strbuf *note);

#endif
