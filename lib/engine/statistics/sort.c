/*
 * sort.c - numbers that lie close together by counting; others by one byte after the other, from the lowest, and bytes that
 * are the same in all numbers are passed over
 */
#include "engine/statistics/sort.h"

#define FEW 64
#define CLOSE 65536

static void insertion_sort(uint64_t *a, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		uint64_t x = a[i];
		size_t j = i;

		for (; j > 0 && a[j - 1] > x; j--)
			a[j] = a[j - 1];
		a[j] = x;
	}
}

static void scatter(const uint64_t *from, uint64_t *to, size_t n, unsigned int shift)
{
	size_t place[256] = { 0 }, next = 0;

	for (size_t i = 0; i < n; i++)
		place[from[i] >> shift & 0xff]++;
	for (size_t b = 0; b < ARRAY_SIZE(place); b++) {
		size_t count = place[b];

		place[b] = next;
		next += count;
	}
	for (size_t i = 0; i < n; i++)
		to[place[from[i] >> shift & 0xff]++] = from[i];
}

/* Numbers that lie close together, as sums of points do, are counted. Returns whether they were. */
static bool count_close(uint64_t *a, size_t n)
{
	uint64_t least = a[0], most = a[0];
	uint32_t *counts;

	for (size_t i = 1; i < n; i++) {
		least = a[i] < least ? a[i] : least;
		most = a[i] > most ? a[i] : most;
	}
	if (most - least >= CLOSE || most - least >= n || n > UINT32_MAX)
		return false;
	counts = xcalloc((size_t)(most - least) + 1, sizeof(*counts));
	for (size_t i = 0; i < n; i++)
		counts[a[i] - least]++;
	for (uint64_t value = least; value - least <= most - least; value++)
		for (uint32_t k = counts[value - least]; k; k--)
			*a++ = value;
	free(counts);
	return true;
}

void sort_unsigned(uint64_t *a, size_t n)
{
	uint64_t *from = a, *copy, *to;
	uint64_t differing = 0;

	if (n <= FEW) {
		insertion_sort(a, n);
		return;
	}
	if (count_close(a, n))
		return;
	copy = to = xreallocarray(NULL, n, sizeof(*copy));
	for (size_t i = 1; i < n; i++)
		differing |= a[i] ^ a[0];
	for (unsigned int shift = 0; shift < 64; shift += 8) {
		uint64_t *swap = from;

		if (!(differing >> shift & 0xff))
			continue;
		scatter(from, to, n, shift);
		from = to;
		to = swap;
	}
	if (from != a)
		memcpy(a, from, n * sizeof(*a));
	free(copy);
}

void sort_signed(int64_t *a, size_t n)
{
	uint64_t *shifted = (uint64_t *)a;
	const uint64_t sign = UINT64_C(1) << 63;

	for (size_t i = 0; i < n; i++)
		shifted[i] ^= sign;
	sort_unsigned(shifted, n);
	for (size_t i = 0; i < n; i++)
		shifted[i] ^= sign;
}
