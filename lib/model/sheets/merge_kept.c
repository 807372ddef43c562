/* merge_kept.c - from which export a sheet comes */
#include "model/sheets/merge.h"

#include "store/keep.h"

/* Records that are compared to tell exports apart. */
#define RECORDS_COMPARED 500

/* Whether the column tells records apart: the id, or what is unique about a record; of other bases any column. */
static bool is_key(const struct file_schema *schema, const char *name, bool by_id)
{
	if (by_id)
		return streq(name, "id");
	for (const char *const *key = schema->key; key && *key; key++)
		if (streq(*key, name))
			return true;
	return !schema->key;
}

/* The rows of an export by id; of a base without ids by what the cells of its key show that the sheet has too. */
static void add_key(const struct recognised *sheet, const struct kept_sheet *kept, size_t kept_row,
		    size_t record, bool by_id, struct strbuf *key)
{
	for (size_t c = 0; c < sheet->n_columns; c++) {
		const struct recognised_column *column = &sheet->columns[c];
		const char *name = column->heading.name;
		size_t place = name ? kept_column(kept, name) : SIZE_MAX;

		if (place == SIZE_MAX || !is_key(sheet->schema, name, by_id))
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

/* Whether it is the same column, by what it means or by its heading. */
static bool is_column_of(const struct recognised_column *column, const struct kept_sheet *kept,
			 size_t place)
{
	const char *name = column->heading.name;

	return (name && streq(name, kept->columns[place])) ||
	       streq(column->text, kept->headings[place]);
}

/* Columns that both have. */
static size_t count_common(const struct kept_sheet *kept, const struct recognised *sheet)
{
	size_t n = 0;

	for (size_t i = 0; i < kept->n_columns; i++) {
		size_t c = 0;

		while (c < sheet->n_columns && !is_column_of(&sheet->columns[c], kept, i))
			c++;
		n += c < sheet->n_columns;
	}
	return n;
}

static size_t less(size_t a, size_t b)
{
	return a > b ? a - b : 0;
}

/* False: they have no record in common. */
static bool measure(const struct kept_sheet *kept, const struct recognised *sheet,
		    struct export_distance *distance)
{
	bool by_id = recognised_column(sheet, "id") && kept_column(kept, "id") != SIZE_MAX;
	size_t columns = count_common(kept, sheet), common = 0;
	struct strmap rows = STRMAP_INIT;

	*distance = (struct export_distance){ 0, 0 };
	if (!by_id && kept_column(kept, "id") != SIZE_MAX)
		return false;
	index_rows(&rows, kept, sheet, by_id);
	for (size_t r = 0; r < sheet->n_rows && r < RECORDS_COMPARED; r++) {
		struct strbuf key = STRBUF_INIT;
		size_t row;

		add_key(sheet, kept, SIZE_MAX, r, by_id, &key);
		row = strmap_get(&rows, key.buf, key.len);
		strbuf_release(&key);
		if (row == STRMAP_NONE) {
			distance->unknown += sheet->n_columns;
			continue;
		}
		common++;
		distance->unknown += less(sheet->n_columns, columns);
		distance->differing +=
			kept->n_columns - columns + count_differing(kept, row, sheet, r);
	}
	strmap_release(&rows);
	distance->differing += less(kept->n_rows, sheet->n_rows) * kept->n_columns;
	return common > 0;
}

bool merge_is_nearer(const struct export_distance *a, const struct export_distance *b)
{
	return a->unknown != b->unknown ? a->unknown < b->unknown : a->differing < b->differing;
}

/* It is the very file, or one that has records in common with it. */
static bool is_comparable(const struct kept_sheet *kept, const struct grid *grid,
			  const struct recognised *sheet, struct export_distance *distance)
{
	*distance = (struct export_distance){ 0, 0 };
	return streq(kept->digest, grid->digest) || measure(kept, sheet, distance);
}

/* Names are newest first: of equals the newest stays. */
bool merge_find_nearest(struct kept_sheet *kept, const struct store *store, const struct grid *grid,
			const struct recognised *sheet, struct export_distance *least)
{
	char *noun = sheet_noun(sheet->schema);
	struct kept_names names;
	bool found = false;

	*least = (struct export_distance){ SIZE_MAX, SIZE_MAX };
	keep_list(store, KEPT_FOLDER, noun, &names);
	for (size_t i = 0; i < names.n; i++) {
		char *name = xmemdup0(names.items[i], strcspn(names.items[i], "."));
		struct export_distance far;
		struct kept_sheet one;
		bool nearer = !kept_load(&one, store, name) &&
			      is_comparable(&one, grid, sheet, &far) &&
			      merge_is_nearer(&far, least);

		free(name);
		if (!nearer) {
			kept_release(&one);
			continue;
		}
		if (found)
			kept_release(kept);
		*kept = one;
		found = true;
		*least = far;
		if (!far.unknown && !far.differing)
			break;
	}
	kept_names_release(&names);
	free(noun);
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
