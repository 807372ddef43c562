/* protocol.c - the protocol of the general meeting: who chose whom */
#include "report/documents/types.h"

#define GENERAL_MEETING "general-meeting"

static const struct template_field protocol_items[] = {
	{ "event", N_("number of the meeting in events.csv"), 0, NULL },
	{ "event_title", N_("title of the meeting"), FIELD_REQUIRED, NULL },
	{ "event_date", N_("day of the meeting"), FIELD_REQUIRED, NULL },
	{ "present", N_("how many were present (present of events.csv)"), FIELD_REQUIRED, NULL },
	{ "organiser", N_("who held it (organiser of events.csv)"), 0, NULL },
	{ "pairs", N_("pairs that were proposed from the day of the meeting on and have not ended"),
	  0, &sheet_pair_fields },
};
static const struct template_fields protocol_fields = SHEET_FIELDS(protocol_items);

/* The entry that is named, or the last general meeting so far. A null pointer after a message. */
static const struct entry *meeting_of(struct document_job *job)
{
	const struct entries *events = &job->bases.registers[REGISTER_EVENTS];
	const struct entry *found = NULL;

	for (size_t i = 0; i < events->n; i++) {
		const struct entry *event = &events->items[i];

		if (job->n_ids ? streq(event->id, job->ids[0])
			       : streq(event->kind, GENERAL_MEETING) && event->date <= job->date &&
					 (!found || event->date >= found->date))
			found = event;
	}
	if (!found && job->n_ids)
		error(_("there is no event '%s'"), job->ids[0]);
	else if (!found)
		error(_("events.csv has no general meeting by that day"));
	if (!found)
		hint("%s", "kurator event log --kind " GENERAL_MEETING);
	return found;
}

/* Of pairs that are proposed the protocol says who agreed to whom at the meeting. */
static void add_pairs(struct document_job *job, struct template_record *sheet, int from)
{
	const struct bases *bases = &job->bases;

	for (size_t i = 0; i < bases->n_pairs; i++) {
		const struct pair *pair = &bases->pairs[i];

		if (!pair->origin.faulty && pair->proposed != DATE_NONE && pair->proposed >= from &&
		    pair->proposed <= job->date && pair_is_open(pair, bases->today))
			sheet_add_pair(job, sheet, pair);
	}
}

/* The built-in template leaves lines to write on then. */
static void say_no_pairs(int from)
{
	char day[DATE_SIZE];

	remark(_("no pair that was proposed since %s is open: the list of pairs is empty; 'kurator pair add' notes who chose whom"),
	       date_format(from, day));
}

static int fill(struct document_job *job)
{
	const struct entry *event;
	struct template_record *sheet;
	const char *organiser;

	if (job->n_ids > 1)
		return error(_("one meeting at a time: '%s' is too much here"), job->ids[1]);
	event = meeting_of(job);
	if (!event)
		return -1;
	if (!streq(event->kind, GENERAL_MEETING))
		sheet_refuse(job, event->id, _("this is no general meeting"));
	sheet = sheet_add(job);
	organiser = sheet_cell(job, "events.csv", event->origin.row, "organiser");
	template_set(sheet, "event", event->id);
	template_set(sheet, "event_title", event->title);
	sheet_set_date(job, sheet, "event_date", event->date);
	if (event->present >= 0)
		sheet_set_number(sheet, "present", (size_t)event->present);
	template_set(sheet, "organiser", sheet_staff_name(job, organiser));
	add_pairs(job, sheet, event->date);
	if (!template_count(sheet, "pairs"))
		say_no_pairs(event->date);
	return 0;
}

const struct document_type document_protocol_meeting = {
	.id = "protocol-meeting",
	.name = { "protocol of the general meeting", "протокол общей встречи" },
	.operands = N_("[EVENT]"),
	.fields = &protocol_fields,
	.fill = fill,
};
