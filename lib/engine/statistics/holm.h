/*
 * holm.h - p values of several tests (Holm 1979).
 */
#ifndef KURATOR_ENGINE_STATISTICS_HOLM_H
#define KURATOR_ENGINE_STATISTICS_HOLM_H

#include "base/util.h"

/*
 * adjusted[i] is the smallest level at which Holm's step-down procedure over all defined p rejects hypothesis i: with
 * p(1) <= … <= p(k), max over j <= i of min(1, (k - j + 1)·p(j)). NaN is no test, does not count and stays NaN.
 * The arrays may be the same.
 */
void holm_adjust(const double *p, double *adjusted, size_t n);

#endif
