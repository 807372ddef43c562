/*
 * registers.h - what the lists of the registers do alike: trainings, events, outputs, staff, consents, partners,
 * proposals, contacts, plans, practices, documents.
 *
 * A list shows the columns of the file, then whom and what its references mean (the person's name, kind and class; the
 * pair's people, form, variant and state), then what the command computes. All of them are columns like those of the
 * file: --where, --sort and --columns know them, and formats for people show labels.
 */
#ifndef KURATOR_CMD_REGISTERS_H
#define KURATOR_CMD_REGISTERS_H

#include "common.h"

#include "model/bases.h"
#include "model/columns/columns.h"

/* A register that is being listed. */
struct register_view {
	struct programme programme;
	struct bases bases; /* people and pairs, where the file refers to them */
	struct file_schema
		schema; /* the columns of the file, of its references, and computed ones */
	struct column *columns;
	struct table table; /* the rows, in the order of the file */
};

struct register_list {
	const char *date;   /* the column with the day of a row; a null pointer: rows have none */
	bool ahead;         /* rows with a day after today are shown, too */
	const char *people; /* columns for people without -v; a null pointer: the brief ones */
	const struct column *extra; /* the computed columns */
	size_t n_extra;
	void (*fill)(struct register_view *view, size_t row); /* puts them into view->table */
	const char *urgent[2]; /* on a terminal, rows with the second in the first column are red */
};

/* The whole of a list command. */
int register_list(struct context *ctx, const struct register_list *list);

/* For `fill`: cells by name. */
const char *register_get(const struct register_view *view, size_t row, const char *column);
int register_day(const struct register_view *view, size_t row, const char *column);
double register_number(const struct register_view *view, size_t row, const char *column);
void register_set(struct register_view *view, size_t row, const char *column, const char *value);
/* "ahead" before the day `from`, "over" behind `until`, else "open"; DATE_NONE: no bound. */
const char *term_on(int from, int until, int today);

#endif
