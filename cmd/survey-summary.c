/* survey-summary - what the answers to the surveys say */
#include "surveys.h"

#include "report/left_out.h"
#include "report/survey_summary.h"

static struct survey_options given = SURVEY_OPTIONS_INIT;
static struct text_list by;

static const struct opt opts[] = {
	OPT_SURVEY(given),
	OPT_SURVEY_FORM(given),
	OPT_SURVEY_ROLE(given),
	OPT_SURVEY_WAVE(given),
	LIST(0, "by", &by, N_("COLUMN"),
	     N_("apart for each group: form, role, wave, variant, kind, class or any column of "
		"people or pairs; may be repeated")),
	OPT_SURVEY_FROM(given),
	OPT_SURVEY_SKIP_BAD(given),
	OPT_SURVEY_PUBLIC(given),
	OPT_END,
};

static const struct example examples[] = {
	{ N_("What mentees said at the end, for reading:"),
	  "kurator survey summary --survey ss-mentee-exit -f table --as-of 2021-11-25", 0 },
	{ N_("All surveys at exit by role model:"),
	  "kurator survey summary --wave exit --by variant --as-of 2021-11-25", 0 },
	EXAMPLE_END,
};

static int print(struct context *ctx, const struct survey_session *session)
{
	struct summary_request request = { .filter = session->filter, .from = given.from };
	struct summary summary = SUMMARY_INIT;
	struct strbuf why = STRBUF_INIT;
	struct sink sink;

	request.min_cell = survey_min_cell(session, &given);
	if (survey_grouping_init(&request.grouping, by.items, by.n, &session->bases, &why)) {
		usage(ctx, "%s", why.buf);
		strbuf_release(&why);
		return STATUS_USAGE;
	}
	if (sink_open(ctx, &sink))
		return STATUS_FAILED;
	survey_summarise(&summary, &session->responses, &session->bases, &request);
	if (!summary.n)
		survey_say_no_answers();
	summary_print(&summary, &request.grouping, sink.to,
		      common_counted_options(ctx, given.skip_bad, session->responses.skipped));
	summary_release(&summary);
	if (sink_close(&sink))
		return STATUS_FAILED;
	if (output_is_for_people(common_output_options(ctx)))
		left_out_of_surveys(&session->responses, &session->programme.program,
				    &session->filter);
	return STATUS_YES;
}

static int run(struct context *ctx, int argc, char **argv)
{
	struct survey_session session = SURVEY_SESSION_INIT;
	int status;

	(void)argc;
	(void)argv;
	status = survey_session_open(ctx, &session, &given);
	if (!status)
		status = print(ctx, &session);
	survey_session_release(&session);
	free(by.items);
	return status;
}

const struct command cmd_survey_summary = {
	.name = "survey summary",
	.summary = N_("what the answers to the surveys say"),
	.opts = opts,
	.text = N_(
		"Question by question: how many of those who filled in the survey answered (n of N), the "
		"mean of ratings and the share of yes with their 95 % intervals (Student, Wilson), how the "
		"answers are spread, and what was said to open questions. Above that, how many of the "
		"people who were asked have answered, and how many gave every rating the same; below, "
		"Cronbach's alpha with Feldt's interval for every construct that two ratings or more ask "
		"about.\n\n"
		"Asked are the mentees or mentors of the survey's form: at exit those whose pair has ended, "
		"otherwise those whose pair has started. Answers are of the survey, the wave, the person and "
		"the pair; without a pair they belong to the person's only pair of that day.\n\n"
		"In rows of type rating, percent is the share of favourable answers "
		"(quality.satisfied_from of program.yaml)."),
	.examples = examples,
	.flags = CMD_PRINTS | CMD_DATED,
	.run = run,
};
