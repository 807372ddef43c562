/*
 * output.h - rows of named columns, in the format that the user asked for.
 *
 *	static const struct output_column columns[] = {
 *		{ "id", N_("id"), OUTPUT_TEXT },
 *		{ "score", N_("points"), OUTPUT_NUMBER, .decimals = 1 },
 *	};
 *	struct output *out = output_open(stdout, "csv", columns, ARRAY_SIZE(columns), 0);
 *	output_text(out, id);
 *	output_number(out, score);
 *	output_end_row(out);
 *	output_close(out);
 *
 * Machine formats (csv, tsv, json) print the columns' names and full precision and never depend on the language.
 * Formats for people (table, md) print the translated labels, round to `decimals`, and leave out columns marked
 * OUTPUT_DETAIL unless all detail is asked for. Each format is a file in lib/report/formats/ and encodes what its
 * reader would otherwise misunderstand.
 */
#ifndef KURATOR_REPORT_OUTPUT_H
#define KURATOR_REPORT_OUTPUT_H

#include "base/strbuf.h"

enum output_type { OUTPUT_TEXT, OUTPUT_NUMBER };

enum {
	OUTPUT_DETAIL = 1 << 0, /* formats for people leave it out unless all detail is asked for */
	OUTPUT_KEY = 1 << 1,    /* says which row it is: made narrow last */
	OUTPUT_WRAP = 1 << 2,   /* a sentence: keeps more room than other texts */
	OUTPUT_FLOW = 1 << 3,   /* runs on into empty cells on its right */
	OUTPUT_WHOLE = 1 << 4,  /* never broken into lines (a time, a number with a unit) */
};

struct output_column {
	const char *name;
	const char *label; /* N_(…); a null pointer: the name */
	enum output_type type;
	int decimals; /* of a number in formats for people; -1: as many as it has */
	unsigned flags;
};

struct output_options {
	const char *format; /* csv, tsv, json, table, md */
	size_t width;       /* columns of the window for `table`; 0: as wide as it gets */
	bool detail;        /* print columns marked OUTPUT_DETAIL in formats for people */
	bool colour;        /* `table` shows urgent rows in red */
	bool counts_left_out; /* machine formats get a last column `left_out`, people a line below the table */
	size_t left_out; /* rows of the input that are in no figure because they are wrong */
};

struct output;

/* The names of all formats, ending with a null pointer. */
extern const char *const output_formats[];

/* Whether the format prints labels in place of ids (table, md). */
bool output_is_for_people(struct output_options options);

/* The columns are kept by reference until output_close(). Dies on an unknown format: the caller has checked it. */
struct output *output_open(FILE *to, struct output_options options,
			   const struct output_column *columns, size_t n_columns);

/* The cells of a row, in the order of the columns. A null pointer and NaN are empty cells. */
void output_text(struct output *out, const char *text);
void output_text_len(struct output *out, const char *text, size_t len);
void output_number(struct output *out, double value);
void output_int(struct output *out, int64_t value);
void output_date(struct output *out, int date);
void output_empty(struct output *out);
void output_end_row(struct output *out);
/* The row that is being filled is urgent. */
void output_urgent(struct output *out);

/* "wrong rows left out: 5", where there are any; output_close() does it for its table. */
void output_print_left_out(FILE *to, struct output_options options);
/* Prints what is left and frees everything. Errors of writing are left in the stream for its owner to check. */
void output_close(struct output *out);

#endif
