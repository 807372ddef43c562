/* needed.c - the candidates that a best plan may need, without computing all candidates */
#include "engine/scoring/needed.h"

#include "base/parallel.h"
#include "engine/matching/grow.h"
#include "engine/matching/solve.h"
#include "engine/matching/stable.h"
#include "engine/scoring/search.h"

#define FIRST_FINDS 16  /* of each mentee at the beginning */
#define FIRST_LOOKS 100 /* for them */
#define GOOD_LOOKS 300  /* while the prices are far from those of the best plan, a good find does */
#define MORE_FINDS 8    /* of each mentee each time */
#define KEPT_SLACKS 3   /* what is worth so many slacks less than asked is kept */
#define NEXT_FLOORS 5   /* so many slacks above the floor is looked for what might keep it down */

#define ANY_WORTH (INT64_MIN / 4)
#define NOT_FOR_SALE (INT64_MAX / 4)
/* What one comes before: a pair before any points, a point before any number of pairs. */
#define PAIR_FIRST (INT64_C(1) << 50)
#define POINT_FIRST (INT64_C(1) << 20)

/* A worker who seeks for one mentee after another, apart from the others' lines of memory. */
struct seeker {
	_Alignas(64) struct search_marks marks;
	struct found_list found, merged;
	size_t n;     /* how many joined the rows */
	size_t count; /* the sum of what was counted */
};

struct needs {
	const struct scoring *s;
	int32_t minimum;
	int32_t slack; /* what is worth so many thousandths less than asked is taken along */
	struct search search;
	struct found_list *rows; /* of each mentee, by mentor */
	struct found_list *kept; /* likewise, of a short list; a null pointer: there is none */
	struct seeker seekers[PARALLEL_MOST];
	unsigned n_seekers;
	size_t n;       /* in all rows */
	int64_t *price; /* of each mentor */
	/*
	 * Of each mentee, a null pointer at first: nobody outside its row, of the points that count, is worth more under
	 * the prices. It holds for higher prices, too; so under others only those mentors whose price has fallen, and
	 * those mentees who ask for less, are to be looked at again.
	 */
	int64_t *bound;
};

static void needs_init(struct needs *n, const struct scoring *s, int32_t minimum)
{
	int64_t most = 0;

	*n = (struct needs){ .s = s, .minimum = minimum };
	for (size_t c = 0; c < s->n_criteria; c++)
		most += s->criteria[c].most;
	n->slack = (int32_t)(most / 100);
	search_init(&n->search, s);
	n->n_seekers = parallel_workers();
	for (unsigned k = 0; k < n->n_seekers; k++)
		search_marks_init(&n->seekers[k].marks, &n->search);
	n->rows = xcalloc(s->n_mentees, sizeof(*n->rows));
	n->price = xcalloc(s->n_mentors, sizeof(*n->price));
}

static void needs_release(struct needs *n)
{
	for (uint32_t i = 0; i < n->s->n_mentees; i++) {
		free(n->rows[i].items);
		if (n->kept)
			free(n->kept[i].items);
	}
	free(n->rows);
	free(n->kept);
	free(n->price);
	free(n->bound);
	for (unsigned k = 0; k < n->n_seekers; k++) {
		search_marks_release(&n->seekers[k].marks);
		free(n->seekers[k].found.items);
		free(n->seekers[k].merged.items);
	}
	search_release(&n->search);
}

/* ---- rows ---- */

