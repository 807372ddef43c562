/* table.c - one CSV file in memory */
#include "store/table.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/date.h"
#include "store/encoding.h"
#include "store/file.h"
#include "store/writer.h"

#define NOT_LOADED SIZE_MAX

struct bytes {
	const char *at;
	size_t len;
};

struct table_row {
	const char **cells; /* n_columns of them */
	struct bytes gap;   /* blank lines before the row */
	struct bytes raw;   /* without line end; at is null where the row has to be written anew */
	struct bytes eol;   /* empty: the row was last and had none, or the row is new */
	struct bytes old;   /* raw as it was loaded */
	size_t origin;      /* number of the row when loaded, or NOT_LOADED */
	size_t line;
};

struct table_state {
	struct strbuf file; /* all bytes, as loaded */
	struct arena arena;
	struct table_row header;
	struct table_row *deleted;
	size_t n_deleted, deleted_alloc;
	size_t rows_alloc;
	struct bytes tail; /* behind the last row */
	bool removed;
};

static struct table_state *new_state(struct table *t, const char *name)
{
	*t = (struct table){ .name = xstrdup(name) };
	t->state = xcalloc(1, sizeof(*t->state));
	strbuf_init(&t->state->file);
	t->dialect = (struct dialect)DIALECT_INIT;
	t->state->header.raw.at = t->state->header.old.at = "";
	return t->state;
}

/* --- loading --- */

/* The cells of the record that the reader stands on; they lie one behind the other in its memory. */
static const char **copy_cells(struct table *t, const struct reader *in)
{
	struct arena *arena = &t->state->arena;
	char *text = arena_memdup0(arena, in->fields[0], reader_text_len(in));
	const char **cells = arena_calloc(arena, t->n_columns, sizeof(*cells));

	for (size_t i = 0; i < t->n_columns; i++)
		cells[i] = i < in->n_fields ? text + (in->fields[i] - in->fields[0]) : "";
	return cells;
}

static struct table_row row_from(struct table *t, const struct reader *in, const char *gap)
{
	struct bytes raw = { in->raw, in->raw_len };

	return (struct table_row){
		.cells = copy_cells(t, in),
		.gap = { gap, (size_t)(in->raw - gap) },
		.raw = raw,
		.old = raw,
		.eol = { in->raw + in->raw_len, in->eol_len },
		.line = in->line,
	};
}

static const char *row_end(const struct table_row *row)
{
	return row->eol.at + row->eol.len;
}

static void take_columns(struct table *t, const struct reader *in)
{
	t->n_columns = in->n_columns;
	t->columns = xcalloc(in->n_columns, sizeof(*t->columns));
	for (size_t i = 0; i < in->n_columns; i++)
		t->columns[i] = xstrdup(in->columns[i]);
}

static void take_records(struct table *t, struct reader *in)
{
	struct table_state *s = t->state;
	const char *end = s->file.buf + s->file.len;
	const char *gap;

	s->header = row_from(t, in, s->file.buf);
	gap = row_end(&s->header);
	while (reader_next(in)) {
		ALLOC_GROW(t->rows, t->n_rows + 1, s->rows_alloc);
		t->rows[t->n_rows] = row_from(t, in, gap);
		t->rows[t->n_rows].origin = t->n_rows;
		gap = row_end(&t->rows[t->n_rows++]);
	}
	s->tail = (struct bytes){ gap, (size_t)(end - gap) };
	t->dialect.final_newline = end > s->file.buf && (end[-1] == '\n' || end[-1] == '\r');
}

static int load_failed(struct table *t, struct findings *findings, const char *rule,
		       const char *reason)
{
	findings_add(findings, (struct place){ .file = t->name }, SEVERITY_ERROR, rule,
		     _("cannot be read: %s"), reason);
	t->broken = true;
	return -1;
}

/* The bytes are converted first, so that rows can point into what was read. */
static int decode(struct table *t, const char *encoding, struct findings *findings)
{
	struct strbuf text = STRBUF_INIT;
	struct strbuf *file = &t->state->file;
	struct decoder decoder;
	int result;

	if (decoder_open(&decoder, encoding)) {
		findings_add(findings, (struct place){ .file = t->name }, SEVERITY_ERROR,
			     "encoding", _("the encoding '%s' is not known"), encoding);
		t->broken = true;
		return -1;
	}
	result = decoder_feed(&decoder, file->buf, file->len, &text) || decoder_finish(&decoder);
	if (result) {
		size_t line = 1;

		for (size_t i = 0; i < text.len; i++)
			line += text.buf[i] == '\n';
		findings_add(findings, (struct place){ .file = t->name, .line = line },
			     SEVERITY_ERROR, "encoding",
			     _("bytes that the encoding named with --encoding does not have"));
		t->broken = true;
	}
	decoder_release(&decoder);
	strbuf_release(file);
	*file = text;
	return result ? -1 : 0;
}

