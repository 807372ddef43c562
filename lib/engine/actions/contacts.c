/* contacts.c - pairs that the curator has not spoken with, and support plans whose term is over */
#include "model/contacts.h"

#include "engine/actions/actions.h"

#define CONTACT_DAYS 31

/* The day of the last contact with the pair; DATE_NONE: none. */
static int last_contact(const struct year *year, const struct pair *pair)
{
	int last = DATE_NONE;

	for (size_t row = 0; row < year->contacts->n_rows; row++) {
		int day = table_day(year->contacts, row, "date", DATE_NONE);

		if (pair_is_named(pair, table_gets(year->contacts, row, "pair")) &&
		    day != DATE_NONE && day <= year->today && day > last)
			last = day;
	}
	return last;
}

/* The last contact, else the start of the pair, and not before the programme starts. */
static int quiet_since(const struct year *year, const struct pair *pair)
{
	int last = last_contact(year, pair), since = last == DATE_NONE ? pair->started : last;

	return since < year->program->start ? year->program->start : since;
}

static void look_for_silence(struct action_finder *f)
{
	const struct bases *bases = &f->year->bases;
	struct action_ids ids = ACTION_IDS_INIT;
	const char *first = NULL;

	for (size_t i = 0; i < bases->n_pairs; i++) {
		const struct pair *pair = &bases->pairs[i];
		int since = quiet_since(f->year, pair);

		if (pair_state(pair, bases->today) != PAIR_ACTIVE ||
		    since > bases->today - CONTACT_DAYS)
			continue;
		first = first ? first : pair->id;
		action_ids_add(&ids, pair->id, since);
	}
	if (ids.n)
		action_add(f,
			   (struct action){
				   .rule = "no-contact",
				   .roles = ACTION_CURATOR,
				   .urgency = ACTION_GOOD,
				   .day = ids.day,
				   .text = action_ids_text(
					   &ids, xstrfmt(nth_("%zu pair had no contact with the "
							      "curator for a month: %s",
							      "%zu pairs had no contact with the "
							      "curator for a month: %s",
							      ids.n),
							 ids.n, ids.list.buf)),
				   .command = xstrfmt("kurator contact log %s --side mentor "
						      "--summary '…'",
						      first) });
	action_ids_release(&ids);
}

/* ---- the ladder: a talk, a support plan with a term, closing without blame ---- */

static void add_step(struct action_finder *f, const char *rule, enum action_urgency urgency,
		     int day, const char *text, const char *pair, const char *command)
{
	char at[DATE_SIZE];

	date_format(day, at);
	action_add(f, (struct action){ .rule = rule,
				       .roles = ACTION_CURATOR,
				       .urgency = urgency,
				       .day = day,
				       .text = xstrfmt(text, pair, at),
				       .command = xstrfmt("kurator %s", command) });
}

static void look_at_ladder(struct action_finder *f, const struct contacts *contacts,
			   const struct pair *pair)
{
	struct ladder ladder = ladder_of(contacts, pair, f->year->today);
	char *command = NULL;
	bool silent;

	if (ladder.step == LADDER_NONE)
		return;
	silent = contacts_last(contacts, pair, f->year->today) <=
		 (ladder.step == LADDER_SUPPORT ? ladder.contact->until : ladder.contact->date);
	if (ladder.step == LADDER_TALK && silent &&
	    ladder.contact->date <= f->year->today - ACTION_DAYS_AHEAD) {
		command = xstrfmt("contact log %s --flag support --until '…' --summary '…'",
				  pair->id);
		add_step(
			f, "talk-open", ACTION_SOON, ladder.contact->date,
			_("%s: nothing is noted since the talk on %s; agree on a support plan, or note that all is well"),
			pair->id, command);
	} else if (ladder.step == LADDER_SUPPORT && ladder.over && silent) {
		command = xstrfmt("contact log %s --flag talk --summary '…'", pair->id);
		add_step(f, "support-over", ACTION_NOW, ladder.contact->until,
			 _("%s: the support plan ran until %s; go on, or close without blame"),
			 pair->id, command);
	} else if (ladder.step == LADDER_CLOSING) {
		command = xstrfmt("pair end %s --reason '…'", pair->id);
		add_step(f, "closing-open", ACTION_NOW, ladder.contact->date,
			 _("%s: the closing talk was on %s; end the pair, with its reason"),
			 pair->id, command);
	}
	free(command);
}

void action_contacts(struct action_finder *f)
{
	const struct bases *bases = &f->year->bases;
	struct contacts contacts = { .n = 0 };

	if (!contacts_load(&contacts, f->year->programme))
		for (size_t i = 0; i < bases->n_pairs; i++)
			if (pair_is_open(&bases->pairs[i], bases->today))
				look_at_ladder(f, &contacts, &bases->pairs[i]);
	contacts_release(&contacts);
	look_for_silence(f);
}
