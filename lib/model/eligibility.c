/* eligibility.c - who may be whose mentor: prepared once for each person, asked for each pair */
#include "model/eligibility.h"

#include <limits.h>
#include <math.h>

#include "model/rematch.h"
#include "model/selection.h"

static uint64_t pair_key(size_t mentor, size_t mentee)
{
	return (uint64_t)mentor << 32 | mentee;
}

/* ---- variants ---- */

/* Requirements that a person meets or breaks alone. */
struct own_rules {
	bool categories;
	int min_age[2];                           /* by side: mentor, mentee; 0: none */
	int experience_max[2], experience_min[2]; /* -1: none */
};

static bool rule_is_for(const struct rule *rule, enum side side)
{
	return rule->side == side || rule->side == SIDE_BOTH;
}

static void take_rule(const struct rule *rule, struct pair_rules *pair, struct own_rules *own)
{
	for (enum side side = SIDE_MENTOR; side <= SIDE_MENTEE; side++) {
		if (!rule_is_for(rule, side))
			continue;
		if (rule->id == RULE_MIN_AGE && rule->years > own->min_age[side])
			own->min_age[side] = rule->years;
		if (rule->id == RULE_EXPERIENCE_MAX)
			own->experience_max[side] = rule->years;
		if (rule->id == RULE_EXPERIENCE_MIN)
			own->experience_min[side] = rule->years;
	}
	if (rule->id == RULE_CLASS_GAP && rule->gap != GAP_ANY) {
		pair->gap = true;
		pair->classes = rule->classes;
	}
	own->categories |= rule->id == RULE_CATEGORIES;
	pair->same_subject |= rule->id == RULE_SAME_SUBJECT;
	pair->same_sex |= rule->id == RULE_SAME_SEX;
	pair->days |= rule->id == RULE_DAYS;
	pair->wants |= rule->id == RULE_WANTS;
}

static struct own_rules read_rules(const struct eligibility *e, size_t variant)
{
	const struct form *form = e->forms[variant];
	const struct rule *rules[PROGRAM_MOST_RULES];
	struct own_rules own = {
		.min_age = { form->mentor.min_age, form->mentee.min_age },
		.experience_max = { -1, -1 },
		.experience_min = { -1, -1 },
	};
	size_t n = program_requirements(&e->bases->programme->program, form, e->variants[variant],
					e->on, rules);

	e->rules[variant] = (struct pair_rules){ .gap = false };
	for (size_t i = 0; i < n; i++)
		take_rule(rules[i], &e->rules[variant], &own);
	return own;
}

static void list_variants(struct eligibility *e)
{
	const struct program *program = &e->bases->programme->program;
	size_t n = 0;

	for (size_t i = 0; i < program->n_forms; i++)
		n += program->forms[i].n_variants;
	e->forms = arena_calloc(&e->arena, n, sizeof(*e->forms));
	e->variants = arena_calloc(&e->arena, n, sizeof(*e->variants));
	e->rules = arena_calloc(&e->arena, n, sizeof(*e->rules));
	e->barred = arena_calloc(&e->arena, n, sizeof(*e->barred));
	for (size_t i = 0; i < program->n_forms; i++) {
		const struct form *form = &program->forms[i];

		for (size_t j = 0; j < form->n_variants; j++) {
			e->forms[e->n_variants] = form;
			e->variants[e->n_variants] = &form->variants[j];
			e->barred[e->n_variants++] =
				form->active ? 0 : REFUSAL_BIT(REFUSAL_INACTIVE_FORM);
		}
	}
}

size_t eligibility_variant(const struct eligibility *e, const struct variant *variant)
{
	for (size_t i = 0; i < e->n_variants; i++)
		if (e->variants[i] == variant)
			return i;
	return SIZE_MAX;
}

static size_t form_place(const struct eligibility *e, const struct form *form)
{
	return (size_t)(form - e->bases->programme->program.forms);
}

/* ---- what a person breaks alone ---- */

static bool lists_one_of(const char *list, const struct ids *ids)
{
	for (size_t i = 0; i < ids->n; i++)
		if (list_has(list, ids->items[i]))
			return true;
	return false;
}