/* Makes rows out of state->file. */
static int parse_file(struct table *t, const struct csv_options *options, struct findings *findings)
{
	struct csv_options own = options ? *options : (struct csv_options){ 0 };
	size_t errors = findings->errors;
	struct reader in;

	t->exists = true;
	if (own.encoding && decode(t, own.encoding, findings))
		return -1;
	own.encoding = NULL;
	own.name = t->name;
	if (!reader_open_bytes(&in, t->state->file.buf, t->state->file.len, &own, findings)) {
		t->dialect = in.dialect;
		take_columns(t, &in);
		take_records(t, &in);
	}
	reader_release(&in);
	t->broken = findings->errors > errors;
	return t->broken ? -1 : 0;
}

static const char *name_in(const struct csv_options *options, const char *otherwise)
{
	return options && options->name ? options->name : otherwise;
}

int table_load_buffer(struct table *t, struct strbuf *file, const struct csv_options *options,
		      struct findings *findings)
{
	struct table_state *s = new_state(t, name_in(options, _("standard input")));

	s->file = *file;
	strbuf_init(file);
	return parse_file(t, options, findings);
}

int table_load_bytes(struct table *t, const char *bytes, size_t len,
		     const struct csv_options *options, struct findings *findings)
{
	struct strbuf copy = STRBUF_INIT;

	strbuf_add(&copy, bytes, len);
	return table_load_buffer(t, &copy, options, findings);
}

static int too_large(struct table *t, struct findings *findings, size_t limit)
{
	findings_add(findings, (struct place){ .file = t->name }, SEVERITY_ERROR, "file-too-large",
		     _("the file is larger than %zu MiB"), limit >> 20);
	t->broken = true;
	return -1;
}

int table_load_fd(struct table *t, int fd, const struct csv_options *options,
		  struct findings *findings)
{
	size_t limit = options && options->limit ? options->limit : CSV_FILE_MAX;
	struct table_state *s = new_state(t, name_in(options, _("standard input")));

	if (!strbuf_read_fd(&s->file, fd, limit))
		return parse_file(t, options, findings);
	if (errno == EFBIG)
		return too_large(t, findings, limit);
	return load_failed(t, findings, "unreadable", strerror(errno));
}

int table_load_path(struct table *t, const char *path, const struct csv_options *options,
		    struct findings *findings)
{
	struct csv_options own = options ? *options : (struct csv_options){ 0 };
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	int result;

	own.name = name_in(options, path);
	if (fd < 0) {
		new_state(t, own.name);
		return load_failed(t, findings, "unreadable", strerror(errno));
	}
	result = table_load_fd(t, fd, &own, findings);
	close(fd);
	return result;
}

void table_init_columns(struct table *t, const char *name, const char *const *columns, size_t n)
{
	new_state(t, name);
	for (size_t i = 0; i < n; i++)
		table_need_column(t, columns[i]);
}

void table_release(struct table *t)
{
	if (t->state) {
		strbuf_release(&t->state->file);
		arena_release(&t->state->arena);
		free(t->state->deleted);
		free(t->state);
	}
	for (size_t i = 0; i < t->n_columns; i++)
		free(t->columns[i]);
	free(t->columns);
	free(t->rows);
	free(t->name);
	*t = (struct table)TABLE_INIT;
}

/* --- looking --- */

size_t table_column(const struct table *t, const char *name)
{
	for (size_t i = 0; i < t->n_columns; i++)
		if (streq(t->columns[i], name))
			return i;
	return TABLE_NONE;
}

void table_call_column(const struct table *t, size_t column, const char *name)
{
	free(t->columns[column]);
	t->columns[column] = xstrdup(name);
}

const char *table_get(const struct table *t, size_t row, size_t column)
{
	if (row >= t->n_rows)
		BUG("%s: row %zu of %zu", t->name, row, t->n_rows);
	if (column == TABLE_NONE)
		return "";
	if (column >= t->n_columns)
		BUG("%s: column %zu of %zu", t->name, column, t->n_columns);
	return t->rows[row].cells[column];
}

