/* plan-overdue.c - goals of a development plan that are long past their term */
#include "engine/alerts/watch.h"

static bool is_late(const struct alert_view *view, const struct alert *alert,
		    const struct goal *goal)
{
	return goal->approved <= view->on && goal->due != DATE_NONE &&
	       goal->due + alert->days <= view->on &&
	       goal_state(goal->status, goal->due, goal->done, view->on) == GOAL_OVERDUE &&
	       pair_is_named(view->pair, goal->pair_id);
}

static bool found(const struct alert_view *view, const struct alert *alert, struct alert_sign *sign)
{
	const struct goals *goals = &view->world->goals;

	*sign = (struct alert_sign){ .since = DATE_NONE };
	for (size_t i = 0; i < goals->n; i++) {
		const struct goal *goal = &goals->items[i];

		if (!is_late(view, alert, goal))
			continue;
		sign->count++;
		if (!sign->goal || goal->due < sign->goal->due)
			sign->goal = goal;
	}
	if (!sign->goal)
		return false;
	sign->since = sign->goal->due;
	sign->value = view->on - sign->since;
	return true;
}

static void say(const struct alert_view *view, const struct alert *alert,
		const struct alert_sign *sign, struct strbuf *message, struct strbuf *command)
{
	char day[DATE_SIZE];

	(void)view;
	strbuf_addf(message,
		    nth_("the goal '%s' was due on %s, %d day ago (limit %d)",
			 "the goal '%s' was due on %s, %d days ago (limit %d)",
			 (size_t)sign->value),
		    sign->goal->text, date_format(sign->since, day), (int)sign->value, alert->days);
	if (sign->count > 1)
		strbuf_addf(message,
			    nth_("; %zu more goal is late", "; %zu more goals are late",
				 sign->count - 1),
			    sign->count - 1);
	strbuf_addf(command, "kurator plan done %s --result '…'", sign->goal->id);
}

const struct alert_kind alert_kind_plan_overdue = { ABOUT_PAIR, found, say };
