/* survey-swot - strengths, weaknesses, opportunities and threats out of the answers */
#include "surveys.h"

#include "report/left_out.h"
#include "report/survey_swot.h"

static struct survey_options given = SURVEY_OPTIONS_INIT;

static const struct opt opts[] = {
	OPT_SURVEY(given),
	OPT_SURVEY_FORM(given),
	OPT_SURVEY_ROLE(given),
	TEXT(0, "wave", &given.wave, N_("WAVE"),
	     N_("surveys of this wave; exit unless --survey names one")),
	OPT_SURVEY_FROM(given),
	OPT_SURVEY_SKIP_BAD(given),
	OPT_SURVEY_PUBLIC(given),
	OPT_END,
};

static const struct example examples[] = {
	{ N_("As a table of two by two for the report:"),
	  "kurator survey swot -f md --as-of 2021-11-25", 0 },
	{ N_("For reading, with what is neither:"),
	  "kurator survey swot --form student-student -f table -v --as-of 2021-11-25", 0 },
	EXAMPLE_END,
};

static bool has_answers(const struct summary *summary)
{
	for (size_t i = 0; i < summary->n; i++)
		if (summary->rows[i].type == SUMMARY_RESPONSE && summary->rows[i].n)
			return true;
	return false;
}

static int print(struct context *ctx, const struct survey_session *session)
{
	const struct program *program = &session->programme.program;
	struct summary_request request = { .filter = session->filter, .from = given.from };
	size_t min_cell = survey_min_cell(session, &given);
	struct summary summary = SUMMARY_INIT;
	struct swot swot = SWOT_INIT;
	struct output_options options =
		common_counted_options(ctx, given.skip_bad, session->responses.skipped);
	int status = STATUS_YES;
	struct sink sink;

	request.min_cell = min_cell;
	if (sink_open(ctx, &sink))
		return STATUS_FAILED;
	survey_summarise(&summary, &session->responses, &session->bases, &request);
	swot_make(&swot, &summary, program);
	if (!session->responses.n || (!min_cell && !has_answers(&summary)))
		survey_say_no_answers();
	swot_print(&swot, program, min_cell, sink.to, options);
	if (sink_close(&sink))
		status = STATUS_FAILED;
	else if (output_is_for_people(options)) {
		left_out_of_surveys(&session->responses, program, &session->filter);
		left_out_of_swot(&swot, &summary, min_cell,
				 options.detail && streq(options.format, "table"));
	}
	swot_release(&swot);
	summary_release(&summary);
	return status;
}

static int run(struct context *ctx, int argc, char **argv)
{
	struct survey_session session = SURVEY_SESSION_INIT;
	int status;

	(void)argc;
	(void)argv;
	if (!given.survey && !given.wave)
		given.wave = "exit";
	status = survey_session_open(ctx, &session, &given);
	if (!status)
		status = print(ctx, &session);
	survey_session_release(&session);
	return status;
}

const struct command cmd_survey_swot = {
	.name = "survey swot",
	.summary = N_("strengths, weaknesses, opportunities and threats out of the answers"),
	.opts = opts,
	.text = N_(
		"A sheet for each form of mentoring. The share of favourable answers makes a question a "
		"strength (from quality.strength_from of program.yaml on) or a weakness (below "
		"quality.weakness_below), or, where the question has 'factor: external', an opportunity "
		"or a threat; what lies between is neither (-v shows it). Favourable are ratings from "
		"quality.satisfied_from on, yes, and the upper half of options; reverse questions are "
		"turned. Every statement has its percentage, how many of how many, and for ratings the "
		"mean.\n\n"
		"Answers to open questions follow, for the curator to choose from."),
	.examples = examples,
	.flags = CMD_PRINTS | CMD_DATED | CMD_DETAIL,
	.run = run,
};
