/* recognise.c - what a table that somebody sends is */
#include "model/sheets/recognise_parts.h"

#include "base/text.h"
#include "store/guard.h"

#define ROWS_TRIED 40

/* ---- texts of a heading ---- */

/* Of a column below a group, what may be its heading: the group with its part, the part alone. */
#define TEXTS_MAX 2

struct texts {
	struct heading_text items[TEXTS_MAX];
	size_t n;
};

/* What is that long is no heading. */
#define HEADING_MAX 600

static void add_text(struct texts *texts, const char *s)
{
	if (strlen(s) > HEADING_MAX)
		s = "";
	heading_text_init(&texts->items[texts->n++], s);
}

/* The most telling text comes first. */
static void texts_init(struct texts *texts, const struct grid *grid, size_t row, size_t rows,
		       size_t column)
{
	const char *upper = recognise_own_text(grid, row, column), *lower = "", *group;
	char *both;

	texts->n = 0;
	if (rows == 2)
		lower = recognise_own_text(grid, row + 1, column);
	if (!*lower) {
		add_text(texts, upper);
		return;
	}
	group = recognise_group_above(grid, row, column);
	if (*group) {
		both = xstrfmt("%s %s", group, lower);
		add_text(texts, both);
		free(both);
	}
	add_text(texts, lower);
}

static void texts_release(struct texts *texts)
{
	for (size_t i = 0; i < texts->n; i++)
		heading_text_release(&texts->items[i]);
}

/* ---- meaning of a heading ---- */

/* With the apostrophe that it had in CSV. */
static bool is_guarded(const char *heading, const char *text)
{
	return *text == '\'' && guard_needed(heading) && streq(text + 1, heading);
}

/* With `guess` also in another case or with other blanks. */
static bool find_kept(const struct heading_words *words, const struct recognise_options *options,
		      const char *text, bool guess, struct heading *heading)
{
	const struct kept_sheet *kept = options->kept;

	if (!kept || kept->schema != words->schema)
		return false;
	for (size_t i = 0; i < kept->n_columns; i++) {
		if (!streq(kept->headings[i], text) && !is_guarded(kept->headings[i], text) &&
		    !(guess && text_same(kept->headings[i], text)))
			continue;
		*heading = heading_of_kept(words->schema, kept->columns[i]);
		return true;
	}
	return false;
}

static struct heading meaning(const struct heading_words *words,
			      const struct recognise_options *options,
			      const struct heading_text *text, bool guess)
{
	const char *mapped = options->map ? heading_map_get(options->map, text) : NULL;
	struct heading heading = { .match = HEADING_UNKNOWN };

	if (!*text->text)
		return heading;
	if (mapped && heading_from_map(words, mapped, options->other_columns,
				       options->n_other_columns, &heading))
		return heading;
	if (find_kept(words, options, text->text, guess, &heading))
		return heading;
	for (size_t i = 0; i < options->n_other_columns; i++)
		if (text_same(options->other_columns[i], text->text))
			return (struct heading){ .match = HEADING_CERTAIN,
						 .name = options->other_columns[i] };
	return heading_find(words, text, guess);
}

/* The first of the texts that means something, and what. */
static struct heading best_meaning(const struct heading_words *words,
				   const struct recognise_options *options,
				   const struct texts *texts, bool guess, size_t *chosen)
{
	struct heading best = { .match = HEADING_UNKNOWN };

	*chosen = 0;
	for (size_t i = 0; i < texts->n; i++) {
		struct heading heading = meaning(words, options, &texts->items[i], guess);

		if (heading.match <= best.match)
			continue;
		best = heading;
		*chosen = i;
	}
	return best;
}

/* ---- where the heading is ---- */

/* The texts of all rows that may be the heading, alone and with the row below: [row][rows - 1][column]. */
struct header_texts {
	struct texts *items;
	size_t n_rows, n_columns;
};

static void header_texts_init(struct header_texts *texts, const struct grid *grid)
{
	texts->n_rows = grid->n_rows < ROWS_TRIED ? grid->n_rows : ROWS_TRIED;
	texts->n_columns = grid->n_columns;
	texts->items =
		xcalloc(size_mult(texts->n_rows * 2, texts->n_columns), sizeof(*texts->items));
	for (size_t row = 0; row < texts->n_rows; row++)
		for (size_t rows = 1; rows <= 2 && row + rows <= grid->n_rows; rows++)
			for (size_t c = 0; c < texts->n_columns; c++)
				texts_init(
					&texts->items[(row * 2 + rows - 1) * texts->n_columns + c],
					grid, row, rows, c);
}

