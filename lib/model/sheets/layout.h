/*
 * layout.h - which columns of a file of the programme a spreadsheet shows, and what stands above them.
 *
 * A sheet has every column of the schema, in its order, then the columns of the file that kurator does not know.
 */
#ifndef KURATOR_MODEL_SHEETS_LAYOUT_H
#define KURATOR_MODEL_SHEETS_LAYOUT_H

#include "model/program.h"
#include "model/schema.h"
#include "store/table.h"

struct sheet_column {
	const char *name;            /* of the file */
	const struct column *column; /* a null pointer: not of the schema */
	size_t place;                /* in the table; TABLE_NONE where the file lacks it */
	char *heading;               /* in the current language; no two of a sheet are the same */
	bool hidden;                 /* a workbook does not show it */
};

struct sheet_layout {
	const struct file_schema *schema;
	const struct program *program;
	const struct table *table;
	struct sheet_column *columns;
	size_t n_columns;
	const char *title; /* of the sheet; a null pointer: sheet_title() of the schema */
};

/* All columns. `table` may be one without a file behind it. sheet_layout_release() is due. */
void sheet_layout_init(struct sheet_layout *layout, const struct file_schema *schema,
		       const struct program *program, const struct table *table);
void sheet_layout_release(struct sheet_layout *layout);
/* One more column; layout->columns has room for it. */
void sheet_layout_add(struct sheet_layout *layout, const struct column *column, const char *name,
		      size_t place, const char *heading, bool hidden);
/*
 * Keeps these columns ("name,class", by name or heading), in this order; the id stays in front. Returns 0, or -1 and the
 * reason in `why`.
 */
int sheet_layout_select(struct sheet_layout *layout, const char *columns, struct strbuf *why);
/* Leaves the columns with these names out. */
void sheet_layout_omit(struct sheet_layout *layout, const struct ids *names);

/* What is meant by "mentors" or "mentors.csv"; a null pointer: no file that goes into a spreadsheet. */
const struct file_schema *sheet_schema(const char *noun);
/* "mentors" of "mentors.csv"; the caller frees it. */
char *sheet_noun(const struct file_schema *schema);
/* The name of the sheet, translated: "Mentors". */
const char *sheet_title(const struct file_schema *schema);

/*
 * The words that a cell of the column can hold, as people read them. Empty where they are not listed anywhere, or where
 * a cell holds several. The caller frees the array, not the words.
 */
struct sheet_words {
	const char **items;
	size_t n;
	size_t alloc;
};
void sheet_words_of(const struct column *column, const struct program *program,
		    struct sheet_words *words);

#endif
