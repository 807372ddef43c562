/* intern.c - numbers for strings, one at a time and many at once */
#include "unit/unit.h"

#include "base/intern.h"

#define NAMES 5000
#define NAME_SIZE 64

static size_t name_of(size_t i, char name[NAME_SIZE])
{
	return (size_t)snprintf(name, NAME_SIZE, i % 5 ? "org-%zu" : "Школа № %zu, с углублённым",
				i);
}

static void test_one_by_one(void)
{
	struct intern in = INTERN_INIT;
	char name[NAME_SIZE];
	size_t wrong = 0;

	is_int(intern_find(&in, "a", 1), INTERN_NONE, "nothing is known of nothing");
	for (size_t i = 0; i < 3 * NAMES; i++) {
		size_t len = name_of(i % NAMES, name);

		wrong += intern_add(&in, name, len) != i % NAMES;
	}
	is_int(wrong, 0, "numbers in the order in which strings came");
	for (uint32_t i = 0; i < NAMES; i++) {
		size_t len = name_of(i, name);

		wrong += intern_find(&in, name, len) != i || !streq(intern_string(&in, i), name);
	}
	is_int(wrong, 0, "and found again");
	is_int(intern_find(&in, "org-", 4), INTERN_NONE, "the beginning of one is another one");
	is_int(intern_add(&in, "", 0), NAMES, "an empty one is one");
	is_int(intern_add(&in, "a\0b", 3), NAMES + 1, "NUL is a byte");
	is_int(intern_add(&in, "a\0c", 3), NAMES + 2, "as any other");
	intern_release(&in);
}

/* Batches of every size, with strings twice in one batch. */
static void test_all(void)
{
	struct intern one = INTERN_INIT, many = INTERN_INIT;
	size_t at = 0, wrong = 0;

	for (size_t round = 0; round < 400; round++) {
		size_t n = round % (INTERN_BATCH + 1);
		char names[INTERN_BATCH][NAME_SIZE];
		struct intern_key keys[INTERN_BATCH];
		uint32_t numbers[INTERN_BATCH];

		for (size_t i = 0; i < n; i++, at++) {
			size_t len = name_of((at * 7919 + at / 3) % NAMES / (1 + at % 2), names[i]);

			keys[i] = (struct intern_key){ names[i], len };
		}
		intern_add_all(&many, keys, n, numbers);
		for (size_t i = 0; i < n; i++)
			wrong += numbers[i] != intern_add(&one, keys[i].bytes, keys[i].len);
	}
	ok(!wrong && one.n == many.n && many.n > 1000, "many at once are as so many single ones");
	intern_release(&one);
	intern_release(&many);
}

int main(void)
{
	test_one_by_one();
	test_all();
	return done_testing();
}
