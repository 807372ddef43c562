/*
 * measure_records.h - measures.csv of the programme: what may be added to it, and what is missing in it.
 */
#ifndef KURATOR_MODEL_MEASURE_RECORDS_H
#define KURATOR_MODEL_MEASURE_RECORDS_H

#include "model/bases.h"
#include "model/records.h"

/*
 * Looks at new records of measures.csv before they are appended, and puts them into the form that kurator writes: the
 * value within the measure's range, the phase, today where no date is given, the version of the instrument that
 * program.yaml names where none is given. Faults: a value that is none, a phase that nearly says entry
 * or exit, a day after today, a pair that is not the
 * participant's, a second value of the same participant, measure, phase and pair, also where one of the two names the
 * pair and the other leaves it to be found. People and pairs must be loaded.
 */
void measure_records_check(struct records *records, const struct bases *bases,
			   const struct table *measures);

/* A value that should be there by today and is not. */
struct missing_measure {
	const struct person *person;
	const struct measure *measure;
	const struct pair *pair;
	const char *phase; /* "entry" or "exit" */
	int due;           /* since this day */
};

/*
 * Who lacks what: entry is due when a pair starts, exit when it ends, for the mentee of the pair and every measure in
 * use that is meant for people of this kind. In use is a measure of which somebody has a value; all are while nobody
 * has one of any. A row with an empty value does not help. In the order of pairs and measures. The
 * caller frees *missing. Returns how many.
 */
size_t measure_records_missing(const struct bases *bases, const struct table *measures,
			       struct missing_measure **missing);

#endif
