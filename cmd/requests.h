/*
 * requests.h - what the commands of requests do alike: the requests of mentees.csv and requests.csv as one table.
 */
#ifndef KURATOR_CMD_REQUESTS_H
#define KURATOR_CMD_REQUESTS_H

#include "common.h"

#include "model/requests.h"

/* The columns of `request list`; for common_computed_table(). */
extern const struct file_schema schema_topic_requests;

/* Adds a row for each request, in their order. */
void requests_put(struct table *rows, struct bases *bases, const struct topic_requests *requests);

/*
 * Keeps the requests that the facets ask for, as `request list` does with the same options; the facets are used up.
 * Returns STATUS_YES, or another status after a message.
 */
int requests_choose(struct context *ctx, struct bases *bases, struct topic_requests *requests);

#endif
