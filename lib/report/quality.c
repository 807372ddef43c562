/* quality.c - the tables of `monitor quality` */
#include "report/quality.h"

#include <math.h>

#include "base/text.h"
#include "engine/statistics/categorical.h"
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

static void print_total_for_people(struct output *out, const char *name,
				   const struct quality_sums *sums, bool hidden)
{
	struct strbuf text = STRBUF_INIT;

	output_text(out, name);
	output_empty(out);
	output_empty(out);
	if (hidden) {
		for (size_t i = 3; i + 1 < ARRAY_SIZE(people_columns); i++)
			output_empty(out);
		strbuf_addstr(&text, suppression_word());
	} else {
		put_sums_for_people(out, sums);
		strbuf_addf(&text, _("%zu of %zu at the norm"), sums->at_norm, sums->judged);
	}
	output_text(out, text.buf);
	output_end_row(out);
	strbuf_release(&text);
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

/* ---- the curator's sheet ---- */

static const struct output_column sheet_columns[] = {
	{ .name = "wave" },
	{ .name = "date" },
	{ .name = "person" },
	{ .name = "pair" },
	{ .name = "item" },
	{ .name = "value", .type = OUTPUT_NUMBER },
	{ .name = "max", .type = OUTPUT_NUMBER },
	{ .name = "band" },
	{ .name = "note" },
};

static const struct output_column sheet_people_columns[] = {
	{ .name = "item", .label = N_("item"), .flags = OUTPUT_KEY },
	{ .name = "value", .label = N_("points"), .type = OUTPUT_NUMBER },
	{ .name = "max", .label = N_("of"), .type = OUTPUT_NUMBER },
	{ .name = "band", .label = N_("level") },
};

static double points_of(const struct answer *answer)
{
	return answer->given ? (double)answer->value : NAN;
}

static bool is_sheet(const struct response *r)
{
	return streq(r->survey->id, QUALITY_SURVEY);
}

static void print_sheet_row(struct output *out, const struct response *r, const char *item)
{
	output_text(out, r->wave);
	output_date(out, r->date);
	output_text(out, r->person_id);
	output_text(out, r->pair ? r->pair->id : "");
	output_text(out, item);
}

static void print_sheet(struct output *out, const struct program *program, const struct response *r)
{
	struct quality_sheet sheet = quality_sheet_of(program, r);
	size_t n = r->survey->n_questions;

	for (size_t q = 0; q < n; q++) {
		print_sheet_row(out, r, r->survey->questions[q].id);
		output_number(out, points_of(&r->answers[q]));
		output_int(out, r->survey->rating_max);
		output_empty(out);
		output_empty(out);
		output_end_row(out);
	}
	print_sheet_row(out, r, "sum");
	output_int(out, sheet.sum);
	output_int(out, (int64_t)n * r->survey->rating_max);
	output_text(out, sheet.band && sheet.band->id ? sheet.band->id : "");
	output_text(out, sheet.judged < n ? "not all items are judged" : "");
	output_end_row(out);
}

static const struct response *latest_sheet(const struct responses *responses)
{
	const struct response *latest = NULL;

	for (size_t i = 0; i < responses->n; i++) {
		const struct response *r = &responses->items[i];

		if (is_sheet(r) && !r->pair && (!latest || r->date >= latest->date))
			latest = r;
	}
	return latest;
}

static void print_item(struct output *out, const char *text, double value, double max,
		       const char *band)
{
	output_text(out, text);
	output_number(out, value);
	output_number(out, max);
	output_text(out, band);
	output_end_row(out);
}

/* The sum of a sheet in a line: of the latest one below its items, of the others below that. */
static void print_sheet_sum(struct output *out, const struct program *program,
			    const struct response *r)
{
	struct quality_sheet sheet = quality_sheet_of(program, r);
	struct strbuf name = STRBUF_INIT;
	size_t n = r->survey->n_questions;

	strbuf_addf(&name, "%s %s", _("sum"), r->wave);
	if (r->pair)
		strbuf_addf(&name, " · %s", r->pair->id);
	print_item(out, name.buf, sheet.sum, (double)n * r->survey->rating_max,
		   sheet.band         ? label_text(&sheet.band->name)
		   : sheet.judged < n ? _("not all items are judged")
				      : "");
	strbuf_release(&name);
}

static void print_latest_sheet(struct output *out, const struct program *program,
			       const struct responses *responses)
{
	const struct response *latest = latest_sheet(responses);

	if (latest) {
		for (size_t q = 0; q < latest->survey->n_questions; q++)
			print_item(out, label_text(&latest->survey->questions[q].name),
				   points_of(&latest->answers[q]), latest->survey->rating_max, "");
		print_sheet_sum(out, program, latest);
	}
	for (size_t i = responses->n; i-- > 0;)
		if (is_sheet(&responses->items[i]) && &responses->items[i] != latest)
			print_sheet_sum(out, program, &responses->items[i]);
}

void quality_print_sheets(const struct quality_report *report, FILE *to,
			  struct output_options options)
{
	const struct program *program = &report->bases->programme->program;
	const struct responses *responses = report->responses;
	struct output *out;

	if (output_is_for_people(options)) {
		out = output_open(to, options, sheet_people_columns,
				  ARRAY_SIZE(sheet_people_columns));
		print_latest_sheet(out, program, responses);
	} else {
		out = output_open(to, options, sheet_columns, ARRAY_SIZE(sheet_columns));
		for (size_t i = 0; i < responses->n; i++)
			if (is_sheet(&responses->items[i]))
				print_sheet(out, program, &responses->items[i]);
	}
	output_close(out);
}

/* ---- satisfaction ---- */

static const struct output_column satisfaction_columns[] = {
	{ .name = "role", .label = N_("role"), .flags = OUTPUT_KEY },
	{ .name = "form", .label = N_("form"), .flags = OUTPUT_KEY },
	{ .name = "satisfied", .label = N_("satisfied"), .type = OUTPUT_NUMBER },
	{ .name = "participants", .label = N_("participants"), .type = OUTPUT_NUMBER },
	{ .name = "percent", .label = N_("%"), .type = OUTPUT_NUMBER, .decimals = 1 },
	{ .name = "low", .label = N_("from"), .type = OUTPUT_NUMBER, .decimals = 1 },
	{ .name = "high", .label = N_("to"), .type = OUTPUT_NUMBER, .decimals = 1 },
	{ .name = "respondents", .label = N_("answered"), .type = OUTPUT_NUMBER },
	{ .name = "percent_of_respondents",
	  .label = N_("%"),
	  .type = OUTPUT_NUMBER,
	  .decimals = 1 },
	{ .name = "respondents_low",
	  .label = N_("from"),
	  .type = OUTPUT_NUMBER,
	  .decimals = 1,
	  .flags = OUTPUT_DETAIL },
	{ .name = "respondents_high",
	  .label = N_("to"),
	  .type = OUTPUT_NUMBER,
	  .decimals = 1,
	  .flags = OUTPUT_DETAIL },
	{ .name = "note", .label = N_("note"), .flags = OUTPUT_DETAIL },
};

/* Nobody answered: the share is not known, which is not 0. */
static void put_share(struct output *out, size_t hits, size_t of, bool known)
{
	struct share share = wilson_share(hits, known ? of : 0);

	output_number(out, 100 * share.value);
	output_number(out, 100 * share.low);
	output_number(out, 100 * share.high);
}

static void print_satisfaction(const struct quality_report *r, struct output *out, enum side side,
			       const struct form *form, const struct satisfaction *s, bool hidden,
			       bool for_people)
{
	const char *role = side == SIDE_MENTOR ? "mentor" : "mentee";
	const char *note = hidden           ? suppression_note(s->participants, r->min_cell)
			   : s->respondents ? ""
					    : N_("nobody has answered");
	bool known = s->respondents > 0;

	output_text(out, for_people ? terms_label(&vocabulary_survey_role, role) : role);
	output_text(out, !form        ? (for_people ? _("all") : "")
			 : for_people ? label_text(&form->name)
				      : form->id);
	if (hidden) {
		output_text(out, for_people ? suppression_word() : "");
		for (size_t i = 3; i + 1 < ARRAY_SIZE(satisfaction_columns); i++)
			output_empty(out);
	} else {
		output_number(out, known ? (double)s->satisfied : NAN);
		put_size(out, s->participants);
		put_share(out, s->satisfied, s->participants, known);
		put_size(out, s->respondents);
		put_share(out, s->satisfied, s->respondents, known);
	}
	output_text(out, for_people && *note ? _(note) : note);
	output_end_row(out);
}

/* All forms together, then each. Somebody in two forms is one person of all: what is hidden is hidden all the same. */
static void print_side(const struct quality_report *r, struct output *out, enum side side,
		       bool for_people)
{
	const struct program *program = &r->bases->programme->program;
	struct satisfaction all = satisfaction_of(r->bases, r->responses, side, NULL, r->from);
	struct satisfaction *parts = xcalloc(program->n_forms + 1, sizeof(*parts));
	size_t *sizes = xcalloc(program->n_forms + 1, sizeof(*sizes));
	bool *hidden = xcalloc(program->n_forms + 1, sizeof(*hidden));

	for (size_t i = 0; i < program->n_forms; i++) {
		if (!program->forms[i].active)
			continue;
		parts[i] =
			satisfaction_of(r->bases, r->responses, side, &program->forms[i], r->from);
		sizes[i] = parts[i].participants;
	}
	suppress_groups(sizes, program->n_forms, r->min_cell, hidden);
	print_satisfaction(r, out, side, NULL, &all, all.participants < r->min_cell, for_people);
	for (size_t i = 0; i < program->n_forms; i++)
		if (program->forms[i].active)
			print_satisfaction(r, out, side, &program->forms[i], &parts[i], hidden[i],
					   for_people);
	free(parts);
	free(sizes);
	free(hidden);
}

void quality_print_satisfaction(const struct quality_report *report, FILE *to,
				struct output_options options)
{
	bool for_people = output_is_for_people(options);
	struct output *out =
		output_open(to, options, satisfaction_columns, ARRAY_SIZE(satisfaction_columns));

	for (int side = SIDE_MENTOR; side <= SIDE_MENTEE; side++)
		print_side(report, out, (enum side)side, for_people);
	output_close(out);
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
