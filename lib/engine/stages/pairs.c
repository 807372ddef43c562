/* pairs.c - stage 5: the general meeting, pairs agreed, started and confirmed by an order */
#include "engine/stages/stages.h"

/* Mentees who wait against those who are in an open pair. */
static void count_mentees(struct stage_finder *f)
{
	const struct bases *bases = &f->year->bases;
	struct tally paired = TALLY_INIT;

	for (size_t i = 0; i < bases->n_mentees; i++) {
		enum mentee_state state = mentee_state(bases, &bases->mentees[i]);

		if (state == MENTEE_PAIRED || state == MENTEE_WAITING)
			tally_add(&paired, state == MENTEE_PAIRED, bases->mentees[i].id);
	}
	stage_add_tally(f, "paired", _("mentees in a pair"), &paired, "kurator pair match");
}

static const char *order_of(const struct year *year, const struct pair *pair)
{
	return table_gets(programme_table(year->programme, schema_find("pairs.csv")),
			  pair->origin.row, "order");
}

void stage_pairs(struct stage_finder *f)
{
	struct tally agreed = TALLY_INIT, started = TALLY_INIT, ordered = TALLY_INIT;
	const struct bases *bases = &f->year->bases;

	stage_add_any(f, "general-meeting", _("general meetings"),
		      year_events(f->year, "general-meeting"),
		      "kurator event log --kind general-meeting");
	count_mentees(f);
	for (size_t i = 0; i < bases->n_pairs; i++) {
		const struct pair *pair = &bases->pairs[i];
		enum pair_state state = pair_state(pair, bases->today);

		if (!pair_is_open(pair, bases->today))
			continue;
		tally_add(&agreed, state != PAIR_PROPOSED, pair->id);
		tally_add(&started, state == PAIR_ACTIVE, pair->id);
		if (state == PAIR_ACTIVE)
			tally_add(&ordered, *order_of(f->year, pair), pair->id);
	}
	stage_add_tally(f, "agreed", _("pairs agreed by both sides"), &agreed,
			"kurator pair agree");
	stage_add_tally(f, "started", _("pairs started"), &started, "kurator pair start");
	stage_add_tally(f, "order", _("pairs named in an order"), &ordered, "kurator pair start");
}
