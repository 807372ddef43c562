/* roadmap_file.c - what roadmap.csv and events.csv say of the road map */
#include "model/roadmap_file.h"

#include "model/columns/columns.h"

/* What a cell of the file means, kept in the arena; "" and a fault when it cannot be read. */
static const char *cell(struct roadmap_file *file, const struct program *program,
			const struct file_schema *schema, const struct table *table, size_t row,
			const char *name, struct findings *faults)
{
	struct strbuf value = STRBUF_INIT, why = STRBUF_INIT;
	const char *kept;

	if (column_normalise(schema_column(schema, name), program, table_gets(table, row, name),
			     &value, &why)) {
		strbuf_reset(&value);
		findings_add(faults,
			     (struct place){ .file = table->name,
					     .line = table_line(table, row),
					     .column = name },
			     SEVERITY_ERROR, "bad-value", "%s", why.buf);
	}
	kept = arena_memdup0(&file->arena, value.buf, value.len);
	strbuf_release(&value);
	strbuf_release(&why);
	return kept;
}

static int day_of(const char *text)
{
	int day = DATE_NONE;

	date_parse(text, strlen(text), &day);
	return day;
}

static void read_done(struct roadmap_file *file, const struct programme *programme,
		      const struct table *table, struct findings *faults)
{
	const struct program *program = &programme->program;

	file->done = xcalloc(table->n_rows, sizeof(*file->done));
	file->records.done = file->done;
	for (size_t i = 0; i < table->n_rows; i++) {
		struct roadmap_done row = {
			cell(file, program, &schema_roadmap, table, i, "item", faults),
			day_of(cell(file, program, &schema_roadmap, table, i, "due", faults)),
			day_of(cell(file, program, &schema_roadmap, table, i, "done", faults)),
		};

		if (row.done != DATE_NONE && row.done <= programme->today)
			file->done[file->records.n_done++] = row;
	}
}

static void read_events(struct roadmap_file *file, const struct programme *programme,
			const struct table *table, struct findings *faults)
{
	const struct program *program = &programme->program;

	file->events = xcalloc(table->n_rows, sizeof(*file->events));
	file->records.events = file->events;
	for (size_t i = 0; i < table->n_rows; i++) {
		struct roadmap_event row = {
			cell(file, program, &schema_events, table, i, "kind", faults),
			day_of(cell(file, program, &schema_events, table, i, "date", faults)),
		};

		if (row.date != DATE_NONE && row.date <= programme->today)
			file->events[file->records.n_events++] = row;
	}
}

int roadmap_file_read(struct roadmap_file *file, struct programme *programme)
{
	const struct table *done = programme_table(programme, &schema_roadmap);
	const struct table *events = programme_table(programme, &schema_events);
	struct findings faults = FINDINGS_INIT;
	int result;

	*file = (struct roadmap_file){ .done = NULL };
	if (!done || !events)
		return -1;
	read_done(file, programme, done, &faults);
	read_events(file, programme, events, &faults);
	result = findings_report(&faults);
	findings_release(&faults);
	return result;
}

void roadmap_file_release(struct roadmap_file *file)
{
	free(file->done);
	free(file->events);
	arena_release(&file->arena);
	*file = (struct roadmap_file){ .done = NULL };
}

const char *roadmap_state_id(enum roadmap_state state)
{
	return words_roadmap_state.items[state].id;
}

static int last_done(const struct roadmap_item *item, const struct roadmap_records *records,
		     int as_of)
{
	int last = DATE_NONE;

	for (size_t i = 0; i < records->n_done; i++) {
		int done = records->done[i].done;

		if (streq(records->done[i].item, item->id) && done != DATE_NONE && done <= as_of &&
		    (last == DATE_NONE || done > last))
			last = done;
	}
	return last;
}

static enum roadmap_state state_of(const struct roadmap_item *item,
				   const struct roadmap_standing *standing)
{
	if (standing->n_overdue)
		return ROADMAP_OVERDUE;
	if (standing->next != DATE_NONE)
		return ROADMAP_DUE;
	if (item->when.kind == WHEN_ALWAYS)
		return ROADMAP_ALWAYS;
	if (item->when.kind == WHEN_WITHIN && standing->last_done == DATE_NONE)
		return ROADMAP_WAITING;
	return ROADMAP_DONE;
}

struct roadmap_standing roadmap_standing(const struct program *program,
					 const struct roadmap_item *item,
					 const struct roadmap_records *records, int as_of)
{
	struct roadmap_standing standing = { .overdue = DATE_NONE };
	struct roadmap_dues dues = ROADMAP_DUES_INIT;

	roadmap_overdue(program, records, as_of, &dues);
	for (size_t i = 0; i < dues.n; i++) {
		if (dues.items[i].item != item)
			continue;
		if (!standing.n_overdue++)
			standing.overdue = dues.items[i].due;
	}
	roadmap_dues_release(&dues);
	standing.next = roadmap_next_due(program, item, records, as_of);
	standing.last_done = last_done(item, records, as_of);
	standing.state = state_of(item, &standing);
	return standing;
}

static bool is_same_month(int a, int b, int months)
{
	struct ymd x = date_to_ymd(a), y = date_to_ymd(b);

	return (x.year * 12 + x.month - 1) / months == (y.year * 12 + y.month - 1) / months;
}

static bool means(const struct when *when, int due, int day)
{
	switch (when->kind) {
	case WHEN_MONTHLY:
		return is_same_month(due, day, 1);
	case WHEN_QUARTERLY:
		return is_same_month(due, day, 3);
	case WHEN_DATE:
		return day >= when->from && day <= when->to;
	default:
		return due == day;
	}
}

int roadmap_due_day(const struct program *program, const struct roadmap_item *item,
		    const struct roadmap_records *records, int day)
{
	struct roadmap_dues dues = ROADMAP_DUES_INIT;
	int found = DATE_NONE;

	if (item->when.kind == WHEN_ALWAYS || item->when.kind == WHEN_WITHIN)
		return day;
	roadmap_dues(program, records, ROADMAP_FIRST_DAY, ROADMAP_LAST_DAY, &dues);
	for (size_t i = 0; i < dues.n && found == DATE_NONE; i++)
		if (dues.items[i].item == item && means(&item->when, dues.items[i].due, day))
			found = dues.items[i].due;
	roadmap_dues_release(&dues);
	return found;
}
