/*
 * kept.h - what was exported, kept in the programme directory to compare with what comes back.
 *
 * The folder `sheets` holds a CSV file for each export, "mentors-4c1107d2a9b0.csv": the name's digest is that of the
 * contents, and stands in the workbook too. Its first column says what a record is:
 *
 *	=         the names of the columns
 *	heading   what stood above them
 *	raw       a row as it was in the base
 *	shown     the same row as it stood in the sheet, where that differs
 *	export    the medium and the SHA-256 of the file that was written
 */
#ifndef KURATOR_MODEL_SHEETS_KEPT_H
#define KURATOR_MODEL_SHEETS_KEPT_H

#include "base/arena.h"
#include "model/sheets/layout.h"
#include "model/sheets/value.h"
#include "store/store.h"

#define KEPT_FOLDER "sheets"

/* An export on its way into the folder. */
struct kept_export {
	char *name; /* without ".csv"; the marker of a workbook */
	struct strbuf bytes;
};

/* The rows (of the layout's table) as they are written in this medium. kept_export_release() is due. */
void kept_export_build(struct kept_export *kept, const struct sheet_layout *layout,
		       const size_t *rows, size_t n, enum sheet_medium medium);
/* Keeps it, with the fingerprint of the file. Returns 0, or -1 after a message. */
int kept_export_save(struct kept_export *kept, const struct store *store, enum sheet_medium medium,
		     const struct strbuf *file);
void kept_export_release(struct kept_export *kept);

/* An export that was read back. */
struct kept_row {
	const char **raw;   /* by column */
	const char **shown; /* by column; the same array where nothing differs */
};

struct kept_sheet {
	const struct file_schema *schema;
	char *name;
	enum sheet_medium medium;
	char *digest; /* of the file that was written */
	const char **columns;
	const char **headings;
	size_t n_columns;
	struct kept_row *rows;
	size_t n_rows, alloc_rows;
	struct arena arena;
};

/* Reads what was kept under the name. Returns 0, or -1 (without a message) where nothing that can be read is there. */
int kept_load(struct kept_sheet *kept, const struct store *store, const char *name);
void kept_release(struct kept_sheet *kept);
/* The index of a column by its name, or SIZE_MAX. */
size_t kept_column(const struct kept_sheet *kept, const char *name);

#endif
