/* backtest.c - how good the alerts were on pairs that have ended */
#include "engine/alerts/backtest.h"

#include <math.h>

#define LEVELS 3
#define MONTH 30.0

struct look {
	struct backtest *backtest;
	const struct alert_world *world;
	const struct program *program;
	bool *raised, *was_raised; /* of each row: today, the day before */
	struct backtest_hit *hits; /* of each row, about the pair */
	int64_t pair_days;
	int64_t *times; /* of each row, over all pairs */
};

/* Whether the alert is raised about the pair, or about one of its people, on the day. */
static bool is_raised(const struct alert_world *world, const struct alert *alert,
		      const struct pair *pair, int from, int on)
{
	const struct alert_kind *kind = alert_kind_of(alert);
	const struct person *people[] = { pair->mentor, pair->mentee };
	struct alert_sign sign;
	struct alert_view view;

	if (kind->about == ABOUT_PAIR) {
		view = alert_view_of_pair(world, pair, from, on);
		return kind->found(&view, alert, &sign);
	}
	for (size_t i = 0; i < (kind->about == ABOUT_MENTOR ? 1 : 2); i++) {
		if (!people[i])
			continue;
		view = alert_view_of_person(world, people[i], on);
		if (kind->found(&view, alert, &sign))
			return true;
	}
	return false;
}

static void note(struct look *look, size_t row, const struct pair *pair, int on)
{
	struct backtest_hit *hit = &look->hits[row];

	if (!hit->pair)
		*hit = (struct backtest_hit){ .row = row, .pair = pair, .first = on };
	hit->days++;
	hit->times += !look->was_raised[row];
}

static void look_at_day(struct look *look, const struct pair *pair, int begins, int on)
{
	const struct program *program = look->program;
	size_t n = look->backtest->n_rows;

	memcpy(look->was_raised, look->raised, n * sizeof(*look->raised));
	memset(look->raised, 0, n * sizeof(*look->raised));
	for (size_t i = 0; i < program->n_alerts; i++) {
		const struct alert *alert = &program->alerts[i];

		if (!is_raised(look->world, alert, pair, begins, on))
			continue;
		look->raised[i] = true;
		for (size_t level = 0; level <= alert->level; level++)
			look->raised[program->n_alerts + level] = true;
	}
	for (size_t row = 0; row < n; row++)
		if (look->raised[row])
			note(look, row, pair, on);
}

static void keep_hits(struct look *look, const struct pair *pair)
{
	struct backtest *backtest = look->backtest;

	for (size_t row = 0; row < backtest->n_rows; row++) {
		const struct backtest_hit *hit = &look->hits[row];

		if (!hit->pair) {
			backtest->rows[row].quiet += pair->end_reason->completed;
			continue;
		}
		backtest->rows[row].warned += !pair->end_reason->completed;
		look->times[row] += hit->times;
		ALLOC_GROW(backtest->hits, backtest->n_hits + 1, backtest->alloc_hits);
		backtest->hits[backtest->n_hits++] = *hit;
	}
}

static void look_at_pair(struct look *look, const struct pair *pair)
{
	struct alert_view last = alert_view_of_pair(look->world, pair, DATE_NONE, pair->ended - 1);
	struct backtest *backtest = look->backtest;
	int begins = alert_pair_begins(&last);

	if (!pair->end_reason) {
		backtest->without_reason++;
		return;
	}
	if (begins == DATE_NONE) {
		backtest->not_begun++;
		return;
	}
	backtest->early += !pair->end_reason->completed;
	backtest->completed += pair->end_reason->completed;
	memset(look->raised, 0, backtest->n_rows * sizeof(*look->raised));
	memset(look->hits, 0, backtest->n_rows * sizeof(*look->hits));
	for (int on = begins; on < pair->ended; on++)
		look_at_day(look, pair, begins, on);
	look->pair_days += pair->ended - begins;
	keep_hits(look, pair);
}

/* ---- the result ---- */

static int by_size(const void *va, const void *vb)
{
	int a = *(const int *)va, b = *(const int *)vb;

	return (a > b) - (a < b);
}

static void measure_leads(const struct backtest *backtest, size_t number)
{
	struct backtest_row *row = &backtest->rows[number];
	int *leads = xcalloc(row->warned, sizeof(*leads));
	size_t n = 0;

	row->lead_min = row->lead_max = -1;
	row->lead_median = NAN;
	for (size_t i = 0; i < backtest->n_hits; i++) {
		const struct backtest_hit *hit = &backtest->hits[i];

		if (hit->row == number && !hit->pair->end_reason->completed)
			leads[n++] = hit->pair->ended - hit->first;
	}
	if (n) {
		qsort(leads, n, sizeof(*leads), by_size);
		row->lead_min = leads[0];
		row->lead_max = leads[n - 1];
		row->lead_median = (leads[(n - 1) / 2] + leads[n / 2]) / 2.0;
	}
	free(leads);
}

static void finish(struct look *look)
{
	struct backtest *backtest = look->backtest;

	for (size_t i = 0; i < backtest->n_rows; i++) {
		struct backtest_row *row = &backtest->rows[i];

		row->sensitivity = wilson_share(row->warned, backtest->early);
		row->specificity = wilson_share(row->quiet, backtest->completed);
		row->per_month = look->pair_days
					 ? (double)look->times[i] * MONTH / (double)look->pair_days
					 : NAN;
		measure_leads(backtest, i);
	}
}

void backtest_run(struct backtest *backtest, const struct alert_world *world, int from, int to)
{
	const struct bases *bases = world->bases;
	const struct program *program = &bases->programme->program;
	size_t n = program->n_alerts + LEVELS;
	struct look look = { .backtest = backtest,
			     .world = world,
			     .program = program,
			     .raised = xcalloc(n, sizeof(bool)),
			     .was_raised = xcalloc(n, sizeof(bool)),
			     .hits = xcalloc(n, sizeof(struct backtest_hit)),
			     .times = xcalloc(n, sizeof(int64_t)) };

	*backtest = (struct backtest){ .n_rows = n };
	backtest->rows = xcalloc(n, sizeof(*backtest->rows));
	for (size_t i = 0; i < n; i++) {
		bool total = i >= program->n_alerts;

		backtest->rows[i].alert = total ? NULL : &program->alerts[i];
		backtest->rows[i].level = total ? (enum alert_level)(i - program->n_alerts)
						: program->alerts[i].level;
	}
	for (size_t i = 0; i < bases->n_pairs; i++) {
		const struct pair *pair = &bases->pairs[i];

		if (pair->ended != DATE_NONE && pair->ended <= bases->today &&
		    (from == DATE_NONE || pair->ended >= from) &&
		    (to == DATE_NONE || pair->ended <= to))
			look_at_pair(&look, pair);
	}
	finish(&look);
	free(look.raised);
	free(look.was_raised);
	free(look.hits);
	free(look.times);
}

void backtest_release(struct backtest *backtest)
{
	free(backtest->rows);
	free(backtest->hits);
	*backtest = (struct backtest){ .n_rows = 0 };
}