const char *table_gets(const struct table *t, size_t row, const char *column)
{
	return table_get(t, row, table_column(t, column));
}

int table_day(const struct table *t, size_t row, const char *column, int otherwise)
{
	const char *text = table_gets(t, row, column);
	int day;

	return date_parse(text, strlen(text), &day) ? otherwise : day;
}

size_t table_line(const struct table *t, size_t row)
{
	return row < t->n_rows ? t->rows[row].line : 0;
}

size_t table_find(const struct table *t, size_t column, const char *value, size_t from)
{
	for (size_t row = from; row < t->n_rows; row++)
		if (streq(table_get(t, row, column), value))
			return row;
	return TABLE_NONE;
}

/* --- changing --- */

void table_set(struct table *t, size_t row, size_t column, const char *value)
{
	if (streq(table_get(t, row, column), value))
		return;
	if (column == TABLE_NONE)
		BUG("%s: a value for no column", t->name);
	t->rows[row].cells[column] = arena_memdup0(&t->state->arena, value, strlen(value));
	t->rows[row].raw.at = NULL;
}

void table_put(struct table *table, size_t row, const char *column, const char *value)
{
	table_set(table, row, table_column(table, column), value);
}

static const char **empty_cells(struct table *t)
{
	const char **cells = arena_calloc(&t->state->arena, t->n_columns, sizeof(*cells));

	for (size_t i = 0; i < t->n_columns; i++)
		cells[i] = "";
	return cells;
}

static void insert_row(struct table *t, size_t at, struct table_row row)
{
	ALLOC_GROW(t->rows, t->n_rows + 1, t->state->rows_alloc);
	memmove(&t->rows[at + 1], &t->rows[at], (t->n_rows - at) * sizeof(row));
	t->rows[at] = row;
	t->n_rows++;
}

size_t table_append(struct table *t)
{
	insert_row(t, t->n_rows,
		   (struct table_row){ .cells = empty_cells(t), .origin = NOT_LOADED });
	return t->n_rows - 1;
}

/* Blank lines stay where the row was: before the next one. */
static void hand_gap_on(struct table *t, size_t row)
{
	struct bytes *next = row + 1 < t->n_rows ? &t->rows[row + 1].gap : &t->state->tail;
	struct bytes gap = t->rows[row].gap;
	char *joined;

	if (!gap.len)
		return;
	joined = arena_calloc(&t->state->arena, size_add(gap.len, next->len), 1);
	memcpy(joined, gap.at, gap.len);
	if (next->len)
		memcpy(joined + gap.len, next->at, next->len);
	*next = (struct bytes){ joined, gap.len + next->len };
}

void table_delete_rows(struct table *t, const bool *gone)
{
	struct table_state *s = t->state;
	size_t n = 0;

	for (size_t row = 0; row < t->n_rows; row++) {
		if (!gone[row])
			continue;
		hand_gap_on(t, row);
		if (t->rows[row].origin != NOT_LOADED) {
			ALLOC_GROW(s->deleted, s->n_deleted + 1, s->deleted_alloc);
			s->deleted[s->n_deleted++] = t->rows[row];
		}
	}
	for (size_t row = 0; row < t->n_rows; row++)
		if (!gone[row])
			t->rows[n++] = t->rows[row];
	t->n_rows = n;
}

void table_delete_row(struct table *t, size_t row)
{
	bool *gone;

	if (row >= t->n_rows)
		BUG("%s: row %zu of %zu", t->name, row, t->n_rows);
	gone = xcalloc(t->n_rows, sizeof(*gone));
	gone[row] = true;
	table_delete_rows(t, gone);
	free(gone);
}

static const char **widened(struct table *t, const char **cells, const char *value)
{
	const char **wider = arena_calloc(&t->state->arena, t->n_columns + 1, sizeof(*wider));

	if (t->n_columns)
		memcpy(wider, cells, t->n_columns * sizeof(*wider));
	wider[t->n_columns] = value;
	return wider;
}

/* One more field behind the bytes of a row, which stay as they are; a row to be written anew stays that. */
static void widen_raw(struct table *t, struct table_row *row, const char *value)
{
	struct strbuf wider = STRBUF_INIT;

	if (!row->raw.at || !row->raw.len) {
		row->raw.at = NULL;
		return;
	}
	strbuf_add(&wider, row->raw.at, row->raw.len);
	strbuf_addch(&wider, t->dialect.delimiter);
	csv_add_field(&wider, value, strlen(value), t->dialect.delimiter);
	row->raw.at = arena_memdup0(&t->state->arena, wider.buf, wider.len);
	row->raw.len = wider.len;
	strbuf_release(&wider);
}

