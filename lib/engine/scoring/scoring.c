/* scoring.c - the criteria of a programme, the working set, the points of a candidate */
#include "engine/scoring/scoring.h"

#include "engine/scoring/points.h"

/* ---- criteria ---- */

static void add_criterion(struct scoring *s, enum criterion_id id, int weight, int scale)
{
	if (s->n_criteria == SCORING_MOST_CRITERIA)
		BUG("more than %d criteria", SCORING_MOST_CRITERIA);
	s->criteria[s->n_criteria++] = (struct criterion){
		.id = id,
		.name = criterion_specs[id].name,
		.title = criterion_specs[id].title,
		.most = weight * MATCHING_POINT,
		.scale = scale,
	};
}

static void read_criteria(struct scoring *s)
{
	const struct matching *matching = &s->e->bases->programme->program.matching;

	for (size_t i = 0; i < matching->prefer.n; i++) {
		const struct rule *rule = &matching->prefer.items[i];

		if (rule->since != DATE_NONE && rule->since > s->e->on)
			continue;
		for (enum criterion_id id = 0; id < CRITERIA_KNOWN; id++)
			if (criterion_specs[id].rule == (int)rule->id)
				add_criterion(s, id, rule->weight,
					      rule->id == RULE_WAITING ? rule->days
								       : rule->classes);
	}
	if (matching->unmatched_points)
		add_criterion(s, CRITERION_OF_CARRY_OVER, matching->unmatched_points, 0);
}

/* ---- the working set ---- */

static bool has_open_pair(const struct eligibility *e, const struct traits *mentee)
{
	const struct program *program = &e->bases->programme->program;

	for (size_t form = 0; form < program->n_forms; form++)
		if (mentee->open[e->n_variants + form])
			return true;
	return false;
}

static int compare_ids(const void *a, const void *b)
{
	const struct traits *const *x = a, *const *y = b;

	return strcmp((*x)->person->id, (*y)->person->id);
}

/* The places of those who take part, by id. */
static uint32_t *choose(const struct eligibility *e, const struct traits *people, size_t n,
			bool unpaired_only, uint32_t *n_chosen)
{
	const struct traits **chosen = xcalloc(n, sizeof(const struct traits *));
	uint32_t *places;

	*n_chosen = 0;
	for (size_t i = 0; i < n; i++)
		if (person_is_here(people[i].person, e->on) &&
		    !(unpaired_only && has_open_pair(e, &people[i])))
			chosen[(*n_chosen)++] = &people[i];
	qsort(chosen, *n_chosen, sizeof(const struct traits *), compare_ids);
	places = xcalloc(*n_chosen, sizeof(*places));
	for (uint32_t i = 0; i < *n_chosen; i++)
		places[i] = (uint32_t)(chosen[i] - people);
	free(chosen);
	return places;
}

void scoring_init(struct scoring *s, const struct eligibility *e, const bool *allowed)
{
	*s = (struct scoring){ .e = e };
	read_criteria(s);
	s->allowed = xcalloc(e->n_variants, sizeof(*s->allowed));
	for (size_t v = 0; v < e->n_variants; v++)
		s->allowed[v] = e->forms[v]->active && (!allowed || allowed[v]);
	s->mentees = choose(e, e->mentees, e->bases->n_mentees, true, &s->n_mentees);
	s->mentors = choose(e, e->mentors, e->bases->n_mentors, false, &s->n_mentors);
}

void scoring_release(struct scoring *s)
{
	free(s->allowed);
	free(s->mentees);
	free(s->mentors);
	*s = (struct scoring){ .e = NULL };
}

uint32_t scoring_places(const struct scoring *s, uint32_t mentor)
{
	const struct traits *t = &s->e->mentors[s->mentors[mentor]];

	return t->load < t->capacity ? t->capacity - t->load : 0;
}

bool scoring_mentor_is_open(const struct scoring *s, uint32_t mentor)
{
	for (size_t v = 0; v < s->e->n_variants; v++)
		if (s->allowed[v] && !eligibility_mentor_bits(s->e, s->mentors[mentor], v))
			return true;
	return false;
}

int32_t scoring_points(const struct scoring *s, size_t mentor, size_t mentee, size_t variant,
		       int32_t *parts)
{
	const struct eligibility *e = s->e;
	struct two two = {
		.mentor = &e->mentors[mentor],
		.mentee = &e->mentees[mentee],
		.variant = e->variants[variant],
		.tie = ties_find(&e->ties, mentor, mentee),
		.on = e->on,
	};
	int32_t sum = 0;

	for (size_t i = 0; i < s->n_criteria; i++) {
		const struct criterion *c = &s->criteria[i];
		int32_t part = criterion_specs[c->id].points(c, &two);

		sum += part;
		if (parts)
			parts[i] = part;
	}
	return sum;
}

size_t scoring_best_variant(const struct scoring *s, size_t mentor, size_t mentee,
			    const bool *without, int32_t *points)
{
	size_t best = SIZE_MAX;

	for (size_t v = 0; v < s->e->n_variants; v++) {
		int32_t worth;

		if (without[v] || eligibility_bits(s->e, mentor, mentee, v))
			continue;
		worth = scoring_points(s, mentor, mentee, v, NULL);
		if (best != SIZE_MAX && worth <= *points)
			continue;
		best = v;
		*points = worth;
	}
	return best;
}
