/* ranking.c - points, ranks, and how far they depend on the weights */
#include "engine/awards/awards.h"

#include <math.h>

#include "model/columns/columns.h"

#define DAYS_OF_MONTH (365.25 / 12)
#define BEST_RATING 10
#define EQUAL 1e-9 /* of points: sums of the same shares in another order */

static const struct {
	const char *id;
	const char *name; /* N_(…) */
} criteria[AWARD_CRITERIA] = {
	[CRITERION_MONTHS] = { "months", N_("months") },
	[CRITERION_MEETINGS] = { "meetings", N_("meetings") },
	[CRITERION_REGULARITY] = { "regularity", N_("regularity") },
	[CRITERION_GAIN] = { "gain", N_("gain") },
	[CRITERION_PLAN] = { "plan", N_("plan") },
	[CRITERION_RATINGS] = { "ratings", N_("ratings") },
	[CRITERION_PRACTICE] = { "practice", N_("practices") },
	[CRITERION_SUCCESSION] = { "succession", N_("successors") },
	[CRITERION_OUTPUTS] = { "outputs", N_("results shown") },
};

const char *award_criterion_id(enum award_criterion_id criterion)
{
	return criteria[criterion].id;
}

const char *award_criterion_name(enum award_criterion_id criterion)
{
	return _(criteria[criterion].name);
}

int award_weight(const struct award *award, enum award_criterion_id criterion)
{
	for (size_t i = 0; i < award->n_criteria; i++)
		if (award->criteria[i].id == criterion)
			return award->criteria[i].weight;
	return 0;
}

/* ---- who may win ---- */

static enum award_barrier age_barrier(const struct award *award, const struct person *person,
				      int on)
{
	int youngest, oldest;

	if (!award->min_age)
		return AWARD_ADMITTED;
	person_age(person, on, &youngest, &oldest);
	if (oldest >= 0 && oldest < award->min_age)
		return AWARD_TOO_YOUNG;
	if (youngest >= award->min_age)
		return AWARD_ADMITTED;
	/* A teacher whose birth nobody wrote down is an adult all the same. */
	if (youngest < 0 && person->kind && !person->kind->minor && award->min_age <= 18)
		return AWARD_ADMITTED;
	return AWARD_AGE_UNKNOWN;
}

static enum award_barrier mentor_barrier(const struct award *award, const struct person *mentor,
					 int on)
{
	if (award->kinds.n && (!mentor->kind || !ids_have(&award->kinds, mentor->kind->id)))
		return AWARD_OTHER_KIND;
	return age_barrier(award, mentor, on);
}

/* ---- shares ---- */

static struct award_mark mark_of(double value, double of)
{
	double share = of > 0 ? value / of : 0;

	return (struct award_mark){ of > 0, value, of, share > 1 ? 1 : share };
}

static struct award_mark gap_mark(const struct award_facts *facts, double gap)
{
	double share = gap > facts->norm_gap ? facts->norm_gap / gap : 1;

	return (struct award_mark){ !isnan(gap), gap, facts->norm_gap, isnan(gap) ? 0 : share };
}

static struct award_mark rating_mark(const struct award_deeds *d, enum award_for whom)
{
	size_t n = d->mentee_rated + (whom == AWARD_PAIR ? d->mentor_rated : 0);
	int64_t points = d->mentee_points + (whom == AWARD_PAIR ? d->mentor_points : 0);

	if (!n)
		return (struct award_mark){ .value = NAN, .of = BEST_RATING };
	return mark_of((double)points / (double)n, BEST_RATING);
}

/* The largest of all is found later. */
static struct award_mark count_mark(size_t n)
{
	return (struct award_mark){ true, (double)n, NAN, 0 };
}

