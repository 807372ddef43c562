/* measure_records.c - measures.csv of the programme */
#include "model/measure_records.h"

#include "model/columns/columns.h"
#include "model/grouping.h"
#include "model/measures.h"

static const struct phase_names usual_phases = { NULL, NULL };

/* Measured values by participant, measure, phase and pair, the pair found where it is not named. */
struct measure_index {
	const struct bases *bases;
	struct strmap lines; /* line in the file; 0: of the input */
	struct strbuf key;
};

static const char *plain_phase(const char *label)
{
	switch (phase_parse(&usual_phases, label)) {
	case PHASE_ENTRY:
		return "entry";
	case PHASE_EXIT:
		return "exit";
	case PHASE_OTHER:
		break;
	}
	return label;
}

static void add_part(struct strbuf *key, const char *part)
{
	strbuf_addstr(key, part);
	strbuf_addch(key, '\0');
}

static void make_key(struct measure_index *index, const char *participant, const char *measure_name,
		     const char *phase, const char *pair_name, int date)
{
	const struct bases *bases = index->bases;
	const struct measure *measure =
		program_measure_by_label(&bases->programme->program, measure_name);
	const struct person *person = bases_participant(bases, participant);
	const struct pair *pair;

	participant = person ? person->id : participant;
	pair = bases_pair_of(bases, participant, pair_name, date);
	strbuf_reset(&index->key);
	add_part(&index->key, participant);
	add_part(&index->key, measure ? measure->id : measure_name);
	add_part(&index->key, plain_phase(phase));
	add_part(&index->key, pair ? pair->id : pair_name);
}

static void add_row(struct measure_index *index, const struct table *table, size_t row)
{
	make_key(index, table_gets(table, row, "participant"), table_gets(table, row, "measure"),
		 table_gets(table, row, "phase"), table_gets(table, row, "pair"),
		 table_day(table, row, "date", DATE_NONE));
	strmap_add(&index->lines, index->key.buf, index->key.len, table_line(table, row));
}

static void index_release(struct measure_index *index)
{
	strmap_release(&index->lines);
	strbuf_release(&index->key);
}

/* --- adding --- */

static void check_value(struct records *records, size_t i, const struct measure *measure)
{
	struct strbuf text = STRBUF_INIT;
	const char *value = record_get(records, i, "value");
	struct measured unused;

	if (measured_parse(measure, value, &unused, &text)) {
		record_fault(records, i, "value", "bad-value", "%s", text.buf);
	} else {
		measured_normalise(measure, value, &text);
		record_set(records, i, "value", text.buf);
	}
	strbuf_release(&text);
}

static void check_phase(struct records *records, size_t i)
{
	struct strbuf why = STRBUF_INIT;
	const char *phase = record_get(records, i, "phase");

	if (*phase && phase_check(&usual_phases, phase, &why))
		record_fault(records, i, "phase", "near-phase", "%s", why.buf);
	else if (*phase)
		record_set(records, i, "phase", plain_phase(phase));
	strbuf_release(&why);
}

static int check_date(struct records *records, size_t i, int today)
{
	const char *text = record_get(records, i, "date");
	char buf[DATE_SIZE];
	int date = today;

	if (!*text)
		record_set(records, i, "date", date_format(today, buf));
	else if (!date_parse(text, strlen(text), &date) && date > today)
		record_fault(records, i, "date", "future", _("'%s' is after today, %s"), text,
			     date_format(today, buf));
	return date;
}

static void check_pair(struct records *records, size_t i, const struct bases *bases, int date)
{
	const char *participant = record_get(records, i, "participant");
	const char *named = record_get(records, i, "pair");
	const struct person *person = bases_participant(bases, participant);

	if (!*named || !person || bases_next_pair(bases, named, 0) == SIZE_MAX)
		return; /* records_append() says what does not exist */
	if (!bases_pair_of(bases, person->id, named, date))
		record_fault(records, i, "pair", "other-pair", _("'%s' is not in '%s'"),
			     participant, named);
}

/* The same cell by cell is found by records_append(), which knows the key of the file. */
static bool is_same_pair_cell(const struct records *records, size_t i, const struct table *table,
			      size_t line)
{
	for (size_t row = 0; row < table->n_rows; row++)
		if (table_line(table, row) == line)
			return streq(table_gets(table, row, "pair"),
				     record_get(records, i, "pair"));
	return true;
}

