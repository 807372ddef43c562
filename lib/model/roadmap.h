/*
 * roadmap.h - when the items of the road map are due, what has been done, what is overdue.
 *
 * An item is due on days: the last day of the month (or the day) of a date, day 25 of each month, the last day of each
 * calendar quarter, N days after another item was done or an event took place. Items that go on all the time have no due
 * day. What has been done stands in roadmap.csv, a row per item and due day; the caller hands those rows in.
 */
#ifndef KURATOR_MODEL_ROADMAP_H
#define KURATOR_MODEL_ROADMAP_H

#include "model/program.h"

/* A row of roadmap.csv. */
struct roadmap_done {
	const char *item;
	int due;  /* DATE_NONE: not given */
	int done; /* DATE_NONE: not done yet */
};

/* An event of events.csv, for items due after a kind of event. */
struct roadmap_event {
	const char *kind;
	int date;
};

struct roadmap_records {
	const struct roadmap_done *done;
	size_t n_done;
	const struct roadmap_event *events;
	size_t n_events;
};

/* One due day of one item. */
struct roadmap_due {
	const struct roadmap_item *item;
	int due;
	int done; /* the day it was done, DATE_NONE when open */
};

struct roadmap_dues {
	struct roadmap_due *items;
	size_t n, alloc;
};

#define ROADMAP_DUES_INIT \
	{ \
		.items = NULL \
	}

/*
 * Adds all due days of the programme's road map with from <= due <= to, by day and then in the order of the road map.
 * Repeated items are due only from program.start to program.end; single dates also before the start.
 */
void roadmap_dues(const struct program *program, const struct roadmap_records *records, int from,
		  int to, struct roadmap_dues *dues);
/* Adds those that were due before or on `as_of`, are not done by then, oldest first. */
void roadmap_overdue(const struct program *program, const struct roadmap_records *records,
		     int as_of, struct roadmap_dues *dues);
/* The next due day of the item after `as_of`, or DATE_NONE. */
int roadmap_next_due(const struct program *program, const struct roadmap_item *item,
		     const struct roadmap_records *records, int as_of);
void roadmap_dues_release(struct roadmap_dues *dues);

/* The term in words: "September 2021", "monthly on day 25", "within 14 days of 3.2". The caller frees it. */
char *roadmap_when_text(const struct when *when);

#endif
