/*
 * table.c - aligned columns for a terminal.
 *
 * All rows are kept until the end, because the widths depend on them. A table that is wider than the window becomes
 * narrower step by step: headings are broken into lines, then texts, the widest first, those that say which row it is
 * last, between words as long as that is possible; numbers, dates and other short cells never. Nothing is cut off. Where
 * even that does not fit, each row is printed as a block, a line a column.
 */
#include "report/formats/format.h"
#include "report/formats/table_widths.h"

#include "base/text.h"
#include "report/prose.h"

#define RED "\033[31m" /* ECMA-48, select graphic rendition */
#define PLAIN "\033[0m"

/* What may stand in front of an item of a list. */
static const char *const bullets[] = { "· ", "– ", "- " };

struct table_state {
	char **cells; /* n_shown a row, row after row; the heading is row 0 */
	size_t n, alloc;
	bool *urgent; /* of each row; the heading is row 0 */
	size_t n_rows, alloc_rows;
};

static void keep(struct table_state *state, const char *text)
{
	struct strbuf safe = STRBUF_INIT;

	text_escape(&safe, text, strlen(text));
	ALLOC_GROW(state->cells, state->n + 1, state->alloc);
	state->cells[state->n++] = strbuf_detach(&safe, NULL);
}

static void keep_urgency(struct table_state *state, bool urgent)
{
	ALLOC_GROW(state->urgent, state->n_rows + 1, state->alloc_rows);
	state->urgent[state->n_rows++] = urgent;
}

static void begin(struct output *out)
{
	struct table_state *state = xcalloc(1, sizeof(*state));

	out->state = state;
	keep_urgency(state, false);
	for (size_t i = 0; i < out->n_columns; i++)
		if (output_shows(out, i))
			keep(state, output_heading(out, i));
}

static void row(struct output *out)
{
	char buf[512];

	keep_urgency(out->state, out->urgent);
	for (size_t i = 0; i < out->n_columns; i++)
		if (output_shows(out, i))
			keep(out->state, output_rounded(out, i, buf, sizeof(buf)));
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

	for (size_t i = 0; i < out->n_columns; i++) {
		unsigned flags = out->columns[i].flags;

		if (!output_shows(out, i))
			continue;
		columns[shown] = (struct table_column){
			.is_number = out->columns[i].type == OUTPUT_NUMBER,
			.is_key = flags & OUTPUT_KEY,
			.is_whole = flags & OUTPUT_WHOLE,
			.wraps = flags & OUTPUT_WRAP,
			.flows = flags & OUTPUT_FLOW,
		};
		table_column_heading(&columns[shown], state->cells[shown]);
		shown++;
	}
	for (size_t i = n; i < state->n; i++)
		if (*state->cells[i] && !stands_alone(state, i, n))
			table_column_cell(&columns[i % n], state->cells[i]);
}

/* ---- printing ---- */

static void pad(FILE *to, size_t n)
{
	while (n--)
		putc(' ', to);
}

/* The columns that cell i may fill: those of empty cells behind it too when it runs on. */
static size_t room_of(char **cells, const struct table_column *columns, size_t i, size_t n,
		      bool alone)
{
	size_t room = columns[i].width;

	for (size_t k = i + 1; k < n && !*cells[k] && (alone || columns[i].flows); k++)
		room += TABLE_GAP + columns[k].width;
	return room;
}

/* A cell that is being printed, a line at a time. */
struct rest {
	const char *text;
	size_t room;
	size_t hang; /* of the lines below the first */
};

/* Lines below the first begin where the text behind "· " does; in the first column set off from the rows. */
static size_t hanging(const char *text, size_t room, bool is_first_column)
{
	size_t len = strspn(text, " ");

	for (size_t i = 0; i < ARRAY_SIZE(bullets); i++)
		if (!strncmp(text + len, bullets[i], strlen(bullets[i]))) {
			len += strlen(bullets[i]);
			is_first_column = false;
			break;
		}
	len = text_width(text, len) + (is_first_column ? 2 : 0);
	return len < room / 2 ? len : 0;
}

/* One line of every cell, from where the last line of it ended. Returns whether anything is left for a further line. */
static bool print_line(FILE *to, struct rest *rest, const struct table_column *columns, size_t n,
		       bool is_first)
{
	size_t at = 0, start = 0;
	bool more = false;

	for (size_t i = 0; i < n; start += columns[i++].width + TABLE_GAP) {
		size_t hang = is_first ? 0 : rest[i].hang, room = rest[i].room - hang;
		size_t skip, len = table_first_line(rest[i].text, room, &skip);
		size_t used = text_width(rest[i].text, len), from = start + hang;

		if (!len)
			continue;
		if (columns[i].is_number && room == columns[i].width && used < room)
			from += room - used;
		pad(to, from - at);
		fwrite(rest[i].text, 1, len, to);
		at = from + used;
		rest[i].text += len + skip;
		more |= *rest[i].text != '\0';
	}
	putc('\n', to);
	return more;
}

