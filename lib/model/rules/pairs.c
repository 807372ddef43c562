/* pairs.c - pairs and groups */
#include "model/rules/areas.h"

#include "base/date.h"
#include "model/selection.h"

static bool is_open(const struct check *c, const struct pair *pair)
{
	return pair_is_open(pair, c->today);
}

/* The cell as it stands: what cannot be read is there all the same. */
static const char *raw_value(const struct check *c, const struct pair *pair, const char *column)
{
	return table_gets(check_file(c, "pairs.csv")->table, pair->origin.row, column);
}

/* The day by which rules with `since` apply to the pair. */
static int day_of(const struct check *c, const struct pair *pair)
{
	if (is_day(pair->started))
		return pair->started;
	return is_day(pair->proposed) ? pair->proposed : c->today;
}

/* ---- who and what ---- */

static void self(struct check *c, const void *subject)
{
	const struct pair *pair = subject;

	if (*pair->mentor_id && streq(pair->mentor_id, pair->mentee_id))
		check_found(c, &pair->origin, "mentee", _("'%s' is both mentor and mentee"),
			    pair->mentee_id);
}

static void kind_of_side(struct check *c, const struct pair *pair, const struct person *person,
			 const struct form_side *side, const char *column)
{
	if (person && person->kind && !ids_have(&side->kinds, person->kind->id))
		check_found(c, &pair->origin, column,
			    _("form '%s' does not take '%s' on this side"), pair->form->id,
			    label_text(&person->kind->name));
}

static void form_kinds(struct check *c, const void *subject)
{
	const struct pair *pair = subject;

	if (!is_open(c, pair) || !pair->form)
		return;
	kind_of_side(c, pair, pair->mentor, &pair->form->mentor, "mentor");
	kind_of_side(c, pair, pair->mentee, &pair->form->mentee, "mentee");
}

static void variant_form(struct check *c, const void *subject)
{
	const struct pair *pair = subject;

	if (pair->form && pair->variant && !form_variant(pair->form, pair->variant->id))
		check_found(c, &pair->origin, "variant", _("'%s' is no variant of the form '%s'"),
			    pair->variant->id, pair->form->id);
}

static void variant_missing(struct check *c, const void *subject)
{
	const struct pair *pair = subject;

	if (pair->form && !pair->variant && !*raw_value(c, pair, "variant"))
		check_found(c, &pair->origin, "variant", _("no variant of the form '%s' is named"),
			    pair->form->id);
}

static void inactive_form(struct check *c, const void *subject)
{
	const struct pair *pair = subject;

	if (is_open(c, pair) && pair->form && !pair->form->active)
		check_found(c, &pair->origin, "form", _("form '%s' is not active"), pair->form->id);
}

static void left_of_side(struct check *c, const struct pair *pair, const struct person *person,
			 const char *column)
{
	if (person && !person_is_here(person, c->today))
		check_found(c, &pair->origin, column,
			    _("'%s' left on %s, but the pair has not ended"), person->id,
			    DAY(person->left));
}

static void left(struct check *c, const void *subject)
{
	const struct pair *pair = subject;

	if (!is_open(c, pair))
		return;
	left_of_side(c, pair, pair->mentor, "mentor");
	left_of_side(c, pair, pair->mentee, "mentee");
}

/* ---- several pairs ---- */

static void capacity(struct check *c, const void *subject)
{
	const struct person *mentor = subject;
	struct run pairs;
	size_t open = 0;

	if (mentor->side != SIDE_MENTOR)
		return;
	pairs = pairs_of(&c->index, mentor);
	for (size_t i = 0; i < pairs.n; i++)
		open += is_open(c, &c->bases.pairs[pairs.items[i]]);
	if (open > (size_t)mentor->capacity)
		check_found(c, &mentor->origin, "capacity",
			    nth_("%zu open pair, but places: %d", "%zu open pairs, but places: %d",
				 open),
			    open, mentor->capacity);
}

static bool counts_together(const struct pair *a, const struct pair *b)
{
	return a->form == b->form && (!a->form->limit_per_variant || a->variant == b->variant);
}

