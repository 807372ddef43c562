/*
 * staff.h - who directs the school and who is curator on a day.
 *
 * Two places say it: `organization` of program.yaml, a name each, and staff.csv, rows with a role and a term. Who is in
 * staff.csv on the day counts; where nobody is, the name of program.yaml does. Of several with the role the one whom
 * program.yaml names, else the first.
 */
#ifndef KURATOR_MODEL_STAFF_H
#define KURATOR_MODEL_STAFF_H

#include "model/program.h"
#include "store/table.h"

#define ROLE_DIRECTOR "director"
#define ROLE_CURATOR "curator"

/* Whether the row of staff.csv has the role on that day. */
bool staff_has_role(const struct table *staff, size_t row, const char *role, int on);
/*
 * The row of staff.csv that overrides the name in program.yaml on that day; TABLE_NONE: that name is right, or the only
 * one.
 */
size_t staff_head_row(const struct table *staff, const char *role, const struct label *named,
		      int on);

#endif
