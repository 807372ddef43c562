/*
 * escape.h - texts of people inside Markdown and HTML: shown as they are, never taken for markup.
 */
#ifndef KURATOR_REPORT_ESCAPE_H
#define KURATOR_REPORT_ESCAPE_H

#include "base/strbuf.h"

/* Control characters and characters that turn the direction of writing are shown; line ends become <br>. */
void escape_markdown(struct strbuf *out, const char *s);
/* For text and for attributes in double quotes; line ends stay. */
void escape_html(struct strbuf *out, const char *s);

#endif
