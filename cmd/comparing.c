/* comparing.c - entry against exit on its way out */
#include "comparing.h"

#include <unistd.h>

#include "report/comparison_paper.h"

const char *const comparing_formats[] = {
	"csv", "tsv", "json", "table", "md", "html", "docx", NULL
};

static const char *const paper_names[] = {
	[PAPER_TABLE] = "table",
	[PAPER_MD] = "md",
	[PAPER_HTML] = "html",
	[PAPER_DOCX] = "docx",
};

static int paper_format_of(const char *name)
{
	for (size_t i = 0; i < ARRAY_SIZE(paper_names); i++)
		if (streq(paper_names[i], name))
			return (int)i;
	return -1;
}

/* What --format says, else the ending of FILE, else what a terminal shows, else Markdown; -1: no format of a paper. */
static int paper_format(const struct context *ctx)
{
	const char *dot = ctx->output ? strrchr(ctx->output, '.') : NULL;

	if (ctx->format)
		return paper_format_of(ctx->format);
	if (dot && paper_format_of(dot + 1) >= 0)
		return paper_format_of(dot + 1);
	return !ctx->output && isatty(STDOUT_FILENO) ? PAPER_TABLE : PAPER_MD;
}

static bool is_for_paper(const struct context *ctx, bool paper)
{
	return paper || (ctx->format && (streq(ctx->format, "html") || streq(ctx->format, "docx")));
}

bool comparing_can_print(const struct context *ctx, bool paper)
{
	int format = paper_format(ctx);

	if (!is_for_paper(ctx, paper))
		return true;
	if (format < 0)
		usage(ctx, _("--paper goes with --format table, md, html or docx"));
	else if (format == PAPER_DOCX && !ctx->output && isatty(STDOUT_FILENO))
		usage(ctx, _("a .%s is not for a terminal: name a file with -o"), "docx");
	else
		return true;
	return false;
}

static int print_paper(struct context *ctx, const struct comparison_report *report, size_t skipped)
{
	struct strbuf bytes = STRBUF_INIT;
	struct paper_table table;
	int result;

	comparison_paper(report, skipped, &table);
	paper_write(&table, (enum paper_format)paper_format(ctx), common_output_options(ctx).width,
		    &bytes);
	result = sink_put(ctx, &bytes);
	paper_table_release(&table);
	strbuf_release(&bytes);
	return result;
}

static int print_rows(struct context *ctx, const struct comparison_report *report,
		      struct output_options options)
{
	struct sink sink;

	if (sink_open(ctx, &sink))
		return -1;
	comparison_print(report, sink.to, options);
	return sink_close(&sink);
}

int comparing_print(struct context *ctx, const struct comparison_report *report, bool paper,
		    bool skip_bad, size_t skipped)
{
	struct output_options options = common_counted_options(ctx, skip_bad, skipped);

	paper = is_for_paper(ctx, paper);
	if (paper ? print_paper(ctx, report, skipped) : print_rows(ctx, report, options))
		return -1;
	comparison_warn(report);
	if (ctx->verbose || (!paper && output_is_for_people(options)))
		comparison_conclude(report, ctx->verbose);
	return 0;
}
