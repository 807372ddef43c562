/* rating-low.c - the last meetings were rated low */
#include "engine/alerts/watch.h"

#define MEETINGS 3

/* The mean of all ratings of the last three meetings that have any; at least two ratings. */
static bool found(const struct alert_view *view, const struct alert *alert, struct alert_sign *sign)
{
	int sum = 0, n = 0;

	*sign = (struct alert_sign){ .since = DATE_NONE };
	for (size_t i = view->n_held; i && sign->count < MEETINGS; i--) {
		const struct meeting *m = alert_meeting(view, i - 1);
		int mentor = alert_rating(view, m, SIDE_MENTOR);
		int mentee = alert_rating(view, m, SIDE_MENTEE);

		if (!mentor && !mentee)
			continue;
		sum += mentor + mentee;
		n += (mentor > 0) + (mentee > 0);
		sign->count++;
		sign->since = m->date;
	}
	if (n < 2)
		return false;
	sign->value = (double)sum / n;
	return sign->value <= alert->points;
}

static void say(const struct alert_view *view, const struct alert *alert,
		const struct alert_sign *sign, struct strbuf *message, struct strbuf *command)
{
	strbuf_addf(message,
		    nth_("the last %zu rated meeting got %.1f points on average (limit %g)",
			 "the last %zu rated meetings got %.1f points on average (limit %g)",
			 sign->count),
		    sign->count, sign->value, alert->points);
	alert_say_ladder(view, command);
}

const struct alert_kind alert_kind_rating_low = { ABOUT_PAIR, found, say };
