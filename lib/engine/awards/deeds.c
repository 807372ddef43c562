/* deeds.c - what pairs and mentors have done: time, meetings, plans */
#include "engine/awards/awards.h"

#include <math.h>

#include "engine/quality.h"
#include "model/rules/index.h"

#define DAYS_OF_MONTH (365.25 / 12)
#define DAYS_OF_WEEK 7

static int later(int a, int b)
{
	return a > b ? a : b; /* DATE_NONE is the smallest */
}

bool award_time_of(const struct award_facts *facts, const struct pair *pair, int *from, int *to)
{
	int today = facts->bases->today, agreed = pair->started;

	if (pair->origin.faulty || pair->started == DATE_NONE || pair->started > today)
		return false;
	if (pair->mentor_agreed != DATE_NONE && pair->mentee_agreed != DATE_NONE)
		agreed = later(pair->mentor_agreed, pair->mentee_agreed);
	*from = later(agreed < pair->started ? agreed : pair->started, facts->from);
	*to = pair->ended != DATE_NONE && pair->ended < today ? pair->ended : today;
	return *from <= *to;
}

/* School days between two days: of the first to the last, the last one included. */
static double school_days(const struct award_facts *facts, int from, int to)
{
	return calendar_school_days(&facts->bases->programme->program.calendar, from, to);
}

static void add_gap(struct award_deeds *deeds, double gap)
{
	if (isnan(deeds->gap) || gap > deeds->gap)
		deeds->gap = gap;
}

static void add_ratings(struct award_deeds *deeds, const struct meeting *m)
{
	deeds->mentor_rated += m->mentor_rating > 0;
	deeds->mentor_points += m->mentor_rating;
	deeds->mentee_rated += m->mentee_rating > 0;
	deeds->mentee_points += m->mentee_rating;
}

static void count_meetings(struct award_facts *facts, const struct pair_index *index,
			   const struct pair *pair, struct award_deeds *deeds, int from, int to)
{
	const struct bases *bases = facts->bases;
	struct run meetings = meetings_of(index, pair);
	int last = from - 1;

	deeds->expected = meetings_expected(&bases->programme->program, from, to);
	deeds->gap = NAN;
	for (size_t i = 0; i < meetings.n; i++) {
		const struct meeting *m = &bases->meetings[meetings.items[i]];

		if (m->date < from || m->date > to || !meeting_is_confirmed(m, bases->today))
			continue;
		deeds->confirmed++;
		add_ratings(deeds, m);
		add_gap(deeds, school_days(facts, last, m->date));
		last = m->date;
	}
	add_gap(deeds, school_days(facts, last, to));
	if (!deeds->confirmed && deeds->gap < facts->norm_gap)
		deeds->gap = NAN;
}

static void look_at_pair(struct award_facts *facts, const struct pair_index *index,
			 const struct goals *goals, const struct pair *pair)
{
	struct award_deeds *deeds = &facts->pairs[pair - facts->bases->pairs];
	struct plan_progress plan;
	int from, to;

	if (!award_time_of(facts, pair, &from, &to))
		return;
	deeds->at_work = true;
	deeds->days = to - from + 1;
	count_meetings(facts, index, pair, deeds, from, to);
	plan = plan_progress(goals, pair);
	deeds->goals = plan.goals - plan.dropped;
	deeds->done = plan.done;
}

/* ---- mentors ---- */

static void add_pair(struct award_deeds *sum, const struct award_deeds *pair)
{
	sum->expected += pair->expected;
	sum->confirmed += pair->confirmed;
	sum->goals += pair->goals;
	sum->done += pair->done;
	sum->mentor_rated += pair->mentor_rated;
	sum->mentee_rated += pair->mentee_rated;
	sum->mentor_points += pair->mentor_points;
	sum->mentee_points += pair->mentee_points;
	if (!isnan(pair->gap))
		add_gap(sum, pair->gap);
}

/* Days on which the mentor had a pair; a day with two pairs is one day. */
static int days_with_a_pair(const struct award_facts *facts, const struct person *mentor)
{
	size_t n = (size_t)(facts->bases->today - facts->from + 1);
	bool *busy = xcalloc(n, sizeof(*busy));
	int days = 0, from, to;

	for (const struct pair *p = mentor->pairs; p; p = pair_after(p, mentor)) {
		if (p->mentor != mentor || !award_time_of(facts, p, &from, &to))
			continue;
		for (int day = from; day <= to; day++)
			busy[day - facts->from] = true;
	}
	for (size_t i = 0; i < n; i++)
		days += busy[i];
	free(busy);
	return days;
}

static void look_at_mentor(struct award_facts *facts, const struct person *mentor)
{
	struct award_deeds *sum = &facts->mentors[mentor - facts->bases->mentors];

	sum->gap = NAN;
	for (const struct pair *p = mentor->pairs; p; p = pair_after(p, mentor)) {
		const struct award_deeds *deeds = &facts->pairs[p - facts->bases->pairs];

		if (p->mentor != mentor || !deeds->at_work)
			continue;
		sum->at_work = true;
		add_pair(sum, deeds);
	}
	if (sum->at_work)
		sum->days = days_with_a_pair(facts, mentor);
}

static void look_at_all(struct award_facts *facts, const struct goals *goals)
{
	const struct bases *bases = facts->bases;
	struct pair_index index;

	pair_index_init(&index, bases);
	for (size_t i = 0; i < bases->n_pairs; i++)
		look_at_pair(facts, &index, goals, &bases->pairs[i]);
	pair_index_release(&index);
	for (size_t i = 0; i < bases->n_mentors; i++)
		look_at_mentor(facts, &bases->mentors[i]);
}

struct award_facts *award_facts_find(const struct bases *bases, int from)
{
	const struct program *program = &bases->programme->program;
	struct award_facts *facts = xcalloc(1, sizeof(*facts));
	struct goals goals = { .items = NULL };

	*facts = (struct award_facts){
		.bases = bases,
		.from = from,
		.norm_gap = DAYS_OF_MONTH * program->calendar.week / DAYS_OF_WEEK /
			    program->meetings.per_month,
		.pairs = xcalloc(bases->n_pairs, sizeof(*facts->pairs)),
		.mentors = xcalloc(bases->n_mentors, sizeof(*facts->mentors)),
	};
	if (goals_read(&goals, bases)) {
		goals_release(&goals);
		award_facts_free(facts);
		return NULL;
	}
	if (from <= bases->today)
		look_at_all(facts, &goals);
	goals_release(&goals);
	if (award_find_gains(facts) || award_find_register_deeds(facts)) {
		award_facts_free(facts);
		return NULL;
	}
	return facts;
}

void award_facts_free(struct award_facts *facts)
{
	if (!facts)
		return;
	free(facts->pairs);
	free(facts->mentors);
	free(facts);
}
