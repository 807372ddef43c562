/*
 * pair-add - record pairs, from options or from what `pair match` prints.
 *
 * All records are judged together: each takes its place before the next one is looked at. Who may be whose mentor is
 * decided by lib/model/eligibility.h, everything else by lib/model/pairing.h.
 */
#include "common.h"

#include "model/bases.h"
#include "model/pairing.h"

static const struct example examples[] = {
	{ N_("Pairs that the matching proposes:"),
	  "kurator pair match --as-of 2021-11-25 | kurator pair add - --as-of 2021-11-25", 0 },
	{ N_("A mentor who has no free place is refused:"),
	  "kurator pair add --mentor M-007 --mentee E-032 -n --as-of 2021-11-25", 3 },
	EXAMPLE_END,
};

static int judge(struct context *ctx, struct programme *programme, struct records *records)
{
	struct bases bases = BASES_INIT;
	int result = bases_load(&bases, programme, BASES_PAIRS | BASES_CHOICES);

	(void)ctx;
	if (!result)
		result = pairing_judge(records, programme, &bases, false);
	bases_release(&bases);
	return result;
}

static int run(struct context *ctx, int argc, char **argv)
{
	return common_add(ctx, argc, argv, judge);
}

const struct command cmd_pair_add = {
	.name = "pair add",
	.summary = N_("record pairs of mentors and mentees"),
	.operands = N_("[FILE]"),
	.min_operands = 0,
	.max_operands = 1,
	.text = N_(
		"Takes one pair as options or many from a CSV file ('-' is standard input) with columns of pairs.csv, such as 'kurator pair match' prints. All are taken or none; every fault of every record is named together with its rule.\n\nNot given, these are filled in: form and variant (the ones that fit), method (continued with --previous, matched with --score, else appointed), proposed (today), planned_end (the end of the programme), request (the mentee's own).\n\n--group G-001 puts the pair into a group that exists; --group new makes a group, in a file one for all rows of a mentor. A group has one mentor and one form.\n\nRefused are people who may not form a pair: no free place (capacity), too many pairs of the mentee (mentee-limit), a missing step of selection (application, interview, decision, training, consent, agreement, mentor-work, volunteered), kinds, categories, types, classes and whatever else program.yaml asks, exclusions, people in reserve or who have left, a pair that is open already, and a mentee whose last pair ended early (rematch: 'kurator pair rematch' records the next one). 'kurator pair explain' says more."),
	.columns = "pairs.csv",
	.not_given = "id",
	.examples = examples,
	.flags = CMD_PRINTS | CMD_WRITES | CMD_DATED | CMD_DETAIL | CMD_READS | CMD_COLUMNS,
	.run = run,
};
