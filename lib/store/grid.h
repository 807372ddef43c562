/*
 * grid.h - the cells of a table that somebody sends, whatever program wrote it.
 *
 * CSV in any encoding and dialect, workbooks (.xlsx) and OpenDocument tables (.ods). What a file is, its first bytes say,
 * not its name. Nothing is known here of headings or columns: rows of cells, as they stand.
 *
 *	struct grid grid;
 *
 *	if (!grid_load(&grid, path, &options))
 *		for (size_t i = 0; i < grid.n_rows; i++)
 *			puts(grid_get(&grid, i, 2)->text);
 *	grid_release(&grid);
 *
 * Bounds: a file of 256 MiB, 1 GiB unpacked, 1,000 columns, ten million cells, a cell of 1 MiB.
 */
#ifndef KURATOR_STORE_GRID_H
#define KURATOR_STORE_GRID_H

#include "base/arena.h"
#include "base/strbuf.h"

#define GRID_COLUMNS_MAX 1000
#define GRID_CELLS_MAX ((size_t)10000000)
#define GRID_TEXT_MAX ((size_t)1 << 20)

/* CSV has texts only. A number is in the form of number_format(). */
enum grid_kind {
	GRID_EMPTY,
	GRID_STRING,
	GRID_NUMBER,
	GRID_DATE,    /* "2021-11-25", or "2021-11-25 14:30" */
	GRID_TIME,    /* "14:30" */
	GRID_BOOLEAN, /* "TRUE", "FALSE" */
	GRID_ERROR,   /* "#NAME?" */
	GRID_DATE_SHORT, /* as GRID_DATE; its format leaves out the year or the day, as programs do with "22.5" */
};

struct grid_cell {
	const char *text; /* "" when empty */
	enum grid_kind kind;
	bool carried; /* of a workbook: the cell is one with others, and the text stands in the first of them */
	unsigned short
		columns; /* of a workbook: it is one with those beside it, so many altogether; 0: with none */
};

struct grid_row {
	size_t number; /* as a spreadsheet program counts: line ends in a cell begin no row; from 1 */
	struct grid_cell *cells;
	size_t n;      /* up to the last cell that is not empty */
	size_t fields; /* of CSV: that were written, empty ones too; of a workbook 0 */
};

enum grid_format { GRID_CSV, GRID_XLSX, GRID_ODS };

struct grid {
	struct grid_row *rows; /* those that are not empty */
	size_t n_rows, alloc_rows;
	size_t n_columns; /* of the widest row */
	size_t n_cells;

	enum grid_format format;
	const char *encoding; /* of CSV: "utf-8", "windows-1251" … */
	bool encoding_guessed;
	/* Of CSV: the encoding as which its text was read before it was saved, which was undone; a null pointer: none. */
	const char *undone;
	size_t n_broken; /* of CSV: bytes that are no UTF-8; the sign for "no character", U+FFFD, stands in their place */
	char delimiter; /* of CSV */
	char *sheet;    /* that was read, of a workbook */
	char *others;   /* names of the sheets that were not read, "" when there are none */
	char **shown;   /* names of all sheets that are not hidden, of a workbook */
	size_t n_shown;
	char *marker;    /* of a workbook that kurator wrote; "" when there is none */
	char digest[65]; /* SHA-256 of the file */

	struct arena arena; /* from here on private */
	bool in_row;
	struct grid_cell *scratch;
	size_t text_total;
	const char *fault; /* why reading stopped, translated */
};

struct grid_options {
	const char *encoding; /* of CSV; a null pointer: by itself */
	const char *sheet;    /* of a workbook; a null pointer: the first that has anything on it */
	bool may_be_empty;    /* nothing on it is no error */
};

/*
 * Reads the file at `path` ("-": standard input). Returns 0, or -1 after messages. grid_release() is due in both cases.
 */
int grid_load(struct grid *grid, const char *path, const struct grid_options *options);
/* The bytes of the file, as grid_load() reads them. Returns 0, or -1 after a message. */
int grid_read_file(struct strbuf *bytes, const char *path);
/* The same of bytes; `name` is how messages call them. */
int grid_read(struct grid *grid, const char *name, const struct strbuf *bytes,
	      const struct grid_options *options);
void grid_release(struct grid *grid);
/* Whether the bytes are a workbook: .xlsx or .ods, or an old one (.xls), which grid_read() refuses. */
bool grid_is_workbook(const struct strbuf *bytes);
/*
 * Adds the rows as CSV in UTF-8, each in the line of its number: rows that are not there are empty lines, and line ends in
 * a cell are blanks.
 */
void grid_to_csv(const struct grid *grid, struct strbuf *out);
/* The cell of a row by its index; one that is empty beyond the end. */
const struct grid_cell *grid_get(const struct grid *grid, size_t row, size_t column);

/* ---- for the readers of formats: grid_csv.c, grid_xlsx.c, grid_ods.c ---- */

/*
 * Begins a row, of which the number is given; rows come in order. A row without cells is no row. A cell is copied;
 * grid_put() returns 0, or -1 when a bound is passed: then grid->fault says which, and reading stops.
 */
void grid_begin_row(struct grid *grid, size_t number);
int grid_put(struct grid *grid, size_t column, enum grid_kind kind, const char *text, size_t len);
/* The cells of the last row are taken over once more, as a row of this number. */
int grid_repeat_row(struct grid *grid, size_t number);
void grid_end_row(struct grid *grid);

/* Read the bytes; each returns 0, or -1 after messages about the file `name`. */
int grid_read_csv(struct grid *grid, const char *name, const struct strbuf *bytes,
		  const struct grid_options *options);
int grid_read_workbook(struct grid *grid, const char *name, const struct strbuf *bytes,
		       const struct grid_options *options);

/*
 * A day and time of a workbook: days since 30 December 1899 (or 1 January 1904). Puts TIME, NUMBER, or else
 * what is asked for: DATE or DATE_SHORT.
 */
int grid_put_serial(struct grid *grid, size_t column, double serial, bool since_1904,
		    enum grid_kind kind);

#endif
