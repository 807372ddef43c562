/*
 * survey_swot.h - the SWOT table: every statement with its percentage and n of N.
 */
#ifndef KURATOR_REPORT_SURVEY_SWOT_H
#define KURATOR_REPORT_SURVEY_SWOT_H

#include "engine/surveys/swot.h"
#include "report/output.h"

/*
 * A row per statement; in Markdown a table of two by two cells for each form. `detail`: also statements that are
 * neither. Statements with fewer than min_cell answers are left out.
 */
void swot_print(const struct swot *swot, const struct program *program, size_t min_cell, FILE *to,
		struct output_options options);

#endif
