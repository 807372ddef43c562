/* yearly.c - the report of the whole programme year */
#include "report/yearly.h"

#include <math.h>

/* ---- reading ---- */

static int read_indicators(struct yearly *year, struct programme *programme, int from)
{
	const struct program *program = &programme->program;
	struct indicator_data data = {
		.bases = &year->bases,
		.responses = &year->responses,
		.measures = programme_table(programme, schema_find("measures.csv")),
		.rows = programme_table(programme, schema_find("indicators.csv")),
		.from = from,
	};
	int result = data.measures && data.rows ? 0 : -1;

	year->indicators = xcalloc(program->n_indicators + 1, sizeof(*year->indicators));
	for (size_t i = 0; !result && i < program->n_indicators; i++)
		year->indicators[i] = figure_of_indicator(&data, &program->indicators[i], NULL);
	if (!result)
		result = findings_report(&data.faults);
	findings_release(&data.faults);
	return result;
}

/* In memory alone: every figure of the year then sees them ended. */
static void close_late(struct yearly *year, struct period period)
{
	for (size_t i = 0; i < year->bases.n_pairs; i++) {
		struct pair *pair = &year->bases.pairs[i];

		if (pair->ended == DATE_NONE || pair->ended <= period.to ||
		    pair->ended > period.asked || !pair_is_open(pair, period.to))
			continue;
		pair->ended = period.to;
		year->ended_late++;
	}
}

int yearly_read(struct yearly *year, struct programme *programme, struct period period)
{
	year->measures.from = period.from;
	if (bases_load(&year->bases, programme, COUNTS_PARTS) || bases_require_all(&year->bases))
		return -1;
	close_late(year, period);
	if (roadmap_file_read(&year->roadmap, programme) ||
	    goals_read(&year->goals, &year->bases) ||
	    responses_load(&year->responses, &year->bases, DATE_NONE) ||
	    responses_require(&year->responses, BAD_ROWS_NEVER) ||
	    entry_exit_read_programme(&year->measures, &year->bases, BAD_ROWS_NEVER))
		return -1;
	year->awards = programme_table(programme, schema_find("awards.csv"));
	if (!year->awards || read_indicators(year, programme, period.from))
		return -1;
	topic_requests_read(&year->requests, &year->bases);
	entry_exit_compare(&year->measures, &programme->program, ZEROS_PRATT);
	return 0;
}

void yearly_release(struct yearly *year)
{
	free(year->indicators);
	entry_exit_release(&year->measures);
	responses_release(&year->responses);
	topic_requests_release(&year->requests);
	goals_release(&year->goals);
	roadmap_file_release(&year->roadmap);
	bases_release(&year->bases);
}

/* ---- what is left out ---- */

static size_t pairs_before(const struct figures *r)
{
	size_t n = 0;

	for (size_t i = 0; i < r->bases->n_pairs; i++)
		n += r->bases->pairs[i].ended != DATE_NONE &&
		     r->bases->pairs[i].ended < r->period.from;
	return n;
}

/* Pairs of the year that came to nothing before they were at work. */
static size_t pairs_never_started(const struct figures *r)
{
	size_t n = 0;

	for (size_t i = 0; i < r->bases->n_pairs; i++) {
		const struct pair *p = &r->bases->pairs[i];

		n += (p->started == DATE_NONE || p->started > r->on) &&
		     (p->ended == DATE_NONE || p->ended >= r->period.from) &&
		     p->proposed != DATE_NONE && p->proposed <= r->on;
	}
	return n;
}

static size_t indicators_unknown(const struct yearly *year, const struct program *program)
{
	size_t n = 0;

	for (size_t i = 0; i < program->n_indicators; i++)
		n += isnan(year->indicators[i].exit) ? 1 : 0;
	return n;
}

static void left_out(struct figures *r, const struct yearly *year)
{
	const struct {
		struct figure_text figure;
		size_t n;
	} rows[] = {
		{ { "pairs-before", N_("pairs that ended before the year began") },
		  pairs_before(r) },
		{ { "pairs-not-started", N_("pairs that were proposed and never at work") },
		  pairs_never_started(r) },
		{ { "records-later", N_("meetings, training and register entries dated later") },
		  figures_later(r) },
		{ { "measurements-elsewhere",
		    N_("measurements dated outside the year, or without a day") },
		  year->measures.later + year->measures.earlier },
		{ { "answers-later", N_("answers dated later") }, year->responses.later },
		{ { "indicators-unknown", N_("indicators that the data do not tell") },
		  indicators_unknown(year, r->program) },
		{ { "groups-small", N_("figures of too few people to be shown") }, r->hidden },
	};

	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		figures_count(r, SECTION_LEFT_OUT, &rows[i].figure, "", rows[i].n);
}

static void ended_late(struct figures *r, const struct yearly *year)
{
	static const struct figure_text late = {
		"ended-late", N_("of those that ended: after the last day of the programme")
	};

	if (year->ended_late)
		figures_count(r, SECTION_PAIRS, &late, "", year->ended_late);
}

static void put_rows(struct figures *r, const struct yearly *year)
{
	const struct bases *bases = &year->bases;

	figures_participants(r);
	figures_pairs(r);
	ended_late(r, year);
	figures_meetings(r);
	figures_training(r);
	figures_plans(r, &year->goals);
	figures_requests(r, &year->requests);
	figures_measures(r, &year->measures);
	figures_satisfaction(r, &year->responses);
	figures_indicators(r, year->indicators);
	figures_entries(r, SECTION_EVENTS, REGISTER_EVENTS, schema_find("events.csv"));
	figures_entries(r, SECTION_DOCUMENTS, REGISTER_DOCUMENTS, schema_find("documents.csv"));
	figures_awards(r, year->awards);
	figures_entries(r, SECTION_PRACTICES, REGISTER_PRACTICES, schema_find("practices.csv"));
	figures_roadmap(r, &year->roadmap.records);
	left_out(r, year);
	alert_no_meeting(bases, r->period.from, r->on, r->missing);
	alert_unconfirmed(bases, r->on, r->missing);
	alert_unknown_figures(bases, r->on, r->missing);
	figures_missing(r);
}

void yearly_print(const struct yearly *year, struct period period, FILE *to,
		  struct output_options options, struct alerts *missing)
{
	struct figures r = figures_open(&year->bases, period, true, to, options, missing);

	put_rows(&r, year);
	figures_close(&r);
}

void yearly_take(const struct yearly *year, struct period period, figure_take_fn *take, void *data,
		 struct alerts *missing)
{
	struct figures r = figures_open_for(&year->bases, period, true, take, data, missing);

	put_rows(&r, year);
	figures_close(&r);
}
