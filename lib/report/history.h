/*
 * history.h - what the journal and an undo tell a person about records.
 */
#ifndef KURATOR_REPORT_HISTORY_H
#define KURATOR_REPORT_HISTORY_H

#include "store/journal.h"

/* What happened to a record: "added", "changed", "deleted", or "file" for the header. Ids, and their labels. */
const char *history_action(const char *old, const char *new, size_t row);
const char *history_action_name(const char *action);

/*
 * Adds the fields that differ as people read them: "class: 7А → 8А; phone: …". A new or a deleted record is shown by
 * its filled fields. Names of columns come from the table; a null pointer or too few of them: "3: …".
 */
void history_describe(struct strbuf *out, const struct table *table, const char *old,
		      const char *new);

#endif