/* Pairs of one mentee with different mentors, up to and with this one. */
static void mentee_limit(struct check *c, const void *subject)
{
	const struct pair *pair = subject;
	struct run pairs;
	int open = 0;

	if (!pair->mentee || !pair->form || !is_open(c, pair))
		return;
	pairs = pairs_of(&c->index, pair->mentee);
	for (size_t i = 0; i < pairs.n; i++) {
		const struct pair *other = &c->bases.pairs[pairs.items[i]];

		if (other < pair && is_open(c, other) && counts_together(pair, other) &&
		    !streq(other->mentor_id, pair->mentor_id))
			open++;
	}
	if (open >= pair->form->mentee_limit)
		check_found(c, &pair->origin, "mentee",
			    _("'%s' has open pairs in this form already: %d; the limit is %d"),
			    pair->mentee_id, open, pair->form->mentee_limit);
}

/* The earlier pair of the same two people that `wanted` likes, or a null pointer. */
static const struct pair *earlier_pair(const struct check *c, const struct pair *pair,
				       bool (*wanted)(const struct check *c,
						      const struct pair *other,
						      const struct pair *pair))
{
	struct run pairs;

	if (!pair->mentor || !pair->mentee)
		return NULL;
	pairs = pairs_of(&c->index, pair->mentee);
	for (size_t i = 0; i < pairs.n; i++) {
		const struct pair *other = &c->bases.pairs[pairs.items[i]];

		if (other != pair && other->mentor == pair->mentor && wanted(c, other, pair))
			return other;
	}
	return NULL;
}

static bool is_same_and_open(const struct check *c, const struct pair *other,
			     const struct pair *pair)
{
	return other < pair && is_open(c, other) && other->form == pair->form;
}

static void already_paired(struct check *c, const void *subject)
{
	const struct pair *pair = subject;
	const struct pair *other =
		is_open(c, pair) ? earlier_pair(c, pair, is_same_and_open) : NULL;

	if (other)
		check_found(c, &pair->origin, "mentee",
			    _("these two are an open pair of this form already: '%s', line %zu"),
			    other->id, other->origin.line);
}

static bool ended_early_before(const struct check *c, const struct pair *other,
			       const struct pair *pair)
{
	return pair_state(other, c->today) == PAIR_ENDED_EARLY && other->end_reason &&
	       other->ended <= day_of(c, pair);
}

static void failed_before(struct check *c, const void *subject)
{
	const struct pair *pair = subject;
	const struct pair *other =
		is_open(c, pair) ? earlier_pair(c, pair, ended_early_before) : NULL;

	if (other)
		check_found(c, &pair->origin, "mentee",
			    _("these two were a pair that ended early: '%s', line %zu"), other->id,
			    other->origin.line);
}

/* ---- groups ---- */

static void group_mixed(struct check *c, const void *subject)
{
	const struct pair *pair = subject, *first;

	if (!*pair->group)
		return;
	first = group_first(&c->index, id_index_find(&c->index.groups, pair->group));
	if (!streq(first->mentor_id, pair->mentor_id))
		check_found(c, &pair->origin, "mentor",
			    _("another mentor than in the first row of group '%s' (line %zu)"),
			    pair->group, first->origin.line);
	if (first->form && pair->form && first->form != pair->form)
		check_found(c, &pair->origin, "form",
			    _("another form than in the first row of group '%s' (line %zu)"),
			    pair->group, first->origin.line);
}

static void group_id(struct check *c, const void *subject)
{
	const struct pair *pair = subject;

	if (*pair->group && strmap_gets(&c->bases.pair_by_id, pair->group) != STRMAP_NONE)
		check_found(c, &pair->origin, "group",
			    _("'%s' is the id of a pair; a group needs another"), pair->group);
}

/* ---- selection ---- */

static const char *side_column(enum side side)
{
	return side == SIDE_MENTOR ? "mentor" : "mentee";
}

/* The step after which the running rule is named. */
static enum selection_step step_of_rule(const struct check *c)
{
	enum selection_step step = 0;

	while (step < SELECTION_STEPS && !streq(selection_step_id(step), c->rule->name))
		step++;
	if (step == SELECTION_STEPS)
		BUG("rule '%s' is no step of selection", c->rule->name);
	return step;
}

