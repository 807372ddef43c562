/* index.c - who belongs to whom, found without searching */
#include "model/rules/index.h"

#include "base/text.h"

/* ---- ids ---- */

/* Nearly all ids are Latin: only the others have a place of their own. */
void id_index_add(struct id_index *index, const char *id, size_t row)
{
	struct strbuf latin = STRBUF_INIT;

	if (!*id)
		return;
	strmap_add(&index->exact, id, strlen(id), row);
	text_latin_lookalike(&latin, id, strlen(id));
	if (!streq(latin.buf, id))
		strmap_add(&index->latin, latin.buf, latin.len, row);
	strbuf_release(&latin);
}

size_t id_index_find(const struct id_index *index, const char *id)
{
	return strmap_gets(&index->exact, id);
}

/* The first row of both: STRMAP_NONE is more than any. */
size_t id_index_find_alike(const struct id_index *index, const char *id)
{
	struct strbuf latin = STRBUF_INIT;
	size_t exact, row;

	text_latin_lookalike(&latin, id, strlen(id));
	exact = strmap_gets(&index->exact, latin.buf);
	row = strmap_gets(&index->latin, latin.buf);
	strbuf_release(&latin);
	return exact < row ? exact : row;
}

void id_index_release(struct id_index *index)
{
	strmap_release(&index->exact);
	strmap_release(&index->latin);
}

/* ---- lists ---- */

struct member {
	size_t owner, item;
};

struct members {
	struct member *items;
	size_t n;
	size_t alloc;
};

static void add_member(struct members *members, size_t owner, size_t item)
{
	ALLOC_GROW(members->items, members->n + 1, members->alloc);
	members->items[members->n++] = (struct member){ owner, item };
}

/* Distributes the members over their owners; within an owner their order is kept. Frees the members. */
static void lists_init(struct lists *lists, struct members *members, size_t n_owners)
{
	size_t *next = xcalloc(n_owners + 1, sizeof(*next));

	lists->first = xcalloc(n_owners + 1, sizeof(*lists->first));
	lists->items = xcalloc(members->n, sizeof(*lists->items));
	for (size_t i = 0; i < members->n; i++)
		lists->first[members->items[i].owner + 1]++;
	for (size_t i = 0; i < n_owners; i++)
		next[i + 1] = lists->first[i + 1] += lists->first[i];
	for (size_t i = 0; i < members->n; i++)
		lists->items[next[members->items[i].owner]++] = members->items[i].item;
	free(next);
	free(members->items);
}

static struct run list_of(const struct lists *lists, size_t owner)
{
	return (struct run){ lists->items + lists->first[owner],
			     lists->first[owner + 1] - lists->first[owner] };
}

static void lists_release(struct lists *lists)
{
	free(lists->first);
	free(lists->items);
}

/* ---- pairs and meetings ---- */

static void index_people(struct pair_index *index)
{
	const struct bases *bases = index->bases;
	struct members mentors = { 0 }, mentees = { 0 };

	for (size_t i = 0; i < bases->n_pairs; i++) {
		const struct pair *pair = &bases->pairs[i];

		if (pair->mentor)
			add_member(&mentors, (size_t)(pair->mentor - bases->mentors), i);
		if (pair->mentee)
			add_member(&mentees, (size_t)(pair->mentee - bases->mentees), i);
	}
	lists_init(&index->of_mentor, &mentors, bases->n_mentors);
	lists_init(&index->of_mentee, &mentees, bases->n_mentees);
}

static void index_groups(struct pair_index *index)
{
	const struct bases *bases = index->bases;
	struct members members = { 0 };

	for (size_t i = 0; i < bases->n_pairs; i++) {
		const char *group = bases->pairs[i].group;
		size_t number;

		if (!*group)
			continue;
		number = id_index_find(&index->groups, group);
		if (number == STRMAP_NONE) {
			number = index->n_groups++;
			id_index_add(&index->groups, group, number);
		}
		add_member(&members, number, i);
	}
	lists_init(&index->of_group, &members, index->n_groups);
}

