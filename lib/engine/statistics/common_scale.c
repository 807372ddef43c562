/* common_scale.c - one scale for decimal numbers that 18 digits do not hold together */
#include "engine/statistics/common_scale.h"

#define MOST_DIGITS 18
#define ROUNDED_DIGITS 17 /* a digit less, which rounding may carry into */
#define FEWEST_DIGITS 14

static int count_digits(int64_t m)
{
	int n = 0;

	for (; m; m /= 10)
		n++;
	return n;
}

static int zeros_at_end(int64_t m)
{
	int n = 0;

	for (; m % 10 == 0; m /= 10)
		n++;
	return n;
}

static int larger(int a, int b)
{
	return a > b ? a : b;
}

void common_scale_add(struct common_scale *common, int64_t m, int s)
{
	struct common_scale of = { .any = true, .written = s };

	if (!m)
		return;
	of.top = of.bottom = count_digits(m) - s;
	of.finest = s - zeros_at_end(m);
	if (common->any) {
		of.bottom = of.bottom < common->bottom ? of.bottom : common->bottom;
		of.top = larger(of.top, common->top);
		of.written = larger(of.written, common->written);
		of.finest = larger(of.finest, common->finest);
	}
	*common = of;
}

int common_scale_choose(const struct common_scale *common, bool *rounds)
{
	*rounds = false;
	if (!common->any)
		return 0;
	if (common->written >= 0 && common->top + common->written <= MOST_DIGITS)
		return common->written;
	if (common->finest < 0 && common->top <= MOST_DIGITS)
		return 0;
	if (common->top + common->finest <= MOST_DIGITS)
		return common->finest;
	*rounds = true;
	return ROUNDED_DIGITS - common->top;
}

bool common_scale_is_wide(const struct common_scale *common)
{
	return common->any && common->top - common->bottom > ROUNDED_DIGITS - FEWEST_DIGITS;
}

static int64_t divided(int64_t m, int64_t by)
{
	int64_t whole = m / by, rest = m % by, size = rest < 0 ? -rest : rest;

	if (size > by - size || (size == by - size && whole % 2))
		whole += m < 0 ? -1 : 1;
	return whole;
}

int64_t common_scale_move(int64_t m, int from, int to)
{
	if (!m || from - to > MOST_DIGITS)
		return 0;
	if (from > to)
		return divided(m, power_of_ten[from - to]);
	if (to - from > MOST_DIGITS)
		BUG("%d decimal places more", to - from);
	return m * power_of_ten[to - from];
}
