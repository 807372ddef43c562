/* year_calendar.c - the days of the programme as a calendar file */
#include "report/year_calendar.h"

#include "model/columns/columns.h"
#include "model/vocabulary.h"

static const struct program *program_of(const struct year_calendar *calendar)
{
	return &calendar->bases->programme->program;
}

void year_calendar_open(struct year_calendar *calendar, const struct bases *bases)
{
	calendar->bases = bases;
	calendar->file = ical_open(label_text(&bases->programme->program.name), bases->today);
}

/* "roadmap-4.2@school-0-2021"; the caller frees it. */
static char *make_uid(const struct year_calendar *calendar, const char *what, const char *id)
{
	return xstrfmt("%s-%s@%s", what, id, program_of(calendar)->id);
}

static void add(struct year_calendar *calendar, const char *what, const char *id,
		struct ical_entry entry)
{
	char *uid = make_uid(calendar, what, id);

	entry.uid = uid;
	ical_add(calendar->file, &entry);
	free(uid);
}

/* ---- the road map ---- */

/* The due days of one item. */
struct item_days {
	const struct roadmap_item *item;
	int *open, *done; /* ascending */
	size_t n_open, n_done;
};

static void find_days(struct item_days *days, const struct roadmap_dues *dues,
		      const struct roadmap_item *item, bool all)
{
	*days = (struct item_days){ .item = item,
				    .open = xcalloc(dues->n, sizeof(*days->open)),
				    .done = xcalloc(dues->n, sizeof(*days->done)) };
	for (size_t i = 0; i < dues->n; i++) {
		if (dues->items[i].item != item)
			continue;
		if (all || dues->items[i].done == DATE_NONE)
			days->open[days->n_open++] = dues->items[i].due;
		else
			days->done[days->n_done++] = dues->items[i].due;
	}
}

/* Section, who answers for it, what results: a line each. */
static void describe(struct strbuf *out, const struct roadmap_item *item)
{
	const char *section = label_text(&item->section), *result = label_text(&item->result);

	strbuf_addstr(out, section);
	for (size_t i = 0; i < item->responsible.n; i++)
		strbuf_addf(out, "%s%s",
			    i          ? ", "
			    : out->len ? "\n"
				       : "",
			    terms_label(&vocabulary_responsible, item->responsible.items[i]));
	if (*result)
		strbuf_addf(out, "%s%s", out->len ? "\n" : "", result);
}

/* A line for each open day in the holidays or on a day off. */
static void describe_days_off(struct strbuf *out, const struct program *program,
			      const struct item_days *days)
{
	for (size_t i = 0; i < days->n_open; i++) {
		int by = roadmap_school_day(program, days->open[i]);
		char due[DATE_SIZE], before[DATE_SIZE];

		if (by == days->open[i] || by == DATE_NONE)
			continue;
		strbuf_addf(out, "%s", out->len ? "\n" : "");
		strbuf_addf(out, _("%s is a day off: do it by %s"), date_format(days->open[i], due),
			    date_format(by, before));
	}
}

/* Whether the rule of a quarterly item names the day; the end of the programme is a due day besides. */
static bool ends_a_quarter(int date)
{
	struct ymd next = date_to_ymd(date + 1);

	return next.day == 1 && next.month % 3 == 1;
}

/* A repeated item: one entry with a rule from its first open day on. */
static void add_repeated(struct year_calendar *calendar, const struct item_days *days,
			 struct ical_entry entry)
{
	bool quarterly = days->item->when.kind == WHEN_QUARTERLY;
	int *except = xcalloc(days->n_done, sizeof(*except));
	size_t n_rule = days->n_open, n = 0;

