/* merge.c - what differs between the sheet, the export and the programme, record by record */
#include "model/sheets/merge_state.h"

static const struct {
	const char *name, *label;
} kinds[DIFFERENCE_KINDS] = {
	[DIFFERENCE_ADDED] = { "added", N_("new record") },
	[DIFFERENCE_CHANGED] = { "changed", N_("change") },
	[DIFFERENCE_REMOVED] = { "removed", N_("not in the sheet") },
	[DIFFERENCE_CONFLICT] = { "conflict", N_("conflict") },
	[DIFFERENCE_RESTORED] = { "restored", N_("restored") },
	[DIFFERENCE_DAMAGED] = { "damaged", N_("damaged") },
	[DIFFERENCE_DOUBTFUL] = { "doubtful", N_("doubtful") },
	[DIFFERENCE_REFUSED] = { "refused", N_("refused") },
};

const char *difference_name(enum difference_kind kind)
{
	return kinds[kind].name;
}

const char *difference_label(enum difference_kind kind)
{
	return _(kinds[kind].label);
}

/* ---- differences ---- */

void merge_set_text(struct merge_state *s, const char **field, const char *text)
{
	*field = text && *text ? arena_memdup0(&s->merge->arena, text, strlen(text)) : "";
}

struct difference *merge_add(struct merge_state *s, enum difference_kind kind, size_t record,
			     const char *column)
{
	struct merge *merge = s->merge;
	const struct sheet_record *r = record == SIZE_MAX ? NULL : &s->records[record];
	struct difference *d;

	ALLOC_GROW(merge->items, merge->n + 1, merge->alloc);
	d = &merge->items[merge->n++];
	*d = (struct difference){ .kind = kind,
				  .line = r ? r->line : 0,
				  .row = r ? r->row : TABLE_NONE,
				  .record = record,
				  .id = r ? r->id : "",
				  .who = r ? r->who : "",
				  .base = "",
				  .today = "",
				  .sheet = "",
				  .value = "",
				  .note = "" };
	merge_set_text(s, &d->column, column);
	merge->counts[kind]++;
	return d;
}

/* ---- places of columns ---- */

static void find_places(struct merge_state *s)
{
	size_t n = s->sheet->n_columns;

	s->places = xcalloc(n, sizeof(*s->places));
	s->kept_places = xcalloc(n, sizeof(*s->kept_places));
	for (size_t i = 0; i < n; i++) {
		const char *name = s->sheet->columns[i].heading.name;

		s->places[i] = name ? table_column(s->table, name) : TABLE_NONE;
		s->kept_places[i] = name && s->kept ? kept_column(s->kept, name) : SIZE_MAX;
	}
}

/* ---- what is said of a record ---- */

/* What it says stands in the column to which it was joined, too. */
static bool is_joined_elsewhere(const struct recognised_column *column)
{
	return column->heading.part == PART_MENTOR || column->heading.part == PART_MENTEE;
}

/* A name, or else the first cells that say something. */
static void describe(struct merge_state *s, size_t record)
{
	const struct recognised_column *own = recognised_column(s->sheet, "name");
	const char *name = own ? recognised_cell(s->sheet, record, own)->text : NULL;
	struct strbuf text = STRBUF_INIT;
	size_t n = 0;

	merge_said(s, record, "name", &text);
	for (size_t c = 0; (n || !text.len) && c < s->sheet->n_columns && n < 3; c++) {
		const struct recognised_column *column = &s->sheet->columns[c];
		const struct grid_cell *cell = recognised_cell(s->sheet, record, column);

		if (!recognised_is_used(column) || !*cell->text || is_joined_elsewhere(column) ||
		    (column->heading.name && streq(column->heading.name, "id")))
			continue;
		strbuf_addf(&text, "%s%s", n++ ? ", " : "", cell->text);
	}
	if (n == 0 && name && streq(text.buf, name))
		s->records[record].who = name;
	else
		merge_set_text(s, &s->records[record].who, text.buf);
	strbuf_release(&text);
}

