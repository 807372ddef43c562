/*
 * reliable_change.h - whether one person's change is larger than the error of the instrument (Jacobson and Truax 1991).
 *
 * With the standard deviation s at entry and the reliability r of the measure, the standard error of a difference is
 * s·sqrt(2·(1 - r)); a change d is reliable when |d| exceeds 1.96 of them (the 97.5 percentile of the normal
 * distribution).
 */
#ifndef KURATOR_ENGINE_STATISTICS_RELIABLE_CHANGE_H
#define KURATOR_ENGINE_STATISTICS_RELIABLE_CHANGE_H

#include "engine/statistics/figure.h"

/*
 * The least change that is reliable is anything above this threshold, in the units of sd. NaN when sd is NaN or 0 or
 * reliability is not in [0, 1).
 */
double reliable_change_threshold(double sd, double reliability);

#endif
