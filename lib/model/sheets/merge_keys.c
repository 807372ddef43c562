/* merge_keys.c - what tells records apart that have no id, and which there are */
#include "model/sheets/merge_state.h"

bool merge_has_ids(const struct merge_state *s)
{
	return s->schema->id_prefix != NULL;
}

bool merge_are_people(const struct merge_state *s)
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

void merge_key_of_row(const struct merge_state *s, size_t row, struct strbuf *key)
{
	for (EACH_KEY_COLUMN(i, s->schema)) {
		struct strbuf normal = STRBUF_INIT;

		merge_normal(s, &s->schema->columns[i],
			     table_gets(s->table, row, s->schema->columns[i].name), &normal);
		add_key_part(key, normal.buf);
		strbuf_release(&normal);
	}
}

void merge_key_of_kept(const struct merge_state *s, size_t row, struct strbuf *key)
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
void merge_said(struct merge_state *s, size_t record, const char *name, struct strbuf *out)
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

void merge_key_of_record(struct merge_state *s, size_t record, struct strbuf *key)
{
	for (EACH_KEY_COLUMN(i, s->schema)) {
		struct strbuf value = STRBUF_INIT;

		merge_said(s, record, s->schema->columns[i].name, &value);
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

void merge_index_table(struct merge_state *s)
{
	struct strbuf key = STRBUF_INIT;

	for (size_t row = 0; row < s->table->n_rows; row++) {
		const char *id = merge_has_ids(s) ? table_gets(s->table, row, "id") : "";

		if (*id)
			strmap_add(&s->row_by_id, id, strlen(id), row);
		if (merge_are_people(s)) {
			add_person(s, row);
			continue;
		}
		strbuf_reset(&key);
		merge_key_of_row(s, row, &key);
		index_key(&s->row_by_key, &key, row);
	}
	strbuf_release(&key);
}

void merge_index_kept(struct merge_state *s)
{
	size_t id = s->kept ? kept_column(s->kept, "id") : SIZE_MAX;
	struct strbuf key = STRBUF_INIT;

	for (size_t row = 0; s->kept && row < s->kept->n_rows; row++) {
		if (merge_has_ids(s) && id != SIZE_MAX) {
			const char *value = s->kept->rows[row].raw[id];

			strmap_add(&s->kept_by_id, value, strlen(value), row);
			continue;
		}
		strbuf_reset(&key);
		merge_key_of_kept(s, row, &key);
		index_key(&s->kept_by_key, &key, row);
	}
	strbuf_release(&key);
}
