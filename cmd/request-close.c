/* request-close - note that requests are closed */
#include "common.h"

#include "model/register_records.h"

static int opt_date = DATE_NONE;
static const char *opt_reason;

static const struct opt opts[] = {
	TEXT(0, "reason", &opt_reason, N_("TEXT"), N_("what has become of it")),
	DATE(0, "date", &opt_date, N_("DATE"), N_("the day; without it today")),
	OPT_END,
};

static const struct example examples[] = {
	{ N_("A request is met:"),
	  "kurator request close R-007 --reason 'выступила на неделе дружбы' --as-of 2021-11-25",
	  0 },
	{ N_("What is closed is not closed again:"),
	  "kurator request close R-001 --reason 'ещё раз' -n --as-of 2021-11-25", 3 },
	EXAMPLE_END,
};

static void check(struct programme *programme, const struct table *table, size_t row,
		  struct records *change)
{
	const char *closed = table_gets(table, row, "closed"),
		   *asked = table_gets(table, row, "date");
	int date = DATE_NONE;

	(void)programme;
	date_parse(asked, strlen(asked), &date);
	if (*closed)
		record_breach(change, 0, NULL, "already-closed", _("request '%s' was closed on %s"),
			      table_gets(table, row, "id"), closed);
	else if (date != DATE_NONE && record_day(change, 0, "closed") < date)
		record_breach(change, 0, "closed", "date-order", _("the day lies before '%s'"),
			      "date");
}

/* A mentee's own id stands for the main request, which is no row of requests.csv. */
static void hint_at_main_request(struct programme *programme, int argc, char **argv)
{
	const struct table *mentees = programme_table(programme, schema_find("mentees.csv"));

	if (!mentees)
		return;
	for (int i = 0; i < argc; i++)
		if (table_find(mentees, table_column(mentees, "id"), argv[i], 0) != TABLE_NONE) {
			hint(_("'%s' is a mentee: the main request closes with the pair ('pair end') or when the mentee leaves ('mentee end')"),
			     argv[i]);
			return;
		}
}

static int run(struct context *ctx, int argc, char **argv)
{
	const char *columns[] = { "closed", "reason" };
	struct programme programme = PROGRAMME_INIT;
	struct records change = RECORDS_INIT;
	char day[DATE_SIZE];
	const char *values[] = { day, opt_reason };
	int status = STATUS_FAILED;

	if (!opt_reason || !*opt_reason)
		return usage(ctx, _("name the reason: --reason TEXT"));
	if (!common_open(ctx, &programme) && !store_begin(&programme.store)) {
		date_format(opt_date == DATE_NONE ? programme.today : opt_date, day);
		records_from_values(&change, schema_find("requests.csv"), &programme.program,
				    columns, values, ARRAY_SIZE(columns));
		records_refuse_future(&change, "closed", programme.today);
		status = common_change(ctx, &programme, &change, check, argc, argv);
		if (status == STATUS_FAILED)
			hint_at_main_request(&programme, argc, argv);
	}
	records_release(&change);
	programme_release(&programme);
	return status;
}

const struct command cmd_request_close = {
	.name = "request close",
	.summary = N_("note that requests are closed, and why"),
	.operands = N_("ID..."),
	.min_operands = 1,
	.max_operands = -1,
	.opts = opts,
	.text = N_(
		"Notes the day and the reason for rows of requests.csv: the request was met, withdrawn, or has become a mentee's main request. The main request of a mentee closes by itself when the pair reaches its end or the mentee leaves.\n\nRules: already-closed, date-order, future."),
	.columns = "requests.csv",
	.examples = examples,
	.flags = CMD_PRINTS | CMD_WRITES | CMD_DATED | CMD_DETAIL,
	.run = run,
};
