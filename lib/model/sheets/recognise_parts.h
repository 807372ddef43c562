/*
 * recognise_parts.h - what the parts of recognise.h share: the recognise*.c only.
 */
#ifndef KURATOR_MODEL_SHEETS_RECOGNISE_PARTS_H
#define KURATOR_MODEL_SHEETS_RECOGNISE_PARTS_H

#include "model/sheets/recognise.h"

/* What stands in the cell itself, not only in one above with which it is one. */
static inline const char *recognise_own_text(const struct grid *grid, size_t row, size_t column)
{
	const struct grid_cell *cell = grid_get(grid, row, column);

	return cell->carried ? "" : cell->text;
}

/* recognise_rows.c: divides the rows below the heading into records and those that are none. */
void recognise_find_rows(struct recognised *recognised);

/* recognise_joined.c: joins what stands in several columns and is one: a name, the people of a pair. */
void recognise_join(struct recognised *recognised);

/*
 * recognise_about.c: the heading of a group stands above its first column; the others of the group are empty there. The
 * group of a column of a heading of two rows, "" for none.
 */
const char *recognise_group_above(const struct grid *grid, size_t row, size_t column);
/* Whether the heading of a group names somebody whom this base is not about: "Мама" among mentees. */
bool recognise_is_of_others(const struct file_schema *schema, const char *group);
/* Whether the group of the column does, or says of somebody what an earlier group says, too. */
bool recognise_is_about_others(const struct recognised *recognised, size_t place);
/* The base of people that the titles above the heading and the name of the sheet speak of; a null pointer: none, both. */
const char *recognise_titled(const struct grid *grid, size_t header);

#endif
