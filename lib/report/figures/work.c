/* work.c - plans, requests and awards of the period */
#include "report/figures/figures.h"

#include <math.h>

#include "model/columns/columns.h"

/* ---- development plans ---- */

static bool is_of_a_pair_here(const struct figures *r, const char *id)
{
	for (size_t i = bases_next_pair(r->bases, id, 0); i != SIZE_MAX;
	     i = bases_next_pair(r->bases, id, i + 1))
		if (figures_has_pair(r, &r->bases->pairs[i]))
			return true;
	return false;
}

/* Goals of the pairs that take part; what was done before the period is another period's. */
static bool is_goal_here(const struct figures *r, const struct goal *goal)
{
	return (goal->done == DATE_NONE || goal->done >= r->period.from) &&
	       is_of_a_pair_here(r, goal->pair_id);
}

static size_t pairs_with_plan(const struct figures *r, const struct goals *goals, size_t *of)
{
	size_t n = 0;

	*of = 0;
	for (size_t i = 0; i < r->bases->n_pairs; i++) {
		if (!figures_has_pair(r, &r->bases->pairs[i]))
			continue;
		++*of;
		n += plan_progress(goals, &r->bases->pairs[i]).goals > 0;
	}
	return n;
}

void figures_plans(struct figures *r, const struct goals *goals)
{
	static const struct figure_text pairs = { "pairs-with-plan", N_("pairs with a plan") };
	static const struct figure_text done = { "goals-done", N_("goals done") };
	static const struct figure_text overdue = { "goals-overdue", N_("goals overdue") };
	static const struct figure_text dropped = { "goals-dropped", N_("goals dropped") };
	size_t n[GOAL_DROPPED + 1] = { 0 }, with_plan, of, all;

	for (size_t i = 0; i < goals->n; i++)
		if (is_goal_here(r, &goals->items[i]))
			n[goals->items[i].state]++;
	all = n[GOAL_OPEN] + n[GOAL_OVERDUE] + n[GOAL_DONE];
	with_plan = pairs_with_plan(r, goals, &of);
	figures_put(r, SECTION_PLANS, figures_text(r, &pairs), "", (double)with_plan, (double)of,
		    "");
	figures_put(r, SECTION_PLANS, figures_text(r, &done), "", (double)n[GOAL_DONE], (double)all,
		    "");
	r->urgent = n[GOAL_OVERDUE] > 0;
	figures_put(r, SECTION_PLANS, figures_text(r, &overdue), "", (double)n[GOAL_OVERDUE],
		    (double)all, "");
	r->urgent = false;
	figures_count(r, SECTION_PLANS, &dropped, "", n[GOAL_DROPPED]);
}

/* ---- requests ---- */

static bool has_pair_here(const struct figures *r, const struct person *mentee)
{
	for (const struct pair *p = mentee ? mentee->pairs : NULL; p; p = pair_after(p, mentee))
		if (figures_has_pair(r, p))
			return true;
	return false;
}

/* A main request has no day of closing: its mentee has completed the programme, or has left. */
static bool is_request_here(const struct figures *r, const struct topic_request *t)
{
	if (t->state != REQUEST_CLOSED)
		return true;
	if (t->closed != DATE_NONE)
		return t->closed >= r->period.from;
	return t->mentee && (has_pair_here(r, t->mentee) ||
			     (t->mentee->left != DATE_NONE && t->mentee->left >= r->period.from));
}

static bool is_served(const struct figures *r, const struct topic_request *t)
{
	if (t->state == REQUEST_MATCHED)
		return t->pair && figures_has_pair(r, t->pair);
	return t->state == REQUEST_CLOSED && has_pair_here(r, t->mentee);
}

