/* merge_kept.c - from which export a sheet comes */
#include "model/sheets/merge.h"

#include "store/keep.h"

/* Records that are compared to tell exports apart. */
#define RECORDS_COMPARED 500

/*
 * How much the sheet differs from an export: cells that show something else, and a whole row for each that only one of
 * them has. SIZE_MAX: they have no record in common.
 */
static size_t distance(const struct kept_sheet *kept, const struct recognised *sheet)
{
	const struct recognised_column *id = recognised_column(sheet, "id");
	size_t kept_id = kept_column(kept, "id"), common = 0, differing = 0;
	struct strmap rows = STRMAP_INIT;

	if (!id || kept_id == SIZE_MAX)
		return SIZE_MAX;
	for (size_t i = 0; i < kept->n_rows; i++)
		strmap_add(&rows, kept->rows[i].raw[kept_id], strlen(kept->rows[i].raw[kept_id]),
			   i);
	for (size_t r = 0; r < sheet->n_rows && r < RECORDS_COMPARED; r++) {
		size_t row = strmap_gets(&rows, recognised_cell(sheet, r, id)->text);

		if (row == STRMAP_NONE) {
			differing += kept->n_columns;
			continue;
		}
		common++;
		for (size_t c = 0; c < sheet->n_columns; c++) {
			const struct recognised_column *column = &sheet->columns[c];
			size_t place = column->heading.name
					       ? kept_column(kept, column->heading.name)
					       : SIZE_MAX;

			if (place != SIZE_MAX)
				differing += !streq(recognised_cell(sheet, r, column)->text,
						    kept->rows[row].shown[place]);
		}
	}
	strmap_release(&rows);
	if (kept->n_rows > sheet->n_rows)
		differing += (kept->n_rows - sheet->n_rows) * kept->n_columns;
	return common ? differing : SIZE_MAX;
}

/* Names are newest first: of equals the newest stays. */
bool merge_find_nearest(struct kept_sheet *kept, const struct store *store, const struct grid *grid,
			const struct recognised *sheet, size_t *least)
{
	char *noun = sheet_noun(sheet->schema);
	struct kept_names names;
	size_t best = SIZE_MAX;
	bool found = false;

	keep_list(store, KEPT_FOLDER, noun, &names);
	for (size_t i = 0; i < names.n && best; i++) {
		char *name = xmemdup0(names.items[i], strcspn(names.items[i], "."));
		struct kept_sheet one;
		size_t far = SIZE_MAX;

		if (!kept_load(&one, store, name))
			far = streq(one.digest, grid->digest) ? 0 : distance(&one, sheet);
		free(name);
		if (far >= best) {
			kept_release(&one);
			continue;
		}
		if (found)
			kept_release(kept);
		*kept = one;
		found = true;
		best = far;
	}
	kept_names_release(&names);
	free(noun);
	*least = best;
	return found;
}

bool merge_find_marked(struct kept_sheet *kept, const struct store *store, const struct grid *grid)
{
	if (!*grid->marker)
		return false;
	if (!kept_load(kept, store, grid->marker))
		return true;
	kept_release(kept);
	return false;
}
