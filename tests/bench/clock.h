/*
 * clock.h - seconds: on the wall, of a processor, and of what getrusage() says.
 */
#ifndef BENCH_CLOCK_H
#define BENCH_CLOCK_H

#include <sys/time.h>
#include <time.h>

static inline double seconds_by(clockid_t clock)
{
	struct timespec t;

	clock_gettime(clock, &t);
	return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* Since some moment; only differences mean anything. */
static inline double wall_seconds(void)
{
	return seconds_by(CLOCK_MONOTONIC);
}

/* Of this process, all its threads together. */
static inline double process_seconds(void)
{
	return seconds_by(CLOCK_PROCESS_CPUTIME_ID);
}

static inline double seconds_of(struct timeval t)
{
	return (double)t.tv_sec + (double)t.tv_usec * 1e-6;
}

#endif
