/* pair-end - note that pairs have ended and why, and say what they still lack */
#include "pairs.h"

static int opt_date = DATE_NONE;
static const char *opt_reason;
static const char *opt_outcome;

static const struct opt opts[] = {
	TEXT(0, "reason", &opt_reason, N_("CODE"), N_("one of end_reasons in program.yaml")),
	DATE(0, "date", &opt_date, N_("DATE"), N_("last day of the pair; without it today")),
	TEXT(0, "outcome", &opt_outcome, N_("TEXT"), N_("what has come of it")),
	OPT_END,
};

static const struct example examples[] = {
	{ N_("End a pair that has reached its aim, and see what is missing:"),
	  "kurator pair end P-020 --reason goal-reached --date 2021-11-25 -n --as-of 2021-11-25",
	  0 },
	{ N_("The reason has to be one of the programme:"),
	  "kurator pair end P-020 --reason bored -n --as-of 2021-11-25", 3 },
	EXAMPLE_END,
};

static void refuse_reason(const struct program *program, struct findings *findings)
{
	struct strbuf known = STRBUF_INIT;

	for (size_t i = 0; i < program->n_end_reasons; i++)
		strbuf_addf(&known, "%s%s", i ? ", " : "", program->end_reasons[i].id);
	findings_add(findings, (struct place){ .file = NULL }, SEVERITY_ERROR, "end-reason",
		     _("'%s' is none of the end reasons in program.yaml: %s"), opt_reason,
		     known.buf);
	strbuf_release(&known);
}

static void act(const struct pairing *pairing, const struct pair_set *set)
{
	const struct program *program = &pairing->bases->programme->program;
	const struct end_reason *reason = program_end_reason_by_label(program, opt_reason);

	if (reason)
		pairing_end(pairing, set, opt_date, reason, opt_outcome);
	else
		refuse_reason(program, pairing->findings);
}

/* The list of what a pair lacks when it ends. */
static int check_off(struct pair_bases *known, const struct pair_set *set, struct findings *remarks)
{
	return pairing_checklist(remarks, &known->bases, known->progress, set,
				 opt_date == DATE_NONE ? known->bases.today : opt_date);
}

static int run(struct context *ctx, int argc, char **argv)
{
	if (!opt_reason)
		return usage(ctx, _("name the reason of the end: --reason CODE"));
	return pairs_change(ctx, argc, argv, act, check_off);
}

const struct command cmd_pair_end = {
	.name = "pair end",
	.summary = N_("note that pairs have ended, and why"),
	.operands = N_("ID..."),
	.min_operands = 1,
	.max_operands = -1,
	.opts = opts,
	.text = N_(
		"Notes the last day of pairs and the reason of their end, one of end_reasons in program.yaml; those marked 'completed' there complete the pair, others end it early. The places of mentor and mentee are free from then on. The id of a group means all its open pairs.\n\nWhat is missing at the end is said on standard error and hinders nothing: the final meeting, confirmations, goals of the plan without an outcome, measurements at exit where there is one at entry, the answers of both at exit, and, where a pupil was the mentor, the letter of thanks to the parents (a document of kind thanks-letter with the id of the mentor or of the pair in its title or file).\n\nRules: after-end, date-order, end-reason, ended, future, not-started."),
	.columns = "pairs.csv",
	.examples = examples,
	.flags = CMD_PRINTS | CMD_WRITES | CMD_DATED | CMD_DETAIL,
	.run = run,
};