/* Puts what was found into the row; returns how many are new in it. */
static size_t merge_into(struct found_list *row, struct seeker *seeker)
{
	const struct found_list *found = &seeker->found;
	struct found_list *both = &seeker->merged;
	size_t a = 0, b = 0, more;

	both->n = 0;
	ALLOC_GROW(both->items, row->n + found->n, both->alloc);
	while (a < row->n || b < found->n) {
		bool from_row = b == found->n ||
				(a < row->n && row->items[a].mentor <= found->items[b].mentor);

		if (from_row && b < found->n && row->items[a].mentor == found->items[b].mentor)
			b++;
		both->items[both->n++] = from_row ? row->items[a++] : found->items[b++];
	}
	more = both->n - row->n;
	if (!more)
		return 0;
	ALLOC_GROW(row->items, both->n, row->alloc);
	memcpy(row->items, both->items, both->n * sizeof(*row->items));
	row->n = both->n;
	return more;
}

/*
 * Seeks for one mentee; returns what is to be summed up. Only what belongs to the mentee and the seeker is changed, so
 * that it does not matter who seeks for whom, and when.
 */
typedef size_t seek_fn(struct needs *n, struct seeker *seeker, uint32_t mentee, const void *aim);

struct seeking {
	struct needs *n;
	seek_fn *seek;
	const void *aim;
};

static void seek_for_some(void *context, unsigned worker, size_t from, size_t to)
{
	const struct seeking *seeking = context;
	struct seeker *seeker = &seeking->n->seekers[worker];

	for (size_t i = from; i < to; i++)
		seeker->count += seeking->seek(seeking->n, seeker, (uint32_t)i, seeking->aim);
}

/* Seeks for all mentees; returns the sum. */
static size_t seek_for_all(struct needs *n, seek_fn *seek, const void *aim)
{
	struct seeking seeking = { n, seek, aim };
	size_t count = 0;

	parallel_for(n->s->n_mentees, seek_for_some, &seeking);
	for (unsigned k = 0; k < n->n_seekers; k++) {
		n->n += n->seekers[k].n;
		count += n->seekers[k].count;
		n->seekers[k].n = n->seekers[k].count = 0;
	}
	return count;
}

/* Puts what the wish finds into the mentee's row. Returns how many are worth so much. */
static size_t find_worth(struct needs *n, struct seeker *seeker, uint32_t mentee,
			 const struct search_wish *wish, int64_t worth)
{
	const struct found_list *found = &seeker->found;
	size_t count = 0;

	search_best(&n->search, &seeker->marks, mentee, wish, &seeker->found);
	for (size_t k = 0; k < found->n; k++)
		count += found->items[k].worth >= worth;
	seeker->n += merge_into(&n->rows[mentee], seeker);
	return count;
}

static void build_of(const struct needs *n, const struct found_list *rows, size_t n_edges,
		     struct matching_problem *p, uint16_t **variant)
{
	const struct scoring *s = n->s;
	size_t at = 0;

	*p = (struct matching_problem){ .n_mentees = s->n_mentees, .n_mentors = s->n_mentors };
	p->capacity = xcalloc(s->n_mentors, sizeof(*p->capacity));
	for (uint32_t j = 0; j < s->n_mentors; j++)
		p->capacity[j] = scoring_places(s, j);
	p->row = xcalloc(size_add(s->n_mentees, 1), sizeof(*p->row));
	p->mentor = xcalloc(n_edges, sizeof(*p->mentor));
	p->score = xcalloc(n_edges, sizeof(*p->score));
	*variant = xcalloc(n_edges, sizeof(**variant));
	for (uint32_t i = 0; i < s->n_mentees; i++) {
		for (size_t k = 0; k < rows[i].n; k++, at++) {
			p->mentor[at] = rows[i].items[k].mentor;
			p->score[at] = rows[i].items[k].score;
			(*variant)[at] = rows[i].items[k].variant;
		}
		p->row[i + 1] = at;
	}
}

static void build(const struct needs *n, struct matching_problem *p, uint16_t **variant)
{
	build_of(n, n->rows, n->n, p, variant);
}

/* ---- finds ---- */

/* Of equal mentors another one for each mentee, so that not all want the same. */
static uint32_t first_mentor(const struct needs *n, uint32_t mentee)
{
	return n->s->n_mentors ? mentee * 2654435761U % n->s->n_mentors : 0;
}

