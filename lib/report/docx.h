/*
 * docx.h - pages of documents as a file of word processors (.docx), which Word, LibreOffice and Р7-Офис open for editing.
 *
 *	struct docx *docx = docx_begin(false);
 *
 *	docx_add(docx, &sheet, &findings);       (each on a page of its own)
 *	docx_finish(docx, &bytes);               (frees it)
 *
 * What a page may hold: h1 h2 h3 p, ul ol li (one within another), table thead tbody tr th td col, with colspan and
 * col style="width:30%", b strong i em u small br, and article section header footer div span, which only carry classes.
 * Classes are those of the pages' style: center right indent big small, page (begins a page), and plain (of a table: no
 * lines). A table within a table and any other element are errors at their place.
 *
 * The format is that of ECMA-376 part 1, WordprocessingML; a file holds no time, so that equal pages give equal bytes.
 */
#ifndef KURATOR_REPORT_DOCX_H
#define KURATOR_REPORT_DOCX_H

#include "report/template.h"

struct docx;

/* On A4, upright or (`landscape`) wide. */
struct docx *docx_begin(bool landscape);
/* `sheet` is well-formed. Returns 0, or -1 with what is no part of a document in the findings. */
int docx_add(struct docx *docx, const struct template_text *sheet, struct findings *findings);
void docx_finish(struct docx *docx, struct strbuf *out);

#endif
