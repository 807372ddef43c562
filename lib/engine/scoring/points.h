/*
 * points.h - the criteria one by one. A new criterion is a function and a line of the table in points.c.
 */
#ifndef KURATOR_ENGINE_SCORING_POINTS_H
#define KURATOR_ENGINE_SCORING_POINTS_H

#include "engine/scoring/scoring.h"

/* What a criterion looks at. */
struct two {
	const struct traits *mentor, *mentee;
	const struct variant *variant;
	const struct tie *tie; /* null: none */
	int on;
};

struct criterion_spec {
	const char *name;
	const char *title; /* N_(…), heading for people */
	int rule;          /* enum rule_id; -1: no rule of `prefer` */
	/* Thousandths from 0 to c->most. */
	int32_t (*points)(const struct criterion *c, const struct two *two);
};

extern const struct criterion_spec criterion_specs[CRITERIA_KNOWN];

#endif