static size_t seek_first(struct needs *n, struct seeker *seeker, uint32_t mentee, const void *aim)
{
	struct search_wish wish = {
		.least = ANY_WORTH,
		.lowest = n->minimum,
		.most = FIRST_FINDS,
		.from = first_mentor(n, mentee),
		.looks = FIRST_LOOKS,
	};

	(void)aim;
	return find_worth(n, seeker, mentee, &wish, ANY_WORTH);
}

static void find_first(struct needs *n)
{
	seek_for_all(n, seek_first, NULL);
}

/* Who is covered, and the fewest points of a candidate between others. */
struct cover {
	const bool *mentee, *mentor;
	int32_t lowest;
};

static size_t seek_uncovered(struct needs *n, struct seeker *seeker, uint32_t mentee,
			     const void *aim)
{
	const struct cover *cover = aim;
	struct search_wish wish = {
		.lowest = cover->lowest,
		.most = MORE_FINDS,
		.from = first_mentor(n, mentee),
		.looks = GOOD_LOOKS,
	};
	size_t count;

	if (cover->mentee[mentee])
		return 0;
	count = find_worth(n, seeker, mentee, &wish, 0);
	/* No find among those few who were looked at is none only if all were. */
	wish.looks = 0;
	if (!seeker->found.n && seeker->marks.stopped)
		count += find_worth(n, seeker, mentee, &wish, 0);
	return count;
}

/* Candidates between mentees and mentors who are not covered; each of them is needed. */
static size_t find_uncovered(struct needs *n, const struct cover *cover)
{
	int64_t *price = xcalloc(n->s->n_mentors, sizeof(*price));

	for (uint32_t j = 0; j < n->s->n_mentors; j++)
		price[j] = cover->mentor[j] ? NOT_FOR_SALE : 0;
	search_set_prices(&n->search, price, 1, NULL);
	free(price);
	return seek_for_all(n, seek_uncovered, cover);
}

/* Candidates for a pair more. */
static size_t find_pairs(struct needs *n, const struct matching_level *pairs)
{
	bool *mentee = xcalloc(n->s->n_mentees, sizeof(*mentee));
	bool *mentor = xcalloc(n->s->n_mentors, sizeof(*mentor));
	size_t count;

	for (uint32_t i = 0; i < n->s->n_mentees; i++)
		mentee[i] = pairs->mentee[i] > 0;
	for (uint32_t j = 0; j < n->s->n_mentors; j++)
		mentor[j] = pairs->mentor[j] > 0;
	count = find_uncovered(n, &(struct cover){ mentee, mentor, n->minimum });
	free(mentee);
	free(mentor);
	return count;
}

/* Mentors who have fewer candidates of so many points than places: they would keep the floor down. */
static bool *find_weak(const struct needs *n, int32_t points)
{
	uint32_t *strong = xcalloc(n->s->n_mentors, sizeof(*strong));
	bool *weak = xcalloc(n->s->n_mentors, sizeof(*weak));

	for (uint32_t i = 0; i < n->s->n_mentees; i++)
		for (size_t k = 0; k < n->rows[i].n; k++)
			strong[n->rows[i].items[k].mentor] += n->rows[i].items[k].score >= points;
	for (uint32_t j = 0; j < n->s->n_mentors; j++)
		weak[j] = strong[j] < scoring_places(n->s, j);
	free(strong);
	return weak;
}

/*
 * Candidates for a higher floor: those that prove that it is not the highest, and, where there are any, the best of
 * mentors who would be in the way next, so that the floor does not rise by small steps.
 */
