/*
 * records.h - new records on their way into a file of the programme, and changes to old ones.
 *
 * A record comes from options (one) or from a CSV file with a header (many). Its cells are read by the schema and kept
 * in the form that kurator writes. Many records are all taken or none: every fault is reported with its line.
 */
#ifndef KURATOR_MODEL_RECORDS_H
#define KURATOR_MODEL_RECORDS_H

#include "base/arena.h"
#include "model/programme.h"

struct record {
	const char **values; /* by index of the schema; a null pointer: not given */
	size_t line;         /* of the input; 0: options */
	const char *id;      /* given by records_append() */
};

struct records {
	const struct file_schema *schema;
	const char *source; /* what messages call the input; "" for options */
	struct record *items;
	size_t n;
	size_t alloc;
	struct findings findings;
	struct arena arena;
};

#define RECORDS_INIT \
	{ \
		.schema = NULL \
	}

struct input_options {
	bool ignore_columns;  /* leave out columns that the schema does not know */
	const char *encoding; /* a null pointer: UTF-8 */
};

/* Of one input; more is a fault. */
#define RECORDS_MAX 500000
#define RECORDS_MOST_BYTES ((size_t)64 << 20)

/* One record from the values of options. Faults go to records->findings. */
void records_from_values(struct records *records, const struct file_schema *schema,
			 const struct program *program, const char *const *columns,
			 const char *const *values, size_t n);
/*
 * All records of a CSV file; `path` "-" is standard input. Columns are known by their name or by any label, in any
 * case. Memory stays in bounds whatever comes in. Returns 0, or -1 after a message when the file cannot be opened;
 * faults go to records->findings.
 */
int records_from_csv(struct records *records, const struct file_schema *schema,
		     const struct program *program, const char *path, struct input_options options);
/* The same from bytes that messages call `name`. */
void records_from_bytes(struct records *records, const struct file_schema *schema,
			const struct program *program, const char *name, const struct strbuf *bytes,
			struct input_options options);
/* No record yet; records_add() adds an empty one that stands on the line of the input, and returns its place. */
void records_start(struct records *records, const struct file_schema *schema, const char *source);
size_t records_add(struct records *records, size_t line);
void records_release(struct records *records);

/* All bytes of the file at `path` ("-": standard input). Returns 0, or -1 after a message that calls it `name`. */
int input_read(const char *path, const char *name, struct strbuf *bytes);

/* The value of a column; "" when it was not given. */
const char *record_get(const struct records *records, size_t i, const char *column);
/* The day in a column; DATE_NONE when it was not given or could not be read. */
int record_day(const struct records *records, size_t i, const char *column);
/* The day that a cell will have when the one record, a change of the row, is made; whether the change gives it. */
int record_day_to_be(const struct records *change, const struct table *table, size_t row,
		     const char *column, bool *is_new);
/* Sets a value that the command supplies itself; copied. */
void record_set(struct records *records, size_t i, const char *column, const char *value);
/* Adds a fault of the record at one of its columns (a null pointer: the whole record). */
void record_fault(struct records *records, size_t i, const char *column, const char *rule,
		  const char *fmt, ...) PRINTF_LIKE(5, 6);

/* The same for a rule of the programme, whose name is put behind the message: "… (rule future)". */
void record_breach(struct records *records, size_t i, const char *column, const char *rule,
		   const char *fmt, ...) PRINTF_LIKE(5, 6);
/*
 * Makes n records of the only one, which differ in this column; so that an option that is given several times is a row
 * each. Values are copied and not normalised; n is at least 1.
 */
void records_repeat(struct records *records, const char *column, const char *const *values,
		    size_t n);

/*
 * Appends the records to their file, under the lock: gives ids where the file has them, checks required cells, unique
 * keys and references. Columns that the file lacks are added where a value was given. Returns 0, or -1 after all faults
 * (also those found before) were reported; then nothing is appended.
 */
int records_append(struct records *records, struct programme *programme);

/*
 * Puts the values that are given into row `row` of the table (already being edited). Returns 0, or -1 after the faults
 * were reported.
 */
int records_change_row(struct records *records, struct programme *programme, struct table *table,
		       size_t row);

/*
 * Whether a reference names something: "mentee", an id → a finding in words, or a null pointer when all is well. With
 * letters that look Latin the right id is put into `found`.
 */
bool reference_exists(struct programme *programme, enum target target, const char *id,
		      struct strbuf *found);

#endif
