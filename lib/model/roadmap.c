/* roadmap.c - when the items of the road map are due, what has been done, what is overdue */
#include "model/roadmap.h"

#include "base/strbuf.h"
#include "model/columns/columns.h"

#define LONGEST_HOLIDAYS 123 /* days */

/* What is asked: the due days of a span of time, by what was known on a day. */
struct span {
	const struct program *program;
	const struct roadmap_records *records;
	int from, to;
	int as_of;
	struct roadmap_dues *dues;
};

static int last_of_month(int year, int month)
{
	int next = month == 12 ? date_from_ymd(year + 1, 1, 1) : date_from_ymd(year, month + 1, 1);

	return next - 1;
}

/* The number of the month or quarter in which the day lies. */
static int period_of(int date, int months)
{
	struct ymd ymd = date_to_ymd(date);

	return (ymd.year * 12 + ymd.month - 1) / months;
}

static bool same_period(const struct when *when, int a, int b)
{
	if (when->kind == WHEN_MONTHLY)
		return period_of(a, 1) == period_of(b, 1);
	if (when->kind == WHEN_QUARTERLY)
		return period_of(a, MONTHS_A_QUARTER) == period_of(b, MONTHS_A_QUARTER);
	return a == b;
}

/* Whether the row meets the due day; `since` is when the waiting for it began. */
static bool meets(const struct roadmap_done *row, const struct roadmap_item *item, int since,
		  int due)
{
	bool repeated = item->when.kind == WHEN_MONTHLY || item->when.kind == WHEN_QUARTERLY;

	if (!streq(row->item, item->id) || row->done == DATE_NONE)
		return false;
	if (row->due != DATE_NONE)
		return same_period(&item->when, row->due, due);
	return repeated ? same_period(&item->when, row->done, due) : row->done >= since;
}

static int done_of(const struct span *q, const struct roadmap_item *item, int since, int due)
{
	for (size_t i = 0; i < q->records->n_done; i++) {
		const struct roadmap_done *row = &q->records->done[i];

		if (meets(row, item, since, due) && row->done <= q->as_of)
			return row->done;
	}
	return DATE_NONE;
}

static void add_due(const struct span *q, const struct roadmap_item *item, int since, int due)
{
	struct roadmap_dues *dues = q->dues;

	if (due < q->from || due > q->to)
		return;
	ALLOC_GROW(dues->items, dues->n + 1, dues->alloc);
	dues->items[dues->n++] = (struct roadmap_due){ item, due, done_of(q, item, since, due) };
}

static void add_monthly(const struct span *q, const struct roadmap_item *item)
{
	struct ymd day = date_to_ymd(q->program->start);

	for (int due = q->program->start; due <= q->program->end;) {
		int last = last_of_month(day.year, day.month);

		due = date_from_ymd(day.year, day.month, 1) + item->when.day - 1;
		due = due > last ? last : due;
		if (due >= q->program->start && due <= q->program->end)
			add_due(q, item, ROADMAP_FIRST_DAY, due);
		day.year += day.month == 12;
		day.month = day.month % 12 + 1;
	}
}

static void add_quarterly(const struct span *q, const struct roadmap_item *item)
{
	struct ymd day = date_to_ymd(q->program->start);
	int due;

	day.month += (MONTHS_A_QUARTER - day.month % MONTHS_A_QUARTER) % MONTHS_A_QUARTER;
	do {
		due = last_of_month(day.year, day.month);
		due = due > q->program->end ? q->program->end : due;
		add_due(q, item, ROADMAP_FIRST_DAY, due);
		day.year += day.month == 12;
		day.month = (day.month + MONTHS_A_QUARTER - 1) % 12 + 1;
	} while (due < q->program->end);
}

/* A due day for each time that what it waits for was done or took place. */
static void add_within(const struct span *q, const struct roadmap_item *item)
{
	const struct when *when = &item->when;

	for (size_t i = 0; when->of_event && i < q->records->n_events; i++) {
		const struct roadmap_event *event = &q->records->events[i];

		if (streq(event->kind, when->of) && event->date <= q->as_of)
			add_due(q, item, event->date, event->date + when->days);
	}
	for (size_t i = 0; !when->of_event && i < q->records->n_done; i++) {
		const struct roadmap_done *row = &q->records->done[i];

		if (streq(row->item, when->of) && row->done != DATE_NONE && row->done <= q->as_of)
			add_due(q, item, row->done, row->done + when->days);
	}
}