static size_t find_higher_floor(struct needs *n, const struct matching_certificate *c)
{
	size_t count = find_uncovered(
		n, &(struct cover){ c->floor_mentee, c->floor_mentor, c->floor + 1 });
	bool *nobody, *mentor;

	if (!count)
		return 0;
	nobody = xcalloc(n->s->n_mentees, sizeof(*nobody));
	mentor = find_weak(n, c->floor + NEXT_FLOORS * n->slack);
	for (uint32_t j = 0; j < n->s->n_mentors; j++)
		mentor[j] = !mentor[j];
	find_uncovered(n, &(struct cover){ nobody, mentor, c->floor + 1 });
	free(nobody);
	free(mentor);
	return count;
}

/* Both levels in one number: what comes first is multiplied so that the second cannot outweigh it. */
struct both_levels {
	const struct matching_level *first, *second;
	int64_t weight; /* of the first level */
	int64_t scale;  /* of a thousandth of a point */
	int64_t pair;   /* what a pair adds beside its points */
};

static struct both_levels weigh(const struct matching_certificate *c)
{
	struct both_levels l = { .first = &c->levels[0], .second = &c->levels[1] };
	bool points_first = l.first->kind == MATCHING_POINTS;

	l.weight = points_first ? POINT_FIRST : PAIR_FIRST;
	l.scale = points_first ? POINT_FIRST : 1;
	l.pair = points_first ? 1 : PAIR_FIRST;
	return l;
}

static int64_t price_of_mentor(const struct both_levels *l, uint32_t mentor)
{
	/* The prices of mentors without places are beyond all others. */
	if (l->first->mentor[mentor] > MATCHING_SCORE_MAX)
		return NOT_FOR_SALE;
	return l->weight * l->first->mentor[mentor] + l->second->mentor[mentor];
}

/* What a candidate of the mentee has to be worth. */
static int64_t asked(const struct both_levels *l, uint32_t mentee)
{
	return l->weight * l->first->mentee[mentee] + l->second->mentee[mentee] - l->pair;
}

static int32_t lowest_points(const struct needs *n, const struct matching_certificate *c)
{
	return c->floor > n->minimum ? c->floor : n->minimum;
}

/* Takes the prices over. Returns how many have fallen, and which. */
static size_t take_prices(struct needs *n, const struct both_levels *l, bool *fallen)
{
	size_t count = 0;

	for (uint32_t j = 0; j < n->s->n_mentors; j++) {
		int64_t price = price_of_mentor(l, j);

		fallen[j] = price < n->price[j];
		count += fallen[j];
		n->price[j] = price;
	}
	return count;
}

/* The prices under which is sought, and how many finds each mentee may have. */
struct market {
	const struct matching_certificate *c;
	struct both_levels l;
	size_t most;
};

static size_t seek_good(struct needs *n, struct seeker *seeker, uint32_t mentee, const void *aim)
{
	const struct market *m = aim;
	int64_t own = asked(&m->l, mentee);
	struct search_wish wish = {
		.least = own - m->l.scale * n->slack,
		.lowest = lowest_points(n, m->c),
		.most = m->most,
		.from = first_mentor(n, mentee),
		.looks = GOOD_LOOKS,
	};

	return find_worth(n, seeker, mentee, &wish, own + 1);
}

/* Good candidates that are worth more than their prices. */
static size_t find_good(struct needs *n, const struct matching_certificate *c)
{
	struct market m = { c, weigh(c), MORE_FINDS };

	for (uint32_t j = 0; j < n->s->n_mentors; j++)
		n->price[j] = price_of_mentor(&m.l, j);
	search_set_prices(&n->search, n->price, m.l.scale, NULL);
	return seek_for_all(n, seek_good, &m);
}

/* What nobody who was not found is worth more than. */
static int64_t bound_of_finds(const struct found_list *found, const struct search_wish *wish)
{
	int64_t least = INT64_MAX;

	if (found->n < wish->most)
		return wish->least - 1;
	for (size_t k = 0; k < found->n; k++)
		if (found->items[k].worth < least)
			least = found->items[k].worth;
	return least;
}

