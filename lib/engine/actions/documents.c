/* documents.c - events and documents that stages under way still lack */
#include "engine/actions/actions.h"
#include "engine/stages/stages.h"

#define END_DAYS 30

static bool is_last(const struct year *year, const struct program_stage *stage)
{
	return stage == year->program->stages + year->program->n_stages - 1;
}

/* The last stage has its time; of the others what has begun should have its documents. */
static bool is_due(const struct year *year, const struct stage_items *items,
		   const struct program_stage *stage)
{
	bool first = stage == year->program->stages;

	if (is_last(year, stage))
		return year->today >= year->program->end - END_DAYS;
	return first || stage_state(items, stage) != STAGE_NOT_BEGUN;
}

/* What can be printed is printed first; the register knows of it when it is signed. */
static void add_missing(struct action_finder *f, const struct stage_item *item, bool first)
{
	const char *print = stage_print_command(f->year, item->id);
	const char *stage = label_text(&item->stage->name);

	action_add(f,
		   (struct action){
			   .rule = "document",
			   .roles = ACTION_DIRECTOR | ACTION_CURATOR,
			   .urgency = first ? ACTION_SOON : ACTION_GOOD,
			   .day = DATE_NONE,
			   .text = print ? xstrfmt(_("a document is missing: %s (%s); once it is "
						     "signed, 'document add --kind %s' notes it"),
						   item->title, stage, item->id)
					 : xstrfmt(_("a document is missing: %s (%s)"), item->title,
						   stage),
			   .command = print ? xstrdup(print)
					    : xstrfmt("kurator document add --kind %s --title "
						      "'…' --number '…'",
						      item->id) });
}

/* Those of the last stage are duties of the end, see end.c. */
static bool is_event(const struct year *year, const struct stage_item *item)
{
	return !is_last(year, item->stage) &&
	       skip_prefix(item->command, "kurator event log ", NULL);
}

static void add_missing_event(struct action_finder *f, const struct stage_item *item, bool first)
{
	action_add(f, (struct action){
			      .rule = "event",
			      .roles = ACTION_CURATOR,
			      .urgency = first ? ACTION_SOON : ACTION_GOOD,
			      .day = DATE_NONE,
			      .text = xstrfmt(_("an event is not held or not noted yet: %s (%s)"),
					      item->title, label_text(&item->stage->name)),
			      .command = xstrfmt("%s --title '…'", item->command) });
}

/* The protocol is of a meeting that has been held. */
static bool has_its_time(const struct year *year, const struct stage_item *item)
{
	return !streq(item->id, "protocol-meeting") || year_events(year, "general-meeting") > 0;
}

void action_documents(struct action_finder *f)
{
	struct stage_items items;

	stage_items_find(&items, f->year);
	for (size_t i = 0; i < items.n; i++) {
		const struct stage_item *item = &items.items[i];
		bool first = item->stage == f->year->program->stages;

		if (stage_item_is_done(item) || !is_due(f->year, &items, item->stage))
			continue;
		if (item->is_document && has_its_time(f->year, item))
			add_missing(f, item, first);
		else if (!item->is_document && is_event(f->year, item))
			add_missing_event(f, item, first);
	}
	stage_items_release(&items);
}
