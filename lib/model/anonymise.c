/* anonymise.c - personal data go, figures stay */
#include "model/anonymise.h"

#include "base/text.h"
#include "model/columns/columns.h"

#define NOTHING "—" /* where a cell must not be empty */

/* ---- whom a record is about ---- */

static size_t index_of(const struct strmap *map, const char *id)
{
	size_t index = strmap_gets(map, id);
	struct strbuf latin = STRBUF_INIT;

	if (index == STRMAP_NONE && *id) {
		text_latin_lookalike(&latin, id, strlen(id));
		index = strmap_gets(map, latin.buf);
		strbuf_release(&latin);
	}
	return index;
}

/* The people whom a column may name: a null pointer where it names nobody. */
static const struct strmap *named_in(const struct anonymise *a, const struct file_schema *schema,
				     const struct column *column)
{
	bool is_base = schema == &schema_mentors || schema == &schema_mentees;

	if (column->list)
		return NULL;
	if (column->target == TARGET_MENTOR || column->target == TARGET_MENTEE ||
	    column->target == TARGET_PERSON || (is_base && column->type == COLUMN_ID) ||
	    (schema == &schema_answers && streq(column->name, "person")))
		return &a->by_id;
	if (column->target == TARGET_PAIR || column->target == TARGET_PAIR_ONLY)
		return &a->by_pair;
	return NULL;
}

static size_t person_of(const struct anonymise *a, const struct file_schema *schema,
			const struct table *table, size_t row)
{
	for (size_t i = 0; i < schema->n_columns; i++) {
		const struct column *column = &schema->columns[i];
		const struct strmap *map = named_in(a, schema, column);
		size_t index =
			map ? index_of(map, table_gets(table, row, column->name)) : STRMAP_NONE;

		if (index != STRMAP_NONE)
			return index;
	}
	return STRMAP_NONE;
}

static size_t person_of_pair(const struct anonymise *a, const struct pair *pair)
{
	size_t mentee = index_of(&a->by_id, pair->mentee_id);

	return mentee != STRMAP_NONE ? mentee : index_of(&a->by_id, pair->mentor_id);
}

/* A group is theirs when no pair of it is of others alone. */
static void map_pairs(struct anonymise *a)
{
	const struct bases *bases = a->bases;
	struct strmap of_others = STRMAP_INIT;

	for (size_t i = 0; i < bases->n_pairs; i++) {
		const struct pair *pair = &bases->pairs[i];
		size_t person = person_of_pair(a, pair);

		if (person != STRMAP_NONE)
			strmap_add(&a->by_pair, pair->id, strlen(pair->id), person);
		else
			strmap_add(&of_others, pair->group, strlen(pair->group), 0);
	}
	for (size_t i = 0; i < bases->n_pairs; i++) {
		const struct pair *pair = &bases->pairs[i];

		if (*pair->group && strmap_gets(&of_others, pair->group) == STRMAP_NONE)
			strmap_add(&a->by_pair, pair->group, strlen(pair->group),
				   person_of_pair(a, pair));
	}
	strmap_release(&of_others);
}

/* ---- what becomes of a cell ---- */

static void add_year(struct strbuf *out, const char *birth)
{
	int first, last;

	if (!birth_parse(birth, &first, &last))
		strbuf_addf(out, "%d", date_to_ymd(first).year);
}

static void add_class_number(struct strbuf *out, const char *value)
{
	struct school_class class;

	if (!class_parse(value, &class))
		strbuf_addf(out, "%d", class.number);
}

static void add_plain_categories(struct strbuf *out, const struct program *program, enum side side,
				 const char *list)
{
	const char *next = list, *piece;
	size_t len, start = out->len;

	while (list_next(&next, &piece, &len)) {
		char *word = xmemdup0(piece, len);
		const struct category *category = program_category_by_label(program, side, word);

		if (category && !category->sensitive)
			strbuf_addf(out, "%s%s", out->len > start ? ";" : "", word);
		free(word);
	}
}

