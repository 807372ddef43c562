/*
 * yearly.h - the report of the whole programme year.
 *
 * The year runs from program.start to program.end, or to bases->today while it is not over. Whoever had a pair that was at
 * work in it takes part. A pair that was still open on the last day and ended after it, up to period.asked, has ended in
 * that year: pairs are closed when the holidays have begun. How many did is a figure of its own. Sections are those of the monthly report and, besides, why pairs ended early, development plans,
 * requests served, entry against exit, satisfaction, indicators against their targets, awards, practices, and what the
 * figures leave out and why. Nobody is named.
 */
#ifndef KURATOR_REPORT_YEARLY_H
#define KURATOR_REPORT_YEARLY_H

#include "report/figures/figures.h"

/* What the report is made of. */
struct yearly {
	struct bases bases; /* COUNTS_PARTS; pairs that ended late end on the last day */
	size_t ended_late;
	struct roadmap_file roadmap;
	struct goals goals;
	struct topic_requests requests;
	struct responses responses;
	struct entry_exit measures;          /* those dated in the year */
	struct indicator_figure *indicators; /* of program.indicators */
	const struct table *awards;
};

/*
 * Reads everything as of programme->today. Returns 0, or -1 after messages; yearly_release() of a zeroed struct is due
 * in both cases.
 */
int yearly_read(struct yearly *year, struct programme *programme, struct period period);
void yearly_release(struct yearly *year);

/* Prints it; what makes the year incomplete is added to `missing`. */
void yearly_print(const struct yearly *year, struct period period, FILE *to,
		  struct output_options options, struct alerts *missing);

/* The same rows for somebody who takes them, in the current language. */
void yearly_take(const struct yearly *year, struct period period, figure_take_fn *take, void *data,
		 struct alerts *missing);

#endif
