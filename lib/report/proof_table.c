/* proof_table.c - what is claimed of a matching, and how it is proved */
#include "report/proof_table.h"

#include <math.h>

static const struct output_column columns[] = {
	{ .name = "claim", .label = N_("claim"), .flags = OUTPUT_KEY },
	{ .name = "value", .label = N_("value"), .type = OUTPUT_NUMBER, .decimals = -1 },
	{ .name = "bound", .label = N_("bound"), .type = OUTPUT_NUMBER, .decimals = -1 },
	{ .name = "proved", .label = N_("proved") },
	{ .name = "proof", .label = N_("proof"), .flags = OUTPUT_WRAP },
};

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

static void print_claim(const struct proof_table *r, enum claim claim, double value, double bound,
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

static void print_level(const struct proof_table *r, const struct matching_problem *p,
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

static void print_floor(const struct proof_table *r, const struct matching_problem *p,
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

void proof_table_proof(const struct proof_table *r, const struct matching_problem *p,
		       const struct matching_summary *sum, const struct matching_certificate *c)
{
	for (size_t k = 0; k < c->n_levels; k++) {
		print_level(r, p, sum, &c->levels[k]);
		if (!k && c->floor >= 0)
			print_floor(r, p, c);
	}
}

static void print_fault(const struct proof_table *r, const struct matching_summary *sum,
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
 * Without the demands better is possible; what is possible with them nobody can say so soon, so this is no fault.
 */
static void print_unproved(const struct proof_table *r, const struct matching_summary *sum,
			   const struct matching_fault *fault)
{
	const char *proof =
		_("without wishes and least numbers better is possible; that nothing is "
		  "better with them is not proved");

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

void proof_table_certificate_fault(const struct proof_table *r, const struct matching_names *names,
				   const struct matching_fault *fault)
{
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

void proof_table_fault(const struct proof_table *r, const struct matching_summary *sum,
		       const struct matching_fault *fault, bool demanded)
{
	if (demanded)
		print_unproved(r, sum, fault);
	else
		print_fault(r, sum, fault);
}

void proof_table_stable(const struct proof_table *r, const struct matching_problem *p,
			const struct matching_names *names, size_t n, const size_t *blocking)
{
	struct strbuf text = STRBUF_INIT;

	if (!n)
		strbuf_addstr(&text, _("every candidate was looked at"));
	else
		strbuf_addstr(&text, _("would rather have each other:"));
	for (size_t k = 0; k < n && k < PROOF_MOST_NAMED; k++)
		strbuf_addf(&text, "%s %s %s", k ? "," : "",
			    names->mentee[matching_edge_mentee(p, blocking[k])],
			    names->mentor[p->mentor[blocking[k]]]);
	if (n > PROOF_MOST_NAMED)
		strbuf_addstr(&text, ", …");
	print_claim(r, CLAIM_STABLE, (double)n, 0, !n, text.buf);
	strbuf_release(&text);
}

void proof_table_feasible(const struct proof_table *r, bool feasible, bool demanded)
{
	const char *proof = _("see the errors");

	if (feasible)
		proof = demanded
				? _("each pair is a candidate, each mentee occurs once, no mentor has more "
				    "mentees than places; least numbers are kept, and who is to be apart is")
				: _("each pair is a candidate, each mentee occurs once, no mentor has more "
				    "mentees than places");
	print_claim(r, CLAIM_FEASIBLE, NONE, NONE, feasible, proof);
}

void proof_table_open(struct proof_table *r, FILE *to, struct output_options options)
{
	r->for_people = output_is_for_people(options);
	r->out = output_open(to, options, columns, ARRAY_SIZE(columns));
}

void proof_table_close(struct proof_table *r)
{
	output_close(r->out);
	r->out = NULL;
}