static bool lacks(const struct check *c, const struct pair *pair, const struct person *person,
		  enum selection_step step, int on)
{
	return person && selection_status(&c->bases, person, pair->form, step, on) == STEP_MISSING;
}

static void step_of_side(struct check *c, const struct pair *pair, const struct person *person,
			 enum selection_step step)
{
	struct label name = selection_step_name(step);

	if (lacks(c, pair, person, step, day_of(c, pair)) && lacks(c, pair, person, step, c->today))
		check_found(c, &pair->origin, side_column(person->side),
			    _("'%s' is in an open pair, but lacks a step of selection: %s"),
			    person->id, label_text(&name));
}

static void selection_step(struct check *c, const void *subject)
{
	const struct pair *pair = subject;
	enum selection_step step = step_of_rule(c);

	if (!pair->form || !is_open(c, pair) ||
	    (step == SELECTION_TRAINING && !check_is_whole(c, "trainings.csv")))
		return;
	step_of_side(c, pair, pair->mentor, step);
	step_of_side(c, pair, pair->mentee, step);
}

static void late_step_of_side(struct check *c, const struct pair *pair, const struct person *person)
{
	for (enum selection_step step = 0; step < SELECTION_STEPS; step++) {
		struct label name = selection_step_name(step);

		if (lacks(c, pair, person, step, pair->started) &&
		    !lacks(c, pair, person, step, c->today))
			check_found(c, &pair->origin, side_column(person->side),
				    _("'%s' took a step of selection after the pair had started "
				      "(%s): %s"),
				    person->id, DAY(pair->started), label_text(&name));
	}
}

static void late_step(struct check *c, const void *subject)
{
	const struct pair *pair = subject;

	if (!pair->form || !is_open(c, pair) || !is_day(pair->started) ||
	    !check_is_whole(c, "trainings.csv") || !check_is_whole(c, "consents.csv"))
		return;
	late_step_of_side(c, pair, pair->mentor);
	late_step_of_side(c, pair, pair->mentee);
}

/* ---- rules of matching ---- */

/* Refusals that are judged together, each with the requirement that may have a `since`, or -1. */
static const struct {
	enum refusal_rule refusal;
	int rule; /* enum rule_id */
} unfit_rules[] = {
	{ REFUSAL_FORMS_WISH, -1 },
	{ REFUSAL_CATEGORY, RULE_CATEGORIES },
	{ REFUSAL_TYPE, -1 },
	{ REFUSAL_EXPERIENCE_MAX, RULE_EXPERIENCE_MAX },
	{ REFUSAL_EXPERIENCE_MIN, RULE_EXPERIENCE_MIN },
	{ REFUSAL_CLASS_GAP, RULE_CLASS_GAP },
	{ REFUSAL_SAME_SUBJECT, RULE_SAME_SUBJECT },
	{ REFUSAL_SAME_SEX, RULE_SAME_SEX },
	{ REFUSAL_DAYS, RULE_DAYS },
	{ REFUSAL_WANTS, RULE_WANTS },
};

typedef bool refusal_fn(const struct check *c, const struct pair *pair, enum refusal_rule refusal);

static bool is_unfit(const struct check *c, const struct pair *pair, enum refusal_rule refusal)
{
	const struct rule *rules[PROGRAM_MOST_RULES];
	size_t n =
		program_requirements(c->program, pair->form, pair->variant, day_of(c, pair), rules);
	size_t i = 0;

	while (i < ARRAY_SIZE(unfit_rules) && unfit_rules[i].refusal != refusal)
		i++;
	if (i == ARRAY_SIZE(unfit_rules))
		return false;
	for (size_t r = 0; r < n; r++)
		if ((int)rules[r]->id == unfit_rules[i].rule)
			return true;
	return unfit_rules[i].rule < 0;
}

static bool is_min_age(const struct check *c, const struct pair *pair, enum refusal_rule refusal)
{
	(void)c;
	(void)pair;
	return refusal == REFUSAL_MIN_AGE;
}

static bool is_excluded(const struct check *c, const struct pair *pair, enum refusal_rule refusal)
{
	(void)c;
	(void)pair;
	return refusal == REFUSAL_EXCLUDED;
}

