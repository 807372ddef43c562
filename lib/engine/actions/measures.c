/* measures.c - measurements at entry and exit that are missing */
#include "model/measure_records.h"

#include "engine/actions/actions.h"

void action_measures(struct action_finder *f)
{
	struct missing_measure *missing;
	size_t n = measure_records_missing(&f->year->bases, f->year->measures, &missing);
	struct strmap seen = STRMAP_INIT;
	int since = DATE_NONE;
	size_t people = 0;

	for (size_t i = 0; i < n; i++) {
		const char *id = missing[i].person->id;

		if (!year_has_pair(f->year, missing[i].pair))
			continue;
		people += strmap_add(&seen, id, strlen(id), 0) == STRMAP_NONE;
		if (since == DATE_NONE || missing[i].due < since)
			since = missing[i].due;
	}
	if (people)
		action_add(f,
			   (struct action){
				   .rule = "measures",
				   .roles = ACTION_CURATOR,
				   .urgency = ACTION_SOON,
				   .day = since,
				   .text = xstrfmt(nth_("%zu mentee lacks a measurement at entry "
							"or exit",
							"%zu mentees lack measurements at entry "
							"or exit",
							people),
						   people),
				   .command = xstrdup("kurator measure list --missing") });
	strmap_release(&seen);
	free(missing);
}
