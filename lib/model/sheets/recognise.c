/* recognise.c - what a table that somebody sends is */
#include "model/sheets/recognise_parts.h"

#include "base/text.h"

/* ---- columns ---- */

static bool is_same_target(const struct heading *a, const struct heading *b)
{
	if (a->part != b->part || !a->name != !b->name)
		return false;
	return a->name ? streq(a->name, b->name) : a->part != PART_VALUE;
}

/* The number of columns before with this heading; those that a number was added to count, too. */
static size_t count_before(const struct recognised *r, const char *text)
{
	size_t n = 0;

	for (size_t i = 0; i < r->n_columns; i++) {
		char *numbered = xstrfmt("%s (%zu)", text, n + 1);

		n += n ? text_same(r->columns[i].text, numbered)
		       : text_same(r->columns[i].text, text);
		free(numbered);
	}
	return n;
}

/* The second column of a heading is called "Модуль (2)"; only a map says what it means. */
static void add_number(struct recognised *r, const struct recognise_options *options,
		       struct recognised_column *column, size_t number)
{
	char *numbered = xstrfmt("%s (%zu)", column->text, number);
	struct heading_text text;

	heading_text_init(&text, numbered);
	column->heading = (struct heading){ .match = HEADING_UNKNOWN };
	if ((options->map && heading_map_get(options->map, &text)) || options->kept)
		column->heading = recognise_meaning(&r->words, options, &text, false);
	heading_text_release(&text);
	free(column->text);
	column->text = numbered;
}

/* Whether anything stands below the heading's place. */
static bool holds_anything(const struct recognised *r, size_t place)
{
	for (size_t row = r->header + r->header_rows; row < r->grid->n_rows; row++)
		if (*grid_get(r->grid, row, place)->text)
			return true;
	return false;
}

/* A column without a heading is called by its letters, as programs call it: only a map says what it means. */
static void name_by_place(struct recognised *r, const struct recognise_options *options,
			  struct recognised_column *column)
{
	struct heading_text text;
	char letters[4] = "";

	for (size_t n = column->place + 1; n; n = (n - 1) / 26) {
		memmove(letters + 1, letters, sizeof(letters) - 2);
		letters[0] = (char)('A' + (n - 1) % 26);
	}
	free(column->text);
	column->text = xstrdup(letters);
	heading_text_init(&text, letters);
	column->heading = (struct heading){ .match = HEADING_UNKNOWN };
	if ((options->map && heading_map_get(options->map, &text)) || options->n_other_columns)
		column->heading = recognise_meaning(&r->words, options, &text, false);
	heading_text_release(&text);
}

/*
 * A heading that is known by its part alone, below a group that is about somebody else ("Мама: ФИО, Телефон"): what
 * it means for the record is for a map to say. It is called by group and part.
 */
static void doubt_group(const struct recognised *r, const struct recognise_options *options,
			const struct heading_texts *texts, size_t chosen,
			struct recognised_column *column)
{
	if (texts->n < 2 || !chosen || column->heading.match != HEADING_CERTAIN ||
	    (options->map && heading_map_get(options->map, &texts->items[chosen])))
		return;
	if (!recognise_is_about_others(r, column->place))
		return;
	column->heading.match = HEADING_DOUBTFUL;
	free(column->text);
	column->text = xstrdup(texts->items[0].text);
}

static bool is_unsettled(const struct recognised_column *column)
{
	return column->again || column->heading.match < HEADING_LEFT_OUT;
}

/* Whether CSV has no field of the heading there, not even an empty one. */
static bool is_beyond(const struct recognised *r, size_t place)
{
	bool beyond = r->grid->format == GRID_CSV;

	for (size_t row = r->header; row < r->header + r->header_rows; row++)
		beyond = beyond && place >= r->grid->rows[row].fields;
	return beyond;
}

static void add_column(struct recognised *r, const struct recognise_options *options, size_t place)
{
	struct recognised_column *column = &r->columns[r->n_columns];
	struct heading_texts texts;
	size_t chosen, before;

	heading_texts_init(&texts, r->grid, r->header, r->header_rows, place);
	*column = (struct recognised_column){ .place = place };
	column->heading = recognise_best_meaning(&r->words, options, &texts, true, &chosen);
	column->text = xstrdup(texts.items[chosen].text);
	if (r->header_rows == 2)
		doubt_group(r, options, &texts, chosen, column);
	heading_texts_release(&texts);
	if (!*column->text && !holds_anything(r, place)) {
		free(column->text);
		return;
	}
	if (!*column->text)
		name_by_place(r, options, column);
	column->beyond = is_beyond(r, place) && is_unsettled(column);
	before = count_before(r, column->text);
	if (before)
		add_number(r, options, column, before + 1);
	for (size_t i = 0; i < r->n_columns; i++)
		column->again |= column->heading.match == HEADING_CERTAIN &&
				 recognised_is_used(&r->columns[i]) &&
				 is_same_target(&column->heading, &r->columns[i].heading);
	r->n_columns++;
}

