/* participants.c - who takes part */
#include "report/figures/figures.h"

static const struct figure_text figure_mentees = { "mentees", N_("mentees") };
static const struct figure_text figure_mentors = { "mentors", N_("mentors") };
static const struct figure_text figure_waiting = { "mentees-waiting",
						   N_("mentees waiting for a pair") };
static const struct figure_text figure_reserve = { "mentors-reserve", N_("mentors in reserve") };
const struct figure_text figure_by_form = { "form", N_("form") };
static const struct figure_text by_role = { "kind", N_("kind") };
static const struct figure_text by_category = { "category", N_("category") };
static const struct figure_text by_contour = { "contour", N_("contour") };

static const struct person *people_of(const struct bases *bases, enum side side, size_t *n)
{
	*n = side == SIDE_MENTOR ? bases->n_mentors : bases->n_mentees;
	return side == SIDE_MENTOR ? bases->mentors : bases->mentees;
}

/* In one of the pairs that count (of the form; a null pointer: any). */
static bool is_in(const struct figures *r, const struct person *person, const struct form *form)
{
	for (const struct pair *p = person->pairs; p; p = pair_after(p, person))
		if ((!form || p->form == form) && figures_has_pair(r, p))
			return true;
	return false;
}

typedef bool person_fn(const struct person *person, const void *what);

static size_t count_people(const struct figures *r, enum side side, const struct form *form,
			   person_fn *test, const void *what)
{
	size_t n, count = 0;
	const struct person *people = people_of(r->bases, side, &n);

	for (size_t i = 0; i < n; i++)
		count += is_in(r, &people[i], form) && (!test || test(&people[i], what));
	return count;
}

static bool is_of_kind(const struct person *person, const void *what)
{
	return person->kind == what;
}

static bool is_of_contour(const struct person *person, const void *what)
{
	return person->kind && person->kind->contour == *(const enum contour *)what;
}

static bool is_of_category(const struct person *person, const void *what)
{
	return list_has(person->categories, ((const struct category *)what)->id);
}

static void participants_by_category(struct figures *r, enum side side,
				     const struct figure_text *figure)
{
	const struct program *program = r->program;
	bool mentors = side == SIDE_MENTOR;
	const struct category *list =
		mentors ? program->mentor_categories : program->mentee_categories;
	size_t n = mentors ? program->n_mentor_categories : program->n_mentee_categories;
	struct strbuf group = STRBUF_INIT;

	for (size_t i = 0; i < n; i++) {
		size_t value = count_people(r, side, NULL, is_of_category, &list[i]);
		const char *text =
			figures_group(r, &by_category, list[i].id, &list[i].name, &group);

		if (!value)
			continue;
		if (list[i].sensitive && value < (size_t)program->privacy.min_cell) {
			figures_too_small(r, SECTION_PARTICIPANTS, figures_text(r, figure), text);
		} else {
			figures_count(r, SECTION_PARTICIPANTS, figure, text, value);
		}
	}
	strbuf_release(&group);
}

static void participants_of(struct figures *r, enum side side, const struct figure_text *figure)
{
	static const struct label contours[] = {
		[CONTOUR_INTERNAL] = { "internal contour", "внутренний контур" },
		[CONTOUR_EXTERNAL] = { "external contour", "внешний контур" }
	};
	static const char *const contour_ids[] = { "internal", "external" };
	const struct program *program = r->program;
	struct strbuf group = STRBUF_INIT;

	figures_count(r, SECTION_PARTICIPANTS, figure, "", count_people(r, side, NULL, NULL, NULL));
	for (size_t i = 0; i < program->n_forms; i++)
		if (program->forms[i].active)
			figures_count(r, SECTION_PARTICIPANTS, figure,
				      figures_group(r, &figure_by_form, program->forms[i].id,
						    &program->forms[i].name, &group),
				      count_people(r, side, &program->forms[i], NULL, NULL));
	for (size_t i = 0; i < program->n_kinds; i++) {
		size_t value = count_people(r, side, NULL, is_of_kind, &program->kinds[i]);

		if (value)
			figures_count(r, SECTION_PARTICIPANTS, figure,
				      figures_group(r, &by_role, program->kinds[i].id,
						    &program->kinds[i].name, &group),
				      value);
	}
	for (enum contour c = CONTOUR_INTERNAL; c <= CONTOUR_EXTERNAL; c++)
		figures_count(r, SECTION_PARTICIPANTS, figure,
			      figures_group(r, &by_contour, contour_ids[c], &contours[c], &group),
			      count_people(r, side, NULL, is_of_contour, &c));
	strbuf_release(&group);
	participants_by_category(r, side, figure);
}

void figures_participants(struct figures *r)
{
	const struct bases *bases = r->bases;
	size_t waiting = 0, reserve = 0;

	participants_of(r, SIDE_MENTEE, &figure_mentees);
	participants_of(r, SIDE_MENTOR, &figure_mentors);
	for (size_t i = 0; i < bases->n_mentees; i++)
		waiting += mentee_state(bases, &bases->mentees[i]) == MENTEE_WAITING;
	for (size_t i = 0; i < bases->n_mentors; i++)
		reserve += person_is_here(&bases->mentors[i], bases->today) &&
			   bases->mentors[i].kind &&
			   !program_admits(r->program, SIDE_MENTOR, bases->mentors[i].kind->id);
	figures_count(r, SECTION_PARTICIPANTS, &figure_waiting, "", waiting);
	figures_count(r, SECTION_PARTICIPANTS, &figure_reserve, "", reserve);
}