static bool can_be_judged(const struct check *c, const struct pair *pair)
{
	return is_open(c, pair) && pair->form && pair->mentor && pair->mentee && pair->variant &&
	       form_variant(pair->form, pair->variant->id);
}

/* What `pair add` would hold against the open pair today, as far as it is wanted here; perhaps with its rule there. */
static void found_refusals(struct check *c, const struct pair *pair, refusal_fn *wanted,
			   bool with_rule)
{
	struct candidate candidate = { pair->mentor, pair->mentee, pair->form, pair->variant };
	struct refusals refusals = { .n = 0 };

	if (!can_be_judged(c, pair))
		return;
	eligibility_check(&c->eligibility, &candidate, &refusals);
	for (size_t i = 0; i < refusals.n; i++) {
		const struct refusal *refusal = &refusals.items[i];
		struct strbuf text = STRBUF_INIT;

		if (!wanted(c, pair, refusal->rule))
			continue;
		eligibility_say(&c->eligibility, &candidate, refusal, &text);
		if (with_rule)
			strbuf_addf(&text, _(" (rule %s)"), refusal_name(refusal->rule));
		check_found(c, &pair->origin, refusal->side == SIDE_MENTOR ? "mentor" : "mentee",
			    "%s", text.buf);
		strbuf_release(&text);
	}
}

static void unfit(struct check *c, const void *subject)
{
	found_refusals(c, subject, is_unfit, true);
}

static void min_age(struct check *c, const void *subject)
{
	found_refusals(c, subject, is_min_age, false);
}

static void excluded(struct check *c, const void *subject)
{
	found_refusals(c, subject, is_excluded, false);
}

/* ---- beginning and end ---- */

static void start_not_agreed(struct check *c, const void *subject)
{
	const struct pair *pair = subject;

	if (!is_day(pair->started))
		return;
	if (!*raw_value(c, pair, "mentor_agreed"))
		check_found(c, &pair->origin, "mentor_agreed",
			    _("started on %s without the mentor's consent to the pair"),
			    DAY(pair->started));
	if (!*raw_value(c, pair, "mentee_agreed"))
		check_found(c, &pair->origin, "mentee_agreed",
			    _("started on %s without the mentee's consent to the pair"),
			    DAY(pair->started));
}

static void order_missing(struct check *c, const void *subject)
{
	const struct pair *pair = subject;

	if (is_open(c, pair) && is_day(pair->started) && !*raw_value(c, pair, "order"))
		check_found(c, &pair->origin, "order", _("started without an order"));
}

static void end_reason(struct check *c, const void *subject)
{
	const struct pair *pair = subject;

	if (is_day(pair->ended) && !*raw_value(c, pair, "end_reason"))
		check_found(c, &pair->origin, "end_reason", _("ended on %s without a reason"),
			    DAY(pair->ended));
}

static void end_date(struct check *c, const void *subject)
{
	const struct pair *pair = subject;

	if (pair->end_reason && !*raw_value(c, pair, "ended"))
		check_found(c, &pair->origin, "ended",
			    _("a reason of the end, '%s', but no day: the pair counts as open"),
			    pair->end_reason->id);
}

static void past_end(struct check *c, const void *subject)
{
	const struct pair *pair = subject;

	if (is_open(c, pair) && is_before(pair->planned_end, c->today))
		check_found(c, &pair->origin, "planned_end",
			    _("the planned end, %s, has passed, and the pair is open"),
			    DAY(pair->planned_end));
}

static void no_final(struct check *c, const void *subject)
{
	const struct pair *pair = subject;
	struct run meetings = meetings_of(&c->index, pair);

	if (pair_state(pair, c->today) != PAIR_COMPLETED || !meetings.n)
		return;
	for (size_t i = 0; i < meetings.n; i++)
		if (c->bases.meetings[meetings.items[i]].stage == STAGE_FINAL)
			return;
	check_found(c, &pair->origin, "ended", _("completed without a final meeting"));
}

#define STEP(name_, meaning_) \
	{ \
		.name = (name_), .severity = SEVERITY_ERROR, .scope = CHECK_PAIR, \
		.find = selection_step, .meaning = (meaning_) \
	}

