/*
 * comparison.h - brings the two values of each person together, and compares them measure by measure and group by group.
 *
 * Values come in any order, one at a time; what is printed does not depend on it. A subject, a measure and a group are
 * numbers that the caller gives out (0, 1, 2 …). A subject has one value per measure and phase: where rows contradict
 * each other, none of them counts. Where the two values name different groups (a class before and after the summer), the
 * entry decides.
 *
 *	struct comparison c = COMPARISON_INIT;
 *
 *	comparison_add(&c, &(struct comparison_value){ … });
 *	…
 *	n = comparison_rows(&c, rules, ZEROS_PRATT, &rows);
 *	comparison_release(&c);
 *
 * Values are exact as long as 18 digits hold all of a measure. Memory is 16 bytes per subject and measure while all values times 10^scale fit 32 bits, and 24 otherwise, 4 per subject,
 * and 4 more while rows are made. Time is a walk over the measures of the subject.
 */
#ifndef KURATOR_ENGINE_COMPARISON_H
#define KURATOR_ENGINE_COMPARISON_H

#include "engine/statistics/paired.h"

struct comparison {
	uint32_t *heads; /* by subject: 1 + number of its first slot; 0: none */
	size_t n_heads, alloc_heads;
	struct comparison_slot *slots; /* a subject's measures */
	size_t n_slots, alloc_slots;
	int32_t (*narrow)[2]; /* by slot: values at entry and exit … */
	int64_t (*wide)[2];   /* … or these, once one does not fit */
	size_t alloc_values;
	struct comparison_cell *cells; /* a measure and a group */
	size_t n_cells, alloc_cells;
	uint32_t *cell_index;
	size_t cell_index_size;
	struct comparison_exit *exits; /* those in another group than their entry */
	size_t n_exits, alloc_exits;
	size_t withdrawn; /* values that had been added, and were taken back when another one contradicted them */
	struct comparison_measure {
		int scale; /* decimal places of all its values */
		bool is_long; /* 18 digits do not hold them together: each has its own, until comparison_settle() */
		bool is_real; /* … and after it: they are too different for one scale, and are compared as doubles */
		bool rounded; /* some have lost digits */
	} * measures;
	size_t n_measures, alloc_measures;
	int16_t (*own)
		[2]; /* by slot: decimal places of the values of long and real measures; a null pointer: there are none */
	size_t alloc_own;
};

#define COMPARISON_INIT \
	{ \
		.slots = NULL \
	}

struct comparison_value {
	uint32_t subject;
	uint32_t measure;
	uint32_t group;
	bool exit;      /* false: entry */
	bool missing;   /* the person was to be measured and was not */
	bool ongoing;   /* the exit is not due yet: without one nobody has dropped out */
	bool one_group; /* values of different groups contradict each other */
	bool rounded;   /* it had more digits */
	int64_t value;  /* times 10^-scale; within ±VALUE_MAX */
	int scale;      /* any that number_parse_rounded() gives */
};

enum comparison_outcome {
	COMPARISON_ADDED,
	COMPARISON_TWICE, /* the subject has a value of this measure and phase already, which is taken back */
	COMPARISON_OTHER_GROUP, /* with one_group: the subject's values are in another group; they are taken back */
};

enum comparison_outcome comparison_add(struct comparison *c, const struct comparison_value *value);

/*
 * Gives the values of each measure one scale, after the last comparison_add(): where 18 digits do not hold them all they
 * are rounded (common_scale.h), or are doubles (reals.h) where they differ too much for that; figures.reasons will have
 * REASON_ROUNDED then. comparison_rows() does it too.
 */
void comparison_settle(struct comparison *c);

/* Takes back all values of a measure. */
void comparison_withdraw(struct comparison *c, uint32_t measure);

/* A measure and a group that have at least one subject, and how those without exit began. */
struct comparison_row {
	uint32_t measure;
	uint32_t group;
	struct paired_comparison
		figures; /* measure and group: null pointers for the caller to fill */
	/*
	 * Mean at entry of those whose exit is due and who have none, less that of those who have one, and p of Welch's
	 * test; NaN where there is too little of either.
	 */
	size_t not_due; /* of figures.missing_exit: the exit is not due yet */
	size_t dropouts;
	double dropout_diff, dropout_p;
	bool hidden; /* not for readers outside: filled by the caller */
};

/* The rule of a measure in units of 10^-scale; a scale outside 0 … SCALE_MAX means values of many digits. */
typedef void comparison_rule_fn(uint32_t measure, int scale, struct measure_rule *rule, void *data);

/*
 * Makes a row of every measure and group, in order of their numbers, p_holm left to the caller. The caller frees *rows.
 * Returns how many. Nothing can be added or looked up any more.
 */
size_t comparison_rows(struct comparison *c, comparison_rule_fn *rule, void *data,
		       enum zero_rule zeros, struct comparison_row **rows);
/*
 * The two values of a subject, times 10^-(*scale), when they have been settled. False where it has not both of them.
 */
bool comparison_both(const struct comparison *c, uint32_t subject, uint32_t measure,
		     int64_t values[2], int *scale);
void comparison_release(struct comparison *c);

#endif
