/*
 * monitor-backtest - how good the alerts of program.yaml were on pairs that have ended
 */
#include "common.h"

#include <math.h>

#include "engine/alerts/backtest.h"
#include "model/columns/columns.h"

static int opt_from = DATE_NONE, opt_to = DATE_NONE;
static bool opt_pairs;

static const struct opt opts[] = {
	DATE(0, "from", &opt_from, N_("DATE"), N_("only pairs that ended on this day or later")),
	DATE(0, "to", &opt_to, N_("DATE"), N_("only pairs that ended by this day")),
	FLAG(0, "pairs", &opt_pairs, N_("a row for every pair about which an alert was raised")),
	OPT_END,
};

static const struct example examples[] = {
	{ N_("How good the rules were:"), "kurator monitor backtest -f table --as-of 2021-11-25",
	  0 },
	{ N_("The pairs behind a figure:"),
	  "kurator monitor backtest --pairs --where alert=silent-28 --as-of 2021-11-25", 0 },
	EXAMPLE_END,
};

static const struct column row_columns[] = {
	{ "alert", N_("alert"), .type = COLUMN_ID, BRIEF },
	{ "level", N_("level"), TYPE_WORDS(words_alert_level) },
	{ "early", N_("ended early"), TYPE_INT(0, 0) },
	{ "warned", N_("warned of"), TYPE_INT(0, 0), BRIEF },
	{ "sensitivity", N_("sensitivity"), TYPE_DECIMAL(0, 0), BRIEF },
	{ "sensitivity_low", N_("from"), TYPE_DECIMAL(0, 0) },
	{ "sensitivity_high", N_("to"), TYPE_DECIMAL(0, 0) },
	{ "completed", N_("completed"), TYPE_INT(0, 0) },
	{ "quiet", N_("without an alert"), TYPE_INT(0, 0), BRIEF },
	{ "specificity", N_("specificity"), TYPE_DECIMAL(0, 0), BRIEF },
	{ "specificity_low", N_("from"), TYPE_DECIMAL(0, 0) },
	{ "specificity_high", N_("to"), TYPE_DECIMAL(0, 0) },
	{ "lead_median", N_("days ahead"), TYPE_DECIMAL(0, 0), BRIEF },
	{ "lead_min", N_("fewest"), TYPE_INT(0, 0) },
	{ "lead_max", N_("most"), TYPE_INT(0, 0) },
	{ "per_month", N_("per pair and month"), TYPE_DECIMAL(0, 0) },
	{ "note", N_("note"), TYPE_TEXT },
};

static const struct file_schema row_schema = {
	.name = "backtest",
	.noun = N_("alert"),
	SCHEMA(row_columns),
};

static const struct column hit_columns[] = {
	{ "alert", N_("alert"), .type = COLUMN_ID, BRIEF },
	{ "level", N_("level"), TYPE_WORDS(words_alert_level), BRIEF },
	{ "pair", N_("pair"), TYPE_REFERENCE(TARGET_PAIR), BRIEF },
	{ "state", N_("state"), TYPE_WORDS(words_pair_state), BRIEF },
	{ "ended", N_("ended"), TYPE_DATE, BRIEF },
	{ "end_reason", N_("reason of the end"), TYPE_VOCABULARY(VOCABULARY_END_REASONS), BRIEF },
	{ "first", N_("first alert"), TYPE_DATE, BRIEF },
	{ "lead", N_("days ahead"), TYPE_INT(0, 0), BRIEF },
	{ "days", N_("days with it"), TYPE_INT(0, 0) },
	{ "times", N_("times"), TYPE_INT(0, 0) },
};

static const struct file_schema hit_schema = {
	.name = "backtest --pairs",
	.noun = N_("pair"),
	SCHEMA(hit_columns),
};

static void put(struct table *rows, size_t row, const char *column, const char *value)
{
	table_set(rows, row, table_column(rows, column), value);
}

static void put_number(struct table *rows, size_t row, const char *column, double value)
{
	struct strbuf text = STRBUF_INIT;

	if (!isnan(value))
		strbuf_addf(&text, "%.10g", round(value * 1e4) / 1e4);
	put(rows, row, column, text.buf);
	strbuf_release(&text);
}

static void put_share(struct table *rows, size_t row, const char *column, struct share share)
{
	char *low = xstrfmt("%s_low", column), *high = xstrfmt("%s_high", column);

	put_number(rows, row, column, share.value);
	put_number(rows, row, low, share.low);
	put_number(rows, row, high, share.high);
	free(low);
	free(high);
}

/* "any-red": any alert of the level or a graver one. */
static void put_alert(struct table *rows, size_t row, const struct backtest_row *of)
{
	const char *level = words_alert_level.items[of->level].id;
	char *any = xstrfmt("any-%s", level);

	put(rows, row, "alert", of->alert ? of->alert->id : any);
	put(rows, row, "level", level);
	free(any);
}

static bool is_too_few(const struct backtest *backtest)
{
	return backtest->early < BACKTEST_LEAST || backtest->completed < BACKTEST_LEAST;
}

