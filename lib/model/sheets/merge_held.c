/*
 * merge_held.c - sensitive categories that a sheet does not show, because there is no consent to hand them on
 *
 * Whoever did not see them did not take them away: they stay where the list is changed.
 */
#include "model/sheets/merge_state.h"

static bool is_of_categories(const struct column *column, enum side *side)
{
	if (!column || (column->vocabulary != VOCABULARY_MENTOR_CATEGORIES &&
			column->vocabulary != VOCABULARY_MENTEE_CATEGORIES))
		return false;
	*side = column->vocabulary == VOCABULARY_MENTOR_CATEGORIES ? SIDE_MENTOR : SIDE_MENTEE;
	return true;
}

static const struct category *category_of(const struct program *program, enum side side,
					  const char *piece, size_t len)
{
	char *word = xmemdup0(piece, len);
	const struct category *category = program_category_by_label(program, side, word);

	free(word);
	return category;
}

static bool holds(const struct program *program, enum side side, const char *list,
		  const struct category *wanted)
{
	const char *piece;
	size_t len;

	while (list_next(&list, &piece, &len))
		if (category_of(program, side, piece, len) == wanted)
			return true;
	return false;
}

static void add_piece(struct strbuf *list, const char *piece, size_t len)
{
	strbuf_addf(list, "%s%.*s", list->len ? ";" : "", (int)len, piece);
}

void merge_hold_back(const struct merge_state *s, const struct column *column, const char *base,
		     const char *today, const char *value, struct strbuf *seen,
		     struct strbuf *whole)
{
	const struct program *program = &s->programme->program;
	const char *shown = base ? base : value, *piece;
	enum side side;
	size_t len;

	strbuf_addstr(whole, value);
	if (!is_of_categories(column, &side)) {
		strbuf_addstr(seen, today);
		return;
	}
	while (list_next(&today, &piece, &len)) {
		const struct category *category = category_of(program, side, piece, len);

		if (!category || !category->sensitive || holds(program, side, shown, category))
			add_piece(seen, piece, len);
		else if (!holds(program, side, value, category))
			add_piece(whole, piece, len);
	}
}
