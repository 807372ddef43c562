/*
 * table.c - aligned columns for a terminal.
 *
 * All rows are kept until the end, because the widths depend on them. Where the table is wider than the window, the
 * widest text columns give way first, those that say which row it is (OUTPUT_KEY) last, and cut cells end with "…";
 * numbers and headings of number columns are never cut.
 */
#include "report/formats/format.h"

#include "base/text.h"

#define GAP 2
#define NARROWEST 6

struct table_column {
	size_t width;
	bool is_number, is_key;
};

struct table_state {
	char **cells; /* n_shown a row, row after row; the heading is row 0 */
	size_t n, alloc;
};

static void keep(struct table_state *state, const char *text)
{
	struct strbuf safe = STRBUF_INIT;

	text_escape(&safe, text, strlen(text));
	ALLOC_GROW(state->cells, state->n + 1, state->alloc);
	state->cells[state->n++] = strbuf_detach(&safe, NULL);
}

static void begin(struct output *out)
{
	struct table_state *state = xcalloc(1, sizeof(*state));

	out->state = state;
	for (size_t i = 0; i < out->n_columns; i++)
		if (output_shows(out, i))
			keep(state, output_heading(out, i));
}

static void row(struct output *out)
{
	char buf[512];

	for (size_t i = 0; i < out->n_columns; i++)
		if (output_shows(out, i))
			keep(out->state, output_rounded(out, i, buf, sizeof(buf)));
}

/* The widest column that may give way: of those that say which row it is, or of the others. SIZE_MAX: none. */
static size_t widest_of(const struct table_column *columns, size_t n, bool key)
{
	size_t widest = SIZE_MAX;

	for (size_t i = 0; i < n; i++)
		if (!columns[i].is_number && columns[i].is_key == key &&
		    columns[i].width > NARROWEST &&
		    (widest == SIZE_MAX || columns[i].width > columns[widest].width))
			widest = i;
	return widest;
}

static void fit(struct table_column *columns, size_t n, size_t window)
{
	size_t total = 0;

	for (size_t i = 0; i < n; i++)
		total += columns[i].width + (i ? GAP : 0);
	for (; total > window; total--) {
		size_t widest = widest_of(columns, n, false);

		if (widest == SIZE_MAX)
			widest = widest_of(columns, n, true);
		if (widest == SIZE_MAX)
			return;
		columns[widest].width--;
	}
}

static void pad(FILE *to, size_t n)
{
	while (n--)
		putc(' ', to);
}

/* Prints a cell into `width` columns; what is longer is cut and ends with "…". Returns the columns used. */
static size_t print_cell(FILE *to, const char *text, size_t width, bool right)
{
	size_t len = strlen(text), used = text_width(text, len);

	if (used > width) {
		len = text_cut(text, len, width - 1);
		used = text_width(text, len);
		fwrite(text, 1, len, to);
		fputs("…", to);
		return used + 1;
	}
	if (right)
		pad(to, width - used);
	fwrite(text, 1, len, to);
	return right ? width : used;
}

/* A text runs on into empty cells on its right, and nothing is printed behind the last cell that is not empty. */
static void print_row(FILE *to, char **cells, const struct table_column *columns, size_t n)
{
	size_t at = 0, start = 0;

	for (size_t i = 0; i < n; i++) {
		size_t room = columns[i].width;

		for (size_t k = i + 1; k < n && !*cells[k] && !columns[i].is_number; k++)
			room += GAP + columns[k].width;
		if (*cells[i]) {
			pad(to, start - at);
			at = start + print_cell(to, cells[i], room, columns[i].is_number);
		}
		start += columns[i].width + GAP;
	}
	putc('\n', to);
}

/* Whether cell i is the only one of its row that is not empty: a heading or a sentence, not a column's value. */
static bool stands_alone(const struct table_state *state, size_t i, size_t n)
{
	size_t first = i - i % n;

	for (size_t k = first; k < first + n; k++)
		if (k != i && *state->cells[k])
			return false;
	return n > 1;
}

static void measure(const struct output *out, struct table_column *columns, size_t n)
{
	const struct table_state *state = out->state;
	size_t shown = 0;

	for (size_t i = 0; i < out->n_columns; i++)
		if (output_shows(out, i))
			columns[shown++] = (struct table_column){
				.is_number = out->columns[i].type == OUTPUT_NUMBER,
				.is_key = out->columns[i].flags & OUTPUT_KEY,
			};
	for (size_t i = 0; i < state->n; i++) {
		size_t width = text_width(state->cells[i], strlen(state->cells[i]));

		if (width > columns[i % n].width && !stands_alone(state, i, n))
			columns[i % n].width = width;
	}
}

static void end(struct output *out)
{
	struct table_state *state = out->state;
	struct table_column *columns = xcalloc(out->n_columns, sizeof(*columns));
	size_t n = 0;

	for (size_t i = 0; i < out->n_columns; i++)
		n += output_shows(out, i);
	if (n)
		measure(out, columns, n);
	if (out->options.width)
		fit(columns, n, out->options.width);
	for (size_t i = 0; n && i < state->n; i += n)
		print_row(out->to, state->cells + i, columns, n);
	for (size_t i = 0; i < state->n; i++)
		free(state->cells[i]);
	free(state->cells);
	free(state);
	free(columns);
}

const struct format format_table = { "table", true, begin, row, end };
