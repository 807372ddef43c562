/* hiding.c - which indicators are not for readers outside */
#include "engine/indicators/indicators.h"

#include <math.h>

/* A number of people that a figure prints, and who they are. */
struct quantity {
	const char *count; /* a word of vocabulary_count, or a figure of the organisation */
	const struct ids *kinds, *categories;
	double value;
};

static bool is_small(double people, size_t min_cell)
{
	return people > 0 && people < (double)min_cell;
}

/* Of whom the share is few, who is left few, or all of them few. */
static bool is_small_share(double part, double of, size_t min_cell)
{
	return is_small(part, min_cell) || is_small(of, min_cell) || is_small(of - part, min_cell);
}

/* People, other than their pairs, meetings, works and enterprises. */
static bool counts_people(const char *count)
{
	static const char *const people[] = { "mentees",        "mentors", "pupils",  "teachers",
					      "young-teachers", "clubs",   "sections" };
	const char *rest;

	for (size_t i = 0; i < ARRAY_SIZE(people); i++)
		if (skip_prefix(count, people[i], &rest) && (!*rest || *rest == '-'))
			return true;
	return false;
}

/* Whatever is counted of a category of people betrays who is in it. */
static bool is_about_people(const struct indicator *indicator)
{
	return counts_people(indicator->numerator) || indicator->categories.n;
}

static bool is_small_entry(const struct indicator_figure *f, size_t min_cell)
{
	if (f->indicator->unit == UNIT_PERCENT)
		return is_small_share(f->entry_numerator, f->entry_denominator, min_cell);
	return f->indicator->unit == UNIT_COUNT && is_small(f->entry, min_cell);
}

static bool is_small_count(const struct indicator_figure *f, size_t min_cell)
{
	const struct indicator *i = f->indicator;

	if (i->denominator && counts_people(i->denominator) && is_small(f->denominator, min_cell))
		return true;
	if (!is_about_people(i))
		return false;
	return is_small_share(f->numerator, i->denominator ? f->denominator : (double)NAN,
			      min_cell) ||
	       is_small_entry(f, min_cell);
}

/* What the numbers of indicators.csv count nobody says: they may be people. */
static bool is_small_in_register(const struct indicator_figure *f, size_t min_cell)
{
	if (is_small_entry(f, min_cell))
		return true;
	if (f->indicator->unit == UNIT_PERCENT)
		return is_small_share(f->numerator, f->denominator, min_cell);
	return is_small(f->denominator, min_cell) ||
	       (f->indicator->unit == UNIT_COUNT && is_small(f->exit, min_cell));
}

/* Of the people who have both values. */
static bool is_small_of_people(const struct indicator_figure *f, size_t min_cell)
{
	double of = f->denominator;

	if (!(of >= (double)min_cell))
		return true;
	return f->indicator->unit == UNIT_PERCENT &&
	       (is_small_share(round(f->exit * of / 100), of, min_cell) ||
		is_small_share(round(f->entry * of / 100), of, min_cell));
}

static bool is_small_figure(const struct indicator_figure *f, size_t min_cell)
{
	switch (f->source) {
	case SOURCE_COUNTS:
		return is_small_count(f, min_cell);
	case SOURCE_FILE:
		return is_small_in_register(f, min_cell);
	case SOURCE_MEASURE:
	case SOURCE_CONSTRUCT:
		break;
	}
	return is_small_of_people(f, min_cell);
}

/* ---- by subtraction ---- */

static size_t quantities_of(const struct indicator_figure *f, struct quantity found[2])
{
	static const struct ids everybody;
	const struct indicator *i = f->indicator;
	size_t n = 0;

	if (f->source != SOURCE_COUNTS)
		return 0;
	if (counts_people(i->numerator))
		found[n++] =
			(struct quantity){ i->numerator, &i->kinds, &i->categories, f->numerator };
	if (i->denominator && counts_people(i->denominator))
		found[n++] =
			(struct quantity){ i->denominator, &everybody, &everybody, f->denominator };
	return n;
}

/* Empty ids are no limit. */
static bool limits_cover(const struct ids *whole, const struct ids *part)
{
	if (!whole->n)
		return true;
	for (size_t i = 0; i < part->n; i++)
		if (!ids_have(whole, part->items[i]))
			return false;
	return part->n > 0;
}

static bool count_covers(const char *whole, const char *part)
{
	const char *rest;

	if (streq(whole, "pupils-10-19") && streq(part, "pupils-15-19"))
		return true;
	if (streq(whole, "teachers") && streq(part, "young-teachers"))
		return true;
	return skip_prefix(part, whole, &rest) && (!*rest || *rest == '-');
}

static bool covers(const struct quantity *whole, const struct quantity *part)
{
	return count_covers(whole->count, part->count) && limits_cover(whole->kinds, part->kinds) &&
	       limits_cover(whole->categories, part->categories);
}

/* Whether what both print gives few people by subtraction. */
static bool betrays(const struct indicator_figure *a, const struct indicator_figure *b,
		    size_t min_cell)
{
	struct quantity of_a[2], of_b[2];
	size_t n_a = quantities_of(a, of_a), n_b = quantities_of(b, of_b);

	for (size_t i = 0; i < n_a; i++)
		for (size_t k = 0; k < n_b; k++)
			if ((covers(&of_a[i], &of_b[k]) || covers(&of_b[k], &of_a[i])) &&
			    is_small(fabs(of_a[i].value - of_b[k].value), min_cell))
				return true;
	return false;
}

void indicators_hide(const struct indicator_figure *figures, size_t n, size_t min_cell,
		     enum indicator_hiding *hiding)
{
	for (size_t i = 0; i < n; i++) {
		hiding[i] = min_cell && is_small_figure(&figures[i], min_cell) ? HIDDEN_SMALL
									       : HIDDEN_NOT;
		for (size_t k = 0; min_cell && k < i && !hiding[i]; k++)
			if (!hiding[k] && betrays(&figures[k], &figures[i], min_cell))
				hiding[i] = HIDDEN_BY_SUBTRACTION;
	}
}
