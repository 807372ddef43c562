/* alerts.c - the list of what was found */
#include "engine/alerts/alerts.h"

void alerts_release(struct alerts *alerts)
{
	for (size_t i = 0; i < alerts->n; i++)
		free(alerts->items[i].message);
	free(alerts->items);
	*alerts = (struct alerts)ALERTS_INIT;
}

void alerts_add(struct alerts *alerts, const char *rule, const char *subject, int since,
		const char *fmt, ...)
{
	struct strbuf message = STRBUF_INIT;
	va_list ap;

	va_start(ap, fmt);
	strbuf_vaddf(&message, fmt, ap);
	va_end(ap);
	ALLOC_GROW(alerts->items, alerts->n + 1, alerts->alloc);
	alerts->items[alerts->n++] = (struct alert_found){
		.rule = rule,
		.subject = subject,
		.since = since,
		.message = strbuf_detach(&message, NULL),
	};
}
