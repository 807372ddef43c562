/*
 * survey_form.h - a blank questionnaire, for paper, for a browser, or as a sheet to be filled in.
 */
#ifndef KURATOR_REPORT_SURVEY_FORM_H
#define KURATOR_REPORT_SURVEY_FORM_H

#include "model/responses.h"

/* In the current language. */
void survey_form_markdown(const struct survey *survey, FILE *to);
/* One page that needs nothing from elsewhere; can be filled in on the screen or printed. */
void survey_form_html(const struct survey *survey, FILE *to);
/*
 * A sheet that `survey add` takes: columns person, name, date and one per question, a row for each of n people (none: the
 * header only).
 */
void survey_form_csv(const struct survey *survey, const struct person *const *people, size_t n,
		     FILE *to);

#endif
