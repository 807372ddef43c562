/* blocking.c - pairs that would break a matching up; nothing here is shared with deferred acceptance */
#include "engine/matching/stable.h"

/*
 * How a person sees an edge, as one number to compare: listed before unlisted, lower ranks first, then higher scores.
 * Equal ones are told apart by the number of the other person.
 */
static uint64_t worth(const struct matching_problem *p, const uint32_t *rank, size_t edge)
{
	uint32_t place = rank ? rank[edge] : 0;
	uint32_t from_top = place ? UINT32_MAX - place + 1 : 0;

	return (uint64_t)from_top << 32 | (uint32_t)p->score[edge];
}

/* The least wanted mentee of a mentor. */
struct worst {
	uint32_t n;
	uint64_t worth;
	uint32_t mentee;
};

static struct worst *find_worst(const struct matching_problem *p, const size_t *edge)
{
	struct worst *worst = xcalloc(p->n_mentors, sizeof(*worst));

	for (uint32_t i = 0; i < p->n_mentees; i++) {
		struct worst *w;
		uint64_t here;

		if (edge[i] == MATCHING_NO_EDGE)
			continue;
		w = &worst[p->mentor[edge[i]]];
		here = worth(p, p->mentor_rank, edge[i]);
		/* Of equal ones the later mentee is wanted less, and mentees come in order. */
		if (!w->n++ || here <= w->worth) {
			w->worth = here;
			w->mentee = i;
		}
	}
	return worst;
}

static bool mentee_prefers(const struct matching_problem *p, size_t edge, size_t own)
{
	uint64_t there, here;

	if (own == MATCHING_NO_EDGE)
		return true;
	there = worth(p, p->mentee_rank, edge);
	here = worth(p, p->mentee_rank, own);
	return there > here || (there == here && p->mentor[edge] < p->mentor[own]);
}

static bool mentor_prefers(const struct matching_problem *p, size_t edge, uint32_t mentee,
			   const struct worst *w)
{
	uint64_t there = worth(p, p->mentor_rank, edge);

	if (w->n < p->capacity[p->mentor[edge]])
		return true;
	return w->n && (there > w->worth || (there == w->worth && mentee < w->mentee));
}

size_t matching_blocking(const struct matching_problem *p, int32_t minimum, const size_t *edge,
			 size_t *blocking, size_t limit)
{
	struct worst *worst = find_worst(p, edge);
	size_t n = 0;

	for (uint32_t i = 0; i < p->n_mentees; i++) {
		for (size_t e = p->row[i]; e < p->row[i + 1]; e++) {
			if (p->score[e] < minimum || e == edge[i] ||
			    !mentee_prefers(p, e, edge[i]) ||
			    !mentor_prefers(p, e, i, &worst[p->mentor[e]]))
				continue;
			if (n < limit)
				blocking[n] = e;
			n++;
		}
	}
	free(worst);
	return n;
}
