/* plan_summary.c - a plan and what it adds up to */
#include "report/plan_summary.h"

#include "engine/matching/tradeoff.h"
#include "engine/scoring/needed.h"
#include "model/schema.h"
#include "report/certificate_file.h"
#include "store/output_file.h"

void plan_solve(struct plan *plan)
{
	const struct matching_problem *p = plan->problem;

	if (!plan->best.edge)
		matching_solve(p, plan->objective, plan->minimum, &plan->best);
	plan->edge = plan->best.edge;
	if (!plan->stable)
		return;
	plan->edge = xcalloc(p->n_mentees, sizeof(*plan->edge));
	matching_stable(p, plan->proposing, plan->minimum, plan->edge);
}

void plan_release(struct plan *plan)
{
	if (plan->edge != plan->best.edge)
		free(plan->edge);
	plan->edge = NULL;
	matching_result_release(&plan->best);
}

static size_t usable_edges(const struct plan *plan)
{
	size_t n = 0;

	for (size_t i = 0; i < matching_n_edges(plan->problem); i++)
		n += plan->problem->score[i] >= plan->minimum;
	return n;
}

static void report_pairs(const struct plan *plan, const struct matching_summary *sum)
{
	char points[MATCHING_SCORE_SIZE], floor[MATCHING_SCORE_SIZE];

	matching_score_format(sum->points, points);
	if (!sum->pairs)
		remark(_("pairs: 0, left over: %u"), plan->problem->n_mentees);
	else
		remark(_("pairs: %u, left over: %u, points: %s, worst pair: %s"), sum->pairs,
		       plan->problem->n_mentees - sum->pairs, points,
		       matching_score_format(sum->floor, floor));
}

static bool is_the_best(const struct plan *plan)
{
	for (uint32_t i = 0; i < plan->problem->n_mentees; i++)
		if (plan->edge[i] != plan->best.edge[i])
			return false;
	/* A repair may have made candidates worth less. */
	return matching_summarise(plan->problem, plan->edge).points == plan->best.points;
}

/* A stable or a repaired plan beside the best one. */
static void report_cost(const struct plan *plan, const struct matching_summary *sum)
{
	char points[MATCHING_SCORE_SIZE], floor[MATCHING_SCORE_SIZE];

	if (!plan->best.pairs)
		return;
	remark(_("against the best plan (%s): pairs %+lld, points %s; its worst pair: %s"),
	       matching_objective_name(plan->objective),
	       (long long)sum->pairs - (long long)plan->best.pairs,
	       matching_score_format(sum->points - plan->best.points, points),
	       matching_score_format(plan->best.floor, floor));
}

static void report_people(const struct plan *plan, uint32_t mentors, uint64_t places)
{
	uint32_t mentees = plan->problem->n_mentees;
	size_t candidates = usable_edges(plan);

	if (plan->sought_in)
		remark(_("mentees: %u, mentors: %u, places: %llu, candidates sought out: %zu; prices "
			 "prove that no other is in a best plan"),
		       mentees, mentors, (unsigned long long)places, candidates);
	else
		remark(_("mentees: %u, mentors: %u, places: %llu, candidates: %zu"), mentees,
		       mentors, (unsigned long long)places, candidates);
}

static size_t count_blocking(const struct plan *plan)
{
	if (plan->sought_in)
		return scoring_blocking(plan->sought_in, plan->problem, plan->minimum, plan->edge);
	return matching_blocking(plan->problem, plan->minimum, plan->edge, NULL, 0);
}

/* For whom another mentor, or somebody rather than nobody, would be as good for the whole. */
static void report_arguable(const struct plan *plan)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < plan->problem->n_mentees; i++)
		n += !plan->best.fixed[i];
	if (n)
		remark(_("arguable: for %u of the mentees another choice is as good for the whole"),
		       n);
}

void plan_report(const struct plan *plan, uint32_t mentors, uint64_t places)
{
	const struct matching_problem *p = plan->problem;
	struct matching_summary sum = matching_summarise(p, plan->edge);
	bool best = !plan->stable && is_the_best(plan);

	report_people(plan, mentors, places);
	report_pairs(plan, &sum);
	if (!best)
		report_cost(plan, &sum);
	else if (sum.pairs)
		remark(_("in every best plan: %u of the %u pairs"), plan->best.fixed_pairs,
		       sum.pairs);
	if (best)
		report_arguable(plan);
	remark(_("mentee and mentor who would both rather have each other: %zu"),
	       count_blocking(plan));
}

/* ---- the hash ---- */

