/* outcomes.c - what has come of it: entry against exit, satisfaction, indicators */
#include "report/figures/figures.h"

#include <math.h>

#include "base/number.h"
#include "report/indicators.h"
#include "report/p_value.h"

/* ---- entry and exit ---- */

static const struct figure_text change = { "change", N_("mean change") };
static const struct figure_text improved = { "improved", N_("improved") };
static const struct figure_text worsened = { "worsened", N_("worsened") };
static const struct figure_text no_exit = { "no-exit", N_("measured at entry alone") };

/* "95 % [0.12; 1.3], p = 0.012"; p after Holm, over all measures. In every language. */
static char *interval_text(const struct paired_comparison *c)
{
	struct strbuf text = STRBUF_INIT;
	char p[P_VALUE_SIZE];

	if (!isnan(c->ci_low))
		strbuf_addf(&text, "95 %% [%.2f; %.2f]", c->ci_low, c->ci_high);
	if (!isnan(c->p_holm))
		strbuf_addf(&text, "%s%s", text.len ? ", " : "", p_value_text(c->p_holm, p));
	return strbuf_detach(&text, NULL);
}

static void put_measure(struct figures *r, const char *name, const struct paired_comparison *c)
{
	double n = (double)c->n;
	char *note = interval_text(c);

	figures_put(r, SECTION_MEASURES, name, figures_text(r, &change),
		    isnan(c->diff) ? NAN : round(c->diff * 1000) / 1000, NAN, note);
	free(note);
	if (c->improved >= 0 && c->worsened >= 0) {
		figures_put(r, SECTION_MEASURES, name, figures_text(r, &improved),
			    (double)c->improved, n, "");
		figures_put(r, SECTION_MEASURES, name, figures_text(r, &worsened),
			    (double)c->worsened, n, "");
	}
	if (c->missing_exit)
		figures_put(r, SECTION_MEASURES, name, figures_text(r, &no_exit),
			    (double)c->missing_exit, NAN, "");
}

void figures_measures(struct figures *r, const struct entry_exit *measures)
{
	static const struct figure_text total = { "total", N_("measures with an exit") };
	size_t n = 0;

	for (size_t i = 0; i < measures->n_rows; i++)
		n += measures->rows[i].figures.n > 0;
	figures_count(r, SECTION_MEASURES, &total, "", n);
	for (size_t i = 0; i < measures->n_rows; i++) {
		const struct paired_comparison *c = &measures->rows[i].figures;
		const struct measure *measure = entry_exit_measure(measures, &measures->rows[i]);
		const char *name =
			measure ? figures_label(r, measure->id, &measure->name) : c->measure;

		if (c->n >= (size_t)r->program->privacy.min_cell)
			put_measure(r, name, c);
		else if (c->n)
			figures_too_small(r, SECTION_MEASURES, name, figures_text(r, &change));
	}
}

/* ---- satisfaction ---- */

void figures_satisfaction(struct figures *r, const struct responses *responses)
{
	static const struct figure_text mentees = { "mentees", N_("satisfied mentees") };
	static const struct figure_text mentors = { "mentors", N_("satisfied mentors") };
	static const struct figure_text answered = { "respondents", N_("of those who answered") };

	for (enum side side = SIDE_MENTOR; side <= SIDE_MENTEE; side++) {
		const char *figure = figures_text(r, side == SIDE_MENTOR ? &mentors : &mentees);
		struct satisfaction s =
			satisfaction_of(r->bases, responses, side, NULL, r->period.from);

		if (!s.respondents) {
			figures_put(r, SECTION_SATISFACTION, figure, "", NAN,
				    (double)s.participants,
				    r->for_people ? _("not known") : "not known");
		} else if (s.respondents < (size_t)r->program->privacy.min_cell) {
			figures_too_small(r, SECTION_SATISFACTION, figure, "");
		} else {
			figures_put(r, SECTION_SATISFACTION, figure, "", (double)s.satisfied,
				    (double)s.participants, "");
			figures_put(r, SECTION_SATISFACTION, figure, figures_text(r, &answered),
				    (double)s.satisfied, (double)s.respondents, "");
		}
	}
}

/* ---- indicators ---- */

/* "target 35 (2021): met" */
static char *target_text(const struct figures *r, const struct indicator_figure *f)
{
	static const struct figure_text met[] = {
		[TARGET_UNKNOWN] = { "", N_("not known") },
		[TARGET_MET] = { "met", N_("met") },
		[TARGET_NOT_MET] = { "not met", N_("not met") },
		[TARGET_UNCLEAR] = { "unclear", N_("unclear") },
	};
	struct strbuf text = STRBUF_INIT;
	char number[NUMBER_SIZE];

	if (isnan(f->target) && f->met == TARGET_UNKNOWN)
		return strbuf_detach(&text, NULL);
	if (!isnan(f->target))
		strbuf_addf(&text, r->for_people ? _("target %s: ") : "target %s: ",
			    number_format(f->target, number));
	strbuf_addstr(&text, r->for_people ? _(met[f->met].label) : met[f->met].id);
	return strbuf_detach(&text, NULL);
}

/* Of so few people that they could be guessed: a measure, or a count of a sensitive category. */
static bool is_too_small(const struct figures *r, const struct indicator_figure *f)
{
	const struct program *program = r->program;
	const struct ids *categories = &f->indicator->categories;
	size_t least = (size_t)program->privacy.min_cell;
	double people = isnan(f->numerator) ? f->exit : f->numerator;

	for (size_t i = 0; i < categories->n; i++) {
		const struct category *c =
			program_category(program, SIDE_MENTEE, categories->items[i]);

		if (c && c->sensitive && people > 0 && people < (double)least)
			return true;
	}
	return indicator_is_suppressed(f, least);
}

static void put_indicator(struct figures *r, const struct indicator_figure *f)
{
	const char *name = figures_label(r, f->indicator->id, &f->indicator->name);
	bool share =
		f->indicator->unit == UNIT_PERCENT && !isnan(f->numerator) && f->denominator > 0;
	char *note;

	if (isnan(f->exit)) {
		figures_put(r, SECTION_INDICATORS, name, "", NAN, NAN,
			    r->for_people ? _("not known") : "not known");
		return;
	}
	note = target_text(r, f);
	r->urgent = f->met == TARGET_NOT_MET;
	if (share)
		figures_put(r, SECTION_INDICATORS, name, "", round(f->numerator), f->denominator,
			    note);
	else
		figures_put(r, SECTION_INDICATORS, name, "", round(f->exit * 1000) / 1000, NAN,
			    note);
	r->urgent = false;
	free(note);
}

void figures_indicators(struct figures *r, const struct indicator_figure *figures)
{
	static const struct figure_text met = { "targets-met", N_("targets met") };
	size_t n_met = 0, of = 0;

	for (size_t i = 0; i < r->program->n_indicators; i++) {
		of += figures[i].met != TARGET_UNKNOWN;
		n_met += figures[i].met == TARGET_MET;
	}
	figures_put(r, SECTION_INDICATORS, figures_text(r, &met), "", (double)n_met, (double)of,
		    "");
	for (size_t i = 0; i < r->program->n_indicators; i++) {
		const struct indicator *indicator = figures[i].indicator;

		if (!isnan(figures[i].exit) && is_too_small(r, &figures[i]))
			figures_too_small(r, SECTION_INDICATORS,
					  figures_label(r, indicator->id, &indicator->name), "");
		else
			put_indicator(r, &figures[i]);
	}
}
