/* suppression.c - which groups are not for readers outside */
#include "unit/unit.h"

#include "engine/suppression.h"

/* Groups as they would be printed: a hidden one is a dash. */
static const char *shown(const size_t *sizes, size_t n, size_t min_cell)
{
	static char text[128];
	bool hidden[16];
	size_t len = 0;

	suppress_groups(sizes, n, min_cell, hidden);
	text[0] = '\0';
	for (size_t i = 0; i < n; i++)
		len += (size_t)snprintf(text + len, sizeof(text) - len, hidden[i] ? "- " : "%zu ",
					sizes[i]);
	return text;
}

static void test_groups(void)
{
	static const size_t one_small[] = { 13, 4, 9 }, two_small[] = { 13, 4, 1 },
			    tiny[] = { 13, 1, 1 }, equal[] = { 7, 7, 2 }, none[] = { 13, 5 },
			    empty[] = { 13, 0 }, only[] = { 3 };

	is_str(shown(one_small, 3, 5), "13 - - ", "one small group hides the next larger one");
	is_str(shown(two_small, 3, 5), "13 - - ", "two that are five together hide each other");
	is_str(shown(tiny, 3, 5), "- - - ", "two that are less together do not");
	is_str(shown(equal, 3, 5), "- 7 - ", "of equal ones the first");
	is_str(shown(none, 2, 5), "13 5 ", "nothing small, nothing hidden");
	is_str(shown(empty, 2, 5), "13 - ", "a group of nobody betrays nobody");
	is_str(shown(only, 1, 5), "- ", "a group alone");
	is_str(shown(one_small, 3, 0), "13 4 9 ", "not for the public: all are shown");
}

static void test_rows(void)
{
	bool hidden[6];
	const struct suppression_row rows[] = {
		{ 13, true, &hidden[0] }, { 4, false, &hidden[1] }, { 13, true, &hidden[2] },
		{ 9, false, &hidden[3] }, { 2, true, &hidden[4] },  { 3, false, &hidden[5] },
	};

	suppress_rows(rows, ARRAY_SIZE(rows), 5);
	ok(hidden[0] && hidden[1], "a whole of a large and a small group: both");
	ok(!hidden[2] && !hidden[3], "another whole has nothing small");
	ok(hidden[4] && hidden[5], "the last whole");
	suppress_rows(rows, 0, 5);
	is_str(suppression_note(4, 5), "group too small to be shown", "why: too small");
	is_str(suppression_note(13, 5), "not shown: a small group would follow by subtraction",
	       "why: it would betray another");
}

int main(void)
{
	test_groups();
	test_rows();
	return done_testing();
}
