/* rating-gap.c - the sides rate the same meetings differently */
#include "engine/alerts/watch.h"

#include <math.h>

#define MEETINGS 3

/* Means of both sides over the last three meetings that both have rated. */
static bool found(const struct alert_view *view, const struct alert *alert, struct alert_sign *sign)
{
	int difference = 0;

	*sign = (struct alert_sign){ .since = DATE_NONE };
	for (size_t i = view->n_held; i && sign->count < MEETINGS; i--) {
		const struct meeting *m = alert_meeting(view, i - 1);
		int mentor = alert_rating(view, m, SIDE_MENTOR);
		int mentee = alert_rating(view, m, SIDE_MENTEE);

		if (!mentor || !mentee)
			continue;
		difference += mentor - mentee;
		sign->count++;
		sign->since = m->date;
	}
	if (!sign->count)
		return false;
	sign->value = fabs((double)difference) / (double)sign->count;
	sign->side = difference > 0 ? SIDE_MENTOR : SIDE_MENTEE;
	return sign->value >= alert->points;
}

static void say(const struct alert_view *view, const struct alert *alert,
		const struct alert_sign *sign, struct strbuf *message, struct strbuf *command)
{
	strbuf_addf(message,
		    sign->side == SIDE_MENTOR
			    ? _("the mentor rates the last meetings (%zu) %.1f points higher than "
				"the mentee (limit %g)")
			    : _("the mentee rates the last meetings (%zu) %.1f points higher than "
				"the mentor (limit %g)"),
		    sign->count, sign->value, alert->points);
	alert_say_ladder(view, command);
}

const struct alert_kind alert_kind_rating_gap = { ABOUT_PAIR, found, say };
