/*
 * survey_gap.h - the table of `survey gap`, and what has to be said about it.
 */
#ifndef KURATOR_REPORT_SURVEY_GAP_H
#define KURATOR_REPORT_SURVEY_GAP_H

#include "engine/surveys/gap.h"
#include "report/output.h"

/* Groups with fewer than min_cell pairs are shown without figures (0: all are shown). */
void gaps_print(const struct gaps *gaps, const struct grouping *grouping, size_t min_cell, FILE *to,
		struct output_options options);
/* Remarks to stderr: where reality differs from expectation beyond chance, or that it does so nowhere. */
void gaps_conclude(const struct gaps *gaps, size_t min_cell);

#endif
