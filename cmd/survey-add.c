/*
 * survey-add - answers to surveys into answers.csv
 *
 * One by options, many as rows of answers.csv, or a sheet with a row per person as form services export it
 * (lib/model/answer_sheet.c).
 */
#include "common.h"

#include "model/answer_records.h"
#include "store/grid.h"

static struct text_list headings;
static bool anonymous;

static const struct opt opts[] = {
	LIST(0, "heading", &headings, N_("HEADING=QUESTION"),
	     N_("of a sheet: which question the heading is, or person, name, date or pair; nothing "
		"behind '=' leaves it out; may be repeated")),
	FLAG(0, "anonymous", &anonymous,
	     N_("of a sheet: who answered is not known or not to be kept")),
	OPT_END,
};

static const struct example examples[] = {
	{ N_("What a form service has exported, a row per person:"),
	  "kurator survey add --survey ss-mentor-entry entry-form.csv --as-of 2021-11-25", 0 },
	{ N_("One answer:"),
	  "kurator survey add --survey tt-mentor-entry --person M-003 --question comfort "
	  "--answer '8 баллов' --as-of 2021-11-25",
	  0 },
	EXAMPLE_END,
};

/* What the run has read before it takes the lock. */
struct input {
	const char *name; /* a null pointer: options */
	struct strbuf bytes;
	bool is_sheet;
	struct answer_sheet_options options;
};

static const char *given_value(const struct context *ctx, const char *column)
{
	for (size_t i = 0; i < ctx->n_given; i++)
		if (streq(ctx->given[i].column, column))
			return ctx->given[i].value;
	return NULL;
}

/* Beside a sheet only what its rows do not say. */
static int check_given(struct context *ctx)
{
	for (size_t i = 0; i < ctx->n_given; i++) {
		const char *column = ctx->given[i].column;

		if (!streq(column, "survey") && !streq(column, "wave") && !streq(column, "date"))
			return usage(ctx, _("option '--%s' does not go with a sheet"), column);
	}
	for (size_t i = 0; i < headings.n; i++)
		if (!strchr(headings.items[i], '='))
			return usage(ctx, _("option '%s': '%s' is not %s"), "--heading",
				     headings.items[i], _("a heading, '=' and a question"));
	return STATUS_YES;
}

static int settle_headings(struct context *ctx, const struct survey *survey)
{
	for (size_t i = 0; i < headings.n; i++) {
		const char *question = strrchr(headings.items[i], '=') + 1;

		if (*question && !survey_question(survey, question) &&
		    !answer_heading_is_usual(survey, question))
			return usage(ctx, _("option '%s': survey '%s' has no question '%s'"),
				     "--heading", survey->id, question);
	}
	return STATUS_YES;
}

static int settle_sheet(struct context *ctx, const struct program *program, struct input *input)
{
	const char *survey = given_value(ctx, "survey"), *date = given_value(ctx, "date");
	const char *wave = given_value(ctx, "wave");
	const char *known = wave ? program_wave_by_label(program, wave) : NULL;
	struct answer_sheet_options *o = &input->options;
	int status = check_given(ctx);

	if (status)
		return status;
	if (!survey)
		return usage(ctx, _("a sheet with a row per person needs --survey"));
	*o = (struct answer_sheet_options){
		.survey = program_survey_by_label(program, survey),
		.wave = known ? known : wave,
		.date = DATE_NONE,
		.anonymous = anonymous,
		.named = headings.items,
		.n_named = headings.n,
		.encoding = ctx->encoding,
	};
	if (!o->survey)
		return usage(ctx, _("option '%s': '%s' is not %s"), "--survey", survey,
			     _("a survey of program.yaml"));
	if (date && date_parse(date, strlen(date), &o->date))
		return usage(ctx, _("option '%s': '%s' is not %s"), "--date", date, _("a date"));
	return settle_headings(ctx, o->survey);
}

/* A workbook, as Yandex Forms and others export: its first sheet as CSV in its place. */
static int unpack(struct context *ctx, struct input *input)
{
	struct grid_options options = { .sheet = NULL };
	struct strbuf csv = STRBUF_INIT;
	struct grid grid;
	int result = grid_read(&grid, input->name, &input->bytes, &options);

	if (!result && *grid.others)
		remark(_("other sheets, not read: %s"), grid.others);
	if (!result) {
		grid_to_csv(&grid, &csv);
		strbuf_release(&input->bytes);
		input->bytes = csv;
		ctx->encoding = NULL;
	}
	grid_release(&grid);
	return result;
}

static int read_input(struct context *ctx, const struct program *program, struct input *input,
		      const char *path)
{
	input->name = streq(path, "-") ? _("standard input") : path;
	if (input_read(path, input->name, &input->bytes))
		return STATUS_FAILED;
	if (grid_is_workbook(&input->bytes) && unpack(ctx, input))
		return STATUS_FAILED;
	input->is_sheet = !answer_rows_are_long(&input->bytes, ctx->encoding);
	if (input->is_sheet)
		return settle_sheet(ctx, program, input);
	if (ctx->n_given)
		return usage(ctx, _("records come from options or from a file, not from both"));
	if (headings.n || anonymous)
		return usage(ctx, _("--heading and --anonymous go with a sheet that has a row per "
				    "person"));
	return STATUS_YES;
}

