/* personal.c - people whose personal data have to go */
#include "engine/actions/actions.h"
#include "model/retention.h"

void action_personal(struct action_finder *f)
{
	struct action_ids ids = ACTION_IDS_INIT;
	struct retention_end *ends;
	size_t n = retention_over(&f->year->bases, &ends);

	for (size_t i = 0; i < n; i++)
		action_ids_add(&ids, ends[i].id, ends[i].day);
	if (n)
		action_add(
			f,
			(struct action){
				.rule = "anonymise",
				.roles = ACTION_CURATOR | ACTION_DIRECTOR,
				.urgency = ACTION_NOW,
				.day = ids.day,
				.text = action_ids_text(
					&ids,
					xstrfmt(nth_("personal data whose term is over: %zu person, %s",
						     "personal data whose term is over: %zu people, %s",
						     n),
						n, ids.list.buf)),
				.command = xstrdup("kurator anonymise --expired -n") });
	action_ids_release(&ids);
	free(ends);
}
