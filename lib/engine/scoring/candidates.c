/*
 * candidates.c - all pairs of a working set that no rule forbids
 *
 * For each variant the mentors who break none of its rules alone are listed once, in order; where it asks for a common
 * subject or the same sex, in a list for each subject and sex. A mentee's row is the merge of the lists that it can be
 * in; only there the other rules about two people are asked. So the work is the number of pairs that fit each by each
 * and share the subject and sex, not mentees times mentors.
 */
#include "engine/scoring/scoring.h"

/* Mentors, by number in the working set, ascending. */
struct fit_list {
	uint32_t *items;
	size_t n, alloc;
	size_t at; /* the next one of the row being made */
};

/* The mentors who may be mentors of one variant: n_subjects lists for each sex. */
struct fit_index {
	bool by_subject, by_sex;
	size_t n_subjects; /* 1 unless by_subject */
	struct fit_list *lists;
	size_t n_lists;
};

/* A list of the row being made. */
struct open_list {
	struct fit_list *fit;
	size_t variant;
};

/* The problem while it grows. */
struct rows {
	const struct scoring *s;
	struct fit_index *index; /* of each variant */
	struct open_list *open;  /* lists with mentors for the mentee of the row, by variant */
	size_t n_open, alloc_open;
	uint32_t *mentor;
	int32_t *score;
	uint16_t *variant;
	size_t n, alloc_mentor, alloc_score, alloc_variant;
};

/* The lists of a person's sex; a null pointer where it is unknown and matters. */
static struct fit_list *lists_of_sex(const struct fit_index *index, const struct traits *t)
{
	if (!index->by_sex)
		return index->lists;
	return t->sex ? index->lists + (t->sex == 'm') * index->n_subjects : NULL;
}

static void add_fitting(struct fit_list *fit, uint32_t mentor)
{
	ALLOC_GROW(fit->items, fit->n + 1, fit->alloc);
	fit->items[fit->n++] = mentor;
}

static void index_mentor(struct fit_index *index, const struct traits *t, uint32_t mentor)
{
	struct fit_list *lists = lists_of_sex(index, t);

	if (!lists)
		return;
	if (!index->by_subject)
		add_fitting(lists, mentor);
	else
		for (uint32_t k = 0; k < t->subjects.n; k++)
			add_fitting(&lists[t->subjects.items[k]], mentor);
}

/* Numbers of subjects are below this. */
static size_t count_subjects(const struct scoring *s)
{
	size_t n = 1;

	for (uint32_t i = 0; i < s->n_mentors; i++) {
		const struct numbers *subjects = &s->e->mentors[s->mentors[i]].subjects;

		if (subjects->n && subjects->items[subjects->n - 1] >= n)
			n = (size_t)subjects->items[subjects->n - 1] + 1;
	}
	return n;
}

static void list_fitting(struct rows *r)
{
	const struct scoring *s = r->s;
	const struct eligibility *e = s->e;
	size_t n_subjects = count_subjects(s);

	r->index = xcalloc(e->n_variants, sizeof(*r->index));
	for (size_t v = 0; v < e->n_variants; v++) {
		struct fit_index *index = &r->index[v];

		if (!s->allowed[v])
			continue;
		index->by_subject = e->rules[v].same_subject;
		index->by_sex = e->rules[v].same_sex;
		index->n_subjects = index->by_subject ? n_subjects : 1;
		index->n_lists = index->n_subjects * (index->by_sex ? 2 : 1);
		index->lists = xcalloc(index->n_lists, sizeof(*index->lists));
		for (uint32_t i = 0; i < s->n_mentors; i++)
			if (!eligibility_mentor_bits(e, s->mentors[i], v))
				index_mentor(index, &e->mentors[s->mentors[i]], i);
	}
}

static void release_fitting(struct rows *r)
{
	for (size_t v = 0; v < r->s->e->n_variants; v++) {
		for (size_t k = 0; k < r->index[v].n_lists; k++)
			free(r->index[v].lists[k].items);
		free(r->index[v].lists);
	}
	free(r->index);
	free(r->open);
}

static void open_list(struct rows *r, struct fit_list *fit, size_t variant)
{
	if (!fit->n)
		return;
	fit->at = 0;
	ALLOC_GROW(r->open, r->n_open + 1, r->alloc_open);
	r->open[r->n_open++] = (struct open_list){ fit, variant };
}

static void open_variant(struct rows *r, const struct traits *mentee, size_t variant)
{
	const struct fit_index *index = &r->index[variant];
	struct fit_list *lists = lists_of_sex(index, mentee);

	if (!lists)
		return;
	if (!index->by_subject) {
		open_list(r, lists, variant);
		return;
	}
	for (uint32_t k = 0; k < mentee->subjects.n; k++)
		if (mentee->subjects.items[k] < index->n_subjects)
			open_list(r, &lists[mentee->subjects.items[k]], variant);
}

static void begin_row(struct rows *r, size_t mentee)
{
	const struct eligibility *e = r->s->e;

	r->n_open = 0;
	for (size_t v = 0; v < e->n_variants; v++)
		if (r->index[v].n_lists && !eligibility_mentee_bits(e, mentee, v))
			open_variant(r, &e->mentees[mentee], v);
}

/* The first mentor who is next in any of the lists; UINT32_MAX at the end. */
static uint32_t next_mentor(const struct rows *r)
{
	uint32_t next = UINT32_MAX;

	for (size_t i = 0; i < r->n_open; i++) {
		const struct fit_list *fit = r->open[i].fit;

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

/* The best variant of the two, among those in whose list the mentor is next; with two common subjects it is so twice. */
static void add_best(struct rows *r, size_t mentee, uint32_t mentor)
{
	const struct scoring *s = r->s;
	size_t place = s->mentors[mentor], best = SIZE_MAX, asked = SIZE_MAX;
	int32_t most = -1;

	for (size_t i = 0; i < r->n_open; i++) {
		struct fit_list *fit = r->open[i].fit;
		size_t v = r->open[i].variant;
		int32_t points;

		if (fit->at == fit->n || fit->items[fit->at] != mentor)
			continue;
		fit->at++;
		if (v == asked)
			continue;
		asked = v;
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

void scoring_add_ties(const struct scoring *s, struct matching_problem *p)
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
	scoring_add_ties(s, problem);
	release_fitting(&r);
}
