/* welch.c - the difference of two independent means */
#include "engine/statistics/welch.h"

#include "engine/statistics/distributions.h"

#include <math.h>

struct welch welch_test(const struct moments *a, const struct moments *b, int scale)
{
	struct welch result = { moments_mean(a, scale) - moments_mean(b, scale), NAN, NAN, NAN };
	double na = (double)a->n, nb = (double)b->n;
	double va, vb;

	if (a->n < 2 || b->n < 2 || (moments_constant(a) && moments_constant(b)))
		return result;
	va = pow(moments_sd(a, scale), 2) / na;
	vb = pow(moments_sd(b, scale), 2) / nb;
	result.t = result.diff / sqrt(va + vb);
	result.df = (va + vb) * (va + vb) / (va * va / (na - 1) + vb * vb / (nb - 1));
	result.p = student_two_sided(result.t, result.df);
	return result;
}
