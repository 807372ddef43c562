/*
 * pair-verify.c - is this matching the best one? Proved by code that shares nothing with the solver
 */
#include "edges.h"

#include <math.h>
#include <unistd.h>

#include "engine/matching/stable.h"
#include "engine/matching/verify.h"
#include "report/certificate_file.h"

static struct edge_options source;
static struct candidate_options programme;
static const char *objective = "fair", *method = "optimal", *minimum, *certificate;

static const char *const objectives[] = { "fair", "count", "score", NULL };
static const char *const methods[] = { "optimal", "stable", NULL };

static const struct opt opts[] = {
	TEXT(0, "capacity", &source.capacity, N_("FILE"),
	     N_("columns mentor,capacity and perhaps least: places of each mentor, and how many "
		"mentees it needs if it has any")),
	CHOICE(0, "objective", &objective, objectives, N_("what the matching is to be best for")),
	CHOICE(0, "method", &method, methods,
	       N_("optimal, or stable: no two would rather have each other")),
	TEXT(0, "minimum", &minimum, N_("POINTS"), N_("no pair with fewer points than this")),
	TEXT(0, "certificate", &certificate, N_("FILE"),
	     N_("check the prices of 'pair solve --certificate' instead of finding own ones")),
	TEXT(0, "encoding", &source.encoding, N_("NAME"),
	     N_("encoding of the files when it is not UTF-8: windows-1251, koi8-r, utf-16")),
	CANDIDATE_OPTIONS(programme),
	OPT_END,
};

static const struct example examples[] = {
	{ N_("The proposal of the programme:"),
	  "kurator pair match --as-of 2021-11-25 | kurator pair verify - --as-of 2021-11-25", 0 },
	{ N_("A matching of any tool against its candidates:"),
	  "kurator pair score -o edges.csv --as-of 2021-11-25 && "
	  "kurator pair solve edges.csv -o plan.csv --as-of 2021-11-25 && "
	  "kurator pair verify edges.csv plan.csv -f table --as-of 2021-11-25",
	  0 },
	EXAMPLE_END,
};

static const struct output_column columns[] = {
	{ .name = "claim", .label = N_("claim"), .flags = OUTPUT_KEY },
	{ .name = "value", .label = N_("value"), .type = OUTPUT_NUMBER, .decimals = -1 },
	{ .name = "bound", .label = N_("bound"), .type = OUTPUT_NUMBER, .decimals = -1 },
	{ .name = "proved", .label = N_("proved") },
	{ .name = "proof", .label = N_("proof"), .flags = OUTPUT_WRAP },
};

/* ---- the matching ---- */

struct claimed {
	struct edges *edges;
	size_t *edge;           /* of each mentee */
	size_t *line;           /* of the row that gives it; 0: none */
	struct findings faults; /* why it is no matching at all */
};

/* A pair that is settled beside the candidates. */
static bool take_locked(struct edges *edges, const struct pair_row *row)
{
	for (size_t k = 0; k < edges->n_locks; k++) {
		struct edge_lock *lock = &edges->locks[k];

		if (lock->found || !streq(lock->mentee, row->mentee) ||
		    !streq(lock->mentor, row->mentor))
			continue;
		lock->found = true;
		return true;
	}
	return false;
}

static void take_pair(void *data, const struct pair_row *row, struct findings *findings)
{
	struct claimed *m = data;
	size_t mentee = strmap_gets(&m->edges->names.mentee_map, row->mentee);
	size_t mentor = strmap_gets(&m->edges->names.mentor_map, row->mentor);
	size_t edge = MATCHING_NO_EDGE;

	(void)findings;
	if (take_locked(m->edges, row))
		return;
	if (mentee != STRMAP_NONE && mentor != STRMAP_NONE)
		edge = matching_find_edge(&m->edges->problem, (uint32_t)mentee, (uint32_t)mentor);
	if (edge == MATCHING_NO_EDGE) {
		findings_add(&m->faults, row->place, SEVERITY_ERROR, "no-candidate",
			     _("'%s' with '%s' is not among the candidates"), row->mentee,
			     row->mentor);
	} else if (m->line[mentee]) {
		findings_add(&m->faults, row->place, SEVERITY_ERROR, "mentee-twice",
			     _("'%s' has a mentor already, in line %zu"), row->mentee,
			     m->line[mentee]);
	} else {
		m->edge[mentee] = edge;
		m->line[mentee] = row->place.line;
	}
}

