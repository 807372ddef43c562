/*
 * reports.h - what the reports about a period do alike: find the period, and count up to its last day.
 */
#ifndef KURATOR_CMD_REPORTS_H
#define KURATOR_CMD_REPORTS_H

#include "common.h"

#include "engine/alerts/alerts.h"
#include "report/period.h"

/*
 * The period that --period names; a null pointer: the last one that has ended. From here on today is its last day, or
 * the day that it was where the period is not over, which is remarked. Returns STATUS_YES; or, after a message,
 * STATUS_USAGE or STATUS_FAILED.
 */
int reports_begin(struct context *ctx, struct programme *programme, const struct period_kind *kind,
		  const char *text, struct period *period);

/* The same for a programme that is not open yet; it is to be released also after a failure. */
int reports_open(struct context *ctx, struct programme *programme, const struct period_kind *kind,
		 const char *text, struct period *period);

/* For cron: nothing when all is well, otherwise what is missing. Returns STATUS_YES or STATUS_NO. */
int reports_say_missing(const struct context *ctx, const struct alerts *missing,
			struct period period);

/* Of a time before the programme and before its first pair nothing is known, and 0 would be a figure: says so. */
bool reports_is_before_all(const struct bases *bases, struct period period);

#endif
