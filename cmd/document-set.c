/* document-set - change columns of documents */
#include "common.h"

#include "model/register_records.h"

static const struct example examples[] = {
	{ N_("The number of an order:"),
	  "kurator document set D-019 --number 3-п -n --as-of 2021-11-25", 0 },
	EXAMPLE_END,
};

static void check(struct programme *programme, const struct table *table, size_t row,
		  struct records *change)
{
	(void)table;
	(void)row;
	if (!change->findings.errors)
		documents_warn_unlisted(change, &programme->program);
}

static int run(struct context *ctx, int argc, char **argv)
{
	return common_set(ctx, argc, argv, check);
}

const struct command cmd_document_set = {
	.name = "document set",
	.summary = N_("change columns of documents"),
	.operands = N_("ID..."),
	.min_operands = 1,
	.max_operands = -1,
	.text = N_(
		"Sets the columns that are given as options of the documents named by their ids, such as the number or --until. An empty value empties the cell. Other cells and rows stay as they are, byte for byte."),
	.columns = "documents.csv",
	.not_given = "id",
	.examples = examples,
	.flags = CMD_PRINTS | CMD_WRITES | CMD_DATED | CMD_DETAIL | CMD_COLUMNS,
	.run = run,
};