	while (quarterly && n_rule && !ends_a_quarter(days->open[n_rule - 1]))
		n_rule--;
	if (n_rule) {
		entry.repeat = quarterly ? ICAL_QUARTERLY : ICAL_MONTHLY;
		entry.day = days->item->when.day;
		entry.until = program_of(calendar)->end;
	}
	entry.from = entry.to = days->open[0];
	for (size_t i = 0; i < days->n_done; i++)
		if (days->done[i] > entry.from)
			except[n++] = days->done[i];
	entry.except = except;
	entry.n_except = n;
	entry.also = days->open + (n_rule ? n_rule : 1);
	entry.n_also = days->n_open - (n_rule ? n_rule : 1);
	add(calendar, "roadmap", days->item->id, entry);
	free(except);
}

static void add_single(struct year_calendar *calendar, const struct item_days *days,
		       struct ical_entry entry)
{
	for (size_t i = 0; i < days->n_open; i++) {
		char date[DATE_SIZE];
		char *id = i ? xstrfmt("%s-%s", days->item->id, date_format(days->open[i], date))
			     : xstrdup(days->item->id);

		entry.from = entry.to = days->open[i];
		add(calendar, "roadmap", id, entry);
		free(id);
	}
}

static void add_item(struct year_calendar *calendar, const struct item_days *days)
{
	const struct roadmap_item *item = days->item;
	struct strbuf summary = STRBUF_INIT, description = STRBUF_INIT;
	struct ical_entry entry = { .alarm = calendar->alarm, .category = _("road map") };

	strbuf_addf(&summary, "%s %s", item->id, label_text(&item->name));
	describe(&description, item);
	describe_days_off(&description, program_of(calendar), days);
	entry.summary = summary.buf;
	entry.description = description.buf;
	if (days->n_open && (item->when.kind == WHEN_MONTHLY || item->when.kind == WHEN_QUARTERLY))
		add_repeated(calendar, days, entry);
	else
		add_single(calendar, days, entry);
	strbuf_release(&summary);
	strbuf_release(&description);
}

size_t year_calendar_roadmap(struct year_calendar *calendar, const struct roadmap_records *records,
			     bool all)
{
	const struct program *program = program_of(calendar);
	struct roadmap_dues dues = ROADMAP_DUES_INIT;
	size_t without_day = 0;

	roadmap_dues(program, records, ROADMAP_FIRST_DAY, ROADMAP_LAST_DAY, &dues);
	for (size_t i = 0; i < program->n_roadmap; i++) {
		struct item_days days;

		find_days(&days, &dues, &program->roadmap[i], all);
		add_item(calendar, &days);
		without_day += program->roadmap[i].when.kind == WHEN_ALWAYS;
		free(days.open);
		free(days.done);
	}
	roadmap_dues_release(&dues);
	return without_day;
}

/* ---- holidays and events ---- */

void year_calendar_holidays(struct year_calendar *calendar)
{
	const struct calendar *year = &program_of(calendar)->calendar;

	for (size_t i = 0; i < year->n_holidays; i++) {
		const struct holiday *holiday = &year->holidays[i];
		char date[DATE_SIZE];

		add(calendar, "holiday", date_format(holiday->from, date),
		    (struct ical_entry){ .from = holiday->from,
					 .to = holiday->to,
					 .summary = label_text(&holiday->name),
					 .category = _("holidays"),
					 .alarm = -1 });
	}
}

void year_calendar_events(struct year_calendar *calendar, const struct table *events)
{
	for (size_t row = 0; row < events->n_rows; row++) {
		const char *text = table_gets(events, row, "date");
		const char *kind = table_gets(events, row, "kind");
		const struct term *term = terms_by_label(&words_event, kind);
		int date = DATE_NONE;

		date_parse(text, strlen(text), &date);
		if (date == DATE_NONE || date <= calendar->bases->today)
			continue;
		add(calendar, "event", table_gets(events, row, "id"),
		    (struct ical_entry){ .from = date,
					 .to = date,
					 .summary = table_gets(events, row, "title"),
					 .description = table_gets(events, row, "audience"),
					 .category = term ? label_text(&term->name) : kind,
					 .alarm = calendar->alarm });
	}
}

