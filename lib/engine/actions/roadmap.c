/* roadmap.c - items of the road map that are late or due soon */
#include "engine/actions/actions.h"

/* The centre is outside the school: its contact there is the curator. Nobody else is in the way of an item. */
static unsigned roles_of(const struct roadmap_item *item)
{
	unsigned roles = 0;

	if (ids_have(&item->responsible, "director"))
		roles |= ACTION_DIRECTOR;
	if (ids_have(&item->responsible, "mentor"))
		roles |= ACTION_MENTOR;
	if (ids_have(&item->responsible, "curator") || !roles)
		roles |= ACTION_CURATOR;
	return roles;
}

void action_roadmap(struct action_finder *f)
{
	const struct year *year = f->year;

	for (size_t i = 0; i < year->program->n_roadmap; i++) {
		const struct roadmap_item *item = &year->program->roadmap[i];
		struct roadmap_standing standing =
			roadmap_standing(year->program, item, &year->roadmap.records, year->today);
		bool late = standing.overdue != DATE_NONE;
		int day = late ? standing.overdue : standing.next;
		char text[DATE_SIZE];

		if (day == DATE_NONE || day > year->today + ACTION_DAYS_AHEAD)
			continue;
		action_add(f, (struct action){
				      .rule = "roadmap",
				      .roles = roles_of(item),
				      .urgency = action_urgency_of(f, day),
				      .day = day,
				      .text = xstrfmt(late ? _("item %s of the road map was due "
							       "on %s: %s")
							   : _("item %s of the road map is due "
							       "on %s: %s"),
						      item->id, date_format(day, text),
						      label_text(&item->name)),
				      .command = xstrfmt("kurator roadmap done %s", item->id) });
	}
}
