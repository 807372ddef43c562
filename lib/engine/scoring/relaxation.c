/* relaxation.c - which single thing, if it were otherwise, would give a mentee a pair */
#include "engine/scoring/relaxation.h"

#include "engine/matching/nearby.h"

/* More plans than this are not tried; those with the most points for the pair go first. */
#define MOST_TRIED 40

static const uint64_t never = REFUSAL_BIT(REFUSAL_SELF) | REFUSAL_BIT(REFUSAL_LEFT) |
			      REFUSAL_BIT(REFUSAL_INACTIVE_FORM) | REFUSAL_BIT(REFUSAL_FORM_KINDS) |
			      REFUSAL_BIT(REFUSAL_EXCLUDED) | REFUSAL_BIT(REFUSAL_ALREADY_PAIRED) |
			      REFUSAL_BIT(REFUSAL_SAME_MENTOR) | REFUSAL_BIT(REFUSAL_REMATCH) |
			      REFUSAL_BIT(REFUSAL_REJECTED) | REFUSAL_BIT(REFUSAL_MIN_AGE);

/* What program.yaml asks of the two by principle: lifted last. */
static const uint64_t hard = REFUSAL_BIT(REFUSAL_CATEGORY) | REFUSAL_BIT(REFUSAL_TYPE) |
			     REFUSAL_BIT(REFUSAL_EXPERIENCE_MAX) |
			     REFUSAL_BIT(REFUSAL_EXPERIENCE_MIN) | REFUSAL_BIT(REFUSAL_CLASS_GAP) |
			     REFUSAL_BIT(REFUSAL_SAME_SUBJECT) | REFUSAL_BIT(REFUSAL_SAME_SEX) |
			     REFUSAL_BIT(REFUSAL_MENTEE_LIMIT);

/* A rule that could be lifted, and the points of the best pair that the mentee could have then. */
struct idea {
	struct relaxation r;
	int32_t points;
};

struct ideas {
	struct idea *items;
	size_t n, alloc;
};

/* Who is to get a pair, and in which plan. */
struct wish {
	enum matching_objective objective;
	int32_t minimum;
	uint32_t mentee;
};

/* A new candidate. */
struct extra {
	uint32_t mentee, mentor;
	int32_t score;
	uint16_t variant;
};

struct extras {
	struct extra *items;
	size_t n, alloc;
};

static bool is_single(uint64_t bits)
{
	return bits && !(bits & (bits - 1));
}

static enum refusal_rule rule_of(uint64_t bit)
{
	enum refusal_rule rule = 0;

	while (bit != REFUSAL_BIT(rule))
		rule++;
	return rule;
}

/* On whose side a rule of the two lies: an empty cell is the mentee's where the mentee's is empty. */
static enum side side_of(const struct scoring *s, uint32_t mentee, enum refusal_rule rule)
{
	const struct traits *t = &s->e->mentees[s->mentees[mentee]];

	if ((rule == REFUSAL_MISSING_CLASS && !t->class_number) ||
	    (rule == REFUSAL_MISSING_SUBJECTS && !t->subjects.n) ||
	    (rule == REFUSAL_MISSING_SEX && !t->sex))
		return SIDE_MENTEE;
	return SIDE_BOTH;
}

static void add_idea(struct ideas *ideas, enum refusal_rule rule, enum side side, uint32_t mentor,
		     int32_t points)
{
	if (side == SIDE_MENTEE)
		mentor = MATCHING_NOBODY;
	for (size_t i = 0; i < ideas->n; i++) {
		struct idea *same = &ideas->items[i];

		if (same->r.rule != rule || same->r.side != side || same->r.mentor != mentor)
			continue;
		if (points > same->points)
			same->points = points;
		return;
	}
	ALLOC_GROW(ideas->items, ideas->n + 1, ideas->alloc);
	ideas->items[ideas->n++] =
		(struct idea){ { .rule = rule, .side = side, .mentor = mentor }, points };
}

/* Where a single rule stands between the mentee and this mentor. */
static void think_of(const struct scoring *s, uint32_t mentee, uint32_t mentor, struct ideas *ideas)
{
	size_t m = s->mentors[mentor], e = s->mentees[mentee];

	for (size_t v = 0; v < s->e->n_variants; v++) {
		uint64_t of_mentor, of_mentee, of_both, bits;
		enum refusal_rule rule;

		if (!s->allowed[v])
			continue;
		of_mentor = eligibility_mentor_bits(s->e, m, v);
		of_mentee = eligibility_mentee_bits(s->e, e, v);
		of_both = eligibility_pair_bits(s->e, m, e, v);
		bits = of_mentor | of_mentee | of_both;
		if (!is_single(bits) || (bits & never) || (of_mentor & of_mentee))
			continue;
		rule = rule_of(bits);
		add_idea(ideas, rule,
			 of_mentor   ? SIDE_MENTOR
			 : of_mentee ? SIDE_MENTEE
				     : side_of(s, mentee, rule),
			 mentor, scoring_points(s, m, e, v, NULL));
	}
}