/* More text than this is replaced by its hash, so that no input is too large. */
#define MOST_TEXT (1 << 20)

static void hash_on(struct strbuf *text, char hex[DIGEST_SIZE])
{
	digest_bytes(text->buf, text->len, hex);
	strbuf_reset(text);
	strbuf_addstr(text, hex);
}

/* Four bytes, the same on every machine. */
static void add_number(struct strbuf *text, uint32_t number)
{
	char bytes[4] = { (char)number, (char)(number >> 8), (char)(number >> 16),
			  (char)(number >> 24) };

	strbuf_add(text, bytes, sizeof(bytes));
}

/* An edge that nothing but its score distinguishes takes eight bytes; there may be many millions. */
static void add_edge(struct strbuf *text, const struct matching_problem *p, size_t edge)
{
	add_number(text, p->mentor[edge]);
	add_number(text, (uint32_t)p->score[edge]);
	if (p->keep && p->keep[edge])
		strbuf_addstr(text, "keep");
	if (p->mentee_rank && p->mentee_rank[edge])
		strbuf_addf(text, "e%u ", p->mentee_rank[edge]);
	if (p->mentor_rank && p->mentor_rank[edge])
		strbuf_addf(text, "m%u ", p->mentor_rank[edge]);
}

const char *plan_problem_digest(const struct plan *plan, const struct matching_names *names,
				char hex[DIGEST_SIZE])
{
	const struct matching_problem *p = plan->problem;
	struct strbuf text = STRBUF_INIT;

	for (uint32_t j = 0; j < p->n_mentors; j++)
		strbuf_addf(&text, "%s %u\n", names->mentor[j], p->capacity[j]);
	for (uint32_t i = 0; i < p->n_mentees; i++) {
		strbuf_addf(&text, "%s\n", names->mentee[i]);
		for (size_t edge = p->row[i]; edge < p->row[i + 1]; edge++)
			add_edge(&text, p, edge);
		if (text.len > MOST_TEXT)
			hash_on(&text, hex);
	}
	hash_on(&text, hex);
	strbuf_release(&text);
	return hex;
}

void plan_report_hash(const struct plan *plan, const char *input, const char *settings)
{
	char *text = xstrfmt("kurator %s\n%s %d %s\n%s\n", KURATOR_VERSION,
			     matching_objective_name(plan->objective), (int)plan->minimum, settings,
			     input);
	char hex[DIGEST_SIZE];

	digest_bytes(text, strlen(text), hex);
	remark(_("the input as a hash: %.16s"), hex);
	free(text);
}

bool plan_leaves_anybody(const struct plan *plan)
{
	for (uint32_t i = 0; i < plan->problem->n_mentees; i++)
		if (plan->edge[i] == MATCHING_NO_EDGE)
			return true;
	return false;
}

/* ---- other outputs ---- */

int plan_write_certificate(const struct plan *plan, const struct matching_names *names,
			   const char *path, const char *programme)
{
	struct output_file file = OUTPUT_FILE_INIT;
	char *bytes;
	size_t len;
	FILE *to = open_memstream(&bytes, &len);
	int result;

	if (!to)
		die(_("out of memory"));
	certificate_write(to, &plan->best.certificate, names);
	if (fclose(to))
		die(_("out of memory"));
	result = output_file_open(&file, path, schema_is_file, programme);
	if (!result)
		result = output_file_write(&file, bytes, len);
	if (!result)
		result = output_file_close(&file);
	output_file_release(&file);
	free(bytes);
	return result;
}

void plan_print_trade_off(FILE *to, struct output_options options, const struct matching_problem *p,
			  int32_t minimum)
{
	static const struct output_column columns[] = {
		{ .name = "pairs", .label = N_("pairs"), .type = OUTPUT_NUMBER },
		{ .name = "points", .label = N_("points"), .type = OUTPUT_NUMBER, .decimals = 1 },
		{ .name = "change",
		  .label = N_("by this pair"),
		  .type = OUTPUT_NUMBER,
		  .decimals = 1 },
	};
	struct matching_tradeoff curve;
	struct output *out = output_open(to, options, columns, ARRAY_SIZE(columns));

	matching_tradeoff(p, minimum, &curve);
	for (uint32_t k = 0; k <= curve.most_pairs; k++) {
		output_int(out, k);
		output_number(out, (double)curve.points[k] / MATCHING_POINT);
		if (k)
			output_number(out, (double)(curve.points[k] - curve.points[k - 1]) /
						   MATCHING_POINT);
		else
			output_empty(out);
		output_end_row(out);
	}
	matching_tradeoff_release(&curve);
	output_close(out);
}
