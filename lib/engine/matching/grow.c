/* grow.c - prices for a problem that grows */
#include "engine/matching/grow.h"

#include "engine/matching/solution.h"

void matching_growth_init(struct matching_growth *g, uint32_t n_mentees,
			  enum matching_objective objective, int32_t minimum)
{
	*g = (struct matching_growth){
		.prices = { .objective = objective, .minimum = minimum, .floor = -1 },
	};
	g->mate = xcalloc(n_mentees, sizeof(*g->mate));
	memset(g->mate, 0xff, n_mentees * sizeof(*g->mate));
}

void matching_growth_release(struct matching_growth *g)
{
	free(g->mate);
	matching_certificate_release(&g->prices);
	memset(g, 0, sizeof(*g));
}

/* Begins with the first `levels` levels of the prices and, if asked, their floor. */
static void open(struct solution *s, struct matching_growth *g, const struct matching_problem *p,
		 size_t levels, bool with_floor)
{
	struct matching_certificate before = g->prices, *c = &g->prices;

	solution_open(s, p, c, before.objective, before.minimum);
	for (; c->n_levels < levels; c->n_levels++) {
		c->levels[c->n_levels] = before.levels[c->n_levels];
		before.levels[c->n_levels] = (struct matching_level){ .mentee = NULL };
	}
	if (with_floor) {
		c->floor = before.floor;
		c->floor_mentee = before.floor_mentee;
		c->floor_mentor = before.floor_mentor;
		before.floor_mentee = before.floor_mentor = NULL;
	}
	matching_certificate_release(&before);
}

static void take_mates(struct solution *s, const struct matching_growth *g)
{
	for (uint32_t i = 0; i < s->p->n_mentees; i++)
		if (g->mate[i] != MATCHING_NOBODY)
			pairing_add(&s->m, i, g->mate[i]);
}

static void leave_mates(const struct solution *s, struct matching_growth *g)
{
	memcpy(g->mate, s->m.mate, s->p->n_mentees * sizeof(*g->mate));
}

void matching_grow_pairs(struct matching_growth *g, const struct matching_problem *p)
{
	struct solution s;

	open(&s, g, p, 0, false);
	take_mates(&s, g);
	solution_most_pairs(&s);
	solution_price_placeless(&s);
	leave_mates(&s, g);
	solution_close(&s);
}

void matching_grow_floor(struct matching_growth *g, const struct matching_problem *p)
{
	struct solution s;

	open(&s, g, p, 1, false);
	take_mates(&s, g);
	solution_floor(&s);
	solution_price_placeless(&s);
	leave_mates(&s, g);
	solution_close(&s);
}

void matching_grow_points(struct matching_growth *g, const struct matching_problem *p)
{
	struct solution s;

	if (g->prices.objective == MATCHING_SCORE) {
		open(&s, g, p, 0, false);
		solution_price(&s);
	} else {
		open(&s, g, p, 1, true);
		if (s.c->floor >= 0)
			solution_cut_below_floor(&s);
		solution_points_after_pairs(&s);
	}
	solution_price_placeless(&s);
	leave_mates(&s, g);
	solution_close(&s);
}

void matching_grow_roughly(struct matching_growth *g, const struct matching_problem *p)
{
	struct solution s;

	open(&s, g, p, 0, false);
	solution_points_roughly(&s);
	solution_price_placeless(&s);
	solution_close(&s);
}

void matching_grow_plan(struct matching_growth *g, const struct matching_problem *p,
			struct matching_result *result)
{
	struct solution s;

	memset(result, 0, sizeof(*result));
	open(&s, g, p, g->prices.n_levels, true);
	take_mates(&s, g);
	if (s.c->floor >= 0)
		solution_cut_below_floor(&s);
	solution_find_tight(&s);
	s.c = &result->certificate;
	*s.c = g->prices;
	g->prices = (struct matching_certificate){ .n_levels = 0 };
	solution_choose(&s, result);
	solution_close(&s);
}

void matching_choose_again(const struct matching_problem *p, struct matching_result *result)
{
	struct matching_growth g;

	matching_growth_init(&g, p->n_mentees, result->certificate.objective,
			     result->certificate.minimum);
	for (uint32_t i = 0; i < p->n_mentees; i++)
		if (result->edge[i] != MATCHING_NO_EDGE)
			g.mate[i] = p->mentor[result->edge[i]];
	g.prices = result->certificate;
	matching_certificate_drop_kept(&g.prices);
	result->certificate = (struct matching_certificate){ .n_levels = 0 };
	matching_result_release(result);
	matching_grow_plan(&g, p, result);
	matching_growth_release(&g);
}
