/* practice-add - add to the register of best practices */
#include "common.h"

#include "model/register_records.h"

static const struct example examples[] = {
	{ N_("A practice of a pair:"),
	  "kurator practice add --title 'Урок по очереди' --pair P-033 --problem 'боюсь открытых уроков' --what 'делим урок пополам' --result 'два открытых урока' --as-of 2021-11-25",
	  0 },
	EXAMPLE_END,
};

static int check(struct context *ctx, struct programme *programme, struct records *records)
{
	(void)ctx;
	records_default_day(records, "date", programme->today);
	records_refuse_future(records, "date", programme->today);
	return 0;
}

static int run(struct context *ctx, int argc, char **argv)
{
	return common_add(ctx, argc, argv, check);
}

const struct command cmd_practice_add = {
	.name = "practice add",
	.summary = N_("add to the register of best practices"),
	.operands = N_("[FILE]"),
	.max_operands = 1,
	.text = N_(
		"Adds one practice given by options, or many from FILE ('-': standard input), a CSV file with the same columns. All are taken or none. A practice tells the problem, what was done and what came of it, with a link where it was published. Without a day it is today."),
	.columns = "practices.csv",
	.examples = examples,
	.flags = CMD_PRINTS | CMD_WRITES | CMD_DATED | CMD_DETAIL | CMD_READS | CMD_COLUMNS,
	.run = run,
};
