/* unconfirmed.c - meetings that wait too long for a confirmation */
#include "engine/alerts/alerts.h"

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
