/*
 * quality.h - stage 1 of monitoring: how the work of the pairs goes, against the norm.
 *
 * Of each pair only its own time is looked at: from the day on which both sides had agreed (else it started, else it
 * first met), not before `from`, to its end or today. Meetings expected are meetings.norm per month of school days: a
 * month has 365.25/12·week/7 of them, and holidays have none, so neither a late start nor the holidays count against a
 * pair; a fraction of a meeting is not expected. A meeting is confirmable once meetings.confirm_days have passed, or
 * it was confirmed earlier.
 */
#ifndef KURATOR_ENGINE_QUALITY_H
#define KURATOR_ENGINE_QUALITY_H

#include "model/grouping.h"
#include "model/plans.h"
#include "model/responses.h"
#include "model/rules/index.h"

/* Stages of meetings: each follows the one before it, and none is left out. */
enum stage_order { ORDER_NONE, ORDER_KEPT, ORDER_SKIPPED, ORDER_MIXED };

/* What the meetings and the plan of a pair (or of several) come to. */
struct quality_sums {
	size_t pairs;
	int school_days;
	size_t expected, held;
	size_t at_norm,
		judged; /* pairs that met as often as expected, of those of whom a meeting was expected */
	size_t confirmable, confirmed;
	size_t goals, goals_done, goals_overdue; /* dropped ones are no goals */
	size_t mentor_rated, mentee_rated;       /* meetings with a rating */
	int64_t mentor_points, mentee_points;
	size_t ordered, met; /* pairs whose stages are in order, of those that have met */
};

struct pair_quality {
	const struct pair *pair;
	int from, to; /* the time looked at, both inclusive */
	int stage;    /* the latest; -1: no meeting */
	enum stage_order order;
	struct quality_sums sums;
};

struct quality_group {
	const char *name;
	struct quality_sums sums;
};

struct process_quality {
	struct pair_quality *pairs; /* in the order of pairs.csv */
	size_t n_pairs;
	struct quality_group *groups; /* by alphabet; none without a grouping */
	size_t n_groups;
	struct quality_sums all;
	size_t not_begun; /* pairs that are not looked at: neither agreed nor started by today … */
	size_t before;    /* … or ended before `from` */
	struct arena arena;
};

/*
 * Looks at all pairs that had agreed or started by today and had not ended before `from`. Bases must hold meetings.
 * `grouping` may have no names.
 */
void process_quality_make(struct process_quality *quality, const struct bases *bases,
			  const struct pair_index *index, const struct goals *goals,
			  const struct grouping *grouping, int from);
void process_quality_release(struct process_quality *quality);

/* Meetings that the norm asks for in the time from `from` to `to`, both inclusive. */
size_t meetings_expected(const struct program *program, int from, int to);

/* ---- the curator's sheet ---- */

struct quality_sheet {
	const struct response *response;
	size_t judged; /* items */
	int sum;
	const struct band
		*band; /* a null pointer: not all items are judged, or there are no bands */
};

/* Of a response to the survey QUALITY_SURVEY. */
struct quality_sheet quality_sheet_of(const struct program *program,
				      const struct response *response);

/* ---- satisfaction ---- */

/*
 * Somebody is satisfied whose answers to the questions that ask for satisfaction are all favourable; participants are
 * those of pairs that had started by today and had not ended before `from`, respondents those of them who answered such
 * a question from that day on.
 */
struct satisfaction {
	enum side side;
	const struct form *form; /* a null pointer: all forms */
	size_t satisfied, respondents, participants;
};

struct satisfaction satisfaction_of(const struct bases *bases, const struct responses *responses,
				    enum side side, const struct form *form, int from);

#endif
