/* rhythm.c - a gap that is long for this pair: against the median of its own gaps before */
#include "engine/alerts/watch.h"

static int by_size(const void *va, const void *vb)
{
	int a = *(const int *)va, b = *(const int *)vb;

	return (a > b) - (a < b);
}

/* Twice the median, so that it is whole; a pair that met twice on one day has no gap of 0. */
static int twice_median_gap(const struct alert_view *view)
{
	size_t n = view->n_held - 1;
	int *gaps = xcalloc(n, sizeof(*gaps));
	int twice;

	for (size_t i = 0; i < n; i++)
		gaps[i] = alert_days(view->world, alert_meeting(view, i)->date,
				     alert_meeting(view, i + 1)->date);
	qsort(gaps, n, sizeof(*gaps), by_size);
	twice = gaps[(n - 1) / 2] + gaps[n / 2];
	free(gaps);
	return twice > 2 ? twice : 2;
}

static bool found(const struct alert_view *view, const struct alert *alert, struct alert_sign *sign)
{
	const struct meeting *last;
	int twice, gap;

	if (view->n_held < 2 || view->n_held < (size_t)alert->count)
		return false;
	last = alert_meeting(view, view->n_held - 1);
	if (last->stage == STAGE_FINAL)
		return false;
	gap = alert_days(view->world, last->date, view->on);
	twice = twice_median_gap(view);
	*sign = (struct alert_sign){ .since = last->date,
				     .value = 2.0 * gap / twice,
				     .count = (size_t)gap };
	return sign->value > alert->factor;
}

static void say(const struct alert_view *view, const struct alert *alert,
		const struct alert_sign *sign, struct strbuf *message, struct strbuf *command)
{
	char day[DATE_SIZE];

	strbuf_addf(message,
		    nth_("no meeting for %zu day since %s, %.1f times as long as usual for the "
			 "pair: %.1f days (limit %g times)",
			 "no meeting for %zu days since %s, %.1f times as long as usual for the "
			 "pair: %.1f days (limit %g times)",
			 sign->count),
		    sign->count, date_format(sign->since, day), sign->value,
		    (double)sign->count / sign->value, alert->factor);
	alert_say_start(view, sign, message);
	alert_say_ladder(view, command);
}

const struct alert_kind alert_kind_rhythm = { ABOUT_PAIR, found, say };
