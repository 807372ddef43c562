/* random.c - SplitMix64 */
#include "base/random.h"

uint64_t random_next(uint64_t *state)
{
	uint64_t z = *state += UINT64_C(0x9E3779B97F4A7C15);

	z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
	z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
	return z ^ z >> 31;
}

uint64_t random_below(uint64_t *state, uint64_t below)
{
	uint64_t limit = UINT64_MAX - UINT64_MAX % below, z;

	do
		z = random_next(state);
	while (z >= limit);
	return z % below;
}
