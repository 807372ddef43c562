/* contact-log - record the contacts of the curator with a pair */
#include "common.h"

#include "model/register_records.h"

static const char *opt_force;

static const struct opt opts[] = {
	TEXT(0, "force", &opt_force, N_("REASON"),
	     N_("a step of the ladder without the one before it; the reason is kept in the summary")),
	OPT_END,
};

static const struct example examples[] = {
	{ N_("A talk after a quiet month:"),
	  "kurator contact log P-028 --side mentor --flag talk --summary 'ищем общее время' --as-of 2021-11-25",
	  0 },
	{ N_("A support plan runs until a day:"),
	  "kurator contact log P-028 --flag support --until 2021-12-10 --summary 'встречи по средам' --as-of 2021-11-25",
	  0 },
	{ N_("Without that day it is refused:"),
	  "kurator contact log P-028 --flag support -n --as-of 2021-11-25", 3 },
	EXAMPLE_END,
};

static int check(struct context *ctx, struct programme *programme, struct records *records)
{
	struct bases bases = BASES_INIT;
	struct contacts contacts = { .n = 0 };
	int result = bases_load(&bases, programme, BASES_PEOPLE | BASES_PAIRS) ||
				     contacts_load(&contacts, programme)
			     ? -1
			     : 0;

	(void)ctx;
	if (!result) {
		records_default_day(records, "date", programme->today);
		records_refuse_future(records, "date", programme->today);
		records_refuse_order(records, "date", "until");
		contacts_judge(records, &bases, &contacts, opt_force);
	}
	contacts_release(&contacts);
	bases_release(&bases);
	return result;
}

static int run(struct context *ctx, int argc, char **argv)
{
	if (opt_force && !*opt_force)
		return usage(ctx, _("--force needs a reason"));
	return common_add_to(ctx, "pair", argc, argv, check);
}

const struct command cmd_contact_log = {
	.name = "contact log",
	.summary = N_("record the contacts of the curator with a pair"),
	.operands = N_("PAIR|FILE"),
	.min_operands = 1,
	.max_operands = 1,
	.opts = opts,
	.text = N_(
		"Records one contact with a pair or group, or many from a CSV file ('-' is standard input) with columns of contacts.csv. Without a day it is today.\n\nWhere a pair does not get on, the contacts are the steps of a ladder: --flag talk, then --flag support with the day until which the support plan runs, then --flag closing: the pair is ended without blame with 'pair end'.\n\nRules: date-order, future, no-term, not-proposed; no-talk, no-support: the step before is missing. Where life took a shorter way (a family moves), --force with the reason records it."),
	.columns = "contacts.csv",
	.not_given = "id pair",
	.examples = examples,
	.flags = CMD_PRINTS | CMD_WRITES | CMD_DATED | CMD_DETAIL | CMD_READS | CMD_COLUMNS,
	.run = run,
};
