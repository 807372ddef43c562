/* monthly.c - the monthly report to the municipal centre */
#include "report/monthly.h"

#include "report/figures/figures.h"

/* People who are here and in none of the pairs that are counted. */
static size_t unpaired(const struct figures *r, const struct person *people, size_t n)
{
	size_t count = 0;

	for (size_t i = 0; i < n; i++) {
		const struct pair *p = people[i].pairs;

		while (p && !figures_has_pair(r, p))
			p = pair_after(p, &people[i]);
		count += !p && person_is_here(&people[i], r->on);
	}
	return count;
}

/* What the figures above leave out, and why. */
static void left_out(struct figures *r)
{
	const struct bases *bases = r->bases;
	const struct {
		struct figure_text figure;
		size_t n;
	} rows[] = {
		{ { "mentees-unpaired", N_("mentees in no active pair") },
		  unpaired(r, bases->mentees, bases->n_mentees) },
		{ { "mentors-unpaired", N_("mentors in no active pair") },
		  unpaired(r, bases->mentors, bases->n_mentors) },
		{ { "records-later", N_("meetings, training and register entries dated later") },
		  figures_later(r) },
	};

	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		figures_count(r, SECTION_LEFT_OUT, &rows[i].figure, "", rows[i].n);
}

void monthly_print(const struct bases *bases, const struct roadmap_records *records,
		   const struct goals *goals, struct period period, FILE *to,
		   struct output_options options, struct alerts *missing)
{
	struct figures r = figures_open(bases, period, false, to, options, missing);

	figures_participants(&r);
	figures_pairs(&r);
	figures_meetings(&r);
	figures_training(&r);
	figures_plans(&r, goals);
	figures_entries(&r, SECTION_EVENTS, REGISTER_EVENTS, schema_find("events.csv"));
	figures_entries(&r, SECTION_DOCUMENTS, REGISTER_DOCUMENTS, schema_find("documents.csv"));
	figures_roadmap(&r, records);
	alert_no_meeting(bases, period.from, r.on, missing);
	alert_unconfirmed(bases, r.on, missing);
	figures_coverage(&r);
	left_out(&r);
	figures_missing(&r);
	figures_close(&r);
}
