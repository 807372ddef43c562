/*
 * pair-solve.c - the best matching of candidate pairs from any tool
 *
 * Works on plain CSV, with or without a programme. `pair match` scores and solves in one.
 */
#include "edges.h"
#include "wishes.h"

#include <unistd.h>

#include "engine/matching/repair.h"
#include "report/plan_summary.h"

static struct edge_options source;
static const char *objective = "fair", *method = "optimal", *side;
static const char *minimum, *certificate, *source_wishes;
static bool trade_off, strict;

static const char *const objectives[] = { "fair", "count", "score", NULL };
static const char *const methods[] = { "optimal", "stable", NULL };
static const char *const sides[] = { "mentee", "mentor", NULL };

static const struct opt opts[] = {
	TEXT(0, "capacity", &source.capacity, N_("FILE"),
	     N_("columns mentor,capacity and perhaps least: places of each mentor, and how many "
		"mentees it needs if it has any; may list mentors without rows")),
	CHOICE(0, "objective", &objective, objectives,
	       N_("fair: most pairs, then the worst pair as good as possible, then points; count: "
		  "most pairs, then points; score: most points, then pairs")),
	CHOICE(0, "method", &method, methods,
	       N_("optimal, or stable: nobody would rather have each other, by ranks and points")),
	CHOICE(0, "side", &side, sides, N_("whose ranks a stable plan favours")),
	TEXT(0, "minimum", &minimum, N_("POINTS"), N_("no pair with fewer points than this")),
	TEXT(0, "previous", &source.previous, N_("FILE"),
	     N_("columns mentee,mentor: pairs to be kept where that costs nothing")),
	TEXT(0, "wishes", &source_wishes, N_("FILE"),
	     N_("columns mentee,other,wish: who is to have the same mentor (together) or not (apart)")),
	FLAG(0, "trade-off", &trade_off,
	     N_("print the most points of every number of pairs, not a plan")),
	TEXT(0, "certificate", &certificate, N_("FILE"),
	     N_("write the prices that prove the plan, for 'pair verify --certificate'")),
	FLAG(0, "strict", &strict, N_("exit with 1 when a mentee is left over")),
	TEXT(0, "encoding", &source.encoding, N_("NAME"),
	     N_("encoding of the files when it is not UTF-8: windows-1251, koi8-r, utf-16")),
	OPT_END,
};

static const struct example examples[] = {
	{ N_("Score and solve in two steps, with a look in between:"),
	  "kurator pair score -o edges.csv --as-of 2021-11-25 && "
	  "kurator pair solve edges.csv --as-of 2021-11-25",
	  0 },
	{ N_("What each further pair costs:"),
	  "kurator pair score --as-of 2021-11-25 | "
	  "kurator pair solve - --trade-off -f table --as-of 2021-11-25",
	  0 },
	{ N_("Most points, and the proof of it:"),
	  "kurator pair score --as-of 2021-11-25 | "
	  "kurator pair solve - --objective score --certificate prices.csv --as-of 2021-11-25",
	  0 },
	EXAMPLE_END,
};

static int print_trade_off(struct context *ctx, const struct matching_problem *p, int32_t least)
{
	struct sink sink;

	if (sink_open(ctx, &sink))
		return STATUS_FAILED;
	plan_print_trade_off(sink.to, common_output_options(ctx), p, least);
	return sink_close(&sink) ? STATUS_FAILED : STATUS_YES;
}

/* ---- the plan ---- */

static struct output_column *list_columns(const struct edges *edges)
{
	struct output_column *columns = xcalloc(edges->n_columns, sizeof(*columns));

	for (size_t k = 0; k < edges->n_columns; k++) {
		columns[k].name = edges->columns[k];
		if (k == edges->score) {
			columns[k].type = OUTPUT_NUMBER;
			columns[k].decimals = 1;
		}
	}
	return columns;
}

static int print_plan(struct context *ctx, const struct edges *edges, const size_t *edge)
{
	struct output_column *columns;
	struct output *out;
	struct sink sink;

	if (sink_open(ctx, &sink))
		return STATUS_FAILED;
	columns = list_columns(edges);
	out = output_open(sink.to, common_output_options(ctx), columns, edges->n_columns);
	for (uint32_t i = 0; i < edges->problem.n_mentees; i++)
		if (edge[i] != MATCHING_NO_EDGE)
			edges_print_row(edges, out, edges->names.row_of_edge[edge[i]]);
	output_close(out);
	free(columns);
	return sink_close(&sink) ? STATUS_FAILED : STATUS_YES;
}

/* ---- the summary ---- */

#define MOST_NAMED 10

