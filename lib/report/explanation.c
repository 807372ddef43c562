/* explanation.c - why a mentee has this mentor, another one, or none */
#include "report/explanation.h"

#include "engine/scoring/relaxation.h"
#include "report/person_name.h"
#include "report/prose.h"

#define PAGE 80
#define MOST_CHANGES 5
#define MOST_NAMED 6

uint32_t explain_number(const uint32_t *places, uint32_t n, size_t place)
{
	for (uint32_t i = 0; i < n; i++)
		if (places[i] == place)
			return i;
	return MATCHING_NOBODY;
}

static const struct person *mentor_at(const struct explanation *x, size_t place)
{
	return x->scoring->e->mentors[place].person;
}

static const struct person *mentee_at(const struct explanation *x, size_t place)
{
	return x->scoring->e->mentees[place].person;
}

static const struct person *mentor_of(const struct explanation *x, uint32_t number)
{
	return mentor_at(x, x->scoring->mentors[number]);
}

static const struct person *mentee_of(const struct explanation *x, uint32_t number)
{
	return mentee_at(x, x->scoring->mentees[number]);
}

static const char *variant_name(const struct explanation *x, size_t variant)
{
	return label_text(&x->scoring->e->variants[variant]->name);
}

/* ---- paragraphs and tables ---- */

static size_t page_width(const struct explanation *x)
{
	return x->options.width ? x->options.width : PAGE;
}

static void paragraph(const struct explanation *x, const char *text)
{
	struct strbuf out = STRBUF_INIT;

	prose_wrap(&out, text, 0, 0, page_width(x));
	fputs(out.buf, x->to);
	strbuf_release(&out);
}

static void say(const struct explanation *x, const char *fmt, ...) PRINTF_LIKE(2, 3);

/* A paragraph with an empty line in front of it. */
static void say(const struct explanation *x, const char *fmt, ...)
{
	struct strbuf text = STRBUF_INIT;
	va_list ap;

	va_start(ap, fmt);
	strbuf_vaddf(&text, fmt, ap);
	va_end(ap);
	putc('\n', x->to);
	paragraph(x, text.buf);
	strbuf_release(&text);
}

static struct output *table(const struct explanation *x, const struct output_column *columns,
			    size_t n)
{
	struct output_options options = x->options;

	if (!options.width)
		options.width = PAGE;
	putc('\n', x->to);
	return output_open(x->to, options, columns, n);
}

static char *name_of(const struct person *person)
{
	struct strbuf name = STRBUF_INIT;

	person_name_short(person, &name);
	return strbuf_detach(&name, NULL);
}

static void put_name(struct output *out, const struct person *person)
{
	char *name = name_of(person);

	output_text(out, name);
	free(name);
}

static void put_points(struct output *out, int64_t thousandths)
{
	output_number(out, (double)thousandths / MATCHING_POINT);
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
	paragraph(x, text.buf);
	strbuf_release(&text);
}

/* ---- points ---- */

static void print_criteria(const struct explanation *x, size_t mentor, size_t mentee,
			   size_t variant)
{
	static const struct output_column columns[] = {
		{ .name = "criterion", .label = N_("criterion"), .flags = OUTPUT_KEY },
		{ .name = "points", .label = N_("points"), .type = OUTPUT_NUMBER, .decimals = 1 },
		{ .name = "most", .label = N_("at most"), .type = OUTPUT_NUMBER, .decimals = -1 },
	};
	const struct scoring *s = x->scoring;
	int32_t parts[SCORING_MOST_CRITERIA];
	int64_t most = 0, sum = scoring_points(s, mentor, mentee, variant, parts);
	struct output *out = table(x, columns, ARRAY_SIZE(columns));

	for (size_t i = 0; i < s->n_criteria; i++) {
		output_text(out, _(s->criteria[i].title));
		put_points(out, parts[i]);
		put_points(out, s->criteria[i].most);
		output_end_row(out);
		most += s->criteria[i].most;
	}
	output_text(out, _("together"));
	put_points(out, sum);
	put_points(out, most);
	output_end_row(out);
	output_close(out);
}

/* ---- costs ---- */

