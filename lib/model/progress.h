/*
 * progress.h - how far pairs have come in the cycle of meetings, and what each needs next.
 *
 * Everything is as of bases->today and is computed for all pairs in one pass over the meetings.
 */
#ifndef KURATOR_MODEL_PROGRESS_H
#define KURATOR_MODEL_PROGRESS_H

#include "model/bases.h"

/* Which pairs belong to which group, in the order of the file. */
struct group_index {
	struct strmap first; /* group → its first pair */
	size_t *next;        /* pair → the next pair of its group; SIZE_MAX: none */
};

void group_index_init(struct group_index *groups, const struct bases *bases);
void group_index_release(struct group_index *groups);
/* The first pair of the group, also where its id was typed with Cyrillic letters; SIZE_MAX: there is no such group. */
size_t group_index_first(const struct group_index *groups, const char *id);

/* What the counted meetings of a pair come to. */
struct progress {
	size_t meetings;
	int minutes;
	int stage;                 /* the latest one; -1: no meeting yet */
	int held[MEETING_STAGES];  /* day of the last meeting of each stage; DATE_NONE: none */
	int last;                  /* day of the last meeting; DATE_NONE: none */
	size_t unconfirmed;        /* meetings of this programme that a side has not confirmed */
	size_t oldest_unconfirmed; /* the earliest of them, in bases->meetings; SIZE_MAX: none */
	bool mentor_unconfirmed, mentee_unconfirmed;
	size_t joint,
		attended; /* meetings of its group while it belonged to it, and those with its mentee */
};

/* Of every pair, in the order of bases->pairs; the caller frees it. */
struct progress *progress_of_pairs(const struct bases *bases, const struct group_index *groups);

/* The stage that comes next for an open pair; -1: none, it has ended or only remains to be ended. */
int progress_next_stage(const struct pair *pair, const struct progress *progress, int today);
/*
 * Days since the last meeting of an open pair, else since it was agreed, else since it was proposed, and never before the
 * start of the programme; -1: not known.
 */
int progress_days_silent(const struct bases *bases, const struct pair *pair,
			 const struct progress *progress);

/* What an open pair lacks before it can go on: the words of words_lacking, which are the empty columns. */
enum lacking {
	LACKING_MENTOR_AGREED,
	LACKING_MENTEE_AGREED,
	LACKING_MENTOR_READY, /* from the trial meeting on */
	LACKING_MENTEE_READY,
	LACKING_STARTED,
	LACKING_MENTOR_CONFIRMED, /* of a meeting */
	LACKING_MENTEE_CONFIRMED,
	LACKING_ENDED, /* the final meeting was held, or the planned end has passed */
	LACKING_ITEMS,
};

/* What a pair needs next. */
struct due {
	size_t pair; /* in bases->pairs */
	int stage;   /* of the next meeting; -1: none is due */
	int since;   /* days of silence; -1: not known */
	int due; /* school day by which the next meeting (agreement, end) is due; DATE_NONE: not known */
	int overdue; /* days since the earliest thing that is missing was due; 0: nothing is late */
	unsigned lacking; /* bits 1 << enum lacking */
};

/*
 * A row for every open pair, the most urgent first: by days overdue, then by the due day, then in the order of the
 * file. A meeting is due after the share of a month that the norm gives it (30 days / per_month, rounded up), counted as
 * progress_days_silent() does, moved to the next school day; a confirmation confirm_days after its meeting. The caller frees the array.
 */
struct due *meetings_due(const struct bases *bases, const struct progress *progress, size_t *n);

#endif
