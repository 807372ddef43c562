/* sheet-diff - show what a person has changed in a spreadsheet */
#include "sheets.h"

static bool opt_headings;

static const struct opt opts[] = {
	SHEET_OPTIONS,
	FLAG(0, "headings", &opt_headings,
	     N_("print what the headings mean, as a map to be corrected and given to --map")),
	OPT_END,
};

static const struct example examples[] = {
	{ N_("A sheet in which nothing was changed:"),
	  "kurator sheet export mentees -o mentees.xlsx && kurator sheet diff mentees.xlsx", 0 },
	{ N_("A class teacher's list against the base:"),
	  "printf 'ФИО;Класс\\nНовикова Ася;7Б\\n' | kurator sheet diff - --as mentees --set kind=student",
	  1 },
	{ N_("What the headings of a table mean, as a map to be corrected:"),
	  "printf 'ФИО;Тел бабушки\\n' | kurator sheet diff - --as mentees --headings", 0 },
	EXAMPLE_END,
};

static int run(struct context *ctx, int argc, char **argv)
{
	struct programme programme = PROGRAMME_INIT;
	struct sheet_job job = { .n_defaults = 0 };
	const struct table *table;
	int status;

	(void)argc;
	status = sheet_job_open(ctx, &job, &programme, argv[0]);
	if (status != STATUS_YES)
		goto out;
	if (opt_headings) {
		status = sheet_job_print_headings(ctx, &job) ? STATUS_FAILED : STATUS_YES;
		goto out;
	}
	table = programme_table(&programme, job.recognised.schema);
	sheet_job_compare(&job, &programme, table);
	sheet_job_say_counts(&job);
	if (sheet_job_print(ctx, &job, &programme))
		status = STATUS_FAILED;
	else
		status = job.merge.n ? STATUS_NO : STATUS_YES;
out:
	sheet_job_release(&job);
	programme_release(&programme);
	return status;
}

const struct command cmd_sheet_diff = {
	.name = "sheet diff",
	.summary = N_("show what a person has changed in a spreadsheet"),
	.operands = N_("FILE"),
	.min_operands = 1,
	.max_operands = 1,
	.opts = opts,
	.text = N_(
		"FILE is a workbook (.xlsx, .ods) or CSV in any encoding and with any delimiter; - is standard input. It may come from 'sheet export' or from anybody: headings are known in Russian and English, by the words of the official forms, below titles, in two lines. What was recognised is said on stderr, with -v heading by heading; what is doubtful is not used until --map settles it.\n\n"
		"A sheet that was exported is compared cell by cell with what was exported and with what the programme holds today: only what the person changed is shown. Rows that were moved or sorted and cells in another format are no change. Without a kept export, records are found by id, or by name, birth and class, and compared with the base alone.\n\n"
		"added: a new record, for programs with a line for each of its cells; changed: will be taken over; removed: no longer in the sheet; conflict: changed in the programme too; restored: spoilt by a program, and known what it was; damaged: spoilt, and not known; doubtful: could mean several things; refused: no value of the column.\n\n"
		"The exit status is 1 where there is any difference."),
	.examples = examples,
	.flags = CMD_PRINTS | CMD_DATED | CMD_DETAIL,
	.run = run,
};
