/*
 * monthly.h - the monthly report to the municipal centre.
 *
 * A period is a month of period.h. Who takes part is counted as of its last day, what happened within it; the sections
 * and their rules are those of figures/figures.h.
 */
#ifndef KURATOR_REPORT_MONTHLY_H
#define KURATOR_REPORT_MONTHLY_H

#include "engine/alerts/alerts.h"
#include "model/counts.h"
#include "model/plans.h"
#include "report/output.h"
#include "report/period.h"

/*
 * Prints the report of a period; `bases` holds COUNTS_PARTS as of its last day, or of an earlier one in a
 * period that is not over: nothing later is counted, and nothing is missing that was due later. What makes the month
 * incomplete is added to `missing`.
 */
void monthly_print(const struct bases *bases, const struct roadmap_records *records,
		   const struct goals *goals, struct period period, FILE *to,
		   struct output_options options, struct alerts *missing);

#endif
