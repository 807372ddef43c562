/*
 * statistics_alpha.c - Cronbach's alpha, the interval of a mean, quantiles of F.
 *
 * attitude: Chatterjee and Price (1977), the data set of R of that name. Expected values: R 4.2.2, from the definitions
 * (var, qf, t.test), printed with 17 digits.
 */
#include "unit/unit.h"

#include "engine/statistics/alpha.h"
#include "engine/statistics/distributions.h"
#include "engine/statistics/mean_interval.h"

#define K 7
#define N 30

static const int64_t attitude[N * K] = {
	43, 51, 30, 39, 61, 92, 45, 63, 64, 51, 54, 63, 73, 47, 71, 70, 68, 69, 76, 86, 48,
	61, 63, 45, 47, 54, 84, 35, 81, 78, 56, 66, 71, 83, 47, 43, 55, 49, 44, 54, 49, 34,
	58, 67, 42, 56, 66, 68, 35, 71, 75, 50, 55, 70, 66, 41, 72, 82, 72, 67, 71, 83, 31,
	67, 61, 45, 47, 62, 80, 41, 64, 53, 53, 58, 58, 67, 34, 67, 60, 47, 39, 59, 74, 41,
	69, 62, 57, 42, 55, 63, 25, 68, 83, 83, 45, 59, 77, 35, 77, 77, 54, 72, 79, 77, 46,
	81, 90, 50, 72, 60, 54, 36, 74, 85, 64, 69, 79, 79, 63, 65, 60, 65, 75, 55, 80, 60,
	65, 70, 46, 57, 75, 85, 46, 50, 58, 68, 54, 64, 78, 52, 50, 40, 33, 34, 43, 64, 33,
	64, 61, 52, 62, 66, 80, 41, 53, 66, 52, 50, 63, 80, 37, 40, 37, 42, 58, 50, 57, 49,
	63, 54, 42, 48, 66, 75, 33, 66, 77, 66, 63, 88, 76, 72, 78, 75, 58, 74, 80, 78, 49,
	48, 57, 44, 45, 51, 83, 38, 85, 85, 71, 71, 77, 74, 55, 82, 82, 39, 59, 64, 78, 39,
};

static void test_alpha(void)
{
	static const int64_t same[] = { 1, 5, 1, 5, 1, 5 }, opposite[] = { 1, 5, 2, 4, 3, 3 };
	static const int64_t twins[] = { 1, 1, 4, 4, 9, 9 };
	struct alpha a = cronbach_alpha(attitude, N, K);

	is_near(a.value, 0.84314276956475986, 1e-12, "alpha of attitude");
	is_near(a.low, 0.73937568564310729, 1e-11, "its lower limit");
	is_near(a.high, 0.91577307215998160, 1e-11, "its upper limit");
	is_near(cronbach_alpha(twins, 3, 2).value, 1, 1e-15, "two items that always agree");
	ok(isnan(cronbach_alpha(same, 3, 2).value), "everybody the same: undefined");
	ok(isnan(cronbach_alpha(opposite, 3, 2).value), "all sums the same: undefined");
	ok(isnan(cronbach_alpha(attitude, 1, K).value), "one person: undefined");
	ok(isnan(cronbach_alpha(attitude, 0, K).high), "nobody: undefined");
	ok(isnan(cronbach_alpha(attitude, N, 1).value), "one item: undefined");
}

static void test_quantiles(void)
{
	is_near(f_quantile(0.025, 29, 174), 0.53696554252749085, 1e-12, "F, lower");
	is_near(f_quantile(0.975, 29, 174), 1.66153841702881300, 1e-12, "F, upper");
	is_near(f_quantile(0.975, 1, 1), 647.78901147784404, 1e-12, "F with 1 and 1");
}

static struct mean_interval interval_of(const int64_t *values, size_t n)
{
	struct moments m = MOMENTS_INIT;

	for (size_t i = 0; i < n; i++)
		moments_add(&m, values[i]);
	return mean_interval(&m, 0);
}

static void test_mean(void)
{
	static const int64_t ratings[] = { 5, 7, 7, 8, 9, 10, 6, 7 }, equal[] = { 4, 4, 4 };
	struct mean_interval i = interval_of(ratings, ARRAY_SIZE(ratings));

	is_near(i.mean, 7.375, 1e-15, "mean");
	is_near(i.sd, 1.5979898086569353, 1e-12, "sd");
	is_near(i.low, 6.0390470874117428, 1e-12, "its lower limit");
	is_near(i.high, 8.7109529125882581, 1e-12, "its upper limit");
	i = interval_of(equal, 3);
	ok(i.low == 4 && i.high == 4, "no spread: the interval is the mean");
	i = interval_of(equal, 1);
	ok(i.mean == 4 && isnan(i.sd) && isnan(i.low), "one value has a mean and no interval");
	ok(isnan(interval_of(equal, 0).mean), "no value: undefined");
}

int main(void)
{
	test_alpha();
	test_quantiles();
	test_mean();
	return done_testing();
}
