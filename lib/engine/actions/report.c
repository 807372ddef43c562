/* report.c - the monthly report, from its cut-off on */
#include "engine/actions/actions.h"

#define REPORT_DAYS 5 /* after the cut-off */

void action_report(struct action_finder *f)
{
	const struct year *year = f->year;
	struct ymd today = date_to_ymd(year->today);
	int cutoff = date_from_ymd(today.year, today.month, year->program->report_cutoff);
	const struct document_kind *kind = program_document_kind(year->program, "report-month");

	if (year->today < cutoff || year->today > cutoff + REPORT_DAYS ||
	    (kind && year_document(year, kind, cutoff) != TABLE_NONE))
		return;
	action_add(f, (struct action){
			      .rule = "monthly-report",
			      .roles = ACTION_CURATOR | ACTION_DIRECTOR,
			      .urgency = ACTION_SOON,
			      .day = cutoff,
			      .text = xstrdup(_("the report of the month to the municipal centre")),
			      .command = xstrfmt("kurator report monthly --period %04d-%02d",
						 today.year, today.month) });
}
