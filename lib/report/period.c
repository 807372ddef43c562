/* period.c - the span of days that a report is about */
#include "report/period.h"

static int cutoff_of(const struct program *program, int year, int month)
{
	return date_from_ymd(year, month, program->report_cutoff);
}

static int period_ending(const struct program *program, int to, struct period *period)
{
	struct ymd ymd, before;
	int first;

	if (to == DATE_NONE)
		return -1;
	ymd = date_to_ymd(to);
	first = date_add_months(date_from_ymd(ymd.year, ymd.month, 1), -1);
	if (first == DATE_NONE)
		return -1;
	before = date_to_ymd(first);
	*period = (struct period){ cutoff_of(program, before.year, before.month) + 1, to, "", 0 };
	snprintf(period->name, sizeof(period->name), "%04d-%02d", ymd.year, ymd.month);
	return 0;
}

static int month_before(const struct program *program, int day, struct period *period)
{
	struct ymd ymd = date_to_ymd(day);
	int cutoff = cutoff_of(program, ymd.year, ymd.month);

	if (cutoff > day)
		cutoff = date_add_months(cutoff, -1);
	return period_ending(program, cutoff, period);
}

static int month_of_text(const struct program *program, const char *month, struct period *period)
{
	int first, last;
	struct ymd ymd;

	if (date_parse_month(month, strlen(month), &first, &last))
		return -1;
	ymd = date_to_ymd(first);
	return period_ending(program, cutoff_of(program, ymd.year, ymd.month), period);
}

/* Of the days of a calendar quarter. */
static int name_quarter(int from, int to, struct period *period)
{
	struct ymd ymd = date_to_ymd(from);

	*period = (struct period){ from, to, "", 0 };
	snprintf(period->name, sizeof(period->name), "%04d-Q%d", ymd.year,
		 (ymd.month - 1) / MONTHS_A_QUARTER + 1);
	return 0;
}

static int quarter_of_text(const struct program *program, const char *text, struct period *period)
{
	int from, to;

	(void)program;
	return date_parse_quarter(text, strlen(text), &from, &to) ? -1
								  : name_quarter(from, to, period);
}

static int quarter_before(const struct program *program, int day, struct period *period)
{
	struct ymd ymd = date_to_ymd(day);
	int from = date_from_ymd(ymd.year, ymd.month - (ymd.month - 1) % MONTHS_A_QUARTER, 1);
	int next = date_add_months(from, MONTHS_A_QUARTER);

	(void)program;
	/* A quarter that ends today has ended. */
	if (next == DATE_NONE || next - 1 > day) {
		next = from;
		from = date_add_months(from, -MONTHS_A_QUARTER);
	}
	return from == DATE_NONE ? -1 : name_quarter(from, next - 1, period);
}

static int programme_year(const struct program *program, int day, struct period *period)
{
	int first = date_to_ymd(program->start).year, last = date_to_ymd(program->end).year;

	(void)day;
	*period = (struct period){ program->start, program->end, "", 0 };
	if (first == last)
		snprintf(period->name, sizeof(period->name), "%04d", first);
	else
		snprintf(period->name, sizeof(period->name), "%04d-%04d", first, last);
	return 0;
}

const struct period_kind period_month = { month_of_text, month_before, N_("a month (YYYY-MM)") };
const struct period_kind period_quarter = { quarter_of_text, quarter_before,
					    N_("a quarter (2021-Q4)") };

const struct period_kind period_year = { NULL, programme_year, NULL };

bool period_is_before_all(const struct bases *bases, struct period period)
{
	if (period.to >= bases->programme->program.start)
		return false;
	for (size_t i = 0; i < bases->n_pairs; i++)
		if (bases->pairs[i].proposed != DATE_NONE && bases->pairs[i].proposed <= period.to)
			return false;
	return true;
}
