/* grid.c - the cells of a table that somebody sends */
#include "store/grid.h"

#include <errno.h>
#include <math.h>
#include <unistd.h>

#include "base/date.h"
#include "base/digest.h"
#include "base/number.h"
#include "store/reader.h"
#include "store/writer.h"

#define TEXT_TOTAL_MAX ((size_t)1 << 29)

const struct grid_cell *grid_get(const struct grid *grid, size_t row, size_t column)
{
	static const struct grid_cell empty = { .text = "", .kind = GRID_EMPTY };

	return column < grid->rows[row].n ? &grid->rows[row].cells[column] : &empty;
}

/* ---- building ---- */

/* The row being filled stands behind the last one; its cells are moved into the arena when it ends. */
void grid_begin_row(struct grid *grid, size_t number)
{
	ALLOC_GROW(grid->rows, grid->n_rows + 1, grid->alloc_rows);
	grid->rows[grid->n_rows] = (struct grid_row){ .number = number };
	grid->rows[grid->n_rows].cells = grid->scratch;
	grid->in_row = true;
}

int grid_put(struct grid *grid, size_t column, enum grid_kind kind, const char *text, size_t len)
{
	struct grid_row *row;

	if (!len)
		return 0;
	if (!grid->in_row)
		grid->fault = _("the workbook is damaged: a cell stands in no row");
	else if (column >= GRID_COLUMNS_MAX)
		grid->fault = _("there are more than 1000 columns");
	else if (len > GRID_TEXT_MAX)
		grid->fault = _("a cell is longer than 1 MiB");
	else if (++grid->n_cells > GRID_CELLS_MAX)
		grid->fault = _("there are more than ten million cells");
	else if ((grid->text_total += len) > TEXT_TOTAL_MAX)
		grid->fault = _("the texts of the cells are too long altogether");
	if (grid->fault)
		return -1;
	row = &grid->rows[grid->n_rows];
	for (; row->n < column; row->n++)
		row->cells[row->n] = (struct grid_cell){ .text = "", .kind = GRID_EMPTY };
	row->cells[column] =
		(struct grid_cell){ .text = arena_memdup0(&grid->arena, text, len), .kind = kind };
	if (row->n <= column)
		row->n = column + 1;
	return 0;
}

/* A copy of the row, with cells of its own. */
static void store_row(struct grid *grid, struct grid_row row)
{
	const struct grid_cell *cells = row.cells;

	row.cells = arena_calloc(&grid->arena, row.n, sizeof(*cells));
	memcpy(row.cells, cells, row.n * sizeof(*cells));
	ALLOC_GROW(grid->rows, grid->n_rows + 1, grid->alloc_rows);
	grid->rows[grid->n_rows++] = row;
	if (row.n > grid->n_columns)
		grid->n_columns = row.n;
}

void grid_end_row(struct grid *grid)
{
	if (grid->in_row && grid->rows[grid->n_rows].n)
		store_row(grid, grid->rows[grid->n_rows]);
	grid->in_row = false;
}

int grid_repeat_row(struct grid *grid, size_t number)
{
	struct grid_row row = grid->rows[grid->n_rows - 1];

	grid->n_cells += row.n;
	if (grid->n_cells > GRID_CELLS_MAX) {
		grid->fault = _("there are more than ten million cells");
		return -1;
	}
	row.number = number;
	store_row(grid, row);
	return 0;
}

static int put_string(struct grid *grid, size_t column, enum grid_kind kind, const char *text)
{
	return grid_put(grid, column, kind, text, strlen(text));
}

int grid_put_serial(struct grid *grid, size_t column, double serial, bool since_1904,
		    enum grid_kind kind)
{
	/* 30 December 1899, 1 January 1904 */
	int first = since_1904 ? -24107 : -25569;
	double days = floor(serial);
	int minutes = (int)((serial - days) * 24 * 60 + 0.5);
	char date[DATE_SIZE], text[DATE_SIZE + 24], number[NUMBER_SIZE];

	if (!(days >= 0 && days + first <= date_from_ymd(2199, 12, 31)))
		return put_string(grid, column, GRID_NUMBER, number_format(serial, number));
	if (minutes == 24 * 60) {
		days++;
		minutes = 0;
	}
	/* The format knows a 29 February 1900, which never was. */
	if (!since_1904 && days >= 1 && days < 60)
		days++;
	snprintf(text, sizeof(text), "%02d:%02d", minutes / 60, minutes % 60);
	if (days < 1 && !since_1904)
		return put_string(grid, column, GRID_TIME, text);
	date_format(first + (int)days, date);
	if (minutes)
		snprintf(text, sizeof(text), "%s %02d:%02d", date, minutes / 60, minutes % 60);
	return put_string(grid, column, kind, minutes ? text : date);
}

/* ---- loading ---- */

static bool is_archive(const struct strbuf *bytes)
{
	return bytes->len >= 4 && !memcmp(bytes->buf, "PK\x03\x04", 4);
}

