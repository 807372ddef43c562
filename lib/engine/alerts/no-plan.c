/* no-plan.c - pairs that meet without a development plan */
#include "engine/alerts/watch.h"

static bool has_plan(const struct alert_view *view)
{
	const struct goals *goals = &view->world->goals;

	for (size_t i = 0; i < goals->n; i++)
		if (goals->items[i].approved <= view->on && /* DATE_NONE is the smallest */
		    pair_is_named(view->pair, goals->items[i].pair_id))
			return true;
	return false;
}

static bool found(const struct alert_view *view, const struct alert *alert, struct alert_sign *sign)
{
	if (view->n_held < (size_t)alert->count || has_plan(view))
		return false;
	*sign = (struct alert_sign){ .since = alert_meeting(view, (size_t)alert->count - 1)->date,
				     .value = (double)view->n_held };
	return true;
}

static void say(const struct alert_view *view, const struct alert *alert,
		const struct alert_sign *sign, struct strbuf *message, struct strbuf *command)
{
	strbuf_addf(message,
		    nth_("%d meeting and no development plan (limit %d)",
			 "%d meetings and no development plan (limit %d)", (size_t)sign->value),
		    (int)sign->value, alert->count);
	strbuf_addf(command, "kurator plan add %s --goal '…'", view->pair->id);
}

const struct alert_kind alert_kind_no_plan = { ABOUT_PAIR, found, say };
