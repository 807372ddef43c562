/*
 * p_value.h - p values as they are printed: never 0, a bound where there are no more digits.
 */
#ifndef KURATOR_REPORT_P_VALUE_H
#define KURATOR_REPORT_P_VALUE_H

#include "report/output.h"

#define SIGNIFICANT 0.05 /* below it a result counts as shown */

/* The next cell; NaN is an empty one. */
void p_value_print(struct output *out, double p, bool for_people);

#define P_VALUE_SIZE 16
/* "p = 0.012" or "p < 0.001" into buf, which is returned. */
const char *p_value_text(double p, char buf[P_VALUE_SIZE]);

#endif