/* Looks for what the mentee asks and a little less, no more than `most`. Returns how many are worth more. */
static size_t find_asked(struct needs *n, struct seeker *seeker, const struct market *m,
			 uint32_t mentee, int64_t *bound)
{
	int64_t own = asked(&m->l, mentee);
	struct search_wish wish = {
		.least = m->most == SIZE_MAX ? own : own - m->l.scale * n->slack,
		.lowest = lowest_points(n, m->c),
		.most = m->most,
		.from = first_mentor(n, mentee),
	};
	size_t count = find_worth(n, seeker, mentee, &wish, own + 1);

	*bound = bound_of_finds(&seeker->found, &wish);
	return count;
}

/* Whether somebody outside the row may be worth what the mentee asks. */
static bool is_open(const struct needs *n, const struct both_levels *l, uint32_t mentee)
{
	return n->bound[mentee] >= asked(l, mentee);
}

static size_t seek_unless_open(struct needs *n, struct seeker *seeker, uint32_t mentee,
			       const void *aim)
{
	const struct market *m = aim;
	int64_t bound;
	size_t count;

	if (is_open(n, &m->l, mentee))
		return 0;
	count = find_asked(n, seeker, m, mentee, &bound);
	if (bound > n->bound[mentee])
		n->bound[mentee] = bound;
	return count;
}

/* Among the mentors whose price has fallen; those for whom all are to be looked at anyway wait. */
static size_t find_among_fallen(struct needs *n, const struct market *m, const bool *fallen)
{
	search_set_prices(&n->search, n->price, m->l.scale, fallen);
	return seek_for_all(n, seek_unless_open, m);
}

static size_t seek_if_open(struct needs *n, struct seeker *seeker, uint32_t mentee, const void *aim)
{
	const struct market *m = aim;

	if (!is_open(n, &m->l, mentee))
		return 0;
	return find_asked(n, seeker, m, mentee, &n->bound[mentee]);
}

static size_t find_for_open(struct needs *n, const struct market *m)
{
	search_set_prices(&n->search, n->price, m->l.scale, NULL);
	return seek_for_all(n, seek_if_open, m);
}

/*
 * The best candidates that are worth more than their prices. Where there are none, all that are worth just their prices
 * have joined in the end.
 */
static size_t find_best(struct needs *n, const struct matching_certificate *c)
{
	struct market m = { c, weigh(c), MORE_FINDS };
	bool *fallen = xcalloc(n->s->n_mentors, sizeof(*fallen));
	size_t n_fallen = take_prices(n, &m.l, fallen), count = 0;

	if (!n->bound) {
		n->bound = xcalloc(n->s->n_mentees, sizeof(*n->bound));
		for (uint32_t i = 0; i < n->s->n_mentees; i++)
			n->bound[i] = INT64_MAX;
	} else if (n_fallen) {
		count += find_among_fallen(n, &m, fallen);
	}
	free(fallen);
	count += find_for_open(n, &m);
	m.most = SIZE_MAX;
	if (!count)
		find_for_open(n, &m);
	return count;
}

/* ---- the rounds ---- */

/* Prices of what has been found so far, of one level after another. */
typedef void grow_fn(struct matching_growth *g, const struct matching_problem *p);

static void grow(const struct needs *n, struct matching_growth *g, grow_fn *level)
{
	struct matching_problem p;
	uint16_t *variant;

	build(n, &p, &variant);
	level(g, &p);
	matching_problem_release(&p);
	free(variant);
}

/* Good candidates under prices near those of a plan with most points, which are found quickly; until few join. */
static void approach(struct needs *n)
{
	struct matching_growth g;
	size_t before;

	matching_growth_init(&g, n->s->n_mentees, MATCHING_SCORE, n->minimum);
	do {
		before = n->n;
		grow(n, &g, matching_grow_roughly);
		find_good(n, &g.prices);
	} while (n->n - before > n->s->n_mentees);
	matching_growth_release(&g);
}

