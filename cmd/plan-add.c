/* plan-add - add goals to the development plan of a pair */
#include "common.h"

#include "model/register_records.h"

static const struct example examples[] = {
	{ N_("A goal of a pair:"),
	  "kurator plan add P-028 --section 'направления развития' --goal 'Выступить на конференции' --indicator 'доклад на 5 минут' --planned 'диплом участника' --due 2022-03-18 --author M-009 --as-of 2021-11-25",
	  0 },
	{ N_("A pair that has ended gets no new goal:"),
	  "kurator plan add P-001 --goal 'Ещё одна цель' -n --as-of 2021-11-25", 3 },
	EXAMPLE_END,
};

static int check(struct context *ctx, struct programme *programme, struct records *records)
{
	struct bases bases = BASES_INIT;
	int result = bases_load(&bases, programme, BASES_PEOPLE | BASES_PAIRS);

	(void)ctx;
	if (!result) {
		records_refuse_future(records, "done", programme->today);
		records_refuse_future(records, "approved", programme->today);
		plans_judge(records, &bases);
	}
	bases_release(&bases);
	return result;
}

static int run(struct context *ctx, int argc, char **argv)
{
	return common_add_to(ctx, "pair", argc, argv, check);
}

const struct command cmd_plan_add = {
	.name = "plan add",
	.summary = N_("add goals to the development plan of a pair"),
	.operands = N_("PAIR|FILE"),
	.min_operands = 1,
	.max_operands = 1,
	.text = N_(
		"Adds one goal to the individual development plan of a pair or group, or many from a CSV file ('-' is standard input) with columns of plans.csv: the section, the goal, what is to be done, by what one sees that it is reached, the result that is planned, until when. Without a status a goal is planned; 'plan done' notes its result.\n\nRules: ended, future; not-proposed, not-started: due before the pair was there or at work; after-end: due after the programme."),
	.columns = "plans.csv",
	.not_given = "id pair",
	.examples = examples,
	.flags = CMD_PRINTS | CMD_WRITES | CMD_DATED | CMD_DETAIL | CMD_READS | CMD_COLUMNS,
	.run = run,
};