static void add_part(struct strbuf *text, const char *fmt, int64_t change)
{
	char number[MATCHING_SCORE_SIZE];
	char *part;

	if (!change)
		return;
	matching_score_format(change, number);
	part = xstrfmt("%s%s", change > 0 ? "+" : "", number);
	if (text->len)
		strbuf_addstr(text, ", ");
	strbuf_addf(text, fmt, part);
	free(part);
}

/* What changes for the whole: "pairs -1, points +12.5"; nothing lost: "no loss". */
static void add_cost(struct strbuf *text, const struct matching_cost *cost)
{
	size_t before = text->len;
	struct strbuf changes = STRBUF_INIT;

	if (!cost->possible) {
		strbuf_addstr(text, _("not possible"));
		return;
	}
	add_part(&changes, _("pairs %s"), -cost->pairs * MATCHING_POINT);
	/* With another number of pairs the worst one is the worst of others: it says nothing. */
	if (!cost->pairs)
		add_part(&changes, _("worst pair %s"), -cost->floor);
	add_part(&changes, _("points %s"), -cost->points);
	strbuf_addstr(text, changes.buf);
	if (text->len == before)
		strbuf_addstr(text, _("no loss"));
	strbuf_release(&changes);
}

static void put_cost(struct output *out, const struct matching_cost *cost)
{
	struct strbuf text = STRBUF_INIT;

	add_cost(&text, cost);
	output_text(out, text.buf);
	strbuf_release(&text);
}

static bool is_free(const struct matching_cost *cost)
{
	return cost->possible && !cost->pairs && !cost->floor && !cost->points;
}

/* ---- candidates ---- */

/* The edges of a mentee, the most points first. */
struct ranked_edge {
	size_t edge;
	int32_t score;
	struct matching_cost cost;
};

static int compare_ranked(const void *a, const void *b)
{
	const struct ranked_edge *x = a, *y = b;

	if (x->score != y->score)
		return x->score > y->score ? -1 : 1;
	return (x->edge > y->edge) - (x->edge < y->edge);
}

static struct ranked_edge *rank_edges(const struct explanation *x, uint32_t mentee, size_t *n)
{
	const struct matching_problem *p = x->problem;
	size_t first = p->row[mentee];
	struct matching_cost *costs;
	struct ranked_edge *edges;

	*n = p->row[mentee + 1] - first;
	edges = xcalloc(*n, sizeof(*edges));
	costs = xcalloc(*n, sizeof(*costs));
	matching_cost_of_forcing(x->explainer, mentee, costs);
	for (size_t i = 0; i < *n; i++)
		edges[i] = (struct ranked_edge){ first + i, p->score[first + i], costs[i] };
	qsort(edges, *n, sizeof(*edges), compare_ranked);
	free(costs);
	return edges;
}

static void print_candidates(const struct explanation *x, uint32_t mentee, size_t chosen)
{
	static const struct output_column columns[] = {
		{ .name = "mentor", .label = N_("mentor"), .flags = OUTPUT_KEY },
		{ .name = "variant", .label = N_("variant") },
		{ .name = "points", .label = N_("points"), .type = OUTPUT_NUMBER, .decimals = 1 },
		{ .name = "cost", .label = N_("the whole then"), .flags = OUTPUT_KEY },
	};
	size_t n;
	struct ranked_edge *edges = rank_edges(x, mentee, &n);
	struct output *out;

	if (n == (chosen != MATCHING_NO_EDGE)) {
		if (n)
			say(x, _("There is no other candidate."));
		free(edges);
		return;
	}
	say(x, chosen == MATCHING_NO_EDGE
		       ? _("Candidates, and what each choice would change for all pairs together:")
		       : _("Other candidates, and what each choice would change for all pairs "
			   "together:"));
	out = table(x, columns, ARRAY_SIZE(columns));
	for (size_t i = 0; i < n; i++) {
		if (edges[i].edge == chosen)
			continue;
		put_name(out, mentor_of(x, x->problem->mentor[edges[i].edge]));
		output_text(out, variant_name(x, x->variant[edges[i].edge]));
		put_points(out, edges[i].score);
		put_cost(out, &edges[i].cost);
		output_end_row(out);
	}
	output_close(out);
	free(edges);
}

