/*
 * status.c - the stages of the programme and how far each is
 *
 * Everything is computed from the files; what each stage asks for is in lib/engine/stages.
 */
#include "common.h"

#include "base/nearest.h"
#include "report/stage_table.h"

static const char *opt_stage;
static bool opt_missing;

static const struct opt opts[] = {
	TEXT(0, "stage", &opt_stage, N_("STAGE"), N_("only this one: its number or its id")),
	FLAG(0, "missing", &opt_missing, N_("only what is missing")),
	OPT_END,
};

static const struct example examples[] = {
	{ N_("How far the programme is:"), "kurator status -f table --as-of 2021-11-25", 0 },
	{ N_("What is missing in the stage of pairs, with the commands:"),
	  "kurator status --stage pairs --missing -v -f table --as-of 2021-11-25", 0 },
	EXAMPLE_END,
};

/* Returns STATUS_YES, or STATUS_USAGE after a message. */
static int find_stage(struct context *ctx, const struct program *program,
		      const struct program_stage **stage)
{
	struct nearest nearest = { .word = opt_stage };

	for (size_t i = 0; opt_stage && i < program->n_stages; i++) {
		char number[32];

		snprintf(number, sizeof(number), "%zu", i + 1);
		nearest_offer(&nearest, program->stages[i].id);
		if (streq(opt_stage, number) || streq(opt_stage, program->stages[i].id) ||
		    label_is(&program->stages[i].name, opt_stage)) {
			*stage = &program->stages[i];
			return STATUS_YES;
		}
	}
	if (!opt_stage)
		return STATUS_YES;
	if (nearest.best)
		return usage(ctx,
			     _("--stage: '%s' is no stage of the programme; the nearest: '%s'"),
			     opt_stage, nearest.best);
	return usage(ctx, _("--stage: '%s' is no stage of the programme"), opt_stage);
}

static int print(struct context *ctx, const struct year *year, const struct program_stage *stage)
{
	struct stage_items items;
	struct sink sink;
	int status = STATUS_FAILED;

	stage_items_find(&items, year);
	if (!sink_open(ctx, &sink)) {
		stage_table_print(&items, year->program, stage, opt_missing, sink.to,
				  common_output_options(ctx));
		status = sink_close(&sink) ? STATUS_FAILED : STATUS_YES;
	}
	stage_items_release(&items);
	return status;
}

static int run(struct context *ctx, int argc, char **argv)
{
	struct programme programme = PROGRAMME_INIT;
	const struct program_stage *stage = NULL;
	struct year year = { .programme = NULL };
	int status = STATUS_FAILED;

	(void)argc;
	(void)argv;
	if (common_open(ctx, &programme))
		goto out;
	status = find_stage(ctx, &programme.program, &stage);
	if (status == STATUS_YES)
		status = year_read(&year, &programme) ? STATUS_FAILED : print(ctx, &year, stage);
	year_release(&year);
out:
	programme_release(&programme);
	return status;
}

const struct command cmd_status = {
	.name = "status",
	.summary = N_("the stages of the programme and how far each is"),
	.opts = opts,
	.text = N_(
		"For each stage of program.yaml what it asks for, how much of it is there, who or what is missing, and the documents it results in, with number and day. All of it is computed from the files: the bases, requests, events, trainings, pairs, meetings, plans, answers, measures, practices, awards and documents.\n\nEvents and documents of the pairs' stage count from the first month of the road map on, those of the last two stages from the start of the programme; other documents as long as they are in force. A stage is done when nothing is missing. 'next' says what to do now."),
	.examples = examples,
	.flags = CMD_PRINTS | CMD_DATED | CMD_DETAIL,
	.run = run,
};
