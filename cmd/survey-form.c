/* survey-form - a blank questionnaire */
#include "common.h"

#include "model/responses.h"
#include "report/survey_form.h"

static const char *format = "md";
static bool with_people;
static const char *const formats[] = { "md", "html", "csv", NULL };

static const struct opt opts[] = {
	CHOICE('f', "format", &format, formats,
	       N_("md (the default) and html for people, csv: a sheet to be filled in")),
	FLAG(0, "people", &with_people,
	     N_("csv: a row for everybody who is asked and has not answered")),
	OPT_END,
};

static const struct example examples[] = {
	{ N_("For paper or a word processor:"), "kurator survey form ss-mentee-entry", 0 },
	{ N_("A page to be filled in or printed, in English:"),
	  "kurator survey form tt-mentor-exit -f html --lang en -o form.html", 0 },
	{ N_("A sheet for those who have not answered yet; 'survey add' takes it back:"),
	  "kurator survey form ss-mentor-entry -f csv --people --as-of 2021-11-25", 0 },
	EXAMPLE_END,
};

/* Those who are asked and have not answered; returns how many, or -1 after a message. The caller frees *people. */
static int find_people(struct programme *programme, const struct survey *survey,
		       struct bases *bases, const struct person ***people)
{
	struct responses responses = RESPONSES_INIT;
	struct asked_now *asked = NULL;
	int of = -1, n = -1;

	programme_say_today(programme);
	if (bases_load(bases, programme, BASES_PEOPLE | BASES_PAIRS) || bases_require_all(bases) ||
	    responses_load(&responses, bases, DATE_NONE) ||
	    responses_require(&responses, BAD_ROWS_SKIP))
		goto out;
	of = survey_asked_now(bases, &responses, survey, &asked);
	if (of < 0) {
		error(_("survey '%s': the bases do not tell who is asked"), survey->id);
		goto out;
	}
	*people = xcalloc((size_t)of + 1, sizeof(**people));
	n = 0;
	for (int i = 0; i < of; i++)
		if (!asked[i].answered)
			(*people)[n++] = asked[i].person;
out:
	responses_release(&responses);
	free(asked);
	return n;
}

static int print_form(struct context *ctx, const struct survey *survey,
		      const struct person *const *people, size_t n)
{
	struct sink sink;

	if (sink_open(ctx, &sink))
		return STATUS_FAILED;
	if (streq(format, "md"))
		survey_form_markdown(survey, sink.to);
	else if (streq(format, "html"))
		survey_form_html(survey, sink.to);
	else
		survey_form_csv(survey, people, n, sink.to);
	return sink_close(&sink) ? STATUS_FAILED : STATUS_YES;
}

static int print(struct context *ctx, struct programme *programme, const struct survey *survey)
{
	const struct person **people = NULL;
	struct bases bases = BASES_INIT;
	int n = with_people ? find_people(programme, survey, &bases, &people) : 0;
	int status = n < 0 ? STATUS_FAILED : print_form(ctx, survey, people, (size_t)n);

	free(people);
	bases_release(&bases);
	return status;
}

static int run(struct context *ctx, int argc, char **argv)
{
	struct programme programme = PROGRAMME_INIT;
	const struct survey *survey;
	int status = STATUS_FAILED;

	(void)argc;
	if (with_people && !streq(format, "csv"))
		return usage(ctx, _("--people goes with --format csv"));
	if (programme_open(&programme, ctx->directory, ctx->as_of))
		goto out;
	survey = program_survey_by_label(&programme.program, argv[0]);
	if (survey)
		status = print(ctx, &programme, survey);
	else
		status = usage(ctx, _("'%s' is none of the surveys in program.yaml"), argv[0]);
out:
	programme_release(&programme);
	return status;
}

const struct command cmd_survey_form = {
	.name = "survey form",
	.summary = N_("print a blank questionnaire"),
	.operands = N_("SURVEY"),
	.min_operands = 1,
	.max_operands = 1,
	.opts = opts,
	.text = N_(
		"Prints the questions of a survey of program.yaml, in the language of the programme or of "
		"--lang: as Markdown, as an HTML page that needs nothing from elsewhere, or as a CSV sheet "
		"with a column per question that 'survey add' takes when it is filled in. 'survey list "
		"--surveys' names the surveys."),
	.examples = examples,
	.flags = CMD_FILE | CMD_DATED,
	.run = run,
};
