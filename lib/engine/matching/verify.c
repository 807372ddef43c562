/* verify.c - checks of matchings; nothing here is shared with the solver */
#include "engine/matching/verify.h"

static bool fail(struct matching_fault *fault, enum matching_fault_kind kind, uint32_t mentee,
		 uint32_t mentor, int64_t better)
{
	if (fault)
		*fault = (struct matching_fault){ kind, mentee, mentor, better };
	return false;
}

static bool sound(struct matching_fault *fault)
{
	if (fault)
		*fault = (struct matching_fault){ MATCHING_SOUND, MATCHING_NOBODY, MATCHING_NOBODY,
						  0 };
	return true;
}

/* How many mentees each mentor has. Only of edges known to be of their rows. */
static uint32_t *count_loads(const struct matching_problem *p, const size_t *edge)
{
	uint32_t *load = xcalloc(p->n_mentors, sizeof(*load));

	for (uint32_t i = 0; i < p->n_mentees; i++)
		if (edge[i] != MATCHING_NO_EDGE)
			load[p->mentor[edge[i]]]++;
	return load;
}

bool matching_feasible(const struct matching_problem *p, int32_t minimum, const size_t *edge,
		       struct matching_fault *fault)
{
	uint32_t over = MATCHING_NOBODY;
	uint32_t *load;

	for (uint32_t i = 0; i < p->n_mentees; i++) {
		if (edge[i] == MATCHING_NO_EDGE)
			continue;
		if (edge[i] < p->row[i] || edge[i] >= p->row[i + 1])
			return fail(fault, MATCHING_FAULT_EDGE, i, MATCHING_NOBODY, 0);
		if (p->score[edge[i]] < minimum)
			return fail(fault, MATCHING_FAULT_MINIMUM, i, p->mentor[edge[i]], 0);
	}
	load = count_loads(p, edge);
	for (uint32_t j = 0; j < p->n_mentors && over == MATCHING_NOBODY; j++)
		if (load[j] > p->capacity[j])
			over = j;
	free(load);
	if (over != MATCHING_NOBODY)
		return fail(fault, MATCHING_FAULT_CAPACITY, MATCHING_NOBODY, over, 0);
	return sound(fault);
}

struct matching_summary matching_summarise(const struct matching_problem *p, const size_t *edge)
{
	struct matching_summary s = { .floor = -1 };

	for (uint32_t i = 0; i < p->n_mentees; i++) {
		if (edge[i] == MATCHING_NO_EDGE)
			continue;
		s.pairs++;
		s.points += p->score[edge[i]];
		s.kept += p->keep && p->keep[edge[i]];
		if (s.floor < 0 || p->score[edge[i]] < s.floor)
			s.floor = p->score[edge[i]];
	}
	return s;
}

/* ---- with a certificate ---- */

static int64_t edge_adds(const struct matching_problem *p, enum matching_level_kind kind,
			 size_t edge)
{
	switch (kind) {
	case MATCHING_PAIRS:
		return 1;
	case MATCHING_POINTS:
		return p->score[edge];
	case MATCHING_KEEP:
		return p->keep && p->keep[edge];
	}
	BUG("level of kind %d", (int)kind);
}

static bool right_shape(const struct matching_certificate *c, uint32_t pairs)
{
	bool by_score = c->objective == MATCHING_SCORE;

	if (c->n_levels < 2 || c->n_levels > 3)
		return false;
	if (c->levels[by_score].kind != MATCHING_PAIRS ||
	    c->levels[!by_score].kind != MATCHING_POINTS)
		return false;
	if (c->n_levels == 3 && c->levels[2].kind != MATCHING_KEEP)
		return false;
	return (c->floor >= 0) == (c->objective == MATCHING_FAIR && pairs > 0);
}

/* Sign of a person's price, levels compared lexicographically. */
static int price_sign(const struct matching_certificate *c, uint32_t mentee, uint32_t mentor)
{
	for (size_t k = 0; k < c->n_levels; k++) {
		int64_t price = mentee != MATCHING_NOBODY ? c->levels[k].mentee[mentee]
							  : c->levels[k].mentor[mentor];

		if (price)
			return price > 0 ? 1 : -1;
	}
	return 0;
}

/* Sign of the prices of an edge's ends minus what it adds, in the first `n_levels` levels. */
static int excess_sign(const struct matching_problem *p, const struct matching_certificate *c,
		       size_t n_levels, uint32_t mentee, size_t edge)
{
	for (size_t k = 0; k < n_levels; k++) {
		int64_t u = c->levels[k].mentee[mentee], v = c->levels[k].mentor[p->mentor[edge]];
		int64_t adds = edge_adds(p, c->levels[k].kind, edge);

		if (u != adds - v)
			return u > adds - v ? 1 : -1;
	}
	return 0;
}