/* Whether the person's `forms` allow the variant: "form" or "form/variant"; nothing written allows all. */
static bool wishes(const char *list, const struct form *form, const struct variant *variant)
{
	size_t form_len = strlen(form->id);
	const char *piece, *next = list;
	bool any = false;
	size_t len;

	while (list_next(&next, &piece, &len)) {
		any = true;
		if (len < form_len || memcmp(piece, form->id, form_len) != 0)
			continue;
		if (len == form_len)
			return true;
		if (piece[form_len] == '/' && len - form_len - 1 == strlen(variant->id) &&
		    !memcmp(piece + form_len + 1, variant->id, len - form_len - 1))
			return true;
	}
	return !any;
}

static uint64_t check_list(const char *list, const struct ids *ids, enum refusal_rule broken,
			   enum refusal_rule missing)
{
	const char *next = list, *piece;
	size_t len;

	if (!ids->n || lists_one_of(list, ids))
		return 0;
	return REFUSAL_BIT(list_next(&next, &piece, &len) ? broken : missing);
}

static uint64_t check_age(const struct person *person, int min_age, int on)
{
	int youngest, oldest;

	if (!min_age)
		return 0;
	person_age(person, on, &youngest, &oldest);
	if (oldest < 0)
		return REFUSAL_BIT(REFUSAL_MISSING_BIRTH);
	return oldest < min_age ? REFUSAL_BIT(REFUSAL_MIN_AGE) : 0;
}

static uint64_t check_experience(const struct person *person, int max, int min)
{
	uint64_t bits = 0;

	if (max < 0 && min < 0)
		return 0;
	if (isnan(person->experience))
		return REFUSAL_BIT(REFUSAL_MISSING_EXPERIENCE);
	if (max >= 0 && person->experience > max)
		bits |= REFUSAL_BIT(REFUSAL_EXPERIENCE_MAX);
	if (min >= 0 && person->experience < min)
		bits |= REFUSAL_BIT(REFUSAL_EXPERIENCE_MIN);
	return bits;
}

/* What does not depend on the variant within a form. */
static uint64_t check_form(const struct eligibility *e, const struct person *person,
			   const struct form *form)
{
	const struct form_side *side = person->side == SIDE_MENTOR ? &form->mentor : &form->mentee;
	uint64_t bits = 0;

	if (!person_is_here(person, e->on))
		bits |= REFUSAL_BIT(REFUSAL_LEFT);
	if (!person->kind || !ids_have(&side->kinds, person->kind->id))
		bits |= REFUSAL_BIT(REFUSAL_FORM_KINDS);
	if (person->decision == DECISION_REJECTED &&
	    (person->decided == DATE_NONE || person->decided <= e->on))
		bits |= REFUSAL_BIT(REFUSAL_REJECTED);
	for (enum selection_step step = 0; step < SELECTION_STEPS; step++)
		if (selection_status(e->bases, person, form, step, e->on) == STEP_MISSING)
			bits |= REFUSAL_BIT(REFUSAL_APPLICATION + step);
	/* One no is enough: who was rejected lacks the decision, too. */
	if (bits & REFUSAL_BIT(REFUSAL_REJECTED))
		bits &= ~REFUSAL_BIT(REFUSAL_DECISION);
	return bits;
}

static uint64_t check_variant(const struct eligibility *e, const struct person *person,
			      size_t variant, const struct own_rules *rules)
{
	const struct variant *v = e->variants[variant];
	const struct variant_side *side = person->side == SIDE_MENTOR ? &v->mentor : &v->mentee;
	uint64_t bits = 0;

	if (!wishes(person->forms, e->forms[variant], v))
		bits |= REFUSAL_BIT(REFUSAL_FORMS_WISH);
	if (rules->categories)
		bits |= check_list(person->categories, &side->categories, REFUSAL_CATEGORY,
				   REFUSAL_MISSING_CATEGORIES);
	bits |= check_list(person->types, &side->types, REFUSAL_TYPE, REFUSAL_MISSING_TYPE);
	bits |= check_age(person, rules->min_age[person->side], e->on);
	return bits | check_experience(person, rules->experience_max[person->side],
				       rules->experience_min[person->side]);
}

static void check_person(const struct eligibility *e, const struct own_rules *rules,
			 struct traits *traits)
{
	const struct form *form = NULL;
	uint64_t of_form = 0, of_person = 0;

	if (traits->person->side == SIDE_MENTEE && rematch_due(e->bases, traits->person))
		of_person = REFUSAL_BIT(REFUSAL_REMATCH);
	for (size_t v = 0; v < e->n_variants; v++) {
		if (e->forms[v] != form) {
			form = e->forms[v];
			of_form = of_person | check_form(e, traits->person, form);
		}
		traits->own[v] = of_form | check_variant(e, traits->person, v, &rules[v]);
	}
}

