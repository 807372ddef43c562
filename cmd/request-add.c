/* request-add - add to the map of requests */
#include "common.h"

#include "model/register_records.h"

static const struct example examples[] = {
	{ N_("What a mentee asks beside the main request:"),
	  "kurator request add --mentee E-013 --topic theatre --text 'хочу в спектакль' --source сама --as-of 2021-11-25",
	  0 },
	{ N_("A preliminary request, for which nobody is named yet:"),
	  "kurator request add --topic chess-club --text 'шахматы для 5-х классов' --source 'родительское собрание' --as-of 2021-11-25",
	  0 },
	EXAMPLE_END,
};

static int check(struct context *ctx, struct programme *programme, struct records *records)
{
	struct bases bases = BASES_INIT;
	int result = bases_load(&bases, programme, BASES_PEOPLE);

	(void)ctx;
	if (!result) {
		records_default_day(records, "date", programme->today);
		records_refuse_future(records, "date", programme->today);
		records_refuse_future(records, "closed", programme->today);
		records_refuse_order(records, "date", "closed");
		requests_judge(records, &bases);
	}
	bases_release(&bases);
	return result;
}

static int run(struct context *ctx, int argc, char **argv)
{
	return common_add(ctx, argc, argv, check);
}

const struct command cmd_request_add = {
	.name = "request add",
	.summary = N_("add to the map of requests"),
	.operands = N_("[FILE]"),
	.max_operands = 1,
	.text = N_(
		"Adds one request given by options, or many from FILE ('-': standard input), a CSV file with the same columns. All are taken or none. Without a day it is today. A request without a mentee is preliminary: somebody asks before it is clear who takes part.\n\nThe main request of a mentee stands in the base (topics and request of mentees.csv, see 'mentee set'); here are those beside it. A topic that program.yaml does not list is taken, and 'check' names it.\n\nRules: date-order, future; left: the mentee has left."),
	.columns = "requests.csv",
	.not_given = "id",
	.examples = examples,
	.flags = CMD_PRINTS | CMD_WRITES | CMD_DATED | CMD_DETAIL | CMD_READS | CMD_COLUMNS,
	.run = run,
};
