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
 * Where the result goes: stdout, or -o FILE, which becomes visible only when all is written. Returns 0, or -1 after a
 * message. sink_close() returns 0, or -1 after a message.
 */
struct sink {
	FILE *to;
	char *bytes; /* of -o */
	size_t len;
	const char *path;
};
int sink_open(struct context *ctx, struct sink *sink);
int sink_close(struct sink *sink);

/* The format, width and detail that were asked for. */
struct output_options common_output_options(const struct context *ctx);

/*
 * The records that the command was given: of the CSV operand, or one of the column options. Nothing given, or both, is
 * a wrong use. Returns 0, -1 after a message (STATUS_FAILED), or 1 after usage() (STATUS_USAGE). Faults are in
 * records->findings. records_release() is due.
 */
int common_records(struct context *ctx, struct records *records, const struct program *program,
		   int argc, char **argv);

/* The whole of a `list` command: conditions, order, columns, printing. Returns an exit status. */
int common_list(struct context *ctx, struct listing *listing);

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

/*
 * The row of the file whose id is meant ("Р-003" with Cyrillic Р too); TABLE_NONE after a message when there is none.
 */
size_t common_find_row(const struct table *table, const struct file_schema *schema, const char *id);

#endif
