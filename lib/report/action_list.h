/*
 * action_list.h - what there is to do, for reading and for programs.
 */
#ifndef KURATOR_REPORT_ACTION_LIST_H
#define KURATOR_REPORT_ACTION_LIST_H

#include "engine/actions/actions.h"
#include "report/output.h"

/*
 * The first `most` actions (0: all). A table is a numbered list with each command on a line of its own, which is never
 * broken; the other formats have a row each.
 */
void action_list_print(const struct actions *actions, size_t most, FILE *to,
		       struct output_options options);

#endif
