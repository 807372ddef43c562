/*
 * store.h - the files of one programme: read together, changed together.
 *
 * A reader takes no lock and writes nothing:
 *
 *	struct store store;
 *
 *	if (store_open(&store, dir))
 *		return STATUS_FAILED;
 *	mentors = store_read(&store, "mentors.csv", &findings);
 *	…
 *	store_release(&store);
 *
 * A writer reads all its input, takes the lock, reads the base anew, changes it and commits:
 *
 *	if (store_begin(&store) || !(meetings = store_edit(&store, "meetings.csv", columns, n)))
 *		goto out;
 *	row = table_append(meetings);
 *	table_set(meetings, row, …);
 *	if (store_commit(&store, command_line))
 *		goto out;
 *
 * One commit is one change: its rows in journal.csv and all files it touched become visible together or not at all,
 * whatever happens to the process or the disk in between (see "How a commit works" in store.c). A dry run is the same
 * without store_commit(); with store->dry_run it writes nothing at all, needs no permission to, and reads as readers do.
 *
 * Functions that return int return 0, or -1 after they printed what is wrong.
 */
#ifndef KURATOR_STORE_STORE_H
#define KURATOR_STORE_STORE_H

#include "store/table.h"

#define STORE_JOURNAL "journal.csv"

struct store {
	char *path; /* as the user named it */
	int dirfd;
	bool writing; /* between store_begin() and store_commit() */
	bool dry_run; /* set before store_begin(): nothing will be committed, so no lock is taken */
	csv_decimal_fn *is_decimal; /* for messages about files; may be a null pointer */
	struct store_state *state;
};

#define STORE_INIT \
	{ \
		.dirfd = -1 \
	}

/* Opens the folder; reads no file. store_release() gives up what was not committed and the lock; safe when zeroed. */
int store_open(struct store *store, const char *path);
void store_release(struct store *store);

/*
 * A store without a folder, for reading files from anywhere. Only what store_supply() puts in place of a file exists;
 * "-" is standard input. What is wrong with the file's structure is added to the findings, under the name of `path`.
 */
void store_open_loose(struct store *store);
void store_supply(struct store *store, const char *file, const char *path,
		  struct findings *findings);

/*
 * A file of the programme, loaded when first asked for. Never a null pointer: `exists` is false where there is no such
 * file, `broken` is true where its structure could not be read (what is wrong was added to the findings, once). The
 * table lives as long as the store, or until store_begin(), which forgets all tables: their contents were read without
 * the lock.
 *
 * Files read one by one by a reader are of one moment: where an earlier one has changed since, a finding (rule
 * "changing") says so. store_snapshot() loads several at once and tries again while they change; use it first for all
 * files that a command needs.
 */
const struct table *store_read(struct store *store, const char *file, struct findings *findings);
int store_snapshot(struct store *store, const char *const *files, size_t n,
		   struct findings *findings);

/*
 * Takes the lock of the programme, waiting for up to 10 seconds (KURATOR_LOCK_TIMEOUT: seconds); finishes what an
 * interrupted writer left. Hand edits since the last change are journalled, as a change of their own, with the next
 * commit.
 */
int store_begin(struct store *store);
/*
 * A file to be changed, under the lock. Where it does not exist it has these columns, and is made if it has a row when
 * the change is committed. A null pointer after a message when its structure is broken. store_read() of the same file
 * gives the same table.
 */
struct table *store_edit(struct store *store, const char *file, const char *const *columns,
			 size_t n);
/* As store_edit(), for a file that is made even without a row. */
struct table *store_create(struct store *store, const char *file, const char *const *columns,
			   size_t n);
/*
 * The id above the highest that column `column` of the file, any table read so far or the journal ever had with this
 * prefix: ("mentors.csv", "id", "M-", 3) gives "M-004". Rows appended and not yet committed count. The caller frees
 * it. Only between store_begin() and store_commit(), after store_edit() of the file.
 */
char *store_next_id(struct store *store, const char *file, const char *column, const char *prefix,
		    int digits);
/* What a commit would write now, for a dry run: called for every record of every file that differs. */
typedef void store_change_fn(const char *file, const struct table_change *change, void *data);
void store_each_change(struct store *store, store_change_fn *fn, void *data);
/*
 * Writes journal and files as one change and gives the lock back; the tables stay readable. `command_line` is what the
 * user typed behind the program's name. Nothing is written where nothing changed. Refuses, and leaves everything as it
 * was, where somebody else changed a file since it was read. On -1 nothing happened, unless the message says that the
 * next command will complete the change.
 */
int store_commit(struct store *store, const char *command_line);
/*
 * As store_commit(), but nothing of what was before remains: the journal begins anew. Its first row names no file and
 * holds the digest of the old journal in hash_before; then stands every record of every file as it is now, and the
 * highest ids that the old journal knew and the files have no longer. undo ends there. The files `gone`, which lie in the
 * folder or one folder below, are removed with it. All or nothing, as always.
 */
int store_commit_anew(struct store *store, const char *command_line, const char *const *gone,
		      size_t n_gone);

#endif
