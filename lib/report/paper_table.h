/*
 * paper_table.h - a table as a journal prints it: a title, few columns of finished cells, notes below.
 *
 * Cells are texts: "25,46 (4,05)". Figures follow the language: a decimal comma in Russian, a point in English, a true
 * minus sign, p with three places and never 0. An empty cell is a dash, and a note says why.
 */
#ifndef KURATOR_REPORT_PAPER_TABLE_H
#define KURATOR_REPORT_PAPER_TABLE_H

#include "report/output.h"

enum paper_format { PAPER_TABLE, PAPER_MD, PAPER_HTML, PAPER_DOCX };

struct paper_table {
	char *title;
	struct output_column *columns; /* OUTPUT_NUMBER: to the right */
	size_t n_columns;
	size_t n_keys; /* so many columns say which row it is, and are repeated where a table is parted */
	char **cells; /* row after row */
	size_t n_cells, alloc_cells;
	char **notes;
	size_t n_notes, alloc_notes;
};

/* The next cell: "" becomes a dash. */
void paper_cell(struct paper_table *table, const char *text);
/* A line below the table; takes the text over. */
void paper_note(struct paper_table *table, char *text);

/* Adds a figure with so many places; NaN adds nothing. */
void paper_figure(struct strbuf *out, double value, int decimals);
/* Adds a p value: "0,012", "<0,001". */
void paper_p(struct strbuf *out, double p);
/* Adds "[0,44; 1,49]". */
void paper_interval(struct strbuf *out, double low, double high);

/* `width`: of the window, for PAPER_TABLE, which is parted by columns where it is wider; 0: no bound. */
void paper_write(const struct paper_table *table, enum paper_format format, size_t width,
		 struct strbuf *out);
void paper_table_release(struct paper_table *table);

#endif
