/* traits.c - people as numbers */
#include "model/traits.h"

#include "base/text.h"

/* Words of one kind and their numbers. */
struct dictionary {
	struct strmap
		by_cell; /* the number of a word as written, so that each is folded but once */
	struct strmap by_word;
	void (*meaning)(const struct program *program, const char *s, size_t len,
			struct strbuf *out);
};

struct traits_reader {
	const struct bases *bases;
	struct arena *arena;
	struct dictionary subjects, topics, interests;
	uint32_t *list; /* being read */
	size_t n, alloc;
};

static void meaning_of_subject(const struct program *program, const char *s, size_t len,
			       struct strbuf *out)
{
	char *word = xmemdup0(s, len);
	const struct topic *topic = program_topic_by_label(program, word);

	if (topic)
		strbuf_addstr(out, topic->id);
	else
		text_fold(out, s, len);
	free(word);
}

static void meaning_of_id(const struct program *program, const char *s, size_t len,
			  struct strbuf *out)
{
	(void)program;
	strbuf_add(out, s, len);
}

static void meaning_of_words(const struct program *program, const char *s, size_t len,
			     struct strbuf *out)
{
	(void)program;
	text_fold(out, s, len);
}

static uint32_t number_of(struct dictionary *d, const struct program *program, const char *s,
			  size_t len)
{
	size_t number = strmap_get(&d->by_cell, s, len);
	struct strbuf word = STRBUF_INIT;

	if (number != STRMAP_NONE)
		return (uint32_t)number;
	d->meaning(program, s, len, &word);
	number = strmap_add(&d->by_word, word.buf, word.len, d->by_word.n);
	if (number == STRMAP_NONE)
		number = d->by_word.n - 1;
	strmap_put(&d->by_cell, s, len, number);
	strbuf_release(&word);
	return (uint32_t)number;
}

static void add_words(struct traits_reader *r, struct dictionary *d, const char *list)
{
	const char *piece;
	size_t len;

	while (list_next(&list, &piece, &len)) {
		ALLOC_GROW(r->list, r->n + 1, r->alloc);
		r->list[r->n++] = number_of(d, &r->bases->programme->program, piece, len);
	}
}

