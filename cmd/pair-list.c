/* pair-list - list pairs, with their state and how far they have come */
#include "pairs.h"

static bool opt_open;

static const struct opt opts[] = {
	FLAG(0, "open", &opt_open, N_("only pairs that have not ended")),
	OPT_END,
};

static const struct example examples[] = {
	{ N_("Pairs at work, the most silent first:"),
	  "kurator pair list --where state=active --sort -days_silent --columns id,mentor_name,mentee_name,next_stage,days_silent --as-of 2021-11-25",
	  0 },
	{ N_("All open pairs, for reading:"),
	  "kurator pair list --open -f table --as-of 2021-11-25", 0 },
	EXAMPLE_END,
};

/* What fits into a window: names instead of ids. */
#define COLUMNS_FOR_PEOPLE "id,mentor_name,mentee_name,variant,state,next_stage,days_silent"

static void keep_open(struct listing *listing, const struct bases *bases)
{
	bool *open = xcalloc(bases->n_pairs, sizeof(*open));

	for (size_t i = 0; i < bases->n_pairs; i++)
		open[i] = pair_is_open(&bases->pairs[i], bases->today);
	listing_keep(listing, open);
	free(open);
}

static int run(struct context *ctx, int argc, char **argv)
{
	struct pair_bases known = PAIR_BASES_INIT;
	struct listing listing = { .schema = NULL };
	int status = STATUS_FAILED;

	(void)argc;
	(void)argv;
	if (!pair_bases_open(ctx, &known, false) &&
	    (!opt_open || !bases_require_all(&known.bases))) {
		pairs_listing(&listing, &known);
		if (opt_open)
			keep_open(&listing, &known.bases);
		if (output_is_for_people(common_output_options(ctx)) && !ctx->select &&
		    !ctx->verbose)
			ctx->select = COLUMNS_FOR_PEOPLE;
		status = common_list(ctx, &listing);
	}
	listing_release(&listing);
	pair_bases_release(&known);
	return status;
}

const struct command cmd_pair_list = {
	.name = "pair list",
	.summary = N_("list pairs"),
	.min_operands = 0,
	.max_operands = 0,
	.opts = opts,
	.text = N_(
		"Lists the pairs. Behind the columns of pairs.csv stand, computed for today: state (proposed, agreed, active, completed, ended-early), meetings, last_meeting, next_stage (acquaintance, trial, planning, regular, final; empty when none is due), days_silent (since the last meeting of an open pair, else since it was agreed or proposed, never before the start of the programme), mentor_name, mentee_name, and of a member of a group the joint meetings since it joined (joint) and how many of them the mentee attended (attended).\n\nFormats for people show names; -v shows all columns."),
	.columns = "pairs.csv",
	.examples = examples,
	.flags = CMD_PRINTS | CMD_DATED | CMD_DETAIL | CMD_FILTERS | CMD_FACETS,
	.run = run,
};
