/* partner-add - add partners of the school */
#include "common.h"

#include "model/register_records.h"

static const struct example examples[] = {
	{ N_("A partner with an agreement:"),
	  "kurator partner add --name 'Музей посёлка Ясный' --kind public --agreement 'договор № 2' --offers 'экскурсии' --from 2021-11-22 --as-of 2021-11-25",
	  0 },
	EXAMPLE_END,
};

static int check(struct context *ctx, struct programme *programme, struct records *records)
{
	(void)ctx;
	(void)programme;
	records_refuse_order(records, "from", "to");
	return 0;
}

static int run(struct context *ctx, int argc, char **argv)
{
	return common_add(ctx, argc, argv, check);
}

const struct command cmd_partner_add = {
	.name = "partner add",
	.summary = N_("add partners of the school"),
	.operands = N_("[FILE]"),
	.max_operands = 1,
	.text = N_(
		"Adds one partner of the external contour, an enterprise, a university, a public body, given by options, or many from FILE ('-': standard input), a CSV file with the same columns. All are taken or none."),
	.columns = "partners.csv",
	.examples = examples,
	.flags = CMD_PRINTS | CMD_WRITES | CMD_DATED | CMD_DETAIL | CMD_READS | CMD_COLUMNS,
	.run = run,
};