/* A text that is one of the words of its column says nothing of a person. */
static void add_text(struct strbuf *out, const struct anonymise *a, const struct column *column,
		     const char *value)
{
	if (column->kept)
		personal_redact(&a->strings, value, out);
	else if (column->terms && terms_by_label(column->terms, value))
		strbuf_addstr(out, value);
	else if (column->required)
		strbuf_addstr(out, NOTHING);
}

/* An answer by which something is counted. */
static bool is_counted(const struct anonymise *a, const struct table *table, size_t row)
{
	const struct survey *survey =
		program_survey(&a->bases->programme->program, table_gets(table, row, "survey"));
	const struct question *question =
		survey ? survey_question(survey, table_gets(table, row, "question")) : NULL;

	return question && question->type != QUESTION_OPEN;
}

static void add_anonymous(struct strbuf *out, const struct anonymise *a,
			  const struct column *column, const char *value, const char *id)
{
	const struct program *program = &a->bases->programme->program;

	switch (column->type) {
	case COLUMN_NAME:
		strbuf_addstr(out, column->required ? id : "");
		break;
	case COLUMN_EMAIL:
	case COLUMN_PHONE:
	case COLUMN_DAYS:
		break;
	case COLUMN_BIRTH:
		add_year(out, value);
		break;
	case COLUMN_CLASS:
		add_class_number(out, value);
		break;
	case COLUMN_TEXT:
		add_text(out, a, column, value);
		break;
	case COLUMN_VOCABULARY:
		if (column->vocabulary == VOCABULARY_MENTOR_CATEGORIES)
			add_plain_categories(out, program, SIDE_MENTOR, value);
		else if (column->vocabulary == VOCABULARY_MENTEE_CATEGORIES)
			add_plain_categories(out, program, SIDE_MENTEE, value);
		else
			strbuf_addstr(out, value);
		break;
	default:
		strbuf_addstr(out, value);
	}
}

/* ---- records ---- */

/* Returns whether the cell is another one now. */
static bool set_cell(struct table *table, size_t row, size_t place, const struct strbuf *value)
{
	if (streq(table_get(table, row, place), value->buf))
		return false;
	table_set(table, row, place, value->buf);
	return true;
}

/* What kurator does not know may be anything. */
static bool empty_cell(const struct anonymise *a, const struct file_schema *schema,
		       const struct column *column, struct table *table, size_t row, size_t place,
		       const char *id)
{
	const char *value = table_get(table, row, place);
	struct strbuf out = STRBUF_INIT;
	bool changed;

	if (!*value)
		return false;
	if (column && schema == &schema_answers && streq(column->name, "answer")) {
		if (is_counted(a, table, row))
			strbuf_addstr(&out, value);
	} else if (column) {
		add_anonymous(&out, a, column, value, id);
	}
	changed = set_cell(table, row, place, &out);
	strbuf_release(&out);
	return changed;
}

static const struct column *column_at(const struct file_schema *schema, const struct table *table,
				      size_t place)
{
	for (size_t i = 0; i < schema->n_columns; i++)
		if (table_column(table, schema->columns[i].name) == place)
			return &schema->columns[i];
	return NULL;
}

static void note_column(struct strbuf *list, const char *name)
{
	if (!list_has(list->buf, name))
		strbuf_addf(list, "%s%s", list->len ? ";" : "", name);
}

static void empty_record(const struct anonymise *a, const struct file_schema *schema,
			 const struct column *const *columns, struct table *table, size_t row,
			 struct anonymous_person *person)
{
	bool is_base = schema == &schema_mentors || schema == &schema_mentees, changed = false;

	for (size_t place = 0; place < table->n_columns; place++) {
		if (!empty_cell(a, schema, columns[place], table, row, place, person->end.id))
			continue;
		changed = true;
		if (is_base)
			note_column(&person->columns, table->columns[place]);
	}
	person->n_records += changed && !is_base;
}

/* The practice of a pair stays, whole but for names: given names, too, by which everybody there knows them. */
static void redact_practice(const struct anonymise *a, const struct column *const *columns,
			    struct table *table, size_t row)
{
	struct personal_strings given;

