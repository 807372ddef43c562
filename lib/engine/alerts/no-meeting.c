/* no-meeting.c - active pairs that did not meet */
#include "engine/alerts/alerts.h"
#include "engine/alerts/watch.h"

/* The day of the last meeting that counts for each pair, by `to`; the caller frees it. */
static int *last_meetings(const struct bases *bases, int to)
{
	int *last = xcalloc(bases->n_pairs, sizeof(*last));

	for (size_t i = 0; i < bases->n_pairs; i++)
		last[i] = DATE_NONE;
	for (size_t k = 0; k < bases->n_meetings; k++) {
		const struct meeting *m = &bases->meetings[k];

		for (size_t i = bases_next_pair(bases, m->pair_id, 0); i != SIZE_MAX;
		     i = bases_next_pair(bases, m->pair_id, i + 1))
			if (m->date > last[i] && meeting_counts_for(m, &bases->pairs[i], to))
				last[i] = m->date;
	}
	return last;
}

void alert_no_meeting(const struct bases *bases, int from, int to, struct alerts *alerts)
{
	int *last = last_meetings(bases, to);

	for (size_t i = 0; i < bases->n_pairs; i++) {
		const struct pair *p = &bases->pairs[i];
		char day[DATE_SIZE];

		if (pair_state(p, to) != PAIR_ACTIVE || last[i] >= from)
			continue;
		if (last[i] == DATE_NONE)
			alerts_add(alerts, "no-meeting", p->id, p->started,
				   _("pair %s has had no meeting yet"), p->id);
		else
			alerts_add(alerts, "no-meeting", p->id, last[i],
				   _("pair %s had no meeting in the period, the last one on %s"),
				   p->id, date_format(last[i], day));
	}
	free(last);
}

/* ---- the rule of program.yaml ---- */

static bool found(const struct alert_view *view, const struct alert *alert, struct alert_sign *sign)
{
	const struct meeting *last = view->n_held ? alert_meeting(view, view->n_held - 1) : NULL;

	if (last && last->stage == STAGE_FINAL)
		return false;
	*sign = (struct alert_sign){ .since = last ? last->date : alert_pair_begins(view),
				     .meeting = last };
	if (sign->since == DATE_NONE)
		return false;
	sign->value = alert_days(view->world, sign->since, view->on);
	return sign->value >= alert->days;
}

static void say(const struct alert_view *view, const struct alert *alert,
		const struct alert_sign *sign, struct strbuf *message, struct strbuf *command)
{
	char day[DATE_SIZE];

	date_format(sign->since, day);
	strbuf_addf(message,
		    sign->meeting ? nth_("no meeting for %d day outside the holidays, the last one "
					 "on %s (limit %d)",
					 "no meeting for %d days outside the holidays, the last "
					 "one on %s (limit %d)",
					 (size_t)sign->value)
				  : nth_("no meeting yet, %d day outside the holidays since %s "
					 "(limit %d)",
					 "no meeting yet, %d days outside the holidays since %s "
					 "(limit %d)",
					 (size_t)sign->value),
		    (int)sign->value, day, alert->days);
	alert_say_start(view, sign, message);
	alert_say_ladder(view, command);
}

const struct alert_kind alert_kind_no_meeting = { ABOUT_PAIR, found, say };
