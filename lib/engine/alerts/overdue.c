/* overdue.c - road-map items that are late */
#include "engine/alerts/alerts.h"

void alert_overdue(const struct bases *bases, const struct roadmap_records *records, int on,
		   struct alerts *alerts)
{
	struct roadmap_dues dues = ROADMAP_DUES_INIT;

	roadmap_overdue(&bases->programme->program, records, on, &dues);
	for (size_t i = 0; i < dues.n; i++) {
		const struct roadmap_item *item = dues.items[i].item;
		char day[DATE_SIZE];

		alerts_add(alerts, "overdue", item->id, dues.items[i].due,
			   _("road-map item %s was due on %s: %s"), item->id,
			   date_format(dues.items[i].due, day), label_text(&item->name));
	}
	roadmap_dues_release(&dues);
}