bool merge_note_doubt(struct merge_state *s, size_t record, const char *text,
		      const char *candidates)
{
	struct difference *d = merge_add(s, DIFFERENCE_DOUBTFUL, record, NULL);
	struct strbuf note = STRBUF_INIT;

	strbuf_addstr(&note, text);
	if (*candidates)
		strbuf_addf(&note, ": %s", candidates);
	merge_set_text(s, &d->note, note.buf);
	strbuf_release(&note);
	return false;
}

void merge_report_id(struct merge_state *s, size_t record, enum difference_kind kind,
		     enum damage damage)
{
	const struct sheet_record *r = &s->records[record];
	struct difference *d = merge_add(s, kind, record, "id");

	merge_set_text(s, &d->sheet,
		       recognised_cell(s->sheet, record, recognised_column(s->sheet, "id"))->text);
	merge_set_text(s, &d->base, r->kept != SIZE_MAX ? r->id : "");
	merge_set_text(s, &d->today, r->row != TABLE_NONE ? r->id : "");
	merge_set_text(s, &d->value, r->id);
	merge_set_text(s, &d->note, damage_text(damage));
	d->had_base = r->kept != SIZE_MAX;
}

/* ---- records ---- */

static void compare_record(struct merge_state *s, size_t record)
{
	for (size_t c = 0; c < s->sheet->n_columns; c++) {
		const struct recognised_column *column = &s->sheet->columns[c];

		if (recognised_is_used(column) &&
		    !(column->heading.name && streq(column->heading.name, "id")))
			merge_compare_cell(s, record, c);
	}
}

/* A value that the sheet gives but that cannot be taken has been said already. */
static bool is_reported(const struct merge_state *s, size_t record, const char *column)
{
	for (size_t i = s->merge->n; i-- > 0 && s->merge->items[i].record == record;)
		if (streq(s->merge->items[i].column, column))
			return true;
	return false;
}

/* Where the sheet has nothing; a value that cannot be taken is not nothing. */
static void fill_defaults(struct merge_state *s, size_t record)
{
	for (size_t i = 0; i < s->options->n_defaults; i++) {
		size_t index = schema_column_index(s->schema, s->options->defaults[i].column);

		if ((!s->values[index] || !*s->values[index]) &&
		    !is_reported(s, record, s->options->defaults[i].column))
			s->values[index] = s->options->defaults[i].value;
	}
}

/* The one kind of people that has classes; a null pointer: there are none, or several. */
static const char *kind_with_class(const struct program *program)
{
	const char *found = NULL;

	for (size_t i = 0; i < program->n_kinds; i++) {
		if (!program->kinds[i].minor)
			continue;
		if (found)
			return NULL;
		found = program->kinds[i].id;
	}
	return found;
}

/* Who has a class is of the kind that has classes, where the sheet does not say who it is. */
static void fill_kind(struct merge_state *s, size_t record)
{
	size_t kind = schema_column_index(s->schema, "kind"),
	       school_class = schema_column_index(s->schema, "class");

	if (!merge_are_people(s) || (s->values[kind] && *s->values[kind]) ||
	    !s->values[school_class] || !*s->values[school_class] || is_reported(s, record, "kind"))
		return;
	s->values[kind] = kind_with_class(&s->programme->program);
}

/* Adds the labels of the required columns without a value. */
static void list_missing(struct merge_state *s, size_t record, struct strbuf *names)
{
	struct sheet_record *r = &s->records[record];

	for (size_t i = 0; i < s->schema->n_columns; i++) {
		const struct column *column = &s->schema->columns[i];

		if (!column->required || column->type == COLUMN_ID ||
		    (s->values[i] && *s->values[i]))
			continue;
		r->incomplete = true;
		if (is_reported(s, record, column->name))
			continue;
		strbuf_addf(names, "%s%s", names->len ? ", " : "", _(column->label));
		if (!recognised_column(s->sheet, column->name))
			s->merge->lacking = column->name;
	}
}

