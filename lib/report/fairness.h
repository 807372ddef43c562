/*
 * fairness.h - who got a pair and who did not, by class, sex, category and form: lines on stderr.
 */
#ifndef KURATOR_REPORT_FAIRNESS_H
#define KURATOR_REPORT_FAIRNESS_H

#include "engine/scoring/scoring.h"
#include "report/plan_summary.h"

/*
 * For each group of mentees of the working set: how many of how many are placed, and the mean points of their pairs; a
 * mentee counts in each of its categories. In a form count those placed in it, and those who break none of the rules of
 * one of its variants alone, so somebody who may be in two forms counts in both and is placed in one. Then who of those
 * left over has waited longest. `variant` of each edge as scoring_candidates() has it.
 */
void fairness_report(const struct scoring *s, const struct plan *plan, const uint16_t *variant);

#endif
