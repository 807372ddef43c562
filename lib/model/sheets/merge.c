/* merge.c - which record a row of the sheet is, and what differs */
#include "model/sheets/merge_state.h"

#include "base/text.h"
#include "model/doubles.h"
#include "model/sheets/facts.h"

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

/* ---- keys: what tells records apart that have no id ---- */

static bool has_ids(const struct merge_state *s)
{
	return s->schema->id_prefix != NULL;
}

static bool are_people(const struct merge_state *s)
{
	return streq(s->schema->name, "mentors.csv") || streq(s->schema->name, "mentees.csv");
}

/* The columns of the key, or the required ones; the next one from `from` on, SIZE_MAX at the end. */
static size_t next_key_column(const struct file_schema *schema, size_t from)
{
	for (size_t i = from; i < schema->n_columns; i++) {
		const struct column *c = &schema->columns[i];

		if (!schema->key && c->required && c->type != COLUMN_ID)
			return i;
		for (const char *const *name = schema->key; name && *name; name++)
			if (streq(*name, c->name))
				return i;
	}
	return SIZE_MAX;
}

#define EACH_KEY_COLUMN(i, schema) \
	size_t i = next_key_column((schema), 0); \
	(i) != SIZE_MAX; \
	(i) = next_key_column((schema), (i) + 1)

static void add_key_part(struct strbuf *key, const char *part)
{
	strbuf_addstr(key, part);
	strbuf_addch(key, '\x1F');
}

static void key_of_row(const struct merge_state *s, size_t row, struct strbuf *key)
{
	for (EACH_KEY_COLUMN(i, s->schema)) {
		struct strbuf normal = STRBUF_INIT;

		merge_normal(s, &s->schema->columns[i],
			     table_gets(s->table, row, s->schema->columns[i].name), &normal);
		add_key_part(key, normal.buf);
		strbuf_release(&normal);
	}
}

static void key_of_kept(const struct merge_state *s, size_t row, struct strbuf *key)
{
	for (EACH_KEY_COLUMN(i, s->schema)) {
		size_t place = kept_column(s->kept, s->schema->columns[i].name);
		struct strbuf normal = STRBUF_INIT;

		merge_normal(s, &s->schema->columns[i],
			     place == SIZE_MAX ? "" : s->kept->rows[row].raw[place], &normal);
		add_key_part(key, normal.buf);
		strbuf_release(&normal);
	}
}

static const char *default_of(const struct merge_state *s, const char *column)
{
	for (size_t i = 0; i < s->options->n_defaults; i++)
		if (streq(s->options->defaults[i].column, column))
			return s->options->defaults[i].value;
	return "";
}

/* What the sheet says of a column, as kurator writes it; what cannot be read, as it stands. */
static void said(struct merge_state *s, size_t record, const char *name, struct strbuf *out)
{
	const struct recognised_column *column = recognised_column(s->sheet, name);
	const struct grid_cell *cell = column ? recognised_cell(s->sheet, record, column) : NULL;
	struct strbuf note = STRBUF_INIT;
	enum difference_kind kind;

	if (cell)
		cell = merge_without_guard(s, cell, "");
	if (!cell || !*cell->text) {
		strbuf_addstr(out, default_of(s, name));
	} else if (!merge_value(s, schema_column(s->schema, name), cell, out, &note, &kind)) {
		strbuf_reset(out);
		strbuf_addstr(out, cell->text);
	}
	strbuf_release(&note);
}

static void key_of_record(struct merge_state *s, size_t record, struct strbuf *key)
{
	for (EACH_KEY_COLUMN(i, s->schema)) {
		struct strbuf value = STRBUF_INIT;

		said(s, record, s->schema->columns[i].name, &value);
		add_key_part(key, value.buf);
		strbuf_release(&value);
	}
}

