/* no-meeting.c - active pairs that did not meet */
#include "engine/alerts/alerts.h"

static bool met(const struct bases *bases, const struct pair *pair, int from, int to)
{
	for (size_t i = 0; i < bases->n_meetings; i++)
		if (bases->meetings[i].date >= from &&
		    meeting_counts_for(&bases->meetings[i], pair, to))
			return true;
	return false;
}

void alert_no_meeting(struct bases *bases, int from, int to, struct alerts *alerts)
{
	for (size_t i = 0; i < bases->n_pairs; i++) {
		const struct pair *p = &bases->pairs[i];
		int last;
		char day[DATE_SIZE];

		if (pair_state(p, to) != PAIR_ACTIVE || met(bases, p, from, to))
			continue;
		last = pair_last_meeting(bases, p);
		if (last == DATE_NONE)
			alerts_add(alerts, "no-meeting", p->id, p->started,
				   _("pair %s has had no meeting yet"), p->id);
		else
			alerts_add(alerts, "no-meeting", p->id, last,
				   _("pair %s had no meeting in the period, the last one on %s"),
				   p->id, date_format(last, day));
	}
}
