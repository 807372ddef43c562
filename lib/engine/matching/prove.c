/* prove.c - a proof from scratch; nothing here is shared with the solver */
#include "engine/matching/verify.h"

/*
 * The residual graph of the matching. Its nodes are the mentors and, behind them, "outside"; an arc is what one mentee
 * or one free place can do:
 *
 *	mentor  -> other    a mentee of the first goes to the second	adds what the new pair adds minus the old
 *	mentor  -> outside  a mentee of the mentor goes without		takes away what the pair adds
 *	outside -> mentor   a mentee without a mentor comes		adds what the pair adds
 *	mentor  -> outside  a free place takes somebody in		nothing
 *	outside -> mentor   a place stays empty			nothing
 *
 * A better plan exists exactly when some closed walk adds something. If none does, potentials exist that rise by at
 * least what each arc adds, and the potential above that of "outside" is the price of a place. Each level walks only
 * along arcs that lose nothing in the levels before it.
 */
struct proof {
	const struct matching_problem *p;
	const size_t *edge;
	int32_t least; /* edges below are not there */
	struct matching_certificate *c;
	enum matching_level_kind kind; /* of the level in work */
	uint32_t outside;
	uint32_t *load;
	uint32_t *first_member,
		*next_member; /* lists of each mentor's mentees; outside: those without */
	int64_t *potential;
	uint32_t *queue; /* a ring of nodes whose potential has risen */
	bool *queued;
	uint32_t head, n_queued;
	uint32_t *from; /* the node from which the potential was last raised */
	int64_t *by;    /* how much the arc adds */
	uint64_t raised;
};

static bool refuse(struct matching_fault *fault, enum matching_fault_kind kind, int64_t by)
{
	if (fault)
		*fault = (struct matching_fault){ kind, MATCHING_NOBODY, MATCHING_NOBODY, by };
	return false;
}

static int64_t adds(const struct proof *s, enum matching_level_kind kind, size_t edge)
{
	return kind == MATCHING_PAIRS ? 1 : s->p->score[edge];
}

/* Whether the prices of all levels so far equal what the edge adds. */
static bool loses_nothing(const struct proof *s, uint32_t mentee, size_t edge)
{
	for (size_t k = 0; k < s->c->n_levels; k++) {
		const struct matching_level *level = &s->c->levels[k];

		if (level->mentee[mentee] + level->mentor[s->p->mentor[edge]] !=
		    adds(s, level->kind, edge))
			return false;
	}
	return true;
}

static bool mentee_is_free(const struct proof *s, uint32_t mentee)
{
	for (size_t k = 0; k < s->c->n_levels; k++)
		if (s->c->levels[k].mentee[mentee])
			return false;
	return true;
}

static bool mentor_is_free(const struct proof *s, uint32_t mentor)
{
	for (size_t k = 0; k < s->c->n_levels; k++)
		if (s->c->levels[k].mentor[mentor])
			return false;
	return true;
}

static void raise(struct proof *s, uint32_t from, uint32_t to, int64_t by)
{
	uint32_t n_nodes = s->outside + 1;

	if (s->potential[from] + by <= s->potential[to])
		return;
	s->potential[to] = s->potential[from] + by;
	s->from[to] = from;
	s->by[to] = by;
	s->raised++;
	if (s->queued[to])
		return;
	s->queued[to] = true;
	s->queue[(uint32_t)(((uint64_t)s->head + s->n_queued++) % n_nodes)] = to;
}

static void relax_mentee(struct proof *s, uint32_t node, uint32_t mentee)
{
	const struct matching_problem *p = s->p;
	size_t own = s->edge[mentee];
	int64_t loss = own == MATCHING_NO_EDGE ? 0 : adds(s, s->kind, own);

	for (size_t e = p->row[mentee]; e < p->row[mentee + 1]; e++)
		if (p->score[e] >= s->least && e != own &&
		    s->potential[node] + adds(s, s->kind, e) - loss > s->potential[p->mentor[e]] &&
		    loses_nothing(s, mentee, e))
			raise(s, node, p->mentor[e], adds(s, s->kind, e) - loss);
	if (own != MATCHING_NO_EDGE && mentee_is_free(s, mentee))
		raise(s, node, s->outside, -loss);
}

static void relax(struct proof *s, uint32_t node)
{
	for (uint32_t k = s->first_member[node]; k != MATCHING_NOBODY; k = s->next_member[k])
		relax_mentee(s, node, k);
	if (node != s->outside) {
		if (s->load[node] < s->p->capacity[node])
			raise(s, node, s->outside, 0);
		return;
	}
	for (uint32_t j = 0; j < s->outside; j++)
		if (mentor_is_free(s, j))
			raise(s, node, j, 0);
}

