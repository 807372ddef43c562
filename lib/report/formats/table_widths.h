/*
 * table_widths.h - how wide the columns of a table are that has to fit into a window.
 *
 * A table that is wider than the window becomes narrower step by step: headings are broken into lines, then texts, the
 * widest first, those that say which row it is last; numbers, dates and other short cells never. Widths are those of a
 * terminal: columns, not characters.
 */
#ifndef KURATOR_REPORT_FORMATS_TABLE_WIDTHS_H
#define KURATOR_REPORT_FORMATS_TABLE_WIDTHS_H

#include <stdbool.h>
#include <stddef.h>

#define TABLE_GAP 2    /* columns between two columns */
#define TABLE_PIECE 18 /* a longer word of a cell may be broken first */

struct table_column {
	size_t width; /* as it is printed */
	size_t data;  /* of the widest cell */
	size_t pieces[TABLE_PIECE +
		      1]; /* [w]: cells whose longest word fills w columns; the last: or more */
	size_t n_cells;
	size_t heading; /* of the whole heading */
	size_t word;    /* of its longest word */
	bool is_number, is_key, is_whole, wraps, flows;
};

/* Counts the heading in, and sets `width` to that of a column which has no other cells. */
void table_column_heading(struct table_column *column, const char *heading);
/* Counts a cell in. */
void table_column_cell(struct table_column *column, const char *text);

/*
 * Makes the columns narrower in the order of what hurts least. Returns false where rows have to become blocks: the
 * table cannot be made to fit, or so many words would be broken that it is hard to read.
 */
bool table_fit(struct table_column *columns, size_t n, size_t window);

/*
 * Bytes of the first line of a text that is broken at spaces, and behind `;`, `,`, `/` and hyphens where no digit
 * follows: ids and numbers are whole; `skip` are those to leave out before the next line. A piece longer than the width
 * is broken where the line ends.
 */
size_t table_first_line(const char *text, size_t width, size_t *skip);

#endif