/* An incomplete record is not added. */
static void withdraw(struct merge_state *s, struct difference *d, const char *missing)
{
	struct strbuf note = STRBUF_INIT;

	s->merge->counts[d->kind]--;
	d->kind = DIFFERENCE_REFUSED;
	s->merge->counts[d->kind]++;
	if (*missing)
		strbuf_addf(&note, _("not added, because this is missing: %s"), missing);
	else
		strbuf_addstr(&note, _("not added, because of what follows"));
	merge_set_text(s, &d->note, note.buf);
	strbuf_release(&note);
}

static size_t n_values(const struct merge_state *s)
{
	return s->schema->n_columns + s->sheet->n_columns;
}

/* Most columns of a record are empty: what is kept of many records is short. */
static void keep_values(struct merge_state *s, struct sheet_record *r)
{
	struct added_cell *cells;
	size_t n = 0;

	for (size_t i = 0; i < n_values(s); i++)
		n += s->values[i] && *s->values[i];
	cells = arena_calloc(&s->merge->arena, n, sizeof(*cells));
	for (size_t i = 0; i < n_values(s); i++)
		if (s->values[i] && *s->values[i])
			cells[r->n_cells++] = (struct added_cell){ i, s->values[i] };
	r->cells = cells;
}

/* People whom the sheet adds are known from then on, so that none is added twice. */
static void add_new_person(struct merge_state *s, size_t record)
{
	struct named_person person = { .id = "",
				       .row = TABLE_NONE,
				       .line = s->records[record].line };
	const char **const fields[] = { &person.name, &person.birth, &person.school_class,
					&person.kind };
	static const char *const columns[] = { "name", "birth", "class", "kind" };

	for (size_t i = 0; i < ARRAY_SIZE(columns); i++) {
		const char *known = s->values[schema_column_index(s->schema, columns[i])];
		struct strbuf value = STRBUF_INIT;

		*fields[i] = known;
		if (known && *known)
			continue;
		merge_said(s, record, columns[i], &value);
		merge_set_text(s, fields[i], value.buf);
		strbuf_release(&value);
	}
	names_add(&s->people, &person);
}

static void add_record(struct merge_state *s, size_t record)
{
	struct sheet_record *r = &s->records[record];
	struct strbuf missing = STRBUF_INIT;
	size_t added;

	memset(s->values, 0, n_values(s) * sizeof(*s->values));
	added = s->merge->n;
	merge_add(s, DIFFERENCE_ADDED, record, NULL);
	for (size_t c = 0; c < s->sheet->n_columns; c++) {
		const struct recognised_column *column = &s->sheet->columns[c];

		if (recognised_is_used(column) &&
		    !(column->heading.name && streq(column->heading.name, "id")))
			merge_read_added(s, record, c);
	}
	fill_defaults(s, record);
	fill_kind(s, record);
	list_missing(s, record, &missing);
	if (r->incomplete)
		withdraw(s, &s->merge->items[added], missing.buf);
	else
		keep_values(s, r);
	strbuf_release(&missing);
	if (merge_are_people(s))
		add_new_person(s, record);
}

/* A row that a delimiter within a value has divided: what stands below which heading, nobody can tell. */
static bool is_divided(struct merge_state *s, size_t record)
{
	bool divided = recognised_is_longer(s->sheet, record);

	if (!divided)
		return false;
	merge_note_doubt(
		s, record,
		s->sheet->grid->delimiter == ','
			? _("more cells than the heading has: a comma within a value without quotation marks, as in 22,5?")
			: _("more cells than the heading has: a delimiter within a value without quotation marks?"),
		"");
	s->any_held |= s->records[record].row == TABLE_NONE;
	return true;
}