static void fill_rows(struct table *rows, const struct backtest *backtest)
{
	for (size_t i = 0; i < backtest->n_rows; i++) {
		const struct backtest_row *of = &backtest->rows[i];
		size_t row = table_append(rows);

		put_alert(rows, row, of);
		put_number(rows, row, "early", (double)backtest->early);
		put_number(rows, row, "warned", (double)of->warned);
		put_share(rows, row, "sensitivity", of->sensitivity);
		put_number(rows, row, "completed", (double)backtest->completed);
		put_number(rows, row, "quiet", (double)of->quiet);
		put_share(rows, row, "specificity", of->specificity);
		put_number(rows, row, "lead_median", of->lead_median);
		put_number(rows, row, "lead_min", of->lead_min < 0 ? NAN : (double)of->lead_min);
		put_number(rows, row, "lead_max", of->lead_max < 0 ? NAN : (double)of->lead_max);
		put_number(rows, row, "per_month", of->per_month);
		put(rows, row, "note", is_too_few(backtest) ? "too-few" : "");
	}
}

static void fill_hits(struct table *rows, const struct backtest *backtest)
{
	for (size_t i = 0; i < backtest->n_hits; i++) {
		const struct backtest_hit *hit = &backtest->hits[i];
		const struct pair *pair = hit->pair;
		size_t row = table_append(rows);
		char day[DATE_SIZE];

		put_alert(rows, row, &backtest->rows[hit->row]);
		put(rows, row, "pair", pair->id);
		put(rows, row, "state",
		    pair_state_id(pair->end_reason->completed ? PAIR_COMPLETED : PAIR_ENDED_EARLY));
		put(rows, row, "ended", date_format(pair->ended, day));
		put(rows, row, "end_reason", pair->end_reason->id);
		put(rows, row, "first", date_format(hit->first, day));
		put_number(rows, row, "lead", pair->ended - hit->first);
		put_number(rows, row, "days", hit->days);
		put_number(rows, row, "times", hit->times);
	}
}

/* What the figures rest on, and what was left out. */
static void say_basis(const struct backtest *backtest)
{
	remark(nth_("%zu pair has ended: %zu early, %zu completed",
		    "%zu pairs have ended: %zu early, %zu completed",
		    backtest->early + backtest->completed),
	       backtest->early + backtest->completed, backtest->early, backtest->completed);
	if (backtest->not_begun)
		remark(nth_("left out: %zu pair that both sides had never agreed to",
			    "left out: %zu pairs that both sides had never agreed to",
			    backtest->not_begun),
		       backtest->not_begun);
	if (backtest->without_reason)
		remark(nth_("left out: %zu pair that ended without a reason",
			    "left out: %zu pairs that ended without a reason",
			    backtest->without_reason),
		       backtest->without_reason);
	if (is_too_few(backtest))
		remark(_("too few to judge the rules by: at least %d of each kind are needed, and "
			 "the intervals (-v) say how little is known"),
		       BACKTEST_LEAST);
}

static int print(struct context *ctx, const struct program *program,
		 const struct backtest *backtest)
{
	const struct file_schema *schema = opt_pairs ? &hit_schema : &row_schema;
	struct table rows = TABLE_INIT;
	int status;

	common_computed_table(&rows, schema);
	if (opt_pairs)
		fill_hits(&rows, backtest);
	else
		fill_rows(&rows, backtest);
	status = common_list_rows(ctx, schema, program, &rows);
	if (status == STATUS_YES)
		say_basis(backtest);
	table_release(&rows);
	return status;
}

static int run(struct context *ctx, int argc, char **argv)
{
	struct programme programme = PROGRAMME_INIT;
	struct bases bases = BASES_INIT;
	struct alert_world world = { .bases = NULL };
	struct backtest backtest = { .n_rows = 0 };
	int status = STATUS_FAILED;

	(void)argc;
	(void)argv;
	if (!common_open(ctx, &programme) && !bases_load(&bases, &programme, BASES_MEETINGS) &&
	    !bases_require_all(&bases) && !alert_world_init(&world, &bases)) {
		backtest_run(&backtest, &world, opt_from, opt_to);
		status = print(ctx, &programme.program, &backtest);
	}
	backtest_release(&backtest);
	alert_world_release(&world);
	bases_release(&bases);
	programme_release(&programme);
	return status;
}

const struct command cmd_monitor_backtest = {
	.name = "monitor backtest",
	.summary = N_("how good the alerts were on pairs that have ended"),
	.opts = opts,
	.text = N_(
		"Goes through every day of every pair that has ended, from the day on which both sides had agreed to the day before its end, and asks the alerts of program.yaml what they would have said on that day, without what is dated later. For each alert, and for any alert of a level or a graver one (any-yellow, any-orange, any-red):\n\nsensitivity: of the pairs that ended early, the share of those about which it was raised at least once; specificity: of the completed ones, the share of those about which it never was; both with Wilson's 95 % interval and the numbers behind them. lead_median, lead_min, lead_max: days from the first alert to the end of the pairs that ended early. per_month: how often it was raised anew per pair and month of 30 days, which is what it costs the curator.\n\nWhether a pair was completed is what end_reasons of program.yaml says. With fewer than ten pairs of either kind the note is too-few. The capacity of mentors is today's, and a goal without the day of its approval counts as always there, since the files do not date them.\n\n--pairs prints the pairs behind the figures."),
	.examples = examples,
	.flags = CMD_PRINTS | CMD_DATED | CMD_DETAIL | CMD_FILTERS,
	.run = run,
};
