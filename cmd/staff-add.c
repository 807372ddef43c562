/* staff-add - add members of staff */
#include "common.h"

#include "model/register_records.h"

static const struct example examples[] = {
	{ N_("A second psychologist:"),
	  "kurator staff add --name 'Ясенева Инна Павловна' --roles psychologist --from 2021-11-01 --as-of 2021-11-25",
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

const struct command cmd_staff_add = {
	.name = "staff add",
	.summary = N_("add members of staff who take part in the programme"),
	.operands = N_("[FILE]"),
	.max_operands = 1,
	.text = N_(
		"Adds one member of staff given by options, or many from FILE ('-': standard input), a CSV file with the same columns. All are taken or none. Roles are director, curator, centre-contact, class-teacher, psychologist, tutor, expert, several with ';'. Their ids may stand wherever a person is named."),
	.columns = "staff.csv",
	.examples = examples,
	.flags = CMD_PRINTS | CMD_WRITES | CMD_DATED | CMD_DETAIL | CMD_READS | CMD_COLUMNS,
	.run = run,
};