static const struct check_rule rules[] = {
	{ "self", SEVERITY_ERROR, CHECK_PAIR, self, N_("Somebody is the own mentor."), NULL },
	{ "form-kinds", SEVERITY_ERROR, CHECK_PAIR, form_kinds,
	  N_("The form of an open pair does not take people of this kind."), NULL },
	{ "inactive-form", SEVERITY_ERROR, CHECK_PAIR, inactive_form,
	  N_("The form of an open pair is not active."), NULL },
	{ "variant-form", SEVERITY_ERROR, CHECK_PAIR, variant_form,
	  N_("The variant of a pair belongs to another form."), NULL },
	{ "variant-missing", SEVERITY_WARNING, CHECK_PAIR, variant_missing,
	  N_("A pair has no variant."), NULL },
	{ "excluded", SEVERITY_ERROR, CHECK_PAIR, excluded,
	  N_("Two people of an open pair are not to be paired."), NULL },
	{ "left", SEVERITY_ERROR, CHECK_PAIR, left,
	  N_("Somebody in an open pair has left the programme."), NULL },
	{ "min-age", SEVERITY_ERROR, CHECK_PAIR, min_age,
	  N_("Somebody in an open pair is younger than the form asks."), NULL },
	{ "unfit", SEVERITY_WARNING, CHECK_PAIR, unfit,
	  N_("An open pair breaks a rule of matching as the bases stand today."), NULL },
	{ "capacity", SEVERITY_ERROR, CHECK_PERSON, capacity,
	  N_("A mentor has more open pairs than places."), NULL },
	{ "mentee-limit", SEVERITY_ERROR, CHECK_PAIR, mentee_limit,
	  N_("A mentee has more open pairs than the form allows."), NULL },
	{ "already-paired", SEVERITY_ERROR, CHECK_PAIR, already_paired,
	  N_("Two people are an open pair twice."), NULL },
	{ "failed-before", SEVERITY_WARNING, CHECK_PAIR, failed_before,
	  N_("Two people are an open pair though an earlier pair of theirs ended early."), NULL },
	{ "group-mixed", SEVERITY_ERROR, CHECK_PAIR, group_mixed,
	  N_("The rows of a group name different mentors or forms."), NULL },
	{ "group-id", SEVERITY_ERROR, CHECK_PAIR, group_id, N_("A group has the id of a pair."),
	  NULL },
	STEP("application", N_("A mentor in an open pair has not applied.")),
	STEP("interview", N_("A mentor in an open pair was not interviewed.")),
	STEP("decision", N_("A mentor in an open pair was not accepted.")),
	STEP("training", N_("A mentor in an open pair was not trained as long as the form asks.")),
	STEP("agreement", N_("A teacher who is mentor in an open pair has no agreement.")),
	STEP("mentor-work",
	     N_("A teacher who is mentor in an open pair has not consented to the work in writing.")),
	STEP("volunteered", N_("A mentee in an open pair has not said yes to the programme.")),
	{ "late-step", SEVERITY_WARNING, CHECK_PAIR, late_step,
	  N_("A step of selection was taken after the pair had started."), NULL },
	{ "start-not-agreed", SEVERITY_ERROR, CHECK_PAIR, start_not_agreed,
	  N_("A pair started without the consent of both sides to it."), NULL },
	{ "order-missing", SEVERITY_INFO, CHECK_PAIR, order_missing,
	  N_("An open pair started without an order."), NULL },
	{ "end-reason", SEVERITY_ERROR, CHECK_PAIR, end_reason,
	  N_("A pair ended without a reason."), NULL },
	{ "end-date", SEVERITY_WARNING, CHECK_PAIR, end_date,
	  N_("A pair has a reason of its end, but no day."), NULL },
	{ "past-end", SEVERITY_WARNING, CHECK_PAIR, past_end,
	  N_("A pair is open past its planned end."), NULL },
	{ "no-final", SEVERITY_WARNING, CHECK_PAIR, no_final,
	  N_("A pair was completed without a final meeting."), NULL },
};

CHECK_AREA(pairs, rules);
