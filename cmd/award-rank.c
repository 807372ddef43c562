/* award-rank - rank mentors and pairs for the nominations of the programme */
#include "common.h"

#include "engine/awards/awards.h"
#include "model/columns/columns.h"
#include "report/award_ranking.h"

static int64_t opt_top, opt_shake = 20;
static int opt_from = DATE_NONE;
static bool opt_all;
static const char *opt_level;
static const char *const levels[] = { "school", "municipal", "regional", "federal", NULL };

static const struct opt opts[] = {
	CHOICE(0, "level", &opt_level, levels, N_("only nominations of this level")),
	DATE(0, "from", &opt_from, N_("DATE"),
	     N_("what was done from this day on; without it from the start of the programme")),
	INT(0, "top", &opt_top, N_("N"), N_("only the first N ranks"), 1, 1000000),
	INT(0, "shake", &opt_shake, N_("PERCENT"),
	    N_("how much larger or smaller each weight might be; without it 20"), 0, 100),
	FLAG(0, "all", &opt_all, N_("also those who cannot win it, with the reason")),
	OPT_END,
};

static const struct example examples[] = {
	{ N_("The first three of the year before:"),
	  "kurator award rank 'Наставник года' --from 2020-09-01 --as-of 2021-05-31 --top 3 -f table",
	  0 },
	{ N_("Whom the school can propose to the region and the country:"),
	  "kurator award rank --level federal --all --as-of 2021-11-25", 0 },
	EXAMPLE_END,
};

struct choice_of_awards {
	const struct award **items;
	size_t n;
};

static bool is_chosen(const struct award *award)
{
	return !opt_level || streq(award->level, opt_level);
}

/* The nominations that the operands name, or all. Returns 0, or -1 after a message. */
static int choose(struct choice_of_awards *chosen, const struct program *program, int argc,
		  char **argv)
{
	chosen->items = xcalloc(program->n_awards + (size_t)argc, sizeof(const struct award *));
	for (int i = 0; i < argc; i++) {
		const struct award *award = award_named(program, argv[i]);

		if (!award)
			return -1;
		if (is_chosen(award))
			chosen->items[chosen->n++] = award;
	}
	for (size_t i = 0; !argc && i < program->n_awards; i++)
		if (is_chosen(&program->awards[i]))
			chosen->items[chosen->n++] = &program->awards[i];
	return 0;
}

/* ---- what is asked for: a form, people of a kind or a class, a state ---- */

static const struct column subject_columns[] = {
	{ "mentor", N_("mentor"), TYPE_REFERENCE(TARGET_MENTOR) },
	{ "pair", N_("pair"), TYPE_REFERENCE(TARGET_PAIR_ONLY) },
	{ "date", N_("date"), TYPE_DATE },
};

static const struct file_schema subjects = {
	.name = "award rank",
	.noun = N_("award"),
	SCHEMA(subject_columns),
};

static void put_subject(struct table *rows, const struct award_candidate *candidate, int today)
{
	size_t row = table_append(rows);
	char day[DATE_SIZE];

	if (candidate->pair)
		table_put(rows, row, "pair", candidate->pair->id);
	else
		table_put(rows, row, "mentor", candidate->mentor->id);
	table_put(rows, row, "date", date_format(today, day));
}

/* Hides candidates that the facets do not ask for; their pairs are those of the time that counts. */
static int hide_others(struct context *ctx, const struct program *program,
		       struct award_ranking *ranking, int today)
{
	struct facets asked = ctx->facets;
	struct table rows = TABLE_INIT;
	struct listing listing;
	int status;

