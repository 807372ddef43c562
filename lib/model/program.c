/* program.c - looking things up in a loaded programme */
#include "model/program.h"

#include "base/text.h"
#include "model/columns/columns.h"

/* ---- by id and by label ---- */

/* What every item with an id begins with. */
struct head {
	const char *id;
	struct label name;
};

static const struct head *head_at(const void *items, size_t size, size_t i)
{
	return (const struct head *)((const char *)items + size * i);
}

static const void *find_by_id(const void *items, size_t n, size_t size, const char *id)
{
	for (size_t i = 0; id && i < n; i++) {
		const struct head *head = head_at(items, size, i);

		if (head->id && streq(head->id, id))
			return head;
	}
	return NULL;
}

static const void *find_by_label(const void *items, size_t n, size_t size, const char *s)
{
	const void *found = find_by_id(items, n, size, s);

	for (size_t i = 0; !found && i < n; i++) {
		const struct head *head = head_at(items, size, i);

		if (head->id && (text_same(head->id, s) || label_is(&head->name, s)))
			found = head;
	}
	return found;
}

#define LOOKUP(thing, array, count) \
	const struct thing *program_##thing(const struct program *program, const char *id) \
	{ \
		return find_by_id(program->array, program->count, sizeof(struct thing), id); \
	}
#define LOOKUP_BY_LABEL(thing, array, count) \
	const struct thing *program_##thing##_by_label(const struct program *program, \
						       const char *s) \
	{ \
		return find_by_label(program->array, program->count, sizeof(struct thing), s); \
	}
#define LOOKUPS(thing, array, count) \
	LOOKUP(thing, array, count) \
	LOOKUP_BY_LABEL(thing, array, count)

LOOKUPS(kind, kinds, n_kinds)
LOOKUPS(topic, topics, n_topics)
LOOKUPS(form, forms, n_forms)
LOOKUPS(survey, surveys, n_surveys)
LOOKUPS(measure, measures, n_measures)
LOOKUPS(indicator, indicators, n_indicators)
LOOKUPS(end_reason, end_reasons, n_end_reasons)
LOOKUPS(award, awards, n_awards)
LOOKUP_BY_LABEL(alert, alerts, n_alerts)
LOOKUPS(document_kind, documents.kinds, documents.n_kinds)

const char *program_wave_by_label(const struct program *program, const char *s)
{
	const struct term *word = terms_by_label(&words_wave, s);

	if (word)
		s = word->id;
	for (size_t i = 0; i < program->n_surveys; i++)
		if (program->surveys[i].wave && text_same(program->surveys[i].wave, s))
			return program->surveys[i].wave;
	return NULL;
}

const struct layout *program_layout(const struct program *program, const char *id)
{
	return find_by_id(program->layouts, program->n_layouts, sizeof(struct layout), id);
}
LOOKUP(roadmap_item, roadmap, n_roadmap)

static const struct category *categories_of(const struct program *program, enum side side,
					    size_t *n)
{
	*n = side == SIDE_MENTOR ? program->n_mentor_categories : program->n_mentee_categories;
	return side == SIDE_MENTOR ? program->mentor_categories : program->mentee_categories;
}

const struct category *program_category(const struct program *program, enum side side,
					const char *id)
{
	size_t n;
	const struct category *categories = categories_of(program, side, &n);

	return find_by_id(categories, n, sizeof(*categories), id);
}

const struct category *program_category_by_label(const struct program *program, enum side side,
						 const char *s)
{
	size_t n;
	const struct category *categories = categories_of(program, side, &n);

	return find_by_label(categories, n, sizeof(*categories), s);
}

const struct question *survey_question(const struct survey *survey, const char *id)
{
	return find_by_id(survey->questions, survey->n_questions, sizeof(struct question), id);
}

/* ---- forms and variants ---- */

const struct variant *form_variant(const struct form *form, const char *id)
{
	return find_by_id(form->variants, form->n_variants, sizeof(struct variant), id);
}

const struct variant *program_variant(const struct program *program, const char *id)
{
	const struct variant *found = NULL;

	for (size_t i = 0; !found && i < program->n_forms; i++)
		found = form_variant(&program->forms[i], id);
	return found;
}

static const struct variant *form_variant_by_label(const struct form *form, const char *s)
{
	return find_by_label(form->variants, form->n_variants, sizeof(struct variant), s);
}

const struct variant *program_variant_by_label(const struct program *program, const char *s)
{
	const struct variant *found = program_variant(program, s);

	for (size_t i = 0; !found && i < program->n_forms; i++)
		found = form_variant_by_label(&program->forms[i], s);
	return found;
}

const struct form *program_form_of(const struct program *program, const struct variant *variant)
{
	for (size_t i = 0; i < program->n_forms; i++) {
		const struct form *form = &program->forms[i];

		if (variant >= form->variants && variant < form->variants + form->n_variants)
			return form;
	}
	return NULL;
}

/* The text before the slash at `slash`; the caller frees it. */
static const struct form *form_before(const struct program *program, const char *s,
				      const char *slash)
{
	char *name = xmemdup0(s, (size_t)(slash - s));
	const struct form *form = program_form_by_label(program, name);

	free(name);
	return form;
}

