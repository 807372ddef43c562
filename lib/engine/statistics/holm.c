/* holm.c - p values of several tests */
#include "engine/statistics/holm.h"

#include <math.h>

struct hypothesis {
	double p;
	size_t index;
};

static int by_p(const void *a, const void *b)
{
	const struct hypothesis *x = a, *y = b;

	return (x->p > y->p) - (x->p < y->p);
}

void holm_adjust(const double *p, double *adjusted, size_t n)
{
	struct hypothesis *sorted = xcalloc(n ? n : 1, sizeof(*sorted));
	double least = 0;
	size_t k = 0;

	for (size_t i = 0; i < n; i++) {
		if (!isnan(p[i]))
			sorted[k++] = (struct hypothesis){ p[i], i };
		adjusted[i] = NAN;
	}
	qsort(sorted, k, sizeof(*sorted), by_p);
	for (size_t j = 0; j < k; j++) {
		double level = (double)(k - j) * sorted[j].p;

		least = fmin(1, fmax(least, level));
		adjusted[sorted[j].index] = least;
	}
	free(sorted);
}