/* ---- refusals ---- */

/* How many mentors each rule turns away: of a mentor that several rules forbid, the first counts. */
struct funnel {
	uint32_t n[REFUSAL_RULES];
	struct strbuf who[REFUSAL_RULES];
	uint32_t all;
};

static void fill_funnel(const struct explanation *x, uint32_t mentee, struct funnel *funnel)
{
	const struct scoring *s = x->scoring;

	*funnel = (struct funnel){ .all = 0 };
	for (size_t i = 0; i < REFUSAL_RULES; i++)
		strbuf_init(&funnel->who[i]);
	for (uint32_t mentor = 0; mentor < s->n_mentors; mentor++) {
		size_t m = s->mentors[mentor], e = s->mentees[mentee];
		size_t variant = eligibility_closest(s->e, m, e, s->allowed);
		uint64_t bits = variant == SIZE_MAX ? REFUSAL_BIT(REFUSAL_INACTIVE_FORM)
						    : eligibility_bits(s->e, m, e, variant);
		enum refusal_rule rule = 0;

		if (!bits)
			continue;
		while (!(bits & REFUSAL_BIT(rule)))
			rule++;
		funnel->all++;
		if (++funnel->n[rule] <= MOST_NAMED)
			strbuf_addf(&funnel->who[rule], "%s%s", funnel->n[rule] > 1 ? ", " : "",
				    mentor_at(x, m)->id);
		else if (funnel->n[rule] == MOST_NAMED + 1)
			strbuf_addstr(&funnel->who[rule], ", …");
	}
}

static void print_funnel(const struct explanation *x, uint32_t mentee)
{
	static const struct output_column columns[] = {
		{ .name = "why", .label = N_("why not"), .flags = OUTPUT_KEY },
		{ .name = "mentors", .label = N_("mentors"), .type = OUTPUT_NUMBER },
		{ .name = "who", .label = N_("who") },
	};
	struct funnel funnel;
	struct output *out;

	fill_funnel(x, mentee, &funnel);
	if (funnel.all) {
		say(x, _("Mentors who cannot be (%u), each by the first rule that forbids it:"),
		    funnel.all);
		out = table(x, columns, ARRAY_SIZE(columns));
		for (enum refusal_rule rule = 0; rule < REFUSAL_RULES; rule++) {
			if (!funnel.n[rule])
				continue;
			output_text(out, refusal_title(rule));
			output_int(out, funnel.n[rule]);
			output_text(out, funnel.who[rule].buf);
			output_end_row(out);
		}
		output_close(out);
	}
	for (size_t i = 0; i < REFUSAL_RULES; i++)
		strbuf_release(&funnel.who[i]);
}

/* ---- without a pair ---- */

static void say_refusal(const struct explanation *x, const struct candidate *c,
			const struct refusal *refusal)
{
	struct strbuf text = STRBUF_INIT, out = STRBUF_INIT;

	eligibility_say(x->scoring->e, c, refusal, &text);
	strbuf_addf(&text, " (%s)", refusal_name(refusal->rule));
	strbuf_addstr(&out, "- ");
	prose_wrap(&out, text.buf, out.len, out.len, page_width(x));
	fputs(out.buf, x->to);
	strbuf_release(&text);
	strbuf_release(&out);
}

static void list_refusals(const struct explanation *x, const struct candidate *c,
			  const struct refusals *refusals)
{
	for (size_t i = 0; i < refusals->n; i++)
		say_refusal(x, c, &refusals->items[i]);
}

/* What forbids every pair of this mentee, whoever the mentor is, in all forms for people of its kind. */
static void list_own_refusals(const struct explanation *x, uint32_t mentee)
{
	const struct scoring *s = x->scoring;
	uint64_t bits = UINT64_MAX;
	struct candidate c = { .mentee = mentee_of(x, mentee) };

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
			say_refusal(x, &c, &(struct refusal){ rule, SIDE_MENTEE });
}

