/* check.c - reads a programme as far as it can be read, and runs the rules */
#include "model/rules/check.h"

#include "base/date.h"
#include "base/text.h"
#include "model/rules/areas.h"

const struct check_area *const check_areas[] = {
	&check_reading,    &check_program,   &check_cells, &check_references,
	&check_people,     &check_consents,  &check_pairs, &check_meetings,
	&check_monitoring, &check_registers, NULL,
};

const struct check_rule *check_find_rule(const char *name)
{
	for (size_t a = 0; check_areas[a]; a++)
		for (size_t i = 0; i < check_areas[a]->n; i++)
			if (streq(check_areas[a]->rules[i].name, name))
				return &check_areas[a]->rules[i];
	return NULL;
}

/* ---- what rules ask ---- */

const struct check_file *check_file(const struct check *c, const char *name)
{
	for (size_t i = 0; i < c->n_files; i++)
		if (streq(c->files[i].schema->name, name))
			return &c->files[i];
	BUG("no file '%s'", name);
}

bool check_is_whole(const struct check *c, const char *name)
{
	const struct check_file *file = check_file(c, name);

	if (!file->table->exists)
		return !file->schema->must_exist;
	return !file->table->broken;
}

/* As kurator writes it; "" where it cannot be read. */
static const char *value_at(const struct check_file *file, size_t row, size_t index)
{
	unsigned char state = file->states[row * file->schema->n_columns + index];

	if (state == CELL_EMPTY || state == CELL_BAD)
		return "";
	if (file->values[index] && file->values[index][row])
		return file->values[index][row];
	return table_get(file->table, row, file->columns[index]);
}

const char *file_value(const struct check_file *file, size_t row, const char *column)
{
	size_t index = schema_column_index(file->schema, column);

	if (index == SIZE_MAX)
		BUG("%s has no column '%s'", file->schema->name, column);
	return value_at(file, row, index);
}

const char *row_value(const struct check_row *row, const char *column)
{
	return file_value(row->file, row->origin.row, column);
}

int row_date(const struct check_row *row, const char *column)
{
	const char *value = row_value(row, column);
	int date = DATE_NONE;

	date_parse(value, strlen(value), &date);
	return date;
}

const struct person *check_person(const struct check *c, const char *id)
{
	const struct person *mentee = bases_mentee(&c->bases, id);

	return mentee ? mentee : bases_mentor(&c->bases, id);
}

/* A row whose line could not be taken apart says nothing by its cells. */
static bool is_broken_row(const struct check_file *file, size_t row)
{
	char key[32];

	if (!file->table->broken)
		return false;
	snprintf(key, sizeof(key), "%zu", table_line(file->table, row));
	return strmap_gets(&file->broken_lines, key) != STRMAP_NONE;
}

static void add_finding(struct check *c, struct place place, const char *fmt, va_list ap)
{
	struct strbuf text = STRBUF_INIT;

	strbuf_vaddf(&text, fmt, ap);
	findings_add(c->findings, place, c->rule->severity, c->rule->name, "%s", text.buf);
	strbuf_release(&text);
}

void check_found(struct check *c, const struct origin *at, const char *column, const char *fmt, ...)
{
	const struct check_file *file = check_file(c, at->file);
	struct place place = {
		.file = at->file, .line = at->line, .column = column, .row = at->row + 1
	};
	va_list ap;

	if (is_broken_row(file, at->row))
		return;
	if (file->schema->id_prefix)
		place.id = file_value(file, at->row, "id");
	va_start(ap, fmt);
	add_finding(c, place, fmt, ap);
	va_end(ap);
}

void check_found_in_file(struct check *c, const char *file, size_t line, const char *column,
			 const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	add_finding(c, (struct place){ .file = file, .line = line, .column = column }, fmt, ap);
	va_end(ap);
}

/* ---- running ---- */

static void run_on_files(struct check *c)
{
	for (size_t i = 0; i < c->n_files; i++)
		if (c->files[i].table->exists)
			c->rule->find(c, &c->files[i]);
}