static void check_double(struct records *records, size_t i, struct measure_index *index,
			 const struct table *table, int date)
{
	size_t line;

	make_key(index, record_get(records, i, "participant"), record_get(records, i, "measure"),
		 record_get(records, i, "phase"), record_get(records, i, "pair"), date);
	line = strmap_add(&index->lines, index->key.buf, index->key.len, 0);
	if (line != STRMAP_NONE && line && !is_same_pair_cell(records, i, table, line))
		record_fault(records, i, NULL, "duplicate",
			     _("such a record exists already: %s:%zu"), records->schema->name,
			     line);
}

void measure_records_check(struct records *records, const struct bases *bases,
			   const struct table *measures)
{
	struct measure_index index = { .bases = bases, .key = STRBUF_INIT };

	for (size_t row = 0; row < measures->n_rows; row++)
		add_row(&index, measures, row);
	for (size_t i = 0; i < records->n; i++) {
		const struct measure *measure = program_measure(&bases->programme->program,
								record_get(records, i, "measure"));
		int date = check_date(records, i, bases->today);

		check_phase(records, i);
		if (measure) {
			check_value(records, i, measure);
			if (!*record_get(records, i, "version") && *measure->version)
				record_set(records, i, "version", measure->version);
		}
		check_pair(records, i, bases, date);
		check_double(records, i, &index, measures, date);
	}
	index_release(&index);
}

/* --- missing --- */

struct missing_list {
	struct measure_index index;
	bool *in_use; /* by place of the measure in program.yaml */
	struct missing_measure *items;
	size_t n, alloc;
};

static void add_if_missing(struct missing_list *list, const struct missing_measure *due)
{
	struct measure_index *index = &list->index;

	if (due->due == DATE_NONE || due->due > index->bases->today)
		return;
	make_key(index, due->person->id, due->measure->id, due->phase, due->pair->id, due->due);
	if (strmap_get(&index->lines, index->key.buf, index->key.len) != STRMAP_NONE)
		return;
	ALLOC_GROW(list->items, list->n + 1, list->alloc);
	list->items[list->n++] = *due;
}

static bool is_meant_for(const struct measure *measure, const struct person *person)
{
	return !measure->kinds.n || (person->kind && ids_have(&measure->kinds, person->kind->id));
}

static void add_missing_of(struct missing_list *list, const struct pair *pair,
			   const struct measure *measure)
{
	struct missing_measure due = { pair->mentee, measure, pair, "entry", pair->started };

	if (!is_meant_for(measure, pair->mentee))
		return;
	add_if_missing(list, &due);
	due.phase = "exit";
	due.due = pair->started == DATE_NONE ? DATE_NONE : pair->ended;
	add_if_missing(list, &due);
}

/* Takes in the values that are there by today. */
static void look_at_rows(struct missing_list *list, const struct table *measures)
{
	const struct program *program = &list->index.bases->programme->program;
	bool any = false;

	for (size_t row = 0; row < measures->n_rows; row++) {
		const struct measure *measure =
			program_measure_by_label(program, table_gets(measures, row, "measure"));

		if (!measure || !*table_gets(measures, row, "value") ||
		    table_day(measures, row, "date", DATE_NONE) > list->index.bases->today)
			continue;
		add_row(&list->index, measures, row);
		list->in_use[measure - program->measures] = any = true;
	}
	for (size_t m = 0; m < program->n_measures && !any; m++)
		list->in_use[m] = true;
}

size_t measure_records_missing(const struct bases *bases, const struct table *measures,
			       struct missing_measure **missing)
{
	const struct program *program = &bases->programme->program;
	struct missing_list list = { .index = { .bases = bases, .key = STRBUF_INIT } };

	list.in_use = xcalloc(program->n_measures ? program->n_measures : 1, sizeof(*list.in_use));
	look_at_rows(&list, measures);
	for (size_t i = 0; i < bases->n_pairs; i++)
		for (size_t m = 0; m < program->n_measures && bases->pairs[i].mentee; m++)
			if (list.in_use[m])
				add_missing_of(&list, &bases->pairs[i], &program->measures[m]);
	free(list.in_use);
	index_release(&list.index);
	*missing = list.items;
	return list.n;
}