static void match_and_compare(struct merge_state *s, size_t record)
{
	struct sheet_record *r = &s->records[record];
	size_t before = s->merge->n;
	enum id_match id;

	s->record = record;
	*r = (struct sheet_record){ .line = s->sheet->grid->rows[s->sheet->rows[record]].number,
				    .row = TABLE_NONE,
				    .kept = SIZE_MAX,
				    .id = "",
				    .who = "" };
	describe(s, record);
	id = merge_match_by_id(s, record);
	if (id == ID_DOUBTFUL || (id == ID_NONE && !merge_match_by_key(s, record)))
		return;
	if (r->id_damage != DAMAGE_NONE && r->added) {
		merge_report_id(s, record, DIFFERENCE_DAMAGED, r->id_damage);
		s->any_held = true;
		return;
	}
	if (r->id_damage != DAMAGE_NONE)
		merge_report_id(s, record, DIFFERENCE_RESTORED, r->id_damage);
	if (r->kept != SIZE_MAX)
		s->kept_seen[r->kept] = true;
	if (merge_is_taken(s, record) || merge_is_moved_id(s, record) || is_divided(s, record))
		return;
	if (r->added && *r->id && merge_are_people(s) && merge_is_known_person(s, record))
		return;
	if (r->added)
		add_record(s, record);
	else
		compare_record(s, record);
	s->merge->n_same += s->merge->n == before;
}

/* A name, or else the first cells of the export that say something. */
static void describe_row(struct merge_state *s, struct difference *d)
{
	const char *name = table_gets(s->table, d->row, "name");
	struct strbuf text = STRBUF_INIT;
	size_t n = 0;

	strbuf_addstr(&text, name);
	for (size_t c = 0; !*name && c < s->table->n_columns && n < 3; c++) {
		const char *cell = table_get(s->table, d->row, c);

		if (*cell && !streq(s->table->columns[c], "id"))
			strbuf_addf(&text, "%s%s", n++ ? ", " : "", cell);
	}
	merge_set_text(s, &d->who, text.buf);
	strbuf_release(&text);
}

/* A record of the sheet may be this one: then nobody can say that it is not there. */
static bool is_held(const struct merge_state *s, size_t row)
{
	struct strbuf key = STRBUF_INIT;
	bool held = s->held[row];

	if (!held && s->held_keys.n) {
		merge_key_of_row(s, row, &key);
		held = strmap_get(&s->held_keys, key.buf, key.len) != STRMAP_NONE;
	}
	strbuf_release(&key);
	return held;
}

/* What was exported, is still there, and is not in the sheet. */
static void find_removed(struct merge_state *s)
{
	size_t id = s->kept ? kept_column(s->kept, "id") : SIZE_MAX;

	for (size_t k = 0; s->kept && k < s->kept->n_rows; k++) {
		struct strbuf key = STRBUF_INIT;
		struct difference *d;
		size_t row;

		if (s->kept_seen[k])
			continue;
		if (merge_has_ids(s) && id != SIZE_MAX) {
			row = strmap_gets(&s->row_by_id, s->kept->rows[k].raw[id]);
		} else {
			merge_key_of_kept(s, k, &key);
			row = strmap_get(&s->row_by_key, key.buf, key.len);
			strbuf_release(&key);
		}
		if (row == STRMAP_NONE || row == SEVERAL || s->row_taken[row] || is_held(s, row))
			continue;
		d = merge_add(s, s->any_held ? DIFFERENCE_DOUBTFUL : DIFFERENCE_REMOVED, SIZE_MAX,
			      NULL);
		if (s->any_held)
			merge_set_text(s, &d->note,
				       _("not in the sheet, or it is a row whose id is damaged"));
		d->row = row;
		d->id = merge_has_ids(s) ? table_gets(s->table, row, "id") : "";
		describe_row(s, d);
	}
}

/* Somebody has written into a column that was not exported and that means nothing to kurator. */
static void find_added_columns(struct merge_state *s)
{
	for (size_t c = 0; s->kept && c < s->sheet->n_columns; c++) {
		const struct recognised_column *column = &s->sheet->columns[c];
		size_t n = recognised_count_unused(s->sheet, column);
		struct difference *d;
		char *note;

		if (!n)
			continue;
		d = merge_add(s, DIFFERENCE_DOUBTFUL, SIZE_MAX, column->text);
		note = xstrfmt(
			nth_("a column that was not exported: its %zu cell is not taken over",
			     "a column that was not exported: its %zu cells are not taken over", n),
			n);
		merge_set_text(s, &d->note, note);
		free(note);
	}
}