static struct check_row row_at(const struct check_file *file, size_t row)
{
	struct origin origin = { file->schema->name, row, table_line(file->table, row), false };

	return (struct check_row){ origin, file };
}

static void run_on_cells_of(struct check *c, const struct check_file *file, size_t number)
{
	size_t n = file->schema->n_columns;
	struct check_cell cell = { .row = row_at(file, number) };

	for (size_t i = 0; i < n; i++) {
		if (file->columns[i] == TABLE_NONE)
			continue;
		cell.column = &file->schema->columns[i];
		cell.raw = table_get(file->table, number, file->columns[i]);
		cell.value = value_at(file, number, i);
		cell.state = (enum cell_state)file->states[number * n + i];
		c->rule->find(c, &cell);
	}
}

static void run_on_cells(struct check *c, const struct check_file *file)
{
	for (size_t i = 0; i < file->table->n_rows; i++)
		if (!is_broken_row(file, i))
			run_on_cells_of(c, file, i);
}

static void run_on_rows(struct check *c, const struct check_file *file)
{
	for (size_t i = 0; i < file->table->n_rows; i++) {
		struct check_row row = row_at(file, i);

		if (!is_broken_row(file, i))
			c->rule->find(c, &row);
	}
}

static bool is_broken(const struct check *c, const struct origin *at)
{
	return is_broken_row(check_file(c, at->file), at->row);
}

static bool has_broken_person(const struct check *c, const struct pair *pair)
{
	return (pair->mentor && is_broken(c, &pair->mentor->origin)) ||
	       (pair->mentee && is_broken(c, &pair->mentee->origin));
}

static void run_on_people(struct check *c)
{
	for (size_t i = 0; i < c->bases.n_mentors; i++)
		c->rule->find(c, &c->bases.mentors[i]);
	for (size_t i = 0; i < c->bases.n_mentees; i++)
		c->rule->find(c, &c->bases.mentees[i]);
}

static void run_on_pairs(struct check *c)
{
	for (size_t i = 0; i < c->bases.n_pairs; i++)
		if (!has_broken_person(c, &c->bases.pairs[i]))
			c->rule->find(c, &c->bases.pairs[i]);
}

static void run_on_meetings(struct check *c)
{
	for (size_t i = 0; i < c->bases.n_meetings; i++)
		c->rule->find(c, &c->bases.meetings[i]);
}

static void run_on_lines(struct check *c)
{
	for (size_t i = 0; i < c->bases.n_pairs; i++) {
		const struct pair *pair = &c->bases.pairs[i];
		const struct check_line line = { pair->id, meetings_of(&c->index, pair) };

		c->rule->find(c, &line);
	}
	for (size_t i = 0; i < c->index.n_groups; i++) {
		const struct check_line line = { group_first(&c->index, i)->group,
						 meetings_of_group(&c->index, i) };

		c->rule->find(c, &line);
	}
}

static void run_rule(struct check *c, const struct check_rule *rule)
{
	c->rule = rule;
	switch (rule->scope) {
	case CHECK_READING:
		return;
	case CHECK_ONCE:
		rule->find(c, NULL);
		return;
	case CHECK_FILE:
		run_on_files(c);
		return;
	case CHECK_CELL:
		for (size_t i = 0; i < c->n_files; i++)
			run_on_cells(c, &c->files[i]);
		return;
	case CHECK_ROW:
		run_on_rows(c, check_file(c, rule->file));
		return;
	case CHECK_PERSON:
		run_on_people(c);
		return;
	case CHECK_PAIR:
		run_on_pairs(c);
		return;
	case CHECK_MEETING:
		run_on_meetings(c);
		return;
	case CHECK_LINE:
		run_on_lines(c);
		return;
	}
	BUG("scope %d", (int)rule->scope);
}

/* What needs no program.yaml. */
static bool is_about_one_file(const struct check_rule *rule)
{
	return rule->scope == CHECK_FILE || rule->scope == CHECK_CELL;
}

