/* left_over.c - why a mentee has nobody, and what would give a pair */
#include "report/explanation/parts.h"

#include "engine/scoring/relaxation.h"

#define MOST_CHANGES 5
#define MOST_LISTED 10u
#define MOST_LIMITS 40

/* What forbids every pair of this mentee, whoever the mentor is, in all forms for people of its kind. */
static void list_own_refusals(const struct explanation *x, uint32_t mentee)
{
	const struct scoring *s = x->scoring;
	uint64_t bits = UINT64_MAX;
	struct candidate c = { .mentee = explain_mentee_of(x, mentee) };

	for (size_t v = 0; v < s->e->n_variants; v++) {
		uint64_t own = eligibility_mentee_bits(s->e, s->mentees[mentee], v);

		if (!s->allowed[v] || (own & REFUSAL_BIT(REFUSAL_FORM_KINDS)))
			continue;
		bits &= own;
		c.form = s->e->forms[v];
		c.variant = s->e->variants[v];
	}
	for (enum refusal_rule rule = 0; c.variant && rule < REFUSAL_RULES; rule++)
		if (bits & REFUSAL_BIT(rule))
			explain_refusal(x, &c, &(struct refusal){ rule, SIDE_MENTEE });
}

/* How many of a list are shown: the first ones, unless all detail is asked for. */
static uint32_t shown(const struct explanation *x, uint32_t n)
{
	return x->options.detail || n <= MOST_LISTED ? n : MOST_LISTED;
}

/* "E-001, E-002"; of a long list the first ones "and 287 more". */
static void add_ids(struct strbuf *text, const struct explanation *x, const uint32_t *numbers,
		    uint32_t n, bool mentors)
{
	uint32_t some = shown(x, n);

	for (uint32_t i = 0; i < some; i++)
		strbuf_addf(
			text, "%s%s", i ? ", " : "",
			(mentors ? explain_mentor(x, numbers[i]) : explain_mentee_of(x, numbers[i]))
				->id);
	if (some < n)
		strbuf_addf(text, _(" and %u more"), n - some);
}

static void say_hall(const struct explanation *x, const struct matching_reason *reason)
{
	struct strbuf mentees = STRBUF_INIT, mentors = STRBUF_INIT;

	add_ids(&mentees, x, reason->mentees, reason->n_mentees, false);
	add_ids(&mentors, x, reason->mentors, reason->n_mentors, true);
	page_say(x,
		 reason->n_mentors == 1
			 ? _("There are too few places: mentees %s can only have the mentor %s "
			     "(mentees: %u, places: %llu; left over at least: %llu).")
			 : _("There are too few places: mentees %s can only have the mentors %s "
			     "(mentees: %u, places: %llu; left over at least: %llu)."),
		 mentees.buf, mentors.buf, reason->n_mentees, (unsigned long long)reason->places,
		 (unsigned long long)(reason->n_mentees - reason->places));
	strbuf_release(&mentees);
	strbuf_release(&mentors);
}

/* Who has the places that this mentee could have had. */
static void print_holders(const struct explanation *x, uint32_t mentee,
			  const struct matching_reason *reason)
{
	static const struct output_column columns[] = {
		{ .name = "mentor", .label = N_("mentor"), .flags = OUTPUT_KEY },
		{ .name = "mentee", .label = N_("whose place it is"), .flags = OUTPUT_KEY },
		{ .name = "theirs", .label = N_("points"), .type = OUTPUT_NUMBER, .decimals = 1 },
		{ .name = "own", .label = N_("own points"), .type = OUTPUT_NUMBER, .decimals = 1 },
	};
	const struct matching_problem *p = x->problem;
	struct output *out;
	uint32_t n = 0;

	page_say(x, _("Who has the places:"));
	out = page_table(x, columns, ARRAY_SIZE(columns));
	for (uint32_t i = 0; i < reason->n_mentees; i++) {
		uint32_t holder = reason->mentees[i];
		size_t edge = x->plan->edge[holder], own;

		if (holder == mentee || edge == MATCHING_NO_EDGE)
			continue;
		if (++n > shown(x, reason->n_mentees))
			continue;
		own = matching_find_edge(p, mentee, p->mentor[edge]);
		page_put_name(out, explain_mentor(x, p->mentor[edge]));
		page_put_name(out, explain_mentee_of(x, holder));
		page_put_points(out, p->score[edge]);
		if (own == MATCHING_NO_EDGE)
			output_empty(out);
		else
			page_put_points(out, p->score[own]);
		output_end_row(out);
	}
	output_close(out);
	if (n > shown(x, reason->n_mentees))
		page_say(x, _("… and %u more ('-v' prints all)."), n - shown(x, reason->n_mentees));
}

static const struct output_column change_columns[] = {
	{ .name = "obstacle", .label = N_("obstacle"), .flags = OUTPUT_KEY },
	{ .name = "whose", .label = N_("with whom"), .flags = OUTPUT_KEY },
	{ .name = "places", .label = N_("more places"), .flags = OUTPUT_KEY },
	{ .name = "mentor", .label = N_("mentor then") },
	{ .name = "pairs", .label = N_("pairs"), .type = OUTPUT_NUMBER },
};

/* "2: M-011" */
static void add_places(struct strbuf *text, const struct explanation *x, uint32_t places,
		       uint32_t mentor)
{
	if (places)
		strbuf_addf(text, "%s%u: %s", text->len ? "; " : "", places,
			    explain_mentor(x, mentor)->id);
}

