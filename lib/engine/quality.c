/* quality.c - stage 1 of monitoring */
#include "engine/quality.h"

#include "base/text.h"

#define DAYS_OF_MONTH (365.25 / 12)
#define DAYS_OF_WEEK 7

static bool happened(int date, int on)
{
	return date != DATE_NONE && date <= on;
}

static int later(int a, int b)
{
	return a > b ? a : b; /* DATE_NONE is the smallest */
}

static double school_days_of_month(const struct program *program)
{
	return DAYS_OF_MONTH * program->calendar.week / DAYS_OF_WEEK;
}

static size_t expected_in(const struct program *program, int school_days)
{
	double months = school_days / school_days_of_month(program);

	return (size_t)(program->meetings.per_month * months);
}

size_t meetings_expected(const struct program *program, int from, int to)
{
	if (to < from)
		return 0;
	return expected_in(program, calendar_school_days(&program->calendar, from - 1, to));
}

/* ---- one pair ---- */

struct quality_work {
	struct process_quality *out;
	const struct bases *bases;
	const struct pair_index *index;
	const struct goals *goals;
	int from;
};

/* The day from which the pair could have met; DATE_NONE: it could not yet. */
static int beginning_of(const struct quality_work *w, const struct pair *pair)
{
	struct run meetings = meetings_of(w->index, pair);
	int today = w->bases->today;

	if (happened(pair->mentor_agreed, today) && happened(pair->mentee_agreed, today))
		return later(pair->mentor_agreed, pair->mentee_agreed);
	if (happened(pair->started, today))
		return pair->started;
	if (meetings.n && w->bases->meetings[meetings.items[0]].date <= today)
		return w->bases->meetings[meetings.items[0]].date;
	return DATE_NONE;
}

static void add_ratings(struct quality_sums *sums, const struct meeting *m)
{
	sums->mentor_rated += m->mentor_rating > 0;
	sums->mentor_points += m->mentor_rating;
	sums->mentee_rated += m->mentee_rating > 0;
	sums->mentee_points += m->mentee_rating;
}

static void add_meeting(const struct quality_work *w, struct quality_sums *sums,
			const struct meeting *m)
{
	int today = w->bases->today;
	bool confirmed = meeting_is_confirmed(m, today);

	sums->held++;
	sums->confirmed += confirmed;
	sums->confirmable +=
		confirmed || m->date + w->bases->programme->program.meetings.confirm_days < today;
	add_ratings(sums, m);
}

/* Meetings stand by day. A stage that comes after a later one is out of place; one that was never held is skipped. */
static enum stage_order order_of(const struct quality_work *w, struct run meetings, int *latest)
{
	bool held[MEETING_STAGES] = { false }, mixed = false;

	*latest = -1;
	for (size_t i = 0; i < meetings.n; i++) {
		const struct meeting *m = &w->bases->meetings[meetings.items[i]];

		if (m->date > w->bases->today || m->stage < 0)
			continue;
		mixed |= m->stage < *latest;
		held[m->stage] = true;
		*latest = m->stage > *latest ? m->stage : *latest;
	}
	if (*latest < 0)
		return ORDER_NONE;
	for (int s = 0; s < *latest; s++)
		if (!held[s] && s != STAGE_REGULAR)
			return ORDER_SKIPPED;
	return mixed ? ORDER_MIXED : ORDER_KEPT;
}

static void add_plan(struct quality_sums *sums, const struct plan_progress *plan)
{
	sums->goals = plan->goals - plan->dropped;
	sums->goals_done = plan->done;
	sums->goals_overdue = plan->overdue;
}

static void look_at_meetings(const struct quality_work *w, struct pair_quality *q)
{
	struct run meetings = meetings_of(w->index, q->pair);

	for (size_t i = 0; i < meetings.n; i++) {
		const struct meeting *m = &w->bases->meetings[meetings.items[i]];

		if (m->date >= q->from && m->date <= q->to)
			add_meeting(w, &q->sums, m);
	}
	q->order = order_of(w, meetings, &q->stage);
	q->sums.met = q->order != ORDER_NONE;
	q->sums.ordered = q->order == ORDER_KEPT;
}