	common_computed_table(&rows, &subjects);
	for (size_t i = 0; i < ranking->n; i++) {
		put_subject(&rows, &ranking->candidates[i], today);
		ranking->candidates[i].hidden = true;
	}
	listing_init(&listing, &subjects, program, &rows, NULL, 0, NULL);
	ctx->facets.from = ranking->from;
	ctx->facets.to = today;
	status = common_choose_facets(ctx, &listing);
	for (size_t i = 0; status == STATUS_YES && i < listing.n_rows; i++)
		ranking->candidates[listing.rows[i]].hidden = false;
	ctx->facets = asked;
	listing_release(&listing);
	table_release(&rows);
	return status;
}

/* ---- */

static int print(struct context *ctx, const struct program *program,
		 const struct award_facts *facts, const struct choice_of_awards *chosen)
{
	struct award_ranking *rankings = xcalloc(chosen->n, sizeof(*rankings));
	struct award_print how = { (size_t)opt_top, opt_all, (double)opt_shake / 100 };
	struct sink sink;
	int status = STATUS_YES;

	for (size_t i = 0; i < chosen->n; i++)
		award_rank(&rankings[i], facts, chosen->items[i], how.shake);
	for (size_t i = 0; i < chosen->n && status == STATUS_YES && facets_need_bases(&ctx->facets);
	     i++)
		status = hide_others(ctx, program, &rankings[i], ctx->programme->today);
	if (status == STATUS_YES && sink_open(ctx, &sink))
		status = STATUS_FAILED;
	else if (status == STATUS_YES) {
		award_rankings_print(rankings, chosen->n, how, sink.to, common_output_options(ctx));
		status = sink_close(&sink) ? STATUS_FAILED : STATUS_YES;
	}
	for (size_t i = 0; i < chosen->n; i++)
		award_ranking_release(&rankings[i]);
	free(rankings);
	return status;
}

static int run(struct context *ctx, int argc, char **argv)
{
	struct programme programme = PROGRAMME_INIT;
	struct bases bases = BASES_INIT;
	struct choice_of_awards chosen = { NULL, 0 };
	struct award_facts *facts = NULL;
	int status = STATUS_FAILED;

	if (!common_open(ctx, &programme) && !choose(&chosen, &programme.program, argc, argv) &&
	    !bases_load(&bases, &programme, BASES_MEETINGS) && !bases_require_all(&bases))
		facts = award_facts_find(&bases, opt_from == DATE_NONE ? programme.program.start
								       : opt_from);
	if (facts)
		status = print(ctx, &programme.program, facts, &chosen);
	award_facts_free(facts);
	free(chosen.items);
	bases_release(&bases);
	programme_release(&programme);
	return status;
}

const struct command cmd_award_rank = {
	.name = "award rank",
	.summary = N_("rank mentors and pairs for the nominations"),
	.operands = N_("[NOMINATION...]"),
	.max_operands = -1,
	.opts = opts,
	.text = N_(
		"Ranks those who were at work between the start of the programme (or --from) and today, "
		"by the criteria and weights of awards in program.yaml; without NOMINATION for all of "
		"them. Every criterion stands beside its points: what was reached and what could be. "
		"Only meetings count that both sides have confirmed. What is not known earns nothing and "
		"is shown as empty.\n"
		"\n"
		"Equal points share a rank. best_rank and worst_rank are bounds: no weights that are up "
		"to --shake per cent larger or smaller, each on its own, give a candidate a rank outside of them. "
		"Every rival is looked at alone, exactly; that the same weights put all of them ahead is "
		"not asked, and the bounds may be wider than what can happen. Where they differ the jury "
		"decides, not the weights. Nothing is drawn.\n"
		"\n"
		"Who is below the age of a nomination, or may be, is no candidate. The ranking decides "
		"nothing: 'award grant' records what the jury has decided.\n"
		"\n"
		"--form, --variant, --kind, --class and --state show a part of the ranking; ranks stay those among all."),
	.examples = examples,
	.flags = CMD_PRINTS | CMD_DATED | CMD_BY_FORM | CMD_BY_VARIANT | CMD_BY_KIND |
		 CMD_BY_CLASS | CMD_BY_STATE,
	.run = run,
};
