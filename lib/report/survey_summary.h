/*
 * survey_summary.h - the table of `survey summary`, and what has to be said about it.
 */
#ifndef KURATOR_REPORT_SURVEY_SUMMARY_H
#define KURATOR_REPORT_SURVEY_SUMMARY_H

#include "engine/surveys/summary.h"
#include "report/output.h"

void summary_print(const struct summary *summary, const struct grouping *grouping, FILE *to,
		   struct output_options options);

#endif
