/* parallel.c - the same work for each of many items, on several processors at once */
#include "base/parallel.h"

#include <pthread.h>
#include <unistd.h>

struct job {
	parallel_fn *work;
	void *context;
	size_t n, next; /* items; the first that nobody has taken */
	pthread_mutex_t lock;
};

struct worker {
	struct job *job;
	unsigned number;
	pthread_t thread;
};

unsigned parallel_workers(void)
{
	const char *asked = getenv("KURATOR_THREADS");
	long n = asked && is_digit(*asked) ? strtol(asked, NULL, 10) : 0;

	if (n < 1)
		n = sysconf(_SC_NPROCESSORS_ONLN);
	if (n < 1)
		return 1;
	return n < PARALLEL_MOST ? (unsigned)n : PARALLEL_MOST;
}

/* The first of the items that come next; n if there are none. */
static size_t take_run(struct job *job)
{
	size_t from;

	pthread_mutex_lock(&job->lock);
	from = job->next;
	job->next = job->n - from > PARALLEL_RUN ? from + PARALLEL_RUN : job->n;
	pthread_mutex_unlock(&job->lock);
	return from;
}

static void *do_runs(void *argument)
{
	const struct worker *w = argument;
	struct job *job = w->job;
	size_t from;

	while ((from = take_run(job)) < job->n)
		job->work(job->context, w->number, from,
			  job->n - from > PARALLEL_RUN ? from + PARALLEL_RUN : job->n);
	return NULL;
}

void parallel_for(size_t n, parallel_fn *work, void *context)
{
	struct job job = { .work = work, .context = context, .n = n };
	struct worker workers[PARALLEL_MOST];
	size_t n_runs = n / PARALLEL_RUN + (n % PARALLEL_RUN != 0);
	unsigned wanted = parallel_workers(), started = 1;

	pthread_mutex_init(&job.lock, NULL);
	for (unsigned k = 0; k < PARALLEL_MOST; k++)
		workers[k] = (struct worker){ .job = &job, .number = k };
	while (started < wanted && started < n_runs &&
	       !pthread_create(&workers[started].thread, NULL, do_runs, &workers[started]))
		started++;
	do_runs(&workers[0]);
	while (started-- > 1)
		pthread_join(workers[started].thread, NULL);
	pthread_mutex_destroy(&job.lock);
}
