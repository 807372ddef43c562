/*
 * journal.h - journal.csv: every change of every record, and the way back.
 *
 * A change is a group of consecutive rows with one number. Besides the commands of users there are two kinds with an
 * empty user: command "edit" is what the next writing command found edited by hand, command "void" marks a change
 * (named in `undoes`) that never reached its file.
 *
 * The twelfth column, `row`, is the place of the record in its file (1 is the first one; 0 the header): where it stood
 * after the change, or before it if the change deleted it.
 */
#ifndef KURATOR_STORE_JOURNAL_H
#define KURATOR_STORE_JOURNAL_H

#include "store/store.h"

/* JOURNAL_BEGIN: what `init` put there; JOURNAL_ANEW: see store_commit_anew(). They are where undo ends. */
enum journal_kind {
	JOURNAL_COMMAND,
	JOURNAL_UNDO,
	JOURNAL_EDIT,
	JOURNAL_VOID,
	JOURNAL_BEGIN,
	JOURNAL_ANEW,
};

/* One change; strings point into the journal's table. */
struct journal_change {
	uint64_t number;
	enum journal_kind kind;
	const char *time;
	const char *user;
	const char *command;
	const char *
		undoes; /* numbers of the changes that this one takes back or voids, separated by ";" */
	size_t first; /* its rows in the table: first … first + n - 1 */
	size_t n;
	bool undone; /* by a later undo */
	bool voided;
};

struct journal {
	const struct table *table;
	struct journal_change *changes; /* oldest first */
	size_t n;
	size_t alloc;
};

#define JOURNAL_INIT \
	{ \
		.table = NULL \
	}

/* Reads the journal of an open store (empty where there is none). Returns 0, or -1 and findings. */
int journal_read(struct journal *journal, struct store *store, struct findings *findings);
void journal_release(struct journal *journal);
/* The change with this number, or a null pointer. */
struct journal_change *journal_find(const struct journal *journal, uint64_t number);
/* Whether the change never reached this file. */
bool journal_is_void(const struct journal *journal, const struct journal_change *change,
		     const char *file);

/* A row of the journal: the record that was changed. Strings point into the journal's table. */
struct journal_record {
	const char *file;
	const char *record;
	const char *old;
	const char *new;
	size_t row; /* SIZE_MAX: not known */
};
struct journal_record journal_record_at(const struct journal *journal, size_t row);

/*
 * Takes back the last n changes that are not yet undone, hand edits, undos and `init` excepted, and commits that as a change of
 * its own. Between store_begin() and store_commit() it only changes the tables: the caller commits (or does not, in a
 * dry run). The files come out byte for byte as they were before, except that a blank line which stood before a deleted
 * record stands behind it afterwards. Refuses where a record no longer has the bytes that the change wrote, naming it, and where there are
 * fewer changes. On success *undone lists the numbers that are taken back, newest first; the caller frees it.
 */
int journal_undo(struct store *store, size_t n, uint64_t **undone, struct findings *findings);

#endif
