/*
 * paired.h - everything that is said about the same people measured at entry and at exit.
 *
 * Differences are exit - entry. Values are scaled integers (moments.h), so ties, zeros and constant shifts are exact.
 */
#ifndef KURATOR_ENGINE_STATISTICS_PAIRED_H
#define KURATOR_ENGINE_STATISTICS_PAIRED_H

#include "engine/statistics/categorical.h"
#include "engine/statistics/moments.h"
#include "engine/statistics/wilcoxon.h"

enum value_kind { VALUES_SCALE, VALUES_YESNO, VALUES_LEVELS };
enum direction { DIRECTION_UNKNOWN, DIRECTION_UP, DIRECTION_DOWN, DIRECTION_RANGE };

/* One measure, as much of it as statistics need. low, high and step have the scale of the values. */
struct measure_rule {
	enum value_kind kind;
	enum direction better;
	int64_t low, high; /* the good range, both ends in it; only for DIRECTION_RANGE */
	int64_t step; /* a change smaller than this is no change; 0 or 1: every change counts */
	double reliability; /* NaN: not known */
	size_t levels; /* only for VALUES_LEVELS: values are 0 … levels-1, from worst to best for UP */
	double real_low, real_high, real_step; /* the same of values that are doubles (reals.h) */
};

/* n people with both values; all values lie within ±VALUE_MAX. */
struct paired_values {
	const int64_t *entry;
	const int64_t *exit;
	size_t n;
	int scale;
};

/*
 * One row of `kurator monitor compare`, in the order of its columns. Undefined figures are NaN and counts that cannot be
 * made are -1; `reasons` says why. measure and group belong to the caller, who also sets missing_* and p_holm (over all
 * the rows printed together, of comparison_p()).
 *
 * A yes/no measure (0 and 1) has the shares of 1 as means, and diff; a levels measure has neither. Both have test =
 * "McNemar" or "Stuart-Maxwell", statistic, test_p, df of the latter, and the counts of improved, same and worsened.
 */
struct paired_comparison {
	const char *measure;
	const char *group;
	enum direction better;
	size_t n;
	size_t missing_entry, missing_exit;
	double entry_mean, entry_sd;
	double exit_mean, exit_sd;
	double diff, diff_sd, ci_low, ci_high; /* 95 % by Student's t */
	double median_diff;
	double t, df, p; /* paired t (Student 1908), two-sided */
	double wilcoxon_w, wilcoxon_p;
	enum wilcoxon_method wilcoxon_method;
	double p_holm;
	double d_z, g_z, d_av, g_av, g_low, g_high;
	double rank_biserial;
	int64_t improved, same, worsened;
	int64_t reliably_improved, reliably_worsened;
	unsigned int reasons; /* the column `note`: a set of enum reason */
	const char *test;     /* static, "" for a scale */
	double statistic, test_p;

	/* Not columns of their own. */
	enum zero_rule zeros;
	double correlation; /* of entry and exit (Pearson) */
};

void paired_compare(struct paired_comparison *out, const struct paired_values *values,
		    const struct measure_rule *rule, enum zero_rule zeros);

/* ---- what exact values and doubles (reals.h) have in common ---- */

/* Mean, sd and whether all are equal, of the values at entry, at exit and of the differences; t and correlation of them. */
struct paired_summary {
	struct paired_part {
		double mean, sd;
		bool constant;
	} entry, exit, diff;
	double t, correlation; /* not asked for where a part that they need is constant */
};

/* Nothing is known of n people yet. */
void paired_begin(struct paired_comparison *out, size_t n, const struct measure_rule *rule,
		  enum zero_rule zeros);
/* Means, t and what follows from them. */
void paired_set_summary(struct paired_comparison *out, const struct paired_summary *s);
/* Wilcoxon's test of n differences, which stand for anything in their order and signs. */
void paired_set_wilcoxon(struct paired_comparison *out, const int64_t *d);
/* How much is a reliable change; NaN, with the reason, where that cannot be told. */
double paired_reliable_threshold(struct paired_comparison *out, const struct measure_rule *rule);

/* The p value that counts among the tests of a table: p of a scale, test_p of the others. */
double comparison_p(const struct paired_comparison *comparison);
/*
 * Fills p_holm of the rows that are printed together. Once those are known that nobody outside may see, this is done
 * again with the others: hidden tests neither count nor show through.
 */
void comparisons_adjust(struct paired_comparison *const *rows, size_t n);

#endif
