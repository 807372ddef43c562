/* search.c - the candidates of a mentee that are worth most, found without looking at all mentors */
#include "engine/scoring/search.h"

#include "base/number_set.h"
#include "engine/scoring/points.h"

#define CLASSES 12     /* 0: unknown */
#define MOST_SHARED 16 /* that many words in common, or more, may be all */
#define DAYS_UNKNOWN 0x80
#define MOST_CELLS 256 /* and as many as there are classes */
#define AHEAD 8        /* so many mentors ahead of the one that is looked at are fetched */
#define APART 63       /* variants before this one have bits of their own */

struct search_mentor {
	int64_t price;
	uint64_t topics, interests; /* bit by number, modulo 64 */
	uint32_t mentor;
	uint16_t cell;
	uint8_t days; /* Monday is 1; or DAYS_UNKNOWN */
};

/* A cell that is open to a mentee. */
struct open_cell {
	uint32_t cell;
	uint64_t fits; /* variants that fit both */
	int32_t base;  /* points that do not depend on words and days */
};

/* ---- words, days and variants as bits ---- */

static uint64_t word_bits(const struct numbers *words)
{
	uint64_t bits = 0;

	for (uint32_t k = 0; k < words->n; k++)
		bits |= UINT64_C(1) << words->items[k] % 64;
	return bits;
}

static uint8_t day_bits(const struct day_set *days)
{
	unsigned bits = 0;

	if (!days->known)
		return DAYS_UNKNOWN;
	for (unsigned day = 0; day < 7; day++)
		if (days->half_hours[day])
			bits |= 1U << day;
	return (uint8_t)bits;
}

static uint64_t variant_bit(size_t variant)
{
	return UINT64_C(1) << (variant < APART ? variant : APART);
}

static uint32_t count_bits(uint64_t x)
{
	x -= x >> 1 & UINT64_C(0x5555555555555555);
	x = (x & UINT64_C(0x3333333333333333)) + (x >> 2 & UINT64_C(0x3333333333333333));
	x = (x + (x >> 4)) & UINT64_C(0x0f0f0f0f0f0f0f0f);
	return (uint32_t)(x * UINT64_C(0x0101010101010101) >> 56);
}

/* ---- lists ---- */

/* How many lists of the kind a person is in, or asks. */
static size_t n_keys(enum search_key by, const struct traits *t)
{
	switch (by) {
	case SEARCH_ALL:
		return 1;
	case SEARCH_TOPIC:
		return t->topics.n;
	case SEARCH_INTEREST:
		return t->interests.n;
	case SEARCH_BOTH:
	case SEARCH_KEYS:
		break;
	}
	return (size_t)t->topics.n * t->interests.n;
}

static uint64_t key_of(enum search_key by, const struct traits *t, size_t k)
{
	if (by == SEARCH_ALL)
		return 0;
	if (by == SEARCH_TOPIC)
		return t->topics.items[k];
	if (by == SEARCH_INTEREST)
		return t->interests.items[k];
	return (uint64_t)t->topics.items[k / t->interests.n] << 32 |
	       t->interests.items[k % t->interests.n];
}

/* The first cell's list. Keys that share it cost time only. */
static size_t lists_of(const struct search *search, enum search_key by, uint64_t key)
{
	size_t hash = (size_t)(key * UINT64_C(0x9e3779b97f4a7c15) >> 40);

	return (hash & (search->lists[by].n_keys - 1)) * search->n_cells;
}

static const struct traits *traits_of(const struct search *search, uint32_t place)
{
	const struct scoring *s = search->s;

	return &s->e->mentors[s->mentors[search->mentors[place].mentor]];
}

static void init_lists(struct search *search, enum search_key by)
{
	struct search_lists *lists = &search->lists[by];
	struct number_set keys = NUMBER_SET_INIT;
	size_t n = 0;

	for (uint32_t i = 0; i < search->n; i++) {
		const struct traits *t = traits_of(search, i);

		for (size_t k = 0; k < n_keys(by, t); k++, n++)
			number_set_add(&keys, key_of(by, t, k));
	}
	for (lists->n_keys = 1; lists->n_keys < keys.n;)
		lists->n_keys *= 2;
	if (by != SEARCH_ALL)
		lists->n_keys *= 2;
	lists->start = xcalloc(size_add(size_mult(lists->n_keys, search->n_cells), 1),
			       sizeof(*lists->start));
	lists->items = xcalloc(n, sizeof(*lists->items));
	number_set_release(&keys);
}

