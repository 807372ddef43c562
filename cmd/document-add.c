/* document-add - add to the register of documents */
#include "common.h"

#include "model/register_records.h"

static const struct example examples[] = {
	{ N_("An order of today:"),
	  "kurator document add --kind order-pairs --title 'О дополнении перечня пар' --number 55-н --signed-by S-001 --as-of 2021-11-25",
	  0 },
	EXAMPLE_END,
};

static int check(struct context *ctx, struct programme *programme, struct records *records)
{
	(void)ctx;
	records_default_day(records, "date", programme->today);
	records_refuse_future(records, "date", programme->today);
	records_refuse_order(records, "date", "until");
	if (!records->findings.errors)
		documents_warn_unlisted(records, &programme->program);
	return 0;
}

static int run(struct context *ctx, int argc, char **argv)
{
	return common_add(ctx, argc, argv, check);
}

const struct command cmd_document_add = {
	.name = "document add",
	.summary = N_("add to the register of adopted documents"),
	.operands = N_("[FILE]"),
	.max_operands = 1,
	.text = N_(
		"Adds one document given by options, or many from FILE ('-': standard input), a CSV file with the same columns. All are taken or none. Its kind is one of documents in program.yaml, where each belongs to a stage of the programme: 'status' counts it there; another one is taken with a warning, and no stage counts it. Without a day it is today. A document that fulfils an item of the road map names it with --roadmap-item; 'roadmap done' notes the item itself."),
	.columns = "documents.csv",
	.examples = examples,
	.flags = CMD_PRINTS | CMD_WRITES | CMD_DATED | CMD_DETAIL | CMD_READS | CMD_COLUMNS,
	.run = run,
};