/* As many pairs as all candidates allow, and as good a worst pair. */
static void prove_first_levels(struct needs *n, struct matching_growth *g)
{
	const struct matching_certificate *c = &g->prices;

	if (c->objective == MATCHING_SCORE)
		return;
	do
		grow(n, g, matching_grow_pairs);
	while (find_pairs(n, &c->levels[0]));
	if (c->objective != MATCHING_FAIR)
		return;
	do
		grow(n, g, matching_grow_floor);
	while (c->floor >= 0 && find_higher_floor(n, c));
}

/*
 * Takes out of the rows what is worth much less than the prices, those of a best plan so far: its pairs stay, and
 * what is needed after all under other prices is found again.
 */
static void drop_poor(struct needs *n, const struct matching_certificate *c)
{
	struct both_levels l = weigh(c);

	n->n = 0;
	for (uint32_t i = 0; i < n->s->n_mentees; i++) {
		struct found_list *row = &n->rows[i];
		int64_t least = asked(&l, i) - KEPT_SLACKS * l.scale * n->slack;
		size_t kept = 0;

		for (size_t k = 0; k < row->n; k++) {
			const struct found *f = &row->items[k];

			if (l.scale * f->score - price_of_mentor(&l, f->mentor) >= least)
				row->items[kept++] = *f;
		}
		row->n = kept;
		n->n += kept;
	}
}

/* Nothing is known of whom the search will find under these prices: n->bound is none yet. */
static void prove_points(struct needs *n, struct matching_growth *g)
{
	grow(n, g, matching_grow_points);
	drop_poor(n, &g->prices);
	while (find_best(n, &g->prices))
		grow(n, g, matching_grow_points);
}

void scoring_needed(const struct scoring *s, enum matching_objective objective, int32_t minimum,
		    struct matching_problem *problem, uint16_t **variant,
		    struct matching_result *result)
{
	struct matching_growth g;
	struct needs n;

	needs_init(&n, s, minimum);
	matching_growth_init(&g, s->n_mentees, objective, minimum);
	find_first(&n);
	approach(&n);
	prove_first_levels(&n, &g);
	prove_points(&n, &g);
	build(&n, problem, variant);
	scoring_add_ties(s, problem);
	needs_release(&n);
	matching_grow_plan(&g, problem, result);
	matching_growth_release(&g);
}

/* ---- short lists ---- */

static size_t seek_worthy(struct needs *n, struct seeker *seeker, uint32_t mentee, const void *aim)
{
	const struct market *m = aim;
	const struct found_list *row = &n->rows[mentee];
	struct found_list *found = &seeker->found;

	found->n = 0;
	for (size_t k = 0; k < row->n; k++) {
		const struct found *f = &row->items[k];
		int64_t worth = m->l.scale * f->score - price_of_mentor(&m->l, f->mentor);

		if (f->score < lowest_points(n, m->c) || worth < asked(&m->l, mentee))
			continue;
		ALLOC_GROW(found->items, found->n + 1, found->alloc);
		found->items[found->n++] = *f;
	}
	return merge_into(&n->kept[mentee], seeker);
}

/* Candidates that are worth their prices, which nobody is worth more than: only these are in a best plan. */
static size_t keep_worthy(struct needs *n, const struct matching_certificate *c)
{
	struct market m = { c, weigh(c), SIZE_MAX };

	return seek_for_all(n, seek_worthy, &m);
}

static size_t seek_best(struct needs *n, struct seeker *seeker, uint32_t mentee, const void *aim)
{
	struct search_wish wish = { .least = ANY_WORTH, .most = *(const size_t *)aim };

	search_best(&n->search, &seeker->marks, mentee, &wish, &seeker->found);
	return merge_into(&n->kept[mentee], seeker);
}

