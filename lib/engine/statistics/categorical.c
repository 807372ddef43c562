/* categorical.c - paired answers without a scale */
#include "engine/statistics/categorical.h"

#include "engine/statistics/distributions.h"

static const struct categorical_test undefined = { NAN, NAN, NAN };

struct categorical_test mcnemar_exact(uint64_t gained, uint64_t lost)
{
	double few = (double)(gained < lost ? gained : lost);

	if (!gained && !lost)
		return (struct categorical_test){ 0, NAN, NAN };
	return (struct categorical_test){
		.statistic = (double)gained,
		.df = NAN,
		.p = fmin(1, 2 * fair_binomial_lower(few, (double)gained + (double)lost)),
	};
}

static double moved(const uint64_t *table, size_t k, size_t i, size_t j)
{
	return i == j ? 0 : (double)table[i * k + j] + (double)table[j * k + i];
}

/*
 * Marks one category in every set of categories that people moved between: its margin follows from the others. The
 * lowest of the set, found by spreading the lowest number along the moves.
 */
static void mark_dependent(const uint64_t *table, size_t k, bool *dependent)
{
	size_t *set = xcalloc(k, sizeof(*set));
	bool changed = true;

	for (size_t i = 0; i < k; i++)
		set[i] = i;
	while (changed) {
		changed = false;
		for (size_t i = 0; i < k; i++) {
			for (size_t j = 0; j < k; j++) {
				if (moved(table, k, i, j) > 0 && set[j] < set[i]) {
					set[i] = set[j];
					changed = true;
				}
			}
		}
	}
	for (size_t i = 0; i < k; i++)
		dependent[i] = set[i] == i;
	free(set);
}

/* V of the independent categories, with the difference of their margins in a last column. Returns how many there are. */
static size_t margin_system(const uint64_t *table, size_t k, double *v)
{
	bool *dependent = xcalloc(k, sizeof(*dependent));
	size_t rows = 0;

	mark_dependent(table, k, dependent);
	for (size_t i = 0; i < k; i++) {
		double *row = v + rows * (k + 1), difference = 0, variance = 0;
		size_t column = 0;

		if (dependent[i])
			continue;
		for (size_t j = 0; j < k; j++) {
			difference += (double)table[i * k + j] - (double)table[j * k + i];
			variance += moved(table, k, i, j);
		}
		for (size_t j = 0; j < k; j++) {
			if (!dependent[j])
				row[column++] = i == j ? variance : -moved(table, k, i, j);
		}
		row[k] = difference;
		rows++;
	}
	free(dependent);
	return rows;
}

/* d'·V^-1·d by elimination; V is symmetric and positive definite, so no pivot is looked for. */
static double quadratic_form(double *v, size_t rows, size_t k)
{
	double sum = 0;

	for (size_t i = 0; i < rows; i++) {
		const double *pivot = v + i * (k + 1);

		sum += pivot[k] * pivot[k] / pivot[i];
		for (size_t r = i + 1; r < rows; r++) {
			double *row = v + r * (k + 1), factor = row[i] / pivot[i];

			for (size_t c = i; c < rows; c++)
				row[c] -= factor * pivot[c];
			row[k] -= factor * pivot[k];
		}
	}
	return sum;
}

struct categorical_test stuart_maxwell(const uint64_t *table, size_t k)
{
	struct categorical_test result = undefined;
	double *v = xcalloc(size_mult(k, k + 1), sizeof(*v));
	size_t rows = margin_system(table, k, v);

	if (rows) {
		result.statistic = quadratic_form(v, rows, k);
		result.df = (double)rows;
		result.p = chi_square_upper(result.statistic, result.df);
	}
	free(v);
	return result;
}

struct categorical_test bowker(const uint64_t *table, size_t k)
{
	double sum = 0, df = 0;

	for (size_t i = 0; i < k; i++) {
		for (size_t j = 0; j < i; j++) {
			double both = moved(table, k, i, j);
			double surplus = (double)table[i * k + j] - (double)table[j * k + i];

			if (both > 0) {
				sum += surplus * surplus / both;
				df++;
			}
		}
	}
	if (df == 0)
		return undefined;
	return (struct categorical_test){ sum, df, chi_square_upper(sum, df) };
}

struct share wilson_share(uint64_t hits, uint64_t n)
{
	double size = (double)n, value = (double)hits / size;
	double z = normal_quantile(0.975), z2 = z * z / size;
	double middle = (value + z2 / 2) / (1 + z2);
	double half = z / (1 + z2) * sqrt(value * (1 - value) / size + z2 / (4 * size));

	if (!n)
		return (struct share){ NAN, NAN, NAN };
	return (struct share){
		.value = value,
		.low = hits ? middle - half : 0,
		.high = hits < n ? middle + half : 1,
	};
}
