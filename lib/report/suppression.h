/*
 * suppression.h - which groups may not be shown to readers outside.
 *
 * A group of fewer than min_cell people is not shown. Where the groups add up to a whole that is known, one hidden
 * group could be had by subtraction: then the next larger group is hidden too, until at least two groups are, which
 * hold min_cell people together. Groups without people hide nothing and are not counted.
 */
#ifndef KURATOR_REPORT_SUPPRESSION_H
#define KURATOR_REPORT_SUPPRESSION_H

#include "base/util.h"

/* Fills hidden[] of n groups with these sizes. min_cell 0 hides nothing. Equal sizes: the first one goes first. */
void suppress_groups(const size_t *sizes, size_t n, size_t min_cell, bool *hidden);

#endif
