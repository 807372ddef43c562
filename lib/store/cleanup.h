/*
 * cleanup.h - temporary files do not outlive a process that is asked to end.
 *
 * SIGINT, SIGTERM and SIGHUP remove the files named here and then end the process as they would have done. (After a
 * SIGKILL they stay; the next writer takes them for the garbage they are.)
 */
#ifndef KURATOR_STORE_CLEANUP_H
#define KURATOR_STORE_CLEANUP_H

#include <signal.h>

#include "base/util.h"

/* Names a temporary file in a folder that stays open until cleanup_forget(). A name is short: file names are. */
void cleanup_add(int dirfd, const char *name);
void cleanup_forget(int dirfd, const char *name);

/* Between these two the signals wait: for steps that must not be left half done. */
void cleanup_hold(sigset_t *saved);
void cleanup_let(const sigset_t *saved);

#endif
