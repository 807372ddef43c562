/*
 * comparison_words.h - what the rows of a comparison are called, and why figures of theirs are empty.
 */
#ifndef KURATOR_REPORT_COMPARISON_WORDS_H
#define KURATOR_REPORT_COMPARISON_WORDS_H

#include "report/comparison.h"

const char *comparison_measure_name(const struct comparison_report *report,
				    const struct comparison_row *row);
/* "anxiety" or "anxiety, 8А"; the caller frees it. */
char *comparison_row_name(const struct comparison_report *report, const struct comparison_row *row);
bool comparison_has_groups(const struct comparison_report *report);

/* Adds "one pair only; reliability not known"; for machine formats as it stands in the source. */
void comparison_note(unsigned int reasons, bool for_people, struct strbuf *out);

/* How many reasons there are; by number, the most telling first. */
extern const size_t comparison_n_reasons;
/*
 * "empty cells (one pair only): digital skills; reading" of the figures in sight, with groups only how many rows; a null pointer when no row has the reason. The caller frees it.
 */
char *comparison_reason_line(const struct comparison_report *report, size_t number,
			     bool with_reliable);
/* Adds "anxiety 13 (11); activity 2": those without exit, and of them those of whom it is not due yet. */
void comparison_list_missing(const struct comparison_report *report, struct strbuf *out);
/* Adds "anxiety 3": those without entry. */
void comparison_list_missing_entry(const struct comparison_report *report, struct strbuf *out);

/* What has to be said where those without exit began otherwise than the others; a null pointer: nothing. */
char *comparison_dropout_line(const struct comparison_report *report,
			      const struct comparison_row *row);
/* Which measures began so low that some gain is chance alone (entry_exit_may_regress()); a null pointer: none. */
char *comparison_regression_line(const struct comparison_report *report);

#endif
