/* monitor-indicators - the indicators of the organisation against their targets */
#include "common.h"

#include "engine/suppression.h"
#include "report/indicators.h"
#include "report/left_out.h"

static int from = DATE_NONE;
static const char *explained;
static bool skip_bad, is_public;

static const struct opt opts[] = {
	DATE(0, "from", &from, N_("DATE"),
	     N_("look at the time from this day on; without it from the start of the programme")),
	TEXT(0, "explain", &explained, N_("INDICATOR"),
	     N_("the rows behind this indicator, by id, name or number, or behind this result")),
	FLAG(0, "skip-bad", &skip_bad, N_("leave out rows that cannot be read, and count them")),
	FLAG(0, "public", &is_public, N_("for readers outside: no figures of few people")),
	OPT_END,
};

static const struct example examples[] = {
	{ N_("Where the results of the programme stand, for reading:"),
	  "kurator monitor indicators --as-of 2021-11-25 -f table", 0 },
	{ N_("The year before:"), "kurator monitor indicators --from 2020-09-01 --as-of 2021-06-30",
	  0 },
	{ N_("Who is counted:"),
	  "kurator monitor indicators --explain mentee-pupils --as-of 2021-11-25", 0 },
	{ N_("What a result rests on:"),
	  "kurator monitor indicators --explain R07 --as-of 2021-11-25 -f table", 0 },
	EXAMPLE_END,
};

struct indicator_session {
	struct programme programme;
	struct bases bases;
	struct responses responses;
	struct indicator_data data;
};

static int load(struct context *ctx, struct indicator_session *s)
{
	if (common_open(ctx, &s->programme) || bases_load(&s->bases, &s->programme, COUNTS_PARTS) ||
	    bases_require_all(&s->bases) || responses_load(&s->responses, &s->bases, DATE_NONE) ||
	    responses_require(&s->responses, skip_bad))
		return -1;
	s->data = (struct indicator_data){
		.bases = &s->bases,
		.responses = &s->responses,
		.measures = programme_table(&s->programme, schema_find("measures.csv")),
		.rows = programme_table(&s->programme, schema_find("indicators.csv")),
		.from = from == DATE_NONE ? s->programme.program.start : from,
	};
	common_warn_term(&s->programme, s->data.from);
	return s->data.measures && s->data.rows ? 0 : -1;
}

static int require(const struct indicator_data *data)
{
	if (!findings_report(&data->faults))
		return 0;
	return findings_leave_out(skip_bad, data->faults.n);
}

static size_t left_out(const struct indicator_session *s)
{
	return s->responses.skipped + s->data.faults.n;
}

static bool any_hidden(const enum indicator_hiding *hiding, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (hiding[i])
			return true;
	return false;
}

static int print_all(struct context *ctx, struct indicator_session *s)
{
	const struct program *program = &s->programme.program;
	size_t min_cell = is_public ? (size_t)program->privacy.min_cell : 0;
	struct indicator_figure *figures = xcalloc(program->n_indicators + 1, sizeof(*figures));
	enum indicator_hiding *hiding = xcalloc(program->n_indicators + 1, sizeof(*hiding));
	int status = STATUS_FAILED;
	struct sink sink;

	for (size_t i = 0; i < program->n_indicators; i++)
		figures[i] = figure_of_indicator(&s->data, &program->indicators[i], NULL);
	indicators_hide(figures, program->n_indicators, min_cell, hiding);
	if (!require(&s->data) && !sink_open(ctx, &sink)) {
		indicators_print(program, figures, hiding, min_cell, sink.to,
				 common_counted_options(ctx, skip_bad, left_out(s)));
		status = sink_close(&sink) ? STATUS_FAILED : STATUS_YES;
		if (output_is_for_people(common_output_options(ctx))) {
			left_out_of_indicators(&s->data);
			if (any_hidden(hiding, program->n_indicators))
				suppression_remark(min_cell);
		}
	}
	free(hiding);
	free(figures);
	return status;
}

static int explain(struct context *ctx, struct indicator_session *s,
		   const struct indicator *const *indicators, size_t n)
{
	struct evidence_of *parts = xcalloc(n, sizeof(*parts));
	int status = STATUS_FAILED;
	struct sink sink;

	for (size_t i = 0; i < n; i++) {
		parts[i].indicator = indicators[i];
		parts[i].note = figure_of_indicator(&s->data, indicators[i], &parts[i].list).note;
	}
	if (!require(&s->data) && !sink_open(ctx, &sink)) {
		evidence_print(parts, n, sink.to,
			       common_counted_options(ctx, skip_bad, left_out(s)));
		status = sink_close(&sink) ? STATUS_FAILED : STATUS_YES;
		evidence_say_none(parts, n);
	}
	for (size_t i = 0; i < n; i++)
		evidence_release(&parts[i].list);
	free(parts);
	return status;
}

static int print(struct context *ctx, struct indicator_session *s)
{
	const struct program *program = &s->programme.program;
	const struct indicator **indicators;
	size_t n;
	int status;

	if (!explained)
		return print_all(ctx, s);
	n = indicators_called(program, explained, &indicators);
	if (n)
		status = explain(ctx, s, indicators, n);
	else
		status = usage(ctx, _("option '%s': '%s' is not %s"), "--explain", explained,
			       _("an indicator or an expected result of program.yaml"));
	free(indicators);
	return status;
}

static int run(struct context *ctx, int argc, char **argv)
{
	struct indicator_session session = { .programme = PROGRAMME_INIT,
					     .bases = BASES_INIT,
					     .responses = RESPONSES_INIT };
	int status = STATUS_FAILED;

	(void)argc;
	(void)argv;
	if (explained && is_public)
		return usage(ctx, _("--explain names people: it does not go with --public"));
	if (!load(ctx, &session))
		status = print(ctx, &session);
	findings_release(&session.data.faults);
	responses_release(&session.responses);
	bases_release(&session.bases);
	programme_release(&session.programme);
	return status;
}

const struct command cmd_monitor_indicators = {
	.name = "monitor indicators",
	.summary = N_("indicators of the organisation against their targets"),
	.opts = opts,
	.text = N_(
		"A row for each expected result of the programme and of its forms and each indicator that "
		"would show it, then the other indicators: at entry, at exit, the change, numerator and "
		"denominator, the target of the year (or the direction of change) and whether it is met, "
		"and where the number comes from. What the data do not tell is empty, never 0.\n\n"
		"Counts are made from the bases; measures and answers compare the same people at entry "
		"and at exit, and where their change may be chance (p 0.05 or more) the target is 'unclear'; "
		"all else, and the entry of counts, comes from indicators.csv: entry is the last period "
		"that began by the first day looked at, exit the last one by today.\n\n"
		"--explain prints the rows behind a number: file and line, whether each is counted, and of a "
		"share whether it adds to the numerator, the denominator or both. It takes what the first column of the table says, an id, or a result (R07) with all its "
		"indicators."),
	.examples = examples,
	.flags = CMD_PRINTS | CMD_DATED | CMD_DETAIL,
	.run = run,
};
