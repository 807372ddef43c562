/* shortlist.c - the few best candidates of each mentee, and whatever else a best plan may need */
#include "engine/matching/shortlist.h"

#include "engine/matching/solve.h"

struct ranked {
	int32_t score;
	size_t edge;
};

/* Higher scores first; edges of a row are in the order of the mentors. */
static int by_score(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;

	if (x->score != y->score)
		return x->score < y->score ? 1 : -1;
	return (x->edge > y->edge) - (x->edge < y->edge);
}

static void keep_best(const struct matching_problem *p, size_t n, struct matching_shortlist *list)
{
	struct ranked *ranked = NULL;
	size_t alloc = 0;

	for (uint32_t i = 0; i < p->n_mentees; i++) {
		size_t in_row = p->row[i + 1] - p->row[i], best = in_row < n ? in_row : n;

		ALLOC_GROW(ranked, in_row, alloc);
		for (size_t k = 0; k < in_row; k++)
			ranked[k] = (struct ranked){ p->score[p->row[i] + k], p->row[i] + k };
		if (best < in_row)
			qsort(ranked, in_row, sizeof(*ranked), by_score);
		for (size_t k = 0; k < best; k++)
			list->stays[ranked[k].edge] = true;
		list->n_best += best;
	}
	free(ranked);
}

/* The edges on the list as a problem of the same people. What is to be kept does not matter here. */
static void reduce(const struct matching_problem *p, const struct matching_shortlist *list,
		   struct matching_problem *few)
{
	size_t n = list->n_best + list->n_added, at = 0;

	*few = (struct matching_problem){ .n_mentees = p->n_mentees, .n_mentors = p->n_mentors };
	few->capacity = xcalloc(p->n_mentors, sizeof(*few->capacity));
	for (uint32_t j = 0; j < p->n_mentors; j++)
		few->capacity[j] = p->capacity[j];
	few->row = xcalloc(size_add(p->n_mentees, 1), sizeof(*few->row));
	few->mentor = xcalloc(n, sizeof(*few->mentor));
	few->score = xcalloc(n, sizeof(*few->score));
	for (uint32_t i = 0; i < p->n_mentees; i++) {
		for (size_t e = p->row[i]; e < p->row[i + 1]; e++) {
			if (!list->stays[e])
				continue;
			few->mentor[at] = p->mentor[e];
			few->score[at++] = p->score[e];
		}
		few->row[i + 1] = at;
	}
}

bool matching_may_be_needed(const struct matching_certificate *c, uint32_t mentee, uint32_t mentor,
			    int32_t score)
{
	if (c->floor >= 0 && score > c->floor && !c->floor_mentee[mentee] &&
	    !c->floor_mentor[mentor])
		return true;
	for (size_t k = 0; k < c->n_levels; k++) {
		const struct matching_level *level = &c->levels[k];
		int64_t adds = level->kind == MATCHING_POINTS ? score : 1;
		int64_t price = level->mentee[mentee] + level->mentor[mentor];

		if (k && c->floor >= 0 && score < c->floor)
			return false;
		if (adds != price)
			return adds > price;
	}
	return true;
}

/* Puts what the objective may need on the list; returns how many edges that were. */
static size_t add_needed(const struct matching_problem *p, enum matching_objective objective,
			 struct matching_shortlist *list)
{
	struct matching_problem few;
	struct matching_result result;
	size_t before = list->n_added;

	reduce(p, list, &few);
	matching_solve(&few, objective, 0, &result);
	for (uint32_t i = 0; i < p->n_mentees; i++)
		for (size_t e = p->row[i]; e < p->row[i + 1]; e++) {
			if (list->stays[e] || !matching_may_be_needed(&result.certificate, i,
								      p->mentor[e], p->score[e]))
				continue;
			list->stays[e] = true;
			list->n_added++;
		}
	matching_result_release(&result);
	matching_problem_release(&few);
	return list->n_added - before;
}

/* What one objective adds takes nothing from the others: their best plans stay on the list. */
void matching_shortlist(const struct matching_problem *p, size_t n, struct matching_shortlist *list)
{
	static const enum matching_objective objectives[] = { MATCHING_SCORE, MATCHING_COUNT,
							      MATCHING_FAIR };

	*list = (struct matching_shortlist){ .stays = xcalloc(matching_n_edges(p),
							      sizeof(*list->stays)) };
	keep_best(p, n, list);
	for (size_t k = 0; k < ARRAY_SIZE(objectives); k++)
		while (add_needed(p, objectives[k], list))
			;
}

void matching_shortlist_release(struct matching_shortlist *list)
{
	free(list->stays);
	memset(list, 0, sizeof(*list));
}
