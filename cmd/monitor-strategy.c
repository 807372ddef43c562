/*
 * monitor-strategy.c - which way of forming pairs was followed by more gain
 *
 * Reads measures.csv of the programme as `monitor compare` does; gains are those of mentees.
 */
#include "common.h"

#include "report/strategy.h"

static struct text_list by, measures;
static const char *part;
static bool skip_bad, is_public;
static const char *const parts[] = { "groups", "tests", "weights", NULL };

static const struct opt opts[] = {
	LIST(0, "by", &by, N_("CRITERION"),
	     N_("only by this criterion, or by any column of pairs, mentees or mentors; may be "
		"repeated")),
	LIST(0, "measure", &measures, N_("MEASURE"),
	     N_("the gain of this measure, in its own units; may be repeated; without it of all "
		"measures together")),
	CHOICE(0, "part", &part, parts,
	       N_("groups with their gains, tests of the criteria, weights of matching; without it "
		  "groups")),
	FLAG(0, "skip-bad", &skip_bad, N_("leave out rows that cannot be read, and count them")),
	FLAG(0, "public", &is_public, N_("for readers outside: no figures of small groups")),
	OPT_END,
};

static const struct example examples[] = {
	{ N_("What the school's pairs show, for reading:"),
	  "kurator monitor strategy -f table --as-of 2021-11-25", 0 },
	{ N_("One measure, by role model and the mentee's sex:"),
	  "kurator monitor strategy --measure marks --by variant --by sex --as-of 2021-11-25", 0 },
	{ N_("All tests:"), "kurator monitor strategy --part tests --as-of 2021-11-25", 0 },
	EXAMPLE_END,
};

/* What the run has open. */
struct session {
	struct programme programme;
	struct bases bases;
	struct entry_exit data;
	struct pair_index index;
	struct goals goals;
	struct process_quality process;
	struct eligibility eligibility;
	struct criteria_data criteria;
	struct gains gains;
	struct strategy_result *results;
	size_t n_results;
	struct weight_check weights;
};

/* ---- reading ---- */

static int load(struct context *ctx, struct session *s)
{
	struct grouping none = { .bases = &s->bases };

	if (common_open(ctx, &s->programme) ||
	    bases_load(&s->bases, &s->programme, BASES_MEETINGS | BASES_CHOICES) ||
	    bases_require_all(&s->bases) || goals_read(&s->goals, &s->bases) ||
	    entry_exit_read_programme(&s->data, &s->bases, skip_bad))
		return -1;
	pair_index_init(&s->index, &s->bases);
	eligibility_init(&s->eligibility, &s->bases, s->bases.today);
	process_quality_make(&s->process, &s->bases, &s->index, &s->goals, &none, DATE_NONE);
	criteria_data_init(&s->criteria, &s->bases, &s->eligibility, &s->process);
	gains_of(&s->gains, &s->data, &s->bases);
	return 0;
}

static void session_release(struct session *s, bool loaded)
{
	for (size_t i = 0; i < s->n_results; i++)
		strategy_release(&s->results[i]);
	free(s->results);
	if (loaded) {
		gains_release(&s->gains);
		criteria_data_release(&s->criteria);
		process_quality_release(&s->process);
		eligibility_release(&s->eligibility);
		pair_index_release(&s->index);
	}
	goals_release(&s->goals);
	entry_exit_release(&s->data);
	bases_release(&s->bases);
	programme_release(&s->programme);
}

/* ---- making ---- */

/* Takes over the outcome. Returns an exit status. */
static int add_result(struct context *ctx, struct session *s, struct outcome *outcome)
{
	const char *const *names = by.n ? by.items : criteria_names;
	struct strbuf why = STRBUF_INIT;
	size_t n = by.n;
	int status = STATUS_YES;

	while (!by.n && names[n])
		n++;
	if (strategy_make(&s->results[s->n_results++], outcome, &s->criteria, names, n, &why))
		status = usage(ctx, "%s", why.buf);
	strbuf_release(&why);
	return status;
}

