/*
 * pair-score.c - every candidate pair with its points
 *
 * Nothing is chosen here: `pair solve` and `pair match` do that. The candidates are exactly the pairs that `pair add`
 * would take.
 */
#include "candidates.h"

#include "engine/matching/shortlist.h"

static struct candidate_options source;
static bool all, all_variants;
static int64_t most; /* candidates of a mentee; 0: all */

static const struct opt opts[] = {
	FLAG(0, "variants", &all_variants,
	     N_("a row for each variant, not only for the one with the most points")),
	FLAG(0, "all", &all, N_("also pairs that a rule forbids, with the reasons")),
	INT(0, "top", &most, N_("N"),
	    N_("only the N best candidates of each mentee, and those that a best plan may need"), 1,
	    1000000),
	CANDIDATE_OPTIONS(source),
	OPT_END,
};

static const struct example examples[] = {
	{ N_("All candidates, for a spreadsheet or for 'pair solve':"),
	  "kurator pair score --as-of 2021-11-25", 0 },
	{ N_("Pupils with pupils, with the points of each criterion, for reading:"),
	  "kurator pair score --form student-student -v -f table --as-of 2021-11-25", 0 },
	{ N_("Only the three best of each mentee; the best plan is the same:"),
	  "kurator pair score --top 3 --as-of 2021-11-25 | kurator pair solve - --as-of 2021-11-25",
	  0 },
	{ N_("Who is refused, and why:"), "kurator pair score --all --as-of 2021-11-25", 0 },
	EXAMPLE_END,
};

enum { FIXED_COLUMNS = 5 };

static const struct output_column fixed[FIXED_COLUMNS] = {
	{ .name = "mentee", .label = N_("mentee"), .flags = OUTPUT_KEY },
	{ .name = "mentor", .label = N_("mentor"), .flags = OUTPUT_KEY },
	{ .name = "form", .label = N_("form"), .flags = OUTPUT_DETAIL },
	{ .name = "variant", .label = N_("variant") },
	{ .name = "score", .label = N_("points"), .type = OUTPUT_NUMBER, .decimals = 1 },
};

static const struct output_column reason = { .name = "reason", .label = N_("why not") };

/* What is printed, and where to. */
struct printer {
	const struct candidates *c;
	struct output *out;
	const bool *stays; /* of each edge: on the short list; a null pointer: all are */
	bool for_people;
};

static size_t list_columns(const struct scoring *s, struct output_column *columns)
{
	size_t n = 0;

	for (; n < FIXED_COLUMNS; n++)
		columns[n] = fixed[n];
	for (size_t i = 0; i < s->n_criteria; i++)
		columns[n++] = (struct output_column){
			.name = s->criteria[i].name,
			.label = s->criteria[i].title,
			.type = OUTPUT_NUMBER,
			.decimals = 1,
			.flags = OUTPUT_DETAIL,
		};
	if (all)
		columns[n++] = reason;
	return n;
}

static void print_pair(const struct printer *p, uint32_t mentee, uint32_t mentor, size_t variant)
{
	const struct form *form = p->c->e.forms[variant];
	const struct variant *v = p->c->e.variants[variant];

	candidates_print_person(p->out, candidates_mentee(p->c, mentee), p->for_people);
	candidates_print_person(p->out, candidates_mentor(p->c, mentor), p->for_people);
	output_text(p->out, p->for_people ? label_text(&form->name) : form->id);
	output_text(p->out, p->for_people ? label_text(&v->name) : v->id);
}

static void print_candidate(const struct printer *p, uint32_t mentee, uint32_t mentor,
			    size_t variant)
{
	const struct scoring *s = &p->c->scoring;
	int32_t parts[SCORING_MOST_CRITERIA];
	int32_t points = scoring_points(s, s->mentors[mentor], s->mentees[mentee], variant, parts);

	print_pair(p, mentee, mentor, variant);
	output_number(p->out, (double)points / MATCHING_POINT);
	for (size_t i = 0; i < s->n_criteria; i++)
		output_number(p->out, (double)parts[i] / MATCHING_POINT);
	if (all)
		output_empty(p->out);
	output_end_row(p->out);
}

static void print_reasons(const struct printer *p, uint64_t bits)
{
	struct strbuf text = STRBUF_INIT;

	for (enum refusal_rule rule = 0; rule < REFUSAL_RULES; rule++) {
		if (!(bits & REFUSAL_BIT(rule)))
			continue;
		if (text.len)
			strbuf_addstr(&text, p->for_people ? "; " : ";");
		strbuf_addstr(&text, p->for_people ? refusal_title(rule) : refusal_name(rule));
	}
	output_text(p->out, text.buf);
	strbuf_release(&text);
}

static void print_refused(const struct printer *p, uint32_t mentee, uint32_t mentor, size_t variant,
			  uint64_t bits)
{
	print_pair(p, mentee, mentor, variant);
	for (size_t i = 0; i < p->c->scoring.n_criteria + 1; i++)
		output_empty(p->out);
	print_reasons(p, bits);
	output_end_row(p->out);
}

/* Every variant of the two that is allowed or, with --all, asked about. */
static void print_variants(const struct printer *p, uint32_t mentee, uint32_t mentor)
{
	const struct scoring *s = &p->c->scoring;

	for (size_t v = 0; v < s->e->n_variants; v++) {
		uint64_t bits;

		if (!s->allowed[v])
			continue;
		bits = eligibility_bits(s->e, s->mentors[mentor], s->mentees[mentee], v);
		if (!bits)
			print_candidate(p, mentee, mentor, v);
		else if (all)
			print_refused(p, mentee, mentor, v, bits);
	}
}

