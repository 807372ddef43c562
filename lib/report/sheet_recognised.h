/*
 * sheet_recognised.h - what a sheet was recognised as: on standard error in sentences, and as a map of headings.
 */
#ifndef KURATOR_REPORT_SHEET_RECOGNISED_H
#define KURATOR_REPORT_SHEET_RECOGNISED_H

#include "model/sheets/recognise.h"
#include "report/output.h"

/*
 * Remarks on the file `name`, its dialect and headings; what is doubtful or not used always, what is certain in one line,
 * with `verbose` heading by heading, and not at all where it is compared with an export (of the name `kept`; a null
 * pointer: there is none).
 */
void sheet_recognised_say(const struct recognised *r, const char *name, const char *kept,
			  bool verbose);
/* A remark on the headings of the map that the sheet does not have; `name` is how the map is called. */
void sheet_recognised_say_map(const struct recognised *r, const struct heading_map *map,
			      const char *name);
/* A map of the headings: those that are doubtful or unknown have "?" for a column. */
void sheet_recognised_write(FILE *to, struct output_options options, const struct recognised *r);

#endif
