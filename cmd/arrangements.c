/* arrangements.c - what people have settled before the matching */
#include "arrangements.h"

#include "base/number.h"
#include "input.h"
#include "previous.h"

/* ---- locked pairs ---- */

struct lock_reader {
	struct input input;
	struct eligibility *e;
	struct scoring scoring; /* for points alone */
	struct arrangements *a;
	struct findings findings;
	size_t mentee, mentor, form, variant; /* columns */
	bool refused;                         /* a rule forbids one of them */
};

static const char *cell(const struct input *input, size_t column)
{
	return column == SIZE_MAX ? "" : input->in.fields[column];
}

static void fault(struct input *input, struct findings *findings, const char *column,
		  const char *rule, const char *fmt, const char *value)
{
	findings_add(findings, input_place(input, column), SEVERITY_ERROR, rule, fmt, value);
}

/* The person of the row; a null pointer after a finding. */
static const struct person *read_person(struct input *input, size_t column, enum side side,
					const struct bases *bases, struct findings *findings)
{
	const char *id = input_need_text(input, column, findings);
	const struct person *person;

	if (!id)
		return NULL;
	person = side == SIDE_MENTOR ? bases_mentor(bases, id) : bases_mentee(bases, id);
	if (!person)
		fault(input, findings, NULL, "no-such-person",
		      side == SIDE_MENTOR ? _("there is no mentor '%s'")
					  : _("there is no mentee '%s'"),
		      id);
	return person;
}

/* Form and variant of the row, as far as they are written. Returns 0, or -1 after a finding. */
static int read_variant(struct lock_reader *r, struct candidate *c)
{
	const struct program *program = &r->e->bases->programme->program;
	const char *form = cell(&r->input, r->form), *variant = cell(&r->input, r->variant);

	if (*form && !(c->form = program_form_by_label(program, form))) {
		fault(&r->input, &r->findings, "form", "form", _("there is no form '%s'"), form);
		return -1;
	}
	if (!*variant)
		return 0;
	c->variant = program_variant_by_label(program, variant);
	if (c->variant && (!c->form || program_form_of(program, c->variant) == c->form))
		return 0;
	fault(&r->input, &r->findings, "variant", "variant", _("there is no variant '%s'"),
	      variant);
	return -1;
}

/* The best variant that may be, among those that the candidate leaves open; SIZE_MAX: none may. */
static size_t best_variant(const struct lock_reader *r, const struct candidate *c,
			   struct locked_pair *lock)
{
	const struct eligibility *e = r->e;
	bool *without = xcalloc(e->n_variants, sizeof(*without));
	size_t best;

	for (size_t v = 0; v < e->n_variants; v++)
		without[v] =
			c->variant ? e->variants[v] != c->variant
				   : (c->form && e->forms[v] != c->form) || !r->scoring.allowed[v];
	best = scoring_best_variant(&r->scoring, lock->mentor, lock->mentee, without, &lock->score);
	free(without);
	return best;
}

static void refuse(struct lock_reader *r, struct candidate *c)
{
	struct strbuf sentence = STRBUF_INIT;
	struct refusals refusals;

	eligibility_check(r->e, c, &refusals);
	for (size_t i = 0; i < refusals.n; i++) {
		strbuf_reset(&sentence);
		eligibility_say(r->e, c, &refusals.items[i], &sentence);
		fault(&r->input, &r->findings, NULL, refusal_name(refusals.items[i].rule), "%s",
		      sentence.buf);
		r->refused = true;
	}
	if (!refusals.n)
		fault(&r->input, &r->findings, NULL, "form",
		      _("mentee '%s' may have this mentor in a form only that '--form' or '--only' "
			"leaves out"),
		      c->mentee->id);
	strbuf_release(&sentence);
}

static void read_lock(struct lock_reader *r)
{
	const struct bases *bases = r->e->bases;
	struct candidate c = {
		.mentee = read_person(&r->input, r->mentee, SIDE_MENTEE, bases, &r->findings),
		.mentor = read_person(&r->input, r->mentor, SIDE_MENTOR, bases, &r->findings),
	};
	struct locked_pair lock;

	if (!c.mentee || !c.mentor || read_variant(r, &c))
		return;
	lock = (struct locked_pair){ .mentor = (size_t)(c.mentor - bases->mentors),
				     .mentee = (size_t)(c.mentee - bases->mentees) };
	lock.variant = best_variant(r, &c, &lock);
	if (lock.variant == SIZE_MAX) {
		refuse(r, &c);
		return;
	}
	c.form = r->e->forms[lock.variant];
	c.variant = r->e->variants[lock.variant];
	eligibility_count_pair(r->e, &c);
	ALLOC_GROW(r->a->locks, r->a->n_locks + 1, r->a->alloc_locks);
	r->a->locks[r->a->n_locks++] = lock;
}

/* By the id of the mentee; few enough for this. */
static void sort_locks(const struct arrangements *a, const struct bases *bases)
{
	for (size_t i = 1; i < a->n_locks; i++) {
		struct locked_pair lock = a->locks[i];
		size_t k = i;

		for (; k && strcmp(bases->mentees[a->locks[k - 1].mentee].id,
				   bases->mentees[lock.mentee].id) > 0;
		     k--)
			a->locks[k] = a->locks[k - 1];
		a->locks[k] = lock;
	}
}

