/* claimed_demands.c - whether a matching grants wishes and least numbers of the programme */
#include "claimed.h"

#include "input.h"

/* ---- variants ---- */

/* Place of the variant in the eligibility; SIZE_MAX: there is none of this name. */
static size_t find_variant(const struct eligibility *e, const char *name)
{
	const struct program *program = &e->bases->programme->program;
	const struct variant *variant = program_variant_by_label(program, name);
	const struct form *form = NULL;

	if (!variant && program_form_ref(program, name, &form, &variant))
		return SIZE_MAX;
	for (size_t v = 0; v < e->n_variants; v++)
		if (e->variants[v] == variant)
			return v;
	return SIZE_MAX;
}

/* The pair is of the variant that its row tells, with the points of that. */
static void take_variant(struct claimed *m, const struct place *place, uint32_t mentee,
			 int32_t minimum)
{
	struct candidates *c = m->edges->candidates;
	struct matching_problem *p = &m->edges->problem;
	size_t edge = m->edge[mentee], variant = find_variant(&c->e, m->variant[mentee]);
	size_t mentor_at = c->scoring.mentors[p->mentor[edge]];
	size_t mentee_at = c->scoring.mentees[mentee];

	if (variant == c->variant[edge])
		return;
	if (variant == SIZE_MAX || !c->scoring.allowed[variant] ||
	    eligibility_bits(&c->e, mentor_at, mentee_at, variant)) {
		findings_add(&m->faults, *place, SEVERITY_ERROR, "variant",
			     _("'%s' with '%s' may not be of the variant '%s'"),
			     m->edges->names.mentee[mentee],
			     m->edges->names.mentor[p->mentor[edge]], m->variant[mentee]);
		return;
	}
	c->variant[edge] = (uint16_t)variant;
	p->score[edge] = scoring_points(&c->scoring, mentor_at, mentee_at, variant, NULL);
	if (p->score[edge] < minimum)
		findings_add(&m->faults, *place, SEVERITY_ERROR, "minimum",
			     _("in the variant '%s' a pair below the minimum"), m->variant[mentee]);
}

/* ---- least numbers ---- */

static void check_groups(struct claimed *m, const struct demands *d, const char *file)
{
	const struct candidates *c = m->edges->candidates;
	const struct matching_problem *p = &m->edges->problem;
	uint32_t n_variants = (uint32_t)c->e.n_variants;
	uint32_t *members = xcalloc(d->groups.n_teams, sizeof(*members));

	for (uint32_t i = 0; i < p->n_mentees; i++)
		if (m->edge[i] != MATCHING_NO_EDGE)
			members[p->mentor[m->edge[i]] * n_variants + c->variant[m->edge[i]]]++;
	for (uint32_t t = 0; t < d->groups.n_teams; t++)
		if (members[t] && members[t] < d->groups.least[t])
			findings_add(&m->faults, (struct place){ .file = file }, SEVERITY_ERROR,
				     "least",
				     _("'%s' has new mentees in '%s': %u, and needs at least %u"),
				     m->edges->names.mentor[t / n_variants],
				     label_text(&c->e.variants[t % n_variants]->name), members[t],
				     d->groups.least[t]);
	free(members);
}

/* ---- wishes ---- */

static void check_apart(struct claimed *m, const struct demands *d)
{
	const struct wish_list *list = &d->wishes.list;

	for (size_t k = 0; k < list->n_rows; k++) {
		const struct wish_row *row = &list->rows[k];

		if (row->apart && !wish_list_is_met(list, k, &m->edges->problem, m->edge))
			findings_add(&m->faults,
				     (struct place){ .file = d->wishes.file, .line = row->line },
				     SEVERITY_ERROR, "apart",
				     _("'%s' and '%s' are to be apart and have the same mentor"),
				     list->parties[row->mentee].id, list->parties[row->other].id);
	}
}

void claimed_check_demands(struct claimed *m, struct demands *d, const char *path, int32_t minimum)
{
	const char *file = streq(path, "-") ? _("standard input") : path;

	for (uint32_t i = 0; d->least_of && i < m->edges->problem.n_mentees; i++) {
		struct place place = { .file = file, .line = m->line[i] };

		if (m->edge[i] != MATCHING_NO_EDGE && m->variant[i])
			take_variant(m, &place, i, minimum);
	}
	if (d->least_of)
		check_groups(m, d, file);
	check_apart(m, d);
	findings_sort(&m->faults);
}

/* po ru
msgid "'%s' with '%s' may not be of the variant '%s'"
msgstr "'%s' с '%s': вид пары '%s' невозможен"

msgid "in the variant '%s' a pair below the minimum"
msgstr "в виде '%s' у пары меньше баллов, чем наименьшее допустимое"

msgid "'%s' has new mentees in '%s': %u, and needs at least %u"
msgstr "у '%s' новых наставляемых в «%s»: %u, а нужно не меньше %u"

msgid "'%s' and '%s' are to be apart and have the same mentor"
msgstr "'%s' и '%s' должны быть врозь, а наставник у них один"
*/