static void look_at_pair(struct quality_work *w, const struct pair *pair)
{
	const struct program *program = &w->bases->programme->program;
	int from = beginning_of(w, pair), to = w->bases->today;
	struct pair_quality *q;
	struct plan_progress plan;

	if (happened(pair->ended, to))
		to = pair->ended;
	if (w->from != DATE_NONE && to < w->from) {
		w->out->before += happened(pair->ended, to);
		return;
	}
	if (from == DATE_NONE) {
		w->out->not_begun++;
		return;
	}
	q = &w->out->pairs[w->out->n_pairs++];
	*q = (struct pair_quality){ .pair = pair, .from = later(from, w->from), .to = to };
	q->sums.pairs = 1;
	q->sums.school_days = calendar_school_days(&program->calendar, q->from - 1, q->to);
	q->sums.expected = expected_in(program, q->sums.school_days);
	look_at_meetings(w, q);
	q->sums.judged = q->sums.expected > 0;
	q->sums.at_norm = q->sums.judged && q->sums.held >= q->sums.expected;
	plan = plan_progress(w->goals, pair);
	add_plan(&q->sums, &plan);
}

/* ---- several ---- */

static void add_sums(struct quality_sums *to, const struct quality_sums *sums)
{
	to->pairs += sums->pairs;
	to->school_days += sums->school_days;
	to->expected += sums->expected;
	to->held += sums->held;
	to->at_norm += sums->at_norm;
	to->judged += sums->judged;
	to->confirmable += sums->confirmable;
	to->confirmed += sums->confirmed;
	to->goals += sums->goals;
	to->goals_done += sums->goals_done;
	to->goals_overdue += sums->goals_overdue;
	to->mentor_rated += sums->mentor_rated;
	to->mentee_rated += sums->mentee_rated;
	to->mentor_points += sums->mentor_points;
	to->mentee_points += sums->mentee_points;
	to->ordered += sums->ordered;
	to->met += sums->met;
}

static void add_to_group(struct process_quality *out, struct strmap *places, const char *name,
			 const struct quality_sums *sums)
{
	size_t place = strmap_add(places, name, strlen(name), out->n_groups);

	if (place == STRMAP_NONE) {
		place = out->n_groups++;
		out->groups[place].name = arena_memdup0(&out->arena, name, strlen(name));
	}
	add_sums(&out->groups[place].sums, sums);
}

static int by_name(const void *a, const void *b)
{
	return text_collate(((const struct quality_group *)a)->name,
			    ((const struct quality_group *)b)->name);
}

static void make_groups(struct process_quality *out, const struct grouping *grouping)
{
	struct strmap places = STRMAP_INIT;
	struct strbuf name = STRBUF_INIT;

	out->groups = xcalloc(out->n_pairs ? out->n_pairs : 1, sizeof(*out->groups));
	for (size_t i = 0; i < out->n_pairs; i++) {
		const struct pair_quality *q = &out->pairs[i];

		strbuf_reset(&name);
		grouping_of(grouping, NULL, q->pair->mentee, q->pair, &name);
		add_to_group(out, &places, name.buf, &q->sums);
	}
	if (out->n_groups)
		qsort(out->groups, out->n_groups, sizeof(*out->groups), by_name);
	strbuf_release(&name);
	strmap_release(&places);
}

