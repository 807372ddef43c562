/*
 * scoring.h - how good a candidate pair is: points for each criterion, and all candidates of a working set.
 *
 * A criterion is a rule of `matching: prefer` with its weight, the most points that it gives, and last what carry_over
 * gives to those whom an earlier matching left without a pair. What a criterion gives is its weight times a fraction
 * from 0 to 1, rounded down to a whole thousandth of a point; the score is the sum of these whole numbers, so that the
 * parts always add up and nothing is rounded again. What is unknown (an empty cell) earns nothing.
 *
 *   topics      the share of the topics asked that the mentor offers
 *   interests   the share of the mentee's interests that the mentor shares
 *   days        the share of the mentee's days on which both have time at the same hour
 *   categories  the share of each side's categories that the variant is meant for, half for each side
 *   choices     what both wrote after the general meeting: rank 1 earns a half for each side, rank 2 a quarter, rank r
 *               the r-th part of the half
 *   near_class  all for the same class, less by equal steps, nothing from `classes` apart
 *   waiting     the share of `days` that the mentee has waited, at most all
 *   carry_over  all to a mentee who was left over, see traits.h
 *
 * The working set: mentees who have not left and have no open pair; mentors who have not left, with their free places.
 * People are numbered from 0 in the order of the bytes of their ids, as engine/matching asks.
 */
#ifndef KURATOR_ENGINE_SCORING_SCORING_H
#define KURATOR_ENGINE_SCORING_SCORING_H

#include "engine/matching/problem.h"
#include "model/eligibility.h"

#define SCORING_MOST_CRITERIA 16

enum criterion_id {
	CRITERION_OF_TOPICS,
	CRITERION_OF_INTERESTS,
	CRITERION_OF_DAYS,
	CRITERION_OF_CATEGORIES,
	CRITERION_OF_CHOICES,
	CRITERION_OF_NEAR_CLASS,
	CRITERION_OF_WAITING,
	CRITERION_OF_CARRY_OVER,
	CRITERIA_KNOWN,
};

struct criterion {
	enum criterion_id id;
	const char *name;  /* "topics": the rule's name in program.yaml; a column of `pair score` */
	const char *title; /* N_(…): heading of that column for people */
	int32_t most;      /* thousandths */
	int scale;         /* near_class: classes; waiting: days */
};

struct scoring {
	const struct eligibility *e;
	struct criterion criteria[SCORING_MOST_CRITERIA]; /* in the order of program.yaml */
	size_t n_criteria;
	bool *allowed; /* of each variant of e: candidates may be of it */
	/* The working set: places in e->mentees and e->mentors, in canonical order. */
	uint32_t *mentees, *mentors;
	uint32_t n_mentees, n_mentors;
};

/*
 * The eligibility must outlive it. `allowed` has an entry for each variant of e, or is a null pointer: all variants of
 * active forms.
 */
void scoring_init(struct scoring *s, const struct eligibility *e, const bool *allowed);
void scoring_release(struct scoring *s);

/* Free places of the mentor, by its number in the working set. */
uint32_t scoring_places(const struct scoring *s, uint32_t mentor);
/* Whether the mentor has a free place and breaks none of the rules of some variant alone. */
bool scoring_mentor_is_open(const struct scoring *s, uint32_t mentor);

/*
 * The points of a candidate, in thousandths; `parts` (may be null) gets those of each criterion, in order. Mentor and
 * mentee are places in e. Whether the candidate may be is not asked.
 */
int32_t scoring_points(const struct scoring *s, size_t mentor, size_t mentee, size_t variant,
		       int32_t *parts);

/*
 * The variant with the most points that the two may be a pair in, the first in program.yaml of equal ones: its place in e,
 * with `points`; SIZE_MAX: there is none. Variants that `without` tells of (of each of e) are not asked, others are even
 * where candidates may not be of them.
 */
size_t scoring_best_variant(const struct scoring *s, size_t mentor, size_t mentee,
			    const bool *without, int32_t *points);

/*
 * All candidates that no rule forbids, as a problem of engine/matching: scores, places, pairs of an earlier year to be
 * kept (where carry_over says so), ranks of choices. Of several variants the one with the most points counts, of those
 * the first in program.yaml: variant[edge] is its place in e. Both are overwritten; the caller releases the problem and
 * frees the array.
 */
void scoring_candidates(const struct scoring *s, struct matching_problem *problem,
			uint16_t **variant);

/* What is known of the people of each edge beside the score: earlier pairs to be kept, ranks of choices. */
void scoring_add_ties(const struct scoring *s, struct matching_problem *problem);

#endif
