/* moments.c - sums, means and standard deviations without rounding */
#include "engine/statistics/moments.h"

#include <math.h>

#define EXACT_BELOW ((int128)1 << 53) /* whole numbers that a double holds */

/* 256 bits without a sign, least significant first. */
struct wide {
	uint64_t limb[4];
};

static bool is_tabled(int scale)
{
	return scale >= 0 && scale <= SCALE_MAX;
}

/* A figure in units of 10^-scale, for a scale that no power of ten stands for. */
static double told(double figure, int scale)
{
	return scale < 0 ? figure * pow(10, -scale) : figure / pow(10, scale);
}

double scaled_double(int64_t x, int scale)
{
	if (!is_tabled(scale))
		return told((double)x, scale);
	return (double)x / (double)power_of_ten[scale];
}

int64_t scaled_whole(double x, int scale)
{
	double units = x * pow(10, scale);

	if (fabs(units) < 1e18)
		return (int64_t)llround(units);
	return units < 0 ? -VALUE_MAX : VALUE_MAX;
}

int scaled_move(int64_t *x, int from, int to)
{
	int128 moved;

	if (from > to || to > SCALE_MAX || to - from > SCALE_MAX)
		return -1;
	moved = (int128)*x * power_of_ten[to - from];
	if (moved > VALUE_MAX || moved < -VALUE_MAX)
		return -1;
	*x = (int64_t)moved;
	return 0;
}

static void add(struct moments *m, uint32_t n, int64_t sum, uint128 squares)
{
	uint128 low = (uint128)m->squares[0] + (uint64_t)squares;
	uint128 high = (uint128)m->squares[1] + (uint64_t)(squares >> 64) + (uint64_t)(low >> 64);

	m->n += n;
	m->sum += sum;
	m->squares[0] = (uint64_t)low;
	m->squares[1] = (uint64_t)high;
	m->squares[2] += (uint64_t)(high >> 64);
}

void moments_add(struct moments *m, int64_t x)
{
	uint64_t size = x < 0 ? -(uint64_t)x : (uint64_t)x;

	add(m, 1, x, (uint128)size * size);
}

void moments_add_sums(struct moments *m, uint32_t n, int64_t sum, uint64_t squares)
{
	add(m, n, sum, squares);
}

/* So many values below 2^27 have a sum of squares below 2^62. */
#define BLOCK ((size_t)256)
#define BLOCK_BITS 27

/* In 64 bits where all of them are small, which they are as a rule. */
static void add_block(struct moments *m, const int64_t *values, size_t n)
{
	uint64_t sum = 0, squares = 0, bits = 0;

	for (size_t i = 0; i < n; i++) {
		uint64_t x = (uint64_t)values[i];

		bits |= values[i] < 0 ? ~x : x;
		sum += x;
		squares += x * x;
	}
	if (bits >> BLOCK_BITS)
		for (size_t i = 0; i < n; i++)
			moments_add(m, values[i]);
	else
		moments_add_sums(m, (uint32_t)n, (int64_t)sum, squares);
}

void moments_add_all(struct moments *m, const int64_t *values, size_t n)
{
	for (size_t i = 0; i < n; i += BLOCK)
		add_block(m, values + i, n - i < BLOCK ? n - i : BLOCK);
}

void moments_merge(struct moments *m, const struct moments *other)
{
	uint128 carry = 0;

	m->n += other->n;
	m->sum += other->sum;
	for (size_t i = 0; i < ARRAY_SIZE(m->squares); i++) {
		carry += (uint128)m->squares[i] + other->squares[i];
		m->squares[i] = (uint64_t)carry;
		carry >>= 64;
	}
}

/* n·Σx² */
static struct wide times_n(const uint64_t squares[3], uint64_t n)
{
	struct wide product;
	uint128 carry = 0;

	for (size_t i = 0; i < 3; i++) {
		carry += (uint128)squares[i] * n;
		product.limb[i] = (uint64_t)carry;
		carry >>= 64;
	}
	product.limb[3] = (uint64_t)carry;
	return product;
}

static struct wide square(int128 x)
{
	uint128 size = x < 0 ? -(uint128)x : (uint128)x;
	uint64_t half[2] = { (uint64_t)size, (uint64_t)(size >> 64) };
	struct wide product = { .limb = { 0 } };

	for (size_t i = 0; i < 2; i++) {
		uint128 carry = 0;

		for (size_t j = 0; j < 2; j++) {
			carry += (uint128)half[i] * half[j] + product.limb[i + j];
			product.limb[i + j] = (uint64_t)carry;
			carry >>= 64;
		}
		product.limb[i + 2] = (uint64_t)carry;
	}
	return product;
}

static struct wide difference(struct wide a, struct wide b)
{
	struct wide result;
	bool borrow = false;

	for (size_t i = 0; i < ARRAY_SIZE(a.limb); i++) {
		result.limb[i] = a.limb[i] - b.limb[i] - borrow;
		borrow = a.limb[i] < b.limb[i] || (a.limb[i] == b.limb[i] && borrow);
	}
	return result;
}

/* From the highest 65 to 128 bits: what lies below cannot be seen in a double. */
static double wide_double(struct wide w)
{
	size_t top = ARRAY_SIZE(w.limb) - 1;
	uint128 bits;

	while (top > 1 && !w.limb[top])
		top--;
	bits = (uint128)w.limb[top] << 64 | w.limb[top - 1];
	return ldexp((double)bits, 64 * ((int)top - 1));
}

static struct wide spread(const struct moments *m)
{
	return difference(times_n(m->squares, (uint64_t)m->n), square(m->sum));
}

double moments_spread(const struct moments *m)
{
	return wide_double(spread(m));
}

bool moments_constant(const struct moments *m)
{
	struct wide s = spread(m);

	return !(s.limb[0] | s.limb[1] | s.limb[2] | s.limb[3]);
}

/* Where both fit 53 bits, one division and so one rounding. */
double moments_mean(const struct moments *m, int scale)
{
	int128 units;

	if (!m->n)
		return NAN;
	if (!is_tabled(scale))
		return told(moments_mean(m, 0), scale);
	units = (int128)m->n * power_of_ten[scale];
	if (units < EXACT_BELOW && m->sum < EXACT_BELOW && m->sum > -EXACT_BELOW)
		return (double)m->sum / (double)units;
	return (double)(m->sum / units) + (double)(m->sum % units) / (double)units;
}

double moments_sd(const struct moments *m, int scale)
{
	if (m->n < 2)
		return NAN;
	if (!is_tabled(scale))
		return told(moments_sd(m, 0), scale);
	return sqrt(moments_spread(m) / ((double)m->n * (double)(m->n - 1))) /
	       (double)power_of_ten[scale];
}
