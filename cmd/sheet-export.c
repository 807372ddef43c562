/* sheet-export - write a base as a file for a spreadsheet program */
#include "common.h"

#include "model/sheets/fill.h"
#include "model/sheets/kept.h"
#include "model/sheets/layout.h"
#include "report/sheet.h"

static const char *const media[] = { [SHEET_WORKBOOK] = "xlsx", [SHEET_CSV] = "csv", NULL };

static const char *opt_as;
static bool opt_blank, opt_outside, opt_internal;

static const struct opt opts[] = {
	CHOICE(0, "as", &opt_as, media,
	       N_("a workbook, or CSV for Excel; without it by the ending of FILE, else csv")),
	FLAG(0, "blank", &opt_blank, N_("the headings alone, to be filled in")),
	FLAG(0, "outside", &opt_outside,
	     N_("leave out what must not leave the school: columns (privacy in program.yaml), sensitive categories, people without consent")),
	FLAG(0, "internal", &opt_internal,
	     N_("a working copy with everybody and all categories, so that consents and corrections can be filled in: it stays in the school, with those who run the programme")),
	OPT_END,
};

static const struct example examples[] = {
	{ N_("The base of mentees as a workbook:"), "kurator sheet export mentees -o mentees.xlsx",
	  0 },
	{ N_("Pupils of class 7 with the columns that their class teacher fills in:"),
	  "kurator sheet export mentees --where class=7 --columns name,class,request -o class7.csv",
	  0 },
	{ N_("The official form of the base of mentees:"),
	  "kurator sheet export mentee-base -o mentee-base.xlsx --as-of 2021-11-25", 0 },
	{ N_("The figures of the school for the municipality:"),
	  "kurator sheet export municipal --as-of 2021-11-25", 0 },
	{ N_("A working copy with everybody, to fill in consents; it stays in the school:"),
	  "kurator sheet export mentees --internal --columns name,class,consent,consent_by,consent_until -o consents.xlsx",
	  0 },
	{ N_("An empty form for class teachers:"),
	  "kurator sheet export mentors --blank -o blank.xlsx", 0 },
	EXAMPLE_END,
};

/* The rows that were asked for. 0, or -1 after usage(). */
static int choose_rows(struct context *ctx, struct listing *listing)
{
	struct strbuf why = STRBUF_INIT;
	int result = 0;

	for (size_t i = 0; !result && i < ctx->where.n; i++)
		result = listing_where(listing, ctx->where.items[i], &why);
	if (!result && ctx->sort)
		result = listing_sort(listing, ctx->sort, &why);
	if (result)
		usage(ctx, "%s", why.buf);
	strbuf_release(&why);
	if (opt_blank)
		listing->n_rows = 0;
	return result;
}

/* The columns. 0, or -1 after usage(). */
static int choose_columns(struct context *ctx, struct sheet_layout *layout)
{
	struct strbuf why = STRBUF_INIT;
	int result = 0;

	if (ctx->select)
		result = sheet_layout_select(layout, ctx->select, &why);
	if (result)
		usage(ctx, "%s", why.buf);
	strbuf_release(&why);
	if (opt_outside)
		sheet_layout_omit(layout, &layout->program->privacy.columns);
	return result;
}

/* What of a base does not stand in the sheet, and how it can. */
static void say_left_out(struct filled *filled)
{
	bool any = filled->gate.people.refused.n || filled->gate.people.n_categories;

	sheet_gate_close(&filled->gate, filled->layout.schema);
	if (any && !filled->layout.title && !opt_outside && !messages_are_quiet())
		hint(_("--internal writes a working copy with everybody, which stays in the "
		       "school"));
}

/* What is written is kept first: a sheet that nobody can compare must not exist. */
static int write_sheet(struct context *ctx, const struct programme *programme,
		       const struct sheet_layout *layout, const size_t *rows, size_t n,
		       enum sheet_medium medium)
{
	bool comes_back = layout->schema->n_columns > 0;
	struct kept_export kept;
	struct strbuf bytes = STRBUF_INIT;
	int result = 0;

	kept_export_build(&kept, layout, rows, n, medium);
	sheet_write(&bytes, layout, rows, n, medium, kept.name);
	if (comes_back)
		result = kept_export_save(&kept, &programme->store, medium, &bytes);
	if (!result)
		result = sink_put(ctx, &bytes);
	if (!result && layout->title)
		remark(nth_("exported %zu row: %s", "exported %zu rows: %s", n), n, layout->title);
	else if (!result)
		remark(nth_("exported %zu row of %s", "exported %zu rows of %s", n), n,
		       layout->schema->name);
	strbuf_release(&bytes);
	kept_export_release(&kept);
	return result;
}

/* Nobody without consent, no category without its own. */
static int write_gated(struct context *ctx, const struct programme *programme,
		       const struct sheet_layout *layout, const struct listing *listing,
		       const struct bases *bases, enum sheet_medium medium)
{
	struct filled filled;
	int result;

	base_fill(&filled, layout, bases, listing->rows, listing->n_rows, opt_outside);
	result = write_sheet(ctx, programme, &filled.layout, filled.rows, filled.n_rows, medium);
	if (!result)
		say_left_out(&filled);
	filled_release(&filled);
	return result;
}

/* A base, with all of its columns or with those that were asked for. */
static int export_base(struct context *ctx, struct programme *programme,
		       const struct file_schema *schema, const struct bases *bases,
		       enum sheet_medium medium)
{
	const struct table *table = programme_table(programme, schema);
	struct sheet_layout layout;
	struct listing listing;
	int status = STATUS_USAGE, result;

