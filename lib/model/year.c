/* year.c - a year of the programme as its files tell it */
#include "model/year.h"

#include "model/columns/columns.h"

const char *year_word(const struct table *table, size_t row, const char *column,
		      const struct terms *terms)
{
	const char *text = table_gets(table, row, column);
	const struct term *term = terms_by_label(terms, text);

	return term ? term->id : text;
}

static int first_day(const struct program *program)
{
	int first = program->start;

	for (size_t i = 0; i < program->n_roadmap; i++) {
		const struct when *when = &program->roadmap[i].when;

		if (when->kind == WHEN_DATE && when->from < first)
			first = when->from;
	}
	return first;
}

static int read_tables(struct year *year)
{
	const struct {
		const struct table **table;
		const struct file_schema *schema;
	} tables[] = {
		{ &year->events, &schema_events },       { &year->documents, &schema_documents },
		{ &year->answers, &schema_answers },     { &year->measures, &schema_measures },
		{ &year->practices, &schema_practices }, { &year->awards, &schema_awards },
		{ &year->contacts, &schema_contacts },   { &year->proposals, &schema_proposals },
		{ &year->staff, &schema_staff },
	};

	for (size_t i = 0; i < ARRAY_SIZE(tables); i++) {
		*tables[i].table = programme_table(year->programme, tables[i].schema);
		if (!*tables[i].table)
			return -1;
	}
	return 0;
}

int year_read(struct year *year, struct programme *programme)
{
	*year = (struct year){ .programme = programme,
			       .program = &programme->program,
			       .today = programme->today,
			       .from = first_day(&programme->program) };
	if (bases_load(&year->bases, programme, BASES_MEETINGS | BASES_REQUESTS) ||
	    bases_require_all(&year->bases) || roadmap_file_read(&year->roadmap, programme) ||
	    goals_read(&year->goals, &year->bases) || read_tables(year))
		return -1;
	group_index_init(&year->groups, &year->bases);
	year->progress = progress_of_pairs(&year->bases, &year->groups);
	topic_requests_read(&year->requests, &year->bases);
	topic_demands_count(&year->demands, &year->requests, &year->bases);
	return 0;
}

void year_release(struct year *year)
{
	topic_demands_release(&year->demands);
	topic_requests_release(&year->requests);
	free(year->progress);
	group_index_release(&year->groups);
	goals_release(&year->goals);
	roadmap_file_release(&year->roadmap);
	bases_release(&year->bases);
}

static bool is_of_this_year(const struct year *year, int day)
{
	return day != DATE_NONE && day >= year->from && day <= year->today;
}

size_t year_events(const struct year *year, const char *kind)
{
	size_t n = 0;

	for (size_t row = 0; row < year->events->n_rows; row++)
		n += is_of_this_year(year, table_day(year->events, row, "date", DATE_NONE)) &&
		     streq(year_word(year->events, row, "kind", &words_event), kind);
	return n;
}

static bool is_in_force(const struct year *year, size_t row, int since)
{
	int date = table_day(year->documents, row, "date", DATE_NONE);
	int until = table_day(year->documents, row, "until", DATE_NONE);

	return date != DATE_NONE && date <= year->today && (since == DATE_NONE || date >= since) &&
	       (until == DATE_NONE || until >= year->today);
}

size_t year_document(const struct year *year, const struct document_kind *kind, int since)
{
	const struct table *documents = year->documents;
	size_t found = TABLE_NONE;

	for (size_t row = 0; row < documents->n_rows; row++) {
		const char *text = table_gets(documents, row, "kind");

		if (program_document_kind_by_label(year->program, text) != kind ||
		    !is_in_force(year, row, since))
			continue;
		if (found == TABLE_NONE || table_day(documents, row, "date", DATE_NONE) >=
						   table_day(documents, found, "date", DATE_NONE))
			found = row;
	}
	return found;
}

bool year_has_role(const struct year *year, const char *role)
{
	for (size_t row = 0; row < year->staff->n_rows; row++) {
		int from = table_day(year->staff, row, "from", DATE_NONE),
		    to = table_day(year->staff, row, "to", DATE_NONE);
		const char *next = table_gets(year->staff, row, "roles"), *piece;
		size_t len;

		if ((from != DATE_NONE && from > year->today) ||
		    (to != DATE_NONE && to < year->today))
			continue;
		while (list_next(&next, &piece, &len)) {
			char *one = xmemdup0(piece, len);
			const struct term *term = terms_by_label(&words_role, one);

			free(one);
			if (term && streq(term->id, role))
				return true;
		}
	}
	return false;
}

bool year_has_pair(const struct year *year, const struct pair *pair)
{
	return pair_was_at_work(pair, year->program->start, year->today);
}

bool year_has_answer(const struct year *year, const struct person *person, const char *wave,
		     int since)
{
	for (size_t row = 0; row < year->answers->n_rows; row++) {
		int date = table_day(year->answers, row, "date", DATE_NONE);

		if (streq(table_gets(year->answers, row, "person"), person->id) &&
		    streq(table_gets(year->answers, row, "wave"), wave) && date != DATE_NONE &&
		    date >= since && date <= year->today)
			return true;
	}
	return false;
}
