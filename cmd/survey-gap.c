/* survey-gap - expectation against reality */
#include "surveys.h"

#include "report/left_out.h"
#include "report/survey_gap.h"

static struct survey_options given = SURVEY_OPTIONS_INIT;
static struct text_list by;

static const struct opt opts[] = {
	OPT_SURVEY_FORM(given),
	OPT_SURVEY_ROLE(given),
	LIST(0, "by", &by, N_("COLUMN"),
	     N_("apart for each group: variant, kind, class or any column of people or pairs; may be "
		"repeated")),
	OPT_SURVEY_FROM(given),
	OPT_SURVEY_SKIP_BAD(given),
	OPT_SURVEY_PUBLIC(given),
	OPT_END,
};

static const struct example examples[] = {
	{ N_("What was expected and what was found, for reading:"),
	  "kurator survey gap -f table --as-of 2021-11-25", 0 },
	{ N_("Mentees of one form:"),
	  "kurator survey gap --form student-student --role mentee --as-of 2021-11-25", 0 },
	EXAMPLE_END,
};

static bool has_answers(const struct gaps *gaps)
{
	for (size_t i = 0; i < gaps->n; i++)
		if (gaps->rows[i].figures.n)
			return true;
	return false;
}

static int print(struct context *ctx, const struct survey_session *session)
{
	struct output_options options =
		common_counted_options(ctx, given.skip_bad, session->responses.skipped);
	size_t min_cell = survey_min_cell(session, &given);
	struct grouping grouping;
	struct strbuf why = STRBUF_INIT;
	struct gaps gaps = GAPS_INIT;
	struct sink sink;

	if (survey_grouping_init(&grouping, by.items, by.n, &session->bases, &why)) {
		usage(ctx, "%s", why.buf);
		strbuf_release(&why);
		return STATUS_USAGE;
	}
	if (sink_open(ctx, &sink))
		return STATUS_FAILED;
	survey_gaps(&gaps, &session->responses, &session->bases, &session->filter, &grouping,
		    ZEROS_PRATT);
	gaps_suppress(&gaps, min_cell);
	gaps_print(&gaps, &grouping, min_cell, sink.to, options);
	if (sink_close(&sink)) {
		gaps_release(&gaps);
		return STATUS_FAILED;
	}
	if (!has_answers(&gaps))
		remark(_("nobody has answered a question at entry and at exit: there is nothing to "
			 "compare"));
	if (output_is_for_people(options)) {
		left_out_of_surveys(&session->responses, &session->programme.program,
				    &session->filter);
		left_out_of_gaps(&session->responses, &session->filter);
		gaps_conclude(&gaps, min_cell);
	}
	gaps_release(&gaps);
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

const struct command cmd_survey_gap = {
	.name = "survey gap",
	.summary = N_("compare what was expected with what was found"),
	.opts = opts,
	.text = N_(
		"Mirrored questions of the surveys at entry and at exit (same form, role, construct and "
		"type), answered by the same people about the same pair: mean expectation, mean reality, "
		"the gap (reality - expectation) with its 95 % interval by Student's t, p corrected by "
		"Holm over all rows, and how many found less than they had expected. Of yes/no questions "
		"the means are the shares of yes, tested by McNemar; choices are tested by Stuart and "
		"Maxwell.\n\n"
		"Reverse questions are turned, so that more is always better. missing_entry counts people "
		"who answered at exit only, missing_exit those whose pair ended without an answer."),
	.examples = examples,
	.flags = CMD_PRINTS | CMD_DATED,
	.run = run,
};