static void check_minimum(struct claimed *m, const char *file, int32_t least)
{
	const struct matching_problem *p = &m->edges->problem;
	char points[MATCHING_SCORE_SIZE], limit[MATCHING_SCORE_SIZE];

	for (uint32_t i = 0; i < p->n_mentees; i++)
		if (m->edge[i] != MATCHING_NO_EDGE && p->score[m->edge[i]] < least)
			findings_add(&m->faults, (struct place){ .file = file, .line = m->line[i] },
				     SEVERITY_ERROR, "minimum",
				     _("a pair of %s points, below the minimum of %s"),
				     matching_score_format(p->score[m->edge[i]], points),
				     matching_score_format(least, limit));
}

static void check_capacity(struct claimed *m, const char *file)
{
	const struct matching_problem *p = &m->edges->problem;
	uint32_t *load = xcalloc(p->n_mentors, sizeof(*load));

	for (uint32_t i = 0; i < p->n_mentees; i++) {
		uint32_t mentor;

		if (m->edge[i] == MATCHING_NO_EDGE)
			continue;
		mentor = p->mentor[m->edge[i]];
		if (++load[mentor] <= p->capacity[mentor])
			continue;
		findings_add(&m->faults, (struct place){ .file = file, .line = m->line[i] },
			     SEVERITY_ERROR, "capacity",
			     nth_("'%s' has %u place only", "'%s' has %u places only",
				  p->capacity[mentor]),
			     m->edges->names.mentor[mentor], p->capacity[mentor]);
	}
	free(load);
}

/* A group that needs a least number of members has as many, or none. */
static void check_least(struct claimed *m, const char *file)
{
	const struct edges *edges = m->edges;
	const struct matching_problem *p = &edges->problem;
	uint32_t *load = xcalloc(p->n_mentors, sizeof(*load));

	for (uint32_t i = 0; i < p->n_mentees; i++)
		if (m->edge[i] != MATCHING_NO_EDGE)
			load[p->mentor[m->edge[i]]]++;
	for (uint32_t j = 0; edges->least && j < p->n_mentors; j++)
		if (load[j] && load[j] < edges->least[j])
			findings_add(&m->faults, (struct place){ .file = file }, SEVERITY_ERROR,
				     "least", _("'%s' has mentees: %u, and needs at least %u"),
				     edges->names.mentor[j], load[j], edges->least[j]);
	free(load);
}

/* Locked pairs have to be there; running pairs of whom nothing is said stay. */
static void check_arranged(struct claimed *m, const char *file)
{
	const struct edges *edges = m->edges;

	for (size_t k = 0; k < edges->n_locks; k++)
		if (!edges->locks[k].found)
			findings_add(&m->faults, (struct place){ .file = file }, SEVERITY_ERROR,
				     "locked", _("the locked pair of '%s' with '%s' is missing"),
				     edges->locks[k].mentee, edges->locks[k].mentor);
	for (uint32_t i = 0; edges->running && i < edges->problem.n_mentees; i++)
		if (!m->line[i])
			m->edge[i] = edges->running[i];
}

/* Reads the pairs and looks whether they are a matching at all. Returns -1 when they could not be read. */
static int claimed_read(struct claimed *m, struct edges *edges, const char *path, int32_t least)
{
	const char *name = streq(path, "-") ? _("standard input") : path;
	struct findings findings = FINDINGS_INIT;
	int result;

	m->edges = edges;
	m->edge = xcalloc(edges->problem.n_mentees, sizeof(*m->edge));
	m->line = xcalloc(edges->problem.n_mentees, sizeof(*m->line));
	for (uint32_t i = 0; i < edges->problem.n_mentees; i++)
		m->edge[i] = MATCHING_NO_EDGE;
	result = edges_read_pairs(path, source.encoding, take_pair, m, &findings);
	if (findings_report(&findings))
		result = -1;
	findings_release(&findings);
	check_arranged(m, name);
	check_minimum(m, name, least);
	check_capacity(m, name);
	check_least(m, name);
	findings_sort(&m->faults);
	return result;
}

static void claimed_release(struct claimed *m)
{
	free(m->edge);
	free(m->line);
	findings_release(&m->faults);
}

