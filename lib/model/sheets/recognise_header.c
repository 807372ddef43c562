/* recognise_header.c - in which rows the heading is, and of which file */
#include "model/sheets/recognise_parts.h"

#include "base/text.h"

#define ROWS_TRIED 40

/* The texts of all rows that may be the heading, alone and with the row below: [row][rows - 1][column]. */
struct header_texts {
	struct heading_texts *items;
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
				heading_texts_init(
					&texts->items[(row * 2 + rows - 1) * texts->n_columns + c],
					grid, row, rows, c);
}

static void header_texts_release(struct header_texts *texts)
{
	for (size_t i = 0; i < texts->n_rows * 2 * texts->n_columns; i++)
		heading_texts_release(&texts->items[i]);
	free(texts->items);
}

/* How much a row (or two) looks like the heading: columns that are found, each once. */
static size_t weigh(const struct heading_words *words, const struct recognise_options *options,
		    const struct header_texts *texts, size_t row, size_t rows)
{
	bool *seen = xcalloc(words->schema->n_columns, sizeof(*seen));
	size_t weight = 0, name = SIZE_MAX, partner = SIZE_MAX;

	for (size_t c = 0; c < texts->n_columns; c++) {
		const struct heading_texts *here =
			&texts->items[(row * 2 + rows - 1) * texts->n_columns + c];
		size_t chosen;
		struct heading heading =
			recognise_best_meaning(words, options, here, false, &chosen);

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
		if (options->schema)
			heading_words_of_person(&words);
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

/* Whether the rows hold question marks where letters were: a program saved them in an encoding without Russian. */
static bool has_lost_letters(const struct grid *grid)
{
	size_t lost = 0, others = 0;

	for (size_t row = 0; row < grid->n_rows && row < ROWS_TRIED; row++) {
		for (size_t c = 0; c < grid->rows[row].n; c++) {
			const char *text = grid_get(grid, row, c)->text;
			bool has = strstr(text, "???") != NULL;

			lost += has;
			others += !has && text[strspn(text, " +-.,:;/()0123456789")] != '\0';
		}
	}
	return lost > others;
}

static int say_lost_letters(const char *name)
{
	error(_("%s: the letters are lost: question marks were saved in their place"), name);
	hint(_("save the table once more where it comes from: as .xlsx, .ods or CSV in UTF-8"));
	return -1;
}

int recognise_find_header(struct recognised *r, const char *name,
			  const struct recognise_options *options)
{
	struct candidate found[RECOGNISE_MOST];
	size_t n = find_candidates(r->grid, options, found);

	if (!n && has_lost_letters(r->grid))
		return say_lost_letters(name);
	if (!n) {
		error(_("%s: no row looks like a heading"), name);
		if (r->grid->encoding_guessed && !streq(r->grid->encoding, "utf-8"))
			hint(_("it was read as %s: --encoding NAME says another encoding"),
			     r->grid->encoding);
		if (*r->grid->others)
			hint(_("the workbook has other sheets, which --sheet NAME reads: %s"),
			     r->grid->others);
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
