/* merge_match.c - which record a row of the sheet is */
#include "model/sheets/merge_state.h"

#include "base/text.h"
#include "model/doubles.h"

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
	if (merge_has_ids(s))
		r->id = table_gets(s->table, row, "id");
}

/* The name beside the id is the record's, as far as both say one; other records the export tells apart, or their key. */
static bool is_name_of(struct merge_state *s, size_t record, size_t row, size_t kept)
{
	struct strbuf said_text = STRBUF_INIT, own = STRBUF_INIT;
	size_t place = kept == SIZE_MAX ? SIZE_MAX : kept_column(s->kept, "name");
	bool same = true;

	if (merge_are_people(s)) {
		merge_said(s, record, "name", &said_text);
		if (row != TABLE_NONE)
			strbuf_addstr(&own, table_gets(s->table, row, "name"));
		else if (place != SIZE_MAX)
			strbuf_addstr(&own, s->kept->rows[kept].raw[place]);
		same = !said_text.len || !own.len || names_agree(said_text.buf, own.buf);
	} else if (kept == SIZE_MAX) {
		merge_key_of_record(s, record, &said_text);
		merge_key_of_row(s, row, &own);
		same = streq(said_text.buf, own.buf);
	}
	strbuf_release(&said_text);
	strbuf_release(&own);
	return same;
}

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
				merge_report_id(s, record, DIFFERENCE_RESTORED, damage);
			goto out;
		}
	}
	if (n) {
		merge_note_doubt(s, record, _("the id may have been"), found.buf);
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
enum id_match merge_match_by_id(struct merge_state *s, size_t record)
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
	if (trimmed.len && merge_has_ids(s)) {
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

	merge_note_doubt(s, record, note, "");
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
		merge_said(s, record, columns[i], &values[i]);
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

/* A new id, but a person who is there under another one: said, and not added. */
bool merge_is_known_person(struct merge_state *s, size_t record)
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
		merge_note_doubt(s, record, _("may be the same person as"), candidates.buf);
	strbuf_release(&candidates);
	return known;
}

/* By name, or by key. False: it cannot be told, which is said. */
bool merge_match_by_key(struct merge_state *s, size_t record)
{
	struct sheet_record *r = &s->records[record];
	struct strbuf key = STRBUF_INIT, candidates = STRBUF_INIT;
	size_t row = STRMAP_NONE, line, twin;
	bool good = true;

	if (merge_are_people(s)) {
		enum name_match match = match_person(s, record, &row, &line, &candidates);

		if (match == NAME_SEVERAL)
			good = merge_note_doubt(s, record, _("may be the same person as"),
						candidates.buf);
		else if (match == NAME_ONE && row == TABLE_NONE)
			good = note_twice(s, record, line);
	} else {
		merge_key_of_record(s, record, &key);
		row = strmap_get(&s->row_by_key, key.buf, key.len);
		r->kept = strmap_get(&s->kept_by_key, key.buf, key.len);
		if (row == SEVERAL) {
			strmap_add(&s->held_keys, key.buf, key.len, record);
			good = merge_note_doubt(s, record, _("several records are like it"), "");
		}
		if (r->kept == SEVERAL)
			r->kept = SIZE_MAX;
	}
	if (good && row == STRMAP_NONE && !merge_are_people(s)) {
		twin = strmap_add(&s->added_keys, key.buf, key.len, record);
		if (twin != STRMAP_NONE)
			good = note_twice(s, record, s->records[twin].line);
	}
	if (good && row != STRMAP_NONE)
		take_row(s, record, row);
	if (good && merge_has_ids(s) && r->row != TABLE_NONE)
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

	if (merge_has_ids(s) && column)
		merge_find_spoilt(s, recognised_cell(s->sheet, record, column), &found, &damage);
	strbuf_release(&found);
}

/* Two rows of the sheet for one record: the second is said and left out. */
bool merge_is_taken(struct merge_state *s, size_t record)
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
	merge_note_doubt(s, record, note.buf, "");
	strbuf_release(&note);
	return true;
}

/* ---- ids that stand beside other records ---- */

/* The row whose name the sheet writes beside this id; TABLE_NONE: its own, or nobody's. */
static size_t find_other_person(struct merge_state *s, size_t record)
{
	struct strbuf name = STRBUF_INIT, candidates = STRBUF_INIT;
	size_t own = s->records[record].row, other = TABLE_NONE, found;

	merge_said(s, record, "name", &name);
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

	merge_key_of_record(s, record, &key);
	merge_key_of_row(s, s->records[record].row, &own);
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
bool merge_is_moved_id(struct merge_state *s, size_t record)
{
	const struct sheet_record *r = &s->records[record];
	struct strbuf note = STRBUF_INIT;
	size_t other;

	if (r->row == TABLE_NONE || !merge_has_ids(s) || !recognised_column(s->sheet, "id"))
		return false;
	other = merge_are_people(s) ? find_other_person(s, record) : find_other_record(s, record);
	if (other == TABLE_NONE)
		return false;
	hold_spoilt(s, record);
	if (other != SEVERAL)
		s->held[other] = true;
	strbuf_addf(&note, _("beside this id stands %s: were some columns sorted without it?"),
		    other == SEVERAL ? _("another record") : table_gets(s->table, other, "id"));
	merge_note_doubt(s, record, note.buf, "");
	strbuf_release(&note);
	return true;
}