/* ---- the report ---- */

enum claim {
	CLAIM_FEASIBLE,
	CLAIM_PAIRS,
	CLAIM_WORST_PAIR,
	CLAIM_POINTS,
	CLAIM_KEPT,
	CLAIM_STABLE,
	CLAIM_CERTIFICATE
};

static const struct {
	const char *name, *title;
} claims[] = {
	[CLAIM_FEASIBLE] = { "feasible", N_("it is a matching") },
	[CLAIM_PAIRS] = { "pairs", N_("pairs") },
	[CLAIM_WORST_PAIR] = { "worst-pair", N_("worst pair") },
	[CLAIM_POINTS] = { "points", N_("points") },
	[CLAIM_KEPT] = { "kept", N_("pairs kept") },
	[CLAIM_STABLE] = { "stable", N_("would rather have each other") },
	[CLAIM_CERTIFICATE] = { "certificate", N_("certificate") },
};

struct report {
	struct output *out;
	bool for_people;
};

static void print_claim(const struct report *r, enum claim claim, double value, double bound,
			bool proved, const char *proof)
{
	output_text(r->out, r->for_people ? _(claims[claim].title) : claims[claim].name);
	output_number(r->out, value);
	output_number(r->out, bound);
	if (r->for_people)
		output_text(r->out, proved ? _("yes") : _("no"));
	else
		output_text(r->out, proved ? "yes" : "no");
	output_text(r->out, proof);
	output_end_row(r->out);
}

#define NONE ((double)NAN)

/* What a level's prices of all mentees and of all places add up to. */
static void sum_prices(const struct matching_problem *p, const struct matching_level *level,
		       int64_t *mentees, int64_t *places)
{
	*mentees = *places = 0;
	for (uint32_t i = 0; i < p->n_mentees; i++)
		*mentees += level->mentee[i];
	for (uint32_t j = 0; j < p->n_mentors; j++)
		if (p->capacity[j])
			*places += (int64_t)p->capacity[j] * level->mentor[j];
}

static void print_level(const struct report *r, const struct matching_problem *p,
			const struct matching_summary *sum, const struct matching_level *level)
{
	char a[MATCHING_SCORE_SIZE], b[MATCHING_SCORE_SIZE];
	int64_t mentees, places;
	char *proof;

	sum_prices(p, level, &mentees, &places);
	switch (level->kind) {
	case MATCHING_PAIRS:
		proof = xstrfmt(_("prices of mentees %lld + of places %lld cover every candidate"),
				(long long)mentees, (long long)places);
		print_claim(r, CLAIM_PAIRS, sum->pairs, (double)(mentees + places), true, proof);
		break;
	case MATCHING_POINTS:
		proof = xstrfmt(_("prices of mentees %s + of places %s; no candidate is above its "
				  "prices"),
				matching_score_format(mentees, a),
				matching_score_format(places, b));
		print_claim(r, CLAIM_POINTS, (double)sum->points / MATCHING_POINT,
			    (double)(mentees + places) / MATCHING_POINT, true, proof);
		break;
	default:
		proof = xstrfmt(_("prices of mentees %lld + of places %lld"), (long long)mentees,
				(long long)places);
		print_claim(r, CLAIM_KEPT, sum->kept, (double)(mentees + places), true, proof);
	}
	free(proof);
}

static void print_floor(const struct report *r, const struct matching_problem *p,
			const struct matching_certificate *c)
{
	char floor[MATCHING_SCORE_SIZE];
	uint64_t places = 0;
	char *proof;

	for (uint32_t i = 0; i < p->n_mentees; i++)
		places += c->floor_mentee[i];
	for (uint32_t j = 0; j < p->n_mentors; j++)
		places += c->floor_mentor[j] ? p->capacity[j] : 0;
	proof = xstrfmt(_("%llu people and places cover every candidate above %s"),
			(unsigned long long)places, matching_score_format(c->floor, floor));
	print_claim(r, CLAIM_WORST_PAIR, (double)c->floor / MATCHING_POINT,
		    (double)c->floor / MATCHING_POINT, true, proof);
	free(proof);
}

/* All levels, the floor behind the first. */
static void print_proof(const struct report *r, const struct matching_problem *p,
			const struct matching_summary *sum, const struct matching_certificate *c)
{
	for (size_t k = 0; k < c->n_levels; k++) {
		print_level(r, p, sum, &c->levels[k]);
		if (!k && c->floor >= 0)
			print_floor(r, p, c);
	}
}