/* Of equal ones the first by number. */
static size_t keep_best(struct needs *n, size_t most)
{
	for (uint32_t j = 0; j < n->s->n_mentors; j++)
		n->price[j] = 0;
	search_set_prices(&n->search, n->price, 1, NULL);
	return seek_for_all(n, seek_best, &most);
}

static size_t keep_needed(struct needs *n, enum matching_objective objective)
{
	struct matching_growth g;
	size_t count;

	matching_growth_init(&g, n->s->n_mentees, objective, 0);
	free(n->bound);
	n->bound = NULL;
	prove_first_levels(n, &g);
	prove_points(n, &g);
	count = keep_worthy(n, &g.prices);
	matching_growth_release(&g);
	return count;
}

void scoring_shortlist(const struct scoring *s, size_t most, struct matching_problem *problem,
		       uint16_t **variant, size_t *n_best)
{
	struct needs n;
	size_t count;

	needs_init(&n, s, 0);
	n.kept = xcalloc(s->n_mentees, sizeof(*n.kept));
	count = *n_best = keep_best(&n, most);
	find_first(&n);
	approach(&n);
	for (int objective = MATCHING_FAIR; objective <= MATCHING_SCORE; objective++)
		count += keep_needed(&n, (enum matching_objective)objective);
	build_of(&n, n.kept, count, problem, variant);
	scoring_add_ties(s, problem);
	needs_release(&n);
}

/* ---- who would rather have each other ---- */

/* Points that a mentee has to have for the mentor to want it, choices aside. */
static void price_by_worst(struct needs *n, const struct matching_problem *p, const size_t *edge)
{
	uint32_t *load = xcalloc(p->n_mentors, sizeof(*load));

	for (uint32_t j = 0; j < p->n_mentors; j++)
		n->price[j] = INT32_MAX;
	for (uint32_t i = 0; i < p->n_mentees; i++) {
		uint32_t mentor;

		if (edge[i] == MATCHING_NO_EDGE)
			continue;
		mentor = p->mentor[edge[i]];
		load[mentor]++;
		if (p->score[edge[i]] < n->price[mentor])
			n->price[mentor] = p->score[edge[i]];
	}
	for (uint32_t j = 0; j < p->n_mentors; j++)
		if (load[j] < p->capacity[j])
			n->price[j] = 0;
	free(load);
	search_set_prices(&n->search, n->price, 1, NULL);
}

struct plan {
	const struct matching_problem *problem;
	const size_t *edge;
};

/* Whom the mentee would rather have than its mentor of the plan. */
static size_t seek_rather(struct needs *n, struct seeker *seeker, uint32_t mentee, const void *aim)
{
	const struct plan *plan = aim;
	size_t edge = plan->edge[mentee];
	struct search_wish wish = {
		.lowest = edge != MATCHING_NO_EDGE ? plan->problem->score[edge] : n->minimum,
		.most = SIZE_MAX,
		.chosen = true,
	};

	return find_worth(n, seeker, mentee, &wish, ANY_WORTH);
}

size_t scoring_blocking(const struct scoring *s, const struct matching_problem *problem,
			int32_t minimum, const size_t *edge)
{
	size_t *own = xcalloc(s->n_mentees, sizeof(*own));
	struct matching_problem p;
	struct needs n;
	uint16_t *variant;
	size_t count;

	needs_init(&n, s, minimum);
	price_by_worst(&n, problem, edge);
	seek_for_all(&n, seek_rather, &(struct plan){ problem, edge });
	build(&n, &p, &variant);
	scoring_add_ties(s, &p);
	for (uint32_t i = 0; i < s->n_mentees; i++)
		own[i] = edge[i] == MATCHING_NO_EDGE
				 ? MATCHING_NO_EDGE
				 : matching_find_edge(&p, i, problem->mentor[edge[i]]);
	count = matching_blocking(&p, minimum, own, NULL, 0);
	matching_problem_release(&p);
	needs_release(&n);
	free(variant);
	free(own);
	return count;
}
