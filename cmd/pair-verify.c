/*
 * pair-verify.c - is this matching the best one? Proved by code that shares nothing with the solver
 */
#include "claimed.h"

#include <unistd.h>

#include "engine/matching/stable.h"
#include "engine/matching/verify.h"
#include "report/certificate_file.h"
#include "report/proof_table.h"

static struct edge_options source;
static struct candidate_options programme;
static struct demand_options asked;
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
	DEMAND_OPTIONS(asked),
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

/* ---- the proofs ---- */

static bool verify_from_scratch(const struct proof_table *r, const struct claimed *m, int32_t least,
				bool demanded)
{
	const struct matching_problem *p = &m->edges->problem;
	struct matching_summary sum = matching_summarise(p, m->edge);
	struct matching_certificate proof;
	struct matching_fault fault;

	if (!matching_prove(p, (enum matching_objective)matching_objective_parse(objective), least,
			    m->edge, &proof, &fault)) {
		proof_table_fault(r, &sum, &fault, demanded);
		return demanded;
	}
	if (!matching_certified(p, m->edge, &proof, NULL))
		BUG("a proof that proves nothing");
	proof_table_proof(r, p, &sum, &proof);
	matching_certificate_release(&proof);
	return true;
}

static bool verify_certificate(const struct proof_table *r, const struct claimed *m,
			       const struct matching_certificate *c)
{
	const struct matching_problem *p = &m->edges->problem;
	struct matching_summary sum = matching_summarise(p, m->edge);
	struct matching_fault fault;

	if (!matching_certified(p, m->edge, c, &fault)) {
		proof_table_certificate_fault(r, &m->edges->names, &fault);
		return false;
	}
	proof_table_proof(r, p, &sum, c);
	return true;
}

static bool verify_stable(const struct proof_table *r, const struct claimed *m, int32_t least)
{
	const struct matching_problem *p = &m->edges->problem;
	size_t blocking[PROOF_MOST_NAMED];
	size_t n = matching_blocking(p, least, m->edge, blocking, PROOF_MOST_NAMED);

	proof_table_stable(r, p, &m->edges->names, n, blocking);
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

static int verify(struct context *ctx, const struct edges *edges, struct claimed *m, int32_t least,
		  const struct demands *d)
{
	struct matching_certificate c = { .floor = -1 };
	struct proof_table table;
	struct sink sink;
	bool good = !m->faults.n, demanded = edges->least || d->any;

	if (certificate && read_certificate(edges, &c, least)) {
		matching_certificate_release(&c);
		return STATUS_FAILED;
	}
	if (sink_open(ctx, &sink)) {
		matching_certificate_release(&c);
		return STATUS_FAILED;
	}
	proof_table_open(&table, sink.to, common_output_options(ctx));
	proof_table_feasible(&table, good, demanded);
	if (good && streq(method, "stable"))
		good = verify_stable(&table, m, least);
	else if (good)
		good = certificate ? verify_certificate(&table, m, &c)
				   : verify_from_scratch(&table, m, least, demanded);
	proof_table_close(&table);
	matching_certificate_release(&c);
	if (sink_close(&sink))
		return STATUS_FAILED;
	findings_report(&m->faults);
	if (d->wishes.list.n_rows)
		wishes_report(&d->wishes, &edges->problem, NULL, m->edge);
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
	if (!by_programme && (asked.wishes || asked.least.n))
		return usage(ctx,
			     _("'--wishes' and '--least' are about people of a programme, where "
			       "the matching is the only file; least numbers beside a file of "
			       "candidates stand in --capacity"));
	if (!by_programme && streq(*matching, "-") &&
	    (streq(argv[0], "-") || (source.capacity && streq(source.capacity, "-"))))
		return usage(ctx, _("standard input can be read only once"));
	if (by_programme)
		return edges_of_programme(ctx, edges, &programme);
	source.most_points = streq(objective, "score") && streq(method, "optimal");
	return edges_read(ctx, edges, argv[0], &source) ? STATUS_FAILED : STATUS_YES;
}

static int run(struct context *ctx, int argc, char **argv)
{
	struct edges edges = EDGES_INIT;
	struct claimed m = CLAIMED_INIT;
	struct demands demands = { .any = false };
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
	if (status == STATUS_YES && (edges.least || asked.wishes || asked.least.n) &&
	    (certificate || streq(method, "stable")))
		status = usage(ctx, _("wishes and least numbers go with the method optimal only, "
				      "without --certificate"));
	if (status == STATUS_YES && edges.candidates)
		status = demands_read(ctx, &asked, edges.candidates, &demands);
	if (status == STATUS_YES && claimed_read(&m, &edges, path, source.encoding, least))
		status = STATUS_FAILED;
	if (status == STATUS_YES && demands.any)
		claimed_check_demands(&m, &demands, path, least);
	if (status == STATUS_YES)
		status = verify(ctx, &edges, &m, least, &demands);
	demands_release(&demands);
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
		"Least numbers (column least of --capacity; for a plan of 'pair match', --least as there) have to "
		"be kept, and who is to be apart (--wishes, as there) has to be; stderr says how many wishes are "
		"met. What would be best with them is too hard to prove: where the plan is not the best one "
		"without them, its row says so, and the exit status is 0 nevertheless. With --least the column "
		"variant is looked at, too: a pair counts in the variant that it tells."),
	.examples = examples,
	.flags = CMD_PRINTS | CMD_DATED | CMD_DETAIL,
	.run = run,
};

/* po ru
msgid "'--wishes' and '--least' are about people of a programme, where the matching is the only file; least numbers beside a file of candidates stand in --capacity"
msgstr "«--wishes» и «--least» – о людях программы, где подбор – единственный файл; наименьшие числа к файлу кандидатов задаются в «--capacity»"
*/
