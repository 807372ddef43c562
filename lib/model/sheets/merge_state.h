/*
 * merge_state.h - what the parts of merge share: the merge*.c only.
 */
#ifndef KURATOR_MODEL_SHEETS_MERGE_STATE_H
#define KURATOR_MODEL_SHEETS_MERGE_STATE_H

#include "model/sheets/merge.h"
#include "model/sheets/names.h"

/* Where ids stand that a column may name, with the names of people. */
struct target_index {
	bool known;
	struct strmap ids;
	struct name_index names;
};

enum target_source {
	SOURCE_MENTORS,
	SOURCE_MENTEES,
	SOURCE_STAFF,
	SOURCE_PAIRS,
	SOURCE_GROUPS,
	SOURCE_REQUESTS,
	SOURCES,
};

/* What is written with a new record. */
struct added_cell {
	size_t column; /* of the schema; from its n_columns on, of the sheet: a column that the schema does not know */
	const char *value;
};

/* A record of the sheet. */
struct sheet_record {
	size_t line;
	size_t row;     /* of the table, TABLE_NONE: none */
	size_t kept;    /* of the export, SIZE_MAX: none */
	const char *id; /* as the sheet says, "" */
	const char *who;
	const struct added_cell *cells; /* of an added record: those that are not empty */
	size_t n_cells;
	bool added, incomplete;
	enum damage id_damage; /* the id is spoilt, and not known what it was */
};

/* Ids that no row of the sheet bears, by what spoiling leaves alone: merge_ids.c. */
struct spoilt_ids {
	bool known;
	struct strmap by_key; /* the first of `links` */
	struct id_link *links;
	size_t n, alloc;
};

/* Pairs by the names of their people: merge_pairs.c. */
struct named_pairs {
	bool known;
	struct named_pair *pairs;
	size_t n_pairs;
	struct strmap by_text; /* of cells: number of the search */
	struct pair_search *searches;
	size_t n_searches, alloc_searches;
};

struct merge_state {
	struct merge *merge;
	struct programme *programme;
	const struct file_schema *schema;
	const struct table *table;
	const struct recognised *sheet;
	const struct kept_sheet *kept;
	const struct merge_options *options;
	struct sheet_record *records; /* by row of the sheet */
	size_t record;                /* that is being looked at */

	struct strmap row_by_id, kept_by_id;   /* ids as they are written */
	struct strmap row_by_key, kept_by_key; /* of records without ids; SIZE_MAX - 1: several */
	struct strmap added_keys;              /* of new records */
	struct name_index people;              /* of the table, and those that the sheet adds */
	bool *row_taken, *kept_seen;           /* a record of the sheet stands for it */
	size_t *row_taken_by;
	/* Rows of the table that a record of the sheet may be of which it is not known which one it is. */
	bool *held;
	struct strmap held_keys; /* the same, of records without ids */
	bool any_held;           /* of one nothing is known: it may be any */
	struct spoilt_ids spoilt;
	/* Of the record that is being added, by the numbers of added_cell; null pointers: nothing. */
	const char **values;
	size_t *places;      /* by used column: in the table */
	size_t *kept_places; /* by used column: in the export; SIZE_MAX: none */
	struct target_index targets[SOURCES];
	struct strmap pairs; /* "mentor mentee" that are recorded */
	bool pairs_known;
	struct named_pairs named;
	struct sheet_value shown; /* scratch */
};

#define SEVERAL (SIZE_MAX - 1)

/* Adds a difference; texts are copied, null pointers are "". */
struct difference *merge_add(struct merge_state *s, enum difference_kind kind, size_t record,
			     const char *column);
void merge_set_text(struct merge_state *s, const char **field, const char *text);

/*
 * merge_held.c: today's cell as the sheet may know it, without the sensitive categories that stand neither in what was
 * exported nor (without a base: a null pointer) in the sheet; and the sheet's value with these. Of other columns both as
 * they are.
 */
void merge_hold_back(const struct merge_state *s, const struct column *column, const char *base,
		     const char *today, const char *value, struct strbuf *seen,
		     struct strbuf *whole);