/* ---- pairs ---- */

static const char *name_of(struct year_calendar *calendar, const struct person *person)
{
	const struct bases *bases = calendar->bases;

	if (!consent_export_refusal(bases, person, bases->today))
		return person->name;
	export_gate_refuse(&calendar->gate, person);
	return person->id;
}

/* "P-020: planning", and the people of the pair as a description where names are asked for. */
static void add_of_pair(struct year_calendar *calendar, const char *what, const char *id,
			const struct pair *pair, const char *named, const char *text,
			struct ical_entry entry)
{
	struct strbuf summary = STRBUF_INIT, description = STRBUF_INIT;

	strbuf_addf(&summary, "%s: %s", named, text);
	if (calendar->names && pair && pair->mentor && pair->mentee)
		strbuf_addf(&description, "%s – %s", name_of(calendar, pair->mentor),
			    name_of(calendar, pair->mentee));
	entry.summary = summary.buf;
	entry.description = description.buf;
	add(calendar, what, id, entry);
	strbuf_release(&summary);
	strbuf_release(&description);
}

static const char *stage_text(const struct year_calendar *calendar, int stage)
{
	return stage < 0 ? _("meeting")
			 : label_text(&program_of(calendar)->meetings.stages[stage].name);
}

void year_calendar_due_meetings(struct year_calendar *calendar, const struct progress *progress)
{
	const struct bases *bases = calendar->bases;
	size_t n;
	struct due *dues = meetings_due(bases, progress, &n);

	for (size_t i = 0; i < n; i++) {
		const struct pair *pair = &bases->pairs[dues[i].pair];
		int day = dues[i].due > bases->today ? dues[i].due : bases->today;

		if (dues[i].stage < 0 || dues[i].due == DATE_NONE)
			continue;
		add_of_pair(calendar, "meeting", pair->id, pair, pair->id,
			    stage_text(calendar, dues[i].stage),
			    (struct ical_entry){ .from = day,
						 .to = day,
						 .category = _("meetings"),
						 .alarm = calendar->alarm });
	}
	free(dues);
}

void year_calendar_meeting(struct year_calendar *calendar, const struct meeting *meeting,
			   const char *topic)
{
	size_t pair = bases_next_pair(calendar->bases, meeting->pair_id, 0);
	struct strbuf text = STRBUF_INIT;

	strbuf_addf(&text, "%s%s%s", stage_text(calendar, meeting->stage), *topic ? ", " : "",
		    topic);
	if (meeting->date != DATE_NONE)
		add_of_pair(calendar, "held", meeting->id,
			    pair == SIZE_MAX ? NULL : &calendar->bases->pairs[pair],
			    meeting->pair_id, text.buf,
			    (struct ical_entry){ .from = meeting->date,
						 .to = meeting->date,
						 .category = _("meetings"),
						 .alarm = -1 });
	strbuf_release(&text);
}

void year_calendar_goals(struct year_calendar *calendar, const struct goals *goals)
{
	const struct bases *bases = calendar->bases;

	for (size_t i = 0; i < goals->n; i++) {
		const struct goal *goal = &goals->items[i];
		size_t at = bases_next_pair(bases, goal->pair_id, 0);

		while (at != SIZE_MAX && !pair_is_open(&bases->pairs[at], bases->today))
			at = bases_next_pair(bases, goal->pair_id, at + 1);
		if (at == SIZE_MAX || goal->due == DATE_NONE ||
		    (goal->state != GOAL_OPEN && goal->state != GOAL_OVERDUE))
			continue;
		add_of_pair(calendar, "goal", goal->id, &bases->pairs[at], goal->pair_id,
			    goal->text,
			    (struct ical_entry){ .from = goal->due,
						 .to = goal->due,
						 .category = _("development plan"),
						 .alarm = calendar->alarm });
	}
}
