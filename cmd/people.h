/*
 * people.h - what the commands of mentors and mentees do alike.
 */
#ifndef KURATOR_CMD_PEOPLE_H
#define KURATOR_CMD_PEOPLE_H

#include "common.h"

#include "model/bases.h"

/* `add`: takes records, warns of doubles. */
int people_add(struct context *ctx, int argc, char **argv);
/* `set ID … --COLUMN VALUE`: changes one or more people. */
int people_set(struct context *ctx, int argc, char **argv);
/* `list` and `show ID …`, with state, open pairs and (mentors) free places. */
int people_list(struct context *ctx);
int people_show(struct context *ctx, int argc, char **argv);
/* `end ID … --date --reason`: the person leaves the base; refused while a pair is open. */
int people_end(struct context *ctx, int argc, char **argv, int date, const char *reason);

#endif