static void fill_lists(struct search *search, enum search_key by, const bool *among)
{
	struct search_lists *lists = &search->lists[by];
	size_t n_lists = lists->n_keys * search->n_cells;
	uint32_t *start = lists->start, at = 0;

	memset(start, 0, (n_lists + 1) * sizeof(*start));
	for (uint32_t i = 0; i < search->n; i++) {
		const struct traits *t = traits_of(search, i);

		if (among && !among[search->mentors[i].mentor])
			continue;
		for (size_t k = 0; k < n_keys(by, t); k++)
			start[lists_of(search, by, key_of(by, t, k)) + search->mentors[i].cell]++;
	}
	for (size_t l = 0; l <= n_lists; l++) {
		uint32_t n = start[l];

		start[l] = at;
		at += n;
	}
	for (uint32_t i = 0; i < search->n; i++) {
		const struct traits *t = traits_of(search, i);

		if (among && !among[search->mentors[i].mentor])
			continue;
		for (size_t k = 0; k < n_keys(by, t); k++)
			lists->items[start[lists_of(search, by, key_of(by, t, k)) +
					   search->mentors[i].cell]++] = i;
	}
	/* Each start is now where its list ends. */
	memmove(start + 1, start, n_lists * sizeof(*start));
	start[0] = 0;
}

static int by_price(const void *a, const void *b)
{
	const struct search_mentor *x = a, *y = b;

	if (x->price != y->price)
		return x->price < y->price ? -1 : 1;
	return (x->mentor > y->mentor) - (x->mentor < y->mentor);
}

void search_set_prices(struct search *search, const int64_t *price, int64_t scale,
		       const bool *among)
{
	search->scale = scale;
	for (uint32_t i = 0; i < search->n; i++)
		search->mentors[i].price = price[search->mentors[i].mentor];
	search->flat = false;
	qsort(search->mentors, search->n, sizeof(*search->mentors), by_price);
	for (uint32_t i = 0; i < search->n; i++)
		search->place[search->mentors[i].mentor] = i;
	for (enum search_key by = 0; by < SEARCH_KEYS; by++)
		fill_lists(search, by, among);
}

/* The cell of such mentors. Where there would be too many, variants are not told apart. */
static uint16_t cell_of(struct search *search, uint64_t fits, int class_number)
{
	uint32_t c = 0;

	while (c < search->n_cells &&
	       (search->cells[c].class_number != class_number ||
		(search->cells[c].fits != fits && search->n_cells < MOST_CELLS)))
		c++;
	if (c == search->n_cells) {
		ALLOC_GROW(search->cells, c + 1U, search->alloc_cells);
		search->cells[search->n_cells++] =
			(struct search_cell){ .class_number = class_number };
	}
	search->cells[c].mixed |= search->cells[c].fits && search->cells[c].fits != fits;
	search->cells[c].fits |= fits;
	return (uint16_t)c;
}

static void take_mentor(struct search *search, uint32_t mentor)
{
	const struct scoring *s = search->s;
	const struct traits *t = &s->e->mentors[s->mentors[mentor]];
	uint64_t fits = 0;

	search->number[s->mentors[mentor]] = mentor;
	for (size_t v = 0; v < s->e->n_variants; v++)
		if (s->allowed[v] && !eligibility_mentor_bits(s->e, s->mentors[mentor], v))
			fits |= variant_bit(v);
	search->place[mentor] = UINT32_MAX;
	if (!fits)
		return;
	search->place[mentor] = search->n;
	search->mentors[search->n++] = (struct search_mentor){
		.topics = word_bits(&t->topics),
		.interests = word_bits(&t->interests),
		.mentor = mentor,
		.cell = cell_of(search, fits, t->class_number),
		.days = day_bits(&t->person->days),
	};
}

void search_init(struct search *search, const struct scoring *s)
{
	*search = (struct search){ .s = s, .scale = 1, .flat = true };
	search->mentors = xcalloc(s->n_mentors, sizeof(*search->mentors));
	search->place = xcalloc(s->n_mentors, sizeof(*search->place));
	search->number = xcalloc(s->e->bases->n_mentors, sizeof(*search->number));
	memset(search->number, 0xff, s->e->bases->n_mentors * sizeof(*search->number));
	for (uint32_t j = 0; j < s->n_mentors; j++)
		take_mentor(search, j);
	for (enum search_key by = 0; by < SEARCH_KEYS; by++) {
		init_lists(search, by);
		fill_lists(search, by, NULL);
	}
}