	if (!table)
		return STATUS_FAILED;
	listing_init(&listing, schema, &programme->program, table, NULL, 0, NULL);
	sheet_layout_init(&layout, schema, &programme->program, table);
	if (!choose_rows(ctx, &listing) && !choose_columns(ctx, &layout)) {
		if (opt_internal)
			result = write_sheet(ctx, programme, &layout, listing.rows, listing.n_rows,
					     medium);
		else
			result = write_gated(ctx, programme, &layout, &listing, bases, medium);
		status = result ? STATUS_FAILED : STATUS_YES;
	}
	sheet_layout_release(&layout);
	listing_release(&listing);
	return status;
}

/* A layout of program.yaml. */
static int export_layout(struct context *ctx, struct programme *programme,
			 const struct layout *wanted, const struct bases *bases,
			 enum sheet_medium medium)
{
	const struct file_schema *schema = sheet_schema(wanted->base);
	const struct table *table = schema ? programme_table(programme, schema) : NULL;
	struct listing listing = { .n_rows = 0 };
	struct filled filled;
	int status = STATUS_USAGE;

	if (schema && !table)
		return STATUS_FAILED;
	if (schema)
		listing_init(&listing, schema, &programme->program, table, NULL, 0, NULL);
	if (schema && choose_rows(ctx, &listing)) {
		listing_release(&listing);
		return STATUS_USAGE;
	}
	layout_fill(&filled, wanted, bases, table, listing.rows, listing.n_rows);
	if (!choose_columns(ctx, &filled.layout)) {
		if (opt_outside)
			filled_omit(&filled, wanted, &programme->program.privacy.columns);
		status = write_sheet(ctx, programme, &filled.layout, filled.rows, filled.n_rows,
				     medium)
				 ? STATUS_FAILED
				 : STATUS_YES;
		if (status == STATUS_YES)
			say_left_out(&filled);
	}
	filled_release(&filled);
	if (schema)
		listing_release(&listing);
	return status;
}

static int export(struct context *ctx, struct programme *programme, const char *name,
		  enum sheet_medium medium)
{
	const struct layout *layout = program_layout(&programme->program, name);
	const struct file_schema *schema = layout ? NULL : sheet_schema(name);
	struct bases bases = BASES_INIT;
	int status = STATUS_FAILED;

	if (!schema && !layout)
		return usage(
			ctx,
			_("'%s' is neither a base such as mentors, mentees, pairs or meetings nor a layout of program.yaml"),
			name);
	if (layout && opt_internal)
		return usage(ctx, _("a layout is made to be handed on: --internal is for a base"));
	if (!opt_internal &&
	    bases_load(&bases, programme, layout ? FILL_PARTS : BASES_PEOPLE | BASES_PAIRS))
		;
	else if (layout)
		status = export_layout(ctx, programme, layout, &bases, medium);
	else
		status = export_base(ctx, programme, schema, &bases, medium);
	bases_release(&bases);
	return status;
}

static int run(struct context *ctx, int argc, char **argv)
{
	struct programme programme = PROGRAMME_INIT;
	int status = STATUS_FAILED, medium;

	(void)argc;
	if (opt_internal && opt_outside)
		return usage(ctx, _("--internal and --outside exclude each other"));
	medium = common_choose_format(ctx, media, SHEET_CSV, opt_as);
	if (medium < 0)
		return STATUS_USAGE;
	if (!common_open(ctx, &programme))
		status = export(ctx, &programme, argv[0], (enum sheet_medium)medium);
	programme_release(&programme);
	return status;
}

const struct command cmd_sheet_export = {
	.name = "sheet export",
	.summary = N_("write a base as a file for a spreadsheet program"),
	.operands = N_("BASE|LAYOUT"),
	.min_operands = 1,
	.max_operands = 1,
	.opts = opts,
	.text = N_(
		"BASE is a file of the programme without its ending: mentors, mentees, pairs, meetings, measures and so on. LAYOUT is one of the tables of program.yaml: mentor-base and mentee-base are the official forms of both bases, register is the personal register of pairs, municipal is the row of the school for the municipality; others can be added there.\n\n"
		"Nobody without a valid consent to the processing of personal data stands in an export, nor does a record that names them (a pair, a meeting, a measurement, an answer), nor a sensitive category without a consent of scope special: what is left out is said, with the ids. In a layout and with --outside no sensitive category stands at all. A sheet that comes back changes and removes nothing that was left out of it.\n\n"
		"--internal is for those who run the programme (the curator, the deputy director) and for work inside the school alone: a copy with everybody, to fill in consents, to look for mistakes. It may not be sent to parents, other schools or the municipality, nor be left on a shared computer.\n\n"
		"A workbook (.xlsx) has real days and numbers, ids and phones as text, lists to choose from, a heading that stays in sight and a filter; the column of ids refuses to be typed over. CSV is written as Excel with Russian settings reads it: semicolons, decimal commas, a mark in front; an apostrophe keeps texts such as 1/2 or 007 what they are.\n\n"
		"What was written is also kept in the folder sheets of the programme, so that 'sheet diff' and 'sheet import' know what a person has changed. Of each base the last 20 exports are kept.\n\n"
		"--columns names the columns to write, apart from the id; columns that kurator does not know are written too. --where and --sort choose and sort the rows."),
	.examples = examples,
	.flags = CMD_FILE | CMD_FILTERS | CMD_DATED,
	.run = run,
};
