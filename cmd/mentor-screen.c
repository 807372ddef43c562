/* mentor-screen - show which steps of selection mentors lack */
#include "common.h"

#include "model/selection.h"

static bool opt_all;

static const struct opt opts[] = {
	FLAG(0, "all", &opt_all, N_("also mentors who lack nothing")),
	OPT_END,
};

static const struct example examples[] = {
	{ N_("Who lacks what:"), "kurator mentor screen --as-of 2021-11-25", 0 },
	{ N_("All mentors, for reading:"),
	  "kurator mentor screen --all -f table --as-of 2021-11-25", 0 },
	EXAMPLE_END,
};

static const struct output_column columns[] = {
	{ .name = "id", .label = N_("id"), .flags = OUTPUT_KEY },
	{ .name = "name", .label = N_("name"), .flags = OUTPUT_KEY },
	{ .name = "kind", .label = N_("kind"), .flags = OUTPUT_DETAIL },
	{ .name = "form", .label = N_("form"), .flags = OUTPUT_DETAIL },
	{ .name = "application", .label = N_("appl.") },
	{ .name = "interview", .label = N_("interv.") },
	{ .name = "decision", .label = N_("decis.") },
	{ .name = "training", .label = N_("train.") },
	{ .name = "consent", .label = N_("cons.") },
	{ .name = "agreement", .label = N_("agreem.") },
	{ .name = "missing", .label = N_("missing"), .type = OUTPUT_NUMBER },
};

static const enum selection_step steps[] = {
	SELECTION_APPLICATION, SELECTION_INTERVIEW, SELECTION_DECISION,
	SELECTION_TRAINING,    SELECTION_CONSENT,   SELECTION_AGREEMENT,
};

/* Words for machines; signs for people, so that what is missing catches the eye. */
static const char *step_text(enum step_status status, bool for_people)
{
	static const char *const words[] = {
		[STEP_NOT_NEEDED] = "not-needed",
		[STEP_DONE] = "done",
		[STEP_MISSING] = "missing",
	};
	static const char *const labels[] = {
		[STEP_NOT_NEEDED] = "",
		[STEP_DONE] = N_("yes"),
		[STEP_MISSING] = N_("NO"),
	};

	if (!for_people)
		return words[status];
	return *labels[status] ? _(labels[status]) : "–";
}

static void print_row(struct output *out, const struct bases *bases, const struct person *mentor,
		      const struct form *form, bool for_people)
{
	struct strbuf unused = STRBUF_INIT;
	size_t missing = selection_missing(bases, mentor, form, bases->today, &unused);

	strbuf_release(&unused);
	if (!missing && !opt_all)
		return;
	output_text(out, mentor->id);
	output_text(out, mentor->name);
	output_text(out, for_people ? label_text(&mentor->kind->name) : mentor->kind->id);
	output_text(out, !form ? "" : for_people ? label_text(&form->name) : form->id);
	for (size_t i = 0; i < ARRAY_SIZE(steps); i++)
		output_text(out,
			    step_text(selection_status(bases, mentor, form, steps[i], bases->today),
				      for_people));
	output_int(out, (int64_t)missing);
	output_end_row(out);
}

/* A row for each active form that admits the mentor; one by the general rules for people in reserve. */
static void print_mentor(struct output *out, const struct bases *bases, const struct person *mentor,
			 bool for_people)
{
	const struct program *program = &bases->programme->program;
	bool admitted = false;

	for (size_t i = 0; i < program->n_forms; i++) {
		const struct form *form = &program->forms[i];

		if (!form->active || !ids_have(&form->mentor.kinds, mentor->kind->id))
			continue;
		admitted = true;
		print_row(out, bases, mentor, form, for_people);
	}
	if (!admitted)
		print_row(out, bases, mentor, NULL, for_people);
}

static int print_all(struct context *ctx, const struct bases *bases)
{
	struct output_options options = common_output_options(ctx);
	bool for_people = streq(options.format, "table") || streq(options.format, "md");
	struct output *out;
	struct sink sink;

	if (sink_open(ctx, &sink))
		return STATUS_FAILED;
	out = output_open(sink.to, options, columns, ARRAY_SIZE(columns));
	for (size_t i = 0; i < bases->n_mentors; i++) {
		const struct person *mentor = &bases->mentors[i];
		enum mentor_state state = mentor_state(bases, mentor);

		if (state != MENTOR_LEFT && state != MENTOR_REJECTED)
			print_mentor(out, bases, mentor, for_people);
	}
	output_close(out);
	return sink_close(&sink) ? STATUS_FAILED : STATUS_YES;
}

static int run(struct context *ctx, int argc, char **argv)
{
	struct programme programme = PROGRAMME_INIT;
	struct bases bases = BASES_INIT;
	int status = STATUS_FAILED;

	(void)argc;
	(void)argv;
	if (!common_open(ctx, &programme) && !bases_load(&bases, &programme, BASES_PEOPLE) &&
	    !bases_require_all(&bases))
		status = print_all(ctx, &bases);
	bases_release(&bases);
	programme_release(&programme);
	return status;
}

const struct command cmd_mentor_screen = {
	.name = "mentor screen",
	.summary = N_("show which steps of selection mentors lack"),
	.opts = opts,
	.text = N_(
		"For every mentor who has neither left nor been rejected, and every active form that "
		"admits the kind of person: which of the steps application, interview, decision, "
		"training, consent and agreement are done, missing or not needed. program.yaml says "
		"what is needed (selection). What is missing blocks pairing."),
	.examples = examples,
	.flags = CMD_PRINTS | CMD_DATED | CMD_DETAIL,
	.run = run,
};