static void add_item(const struct span *q, const struct roadmap_item *item)
{
	switch (item->when.kind) {
	case WHEN_DATE:
		add_due(q, item, ROADMAP_FIRST_DAY, item->when.to);
		break;
	case WHEN_MONTHLY:
		add_monthly(q, item);
		break;
	case WHEN_QUARTERLY:
		add_quarterly(q, item);
		break;
	case WHEN_PROGRAM:
		add_due(q, item, ROADMAP_FIRST_DAY, q->program->end);
		break;
	case WHEN_WITHIN:
		add_within(q, item);
		break;
	case WHEN_ALWAYS:
		break;
	}
}

/* By day; within a day in the order of the road map, in which the items lie in memory. */
static int by_due(const void *va, const void *vb)
{
	const struct roadmap_due *a = va, *b = vb;

	if (a->due != b->due)
		return (a->due > b->due) - (a->due < b->due);
	return (a->item > b->item) - (a->item < b->item);
}

static void answer(const struct span *q)
{
	size_t first = q->dues->n;

	for (size_t i = 0; i < q->program->n_roadmap; i++)
		add_item(q, &q->program->roadmap[i]);
	if (q->dues->n > first)
		qsort(q->dues->items + first, q->dues->n - first, sizeof(*q->dues->items), by_due);
}

void roadmap_dues(const struct program *program, const struct roadmap_records *records, int from,
		  int to, struct roadmap_dues *dues)
{
	answer(&(struct span){ program, records, from, to, ROADMAP_LAST_DAY, dues });
}

void roadmap_overdue(const struct program *program, const struct roadmap_records *records,
		     int as_of, struct roadmap_dues *dues)
{
	size_t kept = dues->n;

	answer(&(struct span){ program, records, ROADMAP_FIRST_DAY, as_of - 1, as_of, dues });
	for (size_t i = kept; i < dues->n; i++)
		if (dues->items[i].done == DATE_NONE)
			dues->items[kept++] = dues->items[i];
	dues->n = kept;
}

int roadmap_next_due(const struct program *program, const struct roadmap_item *item,
		     const struct roadmap_records *records, int as_of)
{
	struct roadmap_dues dues = ROADMAP_DUES_INIT;
	struct span q = { program, records, as_of, ROADMAP_LAST_DAY, as_of, &dues };
	int next = DATE_NONE;

	add_item(&q, item);
	for (size_t i = 0; i < dues.n; i++)
		if (dues.items[i].done == DATE_NONE &&
		    (next == DATE_NONE || dues.items[i].due < next))
			next = dues.items[i].due;
	roadmap_dues_release(&dues);
	return next;
}

int roadmap_school_day(const struct program *program, int due)
{
	for (int day = due; day > due - LONGEST_HOLIDAYS; day--)
		if (calendar_is_school_day(&program->calendar, day))
			return day;
	return DATE_NONE;
}

void roadmap_dues_release(struct roadmap_dues *dues)
{
	free(dues->items);
	*dues = (struct roadmap_dues)ROADMAP_DUES_INIT;
}

/* ---- in words ---- */

static const char *const months[] = {
	N_("January"),   N_("February"), N_("March"),    N_("April"),
	N_("May"),       N_("June"),     N_("July"),     N_("August"),
	N_("September"), N_("October"),  N_("November"), N_("December"),
};

static void add_date_text(struct strbuf *out, const struct when *when)
{
	struct ymd ymd = date_to_ymd(when->to);
	char date[DATE_SIZE];

	if (when->from == when->to)
		strbuf_addstr(out, date_format(when->to, date));
	else
		strbuf_addf(out, "%s %d", _(months[ymd.month - 1]), ymd.year);
}

static void add_within_text(struct strbuf *out, const struct when *when)
{
	const char *of = when->of_event ? terms_label(&words_event, when->of) : when->of;

	strbuf_addf(out, nth_("within %d day after: %s", "within %d days after: %s", when->days),
		    when->days, of);
}

char *roadmap_when_text(const struct when *when)
{
	struct strbuf out = STRBUF_INIT;

	switch (when->kind) {
	case WHEN_DATE:
		add_date_text(&out, when);
		break;
	case WHEN_MONTHLY:
		strbuf_addf(&out, _("every month on day %d"), when->day);
		break;
	case WHEN_QUARTERLY:
		strbuf_addstr(&out, _("every quarter"));
		break;
	case WHEN_ALWAYS:
		strbuf_addstr(&out, _("all the time"));
		break;
	case WHEN_PROGRAM:
		strbuf_addstr(&out, _("within the terms of the programme"));
		break;
	case WHEN_WITHIN:
		add_within_text(&out, when);
		break;
	}
	return strbuf_detach(&out, NULL);
}
