/*
 * commit.h - several files change as one.
 *
 * How it works: every new content is written to a temporary file of a fixed name (".mentors.csv.new") and synced. Then
 * the commit list ".kurator.commit", which names all of them with the digests before and after, is put in place by one
 * rename and the folder is synced: that is the moment of the change. Then each temporary file is renamed over its
 * target and the list is removed. Whoever finds a list finds a change that has happened: a writer finishes the renames,
 * a reader reads the temporary files in place of their targets. Without a list temporary files are garbage.
 *
 * What the change only removes may lie one folder below ("sheets/mentors-4c1107d2a9b0.csv").
 *
 * The caller holds the lock for everything but reading.
 */
#ifndef KURATOR_STORE_COMMIT_H
#define KURATOR_STORE_COMMIT_H

#include <sys/stat.h>

#include "base/digest.h"
#include "base/strbuf.h"

#define COMMIT_LIST ".kurator.commit"

struct commit_file {
	char *name;
	char before[DIGEST_SIZE]; /* "": there was no such file */
	char after[DIGEST_SIZE];  /* "": the file is to go */
	struct strbuf bytes;      /* what is to be written */
	struct stat seen;         /* the file as it was read; st_nlink 0: there was none */
};

struct commit {
	struct commit_file *files; /* replaced in this order */
	size_t n;
	size_t alloc;
};

#define COMMIT_INIT \
	{ \
		.files = NULL \
	}

/* Adds a file that nothing is known of yet but its name. */
struct commit_file *commit_add(struct commit *commit, const char *name);
struct commit_file *commit_find(const struct commit *commit, const char *name);
void commit_release(struct commit *commit);
void commit_temporary_name(const char *name, struct strbuf *out);

/*
 * Makes the change. Refuses where a file is no longer what `seen` and `before` say. Returns 0; or -1 after a message,
 * and then nothing has happened, unless the message says that the next command will complete the change.
 */
int commit_run(struct commit *commit, int dirfd);
/* Finishes what a list that was left behind promises and removes garbage; returns 0, or -1 after a message. */
int commit_recover(int dirfd);

/*
 * Reads the list, if there is one (n is 0 otherwise): names and digests. `seen` is what stat says of it, st_nlink 0
 * when there is none. Returns 0, or -1 with errno set (EILSEQ: it makes no sense).
 */
int commit_read_list(struct commit *commit, int dirfd, struct stat *seen);
/* Whether a list is there now and the same as `seen`; also when there is none now and was none. */
bool commit_list_is(int dirfd, const struct stat *seen);

#endif
