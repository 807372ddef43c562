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

/* The title, with the day by which it has to be done where the due day is no school day; the caller frees it. */
static char *title_of(const struct roadmap_item *item, int day, int by)
{
	char text[DATE_SIZE];

	if (by == day)
		return xstrdup(label_text(&item->name));
	return xstrfmt(_("%s (that is a day off: do it by %s)"), label_text(&item->name),
		       date_format(by, text));
}

/* What is late already is late whatever day it was. */
static int last_day_for(const struct program *program, int day, int today)
{
	int by = day < today ? day : roadmap_school_day(program, day);

	return by == DATE_NONE ? day : by;
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
		char text[DATE_SIZE], *title;
		int by;

		if (day == DATE_NONE || day > year->today + ACTION_DAYS_AHEAD)
			continue;
		by = last_day_for(year->program, day, year->today);
		title = title_of(item, day, by);
		action_add(f, (struct action){
				      .rule = "roadmap",
				      .roles = roles_of(item),
				      .urgency = action_urgency_of(f, by),
				      .day = day,
				      .text = xstrfmt(late ? _("item %s of the road map was due "
							       "on %s: %s")
							   : _("item %s of the road map is due "
							       "on %s: %s"),
						      item->id, date_format(day, text), title),
				      .command = xstrfmt("kurator roadmap done %s", item->id) });
		free(title);
	}
}
