/*
 * handover.c - one new folder for a successor: the state, what is open, where everything is
 *
 * What stands in it is in lib/report/handover.h; how it is made whole or not at all, in lib/store/new_folder.h.
 */
#include "common.h"

#include "report/handover.h"

static const struct example examples[] = {
	{ N_("What would be handed over:"),
	  "kurator handover ../for-successor -n --as-of 2021-11-25", 0 },
	{ N_("A folder for the successor:"), "kurator handover ../for-successor --as-of 2021-11-25",
	  0 },
	EXAMPLE_END,
};

/* Returns 0, or -1 after a message. */
static int make(struct context *ctx, struct handover *handover, const char *path)
{
	struct new_file files[HANDOVER_FILES];
	int result;

	handover_write(handover, files);
	result = ctx->dry_run ? 0 : new_folder_make(path, files, HANDOVER_FILES);
	if (!result)
		remark(ctx->dry_run ? _("would write the folder '%s':")
				    : _("wrote the folder '%s':"),
		       path);
	for (size_t i = 0; i < HANDOVER_FILES; i++) {
		if (!result)
			remark("  %s: %s", files[i].name, handover_title(i));
		strbuf_release(&files[i].bytes);
	}
	return result;
}

static void say_whom(struct handover *handover)
{
	export_gate_say_by_id(&handover->gate);
	remark(_("it holds personal data: hand it to the successor alone"));
}

/* A fault in a file that nothing was computed from is told, and is in files.csv, too. */
static void say_problems(const struct handover *handover)
{
	for (size_t i = 0; i < handover->n_files; i++)
		if (*handover->files[i].problem)
			warning("%s", handover->files[i].problem);
}

static int hand_over(struct context *ctx, struct year *year, const char *path)
{
	struct handover handover = HANDOVER_INIT;
	int result = handover_read(&handover, year);

	if (!result) {
		say_problems(&handover);
		result = make(ctx, &handover, path);
	}
	if (!result)
		say_whom(&handover);
	handover_release(&handover);
	return result;
}

static int run(struct context *ctx, int argc, char **argv)
{
	struct programme programme = PROGRAMME_INIT;
	struct year year = { .programme = NULL };
	int result = -1;

	(void)argc;
	if (!*argv[0])
		return usage(ctx, _("the folder has no name"));
	if (!common_open(ctx, &programme) && !new_folder_check(argv[0], programme.store.dirfd) &&
	    !year_read(&year, &programme))
		result = hand_over(ctx, &year, argv[0]);
	year_release(&year);
	programme_release(&programme);
	return result ? STATUS_FAILED : STATUS_YES;
}

const struct command cmd_handover = {
	.name = "handover",
	.summary = N_("write one folder for a successor"),
	.operands = N_("DIR"),
	.min_operands = 1,
	.max_operands = 1,
	.text = N_(
		"Writes the new folder DIR: README.md, for reading, with the stages of the programme, what the director, the curator and the mentors have to do, what is overdue on the road map, open requests, pairs and groups under way, consents to be got, and every file of the programme with what it holds, its rows, its size and its SHA-256; and the same as CSV tables.\n\nDIR lies outside of the programme's folder and does not exist yet or is empty; it is made whole or not at all, and a new one can be read by its owner alone. Names stand only where there is a consent that holds: all others are named by the id. The programme itself is not changed: to hand it over, copy its folder."),
	.examples = examples,
	.flags = CMD_WRITES | CMD_DATED,
	.run = run,
};
