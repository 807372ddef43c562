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

/* Of a column below a group, what may be its heading: the group with its part, the part alone. */
#define TEXTS_MAX 2

struct heading_texts {
	struct heading_text items[TEXTS_MAX];
	size_t n;
};

/* recognise_meaning.c: the texts of a column of one row or two, the most telling first. heading_texts_release() is due. */
void heading_texts_init(struct heading_texts *texts, const struct grid *grid, size_t row,
			size_t rows, size_t column);
void heading_texts_release(struct heading_texts *texts);
/* What the text means; with `guess` also by words that are nearly the same. */
struct heading recognise_meaning(const struct heading_words *words,
				 const struct recognise_options *options,
				 const struct heading_text *text, bool guess);
/* The first of the texts that means something, and what. */
struct heading recognise_best_meaning(const struct heading_words *words,
				      const struct recognise_options *options,
				      const struct heading_texts *texts, bool guess,
				      size_t *chosen);

/* recognise_header.c: finds schema, header and header_rows. Returns 0, or -1 after a message. */
int recognise_find_header(struct recognised *recognised, const char *name,
			  const struct recognise_options *options);

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
