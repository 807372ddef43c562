/* quality.c - the tables of `monitor quality` */
#include "report/quality.h"

#include <math.h>

#include "engine/suppression.h"
#include "model/vocabulary.h"

static double percent(size_t hits, size_t of)
{
	return of ? 100 * (double)hits / (double)of : NAN;
}

static double mean(int64_t sum, size_t n)
{
	return n ? (double)sum / (double)n : NAN;
}

static void put_size(struct output *out, size_t n)
{
	output_int(out, (int64_t)n);
}

/* ---- pairs ---- */

static const struct output_column columns[] = {
	{ .name = "level" },
	{ .name = "pair" },
	{ .name = "group" },
	{ .name = "mentor" },
	{ .name = "mentee" },
	{ .name = "form" },
	{ .name = "variant" },
	{ .name = "state" },
	{ .name = "from" },
	{ .name = "to" },
	{ .name = "pairs", .type = OUTPUT_NUMBER },
	{ .name = "school_days", .type = OUTPUT_NUMBER },
	{ .name = "expected", .type = OUTPUT_NUMBER },
	{ .name = "held", .type = OUTPUT_NUMBER },
	{ .name = "held_percent", .type = OUTPUT_NUMBER },
	{ .name = "at_norm", .type = OUTPUT_NUMBER },
	{ .name = "judged", .type = OUTPUT_NUMBER },
	{ .name = "confirmable", .type = OUTPUT_NUMBER },
	{ .name = "confirmed", .type = OUTPUT_NUMBER },
	{ .name = "confirmed_percent", .type = OUTPUT_NUMBER },
	{ .name = "goals", .type = OUTPUT_NUMBER },
	{ .name = "goals_done", .type = OUTPUT_NUMBER },
	{ .name = "goals_overdue", .type = OUTPUT_NUMBER },
	{ .name = "goals_percent", .type = OUTPUT_NUMBER },
	{ .name = "mentor_rating", .type = OUTPUT_NUMBER },
	{ .name = "mentor_rated", .type = OUTPUT_NUMBER },
	{ .name = "mentee_rating", .type = OUTPUT_NUMBER },
	{ .name = "mentee_rated", .type = OUTPUT_NUMBER },
	{ .name = "stage" },
	{ .name = "order" },
	{ .name = "note" },
};

#define COLUMN_PAIRS 10 /* the first figure */

static const struct output_column people_columns[] = {
	{ .name = "pair", .label = N_("pair"), .flags = OUTPUT_KEY | OUTPUT_FLOW },
	{ .name = "mentee", .label = N_("mentee"), .flags = OUTPUT_DETAIL },
	{ .name = "variant", .label = N_("variant"), .flags = OUTPUT_DETAIL },
	{ .name = "expected", .label = N_("norm"), .type = OUTPUT_NUMBER },
	{ .name = "held", .label = N_("held"), .type = OUTPUT_NUMBER },
	{ .name = "held_percent", .label = N_("%"), .type = OUTPUT_NUMBER },
	{ .name = "confirmed_percent", .label = N_("conf. %"), .type = OUTPUT_NUMBER },
	{ .name = "plan", .label = N_("plan"), .type = OUTPUT_NUMBER, .decimals = -1 },
	{ .name = "ratings", .label = N_("ratings"), .type = OUTPUT_NUMBER, .decimals = -1 },
	{ .name = "stage", .label = N_("stage") },
};

static const struct {
	const char *id, *name;
} orders[] = {
	[ORDER_NONE] = { "", "" },
	[ORDER_KEPT] = { "kept", "" },
	[ORDER_SKIPPED] = { "skipped", N_("one is missing") },
	[ORDER_MIXED] = { "mixed", N_("out of order") },
};

static const char *const too_new = N_("too new to be judged");

static void print_sums(struct output *out, const struct quality_sums *s)
{
	put_size(out, s->pairs);
	output_int(out, s->school_days);
	put_size(out, s->expected);
	put_size(out, s->held);
	output_number(out, percent(s->held, s->expected));
	put_size(out, s->at_norm);
	put_size(out, s->judged);
	put_size(out, s->confirmable);
	put_size(out, s->confirmed);
	output_number(out, percent(s->confirmed, s->confirmable));
	put_size(out, s->goals);
	put_size(out, s->goals_done);
	put_size(out, s->goals_overdue);
	output_number(out, percent(s->goals_done, s->goals));
	output_number(out, mean(s->mentor_points, s->mentor_rated));
	put_size(out, s->mentor_rated);
	output_number(out, mean(s->mentee_points, s->mentee_rated));
	put_size(out, s->mentee_rated);
}

