/* report-monthly - the report that the municipal centre gets on the 25th */
#include "reports.h"

#include "model/roadmap_file.h"
#include "report/monthly.h"

static const char *opt_period;

static const struct opt opts[] = {
	TEXT(0, "period", &opt_period, N_("YYYY-MM"),
	     N_("the month in which the period ends; without it the last cut-off that has come")),
	OPT_END,
};

static const struct example examples[] = {
	{ N_("The report of November, for reading:"),
	  "kurator report monthly --as-of 2021-11-25 -f table", 1 },
	{ N_("From cron on the 25th, as a file for the centre:"),
	  "kurator report monthly --as-of 2021-11-25 -o november.csv", 1 },
	EXAMPLE_END,
};

static int run(struct context *ctx, int argc, char **argv)
{
	struct programme programme = PROGRAMME_INIT;
	struct bases bases = BASES_INIT;
	struct alerts missing = ALERTS_INIT;
	struct roadmap_file roadmap = { .done = NULL };
	struct goals goals = { .n = 0 };
	struct period period;
	struct sink sink;
	int status;

	(void)argc;
	(void)argv;
	status = reports_open(ctx, &programme, &period_month, opt_period, &period);
	if (status)
		goto out;
	status = STATUS_FAILED;
	if (bases_load(&bases, &programme, COUNTS_PARTS) || bases_require_all(&bases) ||
	    reports_is_before_all(&bases, period) || roadmap_file_read(&roadmap, &programme) ||
	    goals_read(&goals, &bases) || sink_open(ctx, &sink))
		goto out;
	monthly_print(&bases, &roadmap.records, &goals, period, sink.to, common_output_options(ctx),
		      &missing);
	if (sink_close(&sink))
		goto out;
	status = reports_say_missing(ctx, &missing, period);
out:
	alerts_release(&missing);
	goals_release(&goals);
	roadmap_file_release(&roadmap);
	bases_release(&bases);
	programme_release(&programme);
	return status;
}

const struct command cmd_report_monthly = {
	.name = "report monthly",
	.summary = N_("the report that the municipal centre gets on the 25th"),
	.opts = opts,
	.text = N_(
		"Counts participants by form, kind, contour and category, new and ended pairs, meetings "
		"held and confirmed, hours, goals of development plans reached, overdue and given up, training, events, documents, the road map and the coverage "
		"with numerator and denominator. A period runs from the day after one cut-off "
		"(reports: cutoff in program.yaml) to the next.\n"
		"\n"
		"A figure that the data do not tell is left empty with a note; it is never 0. Sensitive "
		"categories of fewer people than privacy.min_cell are not shown. The last part says "
		"who and what the figures leave out, and why.\n"
		"\n"
		"Exit status 1, with what is missing on stderr, when the month is incomplete: a road-map "
		"item is overdue, an active pair had no meeting, a meeting waits for its confirmation "
		"longer than meetings.confirm_days, or the data do not tell a figure of the coverage."),
	.examples = examples,
	.flags = CMD_PRINTS | CMD_DATED | CMD_DETAIL,
	.run = run,
};
