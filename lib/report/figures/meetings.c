/* meetings.c - meetings held and confirmed */
#include "report/figures/figures.h"

#include <math.h>

struct meeting_sums {
	size_t held, confirmed, timed;
	double minutes;
};

static const struct form *form_of_meeting(const struct figures *r, const struct meeting *m)
{
	size_t i = bases_next_pair(r->bases, m->pair_id, 0);

	return i == SIZE_MAX ? NULL : r->bases->pairs[i].form;
}

static struct meeting_sums sum_meetings(const struct figures *r, const struct form *form)
{
	struct meeting_sums sums = { .held = 0 };

	for (size_t i = 0; i < r->bases->n_meetings; i++) {
		const struct meeting *m = &r->bases->meetings[i];

		if (!figures_within(r, m->date) || (form && form_of_meeting(r, m) != form))
			continue;
		sums.held++;
		sums.confirmed += meeting_is_confirmed(m, r->on);
		sums.timed += m->minutes > 0;
		sums.minutes += m->minutes;
	}
	return sums;
}

enum meeting_figure { MEETINGS_HELD, MEETINGS_CONFIRMED, MEETING_HOURS };

static void put_meetings(struct figures *r, enum meeting_figure figure, const char *group,
			 struct meeting_sums sums)
{
	static const struct figure_text held = { "held", N_("held") };
	static const struct figure_text confirmed = { "confirmed", N_("confirmed by both sides") };
	static const struct figure_text hours = { "hours", N_("hours") };
	char *note = NULL;

	switch (figure) {
	case MEETINGS_HELD:
		figures_count(r, SECTION_MEETINGS, &held, group, sums.held);
		return;
	case MEETINGS_CONFIRMED:
		figures_put(r, SECTION_MEETINGS, figures_text(r, &confirmed), group,
			    (double)sums.confirmed, (double)sums.held, "");
		return;
	case MEETING_HOURS:
		break;
	}
	if (sums.timed < sums.held)
		note = xstrfmt(_("minutes are known for %zu of %zu meetings"), sums.timed,
			       sums.held);
	figures_put(r, SECTION_MEETINGS, figures_text(r, &hours), group,
		    sums.held && !sums.timed ? NAN : round(sums.minutes / 60 * 10) / 10, NAN,
		    note ? note : "");
	free(note);
}

void figures_meetings(struct figures *r)
{
	struct strbuf group = STRBUF_INIT;

	for (enum meeting_figure figure = MEETINGS_HELD; figure <= MEETING_HOURS; figure++) {
		put_meetings(r, figure, "", sum_meetings(r, NULL));
		for (size_t i = 0; i < r->program->n_forms; i++) {
			const struct form *form = &r->program->forms[i];

			if (form->active)
				put_meetings(r, figure,
					     figures_group(r, &figure_by_form, form->id,
							   &form->name, &group),
					     sum_meetings(r, form));
		}
	}
	strbuf_release(&group);
}
