/* mean_interval.c - a mean with its interval */
#include "engine/statistics/mean_interval.h"

#include "engine/statistics/distributions.h"

struct mean_interval mean_interval(const struct moments *m, int scale)
{
	struct mean_interval result = { moments_mean(m, scale), moments_sd(m, scale), NAN, NAN };
	double n = (double)m->n, half;

	if (m->n < 2)
		return result;
	half = student_quantile(0.975, n - 1) * result.sd / sqrt(n);
	result.low = result.mean - half;
	result.high = result.mean + half;
	return result;
}