void search_release(struct search *search)
{
	free(search->mentors);
	free(search->place);
	free(search->number);
	free(search->cells);
	for (enum search_key by = 0; by < SEARCH_KEYS; by++) {
		free(search->lists[by].start);
		free(search->lists[by].items);
	}
	*search = (struct search){ .s = NULL };
}

void search_marks_init(struct search_marks *marks, const struct search *search)
{
	*marks = (struct search_marks){ .seen = xcalloc(search->n, sizeof(*marks->seen)) };
	marks->open = xcalloc(search->n_cells, sizeof(*marks->open));
}

void search_marks_release(struct search_marks *marks)
{
	free(marks->seen);
	free(marks->open);
	*marks = (struct search_marks){ .seen = NULL };
}

/* ---- a query ---- */

/* What a mentee asks of a mentor at first sight, and the most points for it. */
struct query {
	const struct search *search;
	struct search_marks *marks;
	size_t mentee; /* place in e->mentees */
	const struct traits *t;
	struct search_wish wish; /* least rises as soon as there are `most` finds */
	struct found_list *found;
	uint64_t fits[CLASSES]; /* variants, by the mentor's class */
	uint64_t with_days;     /* those that need a common day */
	size_t looks;           /* left, where they are limited */
	uint64_t topics, interests;
	bool topics_apart, interests_apart; /* no two words have the same bit */
	uint8_t days;
	int32_t of_topics[MOST_SHARED + 1], of_interests[MOST_SHARED + 1], of_days[8];
	int32_t of_class[CLASSES];
	int32_t of_all;  /* whoever the mentor is */
	uint32_t n_open; /* in marks->open: cells where there is a variant that fits both */
};

static bool gap_fits(const struct pair_rules *rules, int mentor, int mentee)
{
	return !rules->gap || (mentor && mentee && mentee <= mentor - rules->classes);
}

static void ask_variants(struct query *q)
{
	const struct scoring *s = q->search->s;

	for (size_t v = 0; v < s->e->n_variants; v++) {
		const struct pair_rules *rules = &s->e->rules[v];

		if (!s->allowed[v] || eligibility_mentee_bits(s->e, q->mentee, v))
			continue;
		for (int class = 0; class < CLASSES; class ++)
			if (gap_fits(rules, class, q->t->class_number))
				q->fits[class] |= variant_bit(v);
		if (rules->days && v < 63)
			q->with_days |= variant_bit(v);
	}
}

static int32_t share(int32_t most, uint32_t of, uint32_t whole)
{
	return whole ? (int32_t)((int64_t)most * of / whole) : 0;
}

static void ask_words(int32_t *points, int32_t most, uint32_t whole)
{
	for (uint32_t k = 0; k <= MOST_SHARED; k++)
		points[k] += share(most, k < whole && k < MOST_SHARED ? k : whole, whole);
}

static void ask_criterion(struct query *q, const struct criterion *c)
{
	struct traits mentor = { .class_number = 0 };
	struct two two = { .mentor = &mentor, .mentee = q->t, .on = q->search->s->e->on };

	switch (c->id) {
	case CRITERION_OF_TOPICS:
		ask_words(q->of_topics, c->most, q->t->topics.n);
		return;
	case CRITERION_OF_INTERESTS:
		ask_words(q->of_interests, c->most, q->t->interests.n);
		return;
	case CRITERION_OF_DAYS:
		for (uint32_t k = 0; k < 8; k++)
			q->of_days[k] += share(c->most, k, day_set_days(&q->t->person->days));
		return;
	case CRITERION_OF_NEAR_CLASS:
		for (int class = 0; class < CLASSES; class ++) {
			mentor.class_number = class;
			q->of_class[class] += criterion_specs[c->id].points(c, &two);
		}
		return;
	case CRITERION_OF_WAITING:
	case CRITERION_OF_CARRY_OVER:
		q->of_all += criterion_specs[c->id].points(c, &two);
		return;
	case CRITERION_OF_CHOICES: /* whoever has chosen is looked at apart */
		return;
	case CRITERION_OF_CATEGORIES:
	case CRITERIA_KNOWN:
		break;
	}
	q->of_all += c->most;
}

/* How many words both may have. */
static uint32_t words_shared(uint64_t mentor, uint64_t mentee, bool apart)
{
	uint32_t n = count_bits(mentor & mentee);

	return (apart && n < MOST_SHARED) || !n ? n : MOST_SHARED;
}