void process_quality_make(struct process_quality *quality, const struct bases *bases,
			  const struct pair_index *index, const struct goals *goals,
			  const struct grouping *grouping, int from)
{
	struct quality_work w = { quality, bases, index, goals, from };

	*quality = (struct process_quality){ .n_pairs = 0 };
	quality->pairs = xcalloc(bases->n_pairs ? bases->n_pairs : 1, sizeof(*quality->pairs));
	for (size_t i = 0; i < bases->n_pairs; i++)
		look_at_pair(&w, &bases->pairs[i]);
	for (size_t i = 0; i < quality->n_pairs; i++)
		add_sums(&quality->all, &quality->pairs[i].sums);
	if (grouping->n)
		make_groups(quality, grouping);
}

void process_quality_release(struct process_quality *quality)
{
	free(quality->pairs);
	free(quality->groups);
	arena_release(&quality->arena);
}

/* ---- the curator's sheet ---- */

struct quality_sheet quality_sheet_of(const struct program *program,
				      const struct response *response)
{
	const struct survey *survey = response->survey;
	struct quality_sheet sheet = { .response = response };

	for (size_t q = 0; q < survey->n_questions; q++) {
		if (!response->answers[q].given || survey->questions[q].type != QUESTION_RATING)
			continue;
		sheet.judged++;
		sheet.sum += response->answers[q].value;
	}
	if (sheet.judged == survey->n_questions)
		sheet.band = band_of(program->quality.bands, program->quality.n_bands, sheet.sum);
	return sheet;
}

/* ---- satisfaction ---- */

static bool takes_part_in(const struct bases *bases, const struct person *person,
			  const struct form *form, int from)
{
	for (size_t i = 0; i < bases->n_pairs; i++) {
		const struct pair *p = &bases->pairs[i];

		if ((p->mentor == person || p->mentee == person) && (!form || p->form == form) &&
		    pair_was_at_work(p, from, bases->today))
			return true;
	}
	return false;
}

enum opinion { OPINION_NONE, OPINION_SATISFIED, OPINION_NOT };

static enum opinion opinion_in(const struct program *program, const struct response *r)
{
	enum opinion opinion = OPINION_NONE;

	for (size_t q = 0; q < r->survey->n_questions; q++) {
		const struct question *question = &r->survey->questions[q];

		if (!question->satisfaction || !r->answers[q].given)
			continue;
		if (!answer_is_favourable(program, r->survey, question, r->answers[q].value))
			return OPINION_NOT;
		opinion = OPINION_SATISFIED;
	}
	return opinion;
}

static bool is_about(const struct response *r, const struct person *person, const char *role,
		     const struct form *form)
{
	if (r->person != person || !streq(r->survey->role, role))
		return false;
	return !form || !r->survey->form || streq(r->survey->form, form->id);
}

static enum opinion opinion_of(const struct bases *bases, const struct responses *responses,
			       const struct person *person, const char *role,
			       const struct form *form, int from)
{
	enum opinion opinion = OPINION_NONE;

	for (size_t i = 0; i < responses->n; i++) {
		const struct response *r = &responses->items[i];
		enum opinion said;

		if (!is_about(r, person, role, form) || (from != DATE_NONE && r->date < from))
			continue;
		said = opinion_in(&bases->programme->program, r);
		if (said != OPINION_NONE && opinion != OPINION_NOT)
			opinion = said;
	}
	return opinion;
}

struct satisfaction satisfaction_of(const struct bases *bases, const struct responses *responses,
				    enum side side, const struct form *form, int from)
{
	const struct person *people = side == SIDE_MENTOR ? bases->mentors : bases->mentees;
	size_t n = side == SIDE_MENTOR ? bases->n_mentors : bases->n_mentees;
	const char *role = side == SIDE_MENTOR ? "mentor" : "mentee";
	struct satisfaction result = { .side = side, .form = form };

	for (size_t i = 0; i < n; i++) {
		enum opinion opinion;

		if (!takes_part_in(bases, &people[i], form, from))
			continue;
		result.participants++;
		opinion = opinion_of(bases, responses, &people[i], role, form, from);
		result.respondents += opinion != OPINION_NONE;
		result.satisfied += opinion == OPINION_SATISFIED;
	}
	return result;
}
