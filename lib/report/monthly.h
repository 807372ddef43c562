/*
 * monthly.h - the monthly report to the municipal centre.
 *
 * A period runs from the day after a cut-off (reports.cutoff, the 25th) to the next one and is named after the month in
 * which it ends. Who takes part is counted as of its last day, what happened within it. Every figure is a row; shares
 * carry numerator and denominator, and what cannot be known has an empty value and a note, never a 0. A category marked
 * as sensitive in program.yaml is not shown for fewer people than privacy.min_cell.
 */
#ifndef KURATOR_REPORT_MONTHLY_H
#define KURATOR_REPORT_MONTHLY_H

#include "engine/alerts/alerts.h"
#include "model/counts.h"
#include "report/output.h"

struct period {
	int from, to;    /* both inclusive */
	int year, month; /* its name */
};

/* The period that ends with the last cut-off on or before the day. Returns 0, or -1 when the calendar has none. */
int period_before(const struct program *program, int day, struct period *period);
/* The period of a month "2021-11". Returns 0, or -1 when the text is none. */
int period_of_month(const struct program *program, const char *month, struct period *period);

/*
 * Prints the report of a period; `bases` holds COUNTS_PARTS as of its last day, or of an earlier one in a
 * period that is not over: nothing later is counted, and nothing is missing that was due later. What makes the month
 * incomplete is added to `missing`.
 */
void monthly_print(const struct bases *bases, const struct roadmap_records *records,
		   struct period period, FILE *to, struct output_options options,
		   struct alerts *missing);

#endif
