/*
 * walk.h - all files below a folder.
 */
#ifndef KURATOR_STORE_WALK_H
#define KURATOR_STORE_WALK_H

#include "base/util.h"

/* A file, or whatever else is no folder: its folder, open, its name in it, and its path below the first folder. */
typedef void walk_fn(void *data, int dirfd, const char *name, const char *path);

/*
 * Calls `fn` for each, by name; folders are never entered through symbolic links, nor deeper than 16. With `hidden` also
 * names that begin with a full stop. Returns 0, or -1 after a message: a folder cannot be read.
 */
int walk_folder(int dirfd, bool hidden, walk_fn *fn, void *data);

#endif
