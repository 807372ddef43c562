/*
 * grid_book.h - what the readers of both kinds of workbook share: grid_workbook.c, grid_xlsx.c, grid_ods.c only.
 */
#ifndef KURATOR_STORE_GRID_BOOK_H
#define KURATOR_STORE_GRID_BOOK_H

#include "store/grid.h"
#include "store/xml.h"

struct sheet {
	char *name;
	char *part; /* of .xlsx: the id of the relation, then the path */
	bool hidden;
};

/* Cells that were made one; the first is that of row and column. */
struct merged_cells {
	size_t row; /* as the program counts, from 1 */
	size_t column, rows, columns;
};

struct book {
	struct grid *grid;
	const char *name; /* of the file, for messages */
	struct zip_reader zip;
	struct xml_reading reading;
	const struct grid_options *options;

	struct sheet *sheets;
	size_t n_sheets, alloc_sheets;
	char *main_part, *strings_part, *styles_part; /* of .xlsx */
	bool since_1904;

	struct strbuf strings; /* shared texts, each with a NUL behind it */
	size_t *string_at;
	size_t n_strings, alloc_strings;

	enum grid_kind *kinds; /* by format of cells: NUMBER, DATE or DATE_SHORT */
	size_t n_formats, alloc_formats;
	char **codes; /* of formats that the workbook brings along */
	size_t *code_ids;
	size_t n_codes, alloc_codes, alloc_code_ids;
	bool in_formats;
	char **hidden_styles; /* of .ods: of tables that are not shown */
	size_t n_hidden, alloc_hidden;

	/* What is being read. */
	struct strbuf text;
	bool in_text, in_ruby, marker_next;
	size_t row, column;
	char type; /* of the cell: first letter of its type, 'n' by default */
	size_t style;
	size_t annotation; /* depth of elements within a note, which is not read */
	bool paragraph;    /* of .ods: one was begun before in this cell */
	size_t repeat_rows, repeat_columns;
	size_t depth;
	bool taken, skipping;
	size_t table;                /* of .ods: the sheet that was read */
	struct merged_cells *merges; /* of the sheet that is being read */
	size_t n_merges, alloc_merges;
};

/* Reads a part; a part that may be missing is no fault. Returns 0, or -1 after a message. */
int book_read_part(struct book *book, const char *part, const struct xml_events *events,
		   bool needed);
/* A whole number in an attribute; `otherwise` where it is missing or none. */
size_t book_number(const char *s, size_t otherwise);
/* Begins the row book->row; no further event where no sheet has a row of this number. */
void book_begin_row(struct book *book);
/* 0, or -1 where no sheet has a row of this number: then the grid has a fault. */
int book_check_row(struct book *book, size_t number);
void book_add_sheet(struct book *book, const char *name, const char *part, bool hidden);
/* Takes text into book->text while in_text. */
void book_on_text(void *data, const char *bytes, size_t len);
/* The marker that kurator left, from the part that holds properties. */
int book_read_marker(struct book *book, const char *part);
/* The sheet of this name, or of this number among those that are shown; SIZE_MAX: none. */
size_t book_named_sheet(const struct book *book, const char *wanted);
int book_no_such_sheet(const struct book *book);
/* Notes which sheet was read and which were not. */
void book_note_sheets(struct book *book, size_t read);

/* Put book->text, or what is given, as a cell of the row; return as grid_put(). */
int book_put_number(struct book *book, enum grid_kind kind);
int book_put_iso_date(struct book *book, const char *s);
int book_put_boolean(struct book *book, bool value);
/* grid_merged.c: notes that cells are one; puts what stands in the first of them into those below. */
void book_add_merge(struct book *book, size_t row, size_t column, size_t rows, size_t columns);
void book_carry_down(struct book *book);
/* No further event where a bound was passed. */
void book_stop_on_fault(struct book *book, int result);

int book_read_package(struct book *book);
int book_read_open_document(struct book *book);

#endif
