/* pairs.c - pairs of the period, and how they ended */
#include "report/figures/figures.h"

enum pair_figure {
	PAIRS_AT_WORK,
	PAIRS_ACTIVE,
	PAIRS_NEW,
	PAIRS_COMPLETED,
	PAIRS_ENDED_EARLY,
	PAIRS_WAITING
};

static const struct figure_text pair_figures[] = {
	[PAIRS_AT_WORK] = { "at-work", N_("at work in the period") },
	[PAIRS_ACTIVE] = { "active", N_("active at the end of the period") },
	[PAIRS_NEW] = { "new", N_("started in the period") },
	[PAIRS_COMPLETED] = { "completed", N_("completed in the period") },
	[PAIRS_ENDED_EARLY] = { "ended-early", N_("ended early in the period") },
	[PAIRS_WAITING] = { "not-started", N_("proposed or agreed, not started") },
};

static bool pair_is(const struct figures *r, const struct pair *p, enum pair_figure figure)
{
	enum pair_state state = pair_state(p, r->on);

	switch (figure) {
	case PAIRS_AT_WORK:
		return figures_has_pair(r, p);
	case PAIRS_ACTIVE:
		return state == PAIR_ACTIVE;
	case PAIRS_NEW:
		return figures_within(r, p->started);
	case PAIRS_COMPLETED:
		return state == PAIR_COMPLETED && figures_within(r, p->ended);
	case PAIRS_ENDED_EARLY:
		return state == PAIR_ENDED_EARLY && figures_within(r, p->ended);
	case PAIRS_WAITING:
		return (state == PAIR_PROPOSED || state == PAIR_AGREED) && pair_is_open(p, r->on);
	}
	return false;
}

static size_t count_pairs(const struct figures *r, enum pair_figure figure, const struct form *form)
{
	size_t n = 0;

	for (size_t i = 0; i < r->bases->n_pairs; i++)
		n += (!form || r->bases->pairs[i].form == form) &&
		     pair_is(r, &r->bases->pairs[i], figure);
	return n;
}

/* Different groups among the active pairs. */
static size_t count_groups(const struct figures *r)
{
	struct strmap seen = STRMAP_INIT;
	size_t n = 0;

	for (size_t i = 0; i < r->bases->n_pairs; i++) {
		const struct pair *p = &r->bases->pairs[i];

		if (*p->group && pair_state(p, r->on) == PAIR_ACTIVE)
			n += strmap_add(&seen, p->group, strlen(p->group), 0) == STRMAP_NONE;
	}
	strmap_release(&seen);
	return n;
}

/* Why pairs ended early. */
static void reasons(struct figures *r)
{
	static const struct figure_text by_reason = { "reason", N_("reason") };
	struct strbuf group = STRBUF_INIT;

	for (size_t i = 0; i < r->program->n_end_reasons; i++) {
		const struct end_reason *reason = &r->program->end_reasons[i];
		size_t n = 0;

		for (size_t p = 0; p < r->bases->n_pairs; p++)
			n += r->bases->pairs[p].end_reason == reason &&
			     pair_is(r, &r->bases->pairs[p], PAIRS_ENDED_EARLY);
		if (n)
			figures_count(
				r, SECTION_PAIRS, &pair_figures[PAIRS_ENDED_EARLY],
				figures_group(r, &by_reason, reason->id, &reason->name, &group), n);
	}
	strbuf_release(&group);
}

void figures_pairs(struct figures *r)
{
	static const struct figure_text groups = { "groups", N_("groups among them") };
	struct strbuf group = STRBUF_INIT;

	for (enum pair_figure figure = r->whole ? PAIRS_AT_WORK : PAIRS_ACTIVE;
	     figure <= PAIRS_WAITING; figure++) {
		figures_count(r, SECTION_PAIRS, &pair_figures[figure], "",
			      count_pairs(r, figure, NULL));
		for (size_t i = 0; i < r->program->n_forms; i++) {
			const struct form *form = &r->program->forms[i];
			size_t n = count_pairs(r, figure, form);

			if (n)
				figures_count(r, SECTION_PAIRS, &pair_figures[figure],
					      figures_group(r, &figure_by_form, form->id,
							    &form->name, &group),
					      n);
		}
		if (r->whole && figure == PAIRS_ENDED_EARLY)
			reasons(r);
		if (figure == PAIRS_ACTIVE)
			figures_count(r, SECTION_PAIRS, &groups, "", count_groups(r));
	}
	strbuf_release(&group);
}