/* What the closed walk among the arcs that raised potentials last adds; 0 when there is none. */
static int64_t gaining_walk(const struct proof *s)
{
	uint32_t n_nodes = s->outside + 1;
	uint32_t *seen = xcalloc(n_nodes, sizeof(*seen));
	int64_t gain = 0;

	for (uint32_t start = 0; start < n_nodes && !gain; start++) {
		uint32_t node = start;

		while (node != MATCHING_NOBODY && !seen[node]) {
			seen[node] = start + 1;
			node = s->from[node];
		}
		if (node == MATCHING_NOBODY || seen[node] != start + 1)
			continue;
		start = node;
		do {
			gain += s->by[node];
			node = s->from[node];
		} while (node != start);
	}
	free(seen);
	return gain;
}

/* Finds potentials for the level in work. Returns 0, or what a closed walk adds. */
static int64_t find_potentials(struct proof *s)
{
	uint32_t n_nodes = s->outside + 1;
	uint64_t next_look = n_nodes;

	s->raised = 0;
	s->head = 0;
	s->n_queued = n_nodes;
	for (uint32_t node = 0; node < n_nodes; node++) {
		s->potential[node] = 0;
		s->from[node] = MATCHING_NOBODY;
		s->queue[node] = node;
		s->queued[node] = true;
	}
	while (s->n_queued) {
		uint32_t node = s->queue[s->head];

		s->head = s->head + 1 == n_nodes ? 0 : s->head + 1;
		s->n_queued--;
		s->queued[node] = false;
		relax(s, node);
		if (s->raised >= next_look) {
			int64_t gain = gaining_walk(s);

			if (gain)
				return gain;
			next_look = s->raised + n_nodes;
		}
	}
	return 0;
}

/* Makes a level of prices out of the potentials. */
static void take_prices(struct proof *s)
{
	const struct matching_problem *p = s->p;
	struct matching_level *level = &s->c->levels[s->c->n_levels];

	level->kind = s->kind;
	level->mentee = xcalloc(p->n_mentees, sizeof(*level->mentee));
	level->mentor = xcalloc(p->n_mentors, sizeof(*level->mentor));
	for (uint32_t j = 0; j < p->n_mentors; j++)
		level->mentor[j] = s->potential[j] - s->potential[s->outside];
	for (uint32_t i = 0; i < p->n_mentees; i++)
		if (s->edge[i] != MATCHING_NO_EDGE)
			level->mentee[i] =
				adds(s, s->kind, s->edge[i]) - level->mentor[p->mentor[s->edge[i]]];
	s->c->n_levels++;
}

static bool prove_level(struct proof *s, enum matching_level_kind kind,
			struct matching_fault *fault)
{
	int64_t gain;

	s->kind = kind;
	gain = find_potentials(s);
	if (gain)
		return refuse(fault,
			      kind == MATCHING_PAIRS ? MATCHING_FAULT_FEWER_PAIRS
						     : MATCHING_FAULT_FEWER_POINTS,
			      gain);
	take_prices(s);
	return true;
}

/* ---- the floor: maximum matching above it (Hopcroft and Karp 1973) ---- */

struct layers {
	const struct matching_problem *p;
	int32_t above; /* only edges of a higher score, and of at least the minimum */
	int32_t minimum;
	uint32_t *mate;
	uint32_t *load;
	uint32_t *first, *next; /* lists of each mentor's mentees */
	uint32_t *depth;        /* of a mentor, from 1; 0: not reached */
	uint32_t *queue;
	size_t *at;       /* of a mentee: the edge at which its scan stands */
	uint32_t *member; /* of a mentor: the mentee at which its scan stands */
};

static bool is_above(const struct layers *s, size_t edge)
{
	return s->p->score[edge] > s->above && s->p->score[edge] >= s->minimum;
}

static void join(struct layers *s, uint32_t mentee, uint32_t mentor)
{
	s->mate[mentee] = mentor;
	s->next[mentee] = s->first[mentor];
	s->first[mentor] = mentee;
	s->load[mentor]++;
}

static void part(struct layers *s, uint32_t mentee)
{
	uint32_t *link = &s->first[s->mate[mentee]];

	while (*link != mentee)
		link = &s->next[*link];
	*link = s->next[mentee];
	s->load[s->mate[mentee]]--;
	s->mate[mentee] = MATCHING_NOBODY;
}

