/* report.c - the monthly report from its cut-off on, the personal register after a quarter */
#include "engine/actions/actions.h"

#define REPORT_DAYS 5    /* after the cut-off */
#define REGISTER_DAYS 14 /* after the quarter, or before the programme ends */

static bool has_document(const struct year *year, const char *id, int since)
{
	const struct document_kind *kind = program_document_kind(year->program, id);

	return kind && year_document(year, kind, since) != TABLE_NONE;
}

void action_report(struct action_finder *f)
{
	const struct year *year = f->year;
	struct ymd today = date_to_ymd(year->today);
	int cutoff = date_from_ymd(today.year, today.month, year->program->report_cutoff);

	if (year->today < cutoff || year->today > cutoff + REPORT_DAYS ||
	    has_document(year, "report-month", cutoff))
		return;
	action_add(f, (struct action){
			      .rule = "monthly-report",
			      .roles = ACTION_CURATOR | ACTION_DIRECTOR,
			      .urgency = action_urgency_of(f, cutoff),
			      .day = cutoff,
			      .text = xstrdup(_("the report of the month to the municipal centre")),
			      .command = xstrfmt("kurator report monthly --period %04d-%02d",
						 today.year, today.month) });
}

static void add_register(struct action_finder *f, int first_day, int since, int day)
{
	struct ymd ymd = date_to_ymd(first_day);

	if (has_document(f->year, "register", since))
		return;
	action_add(f,
		   (struct action){ .rule = "register",
				    .roles = ACTION_CURATOR | ACTION_DIRECTOR,
				    .urgency = ACTION_SOON,
				    .day = day,
				    .text = xstrdup(_("the personal register of the quarter")),
				    .command = xstrfmt("kurator report register --period %04d-Q%d",
						       ymd.year, (ymd.month + 2) / 3) });
}

/* Of the quarter that has ended; of the last one when the programme does. */
void action_register(struct action_finder *f)
{
	const struct program *program = f->year->program;
	struct ymd today = date_to_ymd(f->year->today);
	int quarter = date_from_ymd(today.year, (today.month - 1) / 3 * 3 + 1, 1);

	if (quarter > program->start && f->year->today < quarter + REGISTER_DAYS)
		add_register(f, date_add_months(quarter, -3), quarter, quarter + REGISTER_DAYS);
	if (program->end < date_add_months(quarter, 3) &&
	    f->year->today > program->end - REGISTER_DAYS)
		add_register(f, quarter, program->end - REGISTER_DAYS, program->end);
}