static void index_key(struct strmap *map, const struct strbuf *key, size_t row)
{
	if (strmap_add(map, key->buf, key->len, row) != STRMAP_NONE)
		strmap_put(map, key->buf, key->len, SEVERAL);
}

static void add_person(struct merge_state *s, size_t row)
{
	struct named_person person = {
		.id = table_gets(s->table, row, "id"),
		.name = table_gets(s->table, row, "name"),
		.birth = table_gets(s->table, row, "birth"),
		.school_class = table_gets(s->table, row, "class"),
		.kind = table_gets(s->table, row, "kind"),
		.row = row,
	};

	names_add(&s->people, &person);
}

static void index_table(struct merge_state *s)
{
	struct strbuf key = STRBUF_INIT;

	for (size_t row = 0; row < s->table->n_rows; row++) {
		const char *id = has_ids(s) ? table_gets(s->table, row, "id") : "";

		if (*id)
			strmap_add(&s->row_by_id, id, strlen(id), row);
		if (are_people(s)) {
			add_person(s, row);
			continue;
		}
		strbuf_reset(&key);
		key_of_row(s, row, &key);
		index_key(&s->row_by_key, &key, row);
	}
	strbuf_release(&key);
}

static void index_kept(struct merge_state *s)
{
	size_t id = s->kept ? kept_column(s->kept, "id") : SIZE_MAX;
	struct strbuf key = STRBUF_INIT;

	for (size_t row = 0; s->kept && row < s->kept->n_rows; row++) {
		if (has_ids(s) && id != SIZE_MAX) {
			const char *value = s->kept->rows[row].raw[id];

			strmap_add(&s->kept_by_id, value, strlen(value), row);
			continue;
		}
		strbuf_reset(&key);
		key_of_kept(s, row, &key);
		index_key(&s->kept_by_key, &key, row);
	}
	strbuf_release(&key);
}

/* ---- which record it is ---- */

size_t merge_find_id(const struct strmap *map, const char *id)
{
	struct strbuf latin = STRBUF_INIT;
	size_t found = strmap_gets(map, id);

	if (found == STRMAP_NONE) {
		text_latin_lookalike(&latin, id, strlen(id));
		found = strmap_gets(map, latin.buf);
		strbuf_release(&latin);
	}
	return found;
}

static void take_row(struct merge_state *s, size_t record, size_t row)
{
	struct sheet_record *r = &s->records[record];

	r->row = row;
	if (has_ids(s))
		r->id = table_gets(s->table, row, "id");
}

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

	said(s, record, "name", &text);
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

