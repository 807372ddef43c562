/*
 * findings.h - problems found in data: all of them, each with its place.
 *
 * Functions that read data add what they find to a list and go on; the caller decides what a finding means. A list
 * belongs to the caller; strings are copied.
 */
#ifndef KURATOR_BASE_FINDINGS_H
#define KURATOR_BASE_FINDINGS_H

#include "base/strbuf.h"

enum severity { SEVERITY_ERROR, SEVERITY_WARNING, SEVERITY_INFO };

struct finding {
	char *file;         /* as the user knows it; "" when no file is meant */
	size_t line;        /* from 1; 0: none */
	size_t byte_column; /* position in the line from 1 (YAML, broken CSV); 0: none */
	char *id;           /* of the record, or "" */
	size_t row;   /* of the table, from 1: for records that have neither id nor line; 0: none */
	char *column; /* name of the CSV column, or "" */
	enum severity severity;
	const char *rule; /* the rule's name, static: "duplicate-id" */
	char *message;    /* translated, without position: "'13А' is not a class 1 to 11" */
};

struct findings {
	struct finding *items;
	size_t n;
	size_t alloc;
	size_t errors; /* how many of them are errors */
};

/* Where a finding lies; members left out are unknown. */
struct place {
	const char *file;
	size_t line;
	size_t byte_column;
	const char *id;
	const char *column;
	size_t row;
};

#define FINDINGS_INIT \
	{ \
		.items = NULL \
	}

void findings_add(struct findings *list, struct place place, enum severity severity,
		  const char *rule, const char *fmt, ...) PRINTF_LIKE(5, 6);
void findings_release(struct findings *list);
/* By file, line, column and rule; within the same place the order of finding is kept. */
void findings_sort(struct findings *list);
/* Adds "mentees.csv:17: column 'class': MESSAGE", as far as the place is known. */
void finding_text(const struct finding *finding, struct strbuf *out);
/*
 * Prints the errors to stderr, one a line, "kurator: mentees.csv:17: column 'class': …", at most 100 and then a count.
 * Returns -1 when there was one, else 0.
 */
int findings_report(const struct findings *list);
/* What a command does about rows that are wrong; the first two are what --skip-bad says as a bool. */
enum bad_rows {
	BAD_ROWS_STOP = false, /* and says that --skip-bad would leave them out */
	BAD_ROWS_SKIP = true,
	BAD_ROWS_NEVER, /* the command has no --skip-bad */
};

/*
 * For rows that are wrong and were reported: 0 after a warning that says how many of them are left out, or -1, with a
 * hint where they could be. No rows: what was reported is not a matter of rows; -1.
 */
int findings_leave_out(enum bad_rows what, size_t rows);
const char *severity_name(enum severity severity);

#endif
