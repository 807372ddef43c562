/*
 * entry_exit.h - entry against exit, from rows about people to one row of figures per measure and group.
 *
 * What `monitor compare` prints, for everybody who needs it. Nothing depends on the order of the rows.
 */
#ifndef KURATOR_ENGINE_ENTRY_EXIT_H
#define KURATOR_ENGINE_ENTRY_EXIT_H

#include "base/intern.h"
#include "engine/comparison.h"
#include "model/grouping.h"
#include "model/measures.h"

struct entry_exit {
	struct comparison comparison;
	struct intern subjects, measures, groups;
	const struct measure *
		*rules;  /* by number of the measure; a null pointer: not in program.yaml */
	char **versions; /* by number of the measure; "" while no row has named one */
	bool *mixed;     /* by number of the measure: rows named several versions */
	size_t alloc_rules, alloc_versions, alloc_mixed;

	struct comparison_row *rows; /* of entry_exit_compare() */
	size_t n_rows;
	size_t later; /* rows dated after today, which are not counted */
	int from; /* rows dated before it, or without a day, are not counted; DATE_NONE: all are */
	size_t earlier; /* how many these were */
	size_t skipped; /* rows that were wrong, of entry_exit_read_programme() */
};

#define ENTRY_EXIT_INIT \
	{ \
		.from = DATE_NONE \
	}

/*
 * Takes all rows of the reader. Refused, with a finding each: a second value of the same person (and pair), measure and
 * phase; another version of the instrument than rows before had, unless `by_version` says that versions are groups, and
 * then within a person. The rows that they contradict (the first value; all of the measure; the other phase) are then in
 * no figure either and counted as skipped, so that the order of rows decides nothing. With bases (a null pointer: none) ids are looked up and rows are given to their pairs. Rows
 * dated after `today` (DATE_NONE: none) are not counted.
 */
void entry_exit_read(struct entry_exit *e, struct measure_reader *rows,
		     const struct grouping *grouping, const struct bases *bases, int today,
		     bool by_version);

/*
 * The same of measures.csv of the programme, up to bases->today; no such file is an empty one. Returns 0, or -1 after
 * messages. `bad`: whether rows that cannot be used are left out.
 */
int entry_exit_read_programme(struct entry_exit *e, const struct bases *bases, enum bad_rows bad);

/*
 * Makes e->rows: measures in the order of program.yaml, then others by alphabet; groups by alphabet. p_holm runs over
 * all rows. `program` may be a null pointer. Comes last: what rows are found by is given back first, for its memory.
 */
void entry_exit_compare(struct entry_exit *e, const struct program *program, enum zero_rule zeros);
/*
 * Says which rows are not for readers outside: groups of fewer than min_cell pairs, and what would betray them; p_holm
 * of the others runs over them alone.
 */
void entry_exit_suppress(struct entry_exit *e, size_t min_cell);
void entry_exit_release(struct entry_exit *e);

/*
 * What a person of a pair was measured at entry and at exit, times 10^-(*scale); by number of the measure. False where
 * one of the two is missing.
 */
bool entry_exit_values(const struct entry_exit *e, uint32_t measure, const char *participant,
		       const char *pair, int64_t values[2], int *scale);

/* The measure of a row, or a null pointer. */
const struct measure *entry_exit_measure(const struct entry_exit *e,
					 const struct comparison_row *row);
/*
 * Whether those measured began so far on the bad side that some gain is to be expected of chance alone (regression to
 * the mean, Galton 1886): mean at entry in the worst third of the range of a measure that is better up or down, and
 * values that are not fully correlated.
 */
bool entry_exit_may_regress(const struct comparison_row *row, const struct measure *measure);

#endif
