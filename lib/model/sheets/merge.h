/*
 * merge.h - what a person has changed in a spreadsheet, and what of it the programme takes over.
 *
 * Three things are compared cell by cell: what was exported (the base), what the programme holds today, and what stands
 * in the sheet. Only what differs from the base was changed by the person; only where today still is as the base may it
 * be taken over. Rows are records by their id, else by what tells records apart: name and birth of people, the key or
 * the required columns of other files. The order of rows, missing columns and formats of cells do not matter.
 *
 * Without a base (a sheet that kurator did not write) empty cells of the programme are filled; where both hold something
 * and differ, nobody can tell which is right: a conflict.
 */
#ifndef KURATOR_MODEL_SHEETS_MERGE_H
#define KURATOR_MODEL_SHEETS_MERGE_H

#include "model/programme.h"
#include "model/sheets/damage.h"
#include "model/sheets/recognise.h"

enum difference_kind {
	DIFFERENCE_ADDED,    /* a new record */
	DIFFERENCE_CHANGED,  /* a cell that is taken over */
	DIFFERENCE_REMOVED,  /* a record that was exported and is not in the sheet */
	DIFFERENCE_CONFLICT, /* changed in the programme too, or no base to tell */
	DIFFERENCE_RESTORED, /* spoilt, and known what it was: today's value stays */
	DIFFERENCE_DAMAGED,  /* spoilt, and not known what it was */
	DIFFERENCE_DOUBTFUL, /* could mean several things */
	DIFFERENCE_REFUSED,  /* not a value of the column, or against a rule */
	DIFFERENCE_KINDS,
};

/* "added": never changes, never translated; and translated. */
const char *difference_name(enum difference_kind kind);
const char *difference_label(enum difference_kind kind);

struct difference {
	enum difference_kind kind;
	size_t line;        /* in the sheet; 0: not there */
	size_t row;         /* in today's table; TABLE_NONE: not there */
	size_t record;      /* of the sheet; SIZE_MAX: not there */
	const char *id;     /* "" when it has none yet */
	const char *who;    /* name, or the first telling cells */
	const char *column; /* of the file; "": the whole record */
	const char *base, *today, *sheet;
	const char *value; /* what import takes; of the other kinds what was probably meant */
	const char *note;
	bool had_base; /* the cell was exported: base is what it held */
};

/* A value that records get where the sheet has none. */
struct merge_default {
	const char *column, *value;
};

struct merge_options {
	const struct kept_sheet *kept; /* the base, or a null pointer */
	const struct merge_default *defaults;
	size_t n_defaults;
	const char *const
		*taken; /* columns in which the sheet is right where both contradict each other */
	size_t n_taken;
	bool typed; /* the cells have types: a workbook */
};

struct merge {
	struct difference *items;
	size_t n, alloc;
	size_t counts[DIFFERENCE_KINDS];
	size_t n_records, n_same; /* of the sheet; without any difference */
	const char *
		lacking; /* a required column that the sheet has not and new records need, or a null pointer */
	struct merge_state *state;
	struct arena arena;
};

/*
 * Compares the records of the sheet with the table (today's). Returns 0, or -1 after messages where files that are asked
 * for ids cannot be read. merge_release() is due in both cases; everything that is named must outlive it.
 */
int merge_compare(struct merge *merge, struct programme *programme, const struct table *table,
		  const struct recognised *recognised, const struct merge_options *options);
/*
 * Puts what was added and changed (and with `remove` takes away what was removed) into the table, which is being edited
 * and must be the one that was compared, byte for byte. Records that the rules of `check` would then call wrong are
 * taken back and become DIFFERENCE_REFUSED. Returns 0, or -1 after messages.
 */
int merge_apply(struct merge *merge, struct programme *programme, struct table *table, bool remove);
/*
 * The cells that are written with an added record, one after the other: each is DIFFERENCE_ADDED with its column, what
 * stands in the sheet ("" for a value of the options) and the value. Start with *at = 0. Returns false at the end.
 */
bool merge_next_added(const struct merge *merge, const struct difference *record, size_t *at,
		      struct difference *cell);
/* Whether anything stays that a person has to settle: conflicts, damaged, doubtful or refused cells. */
bool merge_is_open(const struct merge *merge);
void merge_release(struct merge *merge);

/* The export that the workbook names; false: it names none that is kept. */
bool merge_find_marked(struct kept_sheet *kept, const struct store *store, const struct grid *grid);
/*
 * How far a sheet is from an export: first by the cells of which the export does not know what they held, as it has no
 * such column or row; then by the cells that show something else, or that only the export has.
 */
struct export_distance {
	size_t unknown, differing;
};

bool merge_is_nearer(const struct export_distance *a, const struct export_distance *b);
/* The kept export of this base that is nearest, where they have records in common. False: none. */
bool merge_find_nearest(struct kept_sheet *kept, const struct store *store, const struct grid *grid,
			const struct recognised *recognised, struct export_distance *distance);

#endif
