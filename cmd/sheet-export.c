/* sheet-export - write a base as a file for a spreadsheet program */
#include "common.h"

#include <unistd.h>

#include "model/sheets/kept.h"
#include "model/sheets/layout.h"
#include "report/sheet.h"

static const char *const media[] = { [SHEET_WORKBOOK] = "xlsx", [SHEET_CSV] = "csv", NULL };

static const char *opt_as;
static bool opt_blank, opt_outside;

static const struct opt opts[] = {
	CHOICE(0, "as", &opt_as, media,
	       N_("a workbook, or CSV for Excel; without it by the ending of FILE, else csv")),
	FLAG(0, "blank", &opt_blank, N_("the headings alone, to be filled in")),
	FLAG(0, "outside", &opt_outside,
	     N_("leave out the columns that must not leave the school (privacy in program.yaml)")),
	OPT_END,
};

static const struct example examples[] = {
	{ N_("The base of mentees as a workbook:"), "kurator sheet export mentees -o mentees.xlsx",
	  0 },
	{ N_("Pupils of class 7 with the columns that their class teacher fills in:"),
	  "kurator sheet export mentees --where class=7 --columns name,class,request -o class7.csv",
	  0 },
	{ N_("An empty form for class teachers:"),
	  "kurator sheet export mentors --blank -o blank.xlsx", 0 },
	EXAMPLE_END,
};

/* 0, or -1 after usage(). */
static int choose_medium(const struct context *ctx, enum sheet_medium *medium)
{
	const char *dot = ctx->output ? strrchr(ctx->output, '.') : NULL;
	const char *asked = opt_as ? opt_as : dot ? dot + 1 : media[SHEET_CSV];

	if (!opt_as && dot && !streq(asked, media[SHEET_WORKBOOK]) &&
	    !streq(asked, media[SHEET_CSV])) {
		usage(ctx, _("'%s' ends neither in .xlsx nor in .csv: say which with --as"),
		      ctx->output);
		return -1;
	}
	*medium = streq(asked, media[SHEET_WORKBOOK]) ? SHEET_WORKBOOK : SHEET_CSV;
	if (*medium == SHEET_WORKBOOK && !ctx->output && isatty(STDOUT_FILENO)) {
		usage(ctx, _("a workbook is not for a terminal: name a file with -o"));
		return -1;
	}
	return 0;
}

/* The rows and columns that were asked for. 0, or -1 after usage(). */
static int choose(struct context *ctx, struct listing *listing, struct sheet_layout *layout)
{
	const struct ids *hidden = &layout->program->privacy.columns;
	struct strbuf why = STRBUF_INIT;
	int result = 0;

	for (size_t i = 0; !result && i < ctx->where.n; i++)
		result = listing_where(listing, ctx->where.items[i], &why);
	if (!result && ctx->sort)
		result = listing_sort(listing, ctx->sort, &why);
	if (!result && ctx->select)
		result = sheet_layout_select(layout, ctx->select, &why);
	if (result)
		usage(ctx, "%s", why.buf);
	strbuf_release(&why);
	if (opt_blank)
		listing->n_rows = 0;
	if (opt_outside)
		sheet_layout_omit(layout, hidden);
	return result;
}

static int put(struct context *ctx, const struct strbuf *bytes)
{
	struct sink sink;

	if (sink_open(ctx, &sink))
		return -1;
	fwrite(bytes->buf, 1, bytes->len, sink.to);
	return sink_close(&sink);
}

/* What is written is kept first: a sheet that nobody can compare must not exist. */
static int write_sheet(struct context *ctx, const struct programme *programme,
		       const struct sheet_layout *layout, const struct listing *listing,
		       enum sheet_medium medium)
{
	struct kept_export kept;
	struct strbuf bytes = STRBUF_INIT;
	int result;

	kept_export_build(&kept, layout, listing->rows, listing->n_rows, medium);
	sheet_write(&bytes, layout, listing->rows, listing->n_rows, medium, kept.name);
	result = kept_export_save(&kept, &programme->store, medium, &bytes);
	if (!result)
		result = put(ctx, &bytes);
	if (!result)
		remark(nth_("exported %zu row of %s", "exported %zu rows of %s", listing->n_rows),
		       listing->n_rows, layout->schema->name);
	strbuf_release(&bytes);
	kept_export_release(&kept);
	return result;
}

static int export(struct context *ctx, struct programme *programme, const struct table *table,
		  const struct file_schema *schema, enum sheet_medium medium)
{
	struct sheet_layout layout;
	struct listing listing;
	int status = STATUS_USAGE;

	listing_init(&listing, schema, &programme->program, table, NULL, 0, NULL);
	sheet_layout_init(&layout, schema, &programme->program, table);
	if (!choose(ctx, &listing, &layout))
		status = write_sheet(ctx, programme, &layout, &listing, medium) ? STATUS_FAILED
										: STATUS_YES;
	sheet_layout_release(&layout);
	listing_release(&listing);
	return status;
}

static int run(struct context *ctx, int argc, char **argv)
{
	const struct file_schema *schema = sheet_schema(argv[0]);
	struct programme programme = PROGRAMME_INIT;
	const struct table *table;
	enum sheet_medium medium;
	int status = STATUS_FAILED;

	(void)argc;
	if (!schema)
		return usage(ctx, _("'%s' is no base such as mentors, mentees, pairs or meetings"),
			     argv[0]);
	if (choose_medium(ctx, &medium))
		return STATUS_USAGE;
	if (!common_open(ctx, &programme) && (table = programme_table(&programme, schema)))
		status = export(ctx, &programme, table, schema, medium);
	programme_release(&programme);
	return status;
}

const struct command cmd_sheet_export = {
	.name = "sheet export",
	.summary = N_("write a base as a file for a spreadsheet program"),
	.operands = N_("BASE"),
	.min_operands = 1,
	.max_operands = 1,
	.opts = opts,
	.text = N_(
		"BASE is a file of the programme without its ending: mentors, mentees, pairs, meetings, measures and so on.\n\n"
		"A workbook (.xlsx) has real days and numbers, ids and phones as text, lists to choose from, a heading that stays in sight and a filter; the column of ids refuses to be typed over. CSV is written as Excel with Russian settings reads it: semicolons, decimal commas, a mark in front; an apostrophe keeps texts such as 1/2 or 007 what they are.\n\n"
		"What was written is also kept in the folder sheets of the programme, so that 'sheet diff' and 'sheet import' know what a person has changed. Of each base the last 20 exports are kept.\n\n"
		"--columns names the columns to write, apart from the id; columns that kurator does not know are written too. --where and --sort choose and sort the rows."),
	.examples = examples,
	.flags = CMD_FILE | CMD_FILTERS,
	.run = run,
};