static void put_relaxation(struct output *out, const struct explanation *x, uint32_t mentee,
			   const struct relaxation *r)
{
	struct strbuf whose = STRBUF_INIT, places = STRBUF_INIT;
	bool of_one = r->place == r->mentor;

	if (r->side != SIDE_MENTEE)
		strbuf_addstr(&whose, explain_mentor(x, r->mentor)->id);
	if (r->side != SIDE_MENTOR)
		strbuf_addf(&whose, "%s%s", whose.len ? ", " : "",
			    explain_mentee_of(x, mentee)->id);
	output_text(out, refusal_title(r->rule));
	output_text(out, whose.buf);
	add_places(&places, x, r->own + (of_one ? r->places : 0), r->mentor);
	add_places(&places, x, of_one ? 0 : r->places, r->place);
	output_text(out, places.buf);
	page_put_name(out, explain_mentor(x, r->mentor_then));
	output_int(out, r->pairs_then);
	output_end_row(out);
	strbuf_release(&whose);
	strbuf_release(&places);
}

static void put_place(struct output *out, const struct explanation *x,
		      const struct matching_change *change)
{
	struct strbuf places = STRBUF_INIT;

	add_places(&places, x, change->places, change->mentor);
	output_text(out, refusal_title(REFUSAL_CAPACITY));
	output_text(out, explain_mentor(x, change->mentor)->id);
	output_text(out, places.buf);
	page_put_name(out, explain_mentor(x, change->mentor_then));
	output_int(out, (int64_t)x->plan->best.pairs - change->cost.pairs);
	output_end_row(out);
	strbuf_release(&places);
}

static bool has_candidates(const struct explanation *x, uint32_t mentee)
{
	return x->problem->row[mentee + 1] > x->problem->row[mentee];
}

static void say_no_change(const struct explanation *x, uint32_t mentee)
{
	if (has_candidates(x, mentee))
		page_say(x, _("No small change would give a pair."));
	else
		page_say(x, _("No small change would give a pair: several rules stand between this "
			      "mentee and every mentor."));
}

/* Whether more places of a mentor are a smaller change than the relaxation, or as small and first by id. */
static bool goes_before(const struct matching_change *place, const struct relaxation *r)
{
	if (place->places != relaxation_size(r))
		return place->places < relaxation_size(r);
	return r->rule != REFUSAL_CAPACITY || place->mentor < r->mentor;
}

/* `place` is a null pointer when more places alone give no pair. */
static void print_table_of_changes(const struct explanation *x, uint32_t mentee,
				   const struct relaxations *found,
				   const struct matching_change *place)
{
	uint32_t smallest = found->n ? relaxation_size(&found->items[0]) : place->places;
	struct output *out;

	if (place && place->places < smallest)
		smallest = place->places;

	page_say(x, _("What would give a pair, the smallest change first; checked by choosing all "
		      "pairs anew:"));
	out = page_table(x, change_columns, ARRAY_SIZE(change_columns));
	for (size_t i = 0; i < found->n; i++) {
		const struct relaxation *r = &found->items[i];

		/* What takes further places besides where another way does not is no small change. */
		if (r->places && relaxation_size(r) > smallest)
			continue;
		if (place && goes_before(place, r)) {
			put_place(out, x, place);
			place = NULL;
		}
		put_relaxation(out, x, mentee, r);
	}
	if (place)
		put_place(out, x, place);
	output_close(out);
}

/* The limit of points is what stands in the way: the highest one that would not. Returns whether there is one. */
static bool say_limit(const struct explanation *x, uint32_t mentee)
{
	struct matching_limit limit;
	char points[MATCHING_SCORE_SIZE];
	char *mentor;

	if (!matching_lower_minimum(x->explainer, mentee, MOST_LIMITS, &limit))
		return false;
	mentor = page_name_of(explain_mentor(x, limit.mentor_then));
	page_say(
		x,
		_("With '--minimum %s' there would be a pair, with %s (pairs then: %u); checked by "
		  "choosing all pairs anew."),
		matching_score_format(limit.minimum, points), mentor, limit.pairs);
	free(mentor);
	return true;
}

static void print_changes(const struct explanation *x, uint32_t mentee)
{
	struct relaxations found;
	struct matching_change place;
	bool has_place = matching_smallest_change(x->explainer, mentee, RELAXATION_PLACES, &place);
	bool has_limit = say_limit(x, mentee);

	relaxations_find(x->scoring, x->problem, x->variant, x->plan->objective, x->plan->minimum,
			 mentee, MOST_CHANGES, &found);
	if (found.n || has_place)
		print_table_of_changes(x, mentee, &found, has_place ? &place : NULL);
	else if (!has_limit)
		say_no_change(x, mentee);
	relaxations_release(&found);
}

/* Why, and what would help. Who has the places comes after that: the list may be long. */
void explain_left_over(const struct explanation *x, uint32_t mentee)
{
	struct matching_reason reason;

	matching_why_left_out(x->explainer, mentee, &reason);
	switch (reason.kind) {
	case MATCHING_NO_CANDIDATE:
		if (has_candidates(x, mentee))
			page_say(x, _("Without a pair: all candidates have fewer points than the "
				      "minimum."));
		else
			page_say(x, _("Without a pair: no mentor may be taken."));
		list_own_refusals(x, mentee);
		break;
	case MATCHING_HALL:
		page_say(x, _("Without a pair."));
		say_hall(x, &reason);
		break;
	case MATCHING_OUTBID:
		page_say(x,
			 _("Without a pair: the places of all candidates bring more with others."));
		break;
	case MATCHING_IS_PLACED:
		BUG("a mentee with a pair was left over");
	}
	print_changes(x, mentee);
	if (reason.kind != MATCHING_NO_CANDIDATE)
		print_holders(x, mentee, &reason);
	explain_candidates(x, mentee, MATCHING_NO_EDGE);
	explain_funnel(x, mentee);
	matching_reason_release(&reason);
}
