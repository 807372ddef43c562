/* wish_list.c - wishes as people write them */
#include "engine/matching/wish_list.h"

void wish_party_add_mentor(struct wish_party *party, uint32_t mentor)
{
	uint32_t k;

	if (party->n_mentors == WISH_MOST_MENTORS)
		return;
	for (k = party->n_mentors++; k && party->mentors[k - 1] > mentor; k--)
		party->mentors[k] = party->mentors[k - 1];
	party->mentors[k] = mentor;
}

uint32_t wish_list_party(struct wish_list *list, const struct wish_party *party)
{
	size_t place = strmap_add(&list->by_id, party->id, strlen(party->id), list->n_parties);

	if (place != STRMAP_NONE)
		return (uint32_t)place;
	ALLOC_GROW(list->parties, list->n_parties + 1, list->alloc_parties);
	list->parties[list->n_parties] = *party;
	return (uint32_t)list->n_parties++;
}

void wish_list_add(struct wish_list *list, struct wish_row row)
{
	ALLOC_GROW(list->rows, list->n_rows + 1, list->alloc_rows);
	list->rows[list->n_rows++] = row;
}

/* ---- contradictions ---- */

/* "2, 5": the lines of the path, from its end. */
static void add_lines(const struct wish_list *list, uint32_t from, uint32_t to, const size_t *by,
		      struct strbuf *out)
{
	while (to != from) {
		const struct wish_row *row = &list->rows[by[to]];

		strbuf_addf(out, "%s%zu", out->len ? ", " : "", row->line);
		to = row->mentee == to ? row->other : row->mentee;
	}
}

/* The rows as wishes of parties, by their places. The caller frees them. */
static struct matching_wish *wishes_of_parties(const struct wish_list *list)
{
	struct matching_wish *wishes = xcalloc(list->n_rows, sizeof(*wishes));

	for (size_t k = 0; k < list->n_rows; k++)
		wishes[k] = (struct matching_wish){ .apart = list->rows[k].apart,
						    .mentee = list->rows[k].mentee,
						    .other = list->rows[k].other };
	return wishes;
}

bool wish_list_contradicts(const struct wish_list *list, size_t row, struct strbuf *lines)
{
	uint32_t from = list->rows[row].mentee, to = list->rows[row].other;
	struct matching_wish *wishes;
	size_t *by;
	bool found;

	if (!list->rows[row].apart)
		return false;
	wishes = wishes_of_parties(list);
	by = xcalloc(list->n_parties, sizeof(*by));
	found = matching_wish_path((uint32_t)list->n_parties, wishes, list->n_rows, from, to, by);
	if (found)
		add_lines(list, from, to, by, lines);
	free(wishes);
	free(by);
	return found;
}

/* ---- what the repair is told ---- */

static int compare_rows(const struct wish_list *list, const struct wish_row *a,
			const struct wish_row *b)
{
	int order = strcmp(list->parties[a->mentee].id, list->parties[b->mentee].id);

	if (!order)
		order = strcmp(list->parties[a->other].id, list->parties[b->other].id);
	return order ? order : a->apart - b->apart;
}

/* In the order of ids, the first of the two in front; few enough for this. */
static void sort_rows(struct wish_list *list)
{
	for (size_t k = 0; k < list->n_rows; k++) {
		struct wish_row *row = &list->rows[k];
		uint32_t first = row->mentee;

		if (strcmp(list->parties[first].id, list->parties[row->other].id) <= 0)
			continue;
		row->mentee = row->other;
		row->other = first;
	}
	for (size_t i = 1; i < list->n_rows; i++) {
		struct wish_row row = list->rows[i];
		size_t k = i;

		for (; k && compare_rows(list, &list->rows[k - 1], &row) > 0; k--)
			list->rows[k] = list->rows[k - 1];
		list->rows[k] = row;
	}
}

void wish_list_finish(struct wish_list *list)
{
	sort_rows(list);
	list->items = xcalloc(list->n_rows, sizeof(*list->items));
	for (size_t k = 0; k < list->n_rows; k++) {
		const struct wish_row *row = &list->rows[k];
		const struct wish_party *a = &list->parties[row->mentee];
		const struct wish_party *b = &list->parties[row->other];

		if (a->number == MATCHING_NOBODY) {
			const struct wish_party *swap = a;

			a = b;
			b = swap;
		}
		if (a->number == MATCHING_NOBODY)
			continue;
		list->items[list->n_items++] = (struct matching_wish){ .apart = row->apart,
								       .mentee = a->number,
								       .other = b->number,
								       .mentors = b->mentors,
								       .n_mentors = b->n_mentors };
	}
}

/* ---- the outcome ---- */

/* Whether the party has the mentor in the plan, or anyway. */
static bool has_mentor(const struct wish_party *party, const struct matching_problem *p,
		       const size_t *edge, uint32_t mentor)
{
	if (party->number != MATCHING_NOBODY)
		return edge[party->number] != MATCHING_NO_EDGE &&
		       p->mentor[edge[party->number]] == mentor;
	for (uint32_t k = 0; k < party->n_mentors; k++)
		if (party->mentors[k] == mentor)
			return true;
	return false;
}

bool wish_list_is_met(const struct wish_list *list, size_t row, const struct matching_problem *p,
		      const size_t *edge)
{
	const struct wish_party *a = &list->parties[list->rows[row].mentee];
	const struct wish_party *b = &list->parties[list->rows[row].other];
	bool common = false;

	for (uint32_t j = 0; j < p->n_mentors && !common; j++)
		common = has_mentor(a, p, edge, j) && has_mentor(b, p, edge, j);
	return common != list->rows[row].apart;
}

/* Whoever takes no part counts with the mentors that it has. */
static void add_party(const struct wish_party *party, struct strbuf *out)
{
	strbuf_addf(out, " %s", party->id);
	for (uint32_t k = 0; k < party->n_mentors; k++)
		strbuf_addf(out, "+%u", party->mentors[k]);
}

void wish_list_add_settings(const struct wish_list *list, struct strbuf *out)
{
	for (size_t k = 0; k < list->n_rows; k++) {
		add_party(&list->parties[list->rows[k].mentee], out);
		strbuf_addstr(out, list->rows[k].apart ? " apart" : " together");
		add_party(&list->parties[list->rows[k].other], out);
	}
}

void wish_list_release(struct wish_list *list)
{
	free(list->parties);
	free(list->rows);
	free(list->items);
	strmap_release(&list->by_id);
	*list = (struct wish_list){ .rows = NULL };
}
