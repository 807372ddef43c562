/* proposals.c - proposals of participants without an answer */
#include "engine/actions/actions.h"

#define ANSWER_DAYS 14

void action_proposals(struct action_finder *f)
{
	const struct table *proposals = f->year->proposals;

	for (size_t row = 0; row < proposals->n_rows; row++) {
		int day = table_day(proposals, row, "date", DATE_NONE);

		if (day == DATE_NONE || day > f->year->today ||
		    *table_gets(proposals, row, "answer"))
			continue;
		action_add(f,
			   (struct action){
				   .rule = "proposal",
				   .roles = ACTION_DIRECTOR,
				   .urgency = action_urgency_of(f, day + ANSWER_DAYS),
				   .day = day + ANSWER_DAYS,
				   .text = xstrfmt(_("a proposal of %s waits for an answer: %s"),
						   table_gets(proposals, row, "person"),
						   table_gets(proposals, row, "text")),
				   .command = xstrfmt("kurator proposal set %s --status accepted "
						      "--answer '…'",
						      table_gets(proposals, row, "id")) });
	}
}
