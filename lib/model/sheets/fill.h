/*
 * fill.h - what is handed on in a sheet: a base, or a layout of program.yaml (the rows of a base, or the one row of the
 * school, as somebody wants them).
 *
 * People without a valid consent to processing do not stand in such a table, nor do records about them: gate.h. No
 * sensitive category stands in a layout. Its last column is the id (hidden in a workbook), so that the table is known
 * again when it comes back. What kurator puts together itself (the contacts, the other one of the pair …) is compared
 * when it comes back, but is changed where it comes from.
 */
#ifndef KURATOR_MODEL_SHEETS_FILL_H
#define KURATOR_MODEL_SHEETS_FILL_H

#include "model/sheets/gate.h"
#include "model/sheets/layout.h"

#define FILL_PARTS (BASES_PEOPLE | BASES_PAIRS | BASES_MEETINGS | BASES_REQUESTS | BASES_REGISTERS)

struct filled {
	struct sheet_layout layout; /* its table is `table` */
	struct table table;
	size_t *rows; /* all of the table */
	size_t n_rows;
	struct sheet_gate gate; /* what was left out */
};

/*
 * Fills the layout with these rows of the base (a null pointer where the layout is of the organization). `bases` holds
 * FILL_PARTS. filled_release() is due; everything that is named must outlive it.
 */
void layout_fill(struct filled *filled, const struct layout *layout, const struct bases *bases,
		 const struct table *base, const size_t *rows, size_t n);
/* Leaves out the columns in which one of these columns of people stands, also put together with others. */
void filled_omit(struct filled *filled, const struct layout *layout, const struct ids *columns);
void filled_release(struct filled *filled);

/*
 * The rows of a base, with the columns of the layout: nobody without a valid consent; sensitive categories with a consent
 * of scope special, with `no_sensitive` none. `bases` holds people and pairs.
 */
void base_fill(struct filled *filled, const struct sheet_layout *whole, const struct bases *bases,
	       const size_t *rows, size_t n, bool no_sensitive);

/* "phone, email" as the column of contacts shows them. */
void contacts_text(const char *phone, const char *email, struct strbuf *out);

#endif
