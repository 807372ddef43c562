/*
 * period.h - the span of days that a report is about, and its name.
 *
 * A month of reporting runs from the day after a cut-off (reports.cutoff, the 25th) to the next one and is named after
 * the month in which it ends; a quarter is one of the calendar.
 */
#ifndef KURATOR_REPORT_PERIOD_H
#define KURATOR_REPORT_PERIOD_H

#include "model/bases.h"

struct period {
	int from, to;  /* both inclusive */
	char name[24]; /* "2021-11", "2021-Q4", "2021-2022" */
	int asked;     /* the day on which it is looked at, perhaps long after `to`; 0: not said */
};

/*
 * The kinds of periods: what a text names, and the last one that has ended on or before the day. Both return 0; or -1
 * when the text names none, or when the calendar has none before the day.
 */
struct period_kind {
	int (*of_text)(const struct program *program, const char *text, struct period *period);
	int (*before)(const struct program *program, int day, struct period *period);
	const char *what; /* N_("a month (YYYY-MM)") */
};

/* period_year: of the programme; no text names it. */
extern const struct period_kind period_month, period_quarter, period_year;

/* Whether it ends before the programme begins and before its first pair was proposed: nothing is known of such a time. */
bool period_is_before_all(const struct bases *bases, struct period period);

#endif
