/* recognise_sheet.c - which sheet of a workbook holds the table */
#include "model/sheets/recognise_parts.h"

static bool has_heading(const struct grid *grid, const struct recognise_options *options)
{
	const struct file_schema *schemas[RECOGNISE_MOST];

	return grid->n_rows && recognise_candidates(grid, options, schemas);
}

bool recognise_choose_sheet(struct grid *grid, const char *name, const struct strbuf *bytes,
			    const struct recognise_options *options)
{
	struct grid found = { .n_rows = 0 }, one;
	size_t n = 0;

	if (grid->n_shown < 2 || has_heading(grid, options))
		return false;
	for (size_t i = 0; i < grid->n_shown && n < 2; i++) {
		struct grid_options sheet = { .sheet = grid->shown[i], .may_be_empty = true };

		if (streq(grid->shown[i], grid->sheet))
			continue;
		if (!grid_read(&one, name, bytes, &sheet) && has_heading(&one, options) && !n++)
			found = one;
		else
			grid_release(&one);
	}
	if (n != 1) {
		grid_release(&found);
		return false;
	}
	grid_release(grid);
	*grid = found;
	return true;
}