static void report_left_over(const struct edges *edges, const struct plan *plan)
{
	struct strbuf names = STRBUF_INIT;
	size_t n = 0;

	for (uint32_t i = 0; i < edges->problem.n_mentees; i++)
		if (plan->edge[i] == MATCHING_NO_EDGE && n++ < MOST_NAMED)
			strbuf_addf(&names, "%s%s", n > 1 ? ", " : "", edges->names.mentee[i]);
	if (n > MOST_NAMED)
		strbuf_addstr(&names, ", …");
	if (n)
		remark(_("left over: %s"), names.buf);
	strbuf_release(&names);
}

static void add_mentors(struct strbuf *text, const struct edges *edges, const uint32_t *mentors,
			uint32_t n)
{
	for (uint32_t k = 0; k < n && k < MOST_NAMED; k++)
		strbuf_addf(text, "%s%s", k ? ", " : ": ", edges->names.mentor[mentors[k]]);
	if (n > MOST_NAMED)
		strbuf_addstr(text, ", …");
}

/* What was done about groups with too few members, and what it costs. */
static void report_groups(const struct edges *edges, const struct matching_repair *repair)
{
	struct strbuf closed = STRBUF_INIT, filled = STRBUF_INIT;

	add_mentors(&closed, edges, repair->closed, repair->n_closed);
	add_mentors(&filled, edges, repair->filled, repair->n_filled);
	remark(_("groups too small: %u closed%s; %u filled%s"), repair->n_closed, closed.buf,
	       repair->n_filled, filled.buf);
	strbuf_release(&closed);
	strbuf_release(&filled);
}

/* Whether the plan is the best one repaired. */
static bool is_repaired(const struct edges *edges)
{
	return edges->least || source_wishes;
}

/* What the hash of the plan has to hold besides the problem; the caller frees it. */
static char *settings_text(const struct edges *edges, const struct wishes *wishes)
{
	struct strbuf text = STRBUF_INIT;

	strbuf_addf(&text, "%s %s", method, side ? side : "mentee");
	for (uint32_t j = 0; edges->least && j < edges->names.n_mentors; j++)
		strbuf_addf(&text, " %u", edges->least[j]);
	wish_list_add_settings(&wishes->list, &text);
	return strbuf_detach(&text, NULL);
}

static void report(const struct edges *edges, const struct plan *plan, const struct wishes *wishes,
		   const struct matching_repair *repair)
{
	char *settings = settings_text(edges, wishes);
	char hex[DIGEST_SIZE];
	uint64_t places;
	uint32_t mentors;

	edges_count_places(&edges->problem, &mentors, &places);
	plan_report(plan, mentors, places);
	if (repair->n_closed || repair->n_filled)
		report_groups(edges, repair);
	if (source_wishes)
		wishes_report(wishes, &edges->problem, plan->best.edge, plan->edge);
	if (is_repaired(edges))
		wishes_report_proof(repair);
	if (source.previous)
		remark(_("pairs of the previous plan kept: %u"),
		       matching_summarise(plan->problem, plan->edge).kept);
	report_left_over(edges, plan);
	if (!messages_are_quiet())
		plan_report_hash(plan, plan_problem_digest(plan, &edges->names, hex), settings);
	free(settings);
}

/* The plan with no group too small and the wishes met, beside the best one. */
static void repair_plan(const struct edges *edges, struct plan *plan, const struct wishes *wishes,
			struct matching_repair *repair)
{
	const struct matching_problem *p = plan->problem;

	plan->edge = xcalloc(p->n_mentees, sizeof(*plan->edge));
	for (uint32_t i = 0; i < p->n_mentees; i++)
		plan->edge[i] = plan->best.edge[i];
	matching_repair(p, plan->objective, plan->minimum,
			&(struct matching_demands){ .least = edges->least,
						    .wishes = wishes->list.items,
						    .n_wishes = wishes->list.n_items },
			plan->edge, repair);
}

/* A mentee of the rows. */
static bool find_mentee(const void *data, const char *id, struct wish_party *party)
{
	const struct matching_names *names = data;
	size_t number = strmap_gets(&names->mentee_map, id);

	if (number == STRMAP_NONE)
		return false;
	party->number = (uint32_t)number;
	party->id = names->mentee[number];
	return true;
}

