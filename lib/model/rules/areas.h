/*
 * areas.h - the tables of rules, one for each area: a file of this folder.
 */
#ifndef KURATOR_MODEL_RULES_AREAS_H
#define KURATOR_MODEL_RULES_AREAS_H

#include "model/rules/check.h"

extern const struct check_area check_reading;    /* CSV files as such */
extern const struct check_area check_program;    /* program.yaml */
extern const struct check_area check_cells;      /* single values */
extern const struct check_area check_references; /* ids that name something */
extern const struct check_area check_people;
extern const struct check_area check_consents;
extern const struct check_area check_pairs;
extern const struct check_area check_meetings;
extern const struct check_area check_monitoring; /* measures, answers, indicators */
extern const struct check_area check_registers; /* requests, choices, plans, trainings, events … */

#define CHECK_AREA(name_, rules_) \
	const struct check_area check_##name_ = { #name_, (rules_), ARRAY_SIZE(rules_) }

#endif
