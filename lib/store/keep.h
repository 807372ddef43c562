/*
 * keep.h - files that kurator keeps for itself in a folder below the programme's.
 *
 * Names are digests of what is in the files, so that two writers never disagree about one. Only the newest KEEP_MOST of
 * each kind (the part of the name before the last '-') stay.
 */
#ifndef KURATOR_STORE_KEEP_H
#define KURATOR_STORE_KEEP_H

#include "base/strbuf.h"
#include "store/store.h"

#define KEEP_MOST 20

/* Makes the file in `folder`, which is made where it is missing. Returns 0, or -1 after a message. */
int keep_save(const struct store *store, const char *folder, const char *name, const void *bytes,
	      size_t len);
/* Reads it behind what is in `bytes`. Returns 0, or -1 (without a message) where there is no such file. */
int keep_read(const struct store *store, const char *folder, const char *name,
	      struct strbuf *bytes);

struct kept_names {
	char **items; /* newest first */
	size_t n;
	size_t alloc;
};
/* The names that begin with `kind` and '-'; none where there is no folder. */
void keep_list(const struct store *store, const char *folder, const char *kind,
	       struct kept_names *names);
void kept_names_release(struct kept_names *names);

#endif
