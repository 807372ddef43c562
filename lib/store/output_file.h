/*
 * output_file.h - where `-o FILE` goes.
 *
 * A new name, or a regular file with one link, is replaced as a whole when everything has been written: until
 * output_file_close() a reader sees the old file. Anything else (/dev/null, a pipe, a file with several names) is written
 * straight. A file of a programme (`is_base_file` says which names are) is refused in any folder with a program.yaml,
 * and so is another name of a file of the folder `programme`.
 */
#ifndef KURATOR_STORE_OUTPUT_FILE_H
#define KURATOR_STORE_OUTPUT_FILE_H

#include "base/util.h"

struct output_file {
	int fd; /* write here */
	struct output_state *state;
};

#define OUTPUT_FILE_INIT \
	{ \
		.fd = -1 \
	}

/*
 * Returns 0, or -1 after a message. What can be said beforehand (no such folder, no permission, a file of the
 * programme) is said here; what stands in the file stays until output_file_write(). is_base_file and programme may be
 * null pointers.
 */
int output_file_open(struct output_file *output, const char *path,
		     bool (*is_base_file)(const char *name), const char *programme);
/*
 * Whether two names are one file, also through links, and also where there is none yet: what is written to the one would
 * be lost to the other. Not of what is no regular file (/dev/null, a terminal).
 */
bool output_file_is_same(const char *a, const char *b);
/* All of it, whatever short writes there are. Returns 0, or -1 after a message. */
int output_file_write(struct output_file *output, const void *bytes, size_t len);
/* Makes what was written the file. Returns 0, or -1 after a message; then the old file is still there. */
int output_file_close(struct output_file *output);
/* Gives up an output that was not closed; safe after output_file_close() and on a zeroed one with fd -1. */
void output_file_release(struct output_file *output);

#endif