static int make_results(struct context *ctx, struct session *s)
{
	const struct program *program = &s->programme.program;
	int status = STATUS_YES;
	struct outcome outcome;

	s->results = xcalloc(measures.n + 1, sizeof(*s->results));
	if (!measures.n) {
		outcome_of_all(&outcome, &s->gains);
		status = add_result(ctx, s, &outcome);
	}
	for (size_t i = 0; i < measures.n && !status; i++) {
		const struct measure *m = program_measure_by_label(program, measures.items[i]);

		if (!m)
			return usage(ctx, _("option '%s': '%s' is not %s"), "--measure",
				     measures.items[i], _("a measure of program.yaml"));
		outcome_of_measure(&outcome, &s->gains, (size_t)(m - program->measures));
		status = add_result(ctx, s, &outcome);
	}
	strategy_adjust(s->results, s->n_results,
			is_public ? (size_t)program->privacy.min_cell : 0);
	return status;
}

/* Of all measures together, whatever is printed: matching has one set of weights. */
static void check_weights(struct session *s)
{
	struct outcome outcome;
	struct scoring scoring;

	outcome_of_all(&outcome, &s->gains);
	scoring_init(&scoring, &s->eligibility, NULL);
	weights_check(&s->weights, &outcome, &scoring);
	scoring_release(&scoring);
	outcome_release(&outcome);
}

static int print(struct context *ctx, struct session *s)
{
	const struct program *program = &s->programme.program;
	struct output_options options = common_counted_options(ctx, skip_bad, s->data.skipped);
	struct strategy_report report = {
		.program = program,
		.results = s->results,
		.n_results = s->n_results,
		.weights = &s->weights,
		.min_cell = is_public ? (size_t)program->privacy.min_cell : 0,
	};
	struct sink sink;

	if (sink_open(ctx, &sink))
		return STATUS_FAILED;
	if (part && streq(part, "weights"))
		strategy_print_weights(&report, sink.to, options);
	else if (part && streq(part, "tests"))
		strategy_print_tests(&report, sink.to, options);
	else
		strategy_print_groups(&report, sink.to, options);
	if (sink_close(&sink))
		return STATUS_FAILED;
	strategy_warn(&report);
	if (ctx->verbose || output_is_for_people(options))
		strategy_conclude(&report);
	return STATUS_YES;
}

static int run(struct context *ctx, int argc, char **argv)
{
	struct session session = {
		.programme = PROGRAMME_INIT,
		.bases = BASES_INIT,
		.data = ENTRY_EXIT_INIT,
	};
	int status = STATUS_FAILED;
	bool loaded = !load(ctx, &session);

	(void)argc;
	(void)argv;
	if (loaded) {
		status = make_results(ctx, &session);
		if (!status) {
			check_weights(&session);
			status = print(ctx, &session);
		}
	}
	session_release(&session, loaded);
	free(by.items);
	free(measures.items);
	return status;
}

const struct command cmd_monitor_strategy = {
	.name = "monitor strategy",
	.summary = N_("which way of forming pairs was followed by more gain"),
	.opts = opts,
	.text = N_(
		"What mentees gained from entry to exit, by how their pair was formed (role model, method, "
		"form, same subject, classes apart), who the mentor is (kind, contour, type, experience, "
		"hours of training), how it worked (meetings, plan, confirmations) and where the mentee "
		"began. A gain is positive where it is an improvement, whatever the measure's direction. "
		"Without --measure all measures are taken together, each in standard deviations of its "
		"entry.\n\n"
		"Next to the gain stands the gain at equal entry (analysis of covariance), with its 95 % "
		"interval, and the same drawn together by how uncertain it is (empirical Bayes): a group of "
		"two pairs says little. p is by permutation, corrected by Holm over all criteria.\n\n"
		"Whether anything is shown at all is decided by one overall test over all criteria; when "
		"nothing is, it says so. Changed weights of matching are proposed only when they foretell "
		"the gains of pairs held out better than the present ones do."),
	.examples = examples,
	.flags = CMD_PRINTS | CMD_DATED | CMD_DETAIL,
	.run = run,
};