static void report_sheet(struct context *ctx, const struct answer_sheet_report *report)
{
	if (report->extra.len && !ctx->ignore_columns)
		remark(_("headings that are no question, left out: %s"), report->extra.buf);
	if (report->absent.len)
		remark(_("questions without a heading: %s"), report->absent.buf);
	if (report->repeated)
		remark(nth_("passed over: %zu row that is recorded already",
			    "passed over: %zu rows that are recorded already", report->repeated),
		       report->repeated);
	if (!report->alike)
		return;
	warning(nth_("%zu row says just what somebody unnamed has said on that day",
		     "%zu rows say just what people unnamed have said on that day", report->alike),
		report->alike);
	hint(_("if the sheet was added before, 'kurator undo' takes it back: without names rows cannot be told apart"));
}

static int make_records(struct context *ctx, struct records *records, const struct bases *bases,
			const struct table *answers, const struct input *input)
{
	const struct program *program = &bases->programme->program;
	const struct file_schema *schema = schema_find("answers.csv");
	struct input_options options = { ctx->ignore_columns, ctx->encoding };
	struct answer_sheet_report report = ANSWER_SHEET_REPORT_INIT;

	if (!input->name)
		return common_records(ctx, records, program, 0, NULL);
	if (input->is_sheet) {
		answer_sheet_read(records, bases, answers, input->name, &input->bytes,
				  &input->options, &report);
		report_sheet(ctx, &report);
	} else {
		records_from_bytes(records, schema, program, input->name, &input->bytes, options);
	}
	answer_sheet_report_release(&report);
	return 0;
}

static void warn_of_several(size_t n)
{
	if (!n)
		return;
	warning(nth_("%zu answer of somebody with several pairs names none: it counts for no pair and is compared with nothing",
		     "%zu answers of people with several pairs name none: they count for no pair and are compared with nothing",
		     n),
		n);
	hint(_("--pair, or a column 'pair' of the sheet, says which pair is meant"));
}

/* Under the lock: what is in answers.csv decides what may be added. */
static int add(struct context *ctx, struct programme *programme, struct records *records,
	       const struct input *input)
{
	struct bases bases = BASES_INIT;
	const struct table *answers;
	int status = STATUS_FAILED, made;
	size_t of_several;

	if (store_begin(&programme->store) ||
	    !(answers = programme_table(programme, schema_find("answers.csv"))) ||
	    bases_load(&bases, programme, BASES_PEOPLE | BASES_PAIRS))
		goto out;
	made = make_records(ctx, records, &bases, answers, input);
	if (made) {
		status = made < 0 ? STATUS_FAILED : STATUS_USAGE;
		goto out;
	}
	of_several = answer_records_check(records, &bases, answers);
	if (records_append(records, programme) ||
	    programme_commit(programme, ctx->command_line, ctx->dry_run))
		goto out;
	warn_of_several(of_several);
	status = common_report_added(ctx, programme, records);
out:
	bases_release(&bases);
	return status;
}

static int run(struct context *ctx, int argc, char **argv)
{
	struct programme programme = PROGRAMME_INIT;
	struct records records = RECORDS_INIT;
	struct input input = { .bytes = STRBUF_INIT };
	int status = STATUS_FAILED;

	if (common_open(ctx, &programme))
		goto out;
	status = argc ? read_input(ctx, &programme.program, &input, argv[0]) : STATUS_YES;
	if (!status)
		status = add(ctx, &programme, &records, &input);
out:
	strbuf_release(&input.bytes);
	records_release(&records);
	programme_release(&programme);
	free(headings.items);
	return status;
}

const struct command cmd_survey_add = {
	.name = "survey add",
	.summary = N_("record answers to surveys"),
	.operands = N_("[FILE]"),
	.max_operands = 1,
	.opts = opts,
	.text = N_(
		"Adds one answer given by options, or many from FILE ('-': standard input): rows with the "
		"columns of answers.csv, or a sheet with a row per person, as form services export it, CSV, .xlsx or .ods; "
		"then --survey says which survey it is.\n\n"
		"A heading of a sheet is a question when it is the question's id or text in any language, "
		"also cut short or lengthened, in any order of columns; punctuation, case and numbering do "
		"not matter. A heading that comes near a question without that, or begins alike, "
		"is refused until --heading says what it is. Other headings are named and left out. Who answered is told by a column "
		"with ids ('person') or names ('ФИО …'), in a survey of classes by 'Класс', the day by a time stamp ('Отметка времени'); 10/26/2021 is read where the whole column shows which number is the month.\n\n"
		"Words and numbers are both understood: 8, '8 баллов', '8 из 10', 'восемь'; да, нет; the "
		"text of an option, or its place unless options begin with numbers themselves (1–2 times). "
		"Without a date an answer is of today, without a wave it is of the survey's. Somebody answers a survey once per wave and pair; rows of a sheet that are recorded just so are passed over, so that a "
		"growing export can be added again. All answers are "
		"taken or none; every fault is named with its line and heading."),
	.columns = "answers.csv",
	.examples = examples,
	.flags = CMD_PRINTS | CMD_WRITES | CMD_DATED | CMD_READS | CMD_COLUMNS,
	.run = run,
};
