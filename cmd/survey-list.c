/* survey-list - answers, or the surveys and how many have answered */
#include "surveys.h"

static bool only_surveys, only_missing;

static const struct opt opts[] = {
	FLAG(0, "surveys", &only_surveys,
	     N_("the surveys of program.yaml and how many have answered")),
	FLAG(0, "missing", &only_missing, N_("who was asked and has not answered")),
	OPT_END,
};

static const struct example examples[] = {
	{ N_("The answers of a person:"),
	  "kurator survey list --where person=E-002 --where survey=ss-mentee-exit", 0 },
	{ N_("Which surveys there are:"), "kurator survey list --surveys --as-of 2021-11-25", 0 },
	{ N_("Whom to ask once more:"), "kurator survey list --missing -f table --as-of 2021-11-25",
	  0 },
	EXAMPLE_END,
};

static const struct output_column survey_columns[] = {
	{ .name = "survey", .label = N_("survey"), .flags = OUTPUT_KEY },
	{ .name = "name", .label = N_("title") },
	{ .name = "form", .label = N_("form"), .flags = OUTPUT_DETAIL },
	{ .name = "role", .label = N_("role"), .flags = OUTPUT_DETAIL },
	{ .name = "wave", .label = N_("wave"), .flags = OUTPUT_DETAIL },
	{ .name = "questions", .label = N_("questions"), .type = OUTPUT_NUMBER },
	{ .name = "responses", .label = N_("filled in"), .type = OUTPUT_NUMBER },
	{ .name = "answered", .label = N_("have answered"), .type = OUTPUT_NUMBER },
	{ .name = "asked", .label = N_("people asked"), .type = OUTPUT_NUMBER },
};

static const struct output_column missing_columns[] = {
	{ .name = "survey", .label = N_("survey"), .flags = OUTPUT_KEY },
	{ .name = "person", .label = N_("id") },
	{ .name = "name", .label = N_("name") },
	{ .name = "pair", .label = N_("pair") },
};

static size_t count_responses(const struct responses *responses, const struct survey *survey)
{
	size_t n = 0;

	for (size_t i = 0; i < responses->n; i++)
		n += responses->items[i].survey == survey;
	return n;
}

static void print_survey(struct output *out, const struct survey_session *s,
			 const struct survey *survey)
{
	struct asked_now *asked;
	int n = survey_asked_now(&s->bases, &s->responses, survey, &asked), answered = 0;

	for (int i = 0; i < n; i++)
		answered += asked[i].answered;
	output_text(out, survey->id);
	output_text(out, label_text(&survey->name));
	output_text(out, survey->form);
	output_text(out, survey->role);
	output_text(out, survey->wave);
	output_int(out, (int64_t)survey->n_questions);
	output_int(out, (int64_t)count_responses(&s->responses, survey));
	if (n < 0) {
		output_empty(out);
		output_empty(out);
	} else {
		output_int(out, answered);
		output_int(out, n);
	}
	output_end_row(out);
	free(asked);
}

static void print_missing(struct output *out, const struct survey_session *s,
			  const struct survey *survey, bool for_people)
{
	struct asked_now *asked;
	int n = survey_asked_now(&s->bases, &s->responses, survey, &asked);

	for (int i = 0; i < n; i++) {
		if (asked[i].answered)
			continue;
		output_text(out, for_people ? label_text(&survey->name) : survey->id);
		output_text(out, asked[i].person->id);
		output_text(out, asked[i].person->name);
		output_text(out, asked[i].pair->id);
		output_end_row(out);
	}
	free(asked);
}

static int print_surveys(struct context *ctx, const struct survey_session *s)
{
	const struct program *program = &s->programme.program;
	struct output_options options = common_output_options(ctx);
	struct output *out;
	struct sink sink;

	if (sink_open(ctx, &sink))
		return STATUS_FAILED;
	out = only_surveys
		      ? output_open(sink.to, options, survey_columns, ARRAY_SIZE(survey_columns))
		      : output_open(sink.to, options, missing_columns, ARRAY_SIZE(missing_columns));
	for (size_t i = 0; i < program->n_surveys; i++)
		if (only_surveys)
			print_survey(out, s, &program->surveys[i]);
		else
			print_missing(out, s, &program->surveys[i], output_is_for_people(options));
	output_close(out);
	return sink_close(&sink) ? STATUS_FAILED : STATUS_YES;
}

static int list_surveys(struct context *ctx)
{
	struct survey_options given = SURVEY_OPTIONS_INIT;
	struct survey_session session = SURVEY_SESSION_INIT;
	int status;

	if (ctx->where.n || ctx->sort || ctx->select)
		return usage(ctx, _("'%s' goes without --where, --sort and --columns"),
			     only_surveys ? "--surveys" : "--missing");
	status = survey_session_open(ctx, &session, &given);
	if (!status)
		status = print_surveys(ctx, &session);
	survey_session_release(&session);
	return status;
}

static int list_answers(struct context *ctx)
{
	const struct file_schema *schema = schema_find("answers.csv");
	struct programme programme = PROGRAMME_INIT;
	const struct table *answers;
	struct listing listing;
	int status = STATUS_FAILED;

	if (!common_open(ctx, &programme) && (answers = programme_table(&programme, schema))) {
		listing_init(&listing, schema, &programme.program, answers, NULL, 0, NULL);
		status = common_list(ctx, &listing);
		listing_release(&listing);
	}
	programme_release(&programme);
	return status;
}

static int run(struct context *ctx, int argc, char **argv)
{
	(void)argc;
	(void)argv;
	if (only_surveys && only_missing)
		return usage(ctx, _("--surveys and --missing do not go together"));
	return only_surveys || only_missing ? list_surveys(ctx) : list_answers(ctx);
}

const struct command cmd_survey_list = {
	.name = "survey list",
	.summary = N_("answers to surveys, or who has not answered"),
	.opts = opts,
	.text = N_(
		"Lists answers.csv. With --surveys it lists the surveys of program.yaml instead: how many "
		"were ever filled in, and how many of the people asked in the programme's term have "
		"answered. With --missing it names who was asked and has not answered. Asked are the "
		"mentees or mentors of the survey's form, once each: at exit those whose pair has ended, "
		"otherwise those whose pair has started."),
	.columns = "answers.csv",
	.examples = examples,
	.flags = CMD_PRINTS | CMD_DATED | CMD_DETAIL | CMD_FILTERS | CMD_FACETS,
	.run = run,
};
