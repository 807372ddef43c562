/*
 * input.h - a CSV file that a command is given beside the programme: candidates, places, pairs, wishes.
 */
#ifndef KURATOR_CMD_INPUT_H
#define KURATOR_CMD_INPUT_H

#include "base/findings.h"
#include "store/reader.h"

struct input {
	const char *name; /* as messages call it */
	int fd;
	struct reader in;
};

/* The file at the path ("-": standard input). Returns 0, or -1 after messages; input_close() is due in both cases. */
int input_open(struct input *input, const char *path, const char *encoding,
	       struct findings *findings);
void input_close(struct input *input);

/* The index of a column that must be there; SIZE_MAX after a finding. */
size_t input_need_column(const struct input *input, const char *name, struct findings *findings);
/* The text of a cell of the row that must not be empty; a null pointer after a finding. */
const char *input_need_text(const struct input *input, size_t column, struct findings *findings);
/* Where the row is; `column` may be a null pointer. */
struct place input_place(const struct input *input, const char *column);

#endif
