/* register.c - what indicators.csv says */
#include "engine/indicators/work.h"

#include <math.h>

#include "base/number.h"

/* What the rows of one period come to. */
struct period_figure {
	int first; /* day */
	const char *period;
	double value, denominator; /* NaN: none given */
	bool whole;                /* a row of the organisation itself */
};

int period_first_day(const char *period)
{
	size_t len = strlen(period);
	int first = DATE_NONE, last;
	int64_t year;

	if (!date_parse(period, len, &first) || !date_parse_month(period, len, &first, &last))
		return first;
	if (len == 4 && !number_parse_int(period, len, &year))
		return date_from_ymd((int)year, 1, 1);
	return DATE_NONE;
}

static double number_in(const struct table *table, size_t row, const char *column)
{
	const char *text = table_gets(table, row, column);
	double value = NAN;

	number_parse_decimal(text, strlen(text), &value);
	return value;
}

void figure_fault(struct figure_work *w, const struct table *table, size_t row, const char *column,
		  const char *message)
{
	struct place place = { .file = table->name,
			       .line = table_line(table, row),
			       .column = column };

	findings_add(&w->data->faults, place, SEVERITY_ERROR, "bad-value", "%s", message);
}

static bool is_row_of(const struct figure_work *w, const struct table *rows, size_t row)
{
	const struct program *program = &w->data->bases->programme->program;

	return program_indicator_by_label(program, table_gets(rows, row, "indicator")) ==
	       w->indicator;
}

/* Adds a row to its period: one of the organisation replaces those of its units. */
static void add_row(struct period_figure *sum, const struct table *rows, size_t row)
{
	bool whole = !*table_gets(rows, row, "unit");
	double value = number_in(rows, row, "value"), of = number_in(rows, row, "denominator");

	if (sum->whole && !whole)
		return;
	if (whole || isnan(sum->value)) {
		sum->value = value;
		sum->denominator = of;
	} else {
		sum->value += value;
		sum->denominator += of;
	}
	sum->whole |= whole;
}

static struct period_figure sum_of_period(const struct figure_work *w, int first)
{
	const struct table *rows = w->data->rows;
	struct period_figure sum = {
		.first = first, .value = NAN, .denominator = NAN, .period = ""
	};

	for (size_t row = 0; row < rows->n_rows; row++) {
		const char *period = table_gets(rows, row, "period");

		if (!is_row_of(w, rows, row) || period_first_day(period) != first)
			continue;
		add_row(&sum, rows, row);
		sum.period = period;
	}
	return sum;
}

static void collect_cell(struct figure_work *w, const char *part, size_t row, const char *column,
			 enum share_part adds_to)
{
	const struct table *rows = w->data->rows;

	figure_evidence(w, part, rows->name, table_line(rows, row), table_gets(rows, row, "period"),
			table_gets(rows, row, column), COUNTED_YES, adds_to);
}

static void collect_period(struct figure_work *w, const char *part, int first, bool whole)
{
	const struct table *rows = w->data->rows;

	for (size_t row = 0; w->evidence && row < rows->n_rows; row++) {
		bool share =
			w->indicator->unit == UNIT_PERCENT && *table_gets(rows, row, "denominator");

		if (!is_row_of(w, rows, row) ||
		    period_first_day(table_gets(rows, row, "period")) != first ||
		    (whole && *table_gets(rows, row, "unit")))
			continue;
		collect_cell(w, part, row, "value", share ? PART_NUMERATOR : PART_NONE);
		if (share)
			collect_cell(w, part, row, "denominator", PART_DENOMINATOR);
	}
}

int figure_find_period(struct figure_work *w, int on, bool after)
{
	const struct table *rows = w->data->rows;
	int found = DATE_NONE;

	for (size_t row = 0; row < rows->n_rows; row++) {
		int first = period_first_day(table_gets(rows, row, "period"));

		if (!is_row_of(w, rows, row) || first == DATE_NONE || first > figure_today(w))
			continue;
		if (after ? first > on && (found == DATE_NONE || first < found)
			  : first <= on && first > found)
			found = first;
	}
	return found;
}

static double value_of_period(const struct figure_work *w, const struct period_figure *sum)
{
	if (w->indicator->unit != UNIT_PERCENT || isnan(sum->denominator))
		return sum->value;
	return sum->denominator > 0 ? 100 * sum->value / sum->denominator : NAN;
}

static int entry_period(struct figure_work *w)
{
	int found = figure_find_period(w, w->data->from, false);

	return found == DATE_NONE ? figure_find_period(w, w->data->from, true) : found;
}

void figure_take_entry(struct figure_work *w, int first)
{
	struct period_figure sum = sum_of_period(w, first);

	w->figure.entry = value_of_period(w, &sum);
	w->figure.entry_numerator = sum.value;
	w->figure.entry_denominator = sum.denominator;
	collect_period(w, "entry", first, sum.whole);
}

void figure_from_register(struct figure_work *w)
{
	int entry = entry_period(w), last = figure_find_period(w, figure_today(w), false);
	struct indicator_figure *f = &w->figure;
	struct period_figure sum;

	f->source = SOURCE_FILE;
	if (last == DATE_NONE) {
		f->note = NOTE_NOT_KNOWN;
		return;
	}
	figure_take_entry(w, entry);
	if (last == entry) {
		f->note = NOTE_NO_EXIT;
		return;
	}
	sum = sum_of_period(w, last);
	f->exit = value_of_period(w, &sum);
	f->period = sum.period;
	f->numerator = sum.value;
	f->denominator = sum.denominator;
	collect_period(w, "exit", last, sum.whole);
}

void figure_check_register(struct figure_work *w)
{
	const struct table *rows = w->data->rows;
	struct strbuf why = STRBUF_INIT;

	for (size_t row = 0; row < rows->n_rows; row++) {
		const char *period = table_gets(rows, row, "period");

		if (!is_row_of(w, rows, row))
			continue;
		strbuf_reset(&why);
		if (period_first_day(period) == DATE_NONE) {
			strbuf_addf(&why, _("'%s' is not a period (2021-11, 2021-11-25, 2021)"),
				    period);
			figure_fault(w, rows, row, "period", why.buf);
		} else if (isnan(number_in(rows, row, "value"))) {
			strbuf_addf(&why, _("'%s' is not a number"),
				    table_gets(rows, row, "value"));
			figure_fault(w, rows, row, "value", why.buf);
		}
	}
	strbuf_release(&why);
}
