/* findings.c - findings come out by place, those of one place in the order of finding */
#include "unit/unit.h"

#include "base/findings.h"

/* A row of digits that looks like chance and is the same every time. */
static unsigned next_digit(void)
{
	static uint32_t state = 1;

	state = state * 1664525u + 1013904223u;
	return state >> 24;
}

static bool is_before(const struct finding *a, const struct finding *b)
{
	int order = strcmp(a->file, b->file);

	if (order || a->line != b->line)
		return order ? order < 0 : a->line < b->line;
	return strcmp(a->message, b->message) < 0; /* the messages count upwards */
}

static void test_sort(size_t n)
{
	struct findings list = FINDINGS_INIT;
	size_t wrong = 0;

	for (size_t i = 0; i < n; i++)
		findings_add(&list,
			     (struct place){ .file = next_digit() % 2 ? "a.csv" : "b.csv",
					     .line = next_digit() % 10 },
			     SEVERITY_INFO, "rule", "%06zu", i);
	findings_sort(&list);
	for (size_t i = 1; i < list.n; i++)
		wrong += !is_before(&list.items[i - 1], &list.items[i]);
	is_int(list.n, n, "sorting loses nothing");
	is_int(wrong, 0, "by file and line, else as they were found");
	findings_release(&list);
}

int main(void)
{
	for (size_t n = 0; n < 20; n++)
		test_sort(n);
	test_sort(5000);
	return done_testing();
}
