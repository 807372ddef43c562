/*
 * work.h - one indicator while its figure is made: where the numbers come from, each source in a file of its own.
 */
#ifndef KURATOR_ENGINE_INDICATORS_WORK_H
#define KURATOR_ENGINE_INDICATORS_WORK_H

#include "engine/indicators/indicators.h"

struct figure_work {
	struct indicator_data *data;
	const struct indicator *indicator;
	struct indicator_figure figure;
	struct evidence_list *evidence;
	const char *part; /* of the evidence that is being collected */
};

/* Notes a cell that is counted, where evidence is asked for. */
void figure_evidence(struct figure_work *w, const char *part, const char *file, size_t line,
		     const char *id, const char *value, enum counted counted,
		     enum share_part adds_to);
size_t figure_evidence_so_far(const struct figure_work *w);
int figure_today(const struct figure_work *w);
void figure_fault(struct figure_work *w, const struct table *table, size_t row, const char *column,
		  const char *message);

/* ---- sources: they fill w->figure ---- */

/* register.c: the first and the last period of indicators.csv. */
void figure_from_register(struct figure_work *w);
/* counts.c: numerator and denominator out of the bases. */
void figure_from_counts(struct figure_work *w);
/* people.c: measures or answers of the same people at entry and at exit. */
void figure_from_people(struct figure_work *w);

/* Rows of indicators.csv that cannot be read: said once for each indicator that would use them. */
void figure_check_register(struct figure_work *w);
/* Its last period that began by `on`; with `after` the first that began later. DATE_NONE: none. */
int figure_find_period(struct figure_work *w, int on, bool after);
/* The entry from the rows of the period that begins on `first`. */
void figure_take_entry(struct figure_work *w, int first);
/* "2021-11", "2021-11-25", "2021": the first day; DATE_NONE for anything else. */
int period_first_day(const char *period);

/* ---- targets.c ---- */

/* The change, the target of the year and whether it is met. */
void figure_judge(struct figure_work *w);

#endif