static void header_texts_release(struct header_texts *texts)
{
	for (size_t i = 0; i < texts->n_rows * 2 * texts->n_columns; i++)
		texts_release(&texts->items[i]);
	free(texts->items);
}

/* How much a row (or two) looks like the heading: columns that are found, each once. */
static size_t weigh(const struct heading_words *words, const struct recognise_options *options,
		    const struct header_texts *texts, size_t row, size_t rows)
{
	bool *seen = xcalloc(words->schema->n_columns, sizeof(*seen));
	size_t weight = 0, name = SIZE_MAX, partner = SIZE_MAX;

	for (size_t c = 0; c < texts->n_columns; c++) {
		const struct texts *here =
			&texts->items[(row * 2 + rows - 1) * texts->n_columns + c];
		size_t chosen;
		struct heading heading = best_meaning(words, options, here, false, &chosen);

		if (heading.match == HEADING_LEFT_OUT)
			weight += 1;
		else if (heading.match == HEADING_CERTAIN && !heading.column)
			weight += 2;
		else if (heading.match >= HEADING_DOUBTFUL && heading.column) {
			size_t i = (size_t)(heading.column - words->schema->columns);

			weight += seen[i] ? 0 : heading.match == HEADING_CERTAIN ? 3 : 1;
			seen[i] = true;
		}
		if (heading.match == HEADING_CERTAIN && heading.part == PART_PARTNER)
			partner = partner < c ? partner : c;
		else if (heading.name && streq(heading.name, "name"))
			name = name < c ? name : c;
	}
	free(seen);
	/* Of mentor and mentee the one whose base it is comes first: what is alike otherwise is settled by that. */
	return weight * 2 + (name != SIZE_MAX && partner != SIZE_MAX && name < partner);
}

static const char *text_at(const struct header_texts *texts, size_t row, size_t column)
{
	return texts->items[row * 2 * texts->n_columns + column].items[0].text;
}

static bool comes_again(const struct header_texts *texts, size_t row, size_t column)
{
	for (size_t c = column + 1; c < texts->n_columns; c++)
		if (*text_at(texts, row, column) &&
		    text_same(text_at(texts, row, column), text_at(texts, row, c)))
			return true;
	return false;
}

/*
 * Whether what stands above the heading may be passed over: a title, or groups without which each heading says the
 * same. Not "Ученик; Мама" above "ФИО; ФИО; Телефон".
 */
static bool may_be_title(const struct header_texts *texts, size_t row,
			 const struct file_schema *schema)
{
	size_t filled = 0;
	bool others = false, again = false;

	for (size_t c = 0; c < texts->n_columns; c++) {
		filled += *text_at(texts, row, c) != '\0';
		others |= recognise_is_of_others(schema, text_at(texts, row, c));
		again |= comes_again(texts, row + 1, c);
	}
	return filled < 2 || (!others && !again);
}

struct candidate {
	const struct file_schema *schema;
	size_t row, rows;
	size_t weight;
};

static struct candidate find_in(const struct heading_words *words,
				const struct recognise_options *options,
				const struct header_texts *texts)
{
	struct candidate best = { .schema = words->schema };

	for (size_t row = 0; row < texts->n_rows; row++) {
		for (size_t rows = 1; rows <= 2; rows++) {
			size_t weight = weigh(words, options, texts, row, rows);
			/* What stood above it was a title then. */
			bool without_title = best.rows == 2 && best.row + 1 == row && rows == 1 &&
					     may_be_title(texts, best.row, words->schema);

			if (weight > best.weight || (without_title && weight == best.weight))
				best = (struct candidate){ words->schema, row, rows, weight };
		}
	}
	return best;
}

/* One column that is certain, or what is left of it after doubts. */
#define LEAST_WEIGHT 6

/* The best place of a heading for each file, most telling first. */
static size_t find_candidates(const struct grid *grid, const struct recognise_options *options,
			      struct candidate found[RECOGNISE_MOST])
{
	struct header_texts texts;
	size_t n = 0;

	header_texts_init(&texts, grid);
	for (size_t i = 0; file_schemas[i] && n < RECOGNISE_MOST; i++) {
		struct heading_words words;
		struct candidate one;
		size_t at;

		if ((options->schema && file_schemas[i] != options->schema) ||
		    !sheet_schema(file_schemas[i]->name))
			continue;
		heading_words_init(&words, file_schemas[i]);
		one = find_in(&words, options, &texts);
		heading_words_release(&words);
		if (one.weight < LEAST_WEIGHT)
			continue;
		for (at = n++; at > 0 && found[at - 1].weight < one.weight; at--)
			found[at] = found[at - 1];
		found[at] = one;
	}
	header_texts_release(&texts);
	return n;
}

