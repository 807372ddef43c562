/* over-capacity.c - mentors with more open pairs than places */
#include "engine/alerts/watch.h"

static bool found(const struct alert_view *view, const struct alert *alert, struct alert_sign *sign)
{
	const struct person *mentor = view->person;

	(void)alert;
	*sign = (struct alert_sign){ .since = DATE_NONE };
	for (const struct pair *p = mentor->pairs; p; p = pair_after(p, mentor)) {
		if (!pair_is_open(p, view->on))
			continue;
		sign->count++;
		if (sign->count > (size_t)mentor->capacity && sign->since == DATE_NONE)
			sign->since = p->proposed;
	}
	sign->value = (double)sign->count;
	return sign->count > (size_t)mentor->capacity;
}

static void say(const struct alert_view *view, const struct alert *alert,
		const struct alert_sign *sign, struct strbuf *message, struct strbuf *command)
{
	(void)alert;
	strbuf_addf(
		message,
		nth_("%zu open pair for %d places", "%zu open pairs for %d places", sign->count),
		sign->count, view->person->capacity);
	strbuf_addf(command, "kurator pair list --open --where mentor=%s", view->person->id);
}

const struct alert_kind alert_kind_over_capacity = { ABOUT_MENTOR, found, say };
