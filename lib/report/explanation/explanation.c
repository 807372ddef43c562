/* explanation.c - why a mentee has this mentor, another one, or none */
#include "report/explanation/parts.h"

#include "report/person_name.h"

uint32_t explain_number(const uint32_t *places, uint32_t n, size_t place)
{
	for (uint32_t i = 0; i < n; i++)
		if (places[i] == place)
			return i;
	return MATCHING_NOBODY;
}

/* "E-010 Ивушкин Р. Т., 7А: request" */
static void print_heading(const struct explanation *x, const struct person *mentee)
{
	struct strbuf text = STRBUF_INIT;

	person_name_short(mentee, &text);
	if (mentee->school_class.number)
		strbuf_addf(&text, ", %d%s", mentee->school_class.number,
			    mentee->school_class.letter);
	if (*mentee->request)
		strbuf_addf(&text, ": %s", mentee->request);
	page_paragraph(x, text.buf);
	strbuf_release(&text);
}

static bool is_free(const struct matching_cost *cost)
{
	return cost->possible && !cost->pairs && !cost->floor && !cost->points;
}

static void say_chosen(const struct explanation *x, uint32_t mentee, size_t edge)
{
	char points[MATCHING_SCORE_SIZE];
	char *mentor = page_name_of(explain_mentor(x, x->problem->mentor[edge]));

	page_say(x, _("In the best plan with %s: '%s', points: %s."), mentor,
		 explain_variant(x, x->variant[edge]),
		 matching_score_format(x->problem->score[edge], points));
	free(mentor);
	explain_criteria(x, x->scoring->mentors[x->problem->mentor[edge]],
			 x->scoring->mentees[mentee], x->variant[edge]);
}

static void say_without(const struct explanation *x, size_t edge)
{
	struct matching_cost cost = matching_cost_of_forbidding(x->explainer, edge);
	struct strbuf text = STRBUF_INIT;

	explain_add_cost(x, &text, &cost);
	if (is_free(&cost))
		page_say(
			x,
			_("Another plan without this pair is as good; this one was taken because it "
			  "keeps earlier pairs or comes first by ids."));
	else
		page_say(x, _("Every best plan has this pair. Without it, all pairs together: %s."),
			 text.buf);
	strbuf_release(&text);
}

void explain_mentee(struct explanation *x, uint32_t mentee)
{
	size_t edge = x->plan->edge[mentee];

	print_heading(x, explain_mentee_of(x, mentee));
	if (edge == MATCHING_NO_EDGE) {
		explain_left_over(x, mentee);
		return;
	}
	say_chosen(x, mentee, edge);
	say_without(x, edge);
	explain_candidates(x, mentee, edge);
	explain_funnel(x, mentee);
}

/* ---- outside the working set ---- */

/* What it would have been worth on the day of the proposal; later, waiting no longer counts. */
static void print_criteria_then(const struct explanation *x, const struct pair *pair,
				size_t variant)
{
	const struct bases *bases = x->scoring->e->bases;
	struct eligibility e = *x->scoring->e;
	struct scoring scoring = *x->scoring;
	struct explanation then = *x;

	if (pair->proposed != DATE_NONE)
		e.on = pair->proposed;
	scoring.e = &e;
	then.scoring = &scoring;
	explain_criteria(&then, (size_t)(pair->mentor - bases->mentors),
			 (size_t)(pair->mentee - bases->mentees), variant);
}

/* Waiting counts up to the proposal, so the points of today would be others. */
static void say_of_which_day(const struct explanation *x, const struct pair *pair)
{
	char day[DATE_SIZE];

	if (pair->proposed != DATE_NONE)
		page_say(
			x,
			_("Points of %s, the day of the proposal: waiting after it does not count."),
			date_format(pair->proposed, day));
}

static void explain_open_pair(const struct explanation *x, const struct pair *pair)
{
	const struct bases *bases = x->scoring->e->bases;
	char *mentor = pair->mentor ? page_name_of(pair->mentor) : xstrdup(pair->mentor_id);
	size_t variant =
		pair->variant ? eligibility_variant(x->scoring->e, pair->variant) : SIZE_MAX;

	page_say(x, _("Has the open pair %s with %s (%s): '%s'"), pair->id, mentor,
		 pair_state_name(pair_state(pair, bases->today)),
		 variant != SIZE_MAX ? explain_variant(x, variant) : label_text(&pair->form->name));
	if (pair->mentor && variant != SIZE_MAX) {
		print_criteria_then(x, pair, variant);
		say_of_which_day(x, pair);
	}
	free(mentor);
}

static void say_locked(const struct explanation *x, size_t mentee)
{
	char *mentor = page_name_of(x->locked_with);

	page_say(x, _("Locked with %s: this was settled before the matching ('--lock')."), mentor);
	explain_criteria(x, (size_t)(x->locked_with - x->scoring->e->bases->mentors), mentee,
			 x->locked_variant);
	free(mentor);
}