/* Layers of mentors by the length of the shortest way from a mentee without a mentor. Returns whether one has room. */
static bool layer(struct layers *s)
{
	const struct matching_problem *p = s->p;
	uint32_t n = 0, last = UINT32_MAX;

	memset(s->depth, 0, p->n_mentors * sizeof(*s->depth));
	for (uint32_t i = 0; i < p->n_mentees; i++) {
		s->at[i] = p->row[i];
		if (s->mate[i] == MATCHING_NOBODY)
			s->queue[n++] = i;
	}
	for (uint32_t k = 0; k < n; k++) {
		uint32_t i = s->queue[k], deep = 0;

		if (s->mate[i] != MATCHING_NOBODY)
			deep = s->depth[s->mate[i]];
		if (deep >= last)
			break;
		for (size_t e = p->row[i]; e < p->row[i + 1]; e++) {
			uint32_t j = p->mentor[e];

			if (!is_above(s, e) || s->depth[j])
				continue;
			s->depth[j] = deep + 1;
			s->member[j] = s->first[j];
			if (s->load[j] < p->capacity[j])
				last = deep + 1;
			for (uint32_t m = s->first[j]; m != MATCHING_NOBODY; m = s->next[m])
				s->queue[n++] = m;
		}
	}
	return last != UINT32_MAX;
}

/*
 * One way down the layers from a mentee without a mentor; walk[] holds the mentees on it. Everybody on it moves on to
 * the mentor that it stands at.
 */
static bool descend(struct layers *s, uint32_t source, uint32_t *walk)
{
	const struct matching_problem *p = s->p;
	uint32_t n = 1;

	walk[0] = source;
	while (n) {
		uint32_t i = walk[n - 1], j;
		uint32_t deep = s->mate[i] == MATCHING_NOBODY ? 0 : s->depth[s->mate[i]];

		if (s->at[i] == p->row[i + 1]) {
			n--;
			continue;
		}
		j = p->mentor[s->at[i]];
		if (!is_above(s, s->at[i]) || s->depth[j] != deep + 1) {
			s->at[i]++;
			continue;
		}
		if (s->load[j] < p->capacity[j])
			break;
		if (s->member[j] == MATCHING_NOBODY) {
			s->at[i]++;
			continue;
		}
		walk[n] = s->member[j];
		s->member[j] = s->next[s->member[j]];
		n++;
	}
	for (uint32_t k = n; k--;) {
		uint32_t i = walk[k];

		if (s->mate[i] != MATCHING_NOBODY)
			part(s, i);
		join(s, i, p->mentor[s->at[i]]);
		s->at[i] = p->row[i + 1];
	}
	return n > 0;
}

/* Adds pairs until no more can be added; returns how many there are. */
static uint32_t fill_up(struct layers *s)
{
	uint32_t *walk = xcalloc(size_add(s->p->n_mentees, 1), sizeof(*walk));
	uint32_t pairs = 0;

	while (layer(s))
		for (uint32_t i = 0; i < s->p->n_mentees; i++)
			if (s->mate[i] == MATCHING_NOBODY)
				descend(s, i, walk);
	for (uint32_t i = 0; i < s->p->n_mentees; i++)
		pairs += s->mate[i] != MATCHING_NOBODY;
	free(walk);
	return pairs;
}

static void layers_init(struct layers *s, const struct proof *proof, int32_t minimum, int32_t above)
{
	const struct matching_problem *p = proof->p;

	*s = (struct layers){ .p = p, .above = above, .minimum = minimum };
	s->mate = xcalloc(p->n_mentees, sizeof(*s->mate));
	s->next = xcalloc(p->n_mentees, sizeof(*s->next));
	s->queue = xcalloc(p->n_mentees, sizeof(*s->queue));
	s->at = xcalloc(p->n_mentees, sizeof(*s->at));
	s->load = xcalloc(p->n_mentors, sizeof(*s->load));
	s->first = xcalloc(p->n_mentors, sizeof(*s->first));
	s->depth = xcalloc(p->n_mentors, sizeof(*s->depth));
	s->member = xcalloc(p->n_mentors, sizeof(*s->member));
	memset(s->mate, 0xff, p->n_mentees * sizeof(*s->mate));
	memset(s->first, 0xff, p->n_mentors * sizeof(*s->first));
	for (uint32_t i = 0; i < p->n_mentees; i++)
		if (proof->edge[i] != MATCHING_NO_EDGE && is_above(s, proof->edge[i]))
			join(s, i, p->mentor[proof->edge[i]]);
}

static void layers_release(struct layers *s)
{
	free(s->mate);
	free(s->next);
	free(s->queue);
	free(s->at);
	free(s->load);
	free(s->first);
	free(s->depth);
	free(s->member);
}

/* After a last, failed layering: what it reached of the mentors and did not reach of the mentees covers all edges. */
static void mark_cover(const struct layers *s, struct matching_certificate *c)
{
	c->floor_mentee = xcalloc(s->p->n_mentees, sizeof(*c->floor_mentee));
	c->floor_mentor = xcalloc(s->p->n_mentors, sizeof(*c->floor_mentor));
	for (uint32_t j = 0; j < s->p->n_mentors; j++)
		c->floor_mentor[j] = s->depth[j];
	for (uint32_t i = 0; i < s->p->n_mentees; i++)
		c->floor_mentee[i] = s->mate[i] != MATCHING_NOBODY && !s->depth[s->mate[i]];
}

