/*
 * gate.h - which rows of a base, and what of their categories, may stand in a sheet that is handed on.
 *
 * A row may that names nobody without a valid consent to the processing: by a reference to a person, a pair or a group,
 * or as the person of an answer. Staff are in no base of the programme and need none. A sensitive category may with a
 * consent of scope special of its person; in a sheet of `no_sensitive` none does.
 */
#ifndef KURATOR_MODEL_SHEETS_GATE_H
#define KURATOR_MODEL_SHEETS_GATE_H

#include "model/consents.h"

struct sheet_gate {
	const struct bases *bases; /* people and pairs */
	bool no_sensitive;
	struct export_gate people; /* who was left out, and whose categories without a consent */
	size_t n_rows;             /* that were left out */
	size_t n_sensitive;        /* categories left out because of no_sensitive */
};

/* Whether the row may stand in the sheet; otherwise it is counted. */
bool sheet_gate_admits(struct sheet_gate *gate, const struct file_schema *schema,
		       const struct table *table, size_t row);
/* Adds the cell of the column (a null pointer: one that the schema does not know) without what is held back. */
void sheet_gate_add(struct sheet_gate *gate, const struct file_schema *schema,
		    const struct table *table, size_t row, const struct column *column,
		    const char *cell, struct strbuf *out);
/* Remarks on standard error about what was left out; nothing when nothing was. Releases the gate. */
void sheet_gate_close(struct sheet_gate *gate, const struct file_schema *schema);
void sheet_gate_release(struct sheet_gate *gate);

#endif
