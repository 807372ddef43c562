/*
 * left_out.h - what the figures of monitoring leave out, as remarks for people. Nothing left out: nothing is said.
 */
#ifndef KURATOR_REPORT_LEFT_OUT_H
#define KURATOR_REPORT_LEFT_OUT_H

#include "engine/indicators/indicators.h"
#include "engine/quality.h"
#include "engine/surveys/swot.h"

/* Answers of the chosen surveys that are dated later, or before the first day looked at. */
void left_out_of_surveys(const struct responses *responses, const struct program *program,
			 const struct survey_filter *filter);
/* Answers about one of several pairs that name none, which are compared with no other. */
void left_out_of_gaps(const struct responses *responses, const struct survey_filter *filter);
/*
 * What the sheet made of this summary does not show: surveys and questions with too few answers for readers outside, and,
 * without detail, what is neither good nor bad.
 */
void left_out_of_swot(const struct swot *swot, const struct summary *summary, size_t min_cell,
		      bool detail);
void left_out_of_quality(const struct process_quality *quality, const struct bases *bases,
			 const struct responses *responses);
void left_out_of_indicators(const struct indicator_data *data);

#endif
