/*
 * rewrite.h - a program.yaml for another school or another year.
 *
 * Only the values that change are touched; everything else, comments too, stays byte for byte.
 */
#ifndef KURATOR_MODEL_REWRITE_H
#define KURATOR_MODEL_REWRITE_H

#include "base/strbuf.h"
#include "model/program.h"

/* What is said of a programme as a whole. */
struct program_facts {
	const char *id;   /* NULL: as it is */
	const char *name; /* NULL: as it is; otherwise the name in every language */
	int start, end;
	int language; /* an enum language; -1: as it is */
};

/*
 * Adds the program.yaml with these facts. The dates of the road map and of holidays move by as many years as the start
 * does. `file` names the text in messages. Returns 0, or -1 after a message: the text cannot be read, or one of the
 * values is not written on one line.
 */
int program_rewrite(struct strbuf *out, const char *bytes, size_t len, const char *file,
		    const struct program_facts *facts);

#endif