bool recognised_is_used(const struct recognised_column *column)
{
	return column->heading.match == HEADING_CERTAIN && !column->again;
}

size_t recognised_count_unused(const struct recognised *r, const struct recognised_column *column)
{
	size_t n = 0;

	for (size_t row = 0; is_unsettled(column) && row < r->n_rows; row++)
		n += *recognised_cell(r, row, column)->text != '\0';
	return n;
}

size_t recognised_count_carried(const struct recognised *r, const struct recognised_column *column)
{
	size_t n = 0;

	for (size_t row = 0; recognised_is_used(column) && row < r->n_rows; row++)
		n += grid_get(r->grid, r->rows[row], column->place)->carried;
	return n;
}

const struct recognised_column *recognised_column(const struct recognised *r, const char *name)
{
	for (size_t i = 0; i < r->n_columns; i++)
		if (recognised_is_used(&r->columns[i]) && r->columns[i].heading.name &&
		    r->columns[i].heading.part == PART_VALUE &&
		    streq(r->columns[i].heading.name, name))
			return &r->columns[i];
	return NULL;
}

const struct grid_cell *recognised_cell(const struct recognised *r, size_t row,
					const struct recognised_column *column)
{
	for (size_t i = 0; i < JOINED; i++)
		if (column == r->joined[i].column)
			return &r->joined[i].cells[row];
	return grid_get(r->grid, r->rows[row], column->place);
}

bool recognised_is_longer(const struct recognised *r, size_t row)
{
	for (size_t i = 0; i < r->n_columns; i++)
		if (r->columns[i].beyond && *recognised_cell(r, row, &r->columns[i])->text)
			return true;
	return false;
}

/* ---- ids ---- */

static bool is_id_of(const struct file_schema *schema, const struct table *table, const char *id)
{
	struct strbuf latin = STRBUF_INIT;
	size_t column = table_column(table, "id");
	bool found;

	text_latin_lookalike(&latin, id, strlen(id));
	found = skip_prefix(latin.buf, schema->id_prefix, NULL) ||
		(column != TABLE_NONE && table_find(table, column, id, 0) != TABLE_NONE);
	strbuf_release(&latin);
	return found;
}

static bool is_mapped(const struct recognise_options *options, const char *heading)
{
	struct heading_text text;
	bool mapped;

	heading_text_init(&text, heading);
	mapped = options->map && heading_map_get(options->map, &text);
	heading_text_release(&text);
	return mapped;
}

/* Rows whose ids are looked at. */
#define IDS_TRIED 100

static void doubt_foreign_ids(struct recognised *r, const struct recognise_options *options)
{
	const struct recognised_column *found = recognised_column(r, "id");
	size_t filled = 0;

	if (!options->table || options->kept || !found || !r->schema->id_prefix ||
	    is_mapped(options, found->text))
		return;
	for (size_t row = 0; row < r->n_rows && filled < IDS_TRIED; row++) {
		const char *id = recognised_cell(r, row, found)->text;

		if (*id && is_id_of(r->schema, options->table, id))
			return;
		filled += *id != '\0';
	}
	if (filled)
		r->columns[found - r->columns].heading.match = HEADING_DOUBTFUL;
}

/* ---- columns that nobody but the school knows ---- */

/* The name of a column of the schema stays with that column. */
static void keep_columns(struct recognised *r)
{
	for (size_t i = 0; i < r->n_columns; i++) {
		struct recognised_column *column = &r->columns[i];

		if (!is_unsettled(column) || schema_column(r->schema, column->text) ||
		    !recognised_count_unused(r, column))
			continue;
		column->heading =
			(struct heading){ .match = HEADING_CERTAIN, .name = column->text };
		column->again = false;
	}
}

int recognise(struct recognised *r, const struct grid *grid, const char *name,
	      const struct recognise_options *options)
{
	*r = (struct recognised){ .grid = grid };
	if (recognise_find_header(r, name, options))
		return -1;
	heading_words_init(&r->words, r->schema);
	heading_words_of_person(&r->words);
	r->columns = xcalloc(grid->n_columns, sizeof(*r->columns));
	for (size_t c = 0; c < grid->n_columns; c++)
		add_column(r, options, c);
	recognise_find_rows(r);
	recognise_join(r);
	doubt_foreign_ids(r, options);
	if (options->keep_columns)
		keep_columns(r);
	return 0;
}

void recognised_release(struct recognised *r)
{
	for (size_t i = 0; i < r->n_columns; i++)
		free(r->columns[i].text);
	free(r->columns);
	free(r->rows);
	free(r->left_out);
	for (size_t i = 0; i < JOINED; i++)
		free(r->joined[i].cells);
	arena_release(&r->arena);
	heading_words_release(&r->words);
	*r = (struct recognised){ .schema = NULL };
}
