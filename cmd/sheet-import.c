/* sheet-import - take over what a person has changed in a spreadsheet */
#include "sheets.h"

static bool opt_remove;

static const struct opt opts[] = {
	SHEET_OPTIONS,
	FLAG(0, "remove", &opt_remove, N_("remove records that are no longer in the sheet")),
	OPT_END,
};

static const struct example examples[] = {
	{ N_("See first what would happen:"),
	  "kurator sheet export mentees -o mentees.xlsx && kurator sheet import -n mentees.xlsx",
	  0 },
	{ N_("New pupils from a class teacher's list:"),
	  "printf 'ФИО;Класс;Дата рождения\\nНовикова Ася;7Б;15.03.2009\\n' | kurator sheet import - --as mentees --set kind=student",
	  0 },
	EXAMPLE_END,
};

static void say_result(const struct context *ctx, const struct merge *merge)
{
	size_t added = merge->counts[DIFFERENCE_ADDED], changed = merge->counts[DIFFERENCE_CHANGED];
	size_t removed = opt_remove ? merge->counts[DIFFERENCE_REMOVED] : 0;
	size_t left = merge->counts[DIFFERENCE_CONFLICT] + merge->counts[DIFFERENCE_DAMAGED] +
		      merge->counts[DIFFERENCE_DOUBTFUL] + merge->counts[DIFFERENCE_REFUSED];

	if (ctx->dry_run)
		remark(_("would be: records added %zu, cells changed %zu, records removed %zu"),
		       added, changed, removed);
	else
		remark(_("records added %zu, cells changed %zu, records removed %zu"), added,
		       changed, removed);
	if (left)
		remark(nth_("%zu line is left to settle", "%zu lines are left to settle", left),
		       left);
}

/* Under the lock: the base is read anew, compared, changed and committed. */
static int import(struct context *ctx, struct programme *programme, struct sheet_job *job)
{
	struct table *table;

	if (store_begin(&programme->store))
		return STATUS_FAILED;
	table = programme_edit(programme, job->recognised.schema);
	if (!table)
		return STATUS_FAILED;
	sheet_job_compare(job, programme, table);
	if (merge_apply(&job->merge, programme, table, opt_remove) ||
	    programme_commit(programme, ctx->command_line, ctx->dry_run) ||
	    sheet_job_print(ctx, job, programme))
		return STATUS_FAILED;
	say_result(ctx, &job->merge);
	return merge_is_open(&job->merge) ? STATUS_NO : STATUS_YES;
}

static int run(struct context *ctx, int argc, char **argv)
{
	struct programme programme = PROGRAMME_INIT;
	struct sheet_job job = { .n_defaults = 0 };
	int status;

	(void)argc;
	status = sheet_job_open(ctx, &job, &programme, argv[0]);
	if (status == STATUS_YES)
		status = import(ctx, &programme, &job);
	sheet_job_release(&job);
	programme_release(&programme);
	return status;
}

const struct command cmd_sheet_import = {
	.name = "sheet import",
	.summary = N_("take over what a person has changed in a spreadsheet"),
	.operands = N_("FILE"),
	.min_operands = 1,
	.max_operands = 1,
	.opts = opts,
	.text = N_(
		"Reads FILE as 'sheet diff' does, shows the same lines, and writes what is certain: added records, and changed cells where the programme still holds what was exported (or nothing). Everything else stays as it is and is listed: conflicts, damaged, doubtful and refused cells. Settle them in the sheet or in a map of headings and import it again: what was taken over before is then no change.\n\n"
		"A change that a rule of 'check' would call an error is refused. Records that are no longer in the sheet are removed with --remove only. One import is one change: 'kurator undo' takes it back.\n\n"
		"Cells that name people take ids or names; a name counts only where nobody else can be meant.\n\n"
		"The exit status is 1 where lines are left to settle."),
	.examples = examples,
	.flags = CMD_PRINTS | CMD_WRITES | CMD_DATED | CMD_DETAIL,
	.run = run,
};
