/*
 * roadmap-calendar - the road map and the days around it as a calendar file
 */
#include "common.h"

#include "report/year_calendar.h"

static int64_t opt_alarm = 3;
static bool opt_all, opt_names;
static struct text_list opt_with;

static const struct opt opts[] = {
	LIST(0, "with", &opt_with, N_("WHAT"),
	     N_("also holidays, events, meetings, goals; may be repeated")),
	INT(0, "alarm", &opt_alarm, N_("DAYS"), N_("remind so many days before; -1: never"), -1,
	    365),
	FLAG(0, "all", &opt_all, N_("also what is done")),
	FLAG(0, "names", &opt_names, N_("name people, not only pairs")),
	OPT_END,
};

static const struct example examples[] = {
	{ N_("A file for the calendar of the school:"),
	  "kurator roadmap calendar --as-of 2021-11-25 -o roadmap.ics", 0 },
	{ N_("With next meetings and holidays, a week's warning:"),
	  "kurator roadmap calendar --with meetings --with holidays --alarm 7 --as-of 2021-11-25",
	  0 },
	EXAMPLE_END,
};

enum { WITH_HOLIDAYS = 1, WITH_EVENTS = 2, WITH_MEETINGS = 4, WITH_GOALS = 8 };

static const char *const parts[] = { "holidays", "events", "meetings", "goals" };

/* The bits of --with. Returns STATUS_YES, or STATUS_USAGE after a message. */
static int read_parts(struct context *ctx, unsigned *with)
{
	for (size_t i = 0; i < opt_with.n; i++) {
		const char *next = opt_with.items[i], *piece;
		size_t len, k;

		while (list_next(&next, &piece, &len)) {
			for (k = 0; k < ARRAY_SIZE(parts); k++)
				if (len == strlen(parts[k]) && !memcmp(piece, parts[k], len))
					break;
			if (k == ARRAY_SIZE(parts))
				return usage(
					ctx,
					_("--with: '%.*s' is none of holidays, events, meetings, goals"),
					(int)len, piece);
			*with |= 1u << k;
		}
	}
	return STATUS_YES;
}

static int add_meetings(struct year_calendar *calendar)
{
	struct group_index groups;
	struct progress *progress;

	group_index_init(&groups, calendar->bases);
	progress = progress_of_pairs(calendar->bases, &groups);
	year_calendar_due_meetings(calendar, progress);
	free(progress);
	group_index_release(&groups);
	return 0;
}

static int add_events(struct year_calendar *calendar)
{
	const struct table *events =
		programme_table(calendar->bases->programme, schema_find("events.csv"));

	if (!events)
		return -1;
	year_calendar_events(calendar, events);
	return 0;
}

static int add_goals(struct year_calendar *calendar)
{
	struct goals goals;
	int result = goals_read(&goals, calendar->bases);

	if (!result)
		year_calendar_goals(calendar, &goals);
	goals_release(&goals);
	return result;
}

/* Fills the calendar. Returns 0, or -1 after messages. */
static int fill(struct year_calendar *calendar, const struct roadmap_records *records,
		unsigned with)
{
	size_t without_day = year_calendar_roadmap(calendar, records, opt_all);

	if (without_day)
		remark(nth_("%zu item goes on all the time and has no day",
			    "%zu items go on all the time and have no day", without_day),
		       without_day);
	if (with & WITH_HOLIDAYS)
		year_calendar_holidays(calendar);
	if ((with & WITH_EVENTS) && add_events(calendar))
		return -1;
	if ((with & WITH_MEETINGS) && add_meetings(calendar))
		return -1;
	if ((with & WITH_GOALS) && add_goals(calendar))
		return -1;
	return 0;
}

static int write_calendar(struct context *ctx, struct year_calendar *calendar,
			  const struct roadmap_records *records, unsigned with)
{
	struct strbuf text = STRBUF_INIT;
	int result = fill(calendar, records, with);

	ical_close(calendar->file, &text);
	if (!result)
		result = sink_put(ctx, &text);
	strbuf_release(&text);
	return result;
}

static int run(struct context *ctx, int argc, char **argv)
{
	struct programme programme = PROGRAMME_INIT;
	struct bases bases = BASES_INIT;
	struct roadmap_file file = { .done = NULL };
	struct year_calendar calendar = { .alarm = (int)opt_alarm,
					  .names = opt_names,
					  .gate = EXPORT_GATE_INIT };
	unsigned with = 0;
	int status = read_parts(ctx, &with);

	(void)argc;
	(void)argv;
	if (status != STATUS_YES)
		return status;
	status = STATUS_FAILED;
	if (common_open(ctx, &programme) || bases_load(&bases, &programme, BASES_MEETINGS) ||
	    bases_require_all(&bases) || roadmap_file_read(&file, &programme))
		goto out;
	year_calendar_open(&calendar, &bases);
	if (write_calendar(ctx, &calendar, &file.records, with))
		goto out;
	export_gate_say_by_id(&calendar.gate);
	status = STATUS_YES;
out:
	export_gate_release(&calendar.gate);
	roadmap_file_release(&file);
	bases_release(&bases);
	programme_release(&programme);
	return status;
}

const struct command cmd_roadmap_calendar = {
	.name = "roadmap calendar",
	.summary = N_("the road map as a calendar file (iCalendar)"),
	.opts = opts,
	.text = N_(
		"Writes the days on which items of the road map are due and not done as whole-day entries that any calendar program takes (RFC 5545). Monthly and quarterly items recur; what is done of them is left out. Every entry has a reminder. The file is the same for the same data and day, and an entry keeps its identity, so that importing it again changes entries and doubles none.\n\nWith --with also the holidays, events that lie ahead, the next meeting of each open pair, goals of development plans. Pairs are named by their ids unless --names is given: a calendar is easily shared. Who has no valid consent is named by the id even then. Meetings that were held: 'meeting list -f ics'."),
	.columns = "roadmap.csv",
	.examples = examples,
	.flags = CMD_FILE | CMD_DATED,
	.run = run,
};