static bool check_people(const struct matching_problem *p, const size_t *edge,
			 const struct matching_certificate *c, struct matching_fault *fault)
{
	uint32_t *load = count_loads(p, edge);
	bool good = true;

	for (uint32_t i = 0; i < p->n_mentees && good; i++) {
		int sign = price_sign(c, i, MATCHING_NOBODY);

		if (sign < 0)
			good = fail(fault, MATCHING_FAULT_NEGATIVE, i, MATCHING_NOBODY, 0);
		else if (sign > 0 && edge[i] == MATCHING_NO_EDGE)
			good = fail(fault, MATCHING_FAULT_IDLE, i, MATCHING_NOBODY, 0);
	}
	for (uint32_t j = 0; j < p->n_mentors && good; j++) {
		int sign = price_sign(c, MATCHING_NOBODY, j);

		if (sign < 0)
			good = fail(fault, MATCHING_FAULT_NEGATIVE, MATCHING_NOBODY, j, 0);
		else if (sign > 0 && load[j] < p->capacity[j])
			good = fail(fault, MATCHING_FAULT_IDLE, MATCHING_NOBODY, j, 0);
	}
	free(load);
	return good;
}

static bool check_edges(const struct matching_problem *p, const size_t *edge,
			const struct matching_certificate *c, struct matching_fault *fault)
{
	for (uint32_t i = 0; i < p->n_mentees; i++) {
		for (size_t e = p->row[i]; e < p->row[i + 1]; e++) {
			size_t n_levels = c->n_levels;

			if (p->score[e] < c->minimum)
				continue;
			if (c->floor >= 0 && p->score[e] < c->floor)
				n_levels = 1;
			if (excess_sign(p, c, n_levels, i, e) < 0)
				return fail(fault, MATCHING_FAULT_PRICE, i, p->mentor[e], 0);
		}
		if (edge[i] != MATCHING_NO_EDGE && excess_sign(p, c, c->n_levels, i, edge[i]) > 0)
			return fail(fault, MATCHING_FAULT_SLACK, i, p->mentor[edge[i]], 0);
	}
	return true;
}

static bool check_floor(const struct matching_problem *p, const struct matching_certificate *c,
			const struct matching_summary *sum, struct matching_fault *fault)
{
	uint64_t places = 0;

	if (sum->floor != c->floor)
		return fail(fault, MATCHING_FAULT_FLOOR, MATCHING_NOBODY, MATCHING_NOBODY, 0);
	for (uint32_t i = 0; i < p->n_mentees; i++)
		places += c->floor_mentee[i];
	for (uint32_t j = 0; j < p->n_mentors; j++)
		places += c->floor_mentor[j] ? p->capacity[j] : 0;
	if (places >= sum->pairs)
		return fail(fault, MATCHING_FAULT_FLOOR_COVER, MATCHING_NOBODY, MATCHING_NOBODY, 0);
	for (uint32_t i = 0; i < p->n_mentees; i++)
		for (size_t e = p->row[i]; e < p->row[i + 1]; e++)
			if (p->score[e] > c->floor && p->score[e] >= c->minimum &&
			    !c->floor_mentee[i] && !c->floor_mentor[p->mentor[e]])
				return fail(fault, MATCHING_FAULT_FLOOR_EDGE, i, p->mentor[e], 0);
	return true;
}

bool matching_certified(const struct matching_problem *p, const size_t *edge,
			const struct matching_certificate *c, struct matching_fault *fault)
{
	struct matching_summary sum;

	if (!matching_feasible(p, c->minimum, edge, fault))
		return false;
	sum = matching_summarise(p, edge);
	if (!right_shape(c, sum.pairs))
		return fail(fault, MATCHING_FAULT_SHAPE, MATCHING_NOBODY, MATCHING_NOBODY, 0);
	if (c->floor >= 0 && !check_floor(p, c, &sum, fault))
		return false;
	if (!check_people(p, edge, c, fault) || !check_edges(p, edge, c, fault))
		return false;
	return sound(fault);
}

bool matching_is_better(enum matching_objective objective, const struct matching_summary *a,
			const struct matching_summary *b)
{
	if (objective == MATCHING_SCORE)
		return a->points != b->points ? a->points > b->points : a->pairs > b->pairs;
	if (a->pairs != b->pairs)
		return a->pairs > b->pairs;
	if (objective == MATCHING_FAIR && a->floor != b->floor)
		return a->floor > b->floor;
	return a->points > b->points;
}
