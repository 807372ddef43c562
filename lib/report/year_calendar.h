/*
 * year_calendar.h - the days of the programme as a calendar file: road map, holidays, events, meetings, goals.
 *
 * Pairs are named by their ids; the names of people only where asked for, because a calendar is easily shared, and of
 * nobody without a consent: there the id stands.
 */
#ifndef KURATOR_REPORT_YEAR_CALENDAR_H
#define KURATOR_REPORT_YEAR_CALENDAR_H

#include "model/bases.h"
#include "model/consents.h"
#include "model/plans.h"
#include "model/progress.h"
#include "model/roadmap_file.h"
#include "report/icalendar.h"

struct year_calendar {
	const struct bases *bases;
	struct ical_file *file;
	int alarm;               /* days before a due day; -1: no alarm */
	bool names;              /* of people */
	struct export_gate gate; /* whom it names by the id; the caller releases it */
};

/* With the name of the programme. Entries are added to calendar->file, which ical_close() ends. */
void year_calendar_open(struct year_calendar *calendar, const struct bases *bases);

/*
 * Every item of the road map with the days on which it is due and not done, with `all` the others, too. Items that go on
 * all the time have no day. Returns how many these are.
 */
size_t year_calendar_roadmap(struct year_calendar *calendar, const struct roadmap_records *records,
			     bool all);
void year_calendar_holidays(struct year_calendar *calendar);
/* Events of events.csv that lie ahead. */
void year_calendar_events(struct year_calendar *calendar, const struct table *events);
/* The day on which the next meeting of each open pair is due; of a late one today. */
void year_calendar_due_meetings(struct year_calendar *calendar, const struct progress *progress);
/* Goals of open pairs that are not done. */
void year_calendar_goals(struct year_calendar *calendar, const struct goals *goals);
/* A meeting that was held. */
void year_calendar_meeting(struct year_calendar *calendar, const struct meeting *meeting,
			   const char *topic);

#endif
