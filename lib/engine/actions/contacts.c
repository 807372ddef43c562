/* contacts.c - pairs that the curator has not spoken with, and support plans whose term is over */
#include "model/columns/columns.h"

#include "engine/actions/actions.h"

#define CONTACT_DAYS 31

/* The day of the last contact with the pair; DATE_NONE: none. */
static int last_contact(const struct year *year, const struct pair *pair)
{
	int last = DATE_NONE;

	for (size_t row = 0; row < year->contacts->n_rows; row++) {
		int day = year_day(year->contacts, row, "date");

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
		action_add(f, (struct action){
				      .rule = "no-contact",
				      .roles = ACTION_CURATOR,
				      .urgency = ACTION_GOOD,
				      .day = ids.day,
				      .text = xstrfmt(nth_("%zu pair had no contact with the "
							   "curator for a month: %s",
							   "%zu pairs had no contact with the "
							   "curator for a month: %s",
							   ids.n),
						      ids.n, ids.list.buf),
				      .command = xstrfmt("kurator contact log %s --side mentor "
							 "--summary '…'",
							 first) });
	action_ids_release(&ids);
}

/* The support plan in the row is the last word about an open pair, and its term is over. */
static bool is_waiting(const struct year *year, size_t row, const char *pair, int until)
{
	size_t at = bases_next_pair(&year->bases, pair, 0);

	if (!streq(year_word(year->contacts, row, "flag", &words_contact_flag), "support") ||
	    until == DATE_NONE || until >= year->today || at == SIZE_MAX ||
	    !pair_is_open(&year->bases.pairs[at], year->today))
		return false;
	return last_contact(year, &year->bases.pairs[at]) <= until;
}

void action_contacts(struct action_finder *f)
{
	const struct table *contacts = f->year->contacts;

	for (size_t row = 0; row < contacts->n_rows; row++) {
		const char *pair = table_gets(contacts, row, "pair");
		int until = year_day(contacts, row, "until");
		char day[DATE_SIZE];

		if (is_waiting(f->year, row, pair, until))
			action_add(f,
				   (struct action){
					   .rule = "support-over",
					   .roles = ACTION_CURATOR,
					   .urgency = ACTION_NOW,
					   .day = until,
					   .text = xstrfmt(_("%s: the support plan ran until %s; "
							     "go on, or close without blame"),
							   pair, date_format(until, day)),
					   .command = xstrfmt("kurator contact log %s --flag "
							      "talk --summary '…'",
							      pair) });
	}
	look_for_silence(f);
}
