/*
 * backtest.h - how good the alerts of program.yaml were on pairs that have ended.
 *
 * Each day of a pair's life is looked at as it was seen on that day (watch.h): from the day on which both sides had
 * agreed to the day before its end. A pair that ended early should have been warned of, one that was completed not:
 * sensitivity is the share of the early ones about which the alert was raised on at least one day, specificity the
 * share of the completed ones about which it never was. The lead is the number of days from the first alert to the end.
 */
#ifndef KURATOR_ENGINE_ALERTS_BACKTEST_H
#define KURATOR_ENGINE_ALERTS_BACKTEST_H

#include "engine/alerts/watch.h"
#include "engine/statistics/categorical.h"

/* Below this number of pairs of either kind nothing can be said of a rule. */
#define BACKTEST_LEAST 10

/* What one alert (or all alerts of a level and above) did about one pair. */
struct backtest_hit {
	size_t row; /* of the result */
	const struct pair *pair;
	int first; /* the first day on which it was raised */
	int days;  /* on which it was raised */
	int times; /* it was raised anew */
};

struct backtest_row {
	const struct alert *alert; /* a null pointer: any alert of this level or a graver one */
	enum alert_level level;
	size_t warned;                         /* early pairs about which it was raised */
	size_t quiet;                          /* completed pairs about which it never was */
	struct share sensitivity, specificity; /* with Wilson's 95 % interval */
	int lead_min, lead_max;                /* days; -1: nothing was warned of */
	double lead_median;                    /* NAN: nothing was warned of */
	double per_month; /* times it was raised per pair and month of 30 days; NAN: no pairs */
};

struct backtest {
	size_t early, completed; /* pairs that were looked at */
	size_t not_begun;        /* ended, but both sides had never agreed: left out */
	size_t without_reason;   /* ended without a reason: neither early nor completed */
	struct backtest_row
		*rows; /* of each alert, in the order of program.yaml; then of the levels */
	size_t n_rows;
	struct backtest_hit *hits; /* by pair, then by row */
	size_t n_hits, alloc_hits;
};

/* Looks at the pairs that ended from `from` to `to` (DATE_NONE: any day up to today). backtest_release() is due. */
void backtest_run(struct backtest *backtest, const struct alert_world *world, int from, int to);
void backtest_release(struct backtest *backtest);

#endif
