/*
 * instances.h - invented problems for the benches: people with topics,
 * interests, a class and a time of waiting, from which scores follow with many
 * ties, as they do in schools. The generator is seeded, so figures of two runs
 * can be compared.
 */
#ifndef BENCH_INSTANCES_H
#define BENCH_INSTANCES_H

#include "base/util.h"

#include "engine/matching/problem.h"

struct instance {
	const char *name;
	uint32_t mentees, mentors;
	uint32_t permille;   /* density; 0: `candidates` each */
	uint32_t candidates; /* of each mentee */
	uint32_t most_places;
	uint32_t zone; /* candidates are among so many neighbours; 0: among all */
	bool by_name_only;
};

static const struct instance instances[] = {
	{ "school", 60, 25, 300, 0, 3, 0, false },
	{ "s1", 100, 40, 10, 0, 4, 0, false },
	{ "s10", 100, 40, 100, 0, 4, 0, false },
	{ "s100", 100, 40, 1000, 0, 4, 0, false },
	{ "m1", 1000, 400, 10, 0, 4, 0, false },
	{ "m10", 1000, 400, 100, 0, 4, 0, false },
	{ "m100", 1000, 400, 1000, 0, 4, 0, false },
	{ "l1", 10000, 4000, 10, 0, 4, 0, false },
	{ "l1short", 10000, 4000, 10, 0, 3, 0, false },
	{ "l1zone", 10000, 4000, 0, 40, 4, 80, false },
	{ "l10", 10000, 4000, 100, 0, 4, 0, false },
	{ "l100", 10000, 4000, 1000, 0, 4, 0, true },
	{ "d5", 5000, 5000, 1000, 0, 1, 0, false },
	{ "x24", 100000, 40000, 0, 24, 4, 0, false },
	{ "x24zone", 100000, 40000, 0, 24, 4, 200, false },
	{ "xx24", 1000000, 400000, 0, 24, 4, 0, true },
};

/* ---- invented people ---- */

static uint64_t state;

static uint32_t below(uint32_t n)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (uint32_t)(((state >> 32) * n) >> 32);
}

struct person {
	uint32_t topics, interests; /* sets */
	int class;
	int waiting;
};

static struct person *invent(uint32_t n, int topics)
{
	struct person *people = xcalloc(n, sizeof(*people));

	for (uint32_t i = 0; i < n; i++) {
		for (int k = 0; k < topics; k++)
			people[i].topics |= 1U << below(20);
		for (int k = 0; k < 4; k++)
			people[i].interests |= 1U << below(12);
		people[i].class = 1 + (int)below(11);
		people[i].waiting = (int)below(30);
	}
	return people;
}

static int bits(uint32_t set)
{
	int n = 0;

	for (; set; set &= set - 1)
		n++;
	return n;
}

static int32_t points(const struct person *mentee, const struct person *mentor)
{
	int gap = abs(mentee->class - mentor->class);
	int score = 300 * bits(mentee->topics & mentor->topics) +
		    60 * bits(mentee->interests & mentor->interests) +
		    (gap < 5 ? 200 - 40 * gap : 0) + 3 * mentee->waiting;

	return (score > 1000 ? 1000 : score) * MATCHING_POINT;
}

static int by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

/* Writes the candidates of a mentee, ascending, and returns how many there are.
 * mark[] tells who is one already. */
static uint32_t choose_candidates(const struct instance *in, uint32_t mentee, uint32_t *mark,
				  uint32_t *candidate)
{
	uint32_t centre = (uint32_t)((uint64_t)mentee * in->mentors / in->mentees);
	uint32_t n = 0;

	if (in->permille) {
		for (uint32_t j = 0; j < in->mentors; j++)
			if (in->permille == 1000 || below(1000) < in->permille)
				candidate[n++] = j;
		return n;
	}
	while (n < in->candidates) {
		uint32_t j =
			in->zone ? (centre + below(in->zone)) % in->mentors : below(in->mentors);

		if (mark[j] == mentee)
			continue;
		mark[j] = mentee;
		candidate[n++] = j;
	}
	qsort(candidate, n, sizeof(*candidate), by_number);
	return n;
}

static void generate(struct matching_problem *p, const struct instance *in)
{
	struct person *mentees, *mentors;
	uint32_t *mark = xcalloc(in->mentors, sizeof(*mark));
	uint32_t *candidate = xcalloc(in->mentors, sizeof(*candidate));
	size_t n = 0, alloc_mentor = 0, alloc_score = 0;

	state = 20211125;
	mentees = invent(in->mentees, 1);
	mentors = invent(in->mentors, 3);
	memset(p, 0, sizeof(*p));
	p->n_mentees = in->mentees;
	p->n_mentors = in->mentors;
	p->capacity = xcalloc(in->mentors, sizeof(*p->capacity));
	p->row = xcalloc(in->mentees + 1, sizeof(*p->row));
	memset(mark, 0xff, in->mentors * sizeof(*mark));
	for (uint32_t j = 0; j < in->mentors; j++)
		p->capacity[j] = 1 + below(in->most_places);
	for (uint32_t i = 0; i < in->mentees; i++) {
		uint32_t n_candidates = choose_candidates(in, i, mark, candidate);

		ALLOC_GROW(p->mentor, n + n_candidates, alloc_mentor);
		ALLOC_GROW(p->score, n + n_candidates, alloc_score);
		for (uint32_t k = 0; k < n_candidates; k++, n++) {
			p->mentor[n] = candidate[k];
			p->score[n] = points(&mentees[i], &mentors[candidate[k]]);
		}
		p->row[i + 1] = n;
	}
	free(mentees);
	free(mentors);
	free(mark);
	free(candidate);
}

#endif
