/*
 * strategy.h - the tables of `monitor strategy`, and what has to be said about them.
 */
#ifndef KURATOR_REPORT_STRATEGY_H
#define KURATOR_REPORT_STRATEGY_H

#include "engine/strategy/strategy.h"
#include "engine/strategy/weights.h"
#include "report/output.h"

struct strategy_report {
	const struct program *program;
	const struct strategy_result *results;
	size_t n_results;
	const struct weight_check *weights;
	size_t min_cell; /* smaller groups are shown without figures; 0: all are shown */
};

/* A row per criterion and level; for people with headings and the p of each criterion. */
void strategy_print_groups(const struct strategy_report *report, FILE *to,
			   struct output_options options);
/* A row per criterion with its tests, and one for all of them (criterion "all"). */
void strategy_print_tests(const struct strategy_report *report, FILE *to,
			  struct output_options options);
/* A row per criterion of matching: its weight, and what the gains would make of it. */
void strategy_print_weights(const struct strategy_report *report, FILE *to,
			    struct output_options options);
/* In words, to stderr: what is shown and what is not. */
void strategy_conclude(const struct strategy_report *report);
/* What the figures do not show; always said. */
void strategy_warn(const struct strategy_report *report);

#endif
