/*
 * format.h - what a format of output has to know. A new format is a new file here and a line in output.c.
 */
#ifndef KURATOR_REPORT_FORMATS_FORMAT_H
#define KURATOR_REPORT_FORMATS_FORMAT_H

#include "report/output.h"

struct output_cell {
	struct strbuf
		text; /* of a number: shortest text that reads back as the same number; empty: no value */
	double number;
};

struct format {
	const char *name;
	bool for_people; /* labels, rounding, no detail unless asked for */
	void (*begin)(struct output *out);
	void (*row)(struct output *out);
	void (*end)(struct output *out);
};

struct output {
	FILE *to;
	const struct format *format;
	struct output_options options;
	const struct output_column *columns;
	struct output_column
		*counting; /* the same with one more, where rows left out are counted */
	size_t n_columns;
	struct output_cell *cells; /* of the row that is being filled */
	size_t filled;
	bool urgent;   /* the row */
	size_t n_rows; /* already handed to the format */
	void *state;   /* of the format; freed by its end() */
};

/* Whether the column is printed in this format. */
bool output_shows(const struct output *out, size_t column);
/* What is shown above a column. */
const char *output_heading(const struct output *out, size_t column);
/* The cell as people read it: numbers rounded to the column's decimals. */
const char *output_rounded(const struct output *out, size_t column, char buf[], size_t size);

extern const struct format format_csv;
extern const struct format format_tsv;
extern const struct format format_json;
extern const struct format format_table;
extern const struct format format_md;

#endif
