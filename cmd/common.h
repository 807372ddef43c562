/*
 * common.h - what commands do alike: open the programme, take records, print rows.
 */
#ifndef KURATOR_CMD_COMMON_H
#define KURATOR_CMD_COMMON_H

#include "command.h"

#include "model/programme.h"
#include "model/records.h"
#include "report/listing.h"
#include "report/output.h"

/* Opens the programme directory of the command line. Returns 0, or -1 after messages; programme_release() is due. */
int common_open(struct context *ctx, struct programme *programme);

/* As common_open, but the files alone: a program.yaml that cannot be read is no hindrance. store_release() is due. */
int common_open_store(struct context *ctx, struct store *store);

/*
 * Around every command: -o FILE is opened before anything is changed, so that a name that cannot be written stops the
 * command, not its report. Returns 0, or -1 after a message. "-" is stdout.
 */
int common_output_begin(struct context *ctx);
void common_output_end(void);
/* For when the output has failed: whether the change itself is done. */
void common_say_written(const struct context *ctx);

/*
 * Where the result goes: stdout, or -o FILE, which becomes visible only when all is written. Returns 0, or -1 after a
 * message. sink_close() returns 0, or -1 after a message. Once in a command.
 */
struct sink {
	FILE *to;
	char *bytes; /* of -o */
	size_t len;
	const struct context *ctx;
};
int sink_open(struct context *ctx, struct sink *sink);
int sink_close(struct sink *sink);
/* Both, with these bytes between. Returns 0, or -1 after a message. */
int sink_put(struct context *ctx, const struct strbuf *bytes);
/*
 * Which of the two formats is meant: the one that --as asks for (a null pointer: not given), else the ending of -o FILE,
 * else `plain`, the one that people can read; the other one is refused on a terminal. The formats are called by their
 * endings. Returns the index, or -1 after usage().
 */
int common_choose_format(const struct context *ctx, const char *const formats[2], int plain,
			 const char *asked);
/* Refuses a file of an option that is to be written and is also where the result goes. Returns a status. */
int common_refuse_same_output(struct context *ctx, const char *option, const char *path);

/* Says that nothing can be counted when the first day looked at is after today. */
void common_warn_term(const struct programme *programme, int from);

/* The format, width and detail that were asked for. */
struct output_options common_output_options(const struct context *ctx);
/* The same for a report that --skip-bad may have made without some rows: they are counted in it. */
struct output_options common_counted_options(const struct context *ctx, bool skip_bad,
					     size_t left_out);

/*
 * The records that the command was given: of the CSV operand, or one of the column options. Nothing given, or both, is
 * a wrong use. Returns 0, -1 after a message (STATUS_FAILED), or 1 after usage() (STATUS_USAGE). Faults are in
 * records->findings. records_release() is due.
 */
int common_records(struct context *ctx, struct records *records, const struct program *program,
		   int argc, char **argv);

/* Applies --form and so on, once: the rows that follow are not asked again. Returns as common_choose(). */
int common_choose_facets(struct context *ctx, struct listing *listing);
/* Applies --where, --sort and --columns. Returns STATUS_YES, or STATUS_USAGE after a message. */
int common_choose(struct context *ctx, struct listing *listing);
/* The whole of a `list` command: conditions, order, columns, printing. Returns an exit status. */
int common_list(struct context *ctx, struct listing *listing);
/* Its second half: prints what common_choose() has left. */
int common_list_chosen(struct context *ctx, const struct listing *listing);

/*
 * The same for rows that were computed: common_computed_table() makes a table with the columns of the schema, behind
 * which no file needs to stand; the caller puts rows into it. Conditions, order and labels are those of a file.
 */
void common_computed_table(struct table *rows, const struct file_schema *schema);
int common_list_rows(struct context *ctx, const struct file_schema *schema,
		     const struct program *program, const struct table *rows);
/*
 * As common_list_rows(); on a terminal the rows with this value in the column are red; without a value (a null pointer)
 * those with a number above 0.
 */
int common_list_urgent(struct context *ctx, const struct file_schema *schema,
		       const struct program *program, const struct table *rows, const char *column,
		       const char *value);

/* Prints the records as they were written (or would be) and says how many, then the exit status. */
int common_report_added(struct context *ctx, struct programme *programme,
			const struct records *records);

/*
 * The whole of an `add` command without rules of its own: records of ctx->command->columns, appended and committed.
 * `check` (may be a null pointer) looks at the records under the lock and adds faults; it returns 0, or -1 to stop.
 */
typedef int records_check_fn(struct context *ctx, struct programme *programme,
			     struct records *records);
int common_add(struct context *ctx, int argc, char **argv, records_check_fn *check);
/* The same with an operand that may be a value of `column`, see common_records_of(). */
int common_add_to(struct context *ctx, const char *column, int argc, char **argv,
		  records_check_fn *check);

/*
 * As common_records(), where the first operand may also be a value of `column`: `meeting log P-003 --minutes 40` is one
 * record whose pair is P-003. It is a file where no column is given as an option and it is "-", looks like a path or
 * exists; --COLUMN is then no option of the command.
 */
int common_records_of(struct context *ctx, struct records *records, const struct program *program,
		      const char *column, int argc, char **argv);

/*
 * Changes the rows that the ids name to the one record `change`, under the lock: `check` (may be a null pointer) looks
 * at each of them first and adds faults to the record. Commits, prints the rows, returns an exit status.
 */
typedef void row_check_fn(struct programme *programme, const struct table *table, size_t row,
			  struct records *change);
int common_change(struct context *ctx, struct programme *programme, struct records *change,
		  row_check_fn *check, int n_ids, char **ids);
/* The whole of a `set ID … --COLUMN VALUE` command. */
int common_set(struct context *ctx, int argc, char **argv, row_check_fn *check);

/*
 * The row of the file whose id is meant ("Р-003" with Cyrillic Р too); TABLE_NONE after a message when there is none.
 */
size_t common_find_row(const struct table *table, const struct file_schema *schema, const char *id);

#endif
