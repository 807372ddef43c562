/* backtest_list.c - the tables of `monitor backtest` */
#include "report/backtest_list.h"

#include <math.h>

#include "model/columns/columns.h"

static const struct column row_columns[] = {
	{ "alert", N_("alert"), TYPE_VOCABULARY(VOCABULARY_ALERTS), BRIEF },
	{ "level", N_("level"), TYPE_WORDS(words_alert_level) },
	{ "early", N_("ended early"), TYPE_INT(0, 0) },
	{ "warned", N_("warned of"), TYPE_INT(0, 0), BRIEF },
	{ "sensitivity", N_("sensitivity, %"), TYPE_SHARE, BRIEF },
	{ "sensitivity_low", N_("from"), TYPE_SHARE },
	{ "sensitivity_high", N_("to"), TYPE_SHARE },
	{ "completed", N_("completed"), TYPE_INT(0, 0) },
	{ "quiet", N_("without an alert"), TYPE_INT(0, 0), BRIEF },
	{ "specificity", N_("specificity, %"), TYPE_SHARE, BRIEF },
	{ "specificity_low", N_("from"), TYPE_SHARE },
	{ "specificity_high", N_("to"), TYPE_SHARE },
	{ "lead_median", N_("days ahead"), TYPE_DECIMAL(0, 0), BRIEF },
	{ "lead_min", N_("fewest"), TYPE_INT(0, 0) },
	{ "lead_max", N_("most"), TYPE_INT(0, 0) },
	{ "per_month", N_("per pair and month"), TYPE_DECIMAL(0, 0) },
	{ "note", N_("note"), TYPE_WORDS(words_backtest_note) },
};

const struct file_schema schema_backtest = {
	.name = "backtest",
	.noun = N_("alert"),
	SCHEMA(row_columns),
};

static const struct column hit_columns[] = {
	{ "alert", N_("alert"), TYPE_VOCABULARY(VOCABULARY_ALERTS), BRIEF },
	{ "level", N_("level"), TYPE_WORDS(words_alert_level) },
	{ "pair", N_("pair"), TYPE_REFERENCE(TARGET_PAIR), BRIEF },
	{ "state", N_("state"), TYPE_WORDS(words_pair_state), BRIEF },
	{ "ended", N_("ended"), TYPE_DATE, BRIEF },
	{ "end_reason", N_("reason of the end"), TYPE_VOCABULARY(VOCABULARY_END_REASONS), BRIEF },
	{ "first", N_("first alert"), TYPE_DATE, BRIEF },
	{ "lead", N_("days ahead"), TYPE_INT(0, 0), BRIEF },
	{ "days", N_("days with it"), TYPE_INT(0, 0) },
	{ "times", N_("times"), TYPE_INT(0, 0) },
};

const struct file_schema schema_backtest_pairs = {
	.name = "backtest --pairs",
	.noun = N_("pair"),
	SCHEMA(hit_columns),
};

static void put_number(struct table *rows, size_t row, const char *column, double value)
{
	struct strbuf text = STRBUF_INIT;

	if (!isnan(value))
		strbuf_addf(&text, "%.10g", round(value * 1e4) / 1e4);
	table_put(rows, row, column, text.buf);
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

static void put_alert(struct table *rows, size_t row, const struct backtest_row *of)
{
	table_put(rows, row, "alert",
		  of->alert ? of->alert->id : words_alert_any.items[of->level].id);
	table_put(rows, row, "level", words_alert_level.items[of->level].id);
}

static bool is_too_few(const struct backtest *backtest)
{
	return backtest->early < BACKTEST_LEAST || backtest->completed < BACKTEST_LEAST;
}

void backtest_list(struct table *rows, const struct backtest *backtest)
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
		table_put(rows, row, "note",
			  is_too_few(backtest) ? words_backtest_note.items[0].id : "");
	}
}

void backtest_list_pairs(struct table *rows, const struct backtest *backtest)
{
	for (size_t i = 0; i < backtest->n_hits; i++) {
		const struct backtest_hit *hit = &backtest->hits[i];
		const struct pair *pair = hit->pair;
		size_t row = table_append(rows);
		char day[DATE_SIZE];

		put_alert(rows, row, &backtest->rows[hit->row]);
		table_put(rows, row, "pair", pair->id);
		table_put(rows, row, "state",
			  pair_state_id(pair->end_reason->completed ? PAIR_COMPLETED
								    : PAIR_ENDED_EARLY));
		table_put(rows, row, "ended", date_format(pair->ended, day));
		table_put(rows, row, "end_reason", pair->end_reason->id);
		table_put(rows, row, "first", date_format(hit->first, day));
		put_number(rows, row, "lead", pair->ended - hit->first);
		put_number(rows, row, "days", hit->days);
		put_number(rows, row, "times", hit->times);
	}
}

void backtest_say_basis(const struct backtest *backtest)
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
