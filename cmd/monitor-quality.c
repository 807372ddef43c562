/*
 * monitor-quality.c - the first stage of monitoring: how the work goes
 *
 * Of the programme's pairs, or of a plain file of meetings of any number of organisations, read row by row.
 */
#include "common.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "engine/suppression.h"
#include "report/left_out.h"
#include "report/meeting_groups.h"
#include "report/quality.h"
#include "store/file.h"

static struct text_list by;
static int from = DATE_NONE;
static const char *part, *encoding;
static bool totals, skip_bad, is_public;
static const char *const parts[] = { "pairs", "sheet", "satisfaction", NULL };

static const struct opt opts[] = {
	LIST(0, "by", &by, N_("COLUMN"),
	     N_("a row per group: form, variant, method, kind, class or any column of pairs or "
		"mentees; of FILE any of its columns; may be repeated")),
	DATE(0, "from", &from, N_("DATE"),
	     N_("look at the time from this day on; without it from the start of the programme")),
	CHOICE(0, "part", &part, parts,
	       N_("only this part; without it all of it for people, pairs for machines")),
	FLAG(0, "totals", &totals, N_("no row per pair")),
	FLAG(0, "skip-bad", &skip_bad, N_("leave out rows that cannot be read, and count them")),
	FLAG(0, "public", &is_public, N_("for readers outside: no pairs, no small groups")),
	TEXT(0, "encoding", &encoding, N_("NAME"),
	     N_("encoding of FILE when it is not UTF-8: windows-1251, koi8-r, utf-16")),
	OPT_END,
};

static const struct example examples[] = {
	{ N_("How the pairs of this year are doing:"),
	  "kurator monitor quality -f table --as-of 2021-11-25", 0 },
	{ N_("The year before, by form:"),
	  "kurator monitor quality --from 2020-09-01 --as-of 2021-05-31 --by form --totals", 0 },
	{ N_("Meetings of many schools, by a column of the file:"),
	  "kurator monitor quality --by stage meetings.csv", 0 },
	EXAMPLE_END,
};

/* ---- the programme ---- */

struct quality_session {
	struct programme programme;
	struct bases bases;
	struct pair_index index;
	struct goals goals;
	struct responses responses;
	struct grouping grouping;
	struct process_quality process;
	bool indexed;
};

static void session_release(struct quality_session *s)
{
	process_quality_release(&s->process);
	responses_release(&s->responses);
	goals_release(&s->goals);
	if (s->indexed)
		pair_index_release(&s->index);
	bases_release(&s->bases);
	programme_release(&s->programme);
}

static int load(struct context *ctx, struct quality_session *s)
{
	if (common_open(ctx, &s->programme) ||
	    bases_load(&s->bases, &s->programme, BASES_MEETINGS) || bases_require_all(&s->bases) ||
	    goals_read(&s->goals, &s->bases) ||
	    responses_load(&s->responses, &s->bases, DATE_NONE) ||
	    responses_require(&s->responses, skip_bad))
		return -1;
	pair_index_init(&s->index, &s->bases);
	s->indexed = true;
	return 0;
}

static void print_part(const struct quality_report *report, FILE *to, struct output_options options)
{
	if (!part && output_is_for_people(options))
		quality_print_all(report, to, options);
	else if (part && streq(part, "sheet"))
		quality_print_sheets(report, to, options);
	else if (part && streq(part, "satisfaction"))
		quality_print_satisfaction(report, to, options);
	else
		quality_print_pairs(report, to, options);
}

static int print_programme(struct context *ctx, struct quality_session *s)
{
	const struct program *program = &s->programme.program;
	struct quality_report report = {
		.bases = &s->bases,
		.process = &s->process,
		.responses = &s->responses,
		.grouping = &s->grouping,
		.from = from == DATE_NONE ? program->start : from,
		.min_cell = is_public ? (size_t)program->privacy.min_cell : 0,
		.totals = totals || is_public,
	};
	struct strbuf why = STRBUF_INIT;
	struct sink sink;

	if (grouping_init(&s->grouping, by.items, by.n, NULL, &s->bases, &why)) {
		usage(ctx, "%s", why.buf);
		strbuf_release(&why);
		return STATUS_USAGE;
	}
	common_warn_term(&s->programme, report.from);
	if (sink_open(ctx, &sink))
		return STATUS_FAILED;
	process_quality_make(&s->process, &s->bases, &s->index, &s->goals, &s->grouping,
			     report.from);
	print_part(&report, sink.to, common_counted_options(ctx, skip_bad, s->responses.skipped));
	if (sink_close(&sink))
		return STATUS_FAILED;
	if (!output_is_for_people(common_output_options(ctx)))
		return STATUS_YES;
	left_out_of_quality(&s->process, &s->bases, &s->responses);
	if (is_public)
		suppression_remark(report.min_cell);
	return STATUS_YES;
}

