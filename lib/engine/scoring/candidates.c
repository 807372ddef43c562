/*
 * candidates.c - all pairs of a working set that no rule forbids
 *
 * For each variant the mentors who break none of its rules alone are listed once, in order. A mentee's row is the merge
 * of the lists of its variants; only there the rules about two people are asked. So the work is the number of pairs
 * that fit each by each, not mentees times mentors.
 */
#include "engine/scoring/scoring.h"

/* The mentors, by number in the working set, who may be mentors of one variant. */
struct fit_list {
	uint32_t *items;
	uint32_t n;
	uint32_t at; /* the next one of the row being made */
};

/* The problem while it grows. */
struct rows {
	const struct scoring *s;
	struct fit_list *fit; /* of each variant */
	size_t *open;         /* variants that the mentee of the row may be in */
	size_t n_open;
	uint32_t *mentor;
	int32_t *score;
	uint16_t *variant;
	size_t n, alloc_mentor, alloc_score, alloc_variant;
};

static void list_fitting(struct rows *r)
{
	const struct scoring *s = r->s;
	const struct eligibility *e = s->e;

	r->fit = xcalloc(e->n_variants, sizeof(*r->fit));
	r->open = xcalloc(e->n_variants, sizeof(*r->open));
	for (size_t v = 0; v < e->n_variants; v++) {
		struct fit_list *fit = &r->fit[v];

		if (!s->allowed[v])
			continue;
		fit->items = xcalloc(s->n_mentors, sizeof(*fit->items));
		for (uint32_t i = 0; i < s->n_mentors; i++)
			if (!eligibility_mentor_bits(e, s->mentors[i], v))
				fit->items[fit->n++] = i;
	}
}

static void begin_row(struct rows *r, size_t mentee)
{
	const struct eligibility *e = r->s->e;

	r->n_open = 0;
	for (size_t v = 0; v < e->n_variants; v++) {
		r->fit[v].at = 0;
		if (r->fit[v].n && !eligibility_mentee_bits(e, mentee, v))
			r->open[r->n_open++] = v;
	}
}

/* The first mentor who is next in any of the lists; UINT32_MAX at the end. */
static uint32_t next_mentor(const struct rows *r)
{
	uint32_t next = UINT32_MAX;

	for (size_t i = 0; i < r->n_open; i++) {
		const struct fit_list *fit = &r->fit[r->open[i]];

		if (fit->at < fit->n && fit->items[fit->at] < next)
			next = fit->items[fit->at];
	}
	return next;
}

static void add_edge(struct rows *r, uint32_t mentor, int32_t score, size_t variant)
{
	ALLOC_GROW(r->mentor, r->n + 1, r->alloc_mentor);
	ALLOC_GROW(r->score, r->n + 1, r->alloc_score);
	ALLOC_GROW(r->variant, r->n + 1, r->alloc_variant);
	r->mentor[r->n] = mentor;
	r->score[r->n] = score;
	r->variant[r->n++] = (uint16_t)variant;
}

/* The best variant of the two, among those in whose list the mentor is next. */
static void add_best(struct rows *r, size_t mentee, uint32_t mentor)
{
	const struct scoring *s = r->s;
	size_t place = s->mentors[mentor], best = SIZE_MAX;
	int32_t most = -1;

	for (size_t i = 0; i < r->n_open; i++) {
		size_t v = r->open[i];
		struct fit_list *fit = &r->fit[v];
		int32_t points;

		if (fit->at == fit->n || fit->items[fit->at] != mentor)
			continue;
		fit->at++;
		if (eligibility_pair_bits(s->e, place, mentee, v))
			continue;
		points = scoring_points(s, place, mentee, v, NULL);
		if (points > most) {
			most = points;
			best = v;
		}
	}
	if (best != SIZE_MAX)
		add_edge(r, mentor, most, best);
}

/* What is known of the two beside the score: earlier pairs, ranks of choices. */
static void add_ties(const struct scoring *s, struct matching_problem *p)
{
	bool keep = s->e->bases->programme->program.matching.keep_pairs;
	size_t n = matching_n_edges(p);

	p->keep = xcalloc(n, sizeof(*p->keep));
	p->mentee_rank = xcalloc(n, sizeof(*p->mentee_rank));
	p->mentor_rank = xcalloc(n, sizeof(*p->mentor_rank));
	for (uint32_t i = 0; i < p->n_mentees; i++) {
		for (size_t edge = p->row[i]; edge < p->row[i + 1]; edge++) {
			const struct tie *tie =
				ties_find(&s->e->ties, s->mentors[p->mentor[edge]], s->mentees[i]);

			if (!tie)
				continue;
			p->keep[edge] = keep && tie->previous;
			p->mentee_rank[edge] = tie->mentee_rank;
			p->mentor_rank[edge] = tie->mentor_rank;
		}
	}
}

void scoring_candidates(const struct scoring *s, struct matching_problem *problem,
			uint16_t **variant)
{
	struct rows r = { .s = s };

	*problem =
		(struct matching_problem){ .n_mentees = s->n_mentees, .n_mentors = s->n_mentors };
	problem->capacity = xcalloc(s->n_mentors, sizeof(*problem->capacity));
	for (uint32_t i = 0; i < s->n_mentors; i++)
		problem->capacity[i] = scoring_places(s, i);
	problem->row = xcalloc((size_t)s->n_mentees + 1, sizeof(*problem->row));
	list_fitting(&r);
	for (uint32_t i = 0; i < s->n_mentees; i++) {
		begin_row(&r, s->mentees[i]);
		for (uint32_t m = next_mentor(&r); m != UINT32_MAX; m = next_mentor(&r))
			add_best(&r, s->mentees[i], m);
		problem->row[i + 1] = r.n;
	}
	problem->mentor = r.mentor;
	problem->score = r.score;
	*variant = r.variant;
	add_ties(s, problem);
	for (size_t v = 0; v < s->e->n_variants; v++)
		free(r.fit[v].items);
	free(r.fit);
	free(r.open);
}