static void run_rules(struct check *c)
{
	for (size_t a = 0; check_areas[a]; a++) {
		for (size_t i = 0; i < check_areas[a]->n; i++) {
			const struct check_rule *rule = &check_areas[a]->rules[i];

			if (c->errors_only && rule->severity != SEVERITY_ERROR)
				continue;
			if (c->program || is_about_one_file(rule))
				run_rule(c, rule);
		}
	}
}

/* ---- reading ---- */

/* What became of a value before: labels are folded and compared with all others, so each is looked up once. */
struct known_value {
	const char *value;
	enum cell_state state;
};

struct value_cache {
	struct strmap map;
	struct known_value *items;
	size_t n;
	size_t alloc;
};

/* "a; b" and "a;b" are the same list. */
static bool is_same_list(const char *a, const char *b)
{
	const char *piece_a, *piece_b;
	size_t len_a, len_b;

	for (;;) {
		bool more_a = list_next(&a, &piece_a, &len_a);
		bool more_b = list_next(&b, &piece_b, &len_b);

		if (!more_a || !more_b)
			return more_a == more_b;
		if (len_a != len_b || memcmp(piece_a, piece_b, len_a))
			return false;
	}
}

static bool is_list(const struct column *column)
{
	return column->list || column->type == COLUMN_DAYS;
}

static struct known_value read_value(struct check *c, const struct column *column, const char *raw)
{
	struct strbuf value = STRBUF_INIT, why = STRBUF_INIT;
	struct known_value known = { raw, CELL_FINE };

	if (column_normalise(column, c->program, raw, &value, &why)) {
		known.state = column->open ? CELL_UNLISTED : CELL_BAD;
		if (known.state == CELL_BAD)
			known.value = "";
	} else if (!value.len) {
		known = (struct known_value){ "", CELL_EMPTY };
	} else if (!streq(value.buf, raw)) {
		known.value = arena_memdup0(&c->arena, value.buf, value.len);
		known.state = is_list(column) && is_same_list(raw, value.buf) ? CELL_FINE
									      : CELL_OTHER_FORM;
	}
	strbuf_release(&value);
	strbuf_release(&why);
	return known;
}

static struct known_value read_cached(struct check *c, struct value_cache *cache,
				      const struct column *column, const char *raw)
{
	size_t at;

	if (column->type != COLUMN_WORDS && column->type != COLUMN_VOCABULARY &&
	    column->type != COLUMN_FORMS)
		return read_value(c, column, raw);
	at = strmap_add(&cache->map, raw, strlen(raw), cache->n);
	if (at != STRMAP_NONE)
		return cache->items[at];
	ALLOC_GROW(cache->items, cache->n + 1, cache->alloc);
	return cache->items[cache->n++] = read_value(c, column, raw);
}

/* Most columns are as kurator writes them: only of the others values are kept. */
static void keep_value(struct check_file *file, size_t row, size_t index, const char *value)
{
	if (!file->values[index])
		file->values[index] = xcalloc(file->table->n_rows, sizeof(*file->values[index]));
	file->values[index][row] = value;
}

static void read_column(struct check *c, struct check_file *file, size_t index)
{
	const struct column *column = &file->schema->columns[index];
	struct value_cache cache = { .n = 0 };

	for (size_t row = 0; row < file->table->n_rows; row++) {
		const char *raw = table_get(file->table, row, file->columns[index]);
		struct known_value known = { "", CELL_EMPTY };
		size_t at = row * file->schema->n_columns + index;

		if (*raw)
			known = read_cached(c, &cache, column, raw);
		file->states[at] = (unsigned char)known.state;
		if (*known.value && !streq(known.value, raw))
			keep_value(file, row, index, known.value);
	}
	strmap_release(&cache.map);
	free(cache.items);
}

