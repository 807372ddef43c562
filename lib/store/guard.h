/*
 * guard.h - texts in a CSV file that a spreadsheet program would take for something else.
 *
 * A program that opens CSV makes formulas of cells that begin with = + - @, days of "1/2", numbers of "007" and of long
 * rows of digits. An apostrophe in front keeps such a text a text. It is taken away again when the file is read back:
 * guarding is reversible for any text.
 */
#ifndef KURATOR_STORE_GUARD_H
#define KURATOR_STORE_GUARD_H

#include "base/strbuf.h"

/* Whether the text needs an apostrophe. Whole numbers of up to 8 digits do not: they come back as they are. */
bool guard_needed(const char *text);
/* Adds the text as it is written, and as it was before it was written. */
void guard_add(struct strbuf *out, const char *text);
void guard_remove(struct strbuf *out, const char *text);

#endif