/* What nearly every cell says: both ids. Comparing with all labels costs a hundred times as much. */
static bool find_by_ids(const struct program *program, const char *s, const struct form **form,
			const struct variant **variant)
{
	for (size_t i = 0; i < program->n_forms; i++) {
		const char *rest;

		*form = &program->forms[i];
		if (!skip_prefix(s, (*form)->id, &rest) || *rest != '/')
			continue;
		*variant = form_variant(*form, rest + 1);
		if (*variant)
			return true;
	}
	return false;
}

int program_form_ref(const struct program *program, const char *s, const struct form **form,
		     const struct variant **variant)
{
	if (find_by_ids(program, s, form, variant))
		return 0;
	*form = program_form_by_label(program, s);
	*variant = NULL;
	if (*form)
		return 0;
	for (const char *slash = strchr(s, '/'); slash; slash = strchr(slash + 1, '/')) {
		*form = form_before(program, s, slash);
		*variant = *form ? form_variant_by_label(*form, slash + 1) : NULL;
		if (*variant)
			return 0;
	}
	*form = NULL;
	return -1;
}

const struct person_type *form_type(const struct form_side *side, const char *id)
{
	return find_by_id(side->types, side->n_types, sizeof(struct person_type), id);
}

const struct person_type *program_type_by_label(const struct program *program, enum side side,
						const char *s)
{
	const struct person_type *found = NULL;

	for (size_t i = 0; !found && i < program->n_forms; i++) {
		const struct form *form = &program->forms[i];
		const struct form_side *in = side == SIDE_MENTOR ? &form->mentor : &form->mentee;

		found = find_by_label(in->types, in->n_types, sizeof(*found), s);
	}
	return found;
}

bool program_admits(const struct program *program, enum side side, const char *kind)
{
	for (size_t i = 0; i < program->n_forms; i++) {
		const struct form *form = &program->forms[i];
		const struct form_side *in = side == SIDE_MENTOR ? &form->mentor : &form->mentee;

		if (form->active && ids_have(&in->kinds, kind))
			return true;
	}
	return false;
}

/* ---- rules ---- */

static bool is_in_force(int since, int on)
{
	return since == DATE_NONE || on == DATE_NONE || on >= since;
}

/* Puts the rules into the list, in place of outer ones with the same name. */
static size_t add_rules(const struct rules *from, int on, const struct rule **rules, size_t n)
{
	for (size_t i = 0; i < from->n; i++) {
		const struct rule *rule = &from->items[i];
		size_t at = 0;

		if (!is_in_force(rule->since, on))
			continue;
		while (at < n && rules[at]->id != rule->id)
			at++;
		if (at == PROGRAM_MOST_RULES)
			BUG("more than %d rules", PROGRAM_MOST_RULES);
		rules[at] = rule;
		n += at == n;
	}
	return n;
}

size_t program_requirements(const struct program *program, const struct form *form,
			    const struct variant *variant, int on, const struct rule **rules)
{
	size_t n = add_rules(&program->matching.require, on, rules, 0);

	n = add_rules(&form->require, on, rules, n);
	return variant ? add_rules(&variant->require, on, rules, n) : n;
}

struct selection_rule program_selection(const struct program *program, const struct form *form,
					const char *kind, enum selection_step step, int on)
{
	struct selection_rule rule = { .need = NEED_NO };

	if (program->selection.steps[step].given)
		rule = program->selection.steps[step];
	if (form && form->selection.steps[step].given)
		rule = form->selection.steps[step];
	if (!is_in_force(rule.since, on) || (kind && rule.kinds.n && !ids_have(&rule.kinds, kind)))
		rule.need = NEED_NO;
	return rule;
}

static const struct term steps[SELECTION_STEPS] = {
	[SELECTION_APPLICATION] = { "application", { "application", "заявление" } },
	[SELECTION_INTERVIEW] = { "interview", { "interview", "собеседование" } },
	[SELECTION_DECISION] = { "decision", { "decision", "решение" } },
	[SELECTION_TRAINING] = { "training", { "training", "обучение" } },
	[SELECTION_CONSENT] = { "consent", { "consent", "согласие" } },
	[SELECTION_AGREEMENT] = { "agreement", { "agreement", "соглашение" } },
	[SELECTION_MENTOR_WORK] = { "mentor-work",
				    { "consent to the work", "согласие на работу наставником" } },
	[SELECTION_VOLUNTEERED] = { "volunteered", { "wish to take part", "желание участвовать" } },
};

const char *selection_step_id(enum selection_step step)
{
	return steps[step].id;
}

struct label selection_step_name(enum selection_step step)
{
	return steps[step].name;
}

/* ---- days and bands ---- */

enum { SATURDAY = 5, SUNDAY = 6 };

bool calendar_is_school_day(const struct calendar *calendar, int date)
{
	int weekday = date_weekday(date);

	if (weekday == SUNDAY || (weekday == SATURDAY && calendar->week < 6))
		return false;
	for (size_t i = 0; i < calendar->n_holidays; i++)
		if (date >= calendar->holidays[i].from && date <= calendar->holidays[i].to)
			return false;
	return true;
}

int calendar_school_days(const struct calendar *calendar, int from, int to)
{
	int days = 0;

	for (int date = from + 1; date <= to; date++)
		days += calendar_is_school_day(calendar, date);
	return days;
}

const struct band *band_of(const struct band *bands, size_t n, double value)
{
	for (size_t i = 0; i < n; i++)
		if (value >= bands[i].from && value <= bands[i].to)
			return &bands[i];
	return NULL;
}
