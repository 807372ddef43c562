/*
 * parallel.h - the same work for each of many items, on several processors at once.
 *
 * The items are handed out in runs of neighbours, to whoever is free; so what is done for an item must not depend on
 * other items, and what is summed up must not depend on the order. Then results do not depend on the number of workers.
 * There are as many as there are processors, or as KURATOR_THREADS in the environment says; where the system gives
 * fewer threads, those do all the work.
 */
#ifndef KURATOR_BASE_PARALLEL_H
#define KURATOR_BASE_PARALLEL_H

#include "base/util.h"

#define PARALLEL_MOST 16 /* workers */
#define PARALLEL_RUN 64  /* items that are handed out together */

/* How many workers there will be at most, 1 or more. */
unsigned parallel_workers(void);

/* Does the work for the items from `from` to below `to`; the worker's number is below parallel_workers(). */
typedef void parallel_fn(void *context, unsigned worker, size_t from, size_t to);

/* Returns when the work is done for all n items. The worker 0 is the caller's thread. */
void parallel_for(size_t n, parallel_fn *work, void *context);

#endif
