/* quality_satisfaction.c - who is content, of all participants and of those who answered */
#include "report/quality.h"

#include "engine/statistics/categorical.h"
#include "engine/suppression.h"
#include "model/vocabulary.h"

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
		output_int(out, (int64_t)s->participants);
		put_share(out, s->satisfied, s->participants, known);
		output_int(out, (int64_t)s->respondents);
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
