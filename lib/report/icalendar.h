/*
 * icalendar.h - days of a year as a calendar file (RFC 5545) that any calendar program takes.
 *
 * The one door to libical, which knows properties, recurrences, escaping and the folding of lines. Entries are whole
 * days. A day that recurs is one entry with a rule, so that it is one entry in the calendar program, too.
 */
#ifndef KURATOR_REPORT_ICALENDAR_H
#define KURATOR_REPORT_ICALENDAR_H

#include "base/strbuf.h"

enum ical_repeat {
	ICAL_ONCE,
	ICAL_MONTHLY,   /* on `day` of every month, on its last day where it has no such day */
	ICAL_QUARTERLY, /* on the last day of every calendar quarter */
};

struct ical_entry {
	const char
		*uid; /* unique and the same at every export: the entry is replaced, not doubled */
	int from, to; /* first and last day, both inclusive; of a day that recurs the first one */
	const char *summary;
	const char *description; /* "" or a null pointer: none */
	const char *category;    /* the same */
	int alarm;               /* days before the first day; -1: no alarm */
	enum ical_repeat repeat;
	int day;           /* of ICAL_MONTHLY */
	int until;         /* the last day on which it may recur */
	const int *except; /* days of the recurrence that are left out */
	size_t n_except;
	const int *also; /* further days */
	size_t n_also;
};

struct ical_file;

/* `stamp` is the day of the export: files of the same data and day are the same to the byte. */
struct ical_file *ical_open(const char *name, int stamp);
void ical_add(struct ical_file *file, const struct ical_entry *entry);
/* Adds the text of the file, with CRLF line ends, and frees it. */
void ical_close(struct ical_file *file, struct strbuf *out);

#endif
