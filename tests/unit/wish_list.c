/* wish_list.c - wishes about people known by their ids: contradictions, what the repair is told, what is met */
#include "unit/unit.h"

#include "engine/matching/wish_list.h"

static uint32_t party(struct wish_list *list, const char *id, uint32_t number)
{
	return wish_list_party(list, &(struct wish_party){ .id = id, .number = number });
}

/* a (0), b (1) and c (2) take part; x has the mentors 1 and 2, y has mentor 2. */
static void fill(struct wish_list *list, bool turned)
{
	struct wish_party x = { .id = "x", .number = MATCHING_NOBODY };
	struct wish_party y = { .id = "y", .number = MATCHING_NOBODY };
	uint32_t a = party(list, "a", 0), b = party(list, "b", 1);
	struct wish_row rows[4];

	wish_party_add_mentor(&x, turned ? 1 : 2);
	wish_party_add_mentor(&x, turned ? 2 : 1);
	wish_party_add_mentor(&y, 2);
	rows[0] = (struct wish_row){ b, a, false, 2 };
	rows[1] = (struct wish_row){ a, wish_list_party(list, &x), true, 3 };
	rows[2] = (struct wish_row){ wish_list_party(list, &x), b, false, 4 };
	rows[3] =
		(struct wish_row){ wish_list_party(list, &x), wish_list_party(list, &y), false, 5 };
	for (size_t k = 0; k < 4; k++)
		wish_list_add(list, rows[turned ? 3 - k : k]);
}

static void test_contradictions(void)
{
	struct wish_list list = { .rows = NULL };
	struct strbuf lines = STRBUF_INIT;

	fill(&list, false);
	is_int(list.n_parties, 4, "who is named twice is one party");
	ok(!wish_list_contradicts(&list, 0, &lines) && !lines.len, "a wish to be together is none");
	ok(wish_list_contradicts(&list, 1, &lines), "apart, but together by way of another");
	is_str(lines.buf, "4, 2", "by these lines");
	strbuf_release(&lines);
	wish_list_release(&list);
}

static void test_items(void)
{
	struct wish_list list = { .rows = NULL }, turned = { .rows = NULL };
	struct strbuf one = STRBUF_INIT, other = STRBUF_INIT;
	uint32_t mentors[] = { 0, 1, 0, 1 };
	size_t row[] = { 0, 2, 4, 4 }, none[] = { MATCHING_NO_EDGE, MATCHING_NO_EDGE, 0 };
	size_t same[] = { 1, 3, 0 };
	struct matching_problem p = {
		.n_mentees = 3, .n_mentors = 3, .row = row, .mentor = mentors
	};

	fill(&list, false);
	fill(&turned, true);
	wish_list_finish(&list);
	wish_list_finish(&turned);
	is_int(list.n_items, 3, "two who take no part are no matter of the repair");
	ok(list.items[0].mentee == 0 && list.items[0].other == 1 && !list.items[0].apart,
	   "in the order of ids, the first in front");
	ok(list.items[1].mentee == 0 && list.items[1].other == MATCHING_NOBODY &&
		   list.items[1].apart && list.items[1].n_mentors == 2,
	   "who takes no part counts with its mentors");
	is_int(list.items[2].mentee, 1, "whoever takes part is the mentee");
	ok(list.items[1].mentors[0] == 1 && turned.items[1].mentors[0] == 1,
	   "the mentors are in their order");
	wish_list_add_settings(&list, &one);
	wish_list_add_settings(&turned, &other);
	is_str(one.buf, other.buf, "the order of rows does not matter");
	ok(!wish_list_is_met(&list, 0, &p, none), "two who have nobody are not together");
	ok(wish_list_is_met(&list, 1, &p, none), "but apart");
	ok(wish_list_is_met(&list, 0, &p, same) && !wish_list_is_met(&list, 1, &p, same) &&
		   wish_list_is_met(&list, 2, &p, same),
	   "a mentor of one who takes no part counts");
	ok(wish_list_is_met(&list, 3, &p, none), "so for two who take none");
	for (size_t k = 0; k < list.n_items; k++)
		is_int(matching_wish_is_met(&p, &list.items[k], same),
		       wish_list_is_met(&list, k, &p, same), "the repair means the same");
	strbuf_release(&one);
	strbuf_release(&other);
	wish_list_release(&list);
	wish_list_release(&turned);
}

int main(void)
{
	test_contradictions();
	test_items();
	return done_testing();
}