static int compare_ideas(const void *a, const void *b)
{
	const struct idea *x = a, *y = b;

	if (x->points != y->points)
		return x->points > y->points ? -1 : 1;
	if (x->r.rule != y->r.rule)
		return x->r.rule < y->r.rule ? -1 : 1;
	return (x->r.mentor > y->r.mentor) - (x->r.mentor < y->r.mentor);
}

/* ---- the problem under a relaxation ---- */

/* Whether the relaxation lifts the only rules that forbid the two in this variant. */
static bool lifts(const struct scoring *s, const struct relaxation *r, uint32_t mentee,
		  uint32_t mentor, size_t v)
{
	size_t m = s->mentors[mentor], e = s->mentees[mentee];
	uint64_t of_mentor = eligibility_mentor_bits(s->e, m, v);
	uint64_t of_mentee = eligibility_mentee_bits(s->e, e, v);
	uint64_t of_both = eligibility_pair_bits(s->e, m, e, v);
	uint64_t bit = REFUSAL_BIT(r->rule);

	if (r->side == SIDE_MENTOR)
		of_mentor &= ~bit;
	else if (r->side == SIDE_MENTEE && r->rule < REFUSAL_MISSING_CLASS)
		of_mentee &= ~bit;
	else
		of_both &= ~bit;
	return !(of_mentor | of_mentee | of_both);
}

static void add_extra(const struct scoring *s, const struct relaxation *r, uint32_t mentee,
		      uint32_t mentor, struct extras *extras)
{
	struct extra best = { mentee, mentor, -1, 0 };

	for (size_t v = 0; v < s->e->n_variants; v++) {
		int32_t points;

		if (!s->allowed[v] || !lifts(s, r, mentee, mentor, v))
			continue;
		points = scoring_points(s, s->mentors[mentor], s->mentees[mentee], v, NULL);
		if (points > best.score) {
			best.score = points;
			best.variant = (uint16_t)v;
		}
	}
	if (best.score < 0)
		return;
	ALLOC_GROW(extras->items, extras->n + 1, extras->alloc);
	extras->items[extras->n++] = best;
}

/* All pairs that the relaxation makes possible (some of them may have been so before), by mentee and mentor. */
static void list_extras(const struct scoring *s, const struct relaxation *r, uint32_t mentee,
			struct extras *extras)
{
	extras->n = 0;
	if (r->side == SIDE_MENTEE)
		for (uint32_t mentor = 0; mentor < s->n_mentors; mentor++)
			add_extra(s, r, mentee, mentor, extras);
	else if (r->side == SIDE_MENTOR)
		for (uint32_t other = 0; other < s->n_mentees; other++)
			add_extra(s, r, other, r->mentor, extras);
	else
		add_extra(s, r, mentee, r->mentor, extras);
}

static void put_edge(struct matching_problem *p, uint16_t *variant, size_t at,
		     const struct extra *edge)
{
	p->mentor[at] = edge->mentor;
	p->score[at] = edge->score;
	variant[at] = edge->variant;
}

/* The problem with these candidates beside or in place of its own; ties do not matter here. */
static void add_to_problem(const struct matching_problem *from, const uint16_t *variant,
			   const struct extras *extras, struct matching_problem *to,
			   uint16_t **to_variant)
{
	size_t most = matching_n_edges(from) + extras->n, n = 0, next = 0;

	*to = (struct matching_problem){ .n_mentees = from->n_mentees,
					 .n_mentors = from->n_mentors };
	to->row = xcalloc((size_t)from->n_mentees + 1, sizeof(*to->row));
	to->mentor = xcalloc(most, sizeof(*to->mentor));
	to->score = xcalloc(most, sizeof(*to->score));
	*to_variant = xcalloc(most, sizeof(**to_variant));
	to->capacity = xcalloc(from->n_mentors, sizeof(*to->capacity));
	for (uint32_t i = 0; i < from->n_mentors; i++)
		to->capacity[i] = from->capacity[i];
	for (uint32_t i = 0; i < from->n_mentees; i++) {
		size_t edge = from->row[i], end = from->row[i + 1];

		while (edge < end || (next < extras->n && extras->items[next].mentee == i)) {
			const struct extra *extra =
				next < extras->n && extras->items[next].mentee == i
					? &extras->items[next]
					: NULL;
			struct extra own = { i, UINT32_MAX, 0, 0 };

			if (edge < end)
				own = (struct extra){ i, from->mentor[edge], from->score[edge],
						      variant[edge] };
			if (extra && extra->mentor <= own.mentor) {
				put_edge(to, *to_variant, n++, extra);
				edge += extra->mentor == own.mentor;
				next++;
			} else {
				put_edge(to, *to_variant, n++, &own);
				edge++;
			}
		}
		to->row[i + 1] = n;
	}
}

/* The mentor of the mentee's row with the most points, of those equal the first. */
static uint32_t best_mentor(const struct matching_problem *p, uint32_t mentee)
{
	uint32_t best = MATCHING_NOBODY;
	int32_t most = -1;

	for (size_t edge = p->row[mentee]; edge < p->row[mentee + 1]; edge++)
		if (p->score[edge] > most) {
			most = p->score[edge];
			best = p->mentor[edge];
		}
	return best;
}

