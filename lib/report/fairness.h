/*
 * fairness.h - who got a pair and who did not, by class, sex and category: lines on stderr.
 */
#ifndef KURATOR_REPORT_FAIRNESS_H
#define KURATOR_REPORT_FAIRNESS_H

#include "engine/scoring/scoring.h"
#include "report/plan_summary.h"

/*
 * For each group of mentees of the working set: how many of how many are placed, and the mean points of their pairs; a
 * mentee counts in each of its categories. Then who of those left over has waited longest.
 */
void fairness_report(const struct scoring *s, const struct plan *plan);

#endif
