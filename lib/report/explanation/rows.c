/* rows.c - explanations for machines: a row for each mentor */
#include "report/explanation/parts.h"

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

	output_text(out, explain_mentee_of(x, mentee)->id);
	output_text(out, explain_mentor(x, x->problem->mentor[ranked->edge])->id);
	output_text(out, e->forms[variant]->id);
	output_text(out, e->variants[variant]->id);
	page_put_points(out, ranked->score);
	output_text(out, x->plan->edge[mentee] == ranked->edge ? "yes" : "");
	if (ranked->cost.possible) {
		output_int(out, ranked->cost.pairs);
		page_put_points(out, ranked->cost.floor);
		page_put_points(out, ranked->cost.points);
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
	struct candidate c = { .mentor = explain_mentor_at(x, mentor),
			       .mentee = explain_mentee_at(x, mentee) };
	struct strbuf names = STRBUF_INIT;
	struct refusals refusals;

	explain_ask(x, &c, &refusals);
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
	struct ranked_edge *edges = e == MATCHING_NOBODY ? NULL : explain_rank_edges(x, e, &n);

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
