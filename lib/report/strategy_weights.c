/* strategy_weights.c - weights of matching, and what the gains would make of them */
#include "report/strategy.h"

#include <math.h>

#include "report/p_value.h"
#include "report/strategy_names.h"

static const struct output_column weight_columns[] = {
	{ .name = "criterion", .label = N_("criterion"), .flags = OUTPUT_KEY },
	{ .name = "weight", .label = N_("weight"), .type = OUTPUT_NUMBER },
	{ .name = "proposed", .label = N_("proposed"), .type = OUTPUT_NUMBER },
	{ .name = "correlation", .label = N_("r with gain"), .type = OUTPUT_NUMBER, .decimals = 2 },
	{ .name = "n", .label = N_("n"), .type = OUTPUT_NUMBER },
	{ .name = "mean_error",
	  .label = N_("error, no weights"),
	  .type = OUTPUT_NUMBER,
	  .decimals = 3,
	  .flags = OUTPUT_DETAIL },
	{ .name = "present_error",
	  .label = N_("error, present"),
	  .type = OUTPUT_NUMBER,
	  .decimals = 3,
	  .flags = OUTPUT_DETAIL },
	{ .name = "changed_error",
	  .label = N_("error, changed"),
	  .type = OUTPUT_NUMBER,
	  .decimals = 3,
	  .flags = OUTPUT_DETAIL },
	{ .name = "p", .label = N_("p"), .type = OUTPUT_NUMBER, .decimals = 3 },
	{ .name = "note", .label = N_("note"), .flags = OUTPUT_DETAIL },
};

static const char *weight_note(const struct weight_check *w)
{
	return w->is_proposed               ? ""
	       : w->n < WEIGHTS_PAIRS_LEAST ? N_("too few pairs for a check")
					    : N_("the check shows no gain");
}

void strategy_print_weights(const struct strategy_report *report, FILE *to,
			    struct output_options options)
{
	const struct weight_check *w = report->weights;
	bool for_people = output_is_for_people(options), hidden = w->n < report->min_cell;
	struct output *out = output_open(to, options, weight_columns, ARRAY_SIZE(weight_columns));
	const char *note = hidden ? strategy_too_small : weight_note(w);

	for (size_t i = 0; i < w->n_items; i++) {
		const struct weight *item = &w->items[i];

		output_text(out, item->name);
		output_int(out, item->present);
		if (w->is_proposed && !hidden)
			output_int(out, item->changed);
		else
			output_empty(out);
		output_number(out, hidden ? (double)NAN : item->correlation);
		if (hidden)
			output_empty(out);
		else
			output_int(out, (int64_t)w->n);
		output_number(out, hidden ? (double)NAN : w->mean_error);
		output_number(out, hidden ? (double)NAN : w->present_error);
		output_number(out, hidden ? (double)NAN : w->changed_error);
		p_value_print(out, hidden ? (double)NAN : w->p, for_people);
		output_text(out, for_people && *note ? _(note) : note);
		output_end_row(out);
	}
	output_close(out);
}
