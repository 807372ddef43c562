/*
 * sheets.h - what `sheet diff` and `sheet import` do alike: read the sheet, say what was recognised, compare, print.
 */
#ifndef KURATOR_CMD_SHEETS_H
#define KURATOR_CMD_SHEETS_H

#include "common.h"

#include "model/sheets/merge.h"

/* What the command line says of the sheet; the options of both commands fill it in. */
struct sheet_asked {
	const char *base; /* --as */
	const char *map;
	const char *sheet;
	const char *encoding;
	struct text_list defaults; /* --set */
	struct text_list taken;    /* --take */
	bool keep_columns;
};

extern struct sheet_asked sheet_asked;

/* Options that both commands take; SHEET_OPTIONS stands in the table of each. */
#define SHEET_OPTIONS \
	TEXT(0, "as", &sheet_asked.base, N_("BASE"), \
	     N_("the base that the sheet belongs to; without it by its headings")), \
		TEXT(0, "map", &sheet_asked.map, N_("FILE"), \
		     N_("CSV heading,column: what headings mean; without it sheets/headings.csv")), \
		LIST(0, "set", &sheet_asked.defaults, N_("COLUMN=VALUE"), \
		     N_("value of new records where the sheet has none")), \
		LIST(0, "take", &sheet_asked.taken, N_("COLUMN"), \
		     N_("where sheet and programme contradict each other, the sheet is right in this column")), \
		FLAG(0, "keep-columns", &sheet_asked.keep_columns, \
		     N_("columns that are not known or not used come into the base under their heading")), \
		TEXT(0, "sheet", &sheet_asked.sheet, N_("NAME"), \
		     N_("sheet of a workbook, or its number; without it the first with anything on it, or the only one with a heading")), \
		TEXT(0, "encoding", &sheet_asked.encoding, N_("NAME"), \
		     N_("encoding of CSV; without it by its bytes"))

/* A sheet that was read and recognised. */
struct sheet_job {
	struct grid grid;
	struct recognised recognised;
	struct kept_sheet kept;
	bool has_kept;
	struct heading_map map;
	struct merge_default *defaults;
	struct strbuf *default_values;
	size_t n_defaults;
	const char **taken;         /* names of the columns of --take */
	const char **other_columns; /* of the base, that the schema does not know */
	size_t n_other_columns;
	struct arena arena;
	struct merge merge;
};

/*
 * Opens the programme, reads the file and says what was recognised. Returns STATUS_YES; otherwise messages were printed,
 * and the status is to be returned. sheet_job_release() and programme_release() are due in every case.
 */
int sheet_job_open(struct context *ctx, struct sheet_job *job, struct programme *programme,
		   const char *path);
/* Compares it with the table. */
void sheet_job_compare(struct sheet_job *job, struct programme *programme,
		       const struct table *table);
/* Prints the differences. Returns 0, or -1 after a message. */
int sheet_job_print(struct context *ctx, const struct sheet_job *job,
		    const struct programme *programme);
/* Prints a map of the headings: those that are doubtful or unknown have "?" for a column. */
int sheet_job_print_headings(struct context *ctx, const struct sheet_job *job);
/* Says on stderr how many differences of each kind there are. */
void sheet_job_say_counts(const struct sheet_job *job);
void sheet_job_release(struct sheet_job *job);

#endif
