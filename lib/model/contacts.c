/* contacts.c - the curator's contacts with pairs, and the ladder */
#include "model/contacts.h"

#include "model/columns/columns.h"

enum ladder_step ladder_step_parse(const char *flag)
{
	const struct term *term = *flag ? terms_by_label(&words_contact_flag, flag) : NULL;

	return term ? LADDER_TALK + (enum ladder_step)(term - words_contact_flag.items)
		    : LADDER_NONE;
}

/* By insertion, which is stable; people write them nearly in order. */
static void sort(struct contacts *contacts)
{
	for (size_t i = 1; i < contacts->n; i++) {
		struct contact moving = contacts->items[i];
		size_t at = i;

		for (; at && contacts->items[at - 1].date > moving.date; at--)
			contacts->items[at] = contacts->items[at - 1];
		contacts->items[at] = moving;
	}
}

int contacts_load(struct contacts *contacts, struct programme *programme)
{
	const struct table *table = programme_table(programme, &schema_contacts);

	*contacts = (struct contacts){ .n = 0 };
	if (!table)
		return -1;
	contacts->items = xcalloc(table->n_rows, sizeof(*contacts->items));
	for (size_t row = 0; row < table->n_rows; row++)
		contacts->items[contacts->n++] = (struct contact){
			.id = table_gets(table, row, "id"),
			.pair_id = table_gets(table, row, "pair"),
			.side = table_gets(table, row, "side"),
			.date = table_day(table, row, "date", DATE_NONE),
			.step = ladder_step_parse(table_gets(table, row, "flag")),
			.until = table_day(table, row, "until", DATE_NONE),
		};
	sort(contacts);
	return 0;
}

void contacts_release(struct contacts *contacts)
{
	free(contacts->items);
	*contacts = (struct contacts){ .n = 0 };
}

static bool is_about(const struct contact *contact, const struct pair *pair, int on)
{
	return contact->date != DATE_NONE && contact->date <= on &&
	       pair_is_named(pair, contact->pair_id);
}

int contacts_last(const struct contacts *contacts, const struct pair *pair, int on)
{
	for (size_t i = contacts->n; i; i--)
		if (is_about(&contacts->items[i - 1], pair, on))
			return contacts->items[i - 1].date;
	return DATE_NONE;
}

struct ladder ladder_of(const struct contacts *contacts, const struct pair *pair, int on)
{
	for (size_t i = contacts->n; i; i--) {
		const struct contact *contact = &contacts->items[i - 1];

		if (contact->step == LADDER_NONE || !is_about(contact, pair, on))
			continue;
		return (struct ladder){ .step = contact->step,
					.contact = contact,
					.over = contact->step == LADDER_SUPPORT &&
						contact->until != DATE_NONE &&
						contact->until < on };
	}
	return (struct ladder){ .step = LADDER_NONE };
}
