/* strategy_names.c - what measures, criteria and groups are called, and which may be shown */
#include "report/strategy_names.h"

#include "engine/suppression.h"

const char *const strategy_too_small = N_("group too small to be shown");

const char *const strategy_reasons[] = {
	[STRATEGY_TESTED] = "",
	[STRATEGY_ONE_GROUP] = N_("one group only"),
	[STRATEGY_TOO_FEW] = N_("too few pairs to be tested"),
	[STRATEGY_ENTRY] = N_("not tested: who begins low gains more by chance alone"),
};

static const char *const all_measures = "all";

const char *strategy_measure_id(const struct strategy_result *r)
{
	return r->outcome.measure ? r->outcome.measure->id : all_measures;
}

const char *strategy_criterion_name(const struct strategy_criterion *c)
{
	return c->told.title ? _(c->told.title) : c->told.name;
}

const char *strategy_level_name(const struct strategy_report *report,
				const struct strategy_criterion *c,
				const struct criterion_level *level, struct strbuf *out)
{
	strbuf_reset(out);
	if (c->told.column)
		column_show(c->told.column, report->program, level->id, out);
	else
		strbuf_addstr(out, level->title ? _(level->title) : level->id);
	return out->buf;
}

double strategy_entry(const struct strategy_result *r, double entry)
{
	const struct measure *m = r->outcome.measure;

	return m && m->better == BETTER_DOWN && entry != 0 ? -entry : entry;
}

bool *strategy_hidden_groups(const struct strategy_report *report,
			     const struct strategy_criterion *c)
{
	size_t *sizes = xcalloc(c->n_groups + 1, sizeof(*sizes));
	bool *hidden = xcalloc(c->n_groups + 1, sizeof(*hidden));

	for (size_t j = 0; j < c->n_groups; j++)
		sizes[j] = c->groups[j].gain.n;
	suppress_groups(sizes, c->n_groups, report->min_cell, hidden);
	free(sizes);
	return hidden;
}

bool strategy_is_hidden(const struct strategy_report *report, const struct strategy_result *r)
{
	return r->outcome.n < report->min_cell;
}
