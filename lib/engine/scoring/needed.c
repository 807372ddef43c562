/* needed.c - the candidates that a best plan may need, without computing all candidates */
#include "engine/scoring/needed.h"

#include "engine/matching/solve.h"
#include "engine/matching/stable.h"
#include "engine/scoring/search.h"

#define FIRST_FINDS 16  /* of each mentee at the beginning */
#define FIRST_LOOKS 300 /* while the prices are far from those of the best plan, a good find does */
#define MORE_FINDS 8    /* of each mentee each time */

#define ANY_WORTH (INT64_MIN / 4)
#define NOT_FOR_SALE (INT64_MAX / 4)
/* What one comes before: a pair before any points, a point before any number of pairs. */
#define PAIR_FIRST (INT64_C(1) << 50)
#define POINT_FIRST (INT64_C(1) << 20)

struct needs {
	const struct scoring *s;
	int32_t minimum;
	int32_t slack; /* what is worth so many thousandths less than asked is taken along */
	size_t looks;  /* 0: the best finds, not only good ones */
	struct search search;
	struct found_list *rows; /* of each mentee, by mentor */
	struct found_list found, merged;
	size_t n;       /* in all rows */
	int64_t *price; /* of each mentor */
};

static void needs_init(struct needs *n, const struct scoring *s, int32_t minimum)
{
	int64_t most = 0;

	*n = (struct needs){ .s = s, .minimum = minimum };
	for (size_t c = 0; c < s->n_criteria; c++)
		most += s->criteria[c].most;
	n->slack = (int32_t)(most / 100);
	search_init(&n->search, s);
	n->rows = xcalloc(s->n_mentees, sizeof(*n->rows));
	n->price = xcalloc(s->n_mentors, sizeof(*n->price));
}

static void needs_release(struct needs *n)
{
	for (uint32_t i = 0; i < n->s->n_mentees; i++)
		free(n->rows[i].items);
	free(n->rows);
	free(n->price);
	free(n->found.items);
	free(n->merged.items);
	search_release(&n->search);
}

/* ---- rows ---- */

/* Puts what was found into the mentee's row. */
static void merge_found(struct needs *n, uint32_t mentee)
{
	struct found_list *row = &n->rows[mentee], *both = &n->merged;
	size_t a = 0, b = 0;

	both->n = 0;
	ALLOC_GROW(both->items, row->n + n->found.n, both->alloc);
	while (a < row->n || b < n->found.n) {
		bool from_row = b == n->found.n ||
				(a < row->n && row->items[a].mentor <= n->found.items[b].mentor);

		if (from_row && b < n->found.n && row->items[a].mentor == n->found.items[b].mentor)
			b++;
		both->items[both->n++] = from_row ? row->items[a++] : n->found.items[b++];
	}
	if (both->n == row->n)
		return;
	n->n += both->n - row->n;
	ALLOC_GROW(row->items, both->n, row->alloc);
	memcpy(row->items, both->items, both->n * sizeof(*row->items));
	row->n = both->n;
}

static void build(const struct needs *n, struct matching_problem *p, uint16_t **variant)
{
	const struct scoring *s = n->s;
	size_t at = 0;

	*p = (struct matching_problem){ .n_mentees = s->n_mentees, .n_mentors = s->n_mentors };
	p->capacity = xcalloc(s->n_mentors, sizeof(*p->capacity));
	for (uint32_t j = 0; j < s->n_mentors; j++)
		p->capacity[j] = scoring_places(s, j);
	p->row = xcalloc(size_add(s->n_mentees, 1), sizeof(*p->row));
	p->mentor = xcalloc(n->n, sizeof(*p->mentor));
	p->score = xcalloc(n->n, sizeof(*p->score));
	*variant = xcalloc(n->n, sizeof(**variant));
	for (uint32_t i = 0; i < s->n_mentees; i++) {
		for (size_t k = 0; k < n->rows[i].n; k++, at++) {
			p->mentor[at] = n->rows[i].items[k].mentor;
			p->score[at] = n->rows[i].items[k].score;
			(*variant)[at] = n->rows[i].items[k].variant;
		}
		p->row[i + 1] = at;
	}
}

static void solve(const struct needs *n, enum matching_objective objective,
		  struct matching_result *result)
{
	struct matching_problem p;
	uint16_t *variant;

	build(n, &p, &variant);
	matching_solve(&p, objective, n->minimum, result);
	matching_problem_release(&p);
	free(variant);
}

/* ---- finds ---- */

/* Of equal mentors another one for each mentee, so that not all want the same. */
static uint32_t first_mentor(const struct needs *n, uint32_t mentee)
{
	return n->s->n_mentors ? mentee * 2654435761U % n->s->n_mentors : 0;
}

static void find_first(struct needs *n)
{
	for (uint32_t i = 0; i < n->s->n_mentees; i++) {
		struct search_wish wish = {
			.least = ANY_WORTH,
			.lowest = n->minimum,
			.most = FIRST_FINDS,
			.from = first_mentor(n, i),
			.looks = FIRST_LOOKS,
		};

		search_best(&n->search, i, &wish, &n->found);
		merge_found(n, i);
	}
}

