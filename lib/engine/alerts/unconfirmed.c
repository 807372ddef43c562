/* unconfirmed.c - meetings that wait too long for a confirmation */
#include "engine/alerts/alerts.h"
#include "engine/alerts/watch.h"

static bool confirmed_by(int date, int on)
{
	return date != DATE_NONE && date <= on;
}

void alert_unconfirmed(const struct bases *bases, int on, struct alerts *alerts)
{
	const struct program *program = &bases->programme->program;

	for (size_t i = 0; i < bases->n_meetings; i++) {
		const struct meeting *m = &bases->meetings[i];
		bool mentor = confirmed_by(m->mentor_confirmed, on);
		bool mentee = confirmed_by(m->mentee_confirmed, on);
		char day[DATE_SIZE];

		if (m->date == DATE_NONE || m->date < program->start ||
		    m->date + program->meetings.confirm_days >= on || (mentor && mentee))
			continue;
		alerts_add(alerts, "unconfirmed", m->id, m->date,
			   mentor   ? _("meeting %s of %s (%s) is not confirmed by the mentee")
			   : mentee ? _("meeting %s of %s (%s) is not confirmed by the mentor")
				    : _("meeting %s of %s (%s) is confirmed by neither side"),
			   m->id, m->pair_id, date_format(m->date, day));
	}
}

/* ---- the rule of program.yaml ---- */

static bool found(const struct alert_view *view, const struct alert *alert, struct alert_sign *sign)
{
	*sign = (struct alert_sign){ .since = DATE_NONE };
	for (size_t i = 0; i < view->n_held; i++) {
		const struct meeting *m = alert_meeting(view, i);

		if (m->date < view->from || m->date + alert->days >= view->on ||
		    meeting_is_confirmed(m, view->on))
			continue;
		sign->count++;
		if (!sign->meeting)
			sign->meeting = m;
	}
	if (!sign->meeting)
		return false;
	sign->since = sign->meeting->date;
	sign->value = view->on - sign->since;
	return true;
}

static void say(const struct alert_view *view, const struct alert *alert,
		const struct alert_sign *sign, struct strbuf *message, struct strbuf *command)
{
	const struct meeting *m = sign->meeting;
	bool mentor = confirmed_by(m->mentor_confirmed, view->on);
	bool mentee = confirmed_by(m->mentee_confirmed, view->on);
	char day[DATE_SIZE];

	strbuf_addf(message,
		    mentor   ? nth_("meeting %s of %s waits for the mentee's confirmation for %d "
				      "day (limit %d)",
				    "meeting %s of %s waits for the mentee's confirmation for %d "
				      "days (limit %d)",
				    (size_t)sign->value)
		    : mentee ? nth_("meeting %s of %s waits for the mentor's confirmation for %d "
				    "day (limit %d)",
				    "meeting %s of %s waits for the mentor's confirmation for %d "
				    "days (limit %d)",
				    (size_t)sign->value)
			     : nth_("meeting %s of %s waits for both confirmations for %d day "
				    "(limit %d)",
				    "meeting %s of %s waits for both confirmations for %d days "
				    "(limit %d)",
				    (size_t)sign->value),
		    m->id, date_format(m->date, day), (int)sign->value, alert->days);
	if (sign->count > 1)
		strbuf_addf(message,
			    nth_("; %zu more meeting waits", "; %zu more meetings wait",
				 sign->count - 1),
			    sign->count - 1);
	strbuf_addf(command, "kurator meeting confirm %s --side %s", m->id,
		    mentor   ? "mentee"
		    : mentee ? "mentor"
			     : "both");
}

const struct alert_kind alert_kind_unconfirmed = { ABOUT_PAIR, found, say };