static void add_ids(struct strbuf *text, const struct explanation *x, const uint32_t *numbers,
		    uint32_t n, bool mentors)
{
	for (uint32_t i = 0; i < n; i++)
		strbuf_addf(text, "%s%s", i ? ", " : "",
			    (mentors ? mentor_of(x, numbers[i]) : mentee_of(x, numbers[i]))->id);
}

static void say_hall(const struct explanation *x, const struct matching_reason *reason)
{
	struct strbuf mentees = STRBUF_INIT, mentors = STRBUF_INIT;

	add_ids(&mentees, x, reason->mentees, reason->n_mentees, false);
	add_ids(&mentors, x, reason->mentors, reason->n_mentors, true);
	say(x,
	    _("There are too few places: mentees %s can only have the mentors %s (mentees: %u, "
	      "places: %llu; left over at least: %llu)."),
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
	struct output *out = table(x, columns, ARRAY_SIZE(columns));

	for (uint32_t i = 0; i < reason->n_mentees; i++) {
		uint32_t holder = reason->mentees[i];
		size_t edge = x->plan->edge[holder], own;

		if (holder == mentee || edge == MATCHING_NO_EDGE)
			continue;
		own = matching_find_edge(p, mentee, p->mentor[edge]);
		put_name(out, mentor_of(x, p->mentor[edge]));
		put_name(out, mentee_of(x, holder));
		put_points(out, p->score[edge]);
		if (own == MATCHING_NO_EDGE)
			output_empty(out);
		else
			put_points(out, p->score[own]);
		output_end_row(out);
	}
	output_close(out);
}

static const struct output_column change_columns[] = {
	{ .name = "obstacle", .label = N_("obstacle"), .flags = OUTPUT_KEY },
	{ .name = "whose", .label = N_("with whom"), .flags = OUTPUT_KEY },
	{ .name = "places", .label = N_("more places"), .flags = OUTPUT_KEY },
	{ .name = "mentor", .label = N_("mentor then") },
	{ .name = "pairs", .label = N_("pairs"), .type = OUTPUT_NUMBER },
};

/* "2: M-011" */
static void put_places(struct output *out, const struct explanation *x, uint32_t places,
		       uint32_t mentor)
{
	struct strbuf text = STRBUF_INIT;

	if (places)
		strbuf_addf(&text, "%u: %s", places, mentor_of(x, mentor)->id);
	output_text(out, text.buf);
	strbuf_release(&text);
}

static void put_relaxation(struct output *out, const struct explanation *x, uint32_t mentee,
			   const struct relaxation *r)
{
	struct strbuf whose = STRBUF_INIT;

	if (r->side != SIDE_MENTEE)
		strbuf_addstr(&whose, mentor_of(x, r->mentor)->id);
	if (r->side != SIDE_MENTOR)
		strbuf_addf(&whose, "%s%s", whose.len ? ", " : "", mentee_of(x, mentee)->id);
	output_text(out, refusal_title(r->rule));
	output_text(out, whose.buf);
	if (r->rule == REFUSAL_CAPACITY && !r->places)
		put_places(out, x, 1, r->mentor);
	else
		put_places(out, x, r->places, r->place);
	put_name(out, mentor_of(x, r->mentor_then));
	output_int(out, r->pairs_then);
	output_end_row(out);
	strbuf_release(&whose);
}

static void put_place(struct output *out, const struct explanation *x,
		      const struct matching_change *change)
{
	output_text(out, refusal_title(REFUSAL_CAPACITY));
	output_text(out, mentor_of(x, change->mentor)->id);
	put_places(out, x, change->places, change->mentor);
	put_name(out, mentor_of(x, change->mentor_then));
	output_int(out, (int64_t)x->plan->best.pairs - change->cost.pairs);
	output_end_row(out);
}

static void print_changes(const struct explanation *x, uint32_t mentee)
{
	struct relaxations found;
	struct matching_change place;
	bool has_place = matching_smallest_change(x->explainer, mentee, RELAXATION_PLACES, &place);
	struct output *out;
	uint32_t fewest;

	relaxations_find(x->scoring, x->problem, x->variant, x->plan->objective, x->plan->minimum,
			 mentee, MOST_CHANGES, &found);
	if (!found.n && !has_place) {
		say(x, _("No small change would give a pair: several rules stand between this "
			 "mentee and every mentor."));
		relaxations_release(&found);
		return;
	}
	say(x, _("What would give a pair, the smallest change first; checked by choosing all pairs "
		 "anew:"));
	out = table(x, change_columns, ARRAY_SIZE(change_columns));
	if (has_place)
		put_place(out, x, &place);
	/* What takes more places than another way does is no small change. */
	fewest = has_place ? 0 : found.items[0].places;
	for (size_t i = 0; i < found.n; i++)
		if (found.items[i].places <= fewest)
			put_relaxation(out, x, mentee, &found.items[i]);
	output_close(out);
	relaxations_release(&found);
}

static void explain_left_over(const struct explanation *x, uint32_t mentee)
{
	struct matching_reason reason;

	matching_why_left_out(x->explainer, mentee, &reason);
	switch (reason.kind) {
	case MATCHING_NO_CANDIDATE:
		say(x, _("Without a pair: no mentor may be taken."));
		list_own_refusals(x, mentee);
		break;
	case MATCHING_HALL:
		say(x, _("Without a pair."));
		say_hall(x, &reason);
		print_holders(x, mentee, &reason);
		break;
	case MATCHING_OUTBID:
		say(x, _("Without a pair: the places of all candidates bring more with others."));
		print_holders(x, mentee, &reason);
		break;
	case MATCHING_IS_PLACED:
		BUG("a mentee with a pair was left over");
	}
	print_candidates(x, mentee, MATCHING_NO_EDGE);
	print_changes(x, mentee);
	print_funnel(x, mentee);
	matching_reason_release(&reason);
}

/* ---- with a pair ---- */

static void say_chosen(const struct explanation *x, uint32_t mentee, size_t edge)
{
	char points[MATCHING_SCORE_SIZE];
	char *mentor = name_of(mentor_of(x, x->problem->mentor[edge]));

	say(x, _("In the best plan with %s: '%s', points: %s."), mentor,
	    variant_name(x, x->variant[edge]),
	    matching_score_format(x->problem->score[edge], points));
	free(mentor);
	print_criteria(x, x->scoring->mentors[x->problem->mentor[edge]],
		       x->scoring->mentees[mentee], x->variant[edge]);
}

static void say_without(const struct explanation *x, size_t edge)
{
	struct matching_cost cost = matching_cost_of_forbidding(x->explainer, edge);
	struct strbuf text = STRBUF_INIT;

	add_cost(&text, &cost);
	if (is_free(&cost))
		say(x, _("Another plan without this pair is as good; this one was taken because it "
			 "keeps earlier pairs or comes first by ids."));
	else
		say(x, _("Every best plan has this pair. Without it, all pairs together: %s."),
		    text.buf);
	strbuf_release(&text);
}

void explain_mentee(struct explanation *x, uint32_t mentee)
{
	size_t edge = x->plan->edge[mentee];

	print_heading(x, mentee_of(x, mentee));
	if (edge == MATCHING_NO_EDGE) {
		explain_left_over(x, mentee);
		return;
	}
	say_chosen(x, mentee, edge);
	say_without(x, edge);
	print_candidates(x, mentee, edge);
	print_funnel(x, mentee);
}

/* ---- two people ---- */

/* The variant that was allowed and comes closest; any active one where none is allowed. */
static void ask(const struct explanation *x, struct candidate *c, struct refusals *refusals)
{
	const struct eligibility *e = x->scoring->e;
	size_t variant =
		eligibility_closest(e, (size_t)(c->mentor - e->bases->mentors),
				    (size_t)(c->mentee - e->bases->mentees), x->scoring->allowed);

	if (variant != SIZE_MAX) {
		c->form = e->forms[variant];
		c->variant = e->variants[variant];
	}
	eligibility_check(e, c, refusals);
}

static void say_who_goes(const struct explanation *x, uint32_t mentor)
{
	const struct matching_problem *p = x->problem;
	struct strbuf holders = STRBUF_INIT;

	for (uint32_t i = 0; i < p->n_mentees; i++)
		if (x->plan->edge[i] != MATCHING_NO_EDGE && p->mentor[x->plan->edge[i]] == mentor)
			strbuf_addf(&holders, "%s%s", holders.len ? ", " : "", mentee_of(x, i)->id);
	if (holders.len)
		say(x, _("The free places of this mentor go to: %s."), holders.buf);
	strbuf_release(&holders);
}

static void explain_candidate(const struct explanation *x, uint32_t mentee, size_t edge)
{
	const struct matching_problem *p = x->problem;
	size_t n, chosen = x->plan->edge[mentee];
	struct ranked_edge *edges = rank_edges(x, mentee, &n);
	struct strbuf cost = STRBUF_INIT;

	for (size_t i = 0; i < n; i++)
		if (edges[i].edge == edge)
			add_cost(&cost, &edges[i].cost);
	if (chosen == MATCHING_NO_EDGE) {
		say(x, _("This pair may be, but in the best plan the mentee has nobody."));
	} else {
		char *other = name_of(mentor_of(x, p->mentor[chosen]));

		say(x, _("This pair may be, but the best plan has another mentor: %s"), other);
		free(other);
	}
	print_criteria(x, x->scoring->mentors[p->mentor[edge]], x->scoring->mentees[mentee],
		       x->variant[edge]);
	say(x, _("With it, all pairs together: %s."), cost.buf);
	say_who_goes(x, p->mentor[edge]);
	strbuf_release(&cost);
	free(edges);
}

void explain_two(struct explanation *x, size_t mentor, size_t mentee)
{
	const struct scoring *s = x->scoring;
	uint32_t m = explain_number(s->mentors, s->n_mentors, mentor);
	uint32_t e = explain_number(s->mentees, s->n_mentees, mentee);
	struct candidate c = { .mentor = mentor_at(x, mentor), .mentee = mentee_at(x, mentee) };
	struct refusals refusals;
	size_t edge = MATCHING_NO_EDGE;
	char *name;

	print_heading(x, c.mentee);
	if (m != MATCHING_NOBODY && e != MATCHING_NOBODY)
		edge = matching_find_edge(x->problem, e, m);
	if (edge != MATCHING_NO_EDGE && x->plan->edge[e] == edge) {
		say_chosen(x, e, edge);
		say_without(x, edge);
		return;
	}
	name = name_of(c.mentor);
	if (edge != MATCHING_NO_EDGE) {
		say(x, _("With %s: '%s'."), name, variant_name(x, x->variant[edge]));
		explain_candidate(x, e, edge);
		free(name);
		return;
	}
	ask(x, &c, &refusals);
	if (c.variant)
		say(x, _("With %s: '%s' would come closest, but these rules forbid it:"), name,
		    label_text(&c.variant->name));
	list_refusals(x, &c, &refusals);
	if (c.variant)
		print_criteria(x, mentor, mentee, eligibility_variant(s->e, c.variant));
	free(name);
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
	print_criteria(&then, (size_t)(pair->mentor - bases->mentors),
		       (size_t)(pair->mentee - bases->mentees), variant);
}

static void explain_open_pair(const struct explanation *x, const struct pair *pair)
{
	const struct bases *bases = x->scoring->e->bases;
	char *mentor = pair->mentor ? name_of(pair->mentor) : xstrdup(pair->mentor_id);
	size_t variant =
		pair->variant ? eligibility_variant(x->scoring->e, pair->variant) : SIZE_MAX;

	say(x, _("Has the open pair %s with %s (%s): '%s'"), pair->id, mentor,
	    pair_state_name(pair_state(pair, bases->today)),
	    variant != SIZE_MAX ? variant_name(x, variant) : label_text(&pair->form->name));
	if (pair->mentor && variant != SIZE_MAX)
		print_criteria_then(x, pair, variant);
	free(mentor);
}

void explain_outsider(struct explanation *x, size_t mentee)
{
	const struct bases *bases = x->scoring->e->bases;
	const struct person *person = mentee_at(x, mentee);

	print_heading(x, person);
	if (!person_is_here(person, bases->today))
		say(x, _("Has left the programme."));
	for (size_t i = 0; i < bases->n_pairs; i++)
		if (bases->pairs[i].mentee == person &&
		    pair_is_open(&bases->pairs[i], bases->today))
			explain_open_pair(x, &bases->pairs[i]);
}

/* ---- rows for machines ---- */

enum { ROW_COLUMNS = 10 };

static const struct output_column row_columns[ROW_COLUMNS] = {
	{ .name = "mentee" },
	{ .name = "mentor" },
	{ .name = "form" },
	{ .name = "variant" },
	{ .name = "score", .type = OUTPUT_NUMBER, .decimals = -1 },
	{ .name = "chosen" },
	{ .name = "cost_pairs", .type = OUTPUT_NUMBER, .decimals = -1 },
	{ .name = "cost_floor", .type = OUTPUT_NUMBER, .decimals = -1 },
	{ .name = "cost_points", .type = OUTPUT_NUMBER, .decimals = -1 },
	{ .name = "reason" },
};

static void put_candidate(struct output *out, const struct explanation *x, uint32_t mentee,
			  const struct ranked_edge *ranked)
{
	const struct eligibility *e = x->scoring->e;
	size_t variant = x->variant[ranked->edge];

	output_text(out, mentee_of(x, mentee)->id);
	output_text(out, mentor_of(x, x->problem->mentor[ranked->edge])->id);
	output_text(out, e->forms[variant]->id);
	output_text(out, e->variants[variant]->id);
	put_points(out, ranked->score);
	output_text(out, x->plan->edge[mentee] == ranked->edge ? "yes" : "");
	if (ranked->cost.possible) {
		output_int(out, ranked->cost.pairs);
		put_points(out, ranked->cost.floor);
		put_points(out, ranked->cost.points);
	} else {
		output_empty(out);
		output_empty(out);
		output_empty(out);
	}
	output_empty(out);
	output_end_row(out);
}

static void put_refused(struct output *out, const struct explanation *x, size_t mentor,
			size_t mentee)
{
	struct candidate c = { .mentor = mentor_at(x, mentor), .mentee = mentee_at(x, mentee) };
	struct strbuf names = STRBUF_INIT;
	struct refusals refusals;

	ask(x, &c, &refusals);
	for (size_t i = 0; i < refusals.n; i++)
		if (!i || refusals.items[i].rule != refusals.items[i - 1].rule)
			strbuf_addf(&names, "%s%s", i ? ";" : "",
				    refusal_name(refusals.items[i].rule));
	output_text(out, c.mentee->id);
	output_text(out, c.mentor->id);
	output_text(out, c.form ? c.form->id : "");
	output_text(out, c.variant ? c.variant->id : "");
	for (int i = 0; i < 5; i++)
		output_empty(out);
	output_text(out, names.buf);
	output_end_row(out);
	strbuf_release(&names);
}

static bool may_be(const struct explanation *x, size_t mentor, uint32_t mentee)
{
	uint32_t m = explain_number(x->scoring->mentors, x->scoring->n_mentors, mentor);

	return m != MATCHING_NOBODY && mentee != MATCHING_NOBODY &&
	       matching_find_edge(x->problem, mentee, m) != MATCHING_NO_EDGE;
}

void explain_rows(struct explanation *x, size_t mentor, size_t mentee)
{
	const struct scoring *s = x->scoring;
	uint32_t e = explain_number(s->mentees, s->n_mentees, mentee);
	struct output *out = output_open(x->to, x->options, row_columns, ROW_COLUMNS);
	size_t n = 0;
	struct ranked_edge *edges = e == MATCHING_NOBODY ? NULL : rank_edges(x, e, &n);

	for (size_t i = 0; i < n; i++)
		if (mentor == SIZE_MAX || s->mentors[x->problem->mentor[edges[i].edge]] == mentor)
			put_candidate(out, x, e, &edges[i]);
	for (uint32_t m = 0; mentor == SIZE_MAX && m < s->n_mentors; m++)
		if (!may_be(x, s->mentors[m], e))
			put_refused(out, x, s->mentors[m], mentee);
	if (mentor != SIZE_MAX && !may_be(x, mentor, e))
		put_refused(out, x, mentor, mentee);
	output_close(out);
	free(edges);
}
