/*
 * markup.h - whether a filled template is well-formed markup.
 */
#ifndef KURATOR_REPORT_DOCUMENTS_MARKUP_H
#define KURATOR_REPORT_DOCUMENTS_MARKUP_H

#include "report/template.h"

/*
 * Adds what is wrong, with its place in the template: an element without an end where it was opened. Returns 0, or -1
 * after a finding.
 */
int markup_check(const struct template_text *sheet, struct findings *findings);

#endif
