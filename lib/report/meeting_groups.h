/*
 * meeting_groups.h - the table of meetings by group, of a plain file.
 */
#ifndef KURATOR_REPORT_MEETING_GROUPS_H
#define KURATOR_REPORT_MEETING_GROUPS_H

#include "engine/meeting_file.h"
#include "report/output.h"

/* Groups with fewer meetings than min_cell are shown without figures; 0: all are shown. */
void meeting_groups_print(const struct meeting_file *file, size_t min_cell, FILE *to,
			  struct output_options options);

#endif
