/*
 * unit.h - tests of library code that prints TAP.
 *
 * A test program is a main() that calls ok(), is_int(), is_str(), is_near() and ends with `return done_testing();`.
 */
#ifndef KURATOR_TESTS_UNIT_H
#define KURATOR_TESTS_UNIT_H

#include "base/util.h"

#include <math.h>

static int unit_count, unit_failed;

static bool unit_report(bool passed, const char *file, int line, const char *title)
{
	unit_count++;
	unit_failed += !passed;
	printf("%sok %d - %s\n", passed ? "" : "not ", unit_count, title);
	fflush(stdout); /* so that a child made by fork() has nothing of it to print again */
	if (!passed)
		printf("# at %s:%d\n", file, line);
	return passed;
}

#define ok(condition, title) unit_report((condition), __FILE__, __LINE__, (title))

#define is_int(got, want, title) \
	do { \
		int64_t got_ = (int64_t)(got), want_ = (int64_t)(want); \
		if (!unit_report(got_ == want_, __FILE__, __LINE__, (title))) \
			printf("# got %lld, want %lld\n", (long long)got_, (long long)want_); \
	} while (0)

#define is_str(got, want, title) \
	do { \
		const char *got_ = (got), *want_ = (want); \
		if (!unit_report(got_ && streq(got_, want_), __FILE__, __LINE__, (title))) \
			printf("# got '%s', want '%s'\n", got_ ? got_ : "(null)", want_); \
	} while (0)

/* Relative error of at most `tolerance`; absolute where want is 0. */
#define is_near(got, want, tolerance, title) \
	do { \
		double got_ = (got), want_ = (want); \
		double scale_ = want_ != 0 ? fabs(want_) : 1; \
		if (!unit_report(fabs(got_ - want_) <= (tolerance)*scale_, __FILE__, __LINE__, \
				 (title))) \
			printf("# got %.17g, want %.17g\n", got_, want_); \
	} while (0)

static inline int done_testing(void)
{
	printf("1..%d\n", unit_count);
	return unit_failed ? 1 : 0;
}

#endif
