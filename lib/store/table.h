/*
 * table.h - one CSV file in memory, to be looked at and to be changed.
 *
 * A field is a string of bytes as it stands in the file (quotes resolved), NUL-terminated, with no NUL inside. What
 * nobody changes is written back byte for byte: rows with their own quoting and line ends, blank lines, the byte order
 * mark, the lack of a line end at the end. Changed and new rows are written in the dialect of the file with as few
 * quotes as possible.
 *
 * Rows are numbered from 0 in the order of the file (the header is no row); the numbers behind a deleted row move down
 * by one. Columns are numbered from 0 and found by name once: TABLE_NONE, which table_column() returns for a name the
 * file does not have, may be given to table_get(), which then returns "".
 *
 *	size_t name = table_column(t, "name");
 *
 *	for (size_t row = 0; row < t->n_rows; row++)
 *		puts(table_get(t, row, name));
 */
#ifndef KURATOR_STORE_TABLE_H
#define KURATOR_STORE_TABLE_H

#include "base/findings.h"
#include "base/strbuf.h"
#include "store/dialect.h"
#include "store/reader.h"

#define TABLE_NONE SIZE_MAX

struct table_row;

struct table {
	char *name;  /* what messages call the file */
	bool exists; /* false: there is no such file (n_columns is 0 then, until columns are made) */
	bool broken; /* errors were found in its structure: it may be read, but must not be written */
	struct dialect dialect;
	char **columns;
	size_t n_columns;
	size_t n_rows;

	struct table_row *rows; /* from here on private to table.c */
	struct table_state *state;
};

#define TABLE_INIT \
	{ \
		.n_rows = 0 \
	}

/*
 * Loading. Each of these starts from an uninitialised table and adds what is wrong with the structure (see reader.h)
 * to the findings; rows that could be read are there all the same. Return 0, or -1 when there were errors.
 * table_release() is due in both cases.
 *
 * table_load_fd: an open file, such as standard input.
 * table_load_bytes: bytes are copied.
 */
int table_load_path(struct table *table, const char *path, const struct csv_options *options,
		    struct findings *findings);
int table_load_fd(struct table *table, int fd, const struct csv_options *options,
		  struct findings *findings);
int table_load_bytes(struct table *table, const char *bytes, size_t len,
		     const struct csv_options *options, struct findings *findings);
/* As table_load_bytes; takes the bytes away from the strbuf, which is empty afterwards. */
int table_load_buffer(struct table *table, struct strbuf *bytes, const struct csv_options *options,
		      struct findings *findings);
/* A table that no file stands behind yet: these columns, no rows, the dialect of files that kurator makes. */
void table_init_columns(struct table *table, const char *name, const char *const *columns,
			size_t n);
void table_release(struct table *table);

/* The number of the column with this name, or TABLE_NONE. */
size_t table_column(const struct table *table, const char *name);
/* From here on the column is found by this name; nothing of the file changes. */
void table_call_column(const struct table *table, size_t column, const char *name);
/* A field; "" where the column is TABLE_NONE. Valid until the table is released, also when the field changes. */
const char *table_get(const struct table *table, size_t row, size_t column);
/* As table_get, by name. For a few fields; loops look the column up once. */
const char *table_gets(const struct table *table, size_t row, const char *column);
/* The day in a field; `otherwise` where there is none, or it cannot be read. */
int table_day(const struct table *table, size_t row, const char *column, int otherwise);
/* Physical line in the file on which the row begins; 0 for a row that is new. */
size_t table_line(const struct table *table, size_t row);
/* The first row from `from` on with this value in the column, or TABLE_NONE. */
size_t table_find(const struct table *table, size_t column, const char *value, size_t from);

/*
 * Changing. A value is copied. Setting a field to what it is changes nothing. table_append() returns the number of a
 * new row of empty fields at the end. table_need_column() returns the column, which is appended (empty in every row:
 * the only change that touches all rows) where the file lacks it.
 */
void table_set(struct table *table, size_t row, size_t column, const char *value);
/* As table_set, by name: for rows that are put together field by field. The column is there. */
void table_put(struct table *table, size_t row, const char *column, const char *value);
size_t table_append(struct table *table);
void table_delete_row(struct table *table, size_t row);
/* Deletes all rows for which `gone` (an array of n_rows) is true; those behind them move up. */
void table_delete_rows(struct table *table, const bool *gone);
size_t table_need_column(struct table *table, const char *name);
bool table_changed(const struct table *table);

/* The file itself is to go, with all its rows. */
void table_remove(struct table *table);
bool table_removed(const struct table *table);

/* Adds the whole file as it is to be written. */
void table_write(const struct table *table, struct strbuf *out);

/*
 * Records as raw bytes (no line end), for the journal. Row TABLE_HEADER is the header. table_raw() adds what the row
 * is now; table_set_raw() and table_insert_raw() put bytes of an earlier time back: they must be one record in the
 * dialect of the file, else -1 is returned and nothing changes. Setting the header renames no field of the rows:
 * their number may become wrong, so the caller reads the result again before trusting it.
 */
#define TABLE_HEADER (SIZE_MAX - 1)
void table_raw(const struct table *table, size_t row, struct strbuf *out);
int table_set_raw(struct table *table, size_t row, const char *raw, size_t len);
int table_insert_raw(struct table *table, size_t row, const char *raw, size_t len);

/* One record that differs from what was loaded. Strings belong to the list. */
struct table_change {
	size_t row; /* from 1; where it stands now, or stood when it was loaded if it was deleted; 0: the header */
	char *record; /* the value of column `id`, or of the first column; "" for the header */
	char *old;    /* raw bytes as loaded; "" for a new record */
	char *new;    /* raw bytes now; "" for a deleted record */
};

struct table_changes {
	struct table_change *items;
	size_t n;
	size_t alloc;
};

/* Adds a change per record: the header, deleted ones in order, then changed and new ones in order. */
void table_diff(const struct table *table, struct table_changes *changes);
/* Adds the header and every record, as it was loaded, as if all of them were new. */
void table_list_loaded(const struct table *table, struct table_changes *changes);
void table_changes_release(struct table_changes *changes);

#endif
