/* records.c - what the registers, the road map and the bases say of the period */
#include "report/figures/figures.h"

#include <math.h>

/* ---- training, events, documents ---- */

void figures_training(struct figures *r)
{
	static const struct figure_text people = { "people", N_("people trained") };
	static const struct figure_text hours = { "person-hours", N_("person-hours") };
	struct strmap seen = STRMAP_INIT;
	size_t n = 0;
	double sum = 0;

	for (size_t i = 0; i < r->bases->n_trainings; i++) {
		const struct training *t = &r->bases->trainings[i];

		if (!figures_within(r, t->date))
			continue;
		n += strmap_add(&seen, t->person, strlen(t->person), 0) == STRMAP_NONE;
		sum += isnan(t->hours) ? 0 : t->hours;
	}
	figures_count(r, SECTION_TRAINING, &people, "", n);
	figures_put(r, SECTION_TRAINING, figures_text(r, &hours), "", sum, NAN, "");
	strmap_release(&seen);
}

/* A row per event or document of the period. */
void figures_entries(struct figures *r, enum section section, enum register_file file,
		     const struct file_schema *schema)
{
	static const struct figure_text total = { "total", N_("in the period") };
	static const struct figure_text practice = { "practice", N_("practice") };
	const struct entries *list = &r->bases->registers[file];
	size_t n = 0;

	for (size_t i = 0; i < list->n; i++)
		n += figures_within(r, list->items[i].date);
	figures_count(r, section, &total, "", n);
	for (size_t i = 0; i < list->n; i++) {
		const struct entry *e = &list->items[i];
		struct strbuf kind = STRBUF_INIT;
		char day[DATE_SIZE];

		if (!figures_within(r, e->date))
			continue;
		if (!schema_column(schema, "kind"))
			strbuf_addstr(&kind, figures_text(r, &practice));
		else if (r->for_people)
			column_show(schema_column(schema, "kind"), r->program, e->kind, &kind);
		else
			strbuf_addstr(&kind, e->kind);
		figures_put(r, section, kind.buf, e->title,
			    e->present < 0 ? NAN : (double)e->present, NAN,
			    date_format(e->date, day));
		strbuf_release(&kind);
	}
}

/* ---- road map ---- */

void figures_roadmap(struct figures *r, const struct roadmap_records *records)
{
	static const struct figure_text done = { "done", N_("done in the period") };
	static const struct figure_text overdue = { "overdue", N_("overdue") };
	size_t first = r->missing->n, n_done = 0;

	for (size_t i = 0; i < records->n_done; i++)
		n_done += figures_within(r, records->done[i].done);
	alert_overdue(r->bases, records, r->on, r->missing);
	figures_count(r, SECTION_ROADMAP, &done, "", n_done);
	r->urgent = r->missing->n > first;
	figures_count(r, SECTION_ROADMAP, &overdue, "", r->missing->n - first);
	r->urgent = false;
}

/* ---- coverage ---- */

static void cover(struct figures *r, const struct indicator *indicator)
{
	struct count numerator = count_of(r->bases, indicator->numerator, r->on);
	struct count denominator = count_of(r->bases, indicator->denominator, r->on);
	const char *figure = figures_label(r, indicator->id, &indicator->name);
	struct strbuf note = STRBUF_INIT;

	if (!numerator.known || !denominator.known)
		strbuf_addstr(&note, _("not known"));
	else if (numerator.undecided)
		strbuf_addf(&note,
			    nth_("for %zu person the data do not tell",
				 "for %zu people the data do not tell", numerator.undecided),
			    numerator.undecided);
	figures_put(r, SECTION_COVERAGE, figure, "",
		    numerator.known ? (double)numerator.value : NAN,
		    denominator.known ? (double)denominator.value : NAN, note.buf);
	strbuf_release(&note);
}

void figures_coverage(struct figures *r)
{
	for (size_t i = 0; i < r->program->n_indicators; i++)
		if (indicator_is_coverage(&r->program->indicators[i]))
			cover(r, &r->program->indicators[i]);
	alert_unknown_figures(r->bases, r->on, r->missing);
}

void figures_missing(struct figures *r)
{
	for (size_t i = 0; i < r->missing->n; i++) {
		const struct alert_found *a = &r->missing->items[i];

		r->urgent = streq(a->rule, "overdue");
		if (r->for_people)
			figures_put(r, SECTION_MISSING, a->message, "", NAN, NAN, "");
		else
			figures_put(r, SECTION_MISSING, a->rule, a->subject, NAN, NAN, a->message);
	}
}

/* ---- what is not counted ---- */

size_t figures_later(const struct figures *r)
{
	const struct bases *bases = r->bases;
	size_t n = 0;

	for (size_t i = 0; i < bases->n_meetings; i++)
		n += bases->meetings[i].date > r->on;
	for (size_t i = 0; i < bases->n_trainings; i++)
		n += bases->trainings[i].date > r->on;
	for (size_t f = 0; f < REGISTERS; f++)
		for (size_t i = 0; i < bases->registers[f].n; i++)
			n += bases->registers[f].items[i].date > r->on;
	return n;
}
