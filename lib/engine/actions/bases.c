/* bases.c - a programme that has nobody yet */
#include "engine/actions/actions.h"

void action_bases(struct action_finder *f)
{
	const struct bases *bases = &f->year->bases;

	if (!year_has_role(f->year, "curator"))
		action_add(f, (struct action){
				      .rule = "no-curator",
				      .roles = ACTION_DIRECTOR,
				      .urgency = ACTION_NOW,
				      .day = DATE_NONE,
				      .is_start = true,
				      .text = xstrdup(_("appoint a curator of the programme")),
				      .command = xstrdup("kurator staff add --roles curator "
							 "--name '…' --order '№ …'") });
	if (!bases->n_mentees)
		action_add(f, (struct action){ .rule = "no-mentees",
					       .roles = ACTION_CURATOR,
					       .urgency = ACTION_NOW,
					       .day = DATE_NONE,
					       .is_start = true,
					       .text = xstrdup(_("fill the base of mentees")),
					       .command = xstrdup("kurator mentee add --name '…' "
								  "--kind student") });
	if (!bases->n_mentors)
		action_add(f, (struct action){ .rule = "no-mentors",
					       .roles = ACTION_CURATOR,
					       .urgency = ACTION_NOW,
					       .day = DATE_NONE,
					       .is_start = true,
					       .text = xstrdup(_("fill the base of mentors")),
					       .command = xstrdup("kurator mentor add --name '…' "
								  "--kind teacher") });
}