static void print_fault(const struct report *r, const struct matching_summary *sum,
			const struct matching_fault *fault)
{
	char better[MATCHING_SCORE_SIZE];
	char *proof;

	switch (fault->kind) {
	case MATCHING_FAULT_FEWER_PAIRS:
		proof = xstrfmt(_("more pairs are possible, by %lld at least"),
				(long long)fault->better);
		print_claim(r, CLAIM_PAIRS, sum->pairs, NONE, false, proof);
		break;
	case MATCHING_FAULT_LOWER_FLOOR:
		proof = xstrfmt(_("with as many pairs the worst can have %s points"),
				matching_score_format(fault->better, better));
		print_claim(r, CLAIM_WORST_PAIR, (double)sum->floor / MATCHING_POINT,
			    (double)fault->better / MATCHING_POINT, false, proof);
		break;
	default:
		proof = xstrfmt(
			_("more points are possible, by %s at least, with nothing else lost"),
			matching_score_format(fault->better, better));
		print_claim(r, CLAIM_POINTS, (double)sum->points / MATCHING_POINT, NONE, false,
			    proof);
	}
	free(proof);
}

/*
 * Without the least numbers better is possible; what is possible with them nobody can say so soon, so this is no fault.
 */
static void print_unproved(const struct report *r, const struct matching_summary *sum,
			   const struct matching_fault *fault)
{
	const char *proof =
		_("without least numbers better is possible; that nothing is better with "
		  "them is not proved");

	switch (fault->kind) {
	case MATCHING_FAULT_FEWER_PAIRS:
		print_claim(r, CLAIM_PAIRS, sum->pairs, NONE, false, proof);
		break;
	case MATCHING_FAULT_LOWER_FLOOR:
		print_claim(r, CLAIM_WORST_PAIR, (double)sum->floor / MATCHING_POINT, NONE, false,
			    proof);
		break;
	default:
		print_claim(r, CLAIM_POINTS, (double)sum->points / MATCHING_POINT, NONE, false,
			    proof);
	}
}

/* ---- the proofs ---- */

static bool verify_from_scratch(const struct report *r, const struct claimed *m, int32_t least)
{
	const struct matching_problem *p = &m->edges->problem;
	struct matching_summary sum = matching_summarise(p, m->edge);
	struct matching_certificate proof;
	struct matching_fault fault;

	if (!matching_prove(p, (enum matching_objective)matching_objective_parse(objective), least,
			    m->edge, &proof, &fault)) {
		if (m->edges->least)
			print_unproved(r, &sum, &fault);
		else
			print_fault(r, &sum, &fault);
		return m->edges->least;
	}
	if (!matching_certified(p, m->edge, &proof, NULL))
		BUG("a proof that proves nothing");
	print_proof(r, p, &sum, &proof);
	matching_certificate_release(&proof);
	return true;
}

static const char *certificate_fault(enum matching_fault_kind kind)
{
	switch (kind) {
	case MATCHING_FAULT_SHAPE:
		return N_("its levels are not those of the objective");
	case MATCHING_FAULT_NEGATIVE:
		return N_("a price is below zero");
	case MATCHING_FAULT_PRICE:
		return N_("a candidate is worth more than its prices");
	case MATCHING_FAULT_SLACK:
		return N_("a pair is worth less than its prices");
	case MATCHING_FAULT_IDLE:
		return N_("who has a price is not placed, or has a place free");
	case MATCHING_FAULT_FLOOR:
		return N_("the worst pair is not at its floor");
	case MATCHING_FAULT_FLOOR_EDGE:
		return N_("a candidate above the floor is not covered");
	default:
		return N_(
			"as many people and places cover the candidates above the floor as there are "
			"pairs");
	}
}

static void print_certificate_fault(const struct report *r, const struct claimed *m,
				    const struct matching_fault *fault)
{
	const struct matching_names *names = &m->edges->names;
	struct strbuf text = STRBUF_INIT;

	strbuf_addstr(&text, _(certificate_fault(fault->kind)));
	if (fault->mentee != MATCHING_NOBODY || fault->mentor != MATCHING_NOBODY)
		strbuf_addstr(&text, ":");
	if (fault->mentee != MATCHING_NOBODY)
		strbuf_addf(&text, " %s", names->mentee[fault->mentee]);
	if (fault->mentor != MATCHING_NOBODY)
		strbuf_addf(&text, " %s", names->mentor[fault->mentor]);
	print_claim(r, CLAIM_CERTIFICATE, NONE, NONE, false, text.buf);
	strbuf_release(&text);
}