static void make_marks(struct award_mark *marks, const struct award_facts *facts,
		       const struct award_deeds *d, enum award_for whom)
{
	marks[CRITERION_MONTHS] = mark_of(d->days / DAYS_OF_MONTH,
					  (facts->bases->today - facts->from + 1) / DAYS_OF_MONTH);
	marks[CRITERION_MEETINGS] = mark_of((double)d->confirmed, (double)d->expected);
	marks[CRITERION_REGULARITY] = gap_mark(facts, d->gap);
	marks[CRITERION_GAIN] = mark_of((double)d->halves / 2, (double)d->measured);
	marks[CRITERION_PLAN] = mark_of((double)d->done, (double)d->goals);
	marks[CRITERION_RATINGS] = rating_mark(d, whom);
	marks[CRITERION_PRACTICE] = count_mark(d->practices);
	marks[CRITERION_SUCCESSION] = count_mark(d->successors);
	marks[CRITERION_OUTPUTS] = count_mark(d->outputs);
}

static void compare_counts(struct award_ranking *r, enum award_criterion_id criterion)
{
	double most = 0;

	for (size_t i = 0; i < r->n; i++) {
		const struct award_candidate *c = &r->candidates[i];

		if (c->barrier == AWARD_ADMITTED && c->marks[criterion].value > most)
			most = c->marks[criterion].value;
	}
	for (size_t i = 0; i < r->n; i++) {
		struct award_mark *mark = &r->candidates[i].marks[criterion];

		mark->of = most;
		mark->share = most > 0 ? mark->value / most : 0;
		if (mark->share > 1)
			mark->share = 1;
	}
}

/* ---- candidates ---- */

static void add_candidate(struct award_ranking *r, const struct award_facts *facts,
			  const struct award_deeds *deeds, const struct person *mentor,
			  const struct pair *pair)
{
	struct award_candidate *c = &r->candidates[r->n++];
	int today = facts->bases->today;

	*c = (struct award_candidate){
		.pair = pair, .mentor = mentor, .barred = mentor, .held = ""
	};
	if (mentor)
		c->barrier = mentor_barrier(r->award, mentor, today);
	if (pair && c->barrier == AWARD_ADMITTED && pair->mentee) {
		c->barred = pair->mentee;
		c->barrier = age_barrier(r->award, pair->mentee, today);
	}
	make_marks(c->marks, facts, deeds, r->award->whom);
}

static void find_candidates(struct award_ranking *r, const struct award_facts *facts)
{
	const struct bases *b = facts->bases;

	r->candidates = xcalloc(b->n_pairs + b->n_mentors, sizeof(*r->candidates));
	for (size_t i = 0; r->award->whom == AWARD_PAIR && i < b->n_pairs; i++)
		if (facts->pairs[i].at_work)
			add_candidate(r, facts, &facts->pairs[i], b->pairs[i].mentor, &b->pairs[i]);
	for (size_t i = 0; r->award->whom == AWARD_MENTOR && i < b->n_mentors; i++)
		if (facts->mentors[i].at_work)
			add_candidate(r, facts, &facts->mentors[i], &b->mentors[i], NULL);
	compare_counts(r, CRITERION_PRACTICE);
	compare_counts(r, CRITERION_SUCCESSION);
	compare_counts(r, CRITERION_OUTPUTS);
}

/* The last row since `from` decides. */
static void find_held(struct award_ranking *r, const struct award_facts *facts)
{
	const struct table *table = programme_table(facts->bases->programme, &schema_awards);

	for (size_t row = 0; table && row < table->n_rows; row++) {
		const char *id =
			table_gets(table, row, r->award->whom == AWARD_PAIR ? "pair" : "person");
		const char *text = table_gets(table, row, "date");
		int day = DATE_NONE;

		date_parse(text, strlen(text), &day);
		if (program_award_by_label(&facts->bases->programme->program,
					   table_gets(table, row, "nomination")) != r->award ||
		    day == DATE_NONE || day < facts->from || day > facts->bases->today)
			continue;
		for (size_t i = 0; i < r->n; i++) {
			struct award_candidate *c = &r->candidates[i];

			if (c->pair ? pair_is_named(c->pair, id) : streq(c->mentor->id, id))
				c->held = table_gets(table, row, "status");
		}
	}
}