/* Puts what the wish finds into the mentee's row. Returns how many are worth so much. */
static size_t find_worth(struct needs *n, uint32_t mentee, const struct search_wish *wish,
			 int64_t worth)
{
	size_t count = 0;

	search_best(&n->search, mentee, wish, &n->found);
	for (size_t k = 0; k < n->found.n; k++)
		count += n->found.items[k].worth >= worth;
	merge_found(n, mentee);
	return count;
}

/* Candidates of at least `lowest` between mentees and mentors who are not covered; each of them is needed. */
static size_t find_uncovered(struct needs *n, const bool *mentee, const bool *mentor,
			     int32_t lowest)
{
	size_t count = 0;

	for (uint32_t j = 0; j < n->s->n_mentors; j++)
		n->price[j] = mentor[j] ? NOT_FOR_SALE : 0;
	search_set_prices(&n->search, n->price, 1);
	for (uint32_t i = 0; i < n->s->n_mentees; i++) {
		struct search_wish wish = {
			.lowest = lowest,
			.most = MORE_FINDS,
			.from = first_mentor(n, i),
			.looks = FIRST_LOOKS,
		};

		if (mentee[i])
			continue;
		count += find_worth(n, i, &wish, 0);
		/* No find among those few who were looked at is none only if all were. */
		wish.looks = 0;
		if (!n->found.n)
			count += find_worth(n, i, &wish, 0);
	}
	return count;
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
	count = find_uncovered(n, mentee, mentor, n->minimum);
	free(mentee);
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

static void set_prices(struct needs *n, const struct both_levels *l)
{
	for (uint32_t j = 0; j < n->s->n_mentors; j++)
		n->price[j] = l->weight * l->first->mentor[j] + l->second->mentor[j];
	search_set_prices(&n->search, n->price, l->scale);
}

/* Candidates that are worth more than their prices, the most worthy ones; with `equal` all that are worth them. */
static size_t find_priced(struct needs *n, const struct matching_certificate *c, bool equal)
{
	struct both_levels l = weigh(c);
	size_t count = 0;

	set_prices(n, &l);
	for (uint32_t i = 0; i < n->s->n_mentees; i++) {
		int64_t own = l.weight * l.first->mentee[i] + l.second->mentee[i] - l.pair;
		struct search_wish wish = {
			.least = equal ? own : own - l.scale * n->slack,
			.lowest = c->floor > n->minimum ? c->floor : n->minimum,
			.most = equal ? SIZE_MAX : MORE_FINDS,
			.from = first_mentor(n, i),
			.looks = n->looks,
		};

		count += find_worth(n, i, &wish, own + 1);
	}
	return count;
}

/* Returns how many were found that must join. */
static size_t find_more(struct needs *n, const struct matching_certificate *c)
{
	size_t count = 0;

	if (c->levels[0].kind == MATCHING_PAIRS)
		count += find_pairs(n, &c->levels[0]);
	if (c->floor >= 0)
		count += find_uncovered(n, c->floor_mentee, c->floor_mentor, c->floor + 1);
	return count + find_priced(n, c, false);
}

/* ---- the rounds ---- */

/* Solved for most points first, which is quick, until few mentees miss anybody. */
static void approach(struct needs *n)
{
	struct matching_result result;
	size_t missed;

	n->looks = FIRST_LOOKS;
	do {
		solve(n, MATCHING_SCORE, &result);
		missed = find_more(n, &result.certificate);
		matching_result_release(&result);
	} while (missed > n->s->n_mentees / 10);
	n->looks = 0;
}

/* With the candidates that were worth exactly their prices, the solver may find other prices: these must prove it, too. */
static void complete(struct needs *n, enum matching_objective objective)
{
	struct matching_result result;
	size_t missed, before;

	do {
		solve(n, objective, &result);
		missed = find_more(n, &result.certificate);
		before = n->n;
		if (!missed)
			find_priced(n, &result.certificate, true);
		matching_result_release(&result);
	} while (missed || n->n > before);
}

void scoring_needed(const struct scoring *s, enum matching_objective objective, int32_t minimum,
		    struct matching_problem *problem, uint16_t **variant)
{
	struct needs n;

	needs_init(&n, s, minimum);
	find_first(&n);
	approach(&n);
	complete(&n, objective);
	build(&n, problem, variant);
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
	search_set_prices(&n->search, n->price, 1);
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
	for (uint32_t i = 0; i < s->n_mentees; i++) {
		bool placed = edge[i] != MATCHING_NO_EDGE;
		struct search_wish wish = {
			.lowest = placed ? problem->score[edge[i]] : minimum,
			.most = SIZE_MAX,
			.chosen = true,
		};

		search_best(&n.search, i, &wish, &n.found);
		merge_found(&n, i);
	}
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
