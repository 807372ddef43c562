/*
 * sheet_differences.h - the lines of `sheet diff` and `sheet import`.
 *
 * For people a line is a record or a cell with a sentence about it; a new record tells all its values in one line. For
 * programs each part has a column of its own, and a new record is followed by a line per cell that is written with it:
 * `sheet` is what stands there (empty for a value of --set), `value` what kurator makes of it.
 */
#ifndef KURATOR_REPORT_SHEET_DIFFERENCES_H
#define KURATOR_REPORT_SHEET_DIFFERENCES_H

#include "model/sheets/merge.h"
#include "report/output.h"

void sheet_differences_write(FILE *to, struct output_options options, const struct merge *merge,
			     const struct file_schema *schema, const struct program *program);

#endif