static bool note_doubt(struct merge_state *s, size_t record, const char *text,
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

/* The name beside the id is the record's, as far as both say one; other records the export tells apart, or their key. */
static bool is_name_of(struct merge_state *s, size_t record, size_t row, size_t kept)
{
	struct strbuf said_text = STRBUF_INIT, own = STRBUF_INIT;
	size_t place = kept == SIZE_MAX ? SIZE_MAX : kept_column(s->kept, "name");
	bool same = true;

	if (are_people(s)) {
		said(s, record, "name", &said_text);
		if (row != TABLE_NONE)
			strbuf_addstr(&own, table_gets(s->table, row, "name"));
		else if (place != SIZE_MAX)
			strbuf_addstr(&own, s->kept->rows[kept].raw[place]);
		same = !said_text.len || !own.len || names_agree(said_text.buf, own.buf);
	} else if (kept == SIZE_MAX) {
		key_of_record(s, record, &said_text);
		key_of_row(s, row, &own);
		same = streq(said_text.buf, own.buf);
	}
	strbuf_release(&said_text);
	strbuf_release(&own);
	return same;
}

static void report_id(struct merge_state *s, size_t record, enum difference_kind kind,
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

enum id_match { ID_NONE, ID_FOUND, ID_DOUBTFUL };

/* An id that nobody has: spoilt, or a new one. */
static enum id_match match_spoilt_id(struct merge_state *s, size_t record,
				     const struct grid_cell *cell)
{
	struct sheet_record *r = &s->records[record];
	struct strbuf found = STRBUF_INIT, right = STRBUF_INIT;
	enum damage damage = DAMAGE_NONE;
	size_t n = merge_find_spoilt(s, cell, &found, &damage);
	enum id_match match = ID_FOUND;

	if (n == 1) {
		size_t row = strmap_gets(&s->row_by_id, found.buf),
		       kept = strmap_gets(&s->kept_by_id, found.buf);

		if (is_name_of(s, record, row, kept)) {
			merge_set_text(s, &r->id, found.buf);
			r->row = row;
			r->kept = kept;
			if (damage != DAMAGE_NONE)
				report_id(s, record, DIFFERENCE_RESTORED, damage);
			goto out;
		}
	}
	if (n) {
		note_doubt(s, record, _("the id may have been"), found.buf);
		match = ID_DOUBTFUL;
	} else {
		r->id_damage = damage_signs(NULL, cell, &right);
		match = r->id_damage == DAMAGE_NONE ? ID_FOUND : ID_NONE;
		r->added = match == ID_FOUND;
	}
	if (r->id_damage != DAMAGE_NONE)
		r->id = "";
out:
	strbuf_release(&found);
	strbuf_release(&right);
	return match;
}

/* By the id. A record that is not there any more has a base, or is a new one with an id of its own. */
static enum id_match match_by_id(struct merge_state *s, size_t record)
{
	const struct recognised_column *column = recognised_column(s->sheet, "id");
	struct grid_cell cell = { .text = "", .kind = GRID_STRING };
	struct strbuf trimmed = STRBUF_INIT;
	struct sheet_record *r = &s->records[record];
	enum id_match match = ID_NONE;
	size_t row;

	if (column)
		cell = *recognised_cell(s->sheet, record, column);
	strbuf_addstr(&trimmed, cell.text);
	strbuf_trim(&trimmed);
	if (trimmed.len && has_ids(s)) {
		merge_set_text(s, &r->id, trimmed.buf);
		cell.text = r->id;
		row = merge_find_id(&s->row_by_id, r->id);
		r->kept = merge_find_id(&s->kept_by_id, r->id);
		match = ID_FOUND;
		if (row != STRMAP_NONE)
			take_row(s, record, row);
		else if (r->kept == STRMAP_NONE)
			match = match_spoilt_id(s, record, &cell);
	}
	strbuf_release(&trimmed);
	return match;
}

static bool note_twice(struct merge_state *s, size_t record, size_t line)
{
	char *note = xstrfmt(_("stands in the sheet twice, also in row %zu"), line);

	note_doubt(s, record, note, "");
	free(note);
	return false;
}

/* *row: of the table; of a person whom the sheet adds TABLE_NONE, and *line is where. */
static enum name_match match_person(struct merge_state *s, size_t record, size_t *row, size_t *line,
				    struct strbuf *candidates)
{
	static const char *const columns[] = { "name", "birth", "class", "kind" };
	struct strbuf values[ARRAY_SIZE(columns)];
	struct named_person person;
	enum name_match match = NAME_NOBODY;
	size_t found = 0;

	for (size_t i = 0; i < ARRAY_SIZE(columns); i++) {
		strbuf_init(&values[i]);
		said(s, record, columns[i], &values[i]);
	}
	person = (struct named_person){
		"", values[0].buf, values[1].buf, values[2].buf, values[3].buf, TABLE_NONE, 0
	};
	if (values[0].len)
		match = names_find_same(&s->people, &person, &found, candidates);
	*line = match == NAME_ONE ? s->people.items[found].person.line : 0;
	if (match == NAME_ONE)
		*row = s->people.items[found].person.row;
	else if (match == NAME_SEVERAL)
		names_mark_same(&s->people, &person, s->held);
	for (size_t i = 0; i < ARRAY_SIZE(columns); i++)
		strbuf_release(&values[i]);
	return match;
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
		said(s, record, columns[i], &value);
		merge_set_text(s, fields[i], value.buf);
		strbuf_release(&value);
	}
	names_add(&s->people, &person);
}

/* A new id, but a person who is there under another one: said, and not added. */
static bool is_known_person(struct merge_state *s, size_t record)
{
	struct strbuf candidates = STRBUF_INIT;
	size_t row = TABLE_NONE, line;
	enum name_match match = match_person(s, record, &row, &line, &candidates);
	bool known = match == NAME_SEVERAL || (match == NAME_ONE && row != TABLE_NONE);

	if (match == NAME_ONE && known)
		s->held[row] = true;
	if (match == NAME_ONE && known)
		strbuf_addf(&candidates, "%s %s", table_gets(s->table, row, "id"),
			    table_gets(s->table, row, "name"));
	if (known)
		note_doubt(s, record, _("may be the same person as"), candidates.buf);
	strbuf_release(&candidates);
	return known;
}

/* By name, or by key. False: it cannot be told, which is said. */
static bool match_by_key(struct merge_state *s, size_t record)
{
	struct sheet_record *r = &s->records[record];
	struct strbuf key = STRBUF_INIT, candidates = STRBUF_INIT;
	size_t row = STRMAP_NONE, line, twin;
	bool good = true;

	if (are_people(s)) {
		enum name_match match = match_person(s, record, &row, &line, &candidates);

		if (match == NAME_SEVERAL)
			good = note_doubt(s, record, _("may be the same person as"),
					  candidates.buf);
		else if (match == NAME_ONE && row == TABLE_NONE)
			good = note_twice(s, record, line);
	} else {
		key_of_record(s, record, &key);
		row = strmap_get(&s->row_by_key, key.buf, key.len);
		r->kept = strmap_get(&s->kept_by_key, key.buf, key.len);
		if (row == SEVERAL) {
			strmap_add(&s->held_keys, key.buf, key.len, record);
			good = note_doubt(s, record, _("several records are like it"), "");
		}
		if (r->kept == SEVERAL)
			r->kept = SIZE_MAX;
	}
	if (good && row == STRMAP_NONE && !are_people(s)) {
		twin = strmap_add(&s->added_keys, key.buf, key.len, record);
		if (twin != STRMAP_NONE)
			good = note_twice(s, record, s->records[twin].line);
	}
	if (good && row != STRMAP_NONE)
		take_row(s, record, row);
	if (good && has_ids(s) && r->row != TABLE_NONE)
		r->kept = merge_find_id(&s->kept_by_id, r->id);
	r->added = good && r->row == TABLE_NONE && r->kept == SIZE_MAX;
	strbuf_release(&key);
	strbuf_release(&candidates);
	return good;
}

/* Records whose ids may have become this one, which another record has. */
static void hold_spoilt(struct merge_state *s, size_t record)
{
	const struct recognised_column *column = recognised_column(s->sheet, "id");
	struct strbuf found = STRBUF_INIT;
	enum damage damage;

	if (has_ids(s) && column)
		merge_find_spoilt(s, recognised_cell(s->sheet, record, column), &found, &damage);
	strbuf_release(&found);
}

/* Two rows of the sheet for one record: the second is said and left out. */
static bool is_taken(struct merge_state *s, size_t record)
{
	struct sheet_record *r = &s->records[record];
	struct strbuf note = STRBUF_INIT;

	if (r->row == TABLE_NONE)
		return false;
	if (!s->row_taken[r->row]) {
		s->row_taken[r->row] = true;
		s->row_taken_by[r->row] = r->line;
		return false;
	}
	hold_spoilt(s, record);
	strbuf_addf(&note, _("the same record as in row %zu"), s->row_taken_by[r->row]);
	note_doubt(s, record, note.buf, "");
	strbuf_release(&note);
	return true;
}

/* ---- ids that stand beside other records ---- */

/* The row whose name the sheet writes beside this id; TABLE_NONE: its own, or nobody's. */
static size_t find_other_person(struct merge_state *s, size_t record)
{
	struct strbuf name = STRBUF_INIT, candidates = STRBUF_INIT;
	size_t own = s->records[record].row, other = TABLE_NONE, found;

	said(s, record, "name", &name);
	if (name.len && !names_agree(name.buf, table_gets(s->table, own, "name")) &&
	    names_find(&s->people, name.buf, &found, &candidates) == NAME_ONE)
		other = s->people.items[found].person.row;
	strbuf_release(&name);
	strbuf_release(&candidates);
	return other == own ? TABLE_NONE : other;
}

/* The same for records that are told apart by their required columns; SEVERAL: more than one is like it. */
static size_t find_other_record(struct merge_state *s, size_t record)
{
	struct strbuf key = STRBUF_INIT, own = STRBUF_INIT;
	size_t other = TABLE_NONE, row;

	key_of_record(s, record, &key);
	key_of_row(s, s->records[record].row, &own);
	row = strmap_get(&s->row_by_key, key.buf, key.len);
	if (!streq(key.buf, own.buf) && row != STRMAP_NONE)
		other = row;
	strbuf_release(&key);
	strbuf_release(&own);
	return other;
}

/*
 * Whoever sorts some columns without the others moves ids to other records: what stands there must not be taken for
 * a change of this one.
 */
static bool is_moved_id(struct merge_state *s, size_t record)
{
	const struct sheet_record *r = &s->records[record];
	struct strbuf note = STRBUF_INIT;
	size_t other;

	if (r->row == TABLE_NONE || !has_ids(s) || !recognised_column(s->sheet, "id"))
		return false;
	other = are_people(s) ? find_other_person(s, record) : find_other_record(s, record);
	if (other == TABLE_NONE)
		return false;
	hold_spoilt(s, record);
	if (other != SEVERAL)
		s->held[other] = true;
	strbuf_addf(&note, _("beside this id stands %s: were some columns sorted without it?"),
		    other == SEVERAL ? _("another record") : table_gets(s->table, other, "id"));
	note_doubt(s, record, note.buf, "");
	strbuf_release(&note);
	return true;
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

	if (!are_people(s) || (s->values[kind] && *s->values[kind]) || !s->values[school_class] ||
	    !*s->values[school_class] || is_reported(s, record, "kind"))
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
	if (are_people(s))
		add_new_person(s, record);
}

/* A row that a delimiter within a value has divided: what stands below which heading, nobody can tell. */
static bool is_divided(struct merge_state *s, size_t record)
{
	bool divided = recognised_is_longer(s->sheet, record);

	if (!divided)
		return false;
	note_doubt(
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
	id = match_by_id(s, record);
	if (id == ID_DOUBTFUL || (id == ID_NONE && !match_by_key(s, record)))
		return;
	if (r->id_damage != DAMAGE_NONE && r->added) {
		report_id(s, record, DIFFERENCE_DAMAGED, r->id_damage);
		s->any_held = true;
		return;
	}
	if (r->id_damage != DAMAGE_NONE)
		report_id(s, record, DIFFERENCE_RESTORED, r->id_damage);
	if (r->kept != SIZE_MAX)
		s->kept_seen[r->kept] = true;
	if (is_taken(s, record) || is_moved_id(s, record) || is_divided(s, record))
		return;
	if (r->added && *r->id && are_people(s) && is_known_person(s, record))
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
		key_of_row(s, row, &key);
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
		if (has_ids(s) && id != SIZE_MAX) {
			row = strmap_gets(&s->row_by_id, s->kept->rows[k].raw[id]);
		} else {
			key_of_kept(s, k, &key);
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
		d->id = has_ids(s) ? table_gets(s->table, row, "id") : "";
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
	index_table(s);
	index_kept(s);
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
