/*
 * quality.h - the tables of `monitor quality`: pairs, the curator's sheet, satisfaction.
 */
#ifndef KURATOR_REPORT_QUALITY_H
#define KURATOR_REPORT_QUALITY_H

#include "engine/quality.h"
#include "report/output.h"

struct quality_report {
	const struct bases *bases;
	const struct process_quality *process;
	const struct responses *responses;
	const struct grouping *grouping; /* what the groups are grouped by */
	int from;                        /* of satisfaction */
	size_t min_cell; /* smaller groups are shown without figures; 0: all are shown */
	bool totals;     /* no row per pair */
};

/* A row per pair, per group, and for all. */
void quality_print_pairs(const struct quality_report *report, FILE *to,
			 struct output_options options);
/* The curator's sheets: a row per item and a row for the sum with its band; for people the latest sheet. */
void quality_print_sheets(const struct quality_report *report, FILE *to,
			  struct output_options options);
/* Mentees and mentors, of all forms and of each: satisfied of participants, and of respondents. */
void quality_print_satisfaction(const struct quality_report *report, FILE *to,
				struct output_options options);
/* All of it, one below the other, with headings. */
void quality_print_all(const struct quality_report *report, FILE *to,
		       struct output_options options);

#endif
