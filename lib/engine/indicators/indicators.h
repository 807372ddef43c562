/*
 * indicators.h - the indicators of program.yaml: where they stand, against their targets, and which rows say so.
 *
 * An indicator takes its figures from one place (program.h):
 *
 *	counts          numerator, of a denominator for a percentage, over the term (counts.h). What was before the term the
 *	                bases do not know: entry comes from indicators.csv, if it has a row of that time.
 *	measure         the mean at entry and at exit of the people who have both; a percentage is the share of yes, or of
 *	                the best level, or (scale) of those who improved
 *	construct       the same with the answers of the waves entry and exit; a percentage is the share of favourable ones
 *	indicators.csv  entry is the last period that began by the first day of the term (else the first one behind it),
 *	                exit the last one that began by today; rows of units (class:7А …) are added up where there is none
 *	                of the organisation as a whole
 *
 * The term runs from `from` to today: people of pairs that had started and had not ended before it.
 */
#ifndef KURATOR_ENGINE_INDICATORS_INDICATORS_H
#define KURATOR_ENGINE_INDICATORS_INDICATORS_H

#include "model/counts.h"
#include "model/responses.h"

enum indicator_source {
	SOURCE_COUNTS,
	SOURCE_MEASURE,
	SOURCE_CONSTRUCT,
	SOURCE_FILE,
};

enum target_met {
	TARGET_UNKNOWN, /* no target, or the figure is not known */
	TARGET_MET,
	TARGET_NOT_MET,
	TARGET_UNCLEAR, /* the change of people goes the right way, but may be chance: p >= 0.05, or none */
};

enum indicator_note {
	NOTE_NONE,
	NOTE_NOT_KNOWN, /* the data do not tell */
	NOTE_ZERO,      /* the denominator is 0 */
	NOTE_NO_EXIT,   /* nobody, or no period, has an exit yet */
	NOTE_UNDECIDED, /* for `undecided` people the data do not tell */
	NOTE_NOT_BEGUN, /* today is before the first day looked at */
	NOTE_CHANCE,    /* the change is within chance */
	NOTE_NO_ENTRY,  /* a change is asked for, and there is no entry */
};

/* Undefined figures are NaN. Percentages are 0 to 100. */
struct indicator_figure {
	const struct indicator *indicator;
	enum indicator_source source;
	double entry, exit, change; /* change = exit - entry */
	double low, high;           /* 95 % interval of a mean change (paired t) */
	double p; /* of the change of people: paired t, of shares McNemar's exact test */
	double numerator, denominator;             /* of exit */
	double entry_numerator, entry_denominator; /* of an entry from indicators.csv */
	size_t n;      /* people with entry and exit (measure, construct) */
	double target; /* of the year, else NaN */
	int target_year;
	enum target_met met;
	enum indicator_note note;
	size_t undecided;
	const char *period; /* of exit, SOURCE_FILE; "" otherwise */
};

/* What a counted row adds to; a mean has neither. */
enum share_part {
	PART_NONE,
	PART_NUMERATOR,
	PART_DENOMINATOR,
	PART_BOTH,
};

/* A row behind a number; of a row that gives both parts of a share, one for each. */
struct evidence {
	const char *part; /* "numerator", "denominator", "entry", "exit" */
	const char *file;
	size_t line; /* 0: not a row */
	const char *id;
	const char *value;
	enum counted counted;
	enum share_part adds_to;
};

struct evidence_list {
	struct evidence *items;
	size_t n;
	size_t alloc;
	struct arena arena;
};

#define EVIDENCE_INIT \
	{ \
		.items = NULL \
	}
void evidence_release(struct evidence_list *list);

struct indicator_data {
	const struct bases *bases; /* COUNTS_PARTS */
	const struct responses *responses;
	const struct table *measures, *rows; /* measures.csv, indicators.csv */
	int from;
	struct findings
		faults; /* cells of measures.csv and indicators.csv that could not be read */
};

/* Rows of answers, measures.csv and indicators.csv that are dated after today, which no figure counts. */
size_t indicator_rows_later(const struct indicator_data *data);

/*
 * The indicators that a person means: one by its id, a label or its number (from 1, in the order of program.yaml), or
 * all of an expected result by the result's id. The caller frees *found. Returns how many; 0: nothing is called so.
 */
size_t indicators_called(const struct program *program, const char *text,
			 const struct indicator ***found);

/* Collects the rows behind the figure if `evidence` is not a null pointer. */
struct indicator_figure figure_of_indicator(struct indicator_data *data,
					    const struct indicator *indicator,
					    struct evidence_list *evidence);

/* ---- hiding.c: what readers outside may see ---- */

enum indicator_hiding {
	HIDDEN_NOT,
	HIDDEN_SMALL,
	HIDDEN_BY_SUBTRACTION, /* with an indicator that comes earlier */
};

/*
 * Fills hiding[] of n figures. Hidden are numbers of 1 to min_cell - 1 people, shares whose part, whole or remainder is such
 * a number, at entry as at exit, and means of so few; then, in order, who with a shown figure before gives such a number by
 * subtraction (mentees, and mentees aged 10 to 19). 0 is nobody. Numbers of pairs, requests, meetings, events, works and
 * enterprises are no numbers of people, unless narrowed to a category; those of indicators.csv may be. min_cell 0 hides
 * nothing.
 */
void indicators_hide(const struct indicator_figure *figures, size_t n, size_t min_cell,
		     enum indicator_hiding *hiding);

#endif
