/* wish.c - what it is to be together or apart */
#include "engine/matching/wish.h"

static uint32_t mentor_of(const struct matching_problem *p, size_t edge)
{
	return edge == MATCHING_NO_EDGE ? MATCHING_NOBODY : p->mentor[edge];
}

static bool share(const struct matching_problem *p, const struct matching_wish *wish,
		  const size_t *edge)
{
	uint32_t mentor = mentor_of(p, edge[wish->mentee]);

	if (mentor == MATCHING_NOBODY)
		return false;
	if (wish->other != MATCHING_NOBODY)
		return mentor_of(p, edge[wish->other]) == mentor;
	for (uint32_t k = 0; k < wish->n_mentors; k++)
		if (wish->mentors[k] == mentor)
			return true;
	return false;
}

bool matching_wish_is_met(const struct matching_problem *p, const struct matching_wish *wish,
			  const size_t *edge)
{
	return share(p, wish, edge) != wish->apart;
}

bool matching_wish_path(uint32_t n, const struct matching_wish *wishes, size_t n_wishes,
			uint32_t from, uint32_t to, size_t *by)
{
	uint32_t *queue = xcalloc(n, sizeof(*queue));
	size_t n_queue = 0;

	for (size_t i = 0; i < n; i++)
		by[i] = SIZE_MAX;
	queue[n_queue++] = from;
	for (size_t at = 0; at < n_queue && by[to] == SIZE_MAX; at++) {
		for (size_t k = 0; k < n_wishes; k++) {
			const struct matching_wish *wish = &wishes[k];
			uint32_t next = wish->mentee == queue[at] ? wish->other : wish->mentee;

			if (wish->apart ||
			    (wish->mentee != queue[at] && wish->other != queue[at]) ||
			    next == from || by[next] != SIZE_MAX)
				continue;
			by[next] = k;
			queue[n_queue++] = next;
		}
	}
	free(queue);
	return by[to] != SIZE_MAX;
}

uint32_t *matching_wish_groups(uint32_t n_mentees, const struct matching_wish *wishes, size_t n)
{
	uint32_t *group = xcalloc(n_mentees, sizeof(*group));
	bool changed = true;

	for (uint32_t i = 0; i < n_mentees; i++)
		group[i] = i;
	while (changed) {
		changed = false;
		for (size_t k = 0; k < n; k++) {
			uint32_t *a, *b;

			if (wishes[k].apart || wishes[k].other == MATCHING_NOBODY)
				continue;
			a = &group[wishes[k].mentee];
			b = &group[wishes[k].other];
			if (*a == *b)
				continue;
			*a = *b = *a < *b ? *a : *b;
			changed = true;
		}
	}
	return group;
}
