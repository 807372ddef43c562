/* choice.c - points, costs and candidates */
#include "report/explanation/parts.h"

/* So many candidates are shown where not all detail is asked for. */
#define MOST_CANDIDATES 10

/* ---- points ---- */

void explain_criteria(const struct explanation *x, size_t mentor, size_t mentee, size_t variant)
{
	static const struct output_column columns[] = {
		{ .name = "criterion", .label = N_("criterion"), .flags = OUTPUT_KEY },
		{ .name = "points", .label = N_("points"), .type = OUTPUT_NUMBER, .decimals = 1 },
		{ .name = "most", .label = N_("at most"), .type = OUTPUT_NUMBER, .decimals = -1 },
	};
	const struct scoring *s = x->scoring;
	int32_t parts[SCORING_MOST_CRITERIA];
	int64_t most = 0, sum = scoring_points(s, mentor, mentee, variant, parts);
	struct output *out = page_table(x, columns, ARRAY_SIZE(columns));

	for (size_t i = 0; i < s->n_criteria; i++) {
		output_text(out, _(s->criteria[i].title));
		page_put_points(out, parts[i]);
		page_put_points(out, s->criteria[i].most);
		output_end_row(out);
		most += s->criteria[i].most;
	}
	output_text(out, _("together"));
	page_put_points(out, sum);
	page_put_points(out, most);
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
void explain_add_cost(const struct explanation *x, struct strbuf *text,
		      const struct matching_cost *cost)
{
	size_t before = text->len;
	int32_t floor = x->plan->best.floor;
	struct strbuf changes = STRBUF_INIT;

	if (!cost->possible) {
		strbuf_addstr(text, _("below the minimum"));
		return;
	}
	add_part(&changes, _("pairs %s"), -cost->pairs * MATCHING_POINT);
	/* A plan without pairs has no worst one. */
	if (floor >= 0 && floor - cost->floor >= 0)
		add_part(&changes, _("worst pair %s"), -cost->floor);
	add_part(&changes, _("points %s"), -cost->points);
	strbuf_addstr(text, changes.buf);
	if (text->len == before)
		strbuf_addstr(text, _("no loss"));
	strbuf_release(&changes);
}

static void put_cost(const struct explanation *x, struct output *out,
		     const struct matching_cost *cost)
{
	struct strbuf text = STRBUF_INIT;

	explain_add_cost(x, &text, cost);
	output_text(out, text.buf);
	strbuf_release(&text);
}

/* ---- candidates ---- */

static int compare_ranked(const void *a, const void *b)
{
	const struct ranked_edge *x = a, *y = b;

	if (x->score != y->score)
		return x->score > y->score ? -1 : 1;
	return (x->edge > y->edge) - (x->edge < y->edge);
}

struct ranked_edge *explain_rank_edges(const struct explanation *x, uint32_t mentee, size_t *n)
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

void explain_candidates(const struct explanation *x, uint32_t mentee, size_t chosen)
{
	static const struct output_column columns[] = {
		{ .name = "mentor", .label = N_("mentor"), .flags = OUTPUT_KEY },
		{ .name = "variant", .label = N_("variant") },
		{ .name = "points", .label = N_("points"), .type = OUTPUT_NUMBER, .decimals = 1 },
		{ .name = "cost", .label = N_("the whole then"), .flags = OUTPUT_WHOLE },
	};
	size_t n, shown = 0, others, most;
	struct ranked_edge *edges = explain_rank_edges(x, mentee, &n);
	struct output *out;

	if (n == (chosen != MATCHING_NO_EDGE)) {
		if (n)
			page_say(x, _("There is no other candidate."));
		free(edges);
		return;
	}
	others = n - (chosen != MATCHING_NO_EDGE);
	most = x->options.detail || others <= MOST_CANDIDATES ? others : MOST_CANDIDATES;
	page_say(
		x,
		chosen == MATCHING_NO_EDGE
			? _("Candidates, and what each choice would change for all pairs together:")
			: _("Other candidates, and what each choice would change for all pairs "
			    "together:"));
	out = page_table(x, columns, ARRAY_SIZE(columns));
	for (size_t i = 0; i < n && shown < most; i++) {
		if (edges[i].edge == chosen)
			continue;
		shown++;
		page_put_name(out, explain_mentor(x, x->problem->mentor[edges[i].edge]));
		output_text(out, explain_variant(x, x->variant[edges[i].edge]));
		page_put_points(out, edges[i].score);
		put_cost(x, out, &edges[i].cost);
		output_end_row(out);
	}
	output_close(out);
	if (most < others)
		page_say(x, _("… and %u more ('-v' prints all)."), (unsigned)(others - most));
	free(edges);
}