/* The most points that the two can have; -1: a rule forbids the two. The variants of the mentor's cell fit. */
static int32_t most_points(const struct query *q, const struct search_mentor *m, uint64_t fits,
			   int32_t points)
{
	uint32_t common = 0;

	if (!((m->days | q->days) & DAYS_UNKNOWN)) {
		common = count_bits(m->days & q->days);
		if (!common && !(fits & ~q->with_days))
			return -1;
	}
	return points + q->of_days[common] +
	       q->of_topics[words_shared(m->topics, q->topics, q->topics_apart)] +
	       q->of_interests[words_shared(m->interests, q->interests, q->interests_apart)];
}

/* Whether a is a better find than b. */
static bool is_better(const struct query *q, const struct found *a, const struct found *b)
{
	uint32_t n = q->search->s->n_mentors;

	if (a->worth != b->worth)
		return a->worth > b->worth;
	return (a->mentor + n - q->wish.from) % n < (b->mentor + n - q->wish.from) % n;
}

/* The finds are a heap with the worst on top as soon as there are `most`. */
static void sink_worst(const struct query *q, size_t at)
{
	struct found *items = q->found->items, moved = items[at];
	size_t n = q->found->n;

	for (;;) {
		size_t child = 2 * at + 1;

		if (child >= n)
			break;
		if (child + 1 < n && is_better(q, &items[child], &items[child + 1]))
			child++;
		if (!is_better(q, &moved, &items[child]))
			break;
		items[at] = items[child];
		at = child;
	}
	items[at] = moved;
}

static void keep_find(struct query *q, const struct found *find)
{
	struct found_list *found = q->found;

	if (found->n < q->wish.most) {
		ALLOC_GROW(found->items, found->n + 1, found->alloc);
		found->items[found->n++] = *find;
		if (found->n == q->wish.most)
			for (size_t k = found->n / 2; k--;)
				sink_worst(q, k);
	} else if (is_better(q, find, &found->items[0])) {
		found->items[0] = *find;
		sink_worst(q, 0);
	}
	if (found->n == q->wish.most && found->items[0].worth > q->wish.least)
		q->wish.least = found->items[0].worth;
}

/* Whether a rule forbids the two the variant, which is one of the cell that fits both: mostly no rule about one of them. */
static bool forbidden(const struct query *q, const struct search_cell *cell, uint32_t mentor,
		      size_t variant)
{
	const struct scoring *s = q->search->s;

	if (!s->allowed[variant])
		return true;
	if (cell->mixed || variant >= APART)
		return eligibility_bits(s->e, s->mentors[mentor], q->mentee, variant);
	return eligibility_pair_bits(s->e, s->mentors[mentor], q->mentee, variant);
}

/* Rules and points in full. */
static void ask_exactly(struct query *q, const struct search_mentor *m, bool in_any_case)
{
	const struct scoring *s = q->search->s;
	const struct search_cell *cell = &q->search->cells[m->cell];
	uint64_t fits = cell->fits & q->fits[cell->class_number];
	struct found find = { .mentor = m->mentor };
	int32_t most = -1;

	for (size_t v = 0; v < s->e->n_variants; v++) {
		int32_t points;

		if (!(fits & variant_bit(v)) || forbidden(q, cell, m->mentor, v))
			continue;
		points = scoring_points(s, s->mentors[m->mentor], q->mentee, v, NULL);
		if (points > most) {
			most = points;
			find.variant = (uint16_t)v;
		}
	}
	if (most < 0 || (most < q->wish.lowest && !in_any_case))
		return;
	find.score = most;
	find.worth = q->search->scale * most - m->price;
	if (find.worth >= q->wish.least || in_any_case)
		keep_find(q, &find);
}

/* Whether a mentor of that price who has at most so many points may matter. */
static bool may_matter(const struct query *q, int32_t points, int64_t price)
{
	int64_t worth = q->search->scale * points - price;

	if (points < q->wish.lowest)
		return false;
	if (q->wish.looks && q->found->n == q->wish.most)
		return worth > q->wish.least;
	return worth >= q->wish.least;
}

/*
 * Goes through n mentors of a cell while one may matter that has at most `points`; `base` are those that do not depend
 * on words and days.
 */
