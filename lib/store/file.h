/*
 * file.h - files named by an open folder and a name, never followed through a symbolic link.
 *
 * These functions print nothing; errno says what went wrong. ELOOP stands for a symbolic link, EINVAL for anything else
 * that is no regular file (a FIFO is not waited for).
 */
#ifndef KURATOR_STORE_FILE_H
#define KURATOR_STORE_FILE_H

#include <sys/stat.h>

#include "base/strbuf.h"

/* Opens a regular file for reading. Returns the descriptor, or -1. */
int file_open(int dirfd, const char *name, struct stat *st);
/* Reads a regular file as a whole behind what is in `bytes`. Returns 0, or -1 (EFBIG: over the limit; 0 is none). */
int file_read(int dirfd, const char *name, size_t limit, struct strbuf *bytes, struct stat *st);
/* Whether two looks at a name saw the same file with the same contents, as far as the file system can tell. */
bool file_is_same(const struct stat *a, const struct stat *b);
/* The text of errno as a user understands it for a file that could not be opened or read. */
const char *file_strerror(int error_number);

/* Writes all bytes, however short the writes are. Returns 0, or -1. */
int file_write_all(int fd, const void *bytes, size_t len);
/* fsync of a file; also of a folder, where the file system knows such a thing. Returns 0, or -1. */
int file_sync(int fd);
int file_sync_folder(int dirfd);
/* renameat and unlinkat within a folder, again after an interrupted call. A name that is not there is no error. */
int file_rename(int dirfd, const char *from, const char *to);
int file_remove(int dirfd, const char *name);
/* Gives an open file the mode and owner of `like`, or its own folder's ways without it; see file_make. */
int file_set_owner_and_mode(int fd, int dirfd, const struct stat *like);
/*
 * Makes the file `name` with these bytes and syncs it; what stood under that name is removed first. Its mode and owner
 * are those of `like`; without it, the owner may read and write, and so may the group of a folder in which the group may
 * write. Returns 0, or -1; then there is no such file (unless even removing it failed).
 */
int file_make(int dirfd, const char *name, const void *bytes, size_t len, const struct stat *like);
/* As file_make(), whole or not at all, where nothing stands under the name; else -1 with EEXIST. */
int file_make_new(int dirfd, const char *name, const void *bytes, size_t len);

#endif
