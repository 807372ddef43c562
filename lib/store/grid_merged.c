/*
 * grid_merged.c - cells of a workbook that were made one: what stands in the first holds for all rows below it
 *
 * A class over the rows of its pupils, a mentor over the mentees. Only rows in which anything else stands get the value.
 */
#include "store/grid_book.h"

#define MERGES_MAX ((size_t)1000000)

void book_add_merge(struct book *book, size_t row, size_t column, size_t rows, size_t columns)
{
	if ((rows < 2 && columns < 2) || column >= GRID_COLUMNS_MAX)
		return;
	if (book->n_merges == MERGES_MAX) {
		book->grid->fault = _("there are more than a million merged cells");
		book->reading.stop = true;
		return;
	}
	ALLOC_GROW(book->merges, book->n_merges + 1, book->alloc_merges);
	book->merges[book->n_merges++] = (struct merged_cells){ row, column, rows, columns };
}

/* The index of the first row with this number or a higher one. */
static size_t first_row_from(const struct grid *grid, size_t number)
{
	size_t low = 0, high = grid->n_rows;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (grid->rows[middle].number < number)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The cell of a row, which gets so many cells; they may be shared with no other row. */
static struct grid_cell *own_cell(struct grid *grid, struct grid_row *row, size_t column)
{
	if (column >= row->n) {
		struct grid_cell *cells = arena_calloc(&grid->arena, column + 1, sizeof(*cells));

		memcpy(cells, row->cells, row->n * sizeof(*cells));
		for (size_t c = row->n; c <= column; c++)
			cells[c] = (struct grid_cell){ .text = "", .kind = GRID_EMPTY };
		row->cells = cells;
		row->n = column + 1;
	}
	return &row->cells[column];
}

/* 0, or -1: the grid has a fault. */
static int carry_down(struct grid *grid, const struct merged_cells *merge, size_t *steps)
{
	size_t i = first_row_from(grid, merge->row);
	struct grid_cell *first;

	if (i == grid->n_rows || grid->rows[i].number != merge->row ||
	    merge->column >= grid->rows[i].n)
		return 0;
	first = &grid->rows[i].cells[merge->column];
	first->columns = merge->columns < GRID_COLUMNS_MAX ? (unsigned short)merge->columns
							   : GRID_COLUMNS_MAX;
	for (i++; i < grid->n_rows && grid->rows[i].number - merge->row < merge->rows; i++) {
		struct grid_cell *cell;

		if (++*steps > GRID_CELLS_MAX) {
			grid->fault = _("there are more than ten million cells");
			return -1;
		}
		cell = own_cell(grid, &grid->rows[i], merge->column);
		if (*cell->text || !*first->text)
			continue;
		*cell = (struct grid_cell){ first->text, first->kind, .carried = true };
	}
	return 0;
}

void book_carry_down(struct book *book)
{
	size_t steps = 0;

	for (size_t i = 0; i < book->n_merges; i++)
		if (carry_down(book->grid, &book->merges[i], &steps))
			return;
}