/* The changed problem and what the idea makes of it. */
struct trial {
	struct matching_problem problem;
	uint16_t *variant;
	struct matching_result result; /* without further places */
};

static void note_pair(const struct trial *t, uint32_t mentee, uint32_t mentor, struct relaxation *r)
{
	r->mentor_then = mentor;
	r->variant_then = t->variant[matching_find_edge(&t->problem, mentee, mentor)];
	r->candidates = (uint32_t)(t->problem.row[mentee + 1] - t->problem.row[mentee]);
}

/* With no more places, or else with more of the mentor whom the mentee would like best. */
static bool gives_pair(const struct trial *t, uint32_t mentee, struct relaxation *r)
{
	size_t edge = t->result.edge[mentee];
	struct matching_nearby nearby;
	struct matching_nearby_plan plan;

	r->place = MATCHING_NOBODY;
	r->places = 0;
	r->pairs_then = t->result.pairs;
	r->points_then = t->result.points;
	if (edge != MATCHING_NO_EDGE) {
		note_pair(t, mentee, t->problem.mentor[edge], r);
		return true;
	}
	r->place = best_mentor(&t->problem, mentee);
	matching_nearby_init(&nearby, &t->problem, &t->result);
	r->places = matching_nearby_fewest(&nearby, mentee, r->place, RELAXATION_PLACES, &plan);
	matching_nearby_release(&nearby);
	if (!r->places)
		return false;
	note_pair(t, mentee, plan.mentor, r);
	r->pairs_then = plan.pairs;
	r->points_then = plan.points;
	return true;
}

/* Places that a mentor without a free one lacks for one: more than one where it has more pairs than places. */
static uint32_t lacks(const struct scoring *s, uint32_t mentor)
{
	const struct traits *t = &s->e->mentors[s->mentors[mentor]];

	return t->load - t->capacity + 1;
}

static bool try_idea(const struct scoring *s, const struct matching_problem *problem,
		     const uint16_t *variant, const struct wish *w, struct relaxation *r)
{
	struct extras extras = { NULL, 0, 0 };
	struct trial t;
	bool found;

	list_extras(s, r, w->mentee, &extras);
	add_to_problem(problem, variant, &extras, &t.problem, &t.variant);
	if (r->rule == REFUSAL_CAPACITY) {
		r->own = lacks(s, r->mentor);
		t.problem.capacity[r->mentor]++;
	}
	matching_solve(&t.problem, w->objective, w->minimum, &t.result);
	found = gives_pair(&t, w->mentee, r);
	matching_result_release(&t.result);
	matching_problem_release(&t.problem);
	free(t.variant);
	free(extras.items);
	return found;
}

uint32_t relaxation_size(const struct relaxation *r)
{
	return (r->own ? r->own : 1) + r->places;
}

static int compare_found(const void *a, const void *b)
{
	const struct relaxation *x = a, *y = b;
	bool x_hard = REFUSAL_BIT(x->rule) & hard, y_hard = REFUSAL_BIT(y->rule) & hard;

	if (relaxation_size(x) != relaxation_size(y))
		return relaxation_size(x) < relaxation_size(y) ? -1 : 1;
	if (x_hard != y_hard)
		return x_hard ? 1 : -1;
	if (x->pairs_then != y->pairs_then)
		return x->pairs_then > y->pairs_then ? -1 : 1;
	if (x->points_then != y->points_then)
		return x->points_then > y->points_then ? -1 : 1;
	if (x->rule != y->rule)
		return x->rule < y->rule ? -1 : 1;
	return (x->mentor > y->mentor) - (x->mentor < y->mentor);
}

void relaxations_find(const struct scoring *s, const struct matching_problem *problem,
		      const uint16_t *variant, enum matching_objective objective, int32_t minimum,
		      uint32_t mentee, size_t most, struct relaxations *found)
{
	struct ideas ideas = { NULL, 0, 0 };
	struct wish w = { objective, minimum, mentee };

	for (uint32_t mentor = 0; mentor < s->n_mentors; mentor++)
		think_of(s, mentee, mentor, &ideas);
	if (ideas.n)
		qsort(ideas.items, ideas.n, sizeof(*ideas.items), compare_ideas);
	if (ideas.n > MOST_TRIED)
		ideas.n = MOST_TRIED;
	*found = (struct relaxations){ xcalloc(ideas.n, sizeof(*found->items)), 0 };
	for (size_t i = 0; i < ideas.n; i++)
		if (try_idea(s, problem, variant, &w, &ideas.items[i].r))
			found->items[found->n++] = ideas.items[i].r;
	if (found->n)
		qsort(found->items, found->n, sizeof(*found->items), compare_found);
	if (found->n > most)
		found->n = most;
	free(ideas.items);
}

void relaxations_release(struct relaxations *found)
{
	free(found->items);
	*found = (struct relaxations){ NULL, 0 };
}
