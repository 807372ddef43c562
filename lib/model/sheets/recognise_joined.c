/* recognise_joined.c - one value in several columns: surname, name and patronymic; mentor and mentee of a pair */
#include "model/sheets/recognise_parts.h"

#define PARTS_MAX 3

static const struct joining {
	const char *column, *between;
	bool gaps; /* `between` also stands where a part is missing, so that it is seen which */
	size_t n, needed;
	enum heading_part parts[PARTS_MAX]; /* the first ones are needed; where none is, any */
} joinings[JOINED] = {
	[JOINED_NAME] = { "name", " ", false, 3, 2, { PART_SURNAME, PART_GIVEN, PART_PATRONYMIC } },
	[JOINED_PAIR] = { "pair", " – ", true, 2, 0, { PART_MENTOR, PART_MENTEE } },
};

static struct recognised_column *find_part(struct recognised *r, enum heading_part part)
{
	for (size_t i = 0; i < r->n_columns; i++)
		if (recognised_is_used(&r->columns[i]) && r->columns[i].heading.part == part)
			return &r->columns[i];
	return NULL;
}

static bool is_whole(const struct joining *joining, struct recognised_column *const *parts)
{
	size_t n = 0;

	for (size_t i = 0; i < joining->n; i++) {
		if (!parts[i] && i < joining->needed)
			return false;
		n += parts[i] != NULL;
	}
	return n > 0;
}

/* False: all of its cells are empty. */
static bool join_cells(const struct recognised *r, size_t row, const struct joining *joining,
		       struct recognised_column *const *parts, struct strbuf *text)
{
	bool any = false;

	for (size_t i = 0; i < joining->n; i++) {
		const char *cell = parts[i] ? recognised_cell(r, row, parts[i])->text : "";

		if (i && (joining->gaps || (*cell && text->len)))
			strbuf_addstr(text, joining->between);
		strbuf_addstr(text, cell);
		any |= *cell != '\0';
	}
	strbuf_trim(text);
	return any;
}

/* The first of the columns stands for all. */
static void join_columns(struct recognised *r, size_t i, struct recognised_column *const *parts,
			 const struct column *column)
{
	struct recognised_column *first = parts[0] ? parts[0] : parts[1];
	struct grid_cell *cells = xcalloc(r->n_rows, sizeof(*cells));

	for (size_t row = 0; row < r->n_rows; row++) {
		struct strbuf text = STRBUF_INIT;

		cells[row] = (struct grid_cell){ .text = "", .kind = GRID_EMPTY };
		if (join_cells(r, row, &joinings[i], parts, &text))
			cells[row] = (struct grid_cell){ .text = arena_memdup0(&r->arena, text.buf,
									       text.len),
							 .kind = GRID_STRING };
		strbuf_release(&text);
	}
	r->joined[i] = (struct joined_cells){ first, cells };
	first->joined = first->heading.part;
	first->heading = (struct heading){ .match = HEADING_CERTAIN,
					   .column = column,
					   .name = column->name };
}

/* Parts that are not joined: the sheet has the whole beside them, or they are too few. */
static void set_aside(const struct recognised *r, const struct joining *joining,
		      struct recognised_column *const *parts, const struct column *column)
{
	for (size_t i = 0; i < joining->n; i++) {
		if (!parts[i])
			continue;
		parts[i]->heading = (struct heading){ .match = HEADING_LEFT_OUT };
		if (!recognised_column(r, joining->column))
			parts[i]->heading = (struct heading){ .match = HEADING_DOUBTFUL,
							      .column = column,
							      .name = joining->column };
	}
}

void recognise_join(struct recognised *r)
{
	for (size_t i = 0; i < JOINED; i++) {
		const struct column *column = schema_column(r->schema, joinings[i].column);
		struct recognised_column *parts[PARTS_MAX] = { NULL };

		for (size_t k = 0; k < joinings[i].n; k++)
			parts[k] = find_part(r, joinings[i].parts[k]);
		if (column && is_whole(&joinings[i], parts) &&
		    !recognised_column(r, joinings[i].column))
			join_columns(r, i, parts, column);
		else
			set_aside(r, &joinings[i], parts, column);
	}
}
