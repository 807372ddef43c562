/*
 * monitor-compare.c - entry against exit: the second stage of monitoring
 *
 * Reads measures.csv of the programme, or any long file of measurements, once and without holding it in memory.
 */
#include "common.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "comparing.h"
#include "store/file.h"

static const char *entry_label, *exit_label, *zeros = "pratt", *encoding;
static struct text_list by;
static bool skip_bad, is_public, paper;
static const char *const zero_rules[] = { "pratt", "drop", NULL };

static const struct opt options[] = {
	TEXT(0, "entry", &entry_label, N_("LABEL"), N_("what the phase of entry is called")),
	TEXT(0, "exit", &exit_label, N_("LABEL"), N_("what the phase of exit is called")),
	LIST(0, "by", &by, N_("COLUMN"),
	     N_("a row per group: variant, form, method, kind, class, org or any column; may be "
		"repeated")),
	CHOICE(0, "zeros", &zeros, zero_rules,
	       N_("zero differences in Wilcoxon's test: ranked with the others, or left out")),
	FLAG(0, "paper", &paper,
	     N_("as a paper prints it: M (SD), t(df), p, W+, g, counts, and notes below")),
	FLAG(0, "skip-bad", &skip_bad, N_("leave out rows that cannot be read, and count them")),
	FLAG(0, "public", &is_public, N_("for readers outside: no figures of small groups")),
	TEXT(0, "encoding", &encoding, N_("NAME"),
	     N_("encoding of FILE when it is not UTF-8: windows-1251, koi8-r, utf-16")),
	OPT_END,
};

static const struct example examples[] = {
	{ N_("All measures of the programme:"), "kurator monitor compare", 0 },
	{ N_("By form of mentoring, as a table:"),
	  "kurator monitor compare --by form --format table", 0 },
	{ N_("The table for a paper, to be edited in a word processor:"),
	  "kurator monitor compare --paper -o compare.docx", 0 },
	{ N_("A file of one's own:"), "kurator monitor compare measures.csv --zeros drop", 0 },
	EXAMPLE_END,
};

#define SMALLEST_CELL 5 /* where no program.yaml says it */

/* What the run has open. */
struct session {
	struct programme programme;
	struct bases bases;
	bool in_programme, has_bases;
	int fd;
	struct reader in;
	struct measure_reader rows;
	struct grouping grouping;
	struct entry_exit data;
	struct findings structure, cells;
};

static const struct program *program_of(const struct session *s)
{
	return s->in_programme ? &s->programme.program : NULL;
}

/* The operand, or measures.csv of the programme; no such file is an empty one. Returns -1 after a message. */
static int open_rows(struct session *s, const char *path)
{
	struct stat st;

	if (!path)
		s->fd = file_open(s->programme.store.dirfd, "measures.csv", &st);
	else if (streq(path, "-"))
		s->fd = dup(STDIN_FILENO);
	else
		s->fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	if (s->fd >= 0)
		return 0;
	if (!path && errno == ENOENT) {
		remark(_("there are no measurements yet: no measures.csv"));
		return 0;
	}
	return error(_("cannot read '%s': %s"), path ? path : "measures.csv", file_strerror(errno));
}

static int open_programme(struct context *ctx, struct session *s, bool needed)
{
	if (!ctx->directory && !needed)
		return 0;
	s->in_programme = true;
	if (common_open(ctx, &s->programme))
		return -1;
	if (!needed)
		return 0;
	s->has_bases = true;
	return bases_load(&s->bases, &s->programme, BASES_PEOPLE | BASES_PAIRS);
}

/* A file of the programme that is not there. */
static const char no_rows[] = "participant,measure,phase,date,value,version,pair\n";

static int start_reading(struct session *s, const char *path)
{
	const char *name = !path ? "measures.csv" : streq(path, "-") ? _("standard input") : path;
	struct csv_options csv = { .name = name,
				   .encoding = path ? encoding : NULL,
				   .takes_encoding = path,
				   .any_width = true };
	struct phase_names names = { entry_label, exit_label };
	int result = s->fd >= 0 ? reader_open_fd(&s->in, s->fd, &csv, &s->structure)
				: reader_open_bytes(&s->in, no_rows, strlen(no_rows), &csv,
						    &s->structure);

	if (!result &&
	    s->structure.errors) /* of a header that cannot be read no column can be missed */
		return -1;
	if (!result)
		result = measure_reader_init(&s->rows, &s->in, name, program_of(s), names,
					     &s->cells);
	s->rows.own_width = true;
	s->rows.only_known = !path;
	return result;
}

/* Both lists: what cannot be read at all, and rows that are wrong, which may be left out. */
static int report_faults(const struct session *s)
{
	int result = findings_report(&s->structure);

	if (!findings_report(&s->cells) || result)
		return result;
	return findings_leave_out(skip_bad, s->rows.skipped);
}