void explain_outsider(struct explanation *x, size_t mentee)
{
	const struct bases *bases = x->scoring->e->bases;
	const struct person *person = explain_mentee_at(x, mentee);
	bool is_open = false;

	print_heading(x, person);
	if (!person_is_here(person, bases->today))
		page_say(x, _("Has left the programme."));
	for (size_t i = 0; i < bases->n_pairs; i++) {
		if (bases->pairs[i].mentee != person ||
		    !pair_is_open(&bases->pairs[i], bases->today))
			continue;
		explain_open_pair(x, &bases->pairs[i]);
		is_open = true;
	}
	if (x->locked_with)
		say_locked(x, mentee);
	else if (!is_open && person_is_here(person, bases->today))
		page_say(x, _("No part of this run: '--only' or '--form' leaves this mentee out."));
}

/* ---- two people ---- */

static void list_refusals(const struct explanation *x, const struct candidate *c,
			  const struct refusals *refusals)
{
	for (size_t i = 0; i < refusals->n; i++)
		explain_refusal(x, c, &refusals->items[i]);
}

static void say_who_goes(const struct explanation *x, uint32_t mentor)
{
	const struct matching_problem *p = x->problem;
	struct strbuf holders = STRBUF_INIT;

	for (uint32_t i = 0; i < p->n_mentees; i++)
		if (x->plan->edge[i] != MATCHING_NO_EDGE && p->mentor[x->plan->edge[i]] == mentor)
			strbuf_addf(&holders, "%s%s", holders.len ? ", " : "",
				    explain_mentee_of(x, i)->id);
	if (holders.len)
		page_say(x, _("The free places of this mentor go to: %s."), holders.buf);
	strbuf_release(&holders);
}

static void explain_candidate(const struct explanation *x, uint32_t mentee, size_t edge)
{
	const struct matching_problem *p = x->problem;
	size_t n, chosen = x->plan->edge[mentee];
	struct ranked_edge *edges = explain_rank_edges(x, mentee, &n);
	struct strbuf cost = STRBUF_INIT;

	for (size_t i = 0; i < n; i++)
		if (edges[i].edge == edge)
			explain_add_cost(x, &cost, &edges[i].cost);
	if (chosen == MATCHING_NO_EDGE) {
		page_say(x, _("This pair may be, but in the best plan the mentee has nobody."));
	} else {
		char *other = page_name_of(explain_mentor(x, p->mentor[chosen]));

		page_say(x, _("This pair may be, but the best plan has another mentor: %s"), other);
		free(other);
	}
	explain_criteria(x, x->scoring->mentors[p->mentor[edge]], x->scoring->mentees[mentee],
			 x->variant[edge]);
	page_say(x, _("With it, all pairs together: %s."), cost.buf);
	say_who_goes(x, p->mentor[edge]);
	strbuf_release(&cost);
	free(edges);
}

/* Whether the two are a pair already, running or locked; says so. */
static bool explain_pair_already(const struct explanation *x, size_t mentor, size_t mentee)
{
	const struct bases *bases = x->scoring->e->bases;
	const struct person *a = explain_mentor_at(x, mentor), *b = explain_mentee_at(x, mentee);

	/* One that takes part in the matching (--unlock) is a candidate like others. */
	if (explain_number(x->scoring->mentees, x->scoring->n_mentees, mentee) != MATCHING_NOBODY)
		return false;
	for (size_t i = 0; i < bases->n_pairs; i++) {
		const struct pair *pair = &bases->pairs[i];

		if (pair->mentor != a || pair->mentee != b || !pair_is_open(pair, bases->today))
			continue;
		explain_open_pair(x, pair);
		return true;
	}
	if (x->locked_with != a)
		return false;
	say_locked(x, mentee);
	return true;
}

void explain_two(struct explanation *x, size_t mentor, size_t mentee)
{
	const struct scoring *s = x->scoring;
	uint32_t m = explain_number(s->mentors, s->n_mentors, mentor);
	uint32_t e = explain_number(s->mentees, s->n_mentees, mentee);
	struct candidate c = { .mentor = explain_mentor_at(x, mentor),
			       .mentee = explain_mentee_at(x, mentee) };
	struct refusals refusals;
	size_t edge = MATCHING_NO_EDGE;
	char *name;

	print_heading(x, c.mentee);
	if (explain_pair_already(x, mentor, mentee))
		return;
	if (m != MATCHING_NOBODY && e != MATCHING_NOBODY)
		edge = matching_find_edge(x->problem, e, m);
	if (edge != MATCHING_NO_EDGE && x->plan->edge[e] == edge) {
		say_chosen(x, e, edge);
		say_without(x, edge);
		return;
	}
	name = page_name_of(c.mentor);
	if (edge != MATCHING_NO_EDGE) {
		page_say(x, _("With %s: '%s'."), name, explain_variant(x, x->variant[edge]));
		explain_candidate(x, e, edge);
		free(name);
		return;
	}
	explain_ask(x, &c, &refusals);
	if (c.variant)
		page_say(x, _("With %s: '%s' would come closest, but these rules forbid it:"), name,
			 label_text(&c.variant->name));
	list_refusals(x, &c, &refusals);
	if (c.variant)
		explain_criteria(x, mentor, mentee, eligibility_variant(s->e, c.variant));
	free(name);
}
