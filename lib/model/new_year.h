/*
 * new_year.h - what a programme hands over to the next one: people, open requests, continuing pairs.
 *
 * People who are still there go over, a class higher and with a year more of service. Pupils of the last class leave: a
 * mentor among them becomes a graduate (where program.yaml has the kind `graduate`), a mentee does not go over. Mentees
 * whose pair is completed and who ask for nothing more stay behind and are named as possible mentors; with `candidates`
 * they, and those among them who leave school, go into the base of mentors, where nothing is decided yet. An open pair goes
 * on when its final meeting was not held, both sides go over and its form still admits the mentor; its meetings, goals not yet reached, measurements,
 * answers and contacts go with it. Consents, trainings and exclusions go with their people; staff, partners and documents as long
 * as they last. Nothing stays behind unsaid: who is named in a note, and of every file how many rows it had and has now.
 */
#ifndef KURATOR_MODEL_NEW_YEAR_H
#define KURATOR_MODEL_NEW_YEAR_H

#include "model/bases.h"

/* One change, for the curator to look over. Texts belong to the arena. */
struct new_year_note {
	const char *file;
	const char *id;   /* "" for a file as a whole */
	const char *name; /* of the person; "" for pairs and files */
	const char *
		change; /* a word: "class", "kind", "rejected", "continued" … see new_year_change_name() */
	const char *old, *new;
};

struct new_year_file {
	const struct file_schema *schema;
	struct table table; /* the rows that go over */
};

struct new_year {
	struct new_year_file *files;
	size_t n_files, alloc_files;
	struct new_year_note *notes;
	size_t n_notes, alloc_notes;
	struct arena arena;
};

#define NEW_YEAR_INIT \
	{ \
		.files = NULL \
	}

/*
 * Makes what goes over to a programme that starts on the day `start`. `bases` are of the old programme, with people,
 * pairs, meetings, choices and requests loaded. Returns 0, or -1 after messages; new_year_release() is due in both cases.
 */
int new_year_make(struct new_year *year, struct bases *bases, int start, bool candidates);
void new_year_release(struct new_year *year);

/* The change in words, translated. */
const char *new_year_change_name(const char *change);
/* Why a pair does not go on, in words: `new` of the note "not-continued". */
const char *new_year_reason_name(const char *reason);

/* The year in which the school year of the day began, in September. */
int school_year(int date);

#endif
