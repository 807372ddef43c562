/*
 * docx_parts.h - the parts of a .docx around its text; for docx.c alone. Lengths are in twentieths of a point.
 */
#ifndef KURATOR_REPORT_DOCX_PARTS_H
#define KURATOR_REPORT_DOCX_PARTS_H

#include "base/strbuf.h"

/* A4 within the margins: 170 mm, or 257 mm. */
#define DOCX_TEXT_WIDTH 9638
#define DOCX_LANDSCAPE_WIDTH 14570
#define DOCX_FIRST_LINE 709 /* 12.5 mm */
#define DOCX_LIST_INDENT ((size_t)425)
#define DOCX_LIST_DEPTH ((size_t)3)
#define DOCX_COLUMNS_MAX ((size_t)32)

/* Numbers of lists: all with bullets have one, every numbered one its own. */
#define DOCX_BULLETS ((size_t)1)
#define DOCX_FIRST_NUMBERED ((size_t)2)

extern const char docx_borders[], docx_cell_margins[], docx_gap[];

/* Puts the file together; `starts` are the first numbers of the numbered lists. */
void docx_write_parts(const struct strbuf *body, const int *starts, size_t n_lists, bool landscape,
		      struct strbuf *out);

#endif