static void print_pair(struct output *out, const struct pair_quality *q, int today)
{
	const struct pair *p = q->pair;

	output_text(out, "pair");
	output_text(out, p->id);
	output_text(out, p->group);
	output_text(out, p->mentor_id);
	output_text(out, p->mentee_id);
	output_text(out, p->form ? p->form->id : "");
	output_text(out, p->variant ? p->variant->id : "");
	output_text(out, pair_state_id(pair_state(p, today)));
	output_date(out, q->from);
	output_date(out, q->to);
	print_sums(out, &q->sums);
	output_text(out, q->stage < 0 ? "" : vocabulary_stage.items[q->stage].id);
	output_text(out, orders[q->order].id);
	output_text(out, q->sums.judged ? "" : too_new);
	output_end_row(out);
}

/* Which groups may not be shown; the caller frees it. */
static bool *hidden_groups(const struct quality_report *r)
{
	const struct process_quality *p = r->process;
	size_t *sizes = xcalloc(p->n_groups + 1, sizeof(*sizes));
	bool *hidden = xcalloc(p->n_groups + 1, sizeof(*hidden));

	for (size_t i = 0; i < p->n_groups; i++)
		sizes[i] = p->groups[i].sums.pairs;
	suppress_groups(sizes, p->n_groups, r->min_cell, hidden);
	free(sizes);
	return hidden;
}

static void print_total(const struct quality_report *r, struct output *out, const char *level,
			const char *group, const struct quality_sums *sums, bool hidden)
{
	output_text(out, level);
	output_empty(out);
	output_text(out, group);
	for (size_t i = 3; i < COLUMN_PAIRS; i++)
		output_empty(out);
	if (hidden) {
		for (size_t i = COLUMN_PAIRS; i + 1 < ARRAY_SIZE(columns); i++)
			output_empty(out);
		output_text(out, suppression_note(sums->pairs, r->min_cell));
	} else {
		print_sums(out, sums);
		output_empty(out);
		output_number(out, percent(sums->ordered, sums->met));
		output_empty(out);
	}
	output_end_row(out);
}

static void print_for_machines(const struct quality_report *r, FILE *to,
			       struct output_options options)
{
	const struct process_quality *p = r->process;
	struct output *out = output_open(to, options, columns, ARRAY_SIZE(columns));
	bool *hidden = hidden_groups(r);

	for (size_t i = 0; i < p->n_pairs && !r->totals; i++)
		print_pair(out, &p->pairs[i], r->bases->today);
	for (size_t i = 0; i < p->n_groups; i++)
		print_total(r, out, "group", p->groups[i].name, &p->groups[i].sums, hidden[i]);
	print_total(r, out, "all", "", &p->all, p->all.pairs < r->min_cell);
	free(hidden);
	output_close(out);
}

/* "8.0 / 7.5": of the mentor's and the mentee's. */
static void put_ratings(struct output *out, const struct quality_sums *s)
{
	char text[32] = "";

	if (s->mentor_rated && s->mentee_rated)
		snprintf(text, sizeof(text), "%.1f / %.1f", mean(s->mentor_points, s->mentor_rated),
			 mean(s->mentee_points, s->mentee_rated));
	else if (s->mentor_rated)
		snprintf(text, sizeof(text), "%.1f / –", mean(s->mentor_points, s->mentor_rated));
	else if (s->mentee_rated)
		snprintf(text, sizeof(text), "– / %.1f", mean(s->mentee_points, s->mentee_rated));
	output_text(out, text);
}

static void put_sums_for_people(struct output *out, const struct quality_sums *s)
{
	char plan[48] = "";

	put_size(out, s->expected);
	put_size(out, s->held);
	output_number(out, percent(s->held, s->expected));
	output_number(out, percent(s->confirmed, s->confirmable));
	if (s->goals)
		snprintf(plan, sizeof(plan), "%zu/%zu", s->goals_done, s->goals);
	output_text(out, plan);
	put_ratings(out, s);
}

static const char *stage_name(const struct program *program, int stage)
{
	return stage < 0 ? "" : label_text(&program->meetings.stages[stage].name);
}

