/*
 * comparison_paper.h - entry against exit as a paper prints it: M (SD), t(df), p, Wilcoxon, g with its interval, counts,
 * and below the table what these are, how p was corrected, who is left out and why cells are empty.
 */
#ifndef KURATOR_REPORT_COMPARISON_PAPER_H
#define KURATOR_REPORT_COMPARISON_PAPER_H

#include "report/comparison.h"
#include "report/paper_table.h"

/* `left_out`: rows of the input that were wrong and are in no figure. */
void comparison_paper(const struct comparison_report *report, size_t left_out,
		      struct paper_table *table);

#endif
