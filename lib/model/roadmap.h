/*
 * roadmap.h - when the items of the road map are due, what has been done, what is overdue.
 *
 * An item is due on days: the last day of the month (or the day) of a date, a day of each month, the last day of each
 * calendar quarter (the quarter in which the programme ends is due on its last day), N days after another item was done
 * or an event took place, the last day of the programme. An item that goes on all the time has no due day. What has been
 * done stands in roadmap.csv, a row per item and due day; the caller hands those rows in.
 */
#ifndef KURATOR_MODEL_ROADMAP_H
#define KURATOR_MODEL_ROADMAP_H

#include "model/program.h"

/* No item is due before or after these days: for questions about all of them. */
#define ROADMAP_FIRST_DAY (-25567) /* 1900-01-01 */
#define ROADMAP_LAST_DAY 84005     /* 2199-12-31 */

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
 * Repeated items are due only from program.start to program.end; single dates also before and after.
 *
 * A row says that a due day was met when it names the item and that day, or no day; of a monthly or quarterly item it
 * must name a day of the same month or quarter. Of an item that waits for something a row without a due day meets every
 * due day whose waiting began before it was done.
 */
void roadmap_dues(const struct program *program, const struct roadmap_records *records, int from,
		  int to, struct roadmap_dues *dues);
/*
 * Adds those that were due before the day `as_of` and not done by it, oldest first. What was done or took place after
 * `as_of` does not count.
 */
void roadmap_overdue(const struct program *program, const struct roadmap_records *records,
		     int as_of, struct roadmap_dues *dues);
/* The next open due day of the item on or after `as_of`, or DATE_NONE. */
int roadmap_next_due(const struct program *program, const struct roadmap_item *item,
		     const struct roadmap_records *records, int as_of);
/*
 * Nobody is at school on a due day in the holidays or on a day off. The term stays as it is; what is due is done by the
 * last school day before, which this returns: the day itself where it is a school day, DATE_NONE where there is none
 * within the four months before.
 */
int roadmap_school_day(const struct program *program, int due);
void roadmap_dues_release(struct roadmap_dues *dues);

/* The term in words: "September 2021", "every month on day 25", "within 14 days after: 3.2". The caller frees it. */
char *roadmap_when_text(const struct when *when);

#endif
