/* parallel.c - every item once, whoever does it */
#include "base/parallel.h"
#include "unit/unit.h"

struct tally {
	unsigned char *done;             /* how often, of each item */
	size_t by_worker[PARALLEL_MOST]; /* items */
	bool wrong;
};

static void count(void *context, unsigned worker, size_t from, size_t to)
{
	struct tally *t = context;

	if (worker >= parallel_workers()) {
		t->wrong = true;
		return;
	}
	for (size_t i = from; i < to; i++)
		t->done[i]++;
	t->by_worker[worker] += to - from;
}

static bool each_once(size_t n)
{
	struct tally t = { .done = xcalloc(n + 1, 1) };
	size_t sum = 0;
	bool right;

	parallel_for(n, count, &t);
	right = !t.wrong && !t.done[n];
	for (size_t i = 0; i < n; i++)
		right = right && t.done[i] == 1;
	for (unsigned k = 0; k < PARALLEL_MOST; k++)
		sum += t.by_worker[k];
	free(t.done);
	return right && sum == n;
}

static void test_items(const char *threads)
{
	static const size_t sizes[] = { 0, 1, 63, 64, 65, 128, 1000, 100003 };
	bool right = true;

	setenv("KURATOR_THREADS", threads, 1);
	for (size_t k = 0; k < ARRAY_SIZE(sizes); k++)
		right = right && each_once(sizes[k]);
	ok(right, "every item once");
}

static void test_workers(const char *asked, unsigned workers)
{
	setenv("KURATOR_THREADS", asked, 1);
	is_int(parallel_workers(), workers, asked);
}

int main(void)
{
	unsigned of_machine;

	unsetenv("KURATOR_THREADS");
	of_machine = parallel_workers();
	ok(of_machine >= 1 && of_machine <= PARALLEL_MOST, "as many as there are processors");
	test_workers("1", 1);
	test_workers("5", 5);
	test_workers("99999999999999999999", PARALLEL_MOST);
	test_workers("", of_machine);
	test_workers("0", of_machine);
	test_workers("-3", of_machine);
	test_items("1");
	test_items("2");
	test_items("16");
	return done_testing();
}
