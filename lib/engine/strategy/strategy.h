/*
 * strategy.h - which way of forming pairs was followed by more gain, and whether that is more than chance.
 *
 * For one outcome (gains.h) and several criteria (criteria.h): the gain of each level as it is, at equal entry (ancova.h)
 * and drawn together by how uncertain it is; tests per criterion; and one overall test whether any criterion goes with
 * the gain (permutation.h), which decides whether anything is shown at all.
 *
 * The band at entry is not tested: who began low gains more by chance alone (regression to the mean).
 */
#ifndef KURATOR_ENGINE_STRATEGY_STRATEGY_H
#define KURATOR_ENGINE_STRATEGY_STRATEGY_H

#include "engine/statistics/ancova.h"
#include "engine/strategy/criteria.h"

#define STRATEGY_LEVEL 0.05
#define STRATEGY_POWER 0.8
#define CLUSTERS_LEAST 5 /* organisations from which on their likeness is estimated */

struct strategy_group {
	const struct criterion_level *level;
	struct group_sums gain;
	double entry; /* mean on the good scale */
	struct adjusted adjusted;
	double low,
		high; /* 95 % interval of the adjusted mean, Student's t with the error's degrees of freedom */
	double shrunk;
};

/* Why a criterion was not tested. */
enum strategy_reason {
	STRATEGY_TESTED,
	STRATEGY_ONE_GROUP,
	STRATEGY_TOO_FEW, /* no group has two pairs, or too few pairs are left for an error */
	STRATEGY_ENTRY,
};

struct strategy_criterion {
	struct criterion_groups told;
	struct strategy_group *groups; /* those with pairs, in order */
	size_t n_groups, n;
	struct group_test welch, kruskal;
	struct ancova ancova;
	double p;      /* by permutation, adjusted for entry */
	double p_holm; /* over all criteria of all results */
	enum strategy_reason reason;
};

struct strategy_result {
	struct outcome outcome;
	struct strategy_criterion *criteria;
	size_t n_criteria;
	double p, p_holm; /* overall; over all results */
	size_t rounds;    /* of permutation */
	double detectable; /* the difference of two halves that would be found, in standard deviations of the gain */
	struct clustering organisations;   /* NaN with fewer than CLUSTERS_LEAST */
	double correlation, correlation_p; /* of entry and gain (Pearson; Student's t) */
};

/*
 * Makes a result of the outcome, which it takes over, by the criteria named; returns 0, or -1 and the reason in `why`.
 * strategy_release() is due in both cases.
 */
int strategy_make(struct strategy_result *result, struct outcome *outcome,
		  const struct criteria_data *data, const char *const *names, size_t n,
		  struct strbuf *why);
/* Corrects the p of all results that are printed together (Holm 1979): those of min_cell pairs and more. */
void strategy_adjust(struct strategy_result *results, size_t n, size_t min_cell);
void strategy_release(struct strategy_result *result);

/* Whether anything is shown: the overall p is small. */
bool strategy_is_shown(const struct strategy_result *result);

#endif
