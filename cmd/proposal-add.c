/* proposal-add - record proposals of participants */
#include "common.h"

#include "model/register_records.h"

static const struct example examples[] = {
	{ N_("A proposal of a mentor:"),
	  "kurator proposal add --person M-004 --text 'Общая папка заданий' --as-of 2021-11-25",
	  0 },
	EXAMPLE_END,
};

static int check(struct context *ctx, struct programme *programme, struct records *records)
{
	(void)ctx;
	records_default_day(records, "date", programme->today);
	records_refuse_future(records, "date", programme->today);
	for (size_t i = 0; i < records->n; i++)
		if (!*record_get(records, i, "status"))
			record_set(records, i, "status", "open");
	return 0;
}

static int run(struct context *ctx, int argc, char **argv)
{
	return common_add(ctx, argc, argv, check);
}

const struct command cmd_proposal_add = {
	.name = "proposal add",
	.summary = N_("record what mentors propose to the school"),
	.operands = N_("[FILE]"),
	.max_operands = 1,
	.text = N_(
		"Records one proposal of a mentor or another participant given by options, or many from FILE ('-': standard input), a CSV file with the same columns. All are taken or none. Without a day it is today; without a status it is open. 'proposal set' notes the answer."),
	.columns = "proposals.csv",
	.examples = examples,
	.flags = CMD_PRINTS | CMD_WRITES | CMD_DATED | CMD_DETAIL | CMD_READS | CMD_COLUMNS,
	.run = run,
};