/* Many people break the same rules: they share one row. */
struct own_rows {
	struct strmap by_bytes; /* number of the row */
	uint64_t **items;
	size_t n, alloc;
};

static uint64_t *share(struct eligibility *e, struct own_rows *rows, const uint64_t *own)
{
	size_t size = size_mult(e->n_variants, sizeof(*own));
	size_t at = strmap_add(&rows->by_bytes, (const char *)own, size, rows->n);

	if (at != STRMAP_NONE)
		return rows->items[at];
	ALLOC_GROW(rows->items, rows->n + 1, rows->alloc);
	rows->items[rows->n] = arena_calloc(&e->arena, e->n_variants, sizeof(*own));
	memcpy(rows->items[rows->n], own, size);
	return rows->items[rows->n++];
}

static void check_people(struct eligibility *e, struct traits *people, size_t n,
			 const struct own_rules *rules)
{
	uint64_t *own = xcalloc(e->n_variants, sizeof(*own));
	struct own_rows rows = { .n = 0 };

	for (size_t i = 0; i < n; i++) {
		people[i].own = own;
		people[i].open = e->none_open;
		check_person(e, rules, &people[i]);
		people[i].own = share(e, &rows, own);
	}
	strmap_release(&rows.by_bytes);
	free(rows.items);
	free(own);
}

/* ---- pairs and exclusions ---- */

/* Variants, and behind them forms. */
static size_t count_open(const struct eligibility *e)
{
	return e->n_variants + e->bases->programme->program.n_forms;
}

static void count_open_pair(struct eligibility *e, const struct person *mentor,
			    const struct person *mentee, const struct form *form,
			    const struct variant *variant)
{
	size_t v = variant ? eligibility_variant(e, variant) : SIZE_MAX;
	struct traits *of_mentee = mentee ? &e->mentees[mentee - e->bases->mentees] : NULL;

	if (mentor)
		e->mentors[mentor - e->bases->mentors].load++;
	if (of_mentee && of_mentee->open == e->none_open)
		of_mentee->open = arena_calloc(&e->arena, count_open(e), sizeof(*of_mentee->open));
	if (of_mentee && v != SIZE_MAX)
		of_mentee->open[v]++;
	if (of_mentee && form)
		of_mentee->open[e->n_variants + form_place(e, form)]++;
	if (mentor && mentee)
		number_set_add(&e->paired, pair_key((size_t)(mentor - e->bases->mentors),
						    (size_t)(mentee - e->bases->mentees)));
}

static void read_parted(struct eligibility *e)
{
	for (size_t i = 0; i < e->bases->n_mentees; i++) {
		const struct pair *last = rematch_last_ended(e->bases, &e->bases->mentees[i]);

		if (rematch_ended_early(last) && last->mentor)
			number_set_add(&e->parted,
				       pair_key((size_t)(last->mentor - e->bases->mentors), i));
	}
}

static void read_pairs(struct eligibility *e)
{
	const struct bases *bases = e->bases;

	for (size_t i = 0; i < bases->n_pairs; i++) {
		const struct pair *p = &bases->pairs[i];

		if (pair_is_open(p, bases->today))
			count_open_pair(e, p->mentor, p->mentee, p->form, p->variant);
	}
	for (size_t i = 0; i < bases->n_exclusions; i++) {
		const struct person *mentor = bases_mentor(bases, bases->exclusions[i].mentor);
		const struct person *mentee = bases_mentee(bases, bases->exclusions[i].mentee);

		if (mentor && mentee)
			number_set_add(&e->excluded, pair_key((size_t)(mentor - bases->mentors),
							      (size_t)(mentee - bases->mentees)));
	}
}

void eligibility_count_pair(struct eligibility *e, const struct candidate *candidate)
{
	count_open_pair(e, candidate->mentor, candidate->mentee, candidate->form,
			candidate->variant);
}

void eligibility_keep_back(struct eligibility *e, const struct person *mentor, uint32_t places,
			   const char *whom)
{
	struct traits *t = &e->mentors[mentor - e->bases->mentors];

	t->capacity -= places;
	t->kept_back += places;
	if (!*whom)
		return;
	if (t->kept_back_for) {
		char *both = xstrfmt("%s; %s", t->kept_back_for, whom);

		t->kept_back_for = arena_memdup0(&e->arena, both, strlen(both));
		free(both);
	} else {
		t->kept_back_for = arena_memdup0(&e->arena, whom, strlen(whom));
	}
}

