/*
 * prose.h - paragraphs for a terminal, with the right widths for Cyrillic.
 */
#ifndef KURATOR_REPORT_PROSE_H
#define KURATOR_REPORT_PROSE_H

#include "base/strbuf.h"

/*
 * Adds the text broken into lines of at most `width` columns, each indented by `indent`; the first line starts at column
 * `used` (what is already on it). A line that begins with a space stands as it is; an empty line parts paragraphs.
 * Ends with a line feed.
 */
void prose_wrap(struct strbuf *out, const char *text, size_t indent, size_t used, size_t width);

/* A term and its explanation: the explanation begins at column `indent`, on the next line when the term is longer. */
void prose_item(struct strbuf *out, const char *term, const char *text, size_t indent,
		size_t width);

#endif