static void print_pair_for_people(const struct quality_report *r, struct output *out,
				  const struct pair_quality *q)
{
	const struct program *program = &r->bases->programme->program;
	const struct pair *p = q->pair;
	struct strbuf stage = STRBUF_INIT;

	output_text(out, p->id);
	output_text(out, p->mentee ? p->mentee->name : p->mentee_id);
	output_text(out, p->variant ? label_text(&p->variant->name) : "");
	put_sums_for_people(out, &q->sums);
	strbuf_addstr(&stage, stage_name(program, q->stage));
	if (*orders[q->order].name)
		strbuf_addf(&stage, ", %s", _(orders[q->order].name));
	output_text(out, stage.buf);
	strbuf_release(&stage);
	if (q->sums.goals_overdue || (q->sums.judged && !q->sums.held))
		output_urgent(out);
	output_end_row(out);
}

static void print_empty(struct output *out, size_t n)
{
	for (size_t i = 0; i < n; i++)
		output_empty(out);
	output_end_row(out);
}

/* How many kept the norm, in a line of its own: it is no column's value. */
static void print_at_norm(struct output *out, const struct quality_sums *sums)
{
	struct strbuf text = STRBUF_INIT;

	strbuf_addstr(&text, "· ");
	strbuf_addf(&text, _("%zu of %zu at the norm"), sums->at_norm, sums->judged);
	output_text(out, text.buf);
	print_empty(out, ARRAY_SIZE(people_columns) - 1);
	strbuf_release(&text);
}

static void print_total_for_people(struct output *out, const char *name,
				   const struct quality_sums *sums, bool hidden)
{
	output_text(out, name);
	output_empty(out);
	output_empty(out);
	if (hidden) {
		for (size_t i = 3; i + 1 < ARRAY_SIZE(people_columns); i++)
			output_empty(out);
		output_text(out, suppression_word());
	} else {
		put_sums_for_people(out, sums);
		output_empty(out);
	}
	output_end_row(out);
	if (!hidden)
		print_at_norm(out, sums);
}

static void print_pairs_for_people(const struct quality_report *r, FILE *to,
				   struct output_options options)
{
	const struct process_quality *p = r->process;
	struct strbuf name = STRBUF_INIT;
	struct output *out = output_open(to, options, people_columns, ARRAY_SIZE(people_columns));
	bool *hidden = hidden_groups(r);

	for (size_t i = 0; i < p->n_pairs && !r->totals; i++)
		print_pair_for_people(r, out, &p->pairs[i]);
	if (!r->totals && streq(options.format, "table"))
		print_empty(out, ARRAY_SIZE(people_columns));
	for (size_t i = 0; i < p->n_groups; i++) {
		strbuf_reset(&name);
		grouping_show(r->grouping, p->groups[i].name, &name);
		if (r->grouping->n > 1 && streq(options.format, "table")) {
			/* a line of its own: cut, two groups could look alike */
			output_text(out, name.buf);
			for (size_t k = 1; k < ARRAY_SIZE(people_columns); k++)
				output_empty(out);
			output_end_row(out);
			strbuf_reset(&name);
		}
		print_total_for_people(out, name.buf, &p->groups[i].sums, hidden[i]);
	}
	strbuf_release(&name);
	print_total_for_people(out, _("all"), &p->all, p->all.pairs < r->min_cell);
	free(hidden);
	output_close(out);
}

void quality_print_pairs(const struct quality_report *report, FILE *to,
			 struct output_options options)
{
	if (output_is_for_people(options))
		print_pairs_for_people(report, to, options);
	else
		print_for_machines(report, to, options);
}

/* ---- all of it ---- */

static void print_heading(FILE *to, const struct output_options *options, const char *text,
			  bool first)
{
	fprintf(to, "%s%s%s\n%s", first ? "" : "\n", streq(options->format, "md") ? "## " : "",
		text, streq(options->format, "md") ? "\n" : "");
}

void quality_print_all(const struct quality_report *report, FILE *to, struct output_options options)
{
	struct output_options above = options;

	above.left_out = 0; /* said once, below */
	print_heading(to, &options, _("PAIRS AGAINST THE NORM"), true);
	quality_print_pairs(report, to, above);
	print_heading(to, &options, _("THE CURATOR'S SHEET"), false);
	quality_print_sheets(report, to, above);
	print_heading(to, &options, _("SATISFACTION"), false);
	quality_print_satisfaction(report, to, options);
}
