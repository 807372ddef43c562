/*
 * pair-explain.c - why this pair, why not another one, why none
 */
#include "candidates.h"

#include "report/explanation/explanation.h"

static struct candidate_options source;
static const char *objective = "fair", *minimum;

static const char *const objectives[] = { "fair", "count", "score", NULL };

static const struct opt opts[] = {
	CHOICE(0, "objective", &objective, objectives, N_("of the plan, as in 'pair match'")),
	TEXT(0, "minimum", &minimum, N_("POINTS"), N_("no pair with fewer points than this")),
	CANDIDATE_OPTIONS(source),
	OPT_END,
};

static const struct example examples[] = {
	{ N_("Why does E-010 get this mentor, and what would another one cost?"),
	  "kurator pair explain E-010 -f table --as-of 2021-11-25", 0 },
	{ N_("Why does nobody take E-038?"),
	  "kurator pair explain E-038 -f table --as-of 2021-11-25", 0 },
	{ N_("Why not M-006?"), "kurator pair explain E-010 M-006 -f table --as-of 2021-11-25", 0 },
	EXAMPLE_END,
};

/* Places in the bases; SIZE_MAX after a message. */
static size_t find_mentee(const struct bases *bases, const char *id)
{
	const struct person *person = bases_mentee(bases, id);

	if (person)
		return (size_t)(person - bases->mentees);
	error(_("there is no mentee '%s'"), id);
	return SIZE_MAX;
}

static size_t find_mentor(const struct bases *bases, const char *id)
{
	const struct person *person = bases_mentor(bases, id);

	if (person)
		return (size_t)(person - bases->mentors);
	error(_("there is no mentor '%s'"), id);
	return SIZE_MAX;
}

static void print(struct explanation *x, size_t mentee, size_t mentor)
{
	const struct scoring *s = x->scoring;
	uint32_t number = explain_number(s->mentees, s->n_mentees, mentee);

	if (!output_is_for_people(x->options))
		explain_rows(x, mentor, mentee);
	else if (mentor != SIZE_MAX)
		explain_two(x, mentor, mentee);
	else if (number == MATCHING_NOBODY)
		explain_outsider(x, mentee);
	else
		explain_mentee(x, number);
}

/* With whom the mentee is locked, if with anybody. */
static void find_lock(const struct candidates *c, size_t mentee, struct explanation *x)
{
	for (size_t i = 0; i < c->arranged.n_locks; i++)
		if (c->arranged.locks[i].mentee == mentee) {
			x->locked_with = &c->bases.mentors[c->arranged.locks[i].mentor];
			x->locked_variant = c->arranged.locks[i].variant;
		}
}

static int explain(struct context *ctx, const struct candidates *c, int32_t least, size_t mentee,
		   size_t mentor)
{
	struct plan plan = {
		.problem = &c->problem,
		.objective = (enum matching_objective)matching_objective_parse(objective),
		.minimum = least,
	};
	struct matching_explainer explainer;
	struct explanation x = {
		.scoring = &c->scoring,
		.problem = &c->problem,
		.variant = c->variant,
		.plan = &plan,
		.explainer = &explainer,
		.options = common_output_options(ctx),
	};
	struct sink sink;

	find_lock(c, mentee, &x);
	if (sink_open(ctx, &sink))
		return STATUS_FAILED;
	x.to = sink.to;
	plan_solve(&plan);
	matching_explainer_init(&explainer, &c->problem, &plan.best);
	print(&x, mentee, mentor);
	matching_explainer_release(&explainer);
	plan_release(&plan);
	return sink_close(&sink) ? STATUS_FAILED : STATUS_YES;
}

static int run(struct context *ctx, int argc, char **argv)
{
	struct candidates c;
	size_t mentee, mentor = SIZE_MAX;
	int32_t least = 0;
	int status;

	if (minimum && matching_score_parse(minimum, strlen(minimum), &least))
		return usage(ctx, _("--minimum: '%s' is no number of points"), minimum);
	status = candidates_open(ctx, &source, &c);
	if (status == STATUS_YES) {
		mentee = find_mentee(&c.bases, argv[0]);
		if (argc > 1)
			mentor = find_mentor(&c.bases, argv[1]);
		status = mentee == SIZE_MAX || (argc > 1 && mentor == SIZE_MAX)
				 ? STATUS_FAILED
				 : explain(ctx, &c, least, mentee, mentor);
	}
	candidates_release(&c);
	return status;
}

const struct command cmd_pair_explain = {
	.name = "pair explain",
	.summary = N_("tell why a mentee gets this mentor, another one or none"),
	.operands = N_("MENTEE [MENTOR]"),
	.min_operands = 1,
	.max_operands = 2,
	.opts = opts,
	.text = N_(
		"Explains the plan of 'pair match' for one mentee. With a pair: its points by criterion, the "
		"other candidates and what each would change for all pairs together, and the mentors whom a "
		"rule forbids. Without a pair: whether nobody may be taken, places are too few for a group "
		"of mentees, or others bring more; and the smallest change that would give a pair, checked "
		"by choosing all pairs anew. With MENTOR: why this one, or why not.\n"
		"\n"
		"csv, tsv and json have a row for each mentor: candidates with score and what the choice "
		"costs the whole (cost_pairs, cost_floor, cost_points: the best plan less the best plan with "
		"this pair), the others with the names of the rules in the column reason."),
	.examples = examples,
	.flags = CMD_PRINTS | CMD_DATED | CMD_DETAIL,
	.run = run,
};
