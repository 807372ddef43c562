/*
 * criteria.h - what pairs are told apart by: how they were formed, who the mentor is, how they worked.
 *
 * A criterion gives every pair a level, or none where it is not known. Levels of criteria that count something are
 * fixed and stand in their order; others are the values found. A new criterion is a line of the table in criteria.c.
 */
#ifndef KURATOR_ENGINE_STRATEGY_CRITERIA_H
#define KURATOR_ENGINE_STRATEGY_CRITERIA_H

#include "engine/quality.h"
#include "engine/strategy/gains.h"
#include "model/eligibility.h"
#include "model/grouping.h"

/* What the criteria look at. */
struct criteria_data {
	const struct bases *bases;
	const struct eligibility *eligibility;
	const struct pair_quality **quality; /* by place in bases->pairs; null: it has not begun */
};

/*
 * `process` must have been made with no first day, or what happened before it is not counted. It must outlive the
 * data, which criteria_data_release() gives back.
 */
void criteria_data_init(struct criteria_data *data, const struct bases *bases,
			const struct eligibility *eligibility,
			const struct process_quality *process);
void criteria_data_release(struct criteria_data *data);

struct criterion_level {
	const char *id;
	const char *title; /* N_(…); a null pointer: `column` shows it */
};

/* Pairs of an outcome, told apart. */
struct criterion_groups {
	const char *name;  /* "class_gap"; a column */
	const char *title; /* N_(…) or a heading; a null pointer: the name */
	bool is_entry; /* levels of the entry itself: gains differ between them by chance alone */
	const struct column *column; /* whose values the levels are; a null pointer: of none */
	struct criterion_level *levels;
	size_t n_levels;
	size_t *of; /* of each pair of the outcome; GROUP_NONE: not known */
	struct arena arena;
};

/* The names of all built-in criteria, in their order; ends with a null pointer. */
extern const char *const criteria_names[];

/*
 * Tells the pairs apart by a built-in criterion, or by a column of mentees.csv, mentors.csv or pairs.csv. Returns 0; or
 * -1 when there is no such criterion or column, with the reason, translated, in `why`. criterion_release() is due in
 * both cases.
 */
int criterion_groups(struct criterion_groups *groups, const char *name,
		     const struct criteria_data *data, const struct outcome *outcome,
		     struct strbuf *why);
void criterion_release(struct criterion_groups *groups);

#endif