static void read_file(struct check *c, struct check_file *file, const struct file_schema *schema)
{
	size_t n_cells;

	file->table = store_read(&c->programme->store, schema->name, c->findings);
	if (file->table->n_columns || !file->table->exists)
		table_check_structure(file->table, schema, c->findings);
	file->columns = arena_calloc(&c->arena, schema->n_columns, sizeof(*file->columns));
	n_cells = size_mult(file->table->n_rows, schema->n_columns);
	file->values = xcalloc(schema->n_columns, sizeof(*file->values));
	file->states = xcalloc(n_cells, 1);
	for (size_t i = 0; i < schema->n_columns; i++) {
		file->columns[i] = table_column(file->table, schema->columns[i].name);
		read_column(c, file, i);
	}
	for (size_t row = 0; schema->id_prefix && row < file->table->n_rows; row++)
		id_index_add(&file->ids, file_value(file, row, "id"), row);
}

static size_t count_files(void)
{
	size_t n = 0;

	while (file_schemas[n])
		n++;
	return n;
}

/* Lines in which the reader found something wrong. */
static void note_broken_lines(struct check *c)
{
	for (size_t i = 0; i < c->findings->n; i++) {
		const struct finding *f = &c->findings->items[i];
		char key[32];

		for (size_t j = 0; j < c->n_files; j++) {
			if (!f->line || !streq(f->file, c->files[j].schema->name))
				continue;
			snprintf(key, sizeof(key), "%zu", f->line);
			strmap_add(&c->files[j].broken_lines, key, strlen(key), f->line);
		}
	}
}

static void read_files(struct check *c)
{
	const char **names;

	c->n_files = count_files();
	names = xcalloc(c->n_files, sizeof(*names));
	c->files = xcalloc(c->n_files, sizeof(*c->files));
	for (size_t i = 0; i < c->n_files; i++)
		names[i] = file_schemas[i]->name;
	for (size_t i = 0; i < c->n_files; i++)
		c->files[i].schema = file_schemas[i];
	store_snapshot(&c->programme->store, names, c->n_files, c->findings);
	note_broken_lines(c);
	for (size_t i = 0; i < c->n_files; i++)
		read_file(c, &c->files[i], file_schemas[i]);
	free(names);
}

static void check_release(struct check *c)
{
	for (size_t i = 0; i < c->n_files; i++) {
		for (size_t k = 0; k < c->files[i].schema->n_columns; k++)
			free(c->files[i].values[k]);
		free(c->files[i].values);
		free(c->files[i].states);
		id_index_release(&c->files[i].ids);
		strmap_release(&c->files[i].broken_lines);
	}
	free(c->files);
	arena_release(&c->arena);
	if (c->program)
		eligibility_release(&c->eligibility);
	pair_index_release(&c->index);
	bases_release(&c->bases);
}

static void say_not_compared(struct check *c)
{
	c->rule = check_find_rule("not-compared");
	check_found_in_file(c, PROGRAM_FILE, 0, NULL,
			    _("with these errors words are not looked up and files not compared"));
}

static void check_programme(struct programme *programme, bool errors_only,
			    struct findings *findings)
{
	struct check c = { .programme = programme,
			   .today = programme->today,
			   .findings = findings,
			   .errors_only = errors_only };

	if (programme->program.id)
		c.program = &programme->program;
	read_files(&c);
	if (c.program)
		bases_load(&c.bases, programme,
			   BASES_MEETINGS | BASES_CHOICES | BASES_REQUESTS | BASES_LENIENT);
	pair_index_init(&c.index, &c.bases);
	if (c.program)
		eligibility_init(&c.eligibility, &c.bases, c.today);
	else
		say_not_compared(&c);
	run_rules(&c);
	check_release(&c);
}

void check_errors(struct programme *programme, struct findings *findings)
{
	check_programme(programme, true, findings);
}

int check_run(const char *directory, int as_of, struct findings *findings)
{
	struct programme programme;
	int result = programme_open_lenient(&programme, directory, as_of, findings);

	if (!result)
		check_programme(&programme, false, findings);
	programme_release(&programme);
	findings_sort(findings);
	return result;
}
