/* no-contact.c - pairs that the curator has not spoken with */
#include "engine/alerts/watch.h"

static bool found(const struct alert_view *view, const struct alert *alert, struct alert_sign *sign)
{
	int last = contacts_last(&view->world->contacts, view->pair, view->on);

	*sign = (struct alert_sign){ .since = last == DATE_NONE ? alert_pair_begins(view) : last,
				     .count = last != DATE_NONE };
	if (sign->since == DATE_NONE)
		return false;
	sign->value = alert_days(view->world, sign->since, view->on);
	return sign->value >= alert->days;
}

static void say(const struct alert_view *view, const struct alert *alert,
		const struct alert_sign *sign, struct strbuf *message, struct strbuf *command)
{
	char day[DATE_SIZE];

	strbuf_addf(message,
		    sign->count
			    ? nth_("no contact of the curator for %d day outside the holidays, "
				   "the last one on %s (limit %d)",
				   "no contact of the curator for %d days outside the holidays, "
				   "the last one on %s (limit %d)",
				   (size_t)sign->value)
			    : nth_("no contact of the curator yet, %d day outside the holidays "
				   "since %s (limit %d)",
				   "no contact of the curator yet, %d days outside the holidays "
				   "since %s (limit %d)",
				   (size_t)sign->value),
		    (int)sign->value, date_format(sign->since, day), alert->days);
	alert_say_start(view, sign, message);
	strbuf_addf(command, "kurator contact log %s --side mentor --summary '…'", view->pair->id);
}

const struct alert_kind alert_kind_no_contact = { ABOUT_PAIR, found, say };