/* What does not fit into its column goes on below. Nothing is printed behind the last cell that is not empty. */
static void print_row(FILE *to, const struct table_state *state, size_t first,
		      const struct table_column *columns, size_t n)
{
	struct rest *rest = xcalloc(n, sizeof(*rest));
	bool is_first = true;

	for (size_t i = 0; i < n; i++) {
		rest[i].text = state->cells[first + i];
		rest[i].room = room_of(state->cells + first, columns, i, n,
				       *rest[i].text && stands_alone(state, first + i, n));
		rest[i].hang = hanging(rest[i].text, rest[i].room, !i);
	}
	while (print_line(to, rest, columns, n, is_first))
		is_first = false;
	free(rest);
}

/* Line number `line` from the bottom of a heading that is broken into lines; its bytes, 0 when it has no such line. */
static size_t heading_line(const char *text, size_t width, size_t line, const char **start)
{
	size_t count = 0, skip, len;

	for (const char *at = text; *at; at += len + skip, count++)
		len = table_first_line(at, width, &skip);
	if (line >= count)
		return 0;
	for (size_t wanted = count - 1 - line;; wanted--) {
		len = table_first_line(text, width, &skip);
		if (!wanted)
			break;
		text += len + skip;
	}
	*start = text;
	return len;
}

static void print_heading_line(FILE *to, char **cells, const struct table_column *columns, size_t n,
			       size_t line)
{
	struct strbuf out = STRBUF_INIT;
	size_t start = 0, at = 0;

	for (size_t i = 0; i < n; i++) {
		const char *text = NULL;
		size_t len = heading_line(cells[i], columns[i].width, line, &text);

		if (len) {
			size_t used = text_width(text, len);
			size_t from = start + (columns[i].is_number && used < columns[i].width
						       ? columns[i].width - used
						       : 0);

			for (; at < from; at++)
				strbuf_addch(&out, ' ');
			strbuf_add(&out, text, len);
			at += used;
		}
		start += columns[i].width + TABLE_GAP;
	}
	if (out.len)
		fprintf(to, "%s\n", out.buf);
	strbuf_release(&out);
}

static void print_heading(FILE *to, char **cells, const struct table_column *columns, size_t n)
{
	size_t lines = 1;

	for (size_t i = 0; i < n; i++) {
		const char *unused;

		while (heading_line(cells[i], columns[i].width, lines, &unused))
			lines++;
	}
	while (lines--)
		print_heading_line(to, cells, columns, n, lines);
}

/* A line for each cell that is not empty, an empty line between rows. */
static void print_block(FILE *to, char **headings, char **cells, size_t n, size_t window)
{
	struct strbuf out = STRBUF_INIT;
	size_t indent = 0;

	for (size_t i = 0; i < n; i++) {
		size_t width = text_width(headings[i], strlen(headings[i]));

		indent = width > indent ? width : indent;
	}
	indent = indent + 4 < window / 2 ? indent + 4 : window / 2;
	for (size_t i = 0; i < n; i++)
		if (*cells[i])
			prose_item(&out, headings[i], cells[i], indent, window);
	fwrite(out.buf, 1, out.len, to);
	strbuf_release(&out);
}

static void print_table(struct output *out, const struct table_column *columns, size_t n)
{
	struct table_state *state = out->state;

	print_heading(out->to, state->cells, columns, n);
	for (size_t i = n; i < state->n; i += n) {
		bool red = out->options.colour && state->urgent[i / n];

		fputs(red ? RED : "", out->to);
		print_row(out->to, state, i, columns, n);
		fputs(red ? PLAIN : "", out->to);
	}
}

static void print_blocks(struct output *out, size_t n)
{
	struct table_state *state = out->state;

	for (size_t i = n; i < state->n; i += n) {
		if (i > n)
			putc('\n', out->to);
		print_block(out->to, state->cells, state->cells + i, n, out->options.width);
	}
}

static void end(struct output *out)
{
	struct table_state *state = out->state;
	struct table_column *columns = xcalloc(out->n_columns, sizeof(*columns));
	size_t n = 0;

	for (size_t i = 0; i < out->n_columns; i++)
		n += output_shows(out, i);
	measure(out, columns, n);
	if (!n)
		putc('\n', out->to);
	else if (!out->options.width || table_fit(columns, n, out->options.width))
		print_table(out, columns, n);
	else
		print_blocks(out, n);
	for (size_t i = 0; i < state->n; i++)
		free(state->cells[i]);
	free(state->cells);
	free(state->urgent);
	free(state);
	free(columns);
}

const struct format format_table = { "table", true, begin, row, end };
