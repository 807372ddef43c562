/*
 * new_folder.h - a new folder with files in it: all of them or nothing.
 *
 * The folder is filled under a temporary name beside its place, for its owner alone, and gets its name when everything
 * is on the disk. An empty folder that is there already (a memory stick) keeps its place, owner and mode, and is empty
 * again when something fails. Signals wait meanwhile.
 */
#ifndef KURATOR_STORE_NEW_FOLDER_H
#define KURATOR_STORE_NEW_FOLDER_H

#include "base/strbuf.h"

struct new_file {
	const char *name;
	struct strbuf bytes;
};

/*
 * Whether the folder can be made: nothing stands at the path or an empty folder does, and it is not inside the folder
 * `apart`, which is open. Returns 0, or -1 after a message.
 */
int new_folder_check(const char *path, int apart);
/* Returns 0, or -1 after a message; then nothing is left behind. */
int new_folder_make(const char *path, const struct new_file *files, size_t n);

#endif
