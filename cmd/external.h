/*
 * external.h - commands that are programs of their own: `kurator x` runs kurator-x from PATH.
 */
#ifndef KURATOR_CMD_EXTERNAL_H
#define KURATOR_CMD_EXTERNAL_H

/*
 * Replaces this process by kurator-NOUN, NOUN being argv[0] ([a-z][a-z0-9-]*), found in an absolute entry of PATH that is
 * not inside the programme directory. Returns 0 when there is no such program and -1 (after a message) when there is one
 * that could not be started.
 */
int external_run(const char *directory, char **argv);

#endif