/* The variant that comes closest, of those that --form allows. */
static void print_closest(const struct printer *p, uint32_t mentee, uint32_t mentor)
{
	const struct scoring *s = &p->c->scoring;
	size_t v = eligibility_closest(s->e, s->mentors[mentor], s->mentees[mentee], s->allowed);

	if (v != SIZE_MAX)
		print_refused(p, mentee, mentor, v,
			      eligibility_bits(s->e, s->mentors[mentor], s->mentees[mentee], v));
}

static void print_row(const struct printer *p, uint32_t mentee)
{
	const struct matching_problem *problem = &p->c->problem;
	size_t edge = problem->row[mentee], end = problem->row[mentee + 1];

	for (uint32_t mentor = 0; mentor < problem->n_mentors && (all || edge < end); mentor++) {
		bool is_edge, stays;

		if (!all)
			mentor = problem->mentor[edge];
		is_edge = edge < end && problem->mentor[edge] == mentor;
		stays = is_edge && (!p->stays || p->stays[edge]);

		edge += is_edge;
		if (!stays && !all)
			continue;
		if (all_variants)
			print_variants(p, mentee, mentor);
		else if (is_edge)
			print_candidate(p, mentee, mentor, p->c->variant[edge - 1]);
		else
			print_closest(p, mentee, mentor);
	}
}

static int print(struct context *ctx, const struct candidates *c, const bool *stays)
{
	struct output_options options = common_output_options(ctx);
	struct output_column columns[FIXED_COLUMNS + SCORING_MOST_CRITERIA + 1];
	size_t n = list_columns(&c->scoring, columns);
	struct printer p = { .c = c, .stays = stays };
	struct sink sink;

	if (sink_open(ctx, &sink))
		return STATUS_FAILED;
	p.for_people = output_is_for_people(options);
	p.out = output_open(sink.to, options, columns, n);
	for (uint32_t mentee = 0; mentee < c->problem.n_mentees; mentee++)
		print_row(&p, mentee);
	output_close(p.out);
	return sink_close(&sink) ? STATUS_FAILED : STATUS_YES;
}

static void report_proof(void)
{
	remark(_("proved: with the free places of mentors.csv no best plan (fair, count, score) "
		 "has a pair that was left out"));
}

/* Of so many possible pairs that the others were not even computed. */
static int print_sought(struct context *ctx, const struct candidates *c)
{
	size_t n = matching_n_edges(&c->problem);

	if (print(ctx, c, NULL))
		return STATUS_FAILED;
	remark(_("candidates sought out: %zu; the best of each mentee: %zu, others that a best plan may "
		 "need: %zu"),
	       n, c->n_best, n - c->n_best);
	report_proof();
	return STATUS_YES;
}

static int print_top(struct context *ctx, const struct candidates *c)
{
	struct matching_shortlist list;
	size_t n_edges = matching_n_edges(&c->problem);
	int status;

	if (c->sought)
		return print_sought(ctx, c);
	matching_shortlist(&c->problem, (size_t)most, &list);
	status = print(ctx, c, list.stays);
	if (status == STATUS_YES) {
		remark(_("candidates: %zu of %zu; the best of each mentee: %zu, others that a best plan "
			 "may need: %zu"),
		       list.n_best + list.n_added, n_edges, list.n_best, list.n_added);
		report_proof();
	}
	matching_shortlist_release(&list);
	return status;
}

static int run(struct context *ctx, int argc, char **argv)
{
	struct candidates c;
	int status;

	(void)argc;
	(void)argv;
	if (most && all)
		return usage(
			ctx,
			_("'--top' leaves candidates out and '--all' adds pairs to them; give one"));
	status = candidates_open_for_top(ctx, &source, (size_t)most, &c);
	if (status == STATUS_YES)
		status = most ? print_top(ctx, &c) : print(ctx, &c, NULL);
	candidates_release(&c);
	return status;
}

const struct command cmd_pair_score = {
	.name = "pair score",
	.summary = N_("list candidate pairs with their points"),
	.opts = opts,
	.text = N_(
		"A row for every mentee without an open pair and every mentor with a free place who may be "
		"paired: mentee, mentor, form, variant, score, and a column for each criterion of 'matching: "
		"prefer' in program.yaml, whose points add up to the score. Of several variants the one with "
		"the most points is printed.\n"
		"\n"
		"Whatever 'pair add' would refuse is no candidate: kind, form, category and type of "
		"participant, steps of selection, places, limits, exclusions, and the requirements of "
		"program.yaml. With --all these pairs are printed, too, with the names of the rules in the "
		"column reason and without points. An empty cell is unknown: it passes days, wants and forms, "
		"fails any other requirement as 'missing COLUMN', and earns no points."
		"\n\n"
		"With --top N a mentee keeps the N candidates with the most points (of equal ones the first "
		"by id), and besides them every candidate that a best plan may need. This is proved by prices: "
		"who is left out is worth less than the places it would take, so 'pair solve' finds the same plan "
		"as among all, for each of its objectives. It is not promised with --minimum, --capacity and "
		"for stable plans: for those take all candidates."),
	.examples = examples,
	.flags = CMD_PRINTS | CMD_DATED | CMD_DETAIL,
	.run = run,
};
