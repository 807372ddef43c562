/* headings_map.c - a map of headings that somebody keeps */
#include "model/sheets/headings_parts.h"

#include "base/text.h"
#include "store/grid.h"

static void add_mapping(struct heading_map *map, const char *heading, const char *column)
{
	struct strbuf key = STRBUF_INIT;

	heading_key(&key, heading);
	ALLOC_GROW(map->columns, map->n + 1, map->alloc);
	ALLOC_GROW(map->headings, map->n + 1, map->alloc_headings);
	map->columns[map->n] = arena_memdup0(&map->arena, column, strlen(column));
	map->headings[map->n] = arena_memdup0(&map->arena, heading, strlen(heading));
	strmap_put(&map->by_key, key.buf, key.len, map->n++);
	strbuf_release(&key);
}

/* The column of the map's first row with one of these names; SIZE_MAX: none. */
static size_t map_column(const struct grid *grid, const char *name, const char *russian)
{
	for (size_t c = 0; c < grid->rows[0].n; c++)
		if (text_same(grid_get(grid, 0, c)->text, name) ||
		    text_same(grid_get(grid, 0, c)->text, russian))
			return c;
	return SIZE_MAX;
}

static int take_mappings(struct heading_map *map, const char *name, const struct grid *grid)
{
	size_t heading = map_column(grid, "heading", "заголовок"),
	       column = map_column(grid, "column", "столбец");

	if (heading == SIZE_MAX || column == SIZE_MAX)
		return error("%s:%zu: %s", name, grid->rows[0].number,
			     _("a map has the columns 'heading' and 'column'"));
	for (size_t row = 1; row < grid->n_rows; row++)
		add_mapping(map, grid_get(grid, row, heading)->text,
			    grid_get(grid, row, column)->text);
	return 0;
}

/* "kurator sheet diff FILE --headings >sheets/headings.csv": the shell has emptied it before it is read. */
static bool is_empty(const struct strbuf *bytes)
{
	const char *s = bytes->len ? bytes->buf : "";
	size_t len = bytes->len;

	if (skip_prefix(s, "\xEF\xBB\xBF", &s))
		len -= 3;
	for (size_t i = 0; i < len; i++)
		if (!is_blank(s[i]) && s[i] != '\r' && s[i] != '\n')
			return false;
	return true;
}

int heading_map_read(struct heading_map *map, const char *name, const struct strbuf *bytes)
{
	struct grid_options options = { .sheet = NULL };
	struct grid grid;
	int result;

	*map = (struct heading_map){ .n = 0 };
	if (is_empty(bytes))
		return 0;
	result = grid_read(&grid, name, bytes, &options);
	if (!result)
		result = take_mappings(map, name, &grid);
	grid_release(&grid);
	return result;
}

void heading_map_release(struct heading_map *map)
{
	free(map->columns);
	free(map->headings);
	strmap_release(&map->by_key);
	arena_release(&map->arena);
	*map = (struct heading_map){ .n = 0 };
}

size_t heading_map_row(const struct heading_map *map, const struct heading_text *text)
{
	return strmap_gets(&map->by_key, text->key);
}

const char *heading_map_get(const struct heading_map *map, const struct heading_text *text)
{
	size_t at = heading_map_row(map, text);

	return at == STRMAP_NONE ? NULL : map->columns[at];
}

bool heading_from_map(const struct heading_words *words, const char *word,
		      const char *const *other_columns, size_t n, struct heading *heading)
{
	struct strbuf key = STRBUF_INIT;

	*heading = (struct heading){ .match = HEADING_LEFT_OUT };
	if (*word == '?')
		return false;
	if (!*word || streq(word, "-"))
		return true;
	if (heading_find_own_part(words->schema, word, heading))
		return true;
	if (streq(word, "contacts") && heading_find_target(words->schema, "(contacts)", heading))
		return true;
	if (streq(word, "guardian-contacts") &&
	    heading_find_target(words->schema, "(guardian)", heading))
		return true;
	if (streq(word, "partner") && heading_find_target(words->schema, "(partner)", heading))
		return true;
	for (size_t i = 0; i < n; i++) {
		if (streq(other_columns[i], word)) {
			*heading = (struct heading){ .match = HEADING_CERTAIN,
						     .name = other_columns[i] };
			return true;
		}
	}
	heading_key(&key, word);
	*heading = heading_find_key(words, key.buf);
	strbuf_release(&key);
	return heading->match == HEADING_CERTAIN;
}
