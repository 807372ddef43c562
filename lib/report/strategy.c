/* strategy.c - the groups of `monitor strategy` */
#include "report/strategy.h"

#include "engine/suppression.h"
#include "report/p_value.h"
#include "report/strategy_names.h"

/* ---- groups, for machines ---- */

static const struct output_column group_columns[] = {
	{ .name = "measure" },
	{ .name = "criterion" },
	{ .name = "group" },
	{ .name = "n", .type = OUTPUT_NUMBER },
	{ .name = "entry_mean", .type = OUTPUT_NUMBER },
	{ .name = "gain", .type = OUTPUT_NUMBER },
	{ .name = "gain_sd", .type = OUTPUT_NUMBER },
	{ .name = "adjusted", .type = OUTPUT_NUMBER },
	{ .name = "se", .type = OUTPUT_NUMBER },
	{ .name = "ci_low", .type = OUTPUT_NUMBER },
	{ .name = "ci_high", .type = OUTPUT_NUMBER },
	{ .name = "shrunk", .type = OUTPUT_NUMBER },
	{ .name = "p", .type = OUTPUT_NUMBER },
	{ .name = "p_holm", .type = OUTPUT_NUMBER },
	{ .name = "note" },
};

#define GROUP_FIGURES 11 /* from n to p_holm */

static const char *note_of(const struct strategy_criterion *c, const struct strategy_group *g)
{
	if (!*strategy_reasons[c->reason] && g->gain.n == 1)
		return "one pair only: no sd";
	return strategy_reasons[c->reason];
}

static void print_group(const struct strategy_result *r, const struct strategy_criterion *c,
			const struct strategy_group *g, bool hidden, struct output *out)
{
	output_text(out, strategy_measure_id(r));
	output_text(out, c->told.name);
	output_text(out, g->level->id);
	for (int k = 0; hidden && k < GROUP_FIGURES; k++)
		output_empty(out);
	if (!hidden) {
		output_int(out, (int64_t)g->gain.n);
		output_number(out, strategy_entry(r, g->entry));
		output_number(out, g->gain.mean);
		output_number(out, g->gain.sd);
		output_number(out, g->adjusted.mean);
		output_number(out, g->adjusted.se);
		output_number(out, g->low);
		output_number(out, g->high);
		output_number(out, g->shrunk);
		p_value_print(out, c->p, false);
		p_value_print(out, c->p_holm, false);
	}
	output_text(out, hidden ? strategy_too_small : note_of(c, g));
	output_end_row(out);
}

static void print_groups_of(const struct strategy_report *report, const struct strategy_result *r,
			    struct output *out)
{
	for (size_t i = 0; i < r->n_criteria; i++) {
		const struct strategy_criterion *c = &r->criteria[i];
		bool *hidden = strategy_hidden_groups(report, c);

		for (size_t j = 0; j < c->n_groups; j++)
			print_group(r, c, &c->groups[j], hidden[j], out);
		free(hidden);
	}
}

/* ---- groups, for people ---- */

static const struct output_column people_columns[] = {
	{ .name = "group", .label = N_("group"), .flags = OUTPUT_KEY | OUTPUT_FLOW },
	{ .name = "n", .label = N_("n"), .type = OUTPUT_NUMBER, .decimals = 0 },
	{ .name = "entry",
	  .label = N_("entry"),
	  .type = OUTPUT_NUMBER,
	  .decimals = 2,
	  .flags = OUTPUT_DETAIL },
	{ .name = "gain", .label = N_("gain"), .type = OUTPUT_NUMBER, .decimals = 2 },
	{ .name = "sd",
	  .label = N_("sd of gain"),
	  .type = OUTPUT_NUMBER,
	  .decimals = 2,
	  .flags = OUTPUT_DETAIL },
	{ .name = "adjusted", .label = N_("adjusted"), .type = OUTPUT_NUMBER, .decimals = 2 },
	{ .name = "low", .label = N_("from"), .type = OUTPUT_NUMBER, .decimals = 2 },
	{ .name = "high", .label = N_("to"), .type = OUTPUT_NUMBER, .decimals = 2 },
	{ .name = "shrunk", .label = N_("shrunk"), .type = OUTPUT_NUMBER, .decimals = 2 },
	{ .name = "p", .label = N_("p Holm"), .type = OUTPUT_NUMBER, .decimals = 3 },
};

