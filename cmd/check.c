/* check - every rule about the data of a programme */
#include "common.h"

#include <fcntl.h>
#include <unistd.h>

#include "model/rules/check.h"
#include "report/documents/documents.h"

static bool list_rules;
static const char *least;

static const char *const severities[] = { "error", "warning", "info", NULL };

static const struct opt opts[] = {
	FLAG(0, "rules", &list_rules, N_("list the rules instead, with a sentence each")),
	CHOICE(0, "severity", &least, severities, N_("print findings of this severity and above")),
	OPT_END,
};

static const struct example examples[] = {
	{ N_("Everything that is wrong or worth a look:"), "kurator check --as-of 2021-11-25", 0 },
	{ N_("What keeps commands from working:"),
	  "kurator check --severity error --as-of 2021-11-25", 0 },
	{ N_("What is looked at:"), "kurator check --rules", 0 },
	EXAMPLE_END,
};

static const struct output_column finding_columns[] = {
	{ "file", N_("file"), OUTPUT_TEXT, 0, OUTPUT_KEY },
	{ "line", N_("line"), OUTPUT_NUMBER, 0, 0 },
	{ "id", N_("id"), OUTPUT_TEXT, 0, 0 },
	{ "column", N_("column"), OUTPUT_TEXT, 0, 0 },
	{ "severity", N_("severity"), OUTPUT_TEXT, 0, 0 },
	{ "rule", N_("rule"), OUTPUT_TEXT, 0, OUTPUT_DETAIL },
	{ "message", N_("message"), OUTPUT_TEXT, 0, OUTPUT_WRAP },
};

static const struct output_column rule_columns[] = {
	{ "rule", N_("rule"), OUTPUT_TEXT, 0, 0 },
	{ "severity", N_("severity"), OUTPUT_TEXT, 0, 0 },
	{ "meaning", N_("meaning"), OUTPUT_TEXT, 0, OUTPUT_WRAP },
};

static bool is_for_people(const struct output_options *options)
{
	return streq(options->format, "table") || streq(options->format, "md");
}

static const char *severity_shown(enum severity severity, bool for_people)
{
	static const char *const labels[] = { N_("error"), N_("warning"), N_("info") };

	return for_people ? _(labels[severity]) : severity_name(severity);
}

static bool is_wanted(enum severity severity)
{
	return !least || strcmp(least, "info") == 0 || severity == SEVERITY_ERROR ||
	       (severity == SEVERITY_WARNING && streq(least, "warning"));
}

/* Of a line that is no record, the place in the line stands for the column. */
static void print_column(struct output *out, const struct finding *f)
{
	if (!*f->column && f->byte_column)
		output_int(out, (int64_t)f->byte_column);
	else
		output_text(out, f->column);
}

static void print_findings(const struct findings *findings, FILE *to, struct output_options options)
{
	struct output *out = output_open(to, options, finding_columns, ARRAY_SIZE(finding_columns));

	for (size_t i = 0; i < findings->n; i++) {
		const struct finding *f = &findings->items[i];

		if (!is_wanted(f->severity))
			continue;
		output_text(out, f->file);
		if (f->line)
			output_int(out, (int64_t)f->line);
		else
			output_empty(out);
		output_text(out, f->id);
		print_column(out, f);
		output_text(out, severity_shown(f->severity, is_for_people(&options)));
		output_text(out, f->rule);
		output_text(out, f->message);
		output_end_row(out);
	}
	output_close(out);
}

static void print_rules(FILE *to, struct output_options options)
{
	struct output *out = output_open(to, options, rule_columns, ARRAY_SIZE(rule_columns));

	for (size_t a = 0; check_areas[a]; a++) {
		for (size_t i = 0; i < check_areas[a]->n; i++) {
			const struct check_rule *rule = &check_areas[a]->rules[i];

			if (!is_wanted(rule->severity))
				continue;
			output_text(out, rule->name);
			output_text(out, severity_shown(rule->severity, is_for_people(&options)));
			output_text(out, _(rule->meaning));
			output_end_row(out);
		}
	}
	output_close(out);
}

static void remark_counts(const struct findings *findings)
{
	size_t n[SEVERITY_INFO + 1] = { 0 };

	for (size_t i = 0; i < findings->n; i++)
		n[findings->items[i].severity]++;
	if (isatty(STDERR_FILENO))
		remark(_("errors: %zu, warnings: %zu, infos: %zu"), n[SEVERITY_ERROR],
		       n[SEVERITY_WARNING], n[SEVERITY_INFO]);
}

static int run_rules_list(struct context *ctx)
{
	struct sink sink;

	if (sink_open(ctx, &sink))
		return STATUS_FAILED;
	print_rules(sink.to, common_output_options(ctx));
	return sink_close(&sink) ? STATUS_FAILED : STATUS_YES;
}

/* What only this layer knows: the kinds of documents. */
static void look_at_templates(const struct context *ctx, struct findings *findings)
{
	int folder = open(ctx->directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (folder < 0)
		return;
	document_find_strays(folder, findings);
	close(folder);
}

static int run(struct context *ctx, int argc, char **argv)
{
	struct findings findings = FINDINGS_INIT;
	int status = STATUS_FAILED;
	struct sink sink;

	(void)argc;
	(void)argv;
	if (list_rules)
		return run_rules_list(ctx);
	if (check_run(ctx->directory, ctx->as_of, &findings))
		goto out;
	look_at_templates(ctx, &findings);
	if (!sink_open(ctx, &sink)) {
		print_findings(&findings, sink.to, common_output_options(ctx));
		if (!sink_close(&sink))
			status = findings.errors ? STATUS_NO : STATUS_YES;
		remark_counts(&findings);
	}
out:
	findings_release(&findings);
	return status;
}

const struct command cmd_check = {
	.name = "check",
	.summary = N_("check every rule of every file"),
	.opts = opts,
	.text = N_(
		"Looks at program.yaml, at every file, at every cell and between the files, and prints "
		"all that it finds, by file and line; nothing is changed. An error is what other "
		"commands refuse or what contradicts itself, a warning somebody should look at, an "
		"info is good to know. Exits with 1 when there are errors, also for a file that "
		"cannot be read.\n\n"
		"Files that a spreadsheet wrote (another delimiter, a byte order mark, days as "
		"25.11.2021, names in place of ids) are understood and give warnings; their bytes "
		"stay as they are.\n\n"
		"The column 'column' is the CSV column; where the line itself is broken, and in "
		"program.yaml, it is the place in the line."),
	.examples = examples,
	.flags = CMD_PRINTS | CMD_DATED | CMD_DETAIL,
	.run = run,
};
