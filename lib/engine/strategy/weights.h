/*
 * weights.h - would other weights of matching have told better which pairs gain?
 *
 * The criteria of `matching: prefer` that speak of how two people fit (waiting and carry_over are about justice, and
 * stay) give every pair a share of their points, 0 to 1. Two rules foretell the gain: the present one, a straight line
 * over the present score; and changed weights, none below 0, fitted by ridge regression (Hoerl and Kennard 1970) with
 * the penalty under which all criteria together are expected to explain a tenth of the variance. Both are fitted to all
 * pairs but a twentieth and foretell that twentieth, in turn, so that no pair helps to foretell itself. Changed weights
 * are proposed only if their error is below that of the present ones and below that of the mean gain alone, and if the
 * pair by pair differences of the squared errors are beyond chance (Wilcoxon's signed-rank test, one-sided).
 */
#ifndef KURATOR_ENGINE_STRATEGY_WEIGHTS_H
#define KURATOR_ENGINE_STRATEGY_WEIGHTS_H

#include "engine/scoring/scoring.h"
#include "engine/strategy/gains.h"

#define WEIGHTS_PAIRS_LEAST 20 /* with fewer pairs nothing is proposed */

struct weight {
	const char *name;         /* "topics" */
	int32_t present, changed; /* points; the sums are equal */
	double correlation;       /* of the share of points with the gain; NaN: all the same */
};

struct weight_check {
	struct weight items[SCORING_MOST_CRITERIA];
	size_t n_items;
	size_t n;                                        /* pairs */
	double mean_error, present_error, changed_error; /* root mean square, held out */
	double p;
	bool is_proposed;
};

/* Of the pairs of the outcome, scored as of today; what is not known earns nothing, as in matching. */
void weights_check(struct weight_check *check, const struct outcome *outcome,
		   const struct scoring *scoring);

/* The same on shares[pair * k + criterion]; tells whether changed weights are proposed, which go to changed[k]. */
struct held_out {
	double mean_error, present_error, changed_error, p;
};
struct held_out held_out_errors(const double *shares, const double *gain, size_t n, size_t k,
				const double *present, double *changed);

#endif