static int compare_numbers(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

/* The words that were added since the last call. */
static struct numbers take_words(struct traits_reader *r)
{
	uint32_t *items, n = 0;

	if (!r->n)
		return (struct numbers){ NULL, 0 };
	qsort(r->list, r->n, sizeof(*r->list), compare_numbers);
	items = arena_calloc(r->arena, r->n, sizeof(*items));
	for (size_t i = 0; i < r->n; i++)
		if (!n || items[n - 1] != r->list[i])
			items[n++] = r->list[i];
	r->n = 0;
	return (struct numbers){ items, n };
}

static struct numbers read_words(struct traits_reader *r, struct dictionary *d, const char *list)
{
	add_words(r, d, list);
	return take_words(r);
}

static struct traits *read_people(struct traits_reader *r, const struct person *people, size_t n)
{
	struct traits *all = arena_calloc(r->arena, n, sizeof(*all));

	for (size_t i = 0; i < n; i++) {
		struct traits *t = &all[i];

		t->person = &people[i];
		t->class_number = people[i].school_class.number;
		t->sex = people[i].sex;
		t->subjects = read_words(r, &r->subjects, people[i].subjects);
		t->topics = read_words(r, &r->topics, people[i].topics);
		t->interests = read_words(r, &r->interests, people[i].interests);
		t->capacity = (uint32_t)people[i].capacity;
		t->waiting_since = DATE_NONE;
		t->twin = TRAITS_NOBODY;
	}
	return all;
}

/* ---- requests ---- */

/* Open requests of known mentees, by mentee: a list per mentee, as places in bases->requests + 1; 0: the end. */
struct request_lists {
	size_t *first, *next;
};

static struct request_lists sort_requests(const struct bases *bases)
{
	struct request_lists lists = {
		xcalloc(bases->n_mentees, sizeof(size_t)),
		xcalloc(bases->n_requests, sizeof(size_t)),
	};

	for (size_t i = 0; i < bases->n_requests; i++) {
		const struct request *q = &bases->requests[i];
		size_t mentee;

		if (!q->mentee || !request_is_open(q, bases->today))
			continue;
		mentee = (size_t)(q->mentee - bases->mentees);
		lists.next[i] = lists.first[mentee];
		lists.first[mentee] = i + 1;
	}
	return lists;
}

static void add_requests(struct traits_reader *r, struct traits *mentees)
{
	struct request_lists lists = sort_requests(r->bases);

	for (size_t i = 0; i < r->bases->n_mentees; i++) {
		if (!lists.first[i])
			continue;
		add_words(r, &r->topics, mentees[i].person->topics);
		for (size_t q = lists.first[i]; q; q = lists.next[q - 1])
			add_words(r, &r->topics, r->bases->requests[q - 1].topic);
		mentees[i].topics = take_words(r);
	}
	free(lists.first);
	free(lists.next);
}

/* ---- waiting ---- */

static int wish_day(const struct person *mentee)
{
	if (mentee->volunteered != DATE_NONE)
		return mentee->volunteered;
	return mentee->joined != DATE_NONE ? mentee->joined : mentee->surveyed;
}

/* The last day before today on which pairs were proposed by matching. */
static int last_matching(const struct bases *bases)
{
	int last = DATE_NONE;

	for (size_t i = 0; i < bases->n_pairs; i++) {
		const struct pair *p = &bases->pairs[i];

		if (streq(p->method, "matched") && p->proposed < bases->today && p->proposed > last)
			last = p->proposed;
	}
	return last;
}

static void read_waiting(const struct bases *bases, struct traits *mentees)
{
	int matching = last_matching(bases);
	bool *paired = xcalloc(bases->n_mentees, sizeof(*paired)); /* now, or by that matching */

	for (size_t i = 0; i < bases->n_mentees; i++)
		mentees[i].waiting_since = wish_day(mentees[i].person);
	for (size_t i = 0; i < bases->n_pairs; i++) {
		const struct pair *p = &bases->pairs[i];
		struct traits *t = p->mentee ? &mentees[p->mentee - bases->mentees] : NULL;

		if (!t)
			continue;
		if (pair_is_open(p, bases->today) ||
		    (p->proposed != DATE_NONE && p->proposed == matching))
			paired[t - mentees] = true;
		if (!pair_is_open(p, bases->today) && p->ended > t->waiting_since)
			t->waiting_since = p->ended;
	}
	for (size_t i = 0; i < bases->n_mentees; i++) {
		struct traits *t = &mentees[i];

		if (t->waiting_since > bases->today)
			t->waiting_since = DATE_NONE;
		t->left_over =
			!paired[i] && t->waiting_since != DATE_NONE && t->waiting_since <= matching;
	}
	free(paired);
}

static void find_twins(const struct bases *bases, struct traits *mentees)
{
	for (size_t i = 0; i < bases->n_mentees; i++) {
		size_t mentor = strmap_gets(&bases->mentor_by_id, mentees[i].person->id);

		if (mentor != STRMAP_NONE)
			mentees[i].twin = (uint32_t)mentor;
	}
}

static void release_dictionary(struct dictionary *d)
{
	strmap_release(&d->by_cell);
	strmap_release(&d->by_word);
}

void traits_read(const struct bases *bases, struct arena *arena, struct traits **mentors,
		 struct traits **mentees)
{
	struct traits_reader r = {
		.bases = bases,
		.arena = arena,
		.subjects = { .meaning = meaning_of_subject },
		.topics = { .meaning = meaning_of_id },
		.interests = { .meaning = meaning_of_words },
	};

	*mentors = read_people(&r, bases->mentors, bases->n_mentors);
	*mentees = read_people(&r, bases->mentees, bases->n_mentees);
	add_requests(&r, *mentees);
	read_waiting(bases, *mentees);
	find_twins(bases, *mentees);
	release_dictionary(&r.subjects);
	release_dictionary(&r.topics);
	release_dictionary(&r.interests);
	free(r.list);
}

uint32_t numbers_common(const struct numbers *a, const struct numbers *b)
{
	uint32_t i = 0, j = 0, n = 0;

	while (i < a->n && j < b->n) {
		uint32_t x = a->items[i], y = b->items[j];

		n += x == y;
		i += x <= y;
		j += y <= x;
	}
	return n;
}

bool day_sets_meet(const struct day_set *a, const struct day_set *b)
{
	uint64_t common = 0;

	if (!a->known || !b->known)
		return true;
	for (int day = 0; day < 7; day++)
		common |= a->half_hours[day] & b->half_hours[day];
	return common;
}

unsigned day_set_common_days(const struct day_set *a, const struct day_set *b)
{
	unsigned n = 0;

	for (int day = 0; day < 7; day++)
		n += (a->half_hours[day] & b->half_hours[day]) != 0;
	return n;
}

unsigned day_set_days(const struct day_set *set)
{
	return day_set_common_days(set, set);
}
