/*
 * lock.h - one writer at a time in a programme folder.
 *
 * The lock is an flock() on the file .kurator.lock and ends with its process, however that ends; the file stays and
 * means nothing by itself. It holds who took the lock last, for the message to whoever waits in vain.
 */
#ifndef KURATOR_STORE_LOCK_H
#define KURATOR_STORE_LOCK_H

#include "base/util.h"

#define LOCK_FILE ".kurator.lock"

/*
 * Takes the lock of a folder, waiting for up to 10 seconds or KURATOR_LOCK_TIMEOUT. Returns a descriptor that holds it
 * until it is closed; -1 after a message. `path` is the folder in messages.
 */
int lock_take(int dirfd, const char *path);

#endif
