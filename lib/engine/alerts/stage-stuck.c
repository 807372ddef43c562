/* stage-stuck.c - pairs that do not get past acquaintance, trial or planning */
#include "engine/alerts/watch.h"

static bool found(const struct alert_view *view, const struct alert *alert, struct alert_sign *sign)
{
	const struct meeting *reached = NULL;

	for (size_t i = 0; i < view->n_held; i++) {
		const struct meeting *meeting = alert_meeting(view, i);

		if (meeting->stage >= 0 && (!reached || meeting->stage > reached->stage))
			reached = meeting;
	}
	if (!reached || reached->stage >= STAGE_REGULAR)
		return false;
	*sign = (struct alert_sign){ .since = reached->date,
				     .value = alert_days(view->world, reached->date, view->on),
				     .meeting = reached };
	return sign->value >= alert->days;
}

static void say(const struct alert_view *view, const struct alert *alert,
		const struct alert_sign *sign, struct strbuf *message, struct strbuf *command)
{
	const struct meetings *meetings = &view->world->bases->programme->program.meetings;
	char day[DATE_SIZE];

	strbuf_addf(message,
		    nth_("stage '%s' since %s, %d day outside the holidays (limit %d)",
			 "stage '%s' since %s, %d days outside the holidays (limit %d)",
			 (size_t)sign->value),
		    label_text(&meetings->stages[sign->meeting->stage].name),
		    date_format(sign->since, day), (int)sign->value, alert->days);
	alert_say_start(view, sign, message);
	strbuf_addf(command, "kurator pair show %s", view->pair->id);
}

const struct alert_kind alert_kind_stage_stuck = { ABOUT_PAIR, found, say };
