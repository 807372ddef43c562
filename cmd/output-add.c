/* output-add - record what participants have shown */
#include "common.h"

#include "model/register_records.h"

static const struct example examples[] = {
	{ N_("A project of a mentee:"),
	  "kurator output add --person E-015 --kind project --title 'Маятник Фуко' --level municipal --result призёр --as-of 2021-11-25",
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

const struct command cmd_output_add = {
	.name = "output add",
	.summary = N_("record what participants have shown"),
	.operands = N_("[FILE]"),
	.max_operands = 1,
	.text = N_(
		"Records one result of a participant: a project, an olympiad, a club or section joined, a publication, an open lesson, a master class, a qualification; it is given by options, or many from FILE ('-': standard input), a CSV file with the same columns. All are taken or none. Without a day it is today."),
	.columns = "outputs.csv",
	.examples = examples,
	.flags = CMD_PRINTS | CMD_WRITES | CMD_DATED | CMD_DETAIL | CMD_READS | CMD_COLUMNS,
	.run = run,
};