	anonymise_given_names(a, table_gets(table, row, "pair"), &given);
	for (size_t place = 0; place < table->n_columns; place++) {
		struct strbuf out = STRBUF_INIT;

		if (columns[place] && columns[place]->kept &&
		    personal_redact(&given, table_get(table, row, place), &out))
			set_cell(table, row, place, &out);
		strbuf_release(&out);
	}
	personal_release(&given);
}

/* A record about others may name them in a text. */
static void redact_record(struct anonymise *a, const struct column *const *columns,
			  struct table *table, size_t row)
{
	for (size_t place = 0; place < table->n_columns; place++) {
		struct strbuf out = STRBUF_INIT;

		if (columns[place] && columns[place]->type != COLUMN_TEXT)
			continue;
		if (personal_redact(&a->strings, table_get(table, row, place), &out))
			a->n_redacted += set_cell(table, row, place, &out);
		strbuf_release(&out);
	}
}

/* A name in a heading, or where only an id, a day or a number may stand. */
static int check_table(const struct anonymise *a, const struct table *table)
{
	int result = 0;

	for (size_t row = 0; row < table->n_rows + 1; row++) {
		size_t at = row ? row - 1 : TABLE_HEADER;
		struct strbuf raw = STRBUF_INIT;
		const struct personal_string *found;

		table_raw(table, at, &raw);
		found = personal_find(&a->strings, raw.buf, raw.len);
		if (found)
			result = error(_("%s:%zu: '%s' stands where no text is expected: correct "
					 "it first"),
				       table->name, row ? table_line(table, at) : (size_t)1,
				       found->text);
		strbuf_release(&raw);
	}
	return result;
}

static int anonymise_file(struct anonymise *a, const struct file_schema *schema)
{
	struct table *table = programme_edit(a->bases->programme, schema);
	const struct column **columns;
	int result;

	if (!table)
		return -1;
	columns = xcalloc(table->n_columns, sizeof(*columns));
	for (size_t place = 0; place < table->n_columns; place++)
		columns[place] = column_at(schema, table, place);
	for (size_t row = 0; row < table->n_rows; row++) {
		size_t person = person_of(a, schema, table, row);

		if (person != STRMAP_NONE)
			empty_record(a, schema, columns, table, row, &a->people[person]);
		else
			redact_record(a, columns, table, row);
		if (person != STRMAP_NONE && schema == &schema_practices)
			redact_practice(a, columns, table, row);
	}
	result = check_table(a, table);
	free(columns);
	return result;
}

/* ---- all of it ---- */

static void find_people(struct anonymise *a)
{
	struct retention_end *ends;

	a->n = retention_over(a->bases, &ends);
	a->people = xcalloc(a->n, sizeof(*a->people));
	for (size_t i = 0; i < a->n; i++) {
		a->people[i].end = ends[i];
		strbuf_init(&a->people[i].columns);
		strmap_add(&a->by_id, ends[i].id, strlen(ends[i].id), i);
	}
	free(ends);
}

int anonymise_run(struct anonymise *a, struct bases *bases)
{
	int result = 0;

	*a = (struct anonymise)ANONYMISE_INIT;
	a->bases = bases;
	find_people(a);
	if (!a->n)
		return 0;
	map_pairs(a);
	if (anonymise_collect(a))
		return -1;
	for (size_t i = 0; file_schemas[i]; i++)
		if (file_schemas[i] != &schema_journal)
			result |= anonymise_file(a, file_schemas[i]);
	a->hindered = result | anonymise_look_around(a);
	return a->hindered ? -1 : 0;
}

void anonymise_release(struct anonymise *a)
{
	for (size_t i = 0; i < a->n; i++)
		strbuf_release(&a->people[i].columns);
	for (size_t i = 0; i < a->n_gone; i++)
		free(a->gone[i]);
	free(a->people);
	free(a->gone);
	personal_release(&a->strings);
	strmap_release(&a->by_id);
	strmap_release(&a->by_pair);
	*a = (struct anonymise)ANONYMISE_INIT;
}
