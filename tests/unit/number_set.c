/* number_set.c - a set of numbers against an array of truth values */
#include "unit/unit.h"

#include "base/number_set.h"

#define MANY 5000

int main(void)
{
	struct number_set set = NUMBER_SET_INIT;
	bool member[MANY] = { false };
	size_t n = 0, wrong = 0;

	ok(!number_set_has(&set, 0), "an empty set has nothing");
	for (uint64_t i = 0; i < MANY; i++) {
		uint64_t number = i * 7919 % MANY / 2 * 2;

		n += !member[number];
		member[number] = true;
		number_set_add(&set, number << 32 | number);
	}
	for (uint64_t i = 0; i < MANY; i++)
		wrong += number_set_has(&set, i << 32 | i) != member[i];
	is_int(wrong, 0, "it has what was added, and nothing else");
	is_int(set.n, n, "each once");
	number_set_add(&set, 0);
	number_set_add(&set, UINT64_MAX - 1);
	ok(number_set_has(&set, 0) && number_set_has(&set, UINT64_MAX - 1),
	   "the least, the greatest");
	number_set_release(&set);
	ok(!number_set_has(&set, 0), "released, it is empty");
	return done_testing();
}
