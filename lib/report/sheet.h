/*
 * sheet.h - rows of a base as a file for a spreadsheet program.
 */
#ifndef KURATOR_REPORT_SHEET_H
#define KURATOR_REPORT_SHEET_H

#include "model/sheets/layout.h"
#include "model/sheets/value.h"

/*
 * Adds the whole file: a workbook (.xlsx) that bears the marker, or CSV as Excel with Russian settings reads it
 * (semicolons, decimal commas, a byte order mark, CR LF, texts guarded by guard.h). `rows` are those of the layout's
 * table. Columns of a workbook that hold ids refuse to be typed over.
 */
void sheet_write(struct strbuf *out, const struct sheet_layout *layout, const size_t *rows,
		 size_t n, enum sheet_medium medium, const char *marker);

#endif
