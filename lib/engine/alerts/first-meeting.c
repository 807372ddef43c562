/* first-meeting.c - pairs that have agreed and do not begin to meet */
#include "engine/alerts/watch.h"

static bool found(const struct alert_view *view, const struct alert *alert, struct alert_sign *sign)
{
	*sign = (struct alert_sign){ .since = alert_pair_begins(view) };
	if (view->n_held || sign->since == DATE_NONE)
		return false;
	sign->value = alert_days(view->world, sign->since, view->on);
	return sign->value >= alert->days;
}

static void say(const struct alert_view *view, const struct alert *alert,
		const struct alert_sign *sign, struct strbuf *message, struct strbuf *command)
{
	char day[DATE_SIZE];

	strbuf_addf(message,
		    nth_("agreed on %s and no acquaintance for %d day outside the holidays "
			 "(limit %d)",
			 "agreed on %s and no acquaintance for %d days outside the holidays "
			 "(limit %d)",
			 (size_t)sign->value),
		    date_format(sign->since, day), (int)sign->value, alert->days);
	alert_say_start(view, sign, message);
	strbuf_addf(command, "kurator contact log %s --summary '…'", view->pair->id);
}

const struct alert_kind alert_kind_first_meeting = { ABOUT_PAIR, found, say };