size_t table_need_column(struct table *t, const char *name)
{
	struct table_state *s = t->state;
	size_t column = table_column(t, name);

	if (column != TABLE_NONE)
		return column;
	s->header.cells = widened(t, s->header.cells, arena_memdup0(&s->arena, name, strlen(name)));
	widen_raw(t, &s->header, name);
	for (size_t row = 0; row < t->n_rows; row++) {
		t->rows[row].cells = widened(t, t->rows[row].cells, "");
		widen_raw(t, &t->rows[row], "");
	}
	t->columns = xreallocarray(t->columns, t->n_columns + 1, sizeof(*t->columns));
	t->columns[t->n_columns] = xstrdup(name);
	return t->n_columns++;
}

void table_remove(struct table *t)
{
	bool *gone = xcalloc(t->n_rows, sizeof(*gone));

	memset(gone, true, t->n_rows * sizeof(*gone));
	table_delete_rows(t, gone);
	free(gone);
	t->state->removed = true;
}

bool table_removed(const struct table *t)
{
	return t->state->removed;
}

/* A row that nobody touched points at the bytes that were loaded. */
static bool is_touched(const struct table_row *row)
{
	return row->raw.at != row->old.at || row->origin == NOT_LOADED;
}

bool table_changed(const struct table *t)
{
	if (is_touched(&t->state->header) || t->state->n_deleted || t->state->removed)
		return true;
	for (size_t row = 0; row < t->n_rows; row++)
		if (is_touched(&t->rows[row]))
			return true;
	return false;
}

/* --- writing --- */

static void add_bytes(struct strbuf *out, struct bytes bytes)
{
	if (bytes.len)
		strbuf_add(out, bytes.at, bytes.len);
}

static void add_raw(const struct table *t, const struct table_row *row, struct strbuf *out)
{
	if (row->raw.at)
		add_bytes(out, row->raw);
	else
		csv_add_record(out, row->cells, t->n_columns, t->dialect.delimiter);
}

static void drop_line_end(struct strbuf *out, size_t start)
{
	if (out->len > start && out->buf[out->len - 1] == '\n')
		strbuf_setlen(out, out->len - 1);
	if (out->len > start && out->buf[out->len - 1] == '\r')
		strbuf_setlen(out, out->len - 1);
}

/* `open` says that the record before has no line end yet. */
static void add_row(const struct table *t, const struct table_row *row, struct strbuf *out,
		    bool *open)
{
	if (*open)
		strbuf_addstr(out, dialect_eol(&t->dialect));
	add_bytes(out, row->gap);
	add_raw(t, row, out);
	add_bytes(out, row->eol);
	*open = !row->eol.len;
}

void table_write(const struct table *t, struct strbuf *out)
{
	const struct table_state *s = t->state;
	size_t start = out->len;
	bool open = false;

	if (s->removed)
		return;
	if (!t->n_columns) {
		strbuf_add(out, s->file.buf, s->file.len);
		return;
	}
	strbuf_grow(out, s->file.len);
	add_row(t, &s->header, out, &open);
	for (size_t row = 0; row < t->n_rows; row++)
		add_row(t, &t->rows[row], out, &open);
	if (open && (t->dialect.final_newline || s->tail.len))
		strbuf_addstr(out, dialect_eol(&t->dialect));
	add_bytes(out, s->tail);
	if (!t->dialect.final_newline)
		drop_line_end(out, start);
}

/* --- raw records --- */

static struct table_row *row_or_header(const struct table *t, size_t row)
{
	if (row == TABLE_HEADER)
		return &t->state->header;
	if (row >= t->n_rows)
		BUG("%s: row %zu of %zu", t->name, row, t->n_rows);
	return &t->rows[row];
}

void table_raw(const struct table *t, size_t row, struct strbuf *out)
{
	add_raw(t, row_or_header(t, row), out);
}

/* Cells from bytes; where their number is not that of the columns, the reading of the result will say so. */
static int parse_raw(struct table *t, const char *raw, size_t len, struct table_row *row)
{
	struct reader in;
	int result = reader_split(&in, raw, len, t->dialect.delimiter);

	if (!result) {
		row->cells = copy_cells(t, &in);
		row->raw = (struct bytes){ arena_memdup0(&t->state->arena, raw, len), len };
	}
	reader_release(&in);
	return result;
}

