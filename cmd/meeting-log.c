/*
 * meeting-log - record meetings that were held.
 *
 * One meeting of a pair or group from options, or many from a CSV file. The order of stages is judged over the base
 * and the whole input together, in the order of days (lib/model/meetings.h).
 */
#include "common.h"

#include "model/bases.h"
#include "model/meetings.h"
#include "model/register_records.h"

static const char *opt_force;

static const struct opt opts[] = {
	TEXT(0, "force", &opt_force, N_("REASON"),
	     N_("take meetings out of order and doubles too; the reason is kept in the notes")),
	OPT_END,
};

static const struct example examples[] = {
	{ N_("One meeting; its stage is the next one due:"),
	  "kurator meeting log P-032 --date 2021-11-22 --minutes 40 --topic 'Знакомство' --as-of 2021-11-25",
	  0 },
	{ N_("The meetings of a month:"), "kurator meeting log - --as-of 2021-11-25 < october.csv",
	  0 },
	{ N_("Planning comes after the trial meeting:"),
	  "kurator meeting log P-032 --date 2021-11-22 --stage planning -n --as-of 2021-11-25", 3 },
	EXAMPLE_END,
};

/* As many as anybody reads, then a count. */
#define MOST_WARNINGS 20

static void print_warnings(const struct findings *list)
{
	size_t n = 0;

	for (size_t i = 0; i < list->n; i++) {
		const struct finding *f = &list->items[i];

		if (f->severity != SEVERITY_WARNING || n++ >= MOST_WARNINGS)
			continue;
		if (f->line)
			warning("%s:%zu: %s", f->file, f->line, f->message);
		else
			warning("%s", f->message);
	}
	if (n > MOST_WARNINGS)
		warning(nth_("%zu more warning", "%zu more warnings", n - MOST_WARNINGS),
			n - MOST_WARNINGS);
}

static int judge_and_append(struct programme *programme, struct records *records)
{
	struct bases bases = BASES_INIT;
	int result = bases_load(&bases, programme, BASES_MEETINGS);

	if (!result)
		result = meetings_judge(records, &bases, opt_force);
	if (result)
		findings_report(&records->findings);
	else
		result = records_append(records, programme);
	bases_release(&bases);
	return result;
}

static int run(struct context *ctx, int argc, char **argv)
{
	struct programme programme = PROGRAMME_INIT;
	struct records records = RECORDS_INIT;
	int status = STATUS_FAILED, given;

	if (opt_force && !*opt_force)
		return usage(ctx, _("--force needs a reason"));
	if (common_open(ctx, &programme))
		goto out;
	given = common_records_of(ctx, &records, &programme.program, "pair", argc, argv);
	if (given) {
		status = given < 0 ? STATUS_FAILED : STATUS_USAGE;
		goto out;
	}
	records_default_day(&records, "date", programme.today);
	if (store_begin(&programme.store) || judge_and_append(&programme, &records) ||
	    programme_commit(&programme, ctx->command_line, ctx->dry_run))
		goto out;
	print_warnings(&records.findings);
	status = common_report_added(ctx, &programme, &records);
out:
	records_release(&records);
	programme_release(&programme);
	return status;
}

const struct command cmd_meeting_log = {
	.name = "meeting log",
	.summary = N_("record meetings that were held"),
	.operands = N_("PAIR|FILE"),
	.min_operands = 1,
	.max_operands = 1,
	.opts = opts,
	.text = N_(
		"Records one meeting of a pair (P-003) or group (G-001) with options, or many from a CSV file ('-' is standard input) with columns of meetings.csv. All are taken or none; every fault of every record is named together with its rule.\n\nWithout a day an option record is of today. Without a stage a meeting is the next one that is due on its day: acquaintance, trial, planning, then regular ones; the meetings of the base and of the whole input count in the order of their days, however the rows stand. A second meeting of the same day needs its stage named. The final meeting is named always.\n\nOf a group meeting --present lists who came (E-021;E-022); without it, everybody who is in the group on that day.\n\nNever taken: a day after today (future), before both sides agreed (not-agreed), after the end of the pair (after-end), somebody who is not in the pair or group (not-member), a confirmation dated before the meeting (confirmed-early).\n\nTaken with --force and a reason: a meeting that is there already (double), a stage out of order (stage-skipped, stage-again, stage-order, after-final), planning and later meetings before the pair started (not-started) or before both sides said that they are ready (not-ready). The reason and the rules are kept in the notes: 'ill in October [stage-skipped]'.\n\nHolidays and days off only bring a warning."),
	.columns = "meetings.csv",
	.not_given = "id pair",
	.examples = examples,
	.flags = CMD_PRINTS | CMD_WRITES | CMD_DATED | CMD_DETAIL | CMD_READS | CMD_COLUMNS,
	.run = run,
};