static bool verify_certificate(const struct report *r, const struct claimed *m,
			       const struct matching_certificate *c)
{
	const struct matching_problem *p = &m->edges->problem;
	struct matching_summary sum = matching_summarise(p, m->edge);
	struct matching_fault fault;

	if (!matching_certified(p, m->edge, c, &fault)) {
		print_certificate_fault(r, m, &fault);
		return false;
	}
	print_proof(r, p, &sum, c);
	return true;
}

#define MOST_NAMED 10

static bool verify_stable(const struct report *r, const struct claimed *m, int32_t least)
{
	const struct matching_problem *p = &m->edges->problem;
	size_t named[MOST_NAMED];
	size_t n = matching_blocking(p, least, m->edge, named, MOST_NAMED);
	struct strbuf text = STRBUF_INIT;

	if (!n)
		strbuf_addstr(&text, _("every candidate was looked at"));
	else
		strbuf_addstr(&text, _("would rather have each other:"));
	for (size_t k = 0; k < n && k < MOST_NAMED; k++)
		strbuf_addf(&text, "%s %s %s", k ? "," : "",
			    m->edges->names.mentee[matching_edge_mentee(p, named[k])],
			    m->edges->names.mentor[p->mentor[named[k]]]);
	if (n > MOST_NAMED)
		strbuf_addstr(&text, ", …");
	print_claim(r, CLAIM_STABLE, (double)n, 0, !n, text.buf);
	strbuf_release(&text);
	return !n;
}

/* ---- */

static bool keeps_any(const struct matching_problem *p)
{
	for (size_t e = 0; p->keep && e < matching_n_edges(p); e++)
		if (p->keep[e])
			return true;
	return false;
}

static int read_certificate(const struct edges *edges, struct matching_certificate *c,
			    int32_t least)
{
	struct findings findings = FINDINGS_INIT;
	int result = certificate_read(certificate, c, &edges->names, &findings);

	if (findings_report(&findings))
		result = -1;
	findings_release(&findings);
	if (!result && !streq(matching_objective_name(c->objective), objective))
		result = error(_("%s: the certificate is for the objective '%s', not '%s'"),
			       certificate, matching_objective_name(c->objective), objective);
	if (!result && c->minimum != least)
		result = error(_("%s: the certificate is for another --minimum"), certificate);
	/* Which pairs were to be kept was not told: the other levels prove the rest without it. */
	if (!keeps_any(&edges->problem))
		matching_certificate_drop_kept(c);
	return result;
}

static int verify(struct context *ctx, const struct edges *edges, struct claimed *m, int32_t least)
{
	struct matching_certificate c = { .floor = -1 };
	struct output_options options = common_output_options(ctx);
	struct report r = { .for_people = output_is_for_people(options) };
	struct sink sink;
	bool good = !m->faults.n;

	if (certificate && read_certificate(edges, &c, least)) {
		matching_certificate_release(&c);
		return STATUS_FAILED;
	}
	if (sink_open(ctx, &sink)) {
		matching_certificate_release(&c);
		return STATUS_FAILED;
	}
	r.out = output_open(sink.to, options, columns, ARRAY_SIZE(columns));
	print_claim(
		&r, CLAIM_FEASIBLE, NONE, NONE, good,
		!good ? _("see the errors")
		: edges->least
			? _("each pair is a candidate, each mentee occurs once, no mentor has more "
			    "mentees than places or fewer than its least number")
			: _("each pair is a candidate, each mentee occurs once, no mentor has more "
			    "mentees than places"));
	if (good && streq(method, "stable"))
		good = verify_stable(&r, m, least);
	else if (good)
		good = certificate ? verify_certificate(&r, m, &c)
				   : verify_from_scratch(&r, m, least);
	output_close(r.out);
	matching_certificate_release(&c);
	if (sink_close(&sink))
		return STATUS_FAILED;
	findings_report(&m->faults);
	return good ? STATUS_YES : STATUS_NO;
}