static int run_programme(struct context *ctx)
{
	struct quality_session session = { .programme = PROGRAMME_INIT,
					   .bases = BASES_INIT,
					   .responses = RESPONSES_INIT };
	int status = load(ctx, &session) ? STATUS_FAILED : print_programme(ctx, &session);

	session_release(&session);
	return status;
}

/* ---- a plain file ---- */

#define SMALLEST_CELL 5 /* where no program.yaml says it */

static int report_faults(const struct findings *structure, const struct findings *cells,
			 size_t skipped)
{
	if (findings_report(structure))
		return -1;
	return findings_report(cells) ? findings_leave_out(skip_bad, skipped) : 0;
}

static int print_groups(struct context *ctx, const struct meeting_file *file)
{
	struct sink sink;

	if (sink_open(ctx, &sink))
		return STATUS_FAILED;
	meeting_groups_print(file, is_public ? SMALLEST_CELL : 0, sink.to,
			     common_counted_options(ctx, skip_bad, file->skipped));
	return sink_close(&sink) ? STATUS_FAILED : STATUS_YES;
}

static int read_meetings(struct context *ctx, struct reader *in, const char *name,
			 struct findings *structure)
{
	struct findings cells = FINDINGS_INIT;
	struct meeting_file file = MEETING_FILE_INIT;
	struct strbuf why = STRBUF_INIT;
	struct grouping grouping;
	int status = STATUS_FAILED;

	if (grouping_init(&grouping, by.items, by.n, in, NULL, &why)) {
		status = usage(ctx, "%s", why.buf);
	} else {
		meeting_file_read(&file, in, name, &grouping, &cells);
		if (!report_faults(structure, &cells, file.skipped))
			status = print_groups(ctx, &file);
	}
	strbuf_release(&why);
	meeting_file_release(&file);
	findings_release(&cells);
	return status;
}

static int run_file(struct context *ctx, const char *path)
{
	bool standard = streq(path, "-");
	const char *name = standard ? _("standard input") : path;
	struct csv_options csv = { .name = name, .encoding = encoding, .takes_encoding = true };
	int fd = standard ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	struct findings structure = FINDINGS_INIT;
	struct reader in;
	int status = STATUS_FAILED;

	if (fd < 0) {
		error(_("cannot read '%s': %s"), name, file_strerror(errno));
		return STATUS_FAILED;
	}
	if (reader_open_fd(&in, fd, &csv, &structure))
		findings_report(&structure);
	else
		status = read_meetings(ctx, &in, name, &structure);
	reader_release(&in);
	findings_release(&structure);
	close(fd);
	return status;
}

static int run(struct context *ctx, int argc, char **argv)
{
	int status;

	if (argc && (part || totals || from != DATE_NONE))
		return usage(ctx,
			     _("--part, --totals and --from are of the programme, not of a file"));
	status = argc ? run_file(ctx, argv[0]) : run_programme(ctx);
	free(by.items);
	return status;
}

const struct command cmd_monitor_quality = {
	.name = "monitor quality",
	.summary = N_("how the work goes: meetings, plans, ratings, satisfaction"),
	.operands = "[FILE]",
	.max_operands = 1,
	.opts = opts,
	.text = N_(
		"The first stage of monitoring. For each pair and for all of them: meetings held against "
		"the norm of program.yaml, the share confirmed by both sides, goals of the plan that are "
		"done, the mean ratings of both sides, and whether the stages were held in their order. "
		"The norm counts school days only, from the day on which the pair was agreed: neither a "
		"late start nor the holidays count against a pair. A meeting counts as unconfirmed only "
		"after meetings.confirm_days.\n\n"
		"Below that the curator's sheet (filled in by 'survey add --survey quality') with its "
		"band, and satisfaction: who gave only favourable answers to the questions that ask for "
		"it, of all participants and of those who answered.\n\n"
		"With FILE it reads a plain file of meetings instead ('-' is standard input), with any of "
		"the columns minutes, mentor_rating, mentee_rating, and prints number and means for each "
		"group of --by; it needs no programme and holds no row in memory."),
	.examples = examples,
	.flags = CMD_PRINTS | CMD_DATED | CMD_DETAIL,
	.run = run,
};