/* The worst score of a matching as large, all of whose pairs are above the floor. */
static int32_t worst_of(const struct layers *s)
{
	int32_t worst = MATCHING_SCORE_MAX;

	for (uint32_t i = 0; i < s->p->n_mentees; i++) {
		size_t e;

		if (s->mate[i] == MATCHING_NOBODY)
			continue;
		e = matching_find_edge(s->p, i, s->mate[i]);
		worst = s->p->score[e] < worst ? s->p->score[e] : worst;
	}
	return worst;
}

static bool prove_floor(struct proof *s, int32_t minimum, struct matching_fault *fault)
{
	struct matching_summary sum = matching_summarise(s->p, s->edge);
	int32_t better = -1;
	struct layers layers;

	if (!sum.pairs)
		return true;
	layers_init(&layers, s, minimum, sum.floor);
	while (fill_up(&layers) == sum.pairs) {
		better = worst_of(&layers);
		layers.above = better;
		for (uint32_t i = 0; i < s->p->n_mentees; i++)
			if (layers.mate[i] != MATCHING_NOBODY &&
			    s->p->score[matching_find_edge(s->p, i, layers.mate[i])] <= better)
				part(&layers, i);
	}
	if (better < 0) {
		mark_cover(&layers, s->c);
		s->c->floor = s->least = sum.floor;
	}
	layers_release(&layers);
	return better < 0 || refuse(fault, MATCHING_FAULT_LOWER_FLOOR, better);
}

/* ---- all levels ---- */

static void proof_init(struct proof *s, uint32_t n_mentees, uint32_t n_mentors)
{
	uint32_t n_nodes = n_mentors + 1;

	s->outside = n_mentors;
	s->load = xcalloc(n_nodes, sizeof(*s->load));
	s->first_member = xcalloc(n_nodes, sizeof(*s->first_member));
	s->next_member = xcalloc(n_mentees, sizeof(*s->next_member));
	s->potential = xcalloc(n_nodes, sizeof(*s->potential));
	s->queue = xcalloc(n_nodes, sizeof(*s->queue));
	s->queued = xcalloc(n_nodes, sizeof(*s->queued));
	s->from = xcalloc(n_nodes, sizeof(*s->from));
	s->by = xcalloc(n_nodes, sizeof(*s->by));
	memset(s->first_member, 0xff, n_nodes * sizeof(*s->first_member));
	for (uint32_t i = n_mentees; i--;) {
		uint32_t node =
			s->edge[i] == MATCHING_NO_EDGE ? s->outside : s->p->mentor[s->edge[i]];

		s->next_member[i] = s->first_member[node];
		s->first_member[node] = i;
		s->load[node]++;
	}
}

static void proof_release(struct proof *s)
{
	free(s->load);
	free(s->first_member);
	free(s->next_member);
	free(s->potential);
	free(s->queue);
	free(s->queued);
	free(s->from);
	free(s->by);
}

static bool prove_levels(struct proof *s, struct matching_fault *fault)
{
	switch (s->c->objective) {
	case MATCHING_FAIR:
		return prove_level(s, MATCHING_PAIRS, fault) &&
		       prove_floor(s, s->c->minimum, fault) &&
		       prove_level(s, MATCHING_POINTS, fault);
	case MATCHING_COUNT:
		return prove_level(s, MATCHING_PAIRS, fault) &&
		       prove_level(s, MATCHING_POINTS, fault);
	case MATCHING_SCORE:
		return prove_level(s, MATCHING_POINTS, fault) &&
		       prove_level(s, MATCHING_PAIRS, fault);
	}
	BUG("objective %d", (int)s->c->objective);
}

bool matching_prove(const struct matching_problem *p, enum matching_objective objective,
		    int32_t minimum, const size_t *edge, struct matching_certificate *proof,
		    struct matching_fault *fault)
{
	struct matching_certificate c = { .objective = objective, .minimum = minimum, .floor = -1 };
	struct proof s = { .p = p, .edge = edge, .least = minimum, .c = &c };
	bool good;

	if (!matching_feasible(p, minimum, edge, fault))
		return false;
	proof_init(&s, p->n_mentees, p->n_mentors);
	good = prove_levels(&s, fault);
	proof_release(&s);
	if (!good || !proof) {
		matching_certificate_release(&c);
	} else {
		*proof = c;
	}
	if (good && fault)
		*fault = (struct matching_fault){ MATCHING_SOUND, MATCHING_NOBODY, MATCHING_NOBODY,
						  0 };
	return good;
}
