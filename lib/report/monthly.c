/* monthly.c - the monthly report to the municipal centre */
#include "report/monthly.h"

#include "report/figures/figures.h"

void monthly_print(const struct bases *bases, const struct roadmap_records *records,
		   struct period period, FILE *to, struct output_options options,
		   struct alerts *missing)
{
	struct figures r = figures_open(bases, period, false, to, options, missing);

	figures_participants(&r);
	figures_pairs(&r);
	figures_meetings(&r);
	figures_training(&r);
	figures_entries(&r, SECTION_EVENTS, REGISTER_EVENTS, schema_find("events.csv"));
	figures_entries(&r, SECTION_DOCUMENTS, REGISTER_DOCUMENTS, schema_find("documents.csv"));
	figures_roadmap(&r, records);
	alert_no_meeting(bases, period.from, r.on, missing);
	alert_unconfirmed(bases, r.on, missing);
	figures_coverage(&r);
	figures_missing(&r);
	figures_close(&r);
}