void eligibility_init(struct eligibility *e, const struct bases *bases, int on)
{
	struct own_rules *rules;

	*e = (struct eligibility){ .bases = bases, .on = on };
	list_variants(e);
	rules = xcalloc(e->n_variants, sizeof(*rules));
	for (size_t v = 0; v < e->n_variants; v++)
		rules[v] = read_rules(e, v);
	traits_read(bases, &e->arena, &e->mentors, &e->mentees);
	e->none_open = arena_calloc(&e->arena, count_open(e), sizeof(*e->none_open));
	check_people(e, e->mentors, bases->n_mentors, rules);
	check_people(e, e->mentees, bases->n_mentees, rules);
	read_pairs(e);
	read_parted(e);
	ties_read(&e->ties, bases, &e->arena);
	free(rules);
}

/* Rows are shared: some are written more than once. */
void eligibility_allow_rematch(struct eligibility *e)
{
	for (size_t i = 0; i < e->bases->n_mentees; i++)
		for (size_t v = 0; v < e->n_variants; v++)
			e->mentees[i].own[v] &= ~REFUSAL_BIT(REFUSAL_REMATCH);
}

void eligibility_release(struct eligibility *e)
{
	number_set_release(&e->excluded);
	number_set_release(&e->paired);
	number_set_release(&e->parted);
	arena_release(&e->arena);
	*e = (struct eligibility){ .bases = NULL };
}

/* ---- the question ---- */

static uint64_t check_pair_rules(const struct pair_rules *rules, const struct traits *mentor,
				 const struct traits *mentee)
{
	const struct person *m = mentor->person, *e = mentee->person;
	uint64_t bits = 0;

	if (rules->gap && (!mentor->class_number || !mentee->class_number))
		bits |= REFUSAL_BIT(REFUSAL_MISSING_CLASS);
	else if (rules->gap && mentee->class_number > mentor->class_number - rules->classes)
		bits |= REFUSAL_BIT(REFUSAL_CLASS_GAP);
	if (rules->same_subject && (!mentor->subjects.n || !mentee->subjects.n))
		bits |= REFUSAL_BIT(REFUSAL_MISSING_SUBJECTS);
	else if (rules->same_subject && !numbers_common(&mentor->subjects, &mentee->subjects))
		bits |= REFUSAL_BIT(REFUSAL_SAME_SUBJECT);
	if (rules->same_sex && (!mentor->sex || !mentee->sex))
		bits |= REFUSAL_BIT(REFUSAL_MISSING_SEX);
	else if (rules->same_sex && mentor->sex != mentee->sex)
		bits |= REFUSAL_BIT(REFUSAL_SAME_SEX);
	if (rules->days && !day_sets_meet(&m->days, &e->days))
		bits |= REFUSAL_BIT(REFUSAL_DAYS);
	if (rules->wants && m->wants.from && mentee->class_number &&
	    (mentee->class_number < m->wants.from || mentee->class_number > m->wants.to))
		bits |= REFUSAL_BIT(REFUSAL_WANTS);
	return bits;
}

uint64_t eligibility_pair_bits(const struct eligibility *e, size_t mentor, size_t mentee,
			       size_t variant)
{
	uint64_t key = pair_key(mentor, mentee);
	uint64_t bits =
		e->barred[variant] |
		check_pair_rules(&e->rules[variant], &e->mentors[mentor], &e->mentees[mentee]);

	if (e->mentees[mentee].twin == mentor)
		bits |= REFUSAL_BIT(REFUSAL_SELF);
	if (number_set_has(&e->excluded, key))
		bits |= REFUSAL_BIT(REFUSAL_EXCLUDED);
	if (number_set_has(&e->paired, key))
		bits |= REFUSAL_BIT(REFUSAL_ALREADY_PAIRED);
	if (number_set_has(&e->parted, key))
		bits |= REFUSAL_BIT(REFUSAL_SAME_MENTOR);
	return bits;
}

uint64_t eligibility_mentor_bits(const struct eligibility *e, size_t mentor, size_t variant)
{
	const struct traits *t = &e->mentors[mentor];

	return t->own[variant] | (t->load >= t->capacity ? REFUSAL_BIT(REFUSAL_CAPACITY) : 0);
}

