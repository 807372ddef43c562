/*
 * histogram.h - how answers are spread, in as many columns as there are values: "·▁▃█▅".
 */
#ifndef KURATOR_REPORT_HISTOGRAM_H
#define KURATOR_REPORT_HISTOGRAM_H

#include "base/strbuf.h"

/* Adds a sign per value: a dot for 0, else a bar of eight heights against the highest count. */
void histogram(struct strbuf *out, const size_t *counts, size_t n);

#endif
