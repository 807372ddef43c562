/* consent-add - record consents */
#include "common.h"

#include "model/register_records.h"

static const struct example examples[] = {
	{ N_("A guardian signs for a pupil:"),
	  "kurator consent add --person E-038 --scope processing --signer 'Тополева Нина Ильинична' --signer-role guardian --until 2022-08-31 --as-of 2021-11-25",
	  0 },
	{ N_("Below 14 nobody signs alone:"),
	  "kurator consent add --person E-001 --scope publication --signer 'Синицын Глеб' --signer-role self -n --as-of 2021-11-25",
	  3 },
	EXAMPLE_END,
};

static int check(struct context *ctx, struct programme *programme, struct records *records)
{
	struct bases bases = BASES_INIT;
	int result = bases_load(&bases, programme, BASES_PEOPLE);

	(void)ctx;
	if (!result) {
		records_default_day(records, "date", programme->today);
		records_refuse_future(records, "date", programme->today);
		records_refuse_future(records, "withdrawn", programme->today);
		records_refuse_order(records, "date", "until");
		records_refuse_order(records, "date", "withdrawn");
		consents_judge(records, &bases);
	}
	bases_release(&bases);
	return result;
}

static int run(struct context *ctx, int argc, char **argv)
{
	return common_add(ctx, argc, argv, check);
}

const struct command cmd_consent_add = {
	.name = "consent add",
	.summary = N_("record consents"),
	.operands = N_("[FILE]"),
	.max_operands = 1,
	.text = N_(
		"Adds one consent given by options, or many from FILE ('-': standard input), a CSV file with the same columns. All are taken or none. Without a day it is today; without 'until' it holds until it is withdrawn.\n\nThe scope is processing (of personal data; without it there is no pair), special (health, hardship, registers, burnout: without it such a category is in nothing that leaves the school), publication, participation or mentor-work. The signer's role is self, guardian, both (one sheet with both signatures) or another word, which means a guardian. 'consent set ID --withdrawn DAY' notes that a consent was withdrawn.\n\nRules: date-order, future; signer: before 14 a guardian signs, from 18 on the person alone. From 14 to 18 both sign: 'consent list --due' names whose signature is missing."),
	.columns = "consents.csv",
	.not_given = "id",
	.examples = examples,
	.flags = CMD_PRINTS | CMD_WRITES | CMD_DATED | CMD_DETAIL | CMD_READS | CMD_COLUMNS,
	.run = run,
};
