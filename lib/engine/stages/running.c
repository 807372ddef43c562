/* running.c - stage 6: the cycle of meetings, plans, confirmations, contacts, feedback and measurements at entry */
#include "model/measure_records.h"

#include "engine/stages/stages.h"

#define CONTACT_DAYS 31

static const struct {
	enum meeting_stage stage;
	const char *id;
	const char *title; /* N_(…) */
} meetings[] = {
	{ STAGE_ACQUAINTANCE, "acquaintance", N_("pairs that are acquainted") },
	{ STAGE_TRIAL, "trial", N_("pairs past the trial meeting") },
	{ STAGE_PLANNING, "planning", N_("pairs past planning") },
	{ STAGE_REGULAR, "regular", N_("pairs with regular meetings") },
};

static void count_cycle(struct stage_finder *f)
{
	const struct bases *bases = &f->year->bases;

	for (size_t m = 0; m < ARRAY_SIZE(meetings); m++) {
		struct tally tally = TALLY_INIT;

		for (size_t i = 0; i < bases->n_pairs; i++)
			if (pair_state(&bases->pairs[i], bases->today) == PAIR_ACTIVE)
				tally_add(&tally,
					  f->year->progress[i].stage >= (int)meetings[m].stage,
					  bases->pairs[i].id);
		stage_add_tally(f, meetings[m].id, _(meetings[m].title), &tally,
				"kurator meeting due");
	}
}

static bool was_contacted(const struct year *year, const struct pair *pair)
{
	for (size_t row = 0; row < year->contacts->n_rows; row++) {
		int day = table_day(year->contacts, row, "date", DATE_NONE);

		if (pair_is_named(pair, table_gets(year->contacts, row, "pair")) &&
		    day != DATE_NONE && day <= year->today && day > year->today - CONTACT_DAYS)
			return true;
	}
	return false;
}

static void count_pairs(struct stage_finder *f)
{
	struct tally plans = TALLY_INIT, contacts = TALLY_INIT;
	const struct bases *bases = &f->year->bases;

	for (size_t i = 0; i < bases->n_pairs; i++) {
		const struct pair *pair = &bases->pairs[i];

		if (pair_state(pair, bases->today) != PAIR_ACTIVE)
			continue;
		if (f->year->progress[i].stage >= STAGE_PLANNING)
			tally_add(&plans, plan_progress(&f->year->goals, pair).goals > 0, pair->id);
		tally_add(&contacts, was_contacted(f->year, pair), pair->id);
	}
	stage_add_tally(f, "plan", _("development plans of pairs past planning"), &plans,
			"kurator plan list --progress");
	stage_add_tally(f, "contact", _("curator's contacts in the last month"), &contacts,
			"kurator contact log");
}

static void count_confirmations(struct stage_finder *f)
{
	const struct bases *bases = &f->year->bases;
	int waits = bases->today - f->year->program->meetings.confirm_days;
	struct tally tally = TALLY_INIT;

	for (size_t i = 0; i < bases->n_meetings; i++) {
		const struct meeting *meeting = &bases->meetings[i];

		if (meeting->date != DATE_NONE && meeting->date >= f->year->program->start &&
		    meeting->date < waits)
			tally_add(&tally, meeting_is_confirmed(meeting, bases->today), meeting->id);
	}
	stage_add_tally(f, "confirmed", _("meetings confirmed by both sides"), &tally,
			"kurator meeting list --unconfirmed");
}

/* Both people of every active pair, a person once. */
static void count_answers(struct stage_finder *f)
{
	const struct bases *bases = &f->year->bases;
	struct strmap seen = STRMAP_INIT;
	struct tally tally = TALLY_INIT;

	for (size_t i = 0; i < bases->n_pairs; i++) {
		const struct pair *pair = &bases->pairs[i];
		const struct person *people[] = { pair->mentor, pair->mentee };

		if (pair_state(pair, bases->today) != PAIR_ACTIVE)
			continue;
		for (size_t p = 0; p < ARRAY_SIZE(people); p++)
			if (people[p] && strmap_add(&seen, people[p]->id, strlen(people[p]->id),
						    0) == STRMAP_NONE)
				tally_add(
					&tally,
					year_has_answer(f->year, people[p], "entry", f->year->from),
					people[p]->id);
	}
	stage_add_tally(f, "answers-entry", _("questionnaires at entry"), &tally,
			"kurator survey list");
	strmap_release(&seen);
}

static void count_measures(struct stage_finder *f)
{
	const struct bases *bases = &f->year->bases;
	struct missing_measure *missing;
	size_t n = measure_records_missing(bases, f->year->measures, &missing);
	struct tally tally = TALLY_INIT;

	for (size_t i = 0; i < bases->n_pairs; i++) {
		const struct pair *pair = &bases->pairs[i];
		bool lacks = false;

		if (pair_state(pair, bases->today) != PAIR_ACTIVE)
			continue;
		for (size_t k = 0; k < n; k++)
			lacks |= missing[k].pair == pair && streq(missing[k].phase, "entry");
		tally_add(&tally, !lacks, pair->id);
	}
	stage_add_tally(f, "measures-entry", _("pairs measured at entry"), &tally,
			"kurator measure list --missing");
	free(missing);
}

void stage_running(struct stage_finder *f)
{
	count_cycle(f);
	count_confirmations(f);
	count_pairs(f);
	count_answers(f);
	count_measures(f);
}
