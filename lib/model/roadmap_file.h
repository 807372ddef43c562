/*
 * roadmap_file.h - what roadmap.csv and events.csv say of the road map, and how far each item is.
 */
#ifndef KURATOR_MODEL_ROADMAP_FILE_H
#define KURATOR_MODEL_ROADMAP_FILE_H

#include "base/arena.h"
#include "model/programme.h"
#include "model/roadmap.h"

struct roadmap_file {
	struct roadmap_records records;
	struct roadmap_done *done; /* in the order of the file */
	struct roadmap_event *events;
	struct arena arena; /* of the strings */
};

/*
 * Reads what was done and took place by programme->today, in every form that a person writes. Returns 0; or -1 after
 * messages, also when a cell cannot be read. roadmap_file_release() is due in both cases.
 */
int roadmap_file_read(struct roadmap_file *file, struct programme *programme);
void roadmap_file_release(struct roadmap_file *file);

enum roadmap_state {
	ROADMAP_OVERDUE, /* a due day has passed and is not met */
	ROADMAP_DUE,     /* a due day lies ahead */
	ROADMAP_DONE,    /* all due days are met */
	ROADMAP_WAITING, /* for another item or an event, which has not been yet */
	ROADMAP_ALWAYS,  /* all the time */
};

/* How far an item is on a day. */
struct roadmap_standing {
	enum roadmap_state state;
	int overdue; /* the earliest due day that has passed and is not met; DATE_NONE: none */
	size_t n_overdue;
	int next;      /* the next due day that is not met; DATE_NONE: none */
	int last_done; /* DATE_NONE: never */
};

struct roadmap_standing roadmap_standing(const struct program *program,
					 const struct roadmap_item *item,
					 const struct roadmap_records *records, int as_of);
/* The id of the state in words_roadmap_state. */
const char *roadmap_state_id(enum roadmap_state state);

/*
 * The due day of the item that `day` means: that day; of a monthly or quarterly item the due day of the same month or
 * quarter; of an item due in a month the end of it. DATE_NONE: the item is not due then. An item that goes on all the
 * time, or waits for something, is due on any day.
 */
int roadmap_due_day(const struct program *program, const struct roadmap_item *item,
		    const struct roadmap_records *records, int day);

#endif