/* ---- order ---- */

static double points_of(const struct award *award, const struct award_candidate *c)
{
	double sum = 0;

	for (size_t i = 0; i < award->n_criteria; i++)
		sum += award->criteria[i].weight * c->marks[award->criteria[i].id].share;
	return sum;
}

static int by_points(const void *a, const void *b)
{
	const struct award_candidate *x = a, *y = b;
	bool barred_x = x->barrier != AWARD_ADMITTED, barred_y = y->barrier != AWARD_ADMITTED;

	if (barred_x != barred_y)
		return barred_x - barred_y;
	if (!barred_x && fabs(x->points - y->points) > EQUAL)
		return x->points < y->points ? 1 : -1;
	if (x->pair)
		return (x->pair > y->pair) - (x->pair < y->pair);
	return (x->mentor > y->mentor) - (x->mentor < y->mentor);
}

static void give_ranks(struct award_ranking *r)
{
	for (size_t i = 0; i < r->n_admitted; i++) {
		struct award_candidate *c = &r->candidates[i];

		c->rank = i && fabs(c[-1].points - c->points) <= EQUAL ? c[-1].rank : i + 1;
		r->candidates[c->rank - 1].tied++;
	}
	for (size_t i = 0; i < r->n_admitted; i++)
		r->candidates[i].tied = r->candidates[r->candidates[i].rank - 1].tied;
}

/* How many points x leads by, at least or at most, over all weights within the bounds. */
static double lead_of(const struct award *award, const struct award_candidate *x,
		      const struct award_candidate *y, double shake, bool at_least)
{
	double sum = 0;

	for (size_t i = 0; i < award->n_criteria; i++) {
		enum award_criterion_id id = award->criteria[i].id;
		double lead = x->marks[id].share - y->marks[id].share;

		sum += award->criteria[i].weight * lead *
		       ((lead > 0) == at_least ? 1 - shake : 1 + shake);
	}
	return sum;
}

/* Who is equal in every criterion is before nobody, whatever the weights. */
static void shake_weights(struct award_ranking *r, double shake)
{
	for (size_t i = 0; i < r->n_admitted; i++) {
		struct award_candidate *c = &r->candidates[i];

		c->best = 1;
		c->worst = 1;
		for (size_t k = 0; k < r->n_admitted; k++) {
			const struct award_candidate *other = &r->candidates[k];

			c->best += k != i && lead_of(r->award, other, c, shake, true) > EQUAL;
			c->worst += k != i && lead_of(r->award, other, c, shake, false) > EQUAL;
		}
	}
}

void award_rank(struct award_ranking *ranking, const struct award_facts *facts,
		const struct award *award, double shake)
{
	*ranking = (struct award_ranking){ .award = award, .from = facts->from };
	find_candidates(ranking, facts);
	find_held(ranking, facts);
	for (size_t i = 0; i < award->n_criteria; i++)
		ranking->most += award->criteria[i].weight;
	for (size_t i = 0; i < ranking->n; i++) {
		ranking->candidates[i].points = points_of(award, &ranking->candidates[i]);
		ranking->n_admitted += ranking->candidates[i].barrier == AWARD_ADMITTED;
	}
	qsort(ranking->candidates, ranking->n, sizeof(*ranking->candidates), by_points);
	give_ranks(ranking);
	shake_weights(ranking, shake);
}

void award_ranking_release(struct award_ranking *ranking)
{
	free(ranking->candidates);
	*ranking = (struct award_ranking){ .award = NULL };
}

const struct award_candidate *award_candidate_of(const struct award_ranking *ranking,
						 const struct person *mentor,
						 const struct pair *pair)
{
	for (size_t i = 0; i < ranking->n; i++) {
		const struct award_candidate *c = &ranking->candidates[i];

		if (pair ? c->pair == pair : !c->pair && c->mentor == mentor)
			return c;
	}
	return NULL;
}
