/* plan-set - change goals of a development plan */
#include "common.h"

#include "model/register_records.h"

static const struct example examples[] = {
	{ N_("Another term:"), "kurator plan set L-025 --due 2022-03-18 -n --as-of 2021-11-25", 0 },
	EXAMPLE_END,
};

/* A new term has to lie within the time of the pair. */
static void check(struct programme *programme, const struct table *table, size_t row,
		  struct records *change)
{
	struct bases bases = BASES_INIT;

	if (*record_get(change, 0, "due") &&
	    !bases_load(&bases, programme, BASES_PEOPLE | BASES_PAIRS))
		plan_judge(change, 0, table_gets(table, row, "pair"), &bases);
	bases_release(&bases);
}

static int run(struct context *ctx, int argc, char **argv)
{
	return common_set(ctx, argc, argv, check);
}

const struct command cmd_plan_set = {
	.name = "plan set",
	.summary = N_("change goals of a development plan"),
	.operands = N_("ID..."),
	.min_operands = 1,
	.max_operands = -1,
	.text = N_(
		"Sets the columns that are given as options of the goals named by their ids. 'plan done' notes a result. A new term has to pass the rules of 'plan add': within the time of the pair, of a pair that has not ended. An empty value empties the cell. Other cells and rows stay as they are, byte for byte."),
	.columns = "plans.csv",
	.not_given = "id pair",
	.examples = examples,
	.flags = CMD_PRINTS | CMD_WRITES | CMD_DATED | CMD_DETAIL | CMD_COLUMNS,
	.run = run,
};
