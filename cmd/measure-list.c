/*
 * measure-list.c - measurements, or who lacks one
 */
#include "common.h"

#include "model/bases.h"
#include "model/measure_records.h"

static bool missing_only;

static const struct opt options[] = {
	FLAG(0, "missing", &missing_only,
	     N_("who lacks an entry or exit value that is due by today")),
	OPT_END,
};

static const struct example examples[] = {
	{ N_("All values at entry:"), "kurator measure list --where phase=entry", 0 },
	{ N_("Who lacks what:"), "kurator measure list --missing", 0 },
	EXAMPLE_END,
};

static const struct output_column missing_columns[] = {
	{ .name = "participant", .label = N_("participant") },
	{ .name = "name", .label = N_("name") },
	{ .name = "measure", .label = N_("measure") },
	{ .name = "phase", .label = N_("phase") },
	{ .name = "pair", .label = N_("pair") },
	{ .name = "due", .label = N_("due") },
};

static const char *phase_name(const char *phase, bool for_people)
{
	if (!for_people)
		return phase;
	return streq(phase, "entry") ? _("entry") : _("exit");
}

static void print_missing(struct context *ctx, const struct missing_measure *missing, size_t n,
			  FILE *to)
{
	struct output_options format = common_output_options(ctx);
	struct output *out = output_open(to, format, missing_columns, ARRAY_SIZE(missing_columns));
	bool for_people = streq(format.format, "table") || streq(format.format, "md");

	for (size_t i = 0; i < n; i++) {
		const struct measure *measure = missing[i].measure;

		output_text(out, missing[i].person->id);
		output_text(out, missing[i].person->name);
		output_text(out, for_people ? label_text(&measure->name) : measure->id);
		output_text(out, phase_name(missing[i].phase, for_people));
		output_text(out, missing[i].pair->id);
		output_date(out, missing[i].due);
		output_end_row(out);
	}
	output_close(out);
}

static int list_missing(struct context *ctx, struct programme *programme,
			const struct table *measures)
{
	struct bases bases = BASES_INIT;
	struct missing_measure *missing = NULL;
	int status = STATUS_FAILED;
	struct sink sink;
	size_t n;

	if (ctx->where.n || ctx->sort || ctx->select)
		return usage(ctx, _("'--missing' goes without --where, --sort and --columns"));
	if (!bases_load(&bases, programme, BASES_PEOPLE | BASES_PAIRS) &&
	    !bases_require_all(&bases) && !sink_open(ctx, &sink)) {
		n = measure_records_missing(&bases, measures, &missing);
		print_missing(ctx, missing, n, sink.to);
		status = sink_close(&sink) ? STATUS_FAILED : STATUS_YES;
	}
	free(missing);
	bases_release(&bases);
	return status;
}

/* The name of a level: what a value means, its measure says. */
static const char *level_label(const struct listing *listing, size_t row,
			       const struct column *column)
{
	const struct measure *measure =
		streq(column->name, "value")
			? program_measure(listing->program,
					  table_gets(listing->table, row, "measure"))
			: NULL;
	const struct term *level = NULL;

	if (measure && measure->type == MEASURE_LEVELS)
		level = terms_by_label(&measure->levels, table_gets(listing->table, row, "value"));
	return level ? label_text(&level->name) : NULL;
}

static int list_all(struct context *ctx, const struct programme *programme,
		    const struct table *measures)
{
	struct listing listing;
	int status;

	listing_init(&listing, schema_find("measures.csv"), &programme->program, measures, NULL, 0,
		     NULL);
	listing.label = level_label;
	status = common_list(ctx, &listing);
	listing_release(&listing);
	return status;
}

static int run(struct context *ctx, int argc, char **argv)
{
	struct programme programme = PROGRAMME_INIT;
	const struct table *measures;
	int status = STATUS_FAILED;

	(void)argc;
	(void)argv;
	if (!common_open(ctx, &programme) &&
	    (measures = programme_table(&programme, schema_find("measures.csv"))))
		status = missing_only ? list_missing(ctx, &programme, measures)
				      : list_all(ctx, &programme, measures);
	programme_release(&programme);
	return status;
}

const struct command cmd_measure_list = {
	.name = "measure list",
	.summary = N_("measurements, or who lacks one"),
	.opts = options,
	.text = N_(
		"Lists measures.csv. With --missing it names who lacks a value instead: entry is due "
		"when a pair starts, exit when it ends, of the mentee, for every measure in use that "
		"is meant for people of this kind (in use: somebody has a value of it; while "
		"nobody has any value, all are). A row with an empty value does not help."),
	.columns = "measures.csv",
	.examples = examples,
	.flags = CMD_PRINTS | CMD_DATED | CMD_DETAIL | CMD_FILTERS | CMD_FACETS,
	.run = run,
};