uint64_t eligibility_mentee_bits(const struct eligibility *e, size_t mentee, size_t variant)
{
	const struct traits *t = &e->mentees[mentee];
	const struct form *form = e->forms[variant];
	size_t place = form->limit_per_variant ? variant : e->n_variants + form_place(e, form);
	bool full = t->open[place] >= (uint32_t)form->mentee_limit;

	return t->own[variant] | (full ? REFUSAL_BIT(REFUSAL_MENTEE_LIMIT) : 0);
}

uint64_t eligibility_bits(const struct eligibility *e, size_t mentor, size_t mentee, size_t variant)
{
	return eligibility_mentor_bits(e, mentor, variant) |
	       eligibility_mentee_bits(e, mentee, variant) |
	       eligibility_pair_bits(e, mentor, mentee, variant);
}

static unsigned count_bits(uint64_t bits)
{
	unsigned n = 0;

	for (; bits; bits &= bits - 1)
		n++;
	return n;
}

size_t eligibility_closest(const struct eligibility *e, size_t mentor, size_t mentee,
			   const bool *allowed)
{
	size_t best = SIZE_MAX;
	unsigned fewest = UINT_MAX;

	for (size_t v = 0; v < e->n_variants; v++) {
		unsigned n;

		if (allowed ? !allowed[v] : !e->forms[v]->active)
			continue;
		n = count_bits(eligibility_bits(e, mentor, mentee, v));
		/* A form for other mentees is further away than any rules. */
		if (e->mentees[mentee].own[v] & REFUSAL_BIT(REFUSAL_FORM_KINDS))
			n += REFUSAL_RULES;
		if (n < fewest) {
			best = v;
			fewest = n;
		}
	}
	return best;
}

static size_t closest_in_form(const struct eligibility *e, size_t mentor, size_t mentee,
			      const struct form *form)
{
	bool *allowed = xcalloc(e->n_variants, sizeof(*allowed));
	size_t best;

	for (size_t v = 0; v < e->n_variants; v++)
		allowed[v] = e->forms[v] == form;
	best = eligibility_closest(e, mentor, mentee, form ? allowed : NULL);
	free(allowed);
	return best;
}

static void add_refusal(struct refusals *refusals, enum refusal_rule rule, enum side side)
{
	refusals->items[refusals->n++] = (struct refusal){ rule, side };
}

/* Cells that both sides need: on whose side is it empty? */
static void add_missing(const struct traits *mentor, const struct traits *mentee,
			enum refusal_rule rule, struct refusals *refusals)
{
	const struct traits *both[] = { mentor, mentee };

	for (enum side side = SIDE_MENTOR; side <= SIDE_MENTEE; side++) {
		const struct traits *t = both[side];

		if ((rule == REFUSAL_MISSING_CLASS && !t->class_number) ||
		    (rule == REFUSAL_MISSING_SUBJECTS && !t->subjects.n) ||
		    (rule == REFUSAL_MISSING_SEX && !t->sex))
			add_refusal(refusals, rule, side);
	}
}

void eligibility_check(const struct eligibility *e, struct candidate *candidate,
		       struct refusals *refusals)
{
	size_t mentor = (size_t)(candidate->mentor - e->bases->mentors);
	size_t mentee = (size_t)(candidate->mentee - e->bases->mentees);
	size_t variant = candidate->variant ? eligibility_variant(e, candidate->variant)
					    : closest_in_form(e, mentor, mentee, candidate->form);
	uint64_t of_mentor, of_mentee, of_both;

	refusals->n = 0;
	if (variant == SIZE_MAX) { /* no form is active */
		add_refusal(refusals, REFUSAL_INACTIVE_FORM, SIDE_BOTH);
		return;
	}
	candidate->variant = e->variants[variant];
	candidate->form = e->forms[variant];
	of_mentor = eligibility_mentor_bits(e, mentor, variant);
	of_mentee = eligibility_mentee_bits(e, mentee, variant);
	of_both = eligibility_pair_bits(e, mentor, mentee, variant);
	for (enum refusal_rule rule = 0; rule < REFUSAL_RULES; rule++) {
		if (of_mentor & REFUSAL_BIT(rule))
			add_refusal(refusals, rule, SIDE_MENTOR);
		if (of_mentee & REFUSAL_BIT(rule))
			add_refusal(refusals, rule, SIDE_MENTEE);
		if (!(of_both & REFUSAL_BIT(rule)))
			continue;
		if (rule >= REFUSAL_MISSING_CLASS)
			add_missing(&e->mentors[mentor], &e->mentees[mentee], rule, refusals);
		else
			add_refusal(refusals, rule, SIDE_BOTH);
	}
}
