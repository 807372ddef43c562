/*
 * measure-add.c - measurements at entry and exit into measures.csv
 *
 * One by options or many by a CSV file, all or none. Ranges, words and phases are checked by lib/model/measure_records.
 */
#include "common.h"

#include "model/bases.h"
#include "model/measure_records.h"

static const struct example examples[] = {
	{ N_("Record one value:"),
	  "kurator measure add --participant E-001 --measure wellbeing --phase entry --value 52 "
	  "--date 2021-11-15",
	  0 },
	{ N_("See what would be added:"),
	  "kurator measure add -n --participant E-001 --measure wellbeing --phase exit --value 64 "
	  "--date 2021-11-24",
	  0 },
	EXAMPLE_END,
};

static int check(struct context *ctx, struct programme *programme, struct records *records)
{
	struct bases bases = BASES_INIT;
	const struct table *measures = programme_table(programme, schema_find("measures.csv"));
	int result = -1;

	(void)ctx;
	if (measures && !bases_load(&bases, programme, BASES_PEOPLE | BASES_PAIRS)) {
		measure_records_check(records, &bases, measures);
		result = 0;
	}
	bases_release(&bases);
	return result;
}

static int run(struct context *ctx, int argc, char **argv)
{
	return common_add(ctx, argc, argv, check);
}

const struct command cmd_measure_add = {
	.name = "measure add",
	.summary = N_("record measurements at entry and exit"),
	.operands = N_("[FILE]"),
	.max_operands = 1,
	.text = N_(
		"Adds one measurement given by options, or many from FILE ('-': standard input), "
		"a CSV file with the same columns. A participant has one value per measure, phase "
		"and pair. The value must lie within the measure's range in program.yaml; an empty "
		"one says that it is missing. The phase is entry or exit (before and after are "
		"understood), or any other word, which monitor compare takes when it is named; a word "
		"that nearly says entry or exit is refused. Without a date it is today, without a version the one "
		"in program.yaml."),
	.columns = "measures.csv",
	.examples = examples,
	.flags = CMD_PRINTS | CMD_WRITES | CMD_DATED | CMD_READS | CMD_COLUMNS,
	.run = run,
};
