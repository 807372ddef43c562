/*
 * sort.h - sorting of whole numbers, fast for many of them.
 */
#ifndef KURATOR_ENGINE_STATISTICS_SORT_H
#define KURATOR_ENGINE_STATISTICS_SORT_H

#include "base/util.h"

/* Ascending. Time is proportional to n times the bytes in which the numbers differ; memory for a copy. */
void sort_unsigned(uint64_t *a, size_t n);
void sort_signed(int64_t *a, size_t n);

#endif
