/*
 * store_state.h - what the files of lib/store that make a store work share. Nobody else includes this.
 */
#ifndef KURATOR_STORE_STORE_STATE_H
#define KURATOR_STORE_STORE_STATE_H

#include <sys/stat.h>

#include "base/digest.h"
#include "store/commit.h"
#include "store/journal.h"
#include "store/store.h"

struct store_file {
	char *name;
	struct table table;
	struct stat seen;         /* st_nlink 0: there is no such file */
	char digest[DIGEST_SIZE]; /* of the bytes as read, "" without a file; only for writers */
	bool loaded;
	bool edited;
	bool wanted; /* to be made even without a row */
};

struct store_state {
	struct store_file **files; /* each at its own address: tables are handed out */
	size_t n, alloc;
	int lockfd;    /* -1: no lock */
	bool recorded; /* changes from outside are in the journal's table */
	char *undoes;  /* numbers of the changes that are being taken back, or a null pointer */
};

/* A file that the store has loaded, or a null pointer. */
struct store_file *store_find(struct store *store, const char *file);
/*
 * Adds the file to the commit where its bytes differ from those that were read, and returns what was added; else a null
 * pointer.
 */
struct commit_file *store_stage(struct commit *commit, const struct store_file *file);
/*
 * Runs the commit with the journal in front of it: a base that is newer than its journal must never be seen. The commit
 * is empty then. Returns 0, or -1 after a message.
 */
int store_run(struct store *store, struct commit *commit);
/* Gives the lock back. */
void store_unlock(struct store *store);
/* Loads a file into the store; what is wrong is added to the findings. */
struct store_file *store_load(struct store *store, const char *file, struct findings *findings);

/*
 * The journal as it is being written. A row is added for each record; strings are copied.
 */
enum journal_column {
	J_CHANGE,
	J_TIME,
	J_USER,
	J_COMMAND,
	J_FILE,
	J_BEFORE,
	J_AFTER,
	J_RECORD,
	J_OLD,
	J_NEW,
	J_UNDOES,
	J_ROW,
	J_COLUMNS,
};

extern const char *const journal_columns[J_COLUMNS];

#define JOURNAL_EDIT_COMMAND "edit"
#define JOURNAL_BEGIN_COMMAND "init"
#define JOURNAL_VOID_COMMAND "void"

struct journal_entry {
	uint64_t change;
	const char *user;
	const char *command;
	const char *file;
	const char *before, *after; /* digests */
	const char *undoes;
};

/* The journal's table for writing; a null pointer after a message. */
struct table *journal_table(struct store *store);
uint64_t journal_next_number(const struct table *journal);
/* Adds a row per record, or one row without a record where the list is empty or a null pointer. */
void journal_add(struct table *journal, const struct journal_entry *entry,
		 const struct table_changes *records);
/* The user whom the journal names: KURATOR_USER, else the login name. The caller frees it. */
char *journal_user(void);

/* As journal_read(), from the table at hand. */
void journal_from_table(struct journal *journal, const struct table *table);

/*
 * Compares each file that the journal knows with what the journal says of it, and adds to the journal's table what
 * happened outside: hand edits record by record, and changes that never reached their file. Returns 0, or -1 after a
 * message.
 */
int journal_record_outside(struct store *store);
/* Whether the journal has ever named the file. */
bool journal_knows(const struct table *journal, const char *file);
/* Takes a file into the journal that it has never heard of: all its records. */
void journal_register(struct table *journal, const struct store_file *file);

#endif
