/*
 * listing.h - the rows of a file of the programme, chosen, sorted and shown.
 *
 * Machine formats print every column of the schema as it stands in the file, then derived ones; formats for people show
 * labels in place of ids. Columns of the file that the schema does not know are left out.
 */
#ifndef KURATOR_REPORT_LISTING_H
#define KURATOR_REPORT_LISTING_H

#include "model/programme.h"
#include "report/output.h"

/* A column that is computed: adds the value of a row to `out` (a label where for_people). */
struct derived_column {
	const char *name;
	const char *label; /* N_(…) */
	enum output_type type;
	unsigned flags; /* OUTPUT_DETAIL */
	void (*value)(const void *data, size_t row, bool for_people, struct strbuf *out);
	/* Of a column with a fixed list: its i-th word (a label where for_people); behind the last a null pointer. */
	const char *(*word)(const void *data, size_t i, bool for_people);
};

struct bases;

struct listing {
	const struct file_schema *schema;
	const struct program *program;
	const struct table *table;
	const struct derived_column *derived;
	size_t n_derived;
	const void *data; /* for derived columns */
	const struct bases
		*bases; /* on which derived columns rest; a null pointer: on the table alone */
	/* The word of a cell for people where the row decides on it; a null pointer, of it or from it: the column does. */
	const char *(*label)(const struct listing *listing, size_t row,
			     const struct column *column);
	bool derived_used; /* a condition or an order asked for one of them */
	bool gated;        /* the rows themselves name nobody without a valid consent */

	size_t *places; /* of the schema's columns in the table */
	size_t *rows;   /* chosen ones, in order */
	size_t n_rows;
	const bool *urgent; /* of each row of the table; a null pointer: none is */
	const bool *
		notable; /* columns of the schema that are no detail this time; a null pointer: none */
	size_t *shown; /* columns to print; derived ones follow those of the schema */
	size_t n_shown;
};

/* Whether a derived column decides or shows anything: then what it rests on has to be readable. */
bool listing_uses_derived(const struct listing *listing);

/* All rows, all columns. */
void listing_init(struct listing *listing, const struct file_schema *schema,
		  const struct program *program, const struct table *table,
		  const struct derived_column *derived, size_t n_derived, const void *data);
void listing_release(struct listing *listing);

/*
 * Keeps the rows that meet a condition: COLUMN=VALUE, COLUMN!=VALUE, COLUMN~PART, COLUMN<VALUE and >, <=, >=. Labels
 * stand for their ids, a value of a list is any piece of it, letters compare folded (ё = е), dates and numbers by size.
 * A part of a date means all its days, a class without a letter all of its letters: class>7 is 8 and above.
 * Returns 0, or -1 and the reason in `why`.
 */
int listing_where(struct listing *listing, const char *condition, struct strbuf *why);
/* Sorts by columns ("class,-name"), Russian order, empty cells last; stable. Returns 0, or -1 and the reason. */
int listing_sort(struct listing *listing, const char *columns, struct strbuf *why);
/* Prints these columns only ("id,name"). Returns 0, or -1 and the reason. */
int listing_select(struct listing *listing, const char *columns, struct strbuf *why);
/* Whether there is a column of this name, of the file or computed. */
bool listing_has_column(const struct listing *listing, const char *name);
/* Keeps only rows for which `keep` is true, by index of the table. */
void listing_keep(struct listing *listing, const bool *keep);

/* Prints; `explicit` columns are shown whole also where they are detail. */
void listing_print(const struct listing *listing, FILE *to, struct output_options options);
/* One row as label and value, empty cells left out, in formats for people; as listing_print() in the others. */
void listing_print_record(const struct listing *listing, FILE *to, struct output_options options);

#endif
