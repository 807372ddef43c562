/* rating-drop.c - the last rating of a side lies far below its ratings before */
#include "engine/alerts/watch.h"

#define LEAST_BEFORE 2

static void look_at_side(const struct alert_view *view, enum side side, struct alert_sign *sign)
{
	const struct meeting *last = NULL;
	int sum = 0, n = 0;
	double drop;

	for (size_t i = view->n_held; i; i--) {
		const struct meeting *m = alert_meeting(view, i - 1);
		int rating = alert_rating(view, m, side);

		if (!rating)
			continue;
		if (!last) {
			last = m;
			continue;
		}
		sum += rating;
		n++;
	}
	if (n < LEAST_BEFORE)
		return;
	drop = (double)sum / n - alert_rating(view, last, side);
	if (sign->meeting && drop <= sign->value)
		return;
	*sign = (struct alert_sign){
		.since = last->date, .value = drop, .meeting = last, .side = side
	};
}

static bool found(const struct alert_view *view, const struct alert *alert, struct alert_sign *sign)
{
	*sign = (struct alert_sign){ .since = DATE_NONE };
	look_at_side(view, SIDE_MENTOR, sign);
	look_at_side(view, SIDE_MENTEE, sign);
	return sign->meeting && sign->value >= alert->points;
}

static void say(const struct alert_view *view, const struct alert *alert,
		const struct alert_sign *sign, struct strbuf *message, struct strbuf *command)
{
	char day[DATE_SIZE];

	strbuf_addf(message,
		    sign->side == SIDE_MENTOR
			    ? _("the mentor's rating of %s, %d, lies %.1f points below the ratings "
				"before (limit %g)")
			    : _("the mentee's rating of %s, %d, lies %.1f points below the ratings "
				"before (limit %g)"),
		    date_format(sign->since, day), alert_rating(view, sign->meeting, sign->side),
		    sign->value, alert->points);
	alert_say_ladder(view, command);
}

const struct alert_kind alert_kind_rating_drop = { ABOUT_PAIR, found, say };
