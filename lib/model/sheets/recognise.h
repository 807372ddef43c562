/*
 * recognise.h - what a table that somebody sends is: of which file, where its heading is, what its columns mean.
 *
 * A heading may stand under titles, take two lines (a group above, its parts below), come again on every page; a row
 * of running numbers below it, totals at the foot and empty rows and columns are no records.
 */
#ifndef KURATOR_MODEL_SHEETS_RECOGNISE_H
#define KURATOR_MODEL_SHEETS_RECOGNISE_H

#include "model/program.h"
#include "model/sheets/headings.h"
#include "model/sheets/kept.h"
#include "store/grid.h"

struct recognised_column {
	size_t place; /* in the grid */
	char *text;   /* of the heading, in one line; "Модуль (2)" for one that comes again */
	struct heading heading;
	enum heading_part
		joined; /* the part that the column was before others were joined to it; PART_VALUE: not joined */
	bool again;  /* certain, but another column before it has the same meaning: not used */
	bool beyond; /* of CSV: the heading ends before it, and no map says what it means */
};

/* Columns whose cells are joined of several: a name, the people of a pair. */
enum { JOINED_NAME, JOINED_PAIR, JOINED };

struct joined_cells {
	const struct recognised_column *column; /* a null pointer: none */
	struct grid_cell *cells;                /* by record */
};

struct recognised {
	const struct file_schema *schema;
	const struct grid *grid;
	size_t header_rows; /* 1 or 2 */
	size_t header;      /* index of the first of them in the grid */
	struct recognised_column *columns;
	size_t n_columns;
	size_t *rows; /* indexes in the grid of the rows that are records */
	size_t n_rows;
	size_t *left_out; /* of rows below the heading that are none */
	size_t n_left_out;
	struct joined_cells joined[JOINED];
	struct arena arena;
	struct heading_words words;
};

struct recognise_options {
	const struct file_schema *schema; /* a null pointer: found out */
	const struct kept_sheet *kept;    /* an export that it may come from, or a null pointer */
	const struct heading_map *map;    /* or a null pointer */
	const char *const *other_columns; /* of the base, that the schema does not know */
	size_t n_other_columns;
	const struct table *table; /* of today, or a null pointer: then ids are not looked at */
	bool keep_columns; /* what is unknown, doubtful or there once more is a column of the base named by its heading */
};

/*
 * A column of ids of which none is of the base, or looks like one of kurator's, is of another program (a form numbers
 * its answers): doubtful, unless the map says that they are the ids.
 *
 * Returns 0, or -1 after a message: no heading was found, or it fits several files. recognised_release() is due in both
 * cases. The grid and what the options name must outlive it.
 */
int recognise(struct recognised *recognised, const struct grid *grid, const char *name,
	      const struct recognise_options *options);
void recognised_release(struct recognised *recognised);
/*
 * The files that the headings may well be of (at least half as well as of the first), the most likely one first; `schemas` has room for RECOGNISE_MOST. Returns how
 * many there are.
 */
#define RECOGNISE_MOST 32
size_t recognise_candidates(const struct grid *grid, const struct recognise_options *options,
			    const struct file_schema **schemas);

/*
 * Where the sheet that was read has no heading that is known, and exactly one of the other sheets of the workbook has:
 * reads that one of the bytes in its place. Returns whether it did.
 */
bool recognise_choose_sheet(struct grid *grid, const char *name, const struct strbuf *bytes,
			    const struct recognise_options *options);

/*
 * The layout of one row about the school (base "organization") whose table this is, by its headings; a null pointer:
 * none. Nothing in such a table is a record.
 */
const struct layout *recognise_summary(const struct grid *grid, const struct program *program);

/* Whether the cells of the column are used. */
bool recognised_is_used(const struct recognised_column *column);
/* Cells with anything in them below a heading that is unknown, doubtful or there once more; 0 for any other. */
size_t recognised_count_unused(const struct recognised *recognised,
			       const struct recognised_column *column);
/* The column with this name, or a null pointer. */
const struct recognised_column *recognised_column(const struct recognised *recognised,
						  const char *name);
/*
 * Whether the record, of CSV, has more in it than the heading has cells: a delimiter within a value has divided it, and
 * what stands behind it stands below wrong headings. Not where a map says what the further column means.
 */
bool recognised_is_longer(const struct recognised *recognised, size_t row);
/* How many cells of a used column are one with a cell above, whose value they have. */
size_t recognised_count_carried(const struct recognised *recognised,
				const struct recognised_column *column);
/*
 * Whether each row of the map has its heading in the sheet, or says nothing: its column begins with ?, or a later row has
 * the same heading. `found` has room for all of them.
 */
void recognised_find_mapped(const struct recognised *recognised, const struct heading_map *map,
			    bool *found);
/* The cell of a record. */
const struct grid_cell *recognised_cell(const struct recognised *recognised, size_t row,
					const struct recognised_column *column);

#endif