/* What was passed over for its phase is said, so that nobody looks for it in the figures. */
static int report_phases(struct session *s, bool is_base)
{
	struct strbuf others = STRBUF_INIT;

	if (measure_reader_check_phases(&s->rows, !is_base, &s->structure))
		return findings_report(&s->structure);
	if (!s->rows.others.rows)
		return 0;
	measure_reader_list_others(&s->rows, &others);
	remark(nth_("passed over %zu row of other phases (--entry and --exit name them): %s",
		    "passed over %zu rows of other phases (--entry and --exit name them): %s",
		    s->rows.others.rows),
	       s->rows.others.rows, others.buf);
	strbuf_release(&others);
	return 0;
}

static bool is_by_version(void)
{
	for (size_t i = 0; i < by.n; i++)
		if (streq(by.items[i], "version"))
			return true;
	return false;
}

static int print(struct context *ctx, struct session *s)
{
	const struct program *program = program_of(s);
	size_t min_cell = program ? (size_t)program->privacy.min_cell : SMALLEST_CELL;
	struct comparison_report report = { &s->data, program, &s->grouping,
					    is_public ? min_cell : 0 };

	entry_exit_suppress(&s->data, report.min_cell);
	if (!s->data.n_rows && s->fd >= 0)
		remark(_("there is nothing to compare: no row of entry or exit"));
	return comparing_print(ctx, &report, paper, skip_bad, s->rows.skipped);
}

static int compare(struct context *ctx, struct session *s, const char *path)
{
	struct strbuf why = STRBUF_INIT;
	int today;

	if (open_programme(ctx, s, !path) || open_rows(s, path))
		return STATUS_FAILED;
	today = path ? ctx->as_of : s->programme.today;
	if (start_reading(s, path)) {
		report_faults(s);
		if (s->cells.errors && !s->structure.errors)
			hint(_("a row is one value of one person: participant, measure, phase (entry or exit), value"));
		return STATUS_FAILED;
	}
	if (grouping_init(&s->grouping, by.items, by.n, &s->in, s->has_bases ? &s->bases : NULL,
			  &why)) {
		usage(ctx, "%s", why.buf);
		strbuf_release(&why);
		return STATUS_USAGE;
	}
	entry_exit_read(&s->data, &s->rows, &s->grouping, s->has_bases ? &s->bases : NULL, today,
			is_by_version());
	if (report_faults(s) || report_phases(s, !path))
		return STATUS_FAILED;
	entry_exit_compare(&s->data, program_of(s), (enum zero_rule)zero_rule_parse(zeros));
	return print(ctx, s) ? STATUS_FAILED : STATUS_YES;
}

static void session_release(struct session *s)
{
	entry_exit_release(&s->data);
	measure_reader_release(&s->rows);
	reader_release(&s->in);
	findings_release(&s->structure);
	findings_release(&s->cells);
	if (s->fd >= 0)
		close(s->fd);
	if (s->has_bases)
		bases_release(&s->bases);
	if (s->in_programme)
		programme_release(&s->programme);
}

static int run(struct context *ctx, int argc, char **argv)
{
	struct session session = {
		.programme = PROGRAMME_INIT,
		.bases = BASES_INIT,
		.fd = -1,
		.data = ENTRY_EXIT_INIT,
		.structure = FINDINGS_INIT,
		.cells = FINDINGS_INIT,
	};
	int status;

	if (entry_label && exit_label && streq(entry_label, exit_label))
		return usage(ctx, _("entry and exit are both called '%s'"), entry_label);
	if (!comparing_can_print(ctx, paper))
		return STATUS_USAGE;
	status = compare(ctx, &session, argc ? argv[0] : NULL);
	session_release(&session);
	free(by.items);
	return status;
}

const struct command cmd_monitor_compare = {
	.name = "monitor compare",
	.summary = N_("entry against exit: changes, tests, effect sizes"),
	.operands = N_("[FILE]"),
	.max_operands = 1,
	.opts = options,
	.text = N_(
		"Compares what people were measured at entry with what they were measured at exit: a row per "
		"measure, with the change (exit - entry), its 95 % interval, Student's paired t, Wilcoxon's "
		"signed-rank test (exact up to 400 people), p corrected by Holm over all rows, the "
		"standardised change g with its interval, and how many improved, in the measure's own "
		"direction. Yes/no measures are tested by McNemar, levels by Stuart and Maxwell.\n\n"
		"Without FILE it reads measures.csv of the programme. FILE is any CSV file with the columns "
		"participant (or participant_id, or person), measure, phase, value and perhaps version, date "
		"and pair, or their Russian names; '-' is standard input. Rows of phases other than entry and exit are counted and "
		"passed over, unless --entry or --exit names them. It works without a programme too; then nothing is known of "
		"the measures' range and direction.\n\n"
		"With --paper it prints fewer columns, made as journals print them, with notes on the tests, the "
		"correction, who is left out and why a cell is empty: --format table, md, html or docx, or by the "
		"ending of FILE. html and docx are always that table.\n\n"
		"An empty cell is a figure that is not defined, and note says why. Different versions of an "
		"instrument are not compared."),
	.examples = examples,
	.flags = CMD_PRINTS | CMD_DATED | CMD_DETAIL,
	.formats = comparing_formats,
	.run = run,
};