static int by_time(const void *va, const void *vb)
{
	const struct meeting *a = *(const struct meeting *const *)va;
	const struct meeting *b = *(const struct meeting *const *)vb;

	if (a->date != b->date)
		return a->date < b->date ? -1 : 1;
	if (a->stage != b->stage)
		return a->stage < b->stage ? -1 : 1;
	return (a > b) - (a < b);
}

static void add_meeting(const struct pair_index *index, const struct meeting *meeting,
			struct members *of_pair, struct members *of_group)
{
	const struct bases *bases = index->bases;
	struct run pairs = pairs_named(index, meeting->pair_id);
	size_t number = (size_t)(meeting - bases->meetings);
	size_t group = id_index_find(&index->groups, meeting->pair_id);

	for (size_t i = 0; i < pairs.n; i++)
		if (meeting_counts_for(meeting, &bases->pairs[pairs.items[i]], INT32_MAX))
			add_member(of_pair, pairs.items[i], number);
	if (group != STRMAP_NONE)
		add_member(of_group, group, number);
}

static void index_meetings(struct pair_index *index)
{
	const struct bases *bases = index->bases;
	const struct meeting **order = xcalloc(bases->n_meetings, sizeof(*order));
	struct members of_pair = { 0 }, of_group = { 0 };

	for (size_t i = 0; i < bases->n_meetings; i++)
		order[i] = &bases->meetings[i];
	if (bases->n_meetings)
		qsort(order, bases->n_meetings, sizeof(*order), by_time);
	for (size_t i = 0; i < bases->n_meetings; i++)
		add_meeting(index, order[i], &of_pair, &of_group);
	lists_init(&index->of_pair, &of_pair, bases->n_pairs);
	lists_init(&index->of_group_line, &of_group, index->n_groups);
	free(order);
}

void pair_index_init(struct pair_index *index, const struct bases *bases)
{
	*index = (struct pair_index){ .bases = bases };
	index->numbers = xcalloc(bases->n_pairs, sizeof(*index->numbers));
	for (size_t i = 0; i < bases->n_pairs; i++)
		index->numbers[i] = i;
	index_people(index);
	index_groups(index);
	index_meetings(index);
}

void pair_index_release(struct pair_index *index)
{
	lists_release(&index->of_mentor);
	lists_release(&index->of_mentee);
	lists_release(&index->of_group);
	lists_release(&index->of_pair);
	lists_release(&index->of_group_line);
	id_index_release(&index->groups);
	free(index->numbers);
	*index = (struct pair_index){ .bases = NULL };
}

struct run pairs_of(const struct pair_index *index, const struct person *person)
{
	const struct bases *bases = index->bases;

	if (person->side == SIDE_MENTOR)
		return list_of(&index->of_mentor, (size_t)(person - bases->mentors));
	return list_of(&index->of_mentee, (size_t)(person - bases->mentees));
}

struct run meetings_of(const struct pair_index *index, const struct pair *pair)
{
	return list_of(&index->of_pair, (size_t)(pair - index->bases->pairs));
}

struct run meetings_of_group(const struct pair_index *index, size_t group)
{
	return list_of(&index->of_group_line, group);
}

const struct pair *group_first(const struct pair_index *index, size_t group)
{
	return &index->bases->pairs[list_of(&index->of_group, group).items[0]];
}

struct run pairs_named(const struct pair_index *index, const char *id)
{
	size_t at;

	if (!*id)
		return (struct run){ NULL, 0 };
	at = strmap_gets(&index->bases->pair_by_id, id);
	if (at != STRMAP_NONE)
		return (struct run){ &index->numbers[at], 1 };
	at = id_index_find(&index->groups, id);
	if (at == STRMAP_NONE)
		return (struct run){ NULL, 0 };
	return list_of(&index->of_group, at);
}
