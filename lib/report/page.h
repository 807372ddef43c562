/*
 * page.h - a page of its own for a browser and its printer, on A4; it needs nothing from elsewhere.
 */
#ifndef KURATOR_REPORT_PAGE_H
#define KURATOR_REPORT_PAGE_H

#include "base/i18n.h"
#include "base/strbuf.h"

/* Everything up to and with <body>, with the style that docx.h follows; wide: landscape. */
void page_begin(struct strbuf *out, enum language language, const char *title, bool is_wide);
void page_end(struct strbuf *out);

#endif
