/*
 * writer.h - fields as CSV, quoted only where they must be.
 *
 * The one place that decides on quotes; tables, the journal and every command that prints CSV use it.
 */
#ifndef KURATOR_STORE_WRITER_H
#define KURATOR_STORE_WRITER_H

#include "base/strbuf.h"

/*
 * Adds one field without delimiter around it: as it is, or in quotes with the quotes inside doubled where it holds a
 * delimiter, a quote or a line end.
 */
void csv_add_field(struct strbuf *out, const char *field, size_t len, char delimiter);
/*
 * Adds a record of n fields with delimiters between them and no line end. Where all fields are empty the first one is
 * written as "", because a line of nothing but delimiters is no record.
 */
void csv_add_record(struct strbuf *out, const char *const *fields, size_t n, char delimiter);

#endif