static void print_heading(struct output *out, const char *text, double p)
{
	output_text(out, text);
	for (size_t i = 2; i < ARRAY_SIZE(people_columns); i++)
		output_empty(out);
	p_value_print(out, p, true);
	output_end_row(out);
}

static void print_group_for_people(const struct strategy_report *report,
				   const struct strategy_result *r,
				   const struct strategy_criterion *c,
				   const struct strategy_group *g, bool hidden, struct output *out)
{
	struct strbuf name = STRBUF_INIT, text = STRBUF_INIT;

	strbuf_addf(&text, "  %s", strategy_level_name(report, c, g->level, &name));
	if (hidden) {
		output_text(out, text.buf);
		output_text(out, suppression_word());
		for (size_t i = 2; i < ARRAY_SIZE(people_columns); i++)
			output_empty(out);
		output_end_row(out);
	} else {
		output_text(out, text.buf);
		output_int(out, (int64_t)g->gain.n);
		output_number(out, strategy_entry(r, g->entry));
		output_number(out, g->gain.mean);
		output_number(out, g->gain.sd);
		output_number(out, g->adjusted.mean);
		output_number(out, g->low);
		output_number(out, g->high);
		output_number(out, g->shrunk);
		output_empty(out);
		output_end_row(out);
	}
	strbuf_release(&name);
	strbuf_release(&text);
}

static void print_criterion(const struct strategy_report *report, const struct strategy_result *r,
			    const struct strategy_criterion *c, struct output *out)
{
	bool *hidden = strategy_hidden_groups(report, c);
	struct strbuf title = STRBUF_INIT;

	strbuf_addstr(&title, strategy_criterion_name(c));
	if (c->reason != STRATEGY_TESTED)
		strbuf_addf(&title, " (%s)", _(strategy_reasons[c->reason]));
	print_heading(out, title.buf, c->p_holm);
	for (size_t j = 0; j < c->n_groups; j++)
		print_group_for_people(report, r, c, &c->groups[j], hidden[j], out);
	strbuf_release(&title);
	free(hidden);
}

static void print_result_for_people(const struct strategy_report *report,
				    const struct strategy_result *r, struct output *out)
{
	const struct measure *m = r->outcome.measure;
	struct strbuf title = STRBUF_INIT;
	size_t n = r->outcome.n;

	if (r != report->results)
		print_heading(out, "", NAN);
	if (m)
		strbuf_addf(&title, "%s: ", label_text(&m->name));
	else
		strbuf_addstr(&title, _("ALL MEASURES, in standard deviations of entry: "));
	if (strategy_is_hidden(report, r))
		strbuf_addstr(&title, _(strategy_too_small));
	else
		strbuf_addf(&title, nth_("%zu pair", "%zu pairs", n), n);
	print_heading(out, title.buf, NAN);
	for (size_t i = 0; !strategy_is_hidden(report, r) && i < r->n_criteria; i++)
		if (r->criteria[i].n_groups)
			print_criterion(report, r, &r->criteria[i], out);
	strbuf_release(&title);
}

void strategy_print_groups(const struct strategy_report *report, FILE *to,
			   struct output_options options)
{
	bool for_people = output_is_for_people(options);
	struct output *out =
		for_people ? output_open(to, options, people_columns, ARRAY_SIZE(people_columns))
			   : output_open(to, options, group_columns, ARRAY_SIZE(group_columns));

	for (size_t i = 0; i < report->n_results; i++) {
		if (for_people)
			print_result_for_people(report, &report->results[i], out);
		else
			print_groups_of(report, &report->results[i], out);
	}
	output_close(out);
}
