/* targets.c - whether a figure is what was aimed at */
#include "engine/indicators/work.h"

#include <math.h>

#define SIGNIFICANT_LEVEL 0.05

static void set_target(struct figure_work *w)
{
	const struct indicator *indicator = w->indicator;
	int year = date_to_ymd(figure_today(w)).year;

	for (size_t i = 0; i < indicator->n_targets && indicator->targets[i].year <= year; i++) {
		w->figure.target = indicator->targets[i].value;
		w->figure.target_year = indicator->targets[i].year;
	}
}

static enum target_met meets_year(const struct indicator_figure *f)
{
	bool down = f->indicator->better == BETTER_DOWN;

	if (isnan(f->exit))
		return TARGET_UNKNOWN;
	return (down ? f->exit <= f->target + 1e-9 : f->exit >= f->target - 1e-9) ? TARGET_MET
										  : TARGET_NOT_MET;
}

static bool is_of_people(const struct indicator_figure *f)
{
	return f->source == SOURCE_MEASURE || f->source == SOURCE_CONSTRUCT;
}

static bool may_be_chance(const struct indicator_figure *f)
{
	return is_of_people(f) && !isnan(f->change) && !(f->p < SIGNIFICANT_LEVEL);
}

static enum target_met meets_change(const struct indicator_figure *f)
{
	bool up = f->indicator->change == CHANGE_UP;

	if (isnan(f->change))
		return TARGET_UNKNOWN;
	if (up ? f->change <= 0 : f->change >= 0)
		return TARGET_NOT_MET;
	return may_be_chance(f) ? TARGET_UNCLEAR : TARGET_MET;
}

void figure_judge(struct figure_work *w)
{
	struct indicator_figure *f = &w->figure;

	f->change = f->exit - f->entry;
	set_target(w);
	if (!isnan(f->target))
		f->met = meets_year(f);
	else if (w->indicator->change != CHANGE_NONE)
		f->met = meets_change(f);
	if (f->note == NOTE_NONE && w->indicator->change != CHANGE_NONE && isnan(f->entry))
		f->note = NOTE_NO_ENTRY;
	if (f->note == NOTE_NONE && may_be_chance(f))
		f->note = NOTE_CHANCE;
}
