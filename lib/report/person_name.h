/*
 * person_name.h - a person in a line of a table.
 */
#ifndef KURATOR_REPORT_PERSON_NAME_H
#define KURATOR_REPORT_PERSON_NAME_H

#include "model/bases.h"

/* Adds "E-012 Синицын Г. А.": the id, the surname and the initials. */
void person_name_short(const struct person *person, struct strbuf *out);
/* The same without the id: "Синицын Г. А." */
void person_initials(const struct person *person, struct strbuf *out);
/* The same of a name. */
void initials_of(const char *name, struct strbuf *out);

#endif