static int solve(struct context *ctx, const struct edges *edges, int32_t least)
{
	struct wishes wishes = { .file = NULL };
	struct matching_repair repair = { .closed = NULL };
	struct plan plan = {
		.problem = &edges->problem,
		.objective = (enum matching_objective)matching_objective_parse(objective),
		.minimum = least,
		.stable = streq(method, "stable"),
		.proposing = side && streq(side, "mentor") ? MATCHING_MENTORS : MATCHING_MENTEES,
	};
	int status;

	if (source_wishes &&
	    wishes_read(&wishes, source_wishes, source.encoding, find_mentee, &edges->names)) {
		wishes_release(&wishes);
		return STATUS_FAILED;
	}
	plan_solve(&plan);
	if (is_repaired(edges))
		repair_plan(edges, &plan, &wishes, &repair);
	status = print_plan(ctx, edges, plan.edge);
	if (status == STATUS_YES && certificate &&
	    plan_write_certificate(&plan, &edges->names, certificate, ctx->directory))
		status = STATUS_FAILED;
	if (status == STATUS_YES) {
		report(edges, &plan, &wishes, &repair);
		if (strict && plan_leaves_anybody(&plan))
			status = STATUS_NO;
	}
	wishes_release(&wishes);
	matching_repair_release(&repair);
	plan_release(&plan);
	return status;
}

/* What does not go together. */
static int check_options(struct context *ctx, const char *path)
{
	bool stable = streq(method, "stable");

	if (side && !stable)
		return usage(ctx, _("'--side' goes with '--method stable'"));
	if (stable && certificate)
		return usage(ctx,
			     _("a stable plan has no certificate; '--certificate' goes with the "
			       "method optimal"));
	if (trade_off && (stable || certificate || source.previous || strict))
		return usage(ctx, _("'--trade-off' prints no plan; it goes with --capacity and "
				    "--minimum only"));
	if (source_wishes && (stable || trade_off || certificate))
		return usage(ctx, _("'--wishes' goes with the method optimal only, without "
				    "--trade-off and --certificate"));
	if (certificate && common_refuse_same_output(ctx, "--certificate", certificate))
		return STATUS_USAGE;
	if (streq(path, "-") && source.capacity && streq(source.capacity, "-"))
		return usage(ctx, _("standard input can be read only once"));
	return STATUS_YES;
}

static int run(struct context *ctx, int argc, char **argv)
{
	struct edges edges = EDGES_INIT;
	const char *path = argc ? argv[0] : "-";
	int32_t least = 0;
	int status;

	if (minimum && matching_score_parse(minimum, strlen(minimum), &least))
		return usage(ctx, _("--minimum: '%s' is no number of points"), minimum);
	if (!argc && isatty(STDIN_FILENO))
		return usage(ctx, _("name a file of candidates, or pipe one in"));
	status = check_options(ctx, path);
	if (status != STATUS_YES)
		return status;
	source.most_points = streq(objective, "score") && streq(method, "optimal");
	if (edges_read(ctx, &edges, path, &source))
		status = STATUS_FAILED;
	else if (edges.least && (trade_off || certificate || streq(method, "stable")))
		status = usage(ctx, _("least numbers of mentees go with the method optimal only, "
				      "without --trade-off and --certificate"));
	else if (trade_off)
		status = print_trade_off(ctx, &edges.problem, least);
	else
		status = solve(ctx, &edges, least);
	edges_release(&edges);
	return status;
}

const struct command cmd_pair_solve = {
	.name = "pair solve",
	.summary = N_("choose the best pairs of a file of candidates"),
	.operands = N_("[FILE]"),
	.max_operands = 1,
	.opts = opts,
	.text = N_(
		"FILE has the columns mentee, mentor and score and any others; '-' or no FILE is standard "
		"input. Of its rows those of the best matching are printed as they are, in the order of the "
		"mentees' ids. A mentee gets one mentor at most, a mentor as many mentees as it has places: by "
		"--capacity, which must list every mentor of the rows; without it, within a programme, the free "
		"places of mentors.csv (open pairs keep theirs); elsewhere one each. An empty capacity is one "
		"place. A group that needs a least number of members (column least) is solved by repair: where the "
		"best plan gives it fewer, it is closed or filled, whichever costs less, and stderr says what "
		"that loses; the rest is exact. For --wishes see 'pair match'.\n"
		"\n"
		"Scores are numbers from 0 to 1000000 with at most three decimals. A pair without a row is not "
		"allowed; a score of 0 is allowed and only earns nothing. A pair may occur once; a row that "
		"repeats another in all columns is passed over, one that differs in any is refused.\n"
		"\n"
		"The answer is exact and does not depend on the order of rows. Among equally good plans the one "
		"that keeps most pairs of --previous is taken, and of those the first when plans are compared "
		"mentee by mentee, in the order of ids: each gets the first mentor that those before it leave "
		"possible, nobody being last. stderr says what the plan adds up to, how many pairs are the same "
		"in every best plan, and a hash of all that it depends on.\n"
		"\n"
		"The method stable compares by the columns mentee_rank and mentor_rank (1 is liked best; an "
		"empty cell comes behind all ranks), then by score, then by id. It usually makes fewer pairs "
		"with fewer points, and stderr says by how much."),
	.examples = examples,
	.flags = CMD_PRINTS | CMD_DATED | CMD_DETAIL,
	.run = run,
};