static void scan(struct query *q, const uint32_t *places, uint32_t n, uint64_t fits, int32_t base,
		 int32_t points)
{
	const struct search *search = q->search;
	struct search_marks *marks = q->marks;
	uint32_t at = q->wish.looks && search->flat ? q->wish.from % n : 0;

	for (uint32_t k = 0; k < n; k++, at = at + 1 == n ? 0 : at + 1) {
		const struct search_mentor *m = &search->mentors[places[at]];
		int32_t most;

		if (at + AHEAD < n)
			FETCH(&search->mentors[places[at + AHEAD]]);
		if (!may_matter(q, points, m->price))
			return;
		if (marks->seen[places[at]] == marks->query)
			continue;
		if (q->wish.looks && !q->looks) {
			marks->stopped = true;
			return;
		}
		q->looks -= q->wish.looks > 0;
		marks->seen[places[at]] = marks->query;
		most = most_points(q, m, fits, base);
		if (most >= 0 && may_matter(q, most, m->price))
			ask_exactly(q, m, false);
	}
}

/* Goes through the lists in which a mentor shares what the key says with the mentee, and can have so many points by words. */
static void scan_lists(struct query *q, enum search_key by, int32_t points)
{
	const struct search *search = q->search;
	const struct search_lists *lists = &search->lists[by];
	int32_t most = q->of_days[count_bits(q->days & ~(unsigned)DAYS_UNKNOWN)] + points;

	for (size_t k = 0; k < n_keys(by, q->t); k++) {
		const uint32_t *start = lists->start + lists_of(search, by, key_of(by, q->t, k));

		for (uint32_t o = 0; o < q->n_open; o++) {
			const struct open_cell *open = &q->marks->open[o];
			const uint32_t *here = start + open->cell;

			if (here[0] < here[1])
				scan(q, lists->items + here[0], here[1] - here[0], open->fits,
				     open->base, open->base + most);
		}
	}
}

static void scan_ties(struct query *q)
{
	const struct search *search = q->search;
	const struct scoring *s = search->s;
	const struct ties *ties = &s->e->ties;

	for (size_t i = ties->row[q->mentee]; i < ties->row[q->mentee + 1]; i++) {
		uint32_t number = search->number[ties->items[i].mentor];
		uint32_t place = number == UINT32_MAX ? UINT32_MAX : search->place[number];

		if (place == UINT32_MAX)
			continue;
		q->marks->seen[place] = q->marks->query;
		ask_exactly(q, &search->mentors[place], q->wish.chosen);
	}
}

static void open_cells(struct query *q)
{
	q->n_open = 0;
	for (uint32_t c = 0; c < q->search->n_cells; c++) {
		int class_number = q->search->cells[c].class_number;
		uint64_t fits = q->search->cells[c].fits & q->fits[class_number];

		if (fits)
			q->marks->open[q->n_open++] =
				(struct open_cell){ c, fits,
						    q->of_all + q->of_class[class_number] };
	}
}

static void begin_query(struct query *q)
{
	const struct scoring *s = q->search->s;

	q->t = &s->e->mentees[q->mentee];
	q->topics = word_bits(&q->t->topics);
	q->interests = word_bits(&q->t->interests);
	q->topics_apart = count_bits(q->topics) == q->t->topics.n;
	q->interests_apart = count_bits(q->interests) == q->t->interests.n;
	q->days = day_bits(&q->t->person->days);
	ask_variants(q);
	for (size_t c = 0; c < s->n_criteria; c++)
		ask_criterion(q, &s->criteria[c]);
	open_cells(q);
	q->marks->query++;
	q->marks->stopped = false;
	q->found->n = 0;
	q->looks = q->wish.looks;
}

static int by_mentor(const void *a, const void *b)
{
	const struct found *x = a, *y = b;

	return (x->mentor > y->mentor) - (x->mentor < y->mentor);
}

void search_best(const struct search *search, struct search_marks *marks, uint32_t mentee,
		 const struct search_wish *wish, struct found_list *found)
{
	struct query q = { .search = search,
			   .marks = marks,
			   .mentee = search->s->mentees[mentee],
			   .wish = *wish,
			   .found = found };
	int32_t topics, interests;

	begin_query(&q);
	topics = q.of_topics[MOST_SHARED];
	interests = q.of_interests[MOST_SHARED];
	scan_ties(&q);
	scan_lists(&q, SEARCH_BOTH, topics + interests);
	scan_lists(&q, SEARCH_TOPIC, topics);
	scan_lists(&q, SEARCH_INTEREST, interests);
	scan_lists(&q, SEARCH_ALL, 0);
	if (found->n)
		qsort(found->items, found->n, sizeof(*found->items), by_mentor);
}