static int read_locks(struct lock_reader *r, const char *path)
{
	int result = input_open(&r->input, path, NULL, &r->findings);

	if (result)
		goto out;
	r->mentee = input_need_column(&r->input, "mentee", &r->findings);
	r->mentor = input_need_column(&r->input, "mentor", &r->findings);
	r->form = reader_column(&r->input.in, "form");
	r->variant = reader_column(&r->input.in, "variant");
	if (r->mentee == SIZE_MAX || r->mentor == SIZE_MAX)
		goto out;
	while (reader_next(&r->input.in))
		read_lock(r);
out:
	input_close(&r->input);
	return result;
}

static int lock_pairs(const char *path, struct eligibility *e, const bool *allowed,
		      struct arrangements *a)
{
	struct lock_reader r = { .e = e, .a = a, .findings = FINDINGS_INIT };
	int result;

	scoring_init(&r.scoring, e, allowed);
	result = read_locks(&r, path);
	if (findings_report(&r.findings))
		result = -1;
	if (r.refused)
		hint(_("take the row out, or put right what the rule asks for"));
	sort_locks(a, e->bases);
	findings_release(&r.findings);
	scoring_release(&r.scoring);
	return result;
}

/* ---- places kept back ---- */

/* How many places the row keeps back of those that are free; UINT32_MAX after a finding. */
static uint32_t read_places(struct input *input, size_t column, const struct traits *mentor,
			    struct findings *findings)
{
	uint32_t free_places =
		mentor->load < mentor->capacity ? mentor->capacity - mentor->load : 0;
	const char *text = cell(input, column);
	int64_t places;

	if (!*text)
		return free_places;
	if (number_parse_int(text, strlen(text), &places) || places < 0) {
		fault(input, findings, "places", "number", _("'%s' is no number of places"), text);
		return UINT32_MAX;
	}
	if (places <= free_places)
		return (uint32_t)places;
	findings_add(findings, input_place(input, "places"), SEVERITY_ERROR, "capacity",
		     free_places ? nth_("mentor '%s' has %u free place only",
					"mentor '%s' has %u free places only", free_places)
				 : _("mentor '%s' has no free place"),
		     mentor->person->id, free_places);
	return UINT32_MAX;
}

struct reserve_columns {
	size_t mentor, places, whom;
};

static void read_reserve(struct input *input, const struct reserve_columns *columns,
			 struct eligibility *e, struct arrangements *a, struct findings *findings)
{
	const struct person *mentor =
		read_person(input, columns->mentor, SIDE_MENTOR, e->bases, findings);
	const char *whom = cell(input, columns->whom);
	size_t place;
	uint32_t places;

	if (!mentor)
		return;
	place = (size_t)(mentor - e->bases->mentors);
	places = read_places(input, columns->places, &e->mentors[place], findings);
	if (places == UINT32_MAX)
		return;
	eligibility_keep_back(e, mentor, places, whom);
	ALLOC_GROW(a->reserves, a->n_reserves + 1, a->alloc_reserves);
	a->reserves[a->n_reserves++] = (struct kept_back){ place, places, xstrdup(whom) };
}

static int keep_back(const char *path, struct eligibility *e, struct arrangements *a)
{
	struct findings findings = FINDINGS_INIT;
	struct reserve_columns columns;
	struct input input;
	int result = input_open(&input, path, NULL, &findings);

	if (result)
		goto out;
	columns.mentor = input_need_column(&input, "mentor", &findings);
	columns.places = reader_column(&input.in, "places");
	columns.whom = reader_column(&input.in, "for");
	while (columns.mentor != SIZE_MAX && reader_next(&input.in))
		read_reserve(&input, &columns, e, a, &findings);
out:
	input_close(&input);
	if (findings_report(&findings))
		result = -1;
	findings_release(&findings);
	return result;
}

/* ---- pairs that are kept where that costs nothing ---- */

static void keep_running(const struct pair *pair, const struct matching_names *names,
			 struct matching_problem *problem)
{
	size_t i = strmap_gets(&names->mentee_map, pair->mentee->id);
	size_t j = pair->mentor ? strmap_gets(&names->mentor_map, pair->mentor->id) : STRMAP_NONE;
	size_t edge;

	if (i == STRMAP_NONE || j == STRMAP_NONE)
		return;
	edge = matching_find_edge(problem, (uint32_t)i, (uint32_t)j);
	if (edge != MATCHING_NO_EDGE)
		problem->keep[edge] = true;
}

int arrangements_keep(const struct arrangement_options *options, struct arrangements *a,
		      const struct bases *bases, const struct matching_names *names,
		      struct matching_problem *problem)
{
	struct findings findings = FINDINGS_INIT;
	int result = 0;

	a->has_previous = options->previous != NULL;
	for (size_t i = 0; i < bases->n_mentees; i++)
		if (opened_pair(&a->opened, i))
			keep_running(opened_pair(&a->opened, i), names, problem);
	if (options->previous) {
		a->previous = xcalloc(problem->n_mentees, sizeof(*a->previous));
		result = previous_mark(options->previous, NULL, bases, names, problem, a->previous,
				       &findings);
	}
	if (findings_report(&findings)) {
		hint(_("leave one mentor of each mentee"));
		result = -1;
	}
	findings_release(&findings);
	return result;
}

/* ---- */

int arrangements_read(const struct arrangement_options *options, struct eligibility *e,
		      const bool *allowed, struct arrangements *a)
{
	int result = 0;

	if (options->lock)
		result |= lock_pairs(options->lock, e, allowed, a);
	if (options->reserve)
		result |= keep_back(options->reserve, e, a);
	return result;
}

void arrangements_release(struct arrangements *a)
{
	for (size_t i = 0; i < a->n_reserves; i++)
		free(a->reserves[i].whom);
	free(a->locks);
	free(a->reserves);
	free(a->previous);
	opened_release(&a->opened);
	*a = (struct arrangements){ .locks = NULL };
}
