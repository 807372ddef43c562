/* completion.c - stage 7: final meetings, pairs ended, exit, what was shown and honoured */
#include "model/measure_records.h"

#include "engine/stages/stages.h"

static void count_pairs(struct stage_finder *f)
{
	struct tally final = TALLY_INIT, ended = TALLY_INIT;
	const struct bases *bases = &f->year->bases;

	for (size_t i = 0; i < bases->n_pairs; i++) {
		const struct pair *pair = &bases->pairs[i];

		if (!year_has_pair(f->year, pair))
			continue;
		tally_add(&final, f->year->progress[i].held[STAGE_FINAL] != DATE_NONE, pair->id);
		tally_add(&ended, !pair_is_open(pair, bases->today), pair->id);
	}
	stage_add_tally(f, "final", _("final meetings of pairs"), &final, "kurator meeting due");
	stage_add_tally(f, "ended", _("pairs ended"), &ended, "kurator pair end");
}

/* Of the pairs that have ended: the mentee's answers and measures at exit. */
static void count_exits(struct stage_finder *f)
{
	const struct bases *bases = &f->year->bases;
	struct tally answers = TALLY_INIT, measures = TALLY_INIT;
	struct missing_measure *missing;
	size_t n = measure_records_missing(bases, f->year->measures, &missing);

	for (size_t i = 0; i < bases->n_pairs; i++) {
		const struct pair *pair = &bases->pairs[i];
		bool lacks = false;

		if (!year_has_pair(f->year, pair) || pair_is_open(pair, bases->today))
			continue;
		for (size_t k = 0; k < n; k++)
			lacks |= missing[k].pair == pair && streq(missing[k].phase, "exit");
		tally_add(&measures, !lacks, pair->id);
		if (pair->mentee)
			tally_add(&answers,
				  year_has_answer(f->year, pair->mentee, "exit", pair->started),
				  pair->mentee->id);
	}
	stage_add_tally(f, "answers-exit", _("questionnaires at exit"), &answers,
			"kurator survey list");
	stage_add_tally(f, "measures-exit", _("pairs measured at exit"), &measures,
			"kurator measure list --missing");
	free(missing);
}

/* Rows since the programme began: the practices of the year before belong to the year before. */
static size_t rows_since_start(const struct year *year, const struct table *table)
{
	size_t n = 0;

	for (size_t row = 0; row < table->n_rows; row++) {
		int day = table_day(table, row, "date", DATE_NONE);

		n += day != DATE_NONE && day >= year->program->start && day <= year->today;
	}
	return n;
}

static size_t events_since_start(const struct year *year, const char *kind)
{
	struct year since = *year;

	since.from = year->program->start;
	return year_events(&since, kind);
}

void stage_completion(struct stage_finder *f)
{
	count_pairs(f);
	count_exits(f);
	stage_add_any(f, "reflection", _("reflection with the pairs"),
		      events_since_start(f->year, "reflection"),
		      "kurator event log --kind reflection");
	stage_add_any(f, "closing", _("results presented in public"),
		      events_since_start(f->year, "closing"), "kurator event log --kind closing");
	stage_add_any(f, "practices", _("practices collected"),
		      rows_since_start(f->year, f->year->practices), "kurator practice add");
	stage_add_any(f, "awards", _("awards"), stage_granted_awards(f->year),
		      "kurator award rank");
}
