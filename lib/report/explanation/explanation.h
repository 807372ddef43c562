/*
 * explanation.h - why a mentee has this mentor, another one, or none.
 *
 * For people: sentences and small tables of 80 columns. For machines: a row for each mentor.
 */
#ifndef KURATOR_REPORT_EXPLANATION_EXPLANATION_H
#define KURATOR_REPORT_EXPLANATION_EXPLANATION_H

#include "engine/matching/explain.h"
#include "engine/scoring/scoring.h"
#include "report/output.h"
#include "report/plan_summary.h"

struct explanation {
	const struct scoring *scoring;
	const struct matching_problem *problem;
	const uint16_t *variant; /* of each edge */
	const struct plan *plan; /* the best one, solved */
	struct matching_explainer *explainer;
	const struct person *locked_with; /* the mentor with whom the mentee is locked; or null */
	size_t locked_variant;            /* in which variant: place in the eligibility */
	FILE *to;
	struct output_options options;
};

/*
 * A mentee of the working set: the mentor of the best plan, points by criterion, other candidates and what each would
 * cost the whole, who is refused and why; without a mentor: which of three kinds it is, and what would give one.
 */
void explain_mentee(struct explanation *x, uint32_t mentee);
/* Two people, by their places in the bases: points, cost, or the rules that forbid it. */
void explain_two(struct explanation *x, size_t mentor, size_t mentee);
/* A mentee (place in the bases) who is not in the working set: has left, or has open pairs, with the points of each. */
void explain_outsider(struct explanation *x, size_t mentee);

/*
 * Rows for machines: each mentor of the working set (or the one at place `mentor` of the bases; SIZE_MAX: all):
 * candidates with points and costs, the others with the names of the rules.
 */
void explain_rows(struct explanation *x, size_t mentor, size_t mentee);

/* The number of the person at a place of the bases in the working set; MATCHING_NOBODY: not in it. */
uint32_t explain_number(const uint32_t *places, uint32_t n, size_t place);

#endif