void figures_requests(struct figures *r, const struct topic_requests *requests)
{
	static const struct figure_text served = { "served", N_("served: a pair was at work") };
	static const struct figure_text matched = { "matched", N_("a pair is found, not started") };
	static const struct figure_text open = { "open", N_("open") };
	static const struct figure_text closed = { "closed", N_("closed without a pair") };
	size_t n_served = 0, n[REQUEST_CLOSED + 1] = { 0 }, all = 0;

	for (size_t i = 0; i < requests->n; i++) {
		const struct topic_request *t = &requests->items[i];

		if (!is_request_here(r, t))
			continue;
		all++;
		if (is_served(r, t))
			n_served++;
		else
			n[t->state]++;
	}
	figures_put(r, SECTION_REQUESTS, figures_text(r, &served), "", (double)n_served,
		    (double)all, "");
	figures_count(r, SECTION_REQUESTS, &matched, "", n[REQUEST_MATCHED]);
	figures_count(r, SECTION_REQUESTS, &open, "", n[REQUEST_OPEN]);
	figures_count(r, SECTION_REQUESTS, &closed, "", n[REQUEST_CLOSED]);
}

/* ---- awards ---- */

/* The cell in the form in which kurator writes it. */
static void read_cell(const struct figures *r, const struct table *awards, size_t row,
		      const char *name, struct strbuf *out)
{
	struct strbuf why = STRBUF_INIT;
	const char *text = table_gets(awards, row, name);

	strbuf_reset(out);
	if (column_normalise(schema_column(&schema_awards, name), r->program, text, out, &why)) {
		strbuf_reset(out);
		strbuf_addstr(out, text);
	}
	strbuf_release(&why);
}

static bool is_award_here(const struct figures *r, const struct table *awards, size_t row)
{
	struct strbuf day = STRBUF_INIT;
	int date = DATE_NONE;

	read_cell(r, awards, row, "date", &day);
	date_parse(day.buf, day.len, &date);
	strbuf_release(&day);
	return figures_within(r, date);
}

struct award_count {
	char *nomination, *status;
	size_t n;
};

struct award_counts {
	struct award_count *items;
	size_t n, alloc;
	struct strmap places;
};

static void count_award(struct award_counts *counts, const char *nomination, const char *status)
{
	char *key = xstrfmt("%s\n%s", nomination, status);
	size_t place = strmap_add(&counts->places, key, strlen(key), counts->n);

	free(key);
	if (place == STRMAP_NONE) {
		ALLOC_GROW(counts->items, counts->n + 1, counts->alloc);
		place = counts->n++;
		counts->items[place] =
			(struct award_count){ xstrdup(nomination), xstrdup(status), 0 };
	}
	counts->items[place].n++;
}

static void put_award(struct figures *r, const struct award_count *count)
{
	struct strbuf nomination = STRBUF_INIT, status = STRBUF_INIT;

	if (r->for_people) {
		column_show(schema_column(&schema_awards, "nomination"), r->program,
			    count->nomination, &nomination);
		column_show(schema_column(&schema_awards, "status"), r->program, count->status,
			    &status);
	}
	figures_put(r, SECTION_AWARDS, r->for_people ? nomination.buf : count->nomination,
		    r->for_people ? status.buf : count->status, (double)count->n, NAN, "");
	strbuf_release(&nomination);
	strbuf_release(&status);
}

void figures_awards(struct figures *r, const struct table *awards)
{
	static const struct figure_text total = { "total", N_("awards in the period") };
	struct award_counts counts = { .places = STRMAP_INIT };
	struct strbuf nomination = STRBUF_INIT, status = STRBUF_INIT;
	size_t n = 0;

	for (size_t row = 0; row < awards->n_rows; row++) {
		if (!is_award_here(r, awards, row))
			continue;
		n++;
		read_cell(r, awards, row, "nomination", &nomination);
		read_cell(r, awards, row, "status", &status);
		count_award(&counts, nomination.buf, status.buf);
	}
	figures_count(r, SECTION_AWARDS, &total, "", n);
	for (size_t i = 0; i < counts.n; i++) {
		put_award(r, &counts.items[i]);
		free(counts.items[i].nomination);
		free(counts.items[i].status);
	}
	free(counts.items);
	strmap_release(&counts.places);
	strbuf_release(&nomination);
	strbuf_release(&status);
}
