/*
 * comparison.h - the table of `monitor compare`, and what has to be said about it.
 */
#ifndef KURATOR_REPORT_COMPARISON_H
#define KURATOR_REPORT_COMPARISON_H

#include "engine/entry_exit.h"
#include "report/output.h"

struct comparison_report {
	const struct entry_exit *data;
	const struct program *program;   /* names of measures; may be a null pointer */
	const struct grouping *grouping; /* what the rows are grouped by */
	size_t min_cell; /* what rows were hidden by; they are shown without figures */
};

/* A row per measure and group, with the columns of interface.md, in their order. */
void comparison_print(const struct comparison_report *report, FILE *to,
		      struct output_options options);

/*
 * Warnings to stderr, where they are due: part of a change is to be expected anyway (regression to the mean); those who
 * have no exit began otherwise than those who have one.
 */
void comparison_warn(const struct comparison_report *report);
/* Remarks to stderr: which changes are beyond chance, or that none is; with `detail` what the figures cannot show. */
void comparison_conclude(const struct comparison_report *report, bool detail);

#endif