/*
 * Two operands: candidates and matching. One: the matching, against the candidates of the programme; outside a
 * programme the candidates, and standard input is the matching. None: as one that is "-".
 */
static int open_inputs(struct context *ctx, int argc, char **argv, struct edges *edges,
		       const char **matching)
{
	bool by_programme = (ctx->directory || programme.program) && argc < 2;

	*matching = argc == 2 || (argc && by_programme) ? argv[argc - 1] : "-";
	if (!by_programme && !argc)
		return usage(ctx, _("name the candidates and the matching"));
	if (streq(*matching, "-") && isatty(STDIN_FILENO))
		return usage(ctx, _("name a file of pairs, or pipe one in"));
	if (by_programme && (source.capacity || source.encoding))
		return usage(ctx, _("the candidates are those of the programme; --capacity and "
				    "--encoding go with two files"));
	if (!by_programme) {
		source.previous = programme.arranged.previous;
		programme.arranged.previous = NULL;
	}
	if (!by_programme && candidate_options_given(&programme))
		return usage(ctx,
			     _("which candidates of the programme there are is asked only where "
			       "the matching is the only file"));
	if (!by_programme && streq(*matching, "-") &&
	    (streq(argv[0], "-") || (source.capacity && streq(source.capacity, "-"))))
		return usage(ctx, _("standard input can be read only once"));
	if (by_programme)
		return edges_of_programme(ctx, edges, &programme);
	return edges_read(ctx, edges, argv[0], &source) ? STATUS_FAILED : STATUS_YES;
}

static int run(struct context *ctx, int argc, char **argv)
{
	struct edges edges = EDGES_INIT;
	struct claimed m = { .faults = FINDINGS_INIT };
	const char *path;
	int32_t least = 0;
	int status;

	if (minimum && matching_score_parse(minimum, strlen(minimum), &least))
		return usage(ctx, _("--minimum: '%s' is no number of points"), minimum);
	if (certificate && streq(method, "stable"))
		return usage(ctx,
			     _("a stable plan has no certificate; '--certificate' goes with the "
			       "method optimal"));
	status = open_inputs(ctx, argc, argv, &edges, &path);
	if (status == STATUS_YES && edges.least && (certificate || streq(method, "stable")))
		status = usage(ctx, _("least numbers of mentees go with the method optimal only, "
				      "without --certificate"));
	if (status == STATUS_YES)
		status = claimed_read(&m, &edges, path, least) ? STATUS_FAILED
							       : verify(ctx, &edges, &m, least);
	claimed_release(&m);
	edges_release(&edges);
	return status;
}

const struct command cmd_pair_verify = {
	.name = "pair verify",
	.summary = N_("prove that a matching is feasible and the best"),
	.operands = N_("[EDGES] [MATCHING]"),
	.max_operands = 2,
	.opts = opts,
	.text = N_(
		"EDGES is a file of candidates as 'pair solve' takes it, MATCHING a file with the columns "
		"mentee and mentor, of any tool; other columns are not looked at. '-' is standard input. "
		"Within a programme a single operand is MATCHING, and the candidates are those of 'pair "
		"score'. Elsewhere a single operand is EDGES, and the matching is read from standard input.\n"
		"\n"
		"Prints a row for each claim: its value, the bound that no matching can pass, whether it is "
		"proved, and how. The matching is the best when every value equals its bound. Exit status 1: "
		"it is not feasible or not the best, and the row says what is better.\n"
		"\n"
		"The proof is found from scratch, by code that shares nothing with 'pair solve': the number of "
		"pairs and the points by prices of mentees and places that add up to the value while no "
		"candidate is worth more than its two prices; the worst pair by people and places, fewer than "
		"the pairs, that cover every candidate above it. A stable matching is proved by looking at "
		"every candidate: no mentee and mentor would both rather have each other. Which of several "
		"best matchings it is, is not asked; with --previous a certificate also proves that as many of "
		"its pairs are kept as can be.\n"
		"\n"
		"Least numbers (column least of --capacity) have to be kept. What would be best with them is "
		"too hard to prove: where the plan is not the best one without them, its row says so, and the "
		"exit status is 0 nevertheless."),
	.examples = examples,
	.flags = CMD_PRINTS | CMD_DATED | CMD_DETAIL,
	.run = run,
};