/* Who and what is there: of no use once all records are compared, and large. */
static void release_indexes(struct merge_state *s)
{
	for (size_t i = 0; i < SOURCES; i++) {
		strmap_release(&s->targets[i].ids);
		names_release(&s->targets[i].names);
	}
	names_release(&s->people);
	strmap_release(&s->row_by_id);
	strmap_release(&s->kept_by_id);
	strmap_release(&s->row_by_key);
	strmap_release(&s->kept_by_key);
	strmap_release(&s->added_keys);
	strmap_release(&s->pairs);
	strmap_release(&s->held_keys);
	merge_release_spoilt(s);
	merge_release_pairs(s);
}

int merge_compare(struct merge *merge, struct programme *programme, const struct table *table,
		  const struct recognised *sheet, const struct merge_options *options)
{
	struct merge_state *s = xcalloc(1, sizeof(*s));

	*merge = (struct merge){ .state = s, .n_records = sheet->n_rows };
	*s = (struct merge_state){ .merge = merge,
				   .programme = programme,
				   .schema = sheet->schema,
				   .table = table,
				   .sheet = sheet,
				   .kept = options->kept,
				   .options = options,
				   .shown = SHEET_VALUE_INIT };
	s->records = xcalloc(sheet->n_rows, sizeof(*s->records));
	s->row_taken = xcalloc(table->n_rows, sizeof(*s->row_taken));
	s->row_taken_by = xcalloc(table->n_rows, sizeof(*s->row_taken_by));
	s->held = xcalloc(table->n_rows, sizeof(*s->held));
	s->kept_seen = xcalloc(s->kept ? s->kept->n_rows : 0, sizeof(*s->kept_seen));
	s->values = xcalloc(n_values(s), sizeof(*s->values));
	find_places(s);
	merge_index_table(s);
	merge_index_kept(s);
	for (size_t record = 0; record < sheet->n_rows; record++)
		match_and_compare(s, record);
	find_removed(s);
	find_added_columns(s);
	release_indexes(s);
	return 0;
}

/* ---- what is written with a new record ---- */

/* The column of the sheet that says something of this column of the schema; a null pointer: none does. */
static const struct recognised_column *source_of(const struct merge_state *s, size_t i)
{
	const char *name = s->schema->columns[i].name;
	const struct recognised_column *source = recognised_column(s->sheet, name);

	for (size_t c = 0; !source && c < s->sheet->n_columns; c++)
		if (recognised_is_used(&s->sheet->columns[c]) &&
		    merge_part_fills(s->sheet->columns[c].heading.part, name))
			source = &s->sheet->columns[c];
	return source;
}

bool merge_next_added(const struct merge *merge, const struct difference *record, size_t *at,
		      struct difference *cell)
{
	const struct merge_state *s = merge->state;
	const struct sheet_record *r = &s->records[record->record];
	const struct recognised_column *source;
	size_t known = s->schema->n_columns, i;

	if (*at == r->n_cells)
		return false;
	i = r->cells[*at].column;
	source = i < known ? source_of(s, i) : &s->sheet->columns[i - known];
	*cell = *record;
	cell->column = i < known ? s->schema->columns[i].name : source->heading.name;
	cell->sheet = source ? recognised_cell(s->sheet, record->record, source)->text : "";
	cell->value = r->cells[(*at)++].value;
	return true;
}

bool merge_is_open(const struct merge *merge)
{
	return merge->counts[DIFFERENCE_CONFLICT] || merge->counts[DIFFERENCE_DAMAGED] ||
	       merge->counts[DIFFERENCE_DOUBTFUL] || merge->counts[DIFFERENCE_REFUSED];
}

void merge_release(struct merge *merge)
{
	struct merge_state *s = merge->state;

	if (s) {
		sheet_value_release(&s->shown);
		free(s->records);
		free(s->values);
		free(s->row_taken);
		free(s->row_taken_by);
		free(s->kept_seen);
		free(s->held);
		free(s->places);
		free(s->kept_places);
		free(s);
	}
	free(merge->items);
	arena_release(&merge->arena);
	*merge = (struct merge){ .n = 0 };
}
