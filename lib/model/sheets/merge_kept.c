/* merge_kept.c - from which export a sheet comes */
#include "model/sheets/merge.h"

#include "store/keep.h"

/* Records that are compared to tell exports apart. */
#define RECORDS_COMPARED 500

/* The rows of an export by id; of a base without ids by what all cells show that the sheet has too. */
static void add_key(const struct recognised *sheet, const struct kept_sheet *kept, size_t kept_row,
		    size_t record, bool by_id, struct strbuf *key)
{
	for (size_t c = 0; c < sheet->n_columns; c++) {
		const struct recognised_column *column = &sheet->columns[c];
		const char *name = column->heading.name;
		size_t place = name ? kept_column(kept, name) : SIZE_MAX;

		if (place == SIZE_MAX || (by_id && !streq(name, "id")))
			continue;
		if (kept_row != SIZE_MAX)
			strbuf_addf(key, "%s\x1F", kept->rows[kept_row].shown[place]);
		else
			strbuf_addf(key, "%s\x1F", recognised_cell(sheet, record, column)->text);
	}
}

static void index_rows(struct strmap *rows, const struct kept_sheet *kept,
		       const struct recognised *sheet, bool by_id)
{
	for (size_t i = 0; i < kept->n_rows; i++) {
		struct strbuf key = STRBUF_INIT;

		add_key(sheet, kept, i, SIZE_MAX, by_id, &key);
		strmap_add(rows, key.buf, key.len, i);
		strbuf_release(&key);
	}
}

static size_t count_differing(const struct kept_sheet *kept, size_t row,
			      const struct recognised *sheet, size_t record)
{
	size_t differing = 0;

	for (size_t c = 0; c < sheet->n_columns; c++) {
		const struct recognised_column *column = &sheet->columns[c];
		size_t place =
			column->heading.name ? kept_column(kept, column->heading.name) : SIZE_MAX;

		if (place != SIZE_MAX)
			differing += !streq(recognised_cell(sheet, record, column)->text,
					    kept->rows[row].shown[place]);
	}
	return differing;
}

/*
 * How much the sheet differs from an export: cells that show something else, and a whole row for each that only one of
 * them has. SIZE_MAX: they have no record in common.
 */
static size_t distance(const struct kept_sheet *kept, const struct recognised *sheet)
{
	bool by_id = recognised_column(sheet, "id") && kept_column(kept, "id") != SIZE_MAX;
	size_t common = 0, differing = 0;
	struct strmap rows = STRMAP_INIT;

	if (!by_id && kept_column(kept, "id") != SIZE_MAX)
		return SIZE_MAX;
	index_rows(&rows, kept, sheet, by_id);
	for (size_t r = 0; r < sheet->n_rows && r < RECORDS_COMPARED; r++) {
		struct strbuf key = STRBUF_INIT;
		size_t row;

		add_key(sheet, kept, SIZE_MAX, r, by_id, &key);
		row = strmap_get(&rows, key.buf, key.len);
		strbuf_release(&key);
		common += row != STRMAP_NONE;
		differing +=
			row == STRMAP_NONE ? kept->n_columns : count_differing(kept, row, sheet, r);
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
