/* recognise_meaning.c - what a heading of the sheet means: by the map, by an export, by its words */
#include "model/sheets/recognise_parts.h"

#include "base/text.h"
#include "store/guard.h"

/* ---- texts of a heading ---- */

/* What is that long is no heading. */
#define HEADING_MAX 600

static void add_text(struct heading_texts *texts, const char *s)
{
	if (strlen(s) > HEADING_MAX)
		s = "";
	heading_text_init(&texts->items[texts->n++], s);
}

/* The most telling text comes first. */
void heading_texts_init(struct heading_texts *texts, const struct grid *grid, size_t row,
			size_t rows, size_t column)
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

void heading_texts_release(struct heading_texts *texts)
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

struct heading recognise_meaning(const struct heading_words *words,
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
struct heading recognise_best_meaning(const struct heading_words *words,
				      const struct recognise_options *options,
				      const struct heading_texts *texts, bool guess, size_t *chosen)
{
	struct heading best = { .match = HEADING_UNKNOWN };

	*chosen = 0;
	for (size_t i = 0; i < texts->n; i++) {
		struct heading heading = recognise_meaning(words, options, &texts->items[i], guess);

		if (heading.match <= best.match)
			continue;
		best = heading;
		*chosen = i;
	}
	return best;
}

/* ---- the map against the sheet ---- */

static void mark_row(const struct heading_map *map, const struct heading_text *text, bool *found)
{
	size_t row = heading_map_row(map, text);

	if (row != STRMAP_NONE)
		found[row] = true;
}

/* By all the texts under which the map may name the column: also its number or its letters. */
static void mark_column(const struct recognised *r, const struct recognised_column *column,
			const struct heading_map *map, bool *found)
{
	struct heading_texts texts;
	struct heading_text text;

	heading_texts_init(&texts, r->grid, r->header, r->header_rows, column->place);
	for (size_t i = 0; i < texts.n; i++)
		mark_row(map, &texts.items[i], found);
	heading_texts_release(&texts);
	heading_text_init(&text, column->text);
	mark_row(map, &text, found);
	heading_text_release(&text);
}

void recognised_find_mapped(const struct recognised *r, const struct heading_map *map, bool *found)
{
	for (size_t row = 0; row < map->n; row++) {
		struct heading_text text;

		heading_text_init(&text, map->headings[row]);
		found[row] = !*text.key || *map->columns[row] == '?' ||
			     heading_map_row(map, &text) != row;
		heading_text_release(&text);
	}
	for (size_t i = 0; i < r->n_columns; i++)
		mark_column(r, &r->columns[i], map, found);
}
