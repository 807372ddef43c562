/* counts.c - numerators and denominators out of the bases */
#include "engine/indicators/work.h"

static void visit(void *data, const char *file, size_t line, const char *id, enum counted counted)
{
	struct figure_work *w = data;

	if (counted != COUNTED_NO)
		figure_evidence(w, w->part, file, line, id, "", counted,
				streq(w->part, "numerator") ? PART_NUMERATOR : PART_DENOMINATOR);
}

/* A figure that program.yaml gives as a whole stands behind no rows: the figure itself is shown. */
static void show_given(struct figure_work *w, size_t first, const struct count *count)
{
	struct evidence_list *list = w->evidence;
	struct strbuf text = STRBUF_INIT;

	if (!list || !count->known || list->n != first + 1 || list->items[first].line)
		return;
	strbuf_addf(&text, "%lld", (long long)count->value);
	list->items[first].value = arena_memdup0(&list->arena, text.buf, text.len);
	strbuf_release(&text);
}

static struct count count(struct figure_work *w, const char *id, const char *part, bool narrowed)
{
	size_t first = figure_evidence_so_far(w);
	struct count found;
	struct count_query query = { .from = w->data->from,
				     .on = figure_today(w),
				     .visit = w->evidence ? visit : NULL,
				     .data = w };

	if (narrowed) {
		query.kinds = &w->indicator->kinds;
		query.categories = &w->indicator->categories;
	}
	w->part = part;
	found = count_with(w->data->bases, id, &query);
	show_given(w, first, &found);
	return found;
}

void figure_from_counts(struct figure_work *w)
{
	const struct indicator *indicator = w->indicator;
	struct indicator_figure *f = &w->figure;
	struct count numerator, denominator = { .known = true };
	int entry = figure_find_period(w, w->data->from, false);

	f->source = SOURCE_COUNTS;
	if (w->data->from > figure_today(w)) {
		if (entry != DATE_NONE)
			figure_take_entry(w, entry);
		f->note = NOTE_NOT_BEGUN;
		return;
	}
	numerator = count(w, indicator->numerator, "numerator", true);
	if (indicator->denominator)
		denominator = count(w, indicator->denominator, "denominator", false);
	if (entry != DATE_NONE)
		figure_take_entry(w, entry);
	f->undecided = numerator.undecided + denominator.undecided;
	f->note = !numerator.known || !denominator.known ? NOTE_NOT_KNOWN
		  : f->undecided                         ? NOTE_UNDECIDED
							 : NOTE_NONE;
	if (numerator.known)
		f->numerator = (double)numerator.value;
	if (indicator->denominator && denominator.known)
		f->denominator = (double)denominator.value;
	if (f->note == NOTE_NOT_KNOWN)
		return;
	if (indicator->denominator && !denominator.value)
		f->note = NOTE_ZERO;
	else if (indicator->denominator)
		f->exit =
			(indicator->unit == UNIT_PERCENT ? 100 : 1) * f->numerator / f->denominator;
	else
		f->exit = f->numerator;
}
