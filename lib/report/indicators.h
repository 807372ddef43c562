/*
 * indicators.h - the table of `monitor indicators`, and the rows behind one of them.
 */
#ifndef KURATOR_REPORT_INDICATORS_H
#define KURATOR_REPORT_INDICATORS_H

#include "engine/indicators/indicators.h"
#include "report/output.h"

/*
 * `figures`: of all indicators, in their order. A row for each expected result of the programme and of its active forms
 * and each indicator of it, then the indicators that no result names; for people with the number that
 * indicators_called() takes. `hiding`: of
 * indicators_hide(), with this min_cell.
 */
void indicators_print(const struct program *program, const struct indicator_figure *figures,
		      const enum indicator_hiding *hiding, size_t min_cell, FILE *to,
		      struct output_options options);

/* Whether the figure is of fewer people than may be shown; min_cell 0: never. */
bool indicator_is_suppressed(const struct indicator_figure *figure, size_t min_cell);

/* What indicators are counted from, each. */
struct evidence_of {
	const struct indicator *indicator;
	struct evidence_list list;
	enum indicator_note note; /* of its figure */
};

void evidence_print(const struct evidence_of *parts, size_t n, FILE *to,
		    struct output_options options);
/* A remark for each indicator that no row stands behind. */
void evidence_say_none(const struct evidence_of *parts, size_t n);

#endif