/* What Excel up to 2003 wrote. */
static bool is_old_workbook(const struct strbuf *bytes)
{
	return bytes->len >= 8 && !memcmp(bytes->buf, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
}

bool grid_is_workbook(const struct strbuf *bytes)
{
	return is_archive(bytes) || is_old_workbook(bytes);
}

/* What people send by mistake, by its first bytes: the name of the kind, or a null pointer. */
static const char *other_kind(const struct strbuf *bytes)
{
	static const struct {
		const char *start, *name;
	} kinds[] = {
		{ "%PDF-", N_("a PDF") },
		{ "\x89PNG", N_("a picture") },
		{ "\xFF\xD8\xFF", N_("a picture") },
		{ "{\\rtf", N_("a text document") },
		{ "Rar!", N_("an archive") },
		{ "7z\xBC\xAF", N_("an archive") },
	};
	const char *at = bytes->buf, *rest;

	for (size_t i = 0; i < ARRAY_SIZE(kinds); i++)
		if (skip_prefix(at, kinds[i].start, NULL))
			return _(kinds[i].name);
	(void)skip_prefix(at, "\xEF\xBB\xBF", &at);
	at += strspn(at, " \t\r\n");
	if (skip_prefix(at, "<?xml", NULL))
		return _("XML");
	if (*at == '<' && ((at[1] | 0x20) == 'h' || (at[1] | 0x20) == 't' || at[1] == '!') &&
	    skip_prefix(at + strcspn(at, ">\n"), ">", &rest))
		return _("a web page");
	return NULL;
}

static void begin(struct grid *grid)
{
	*grid = (struct grid){ .encoding = "utf-8" };
	grid->marker = xstrdup("");
	grid->others = xstrdup("");
	grid->scratch = xcalloc(GRID_COLUMNS_MAX, sizeof(*grid->scratch));
}

int grid_read(struct grid *grid, const char *name, const struct strbuf *bytes,
	      const struct grid_options *options)
{
	const char *other = other_kind(bytes);
	int result;

	begin(grid);
	digest_bytes(bytes->buf, bytes->len, grid->digest);
	if (other) {
		error(_("%s: %s, no table that can be read"), name, other);
		hint(_("open it in a spreadsheet program and save it as .xlsx, .ods or CSV"));
		return -1;
	}
	if (is_old_workbook(bytes)) {
		error(_("%s: an old workbook (.xls), or one that is protected by a password"),
		      name);
		hint(_("open it and save it as .xlsx"));
		return -1;
	}
	result = is_archive(bytes) ? grid_read_workbook(grid, name, bytes, options)
				   : grid_read_csv(grid, name, bytes, options);
	if (!result && grid->fault)
		result = error("%s: %s", name, grid->fault);
	if (!result && !grid->n_rows && !options->may_be_empty)
		result = error(_("%s: there is nothing in it"), name);
	return result;
}

int grid_read_file(struct strbuf *bytes, const char *path)
{
	bool standard = streq(path, "-");
	const char *name = standard ? _("standard input") : path;
	int result = standard ? strbuf_read_fd(bytes, STDIN_FILENO, CSV_FILE_MAX)
			      : strbuf_read_file(bytes, path, CSV_FILE_MAX);

	if (result && errno == EFBIG)
		error(_("%s: the file is larger than %zu MiB"), name, CSV_FILE_MAX >> 20);
	else if (result)
		error_errno(_("cannot read '%s'"), name);
	return result;
}

int grid_load(struct grid *grid, const char *path, const struct grid_options *options)
{
	const char *name = streq(path, "-") ? _("standard input") : path;
	struct strbuf bytes = STRBUF_INIT;
	int result;

	*grid = (struct grid){ .n_rows = 0 };
	result = grid_read_file(&bytes, path);
	if (!result)
		result = grid_read(grid, name, &bytes, options);
	strbuf_release(&bytes);
	return result;
}

void grid_release(struct grid *grid)
{
	free(grid->rows);
	free(grid->scratch);
	free(grid->sheet);
	free(grid->others);
	for (size_t i = 0; i < grid->n_shown; i++)
		free(grid->shown[i]);
	free(grid->shown);
	free(grid->marker);
	arena_release(&grid->arena);
	*grid = (struct grid){ .rows = NULL };
}

void grid_to_csv(const struct grid *grid, struct strbuf *out)
{
	const char **fields = xcalloc(grid->n_columns + 1, sizeof(*fields));
	size_t number = 1, start;

	for (size_t row = 0; row < grid->n_rows; row++) {
		for (; number < grid->rows[row].number; number++)
			strbuf_addch(out, '\n');
		for (size_t i = 0; i < grid->n_columns; i++)
			fields[i] = grid_get(grid, row, i)->text;
		start = out->len;
		csv_add_record(out, fields, grid->n_columns, ',');
		for (size_t i = start; i < out->len; i++)
			if (out->buf[i] == '\n' || out->buf[i] == '\r')
				out->buf[i] = ' ';
		strbuf_addch(out, '\n');
		number++;
	}
	free(fields);
}
