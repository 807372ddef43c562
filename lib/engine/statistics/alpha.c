/* alpha.c - internal consistency of a scale */
#include "engine/statistics/alpha.h"

#include "engine/statistics/distributions.h"
#include "engine/statistics/moments.h"

static struct moments moments_of_item(const int64_t *scores, size_t n, size_t k, size_t item)
{
	struct moments m = MOMENTS_INIT;

	for (size_t i = 0; i < n; i++)
		moments_add(&m, scores[i * k + item]);
	return m;
}

static struct moments moments_of_sum(const int64_t *scores, size_t n, size_t k)
{
	struct moments m = MOMENTS_INIT;

	for (size_t i = 0; i < n; i++) {
		int64_t sum = 0;

		for (size_t item = 0; item < k; item++)
			sum += scores[i * k + item];
		moments_add(&m, sum);
	}
	return m;
}

struct alpha cronbach_alpha(const int64_t *scores, size_t n, size_t k)
{
	struct moments sum = moments_of_sum(scores, n, k);
	double items = 0, df1 = (double)n - 1, df2 = df1 * ((double)k - 1);
	struct alpha alpha = { NAN, NAN, NAN };

	if (n < 2 || k < 2 || moments_constant(&sum))
		return alpha;
	for (size_t item = 0; item < k; item++) {
		struct moments m = moments_of_item(scores, n, k, item);

		items += moments_spread(&m);
	}
	alpha.value = (double)k / (double)(k - 1) * (1 - items / moments_spread(&sum));
	alpha.low = 1 - (1 - alpha.value) * f_quantile(0.975, df1, df2);
	alpha.high = 1 - (1 - alpha.value) * f_quantile(0.025, df1, df2);
	return alpha;
}
