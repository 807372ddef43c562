/* strategy_words.c - what is shown and what is not, in words */
#include "report/strategy.h"

#include <math.h>

#include "engine/suppression.h"
#include "report/p_value.h"
#include "report/strategy_names.h"

static const char *result_name(const struct strategy_result *r)
{
	return r->outcome.measure ? label_text(&r->outcome.measure->name) : _("all measures");
}

/* The group that gained most when uncertainty is taken into account. */
static const struct strategy_group *best_of(const struct strategy_criterion *c)
{
	const struct strategy_group *best = NULL;

	for (size_t j = 0; j < c->n_groups; j++)
		if (!best || c->groups[j].shrunk > best->shrunk)
			best = &c->groups[j];
	return best;
}

static void conclude_shown(const struct strategy_report *report, const struct strategy_result *r)
{
	struct strbuf name = STRBUF_INIT;
	char p[P_VALUE_SIZE];

	p_value_text(r->p_holm, p);
	remark(_("%s: shown: the gain goes with how pairs were formed or worked (%s by permutation)"),
	       result_name(r), p);
	for (size_t i = 0; i < r->n_criteria; i++) {
		const struct strategy_criterion *c = &r->criteria[i];
		const struct strategy_group *best = best_of(c);

		if (!(c->p_holm < STRATEGY_LEVEL) || best->gain.n < report->min_cell)
			continue;
		p_value_text(c->p_holm, p);
		remark(_("%s: %s (%s by Holm); most gain at equal entry: %s"), result_name(r),
		       strategy_criterion_name(c), p,
		       strategy_level_name(report, c, best->level, &name));
	}
	strbuf_release(&name);
}

static void conclude_not_shown(const struct strategy_result *r)
{
	size_t n = r->outcome.n;
	char p[P_VALUE_SIZE];

	if (isnan(r->p_holm)) {
		remark(nth_("%s: not shown: %zu pair with entry and exit cannot be compared",
			    "%s: not shown: %zu pairs with entry and exit cannot be compared", n),
		       result_name(r), n);
		return;
	}
	p_value_text(r->p_holm, p);
	remark(nth_("%s: not shown: %zu pair does not show that one way is better than another (%s "
		    "by permutation)",
		    "%s: not shown: %zu pairs do not show that one way is better than another (%s by "
		    "permutation)",
		    n),
	       result_name(r), n, p);
	if (!isnan(r->detectable))
		remark(_("with so many pairs only a difference of %.1f standard deviations between "
			 "two halves of them would be found in 4 cases of 5"),
		       r->detectable);
}

static void conclude_weights(const struct weight_check *w)
{
	if (!w->n_items)
		return;
	if (w->n < WEIGHTS_PAIRS_LEAST) {
		remark(nth_("weights of matching: no proposal from %zu pair; it takes %d",
			    "weights of matching: no proposal from %zu pairs; it takes %d", w->n),
		       w->n, WEIGHTS_PAIRS_LEAST);
		return;
	}
	if (!w->is_proposed) {
		remark(_("weights of matching: no proposal; on pairs held out changed weights "
			 "foretell the gain no better (error %.3f, present ones %.3f, none %.3f)"),
		       w->changed_error, w->present_error, w->mean_error);
		return;
	}
	remark(_("weights of matching: on pairs held out changed weights foretell the gain better "
		 "(error %.3f, present ones %.3f, none %.3f); proposed for matching: prefer"),
	       w->changed_error, w->present_error, w->mean_error);
	for (size_t i = 0; i < w->n_items; i++)
		remark("    - {rule: %s, weight: %d}  # %d", w->items[i].name,
		       (int)w->items[i].changed, (int)w->items[i].present);
}

static bool hides_any(const struct strategy_report *report)
{
	bool any = false;

	for (size_t i = 0; i < report->n_results; i++)
		for (size_t k = 0; k < report->results[i].n_criteria; k++) {
			const struct strategy_criterion *c = &report->results[i].criteria[k];
			bool *hidden = strategy_hidden_groups(report, c);

			for (size_t j = 0; j < c->n_groups; j++)
				any = any || hidden[j];
			free(hidden);
		}
	return any;
}

void strategy_conclude(const struct strategy_report *report)
{
	if (hides_any(report))
		suppression_remark(report->min_cell);
	for (size_t i = 0; i < report->n_results; i++) {
		const struct strategy_result *r = &report->results[i];

		if (strategy_is_hidden(report, r))
			continue;
		if (strategy_is_shown(r))
			conclude_shown(report, r);
		else
			conclude_not_shown(r);
	}
	if (report->weights->n >= report->min_cell)
		conclude_weights(report->weights);
}

static void warn_slopes(const struct strategy_result *r)
{
	for (size_t i = 0; i < r->n_criteria; i++) {
		const struct strategy_criterion *c = &r->criteria[i];
		char p[P_VALUE_SIZE];

		if (c->reason != STRATEGY_TESTED || !(c->ancova.slopes.p < SIGNIFICANT))
			continue;
		p_value_text(c->ancova.slopes.p, p);
		warning(_("%s, %s: what a group gains depends on the entry (slopes differ, %s); the "
			  "adjusted figures hold at the mean entry only"),
			result_name(r), strategy_criterion_name(c), p);
	}
}

static void warn_organisations(const struct strategy_result *r)
{
	if (isnan(r->organisations.icc))
		return;
	warning(_("%s: pupils of one organisation are not independent: intraclass correlation %.2f "
		  "over %zu organisations, design effect %.2f; intervals are %.2f times as wide"),
		result_name(r), r->organisations.icc, r->organisations.groups,
		r->organisations.design_effect, sqrt(r->organisations.design_effect));
}

void strategy_warn(const struct strategy_report *report)
{
	for (size_t i = 0; i < report->n_results; i++) {
		const struct strategy_result *r = &report->results[i];

		if (strategy_is_hidden(report, r) || !r->outcome.n)
			continue;
		if (r->correlation < 0 && r->correlation_p < SIGNIFICANT)
			warning(_("%s: who began lower gained more (r = %.2f), as chance alone makes "
				  "it (regression to the mean); compare at equal entry"),
				result_name(r), r->correlation);
		warn_slopes(r);
		warn_organisations(r);
	}
	warning(_("pairs were not formed by lot: what goes with a gain need not have caused it"));
}
