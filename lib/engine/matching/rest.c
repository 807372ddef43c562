/* rest.c - what is left to match when some of it is settled */
#include "engine/matching/rest.h"

#define NEVER (-1) /* below any minimum */

static void take_places(struct matching_problem *rest, const struct matching_problem *p,
			const struct matching_settled *settled)
{
	rest->capacity = xcalloc(p->n_mentors, sizeof(*rest->capacity));
	for (uint32_t j = 0; j < p->n_mentors; j++)
		rest->capacity[j] = p->capacity[j];
	for (uint32_t i = 0; i < p->n_mentees; i++)
		if (settled->locked[i] != MATCHING_NO_EDGE)
			rest->capacity[p->mentor[settled->locked[i]]]--;
	for (uint32_t j = 0; settled->closed && j < p->n_mentors; j++)
		if (settled->closed[j])
			rest->capacity[j] = 0;
}

void matching_rest_init(struct matching_problem *rest, const struct matching_problem *p,
			const struct matching_settled *settled)
{
	*rest = *p;
	take_places(rest, p, settled);
	rest->score = xcalloc(matching_n_edges(p), sizeof(*rest->score));
	for (uint32_t i = 0; i < p->n_mentees; i++) {
		bool is_locked = settled->locked[i] != MATCHING_NO_EDGE;

		for (size_t e = p->row[i]; e < p->row[i + 1]; e++)
			rest->score[e] = is_locked || (settled->banned && settled->banned[e])
						 ? NEVER
						 : p->score[e];
	}
}

void matching_rest_release(struct matching_problem *rest)
{
	free(rest->capacity);
	free(rest->score);
	memset(rest, 0, sizeof(*rest));
}
