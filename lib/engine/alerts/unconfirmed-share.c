/* unconfirmed-share.c - pairs many of whose meetings one side alone stands for, or none */
#include "engine/alerts/watch.h"

#define LEAST_MEETINGS 3 /* of fewer a share says nothing */

/* Only meetings whose time for confirmation is over. */
static bool found(const struct alert_view *view, const struct alert *alert, struct alert_sign *sign)
{
	int waits = view->world->bases->programme->program.meetings.confirm_days;
	size_t n = 0;

	*sign = (struct alert_sign){ .since = DATE_NONE };
	for (size_t i = 0; i < view->n_held; i++) {
		const struct meeting *m = alert_meeting(view, i);

		if (m->date < view->from || m->date + waits >= view->on)
			continue;
		n++;
		if (meeting_is_confirmed(m, view->on))
			continue;
		sign->count++;
		if (sign->since == DATE_NONE)
			sign->since = m->date;
	}
	if (n < LEAST_MEETINGS)
		return false;
	sign->value = 100.0 * (double)sign->count / (double)n;
	return sign->value > alert->percent;
}

static void say(const struct alert_view *view, const struct alert *alert,
		const struct alert_sign *sign, struct strbuf *message, struct strbuf *command)
{
	strbuf_addf(message,
		    _("both sides have not confirmed %zu meetings, %.0f %% of those whose time is "
		      "over (limit %g %%)"),
		    sign->count, sign->value, alert->percent);
	strbuf_addf(command, "kurator meeting list --unconfirmed --where pair=%s", view->pair->id);
}

const struct alert_kind alert_kind_unconfirmed_share = { ABOUT_PAIR, found, say };
