/*
 * strategy_names.h - what measures, criteria and groups of `monitor strategy` are called, and which may be shown.
 */
#ifndef KURATOR_REPORT_STRATEGY_NAMES_H
#define KURATOR_REPORT_STRATEGY_NAMES_H

#include "report/strategy.h"

/* Why a group has no figures; why a criterion is not tested, by enum strategy_reason. N_(…). */
extern const char *const strategy_too_small;
extern const char *const strategy_reasons[];

/* "all" or the id of the measure. */
const char *strategy_measure_id(const struct strategy_result *r);
const char *strategy_criterion_name(const struct strategy_criterion *c);
/* Into `out`, of which the text is returned. */
const char *strategy_level_name(const struct strategy_report *report,
				const struct strategy_criterion *c,
				const struct criterion_level *level, struct strbuf *out);
/* Entry as it was measured: the good scale has the sign turned where lower is better. */
double strategy_entry(const struct strategy_result *r, double entry);
/* Which groups of the criterion may not be shown; the caller frees it. */
bool *strategy_hidden_groups(const struct strategy_report *report,
			     const struct strategy_criterion *c);
bool strategy_is_hidden(const struct strategy_report *report, const struct strategy_result *r);

#endif
