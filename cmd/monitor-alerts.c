/*
 * monitor-alerts - what needs somebody's attention now, by the rules of program.yaml
 *
 * A rule is a file of lib/engine/alerts; alerts: of program.yaml says which apply, from when on, and how grave they are.
 */
#include "common.h"

#include "engine/alerts/watch.h"
#include "model/columns/columns.h"
#include "report/alert_list.h"

static const char *opt_level;
static bool opt_strict;

static const char *const levels[] = { "yellow", "orange", "red", NULL };

static const struct opt opts[] = {
	CHOICE(0, "level", &opt_level, levels, N_("only alerts of this level and graver ones")),
	FLAG(0, "strict", &opt_strict, N_("exit with 1 when there is an alert")),
	OPT_END,
};

static const struct example examples[] = {
	{ N_("What needs attention, the gravest first:"),
	  "kurator monitor alerts -f table --as-of 2021-11-25", 0 },
	{ N_("Pairs that do not meet, as rows:"),
	  "kurator monitor alerts --where rule=no-meeting --sort -value --as-of 2021-11-25", 0 },
	{ N_("For a script: is there anything red?"),
	  "kurator monitor alerts --level red --strict -q --as-of 2021-11-25", 1 },
	EXAMPLE_END,
};

static bool is_asked_for(const struct alert_found *found)
{
	for (size_t i = 0; opt_level && i <= found->alert->level; i++)
		if (streq(levels[i], opt_level))
			return true;
	return !opt_level;
}

static void keep_level(struct alerts *alerts)
{
	size_t kept = 0;

	for (size_t i = 0; i < alerts->n; i++) {
		struct alert_found found = alerts->items[i];

		if (is_asked_for(&found)) {
			alerts->items[kept++] = found;
			continue;
		}
		free(found.message);
		free(found.command);
	}
	alerts->n = kept;
}

/* Sentences for reading; rows in other formats, and where columns are asked for. */
static int print(struct context *ctx, struct listing *listing)
{
	struct output_options options = common_output_options(ctx);
	struct sink sink;

	if (sink_open(ctx, &sink))
		return STATUS_FAILED;
	if (streq(options.format, "table") && !ctx->select && !ctx->verbose)
		alert_list_print(listing, sink.to, options);
	else
		listing_print(listing, sink.to, options);
	if (sink_close(&sink))
		return STATUS_FAILED;
	if (!listing->n_rows)
		remark(_("no alert"));
	return opt_strict && listing->n_rows ? STATUS_NO : STATUS_YES;
}

static int list(struct context *ctx, const struct bases *bases, const struct alerts *alerts)
{
	struct table rows = TABLE_INIT;
	struct listing listing;
	int status;

	common_computed_table(&rows, &schema_alerts);
	alert_list_fill(&rows, alerts);
	listing_init(&listing, &schema_alerts, &bases->programme->program, &rows, NULL, 0, NULL);
	status = common_choose(ctx, &listing);
	if (status == STATUS_YES)
		status = print(ctx, &listing);
	listing_release(&listing);
	table_release(&rows);
	return status;
}

static int run(struct context *ctx, int argc, char **argv)
{
	struct programme programme = PROGRAMME_INIT;
	struct bases bases = BASES_INIT;
	struct alert_world world = { .bases = NULL };
	struct alerts alerts = ALERTS_INIT;
	int status = STATUS_FAILED;

	(void)argc;
	(void)argv;
	if (!common_open(ctx, &programme) && !bases_load(&bases, &programme, BASES_MEETINGS) &&
	    !bases_require_all(&bases) && !alert_world_init(&world, &bases)) {
		alerts_watch(&alerts, &world, bases.today);
		keep_level(&alerts);
		status = list(ctx, &bases, &alerts);
	}
	alerts_release(&alerts);
	alert_world_release(&world);
	bases_release(&bases);
	programme_release(&programme);
	return status;
}

const struct command cmd_monitor_alerts = {
	.name = "monitor alerts",
	.summary = N_("pairs and people that need attention, by the rules of program.yaml"),
	.opts = opts,
	.text = N_(
		"Judges all pairs that are agreed or active, and all mentors and mentees who are here, by alerts: of program.yaml. Every alert has its level, its rule, the day since when, its figure and the limit from which it is raised, and the command that does something about it; '…' in a command stands for what only you know. Of several alerts of one rule about the same pair the gravest is printed alone.\n\nThe rules: no-meeting, first-meeting, rhythm (a gap against the pair's own median gap), stage-stuck, no-plan, plan-overdue, unconfirmed, unconfirmed-share (of at least three meetings whose time is over), rating-low and rating-gap (the last three rated meetings), rating-drop (of a side, against at least two ratings before), no-contact (of the curator), over-capacity (of a mentor), consent-ends. Days of silence are days outside the holidays; Sundays count. kurator-program(5) says what each takes.\n\nFor a pair that does not get on, the command is the next step of the ladder: a talk, a support plan with a term, closing without blame ('contact log'). 'monitor backtest' says how good the rules were on pairs that have ended."),
	.examples = examples,
	.flags = CMD_PRINTS | CMD_DATED | CMD_DETAIL | CMD_FILTERS | CMD_FACETS,
	.run = run,
};