size_t recognise_candidates(const struct grid *grid, const struct recognise_options *options,
			    const struct file_schema **schemas)
{
	struct candidate found[RECOGNISE_MOST];
	size_t n = find_candidates(grid, options, found), likely = 0;

	for (; likely < n && 4 * found[likely].weight >= found[0].weight; likely++)
		schemas[likely] = found[likely].schema;
	return likely;
}

/* Where headings fit several bases alike, a title that speaks of mentors or of mentees only says which: it comes first. */
static bool settle_by_title(const struct grid *grid, struct candidate *found, size_t n_found)
{
	const char *named = recognise_titled(grid, found[0].row);

	for (size_t i = 0; named && i < n_found && found[i].weight == found[0].weight; i++) {
		if (!streq(found[i].schema->name, named))
			continue;
		found[0] = found[i];
		return true;
	}
	return false;
}

static int say_alike(const char *name, const struct candidate *found, size_t n)
{
	struct strbuf list = STRBUF_INIT, options = STRBUF_INIT;

	for (size_t i = 0; i < n && found[i].weight == found[0].weight; i++) {
		char *noun = sheet_noun(found[i].schema);

		strbuf_addf(&list, "%s%s", i ? ", " : "", found[i].schema->name);
		strbuf_addf(&options, "%s--as %s", i ? ", " : "", noun);
		free(noun);
	}
	error(_("%s: the headings fit several bases alike: %s"), name, list.buf);
	hint(_("say which: %s"), options.buf);
	strbuf_release(&list);
	strbuf_release(&options);
	return -1;
}

static int find_header(struct recognised *r, const char *name,
		       const struct recognise_options *options)
{
	struct candidate found[RECOGNISE_MOST];
	size_t n = find_candidates(r->grid, options, found);

	if (!n) {
		error(_("%s: no row looks like a heading"), name);
		if (r->grid->encoding_guessed && !streq(r->grid->encoding, "utf-8"))
			hint(_("it was read as %s: --encoding NAME says another encoding"),
			     r->grid->encoding);
		hint(_("a map of headings helps: --map FILE"));
		return -1;
	}
	if (n > 1 && found[0].weight == found[1].weight && !settle_by_title(r->grid, found, n))
		return say_alike(name, found, n);
	r->schema = found[0].schema;
	r->header = found[0].row;
	r->header_rows = found[0].rows;
	return 0;
}

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
		column->heading = meaning(&r->words, options, &text, false);
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
		column->heading = meaning(&r->words, options, &text, false);
	heading_text_release(&text);
}

/*
 * A heading that is known by its part alone, below a group that is about somebody else ("Мама: ФИО, Телефон"): what
 * it means for the record is for a map to say. It is called by group and part.
 */
static void doubt_group(const struct recognised *r, const struct recognise_options *options,
			const struct texts *texts, size_t chosen, struct recognised_column *column)
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
	struct texts texts;
	size_t chosen, before;

	texts_init(&texts, r->grid, r->header, r->header_rows, place);
	*column = (struct recognised_column){ .place = place };
	column->heading = best_meaning(&r->words, options, &texts, true, &chosen);
	column->text = xstrdup(texts.items[chosen].text);
	if (r->header_rows == 2)
		doubt_group(r, options, &texts, chosen, column);
	texts_release(&texts);
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

/* ---- tables about the school ---- */

static size_t count_headings(const struct grid *grid, size_t row, const struct layout *layout)
{
	size_t n = 0;

	for (size_t i = 0; i < layout->n_columns; i++)
		for (size_t c = 0; c < grid->n_columns; c++)
			if (label_is(&layout->columns[i].heading, grid_get(grid, row, c)->text)) {
				n++;
				break;
			}
	return n;
}

const struct layout *recognise_summary(const struct grid *grid, const struct program *program)
{
	for (size_t i = 0; i < program->n_layouts; i++) {
		const struct layout *layout = &program->layouts[i];

		if (!streq(layout->base, LAYOUT_OF_ORGANIZATION))
			continue;
		for (size_t row = 0; row < grid->n_rows && row < ROWS_TRIED; row++)
			if (2 * count_headings(grid, row, layout) > layout->n_columns)
				return layout;
	}
	return NULL;
}

int recognise(struct recognised *r, const struct grid *grid, const char *name,
	      const struct recognise_options *options)
{
	*r = (struct recognised){ .grid = grid };
	if (find_header(r, name, options))
		return -1;
	heading_words_init(&r->words, r->schema);
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