int table_set_raw(struct table *t, size_t row, const char *raw, size_t len)
{
	return parse_raw(t, raw, len, row_or_header(t, row));
}

int table_insert_raw(struct table *t, size_t at, const char *raw, size_t len)
{
	struct table_row row = { .origin = NOT_LOADED };

	if (parse_raw(t, raw, len, &row))
		return -1;
	insert_row(t, at < t->n_rows ? at : t->n_rows, row);
	return 0;
}

/* --- what differs --- */

static const char *record_name(const struct table *t, const struct table_row *row)
{
	size_t id = table_column(t, "id");

	return t->n_columns ? row->cells[id == TABLE_NONE ? 0 : id] : "";
}

static void add_change(struct table_changes *list, size_t row, const char *record, struct bytes old,
		       struct strbuf *new)
{
	ALLOC_GROW(list->items, list->n + 1, list->alloc);
	list->items[list->n++] = (struct table_change){
		.row = row,
		.record = xstrdup(record),
		.old = xmemdup0(old.at, old.len),
		.new = strbuf_detach(new, NULL),
	};
}

static void diff_row(const struct table *t, const struct table_row *row, size_t number,
		     const char *record, struct table_changes *list)
{
	struct strbuf now = STRBUF_INIT;

	if (!is_touched(row))
		return;
	add_raw(t, row, &now);
	if (now.len != row->old.len || (now.len && memcmp(now.buf, row->old.at, now.len)))
		add_change(list, number, record, row->old, &now);
	strbuf_release(&now);
}

static int by_origin(const void *va, const void *vb)
{
	const struct table_row *a = va, *b = vb;

	return (a->origin > b->origin) - (a->origin < b->origin);
}

static void diff_deleted(const struct table *t, struct table_changes *list)
{
	const struct table_state *s = t->state;
	struct strbuf none = STRBUF_INIT;

	if (s->n_deleted)
		qsort(s->deleted, s->n_deleted, sizeof(*s->deleted), by_origin);
	for (size_t i = 0; i < s->n_deleted; i++)
		add_change(list, s->deleted[i].origin + 1, record_name(t, &s->deleted[i]),
			   s->deleted[i].old, &none);
}

void table_diff(const struct table *t, struct table_changes *list)
{
	struct strbuf none = STRBUF_INIT;

	if (t->state->removed)
		add_change(list, 0, "", t->state->header.old, &none);
	else
		diff_row(t, &t->state->header, 0, "", list);
	diff_deleted(t, list);
	for (size_t row = 0; row < t->n_rows; row++)
		diff_row(t, &t->rows[row], row + 1, record_name(t, &t->rows[row]), list);
}

/* The rows as they were loaded, whatever became of them; the caller frees the array. */
static const struct table_row **loaded_rows(const struct table *t, size_t *n)
{
	const struct table_state *s = t->state;
	const struct table_row **rows = xcalloc(t->n_rows + s->n_deleted, sizeof(*rows));

	*n = s->n_deleted;
	for (size_t i = 0; i < t->n_rows; i++)
		*n += t->rows[i].origin != NOT_LOADED;
	for (size_t i = 0; i < t->n_rows; i++)
		if (t->rows[i].origin != NOT_LOADED)
			rows[t->rows[i].origin] = &t->rows[i];
	for (size_t i = 0; i < s->n_deleted; i++)
		rows[s->deleted[i].origin] = &s->deleted[i];
	return rows;
}

static void add_loaded(struct table_changes *list, size_t number, const char *record,
		       struct bytes raw)
{
	struct strbuf copy = STRBUF_INIT;

	strbuf_add(&copy, raw.at, raw.len);
	add_change(list, number, record, (struct bytes){ "", 0 }, &copy);
}

void table_list_loaded(const struct table *t, struct table_changes *list)
{
	size_t n;
	const struct table_row **rows = loaded_rows(t, &n);

	if (t->exists)
		add_loaded(list, 0, "", t->state->header.old);
	for (size_t i = 0; i < n; i++)
		add_loaded(list, i + 1, record_name(t, rows[i]), rows[i]->old);
	free(rows);
}

void table_changes_release(struct table_changes *list)
{
	for (size_t i = 0; i < list->n; i++) {
		free(list->items[i].record);
		free(list->items[i].old);
		free(list->items[i].new);
	}
	free(list->items);
	*list = (struct table_changes){ .n = 0 };
}