/* merge.c: a doubt about the whole record, with candidates ("": none); always false. */
bool merge_note_doubt(struct merge_state *s, size_t record, const char *text,
		      const char *candidates);
/* What became of the id of the record. */
void merge_report_id(struct merge_state *s, size_t record, enum difference_kind kind,
		     enum damage damage);

/* merge_keys.c */
bool merge_has_ids(const struct merge_state *s);
bool merge_are_people(const struct merge_state *s);
/* What the sheet says of a column, as kurator writes it; what cannot be read, as it stands. */
void merge_said(struct merge_state *s, size_t record, const char *name, struct strbuf *out);
/* Add the key of a row of the table, of the export, of the sheet. */
void merge_key_of_row(const struct merge_state *s, size_t row, struct strbuf *key);
void merge_key_of_kept(const struct merge_state *s, size_t row, struct strbuf *key);
void merge_key_of_record(struct merge_state *s, size_t record, struct strbuf *key);
/* Make known what is in the table, and in the export. */
void merge_index_table(struct merge_state *s);
void merge_index_kept(struct merge_state *s);

enum id_match { ID_NONE, ID_FOUND, ID_DOUBTFUL };

/*
 * merge_match.c: by the id; a record that is not there any more has a base, or is a new one with an id of its own. By
 * name, or by key: false: it cannot be told, which was said.
 */
enum id_match merge_match_by_id(struct merge_state *s, size_t record);
bool merge_match_by_key(struct merge_state *s, size_t record);
/*
 * Whether it must be left alone, which was said: another row is the record; the id was moved beside somebody else; a
 * new id, but a person who is there under another one.
 */
bool merge_is_taken(struct merge_state *s, size_t record);
bool merge_is_moved_id(struct merge_state *s, size_t record);
bool merge_is_known_person(struct merge_state *s, size_t record);
/* The number of the id in the map, also written with Cyrillic letters; STRMAP_NONE: none. */
size_t merge_find_id(const struct strmap *map, const char *id);

/*
 * merge_ids.c: the ids that no row of the sheet bears and that may have become this cell, how many; they are added to
 * `found` with ; between them, and their records held. *damage: what happened to the last one, DAMAGE_NONE: its case.
 */
size_t merge_find_spoilt(struct merge_state *s, const struct grid_cell *cell, struct strbuf *found,
			 enum damage *damage);
void merge_release_spoilt(struct merge_state *s);

/*
 * merge_references.c: what the ids or names of a cell mean, with ; between them; or one id or name. It is added to
 * `value`; false: it cannot be told, `note` says why and *kind how bad it is.
 */
bool merge_resolve(struct merge_state *s, const struct column *column, const char *text,
		   struct strbuf *value, struct strbuf *note, enum difference_kind *kind);
bool merge_resolve_one(struct merge_state *s, enum target target, const char *text,
		       struct strbuf *value, struct strbuf *note, enum difference_kind *kind);

/* merge_pairs.c: the same of the pair that a cell means by its people. */
bool merge_resolve_pair(struct merge_state *s, const char *text, struct strbuf *value,
			struct strbuf *note, enum difference_kind *kind);
void merge_release_pairs(struct merge_state *s);

/* merge_cells.c: a column that is used, in a record of the sheet. */
void merge_compare_cell(struct merge_state *s, size_t record, size_t column);
void merge_read_added(struct merge_state *s, size_t record, size_t column);
/*
 * CSV that was saved as a workbook keeps the apostrophes of guard.h; a workbook of our own has none. The cell without
 * them, in the arena, or as it is where that is what was there.
 */
const struct grid_cell *merge_without_guard(const struct merge_state *s,
					    const struct grid_cell *now, const char *was);
/* Whether a cell that holds several values fills this column of the base, too. */
bool merge_part_fills(enum heading_part part, const char *column);
/* The value that the cell means, for keys: false where it cannot be told. */
bool merge_value(struct merge_state *s, const struct column *column, const struct grid_cell *cell,
		 struct strbuf *value, struct strbuf *note, enum difference_kind *kind);
/* What stands in today's table, as kurator writes it. */
void merge_normal(const struct merge_state *s, const struct column *column, const char *raw,
		  struct strbuf *out);

#endif
