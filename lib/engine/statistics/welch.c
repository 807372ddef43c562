/* welch.c - the difference of two independent means */
#include "engine/statistics/welch.h"

#include "engine/statistics/distributions.h"

#include <math.h>

struct welch welch_of(const struct sample *a, const struct sample *b)
{
	struct welch result = { a->mean - b->mean, NAN, NAN, NAN };
	double va, vb;

	if (a->n < 2 || b->n < 2 || (a->constant && b->constant))
		return result;
	va = pow(a->sd, 2) / a->n;
	vb = pow(b->sd, 2) / b->n;
	result.t = result.diff / sqrt(va + vb);
	result.df = (va + vb) * (va + vb) / (va * va / (a->n - 1) + vb * vb / (b->n - 1));
	result.p = student_two_sided(result.t, result.df);
	return result;
}

static struct sample sample_of(const struct moments *m, int scale)
{
	return (struct sample){ (double)m->n, moments_mean(m, scale), moments_sd(m, scale),
				moments_constant(m) };
}

struct welch welch_test(const struct moments *a, const struct moments *b, int scale)
{
	struct sample of_a = sample_of(a, scale), of_b = sample_of(b, scale);

	return welch_of(&of_a, &of_b);
}
