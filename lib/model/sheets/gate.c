/* gate.c - which rows of a base may stand in a sheet that is handed on */
#include "model/sheets/gate.h"

#include "model/columns/columns.h"

static bool are_people(const struct file_schema *schema)
{
	return schema == &schema_mentors || schema == &schema_mentees;
}

/* ---- rows ---- */

static bool admits_person(struct sheet_gate *gate, const char *id)
{
	const struct bases *bases = gate->bases;
	const struct person *mentee = bases_mentee(bases, id);
	const struct person *person = mentee ? mentee : bases_mentor(bases, id);

	if (!person || !consent_export_refusal(bases, person, bases->today))
		return true;
	export_gate_refuse(&gate->people, person);
	return false;
}

/* Everybody of the pair, or of the group, is looked at: all who are missing are named. */
static bool admits_pair(struct sheet_gate *gate, const char *id)
{
	const struct bases *bases = gate->bases;
	bool good = true;

	for (size_t i = bases_next_pair(bases, id, 0); i != SIZE_MAX;
	     i = bases_next_pair(bases, id, i + 1)) {
		good &= admits_person(gate, bases->pairs[i].mentor_id);
		good &= admits_person(gate, bases->pairs[i].mentee_id);
	}
	return good;
}

static bool admits_named(struct sheet_gate *gate, const struct file_schema *schema,
			 const struct column *column, const char *ids)
{
	bool are_pairs = column->target == TARGET_PAIR || column->target == TARGET_PAIR_ONLY;
	const char *piece;
	bool good = true;
	size_t len;

	if (column->type != COLUMN_REFERENCE && column->type != COLUMN_ID &&
	    !(schema == &schema_answers && streq(column->name, "person")))
		return true;
	if (column->type == COLUMN_ID && !are_people(schema))
		return true;
	while (list_next(&ids, &piece, &len)) {
		char *id = xmemdup0(piece, len);

		good &= are_pairs ? admits_pair(gate, id) : admits_person(gate, id);
		free(id);
	}
	return good;
}

bool sheet_gate_admits(struct sheet_gate *gate, const struct file_schema *schema,
		       const struct table *table, size_t row)
{
	bool good = true;

	for (size_t i = 0; i < schema->n_columns; i++)
		good &= admits_named(gate, schema, &schema->columns[i],
				     table_gets(table, row, schema->columns[i].name));
	gate->n_rows += !good;
	return good;
}

/* ---- categories ---- */

/* Whose categories they are: a person's own, or those of who asks. */
static const char *person_of(const struct file_schema *schema, const struct table *table,
			     size_t row)
{
	return table_gets(table, row, are_people(schema) ? "id" : "mentee");
}

static bool may_name_sensitive(const struct sheet_gate *gate, const char *id)
{
	const struct person *mentee = bases_mentee(gate->bases, id);
	const struct person *person = mentee ? mentee : bases_mentor(gate->bases, id);

	return !gate->no_sensitive && person &&
	       bases_has_consent(gate->bases, person, "special", gate->bases->today);
}

/* Adds the list without its sensitive categories; returns how many there were. */
static size_t add_plain(const struct program *program, enum side side, const char *list,
			struct strbuf *out)
{
	size_t len, start = out->len, n = 0;
	const char *piece;

	while (list_next(&list, &piece, &len)) {
		char *word = xmemdup0(piece, len);
		const struct category *category = program_category_by_label(program, side, word);

		if (category && category->sensitive)
			n++;
		else
			strbuf_addf(out, "%s%s", out->len > start ? ";" : "", word);
		free(word);
	}
	return n;
}

void sheet_gate_add(struct sheet_gate *gate, const struct file_schema *schema,
		    const struct table *table, size_t row, const struct column *column,
		    const char *cell, struct strbuf *out)
{
	const struct program *program = &gate->bases->programme->program;
	enum side side = column && column->vocabulary == VOCABULARY_MENTOR_CATEGORIES ? SIDE_MENTOR
										      : SIDE_MENTEE;
	bool are_categories = column && (column->vocabulary == VOCABULARY_MENTOR_CATEGORIES ||
					 column->vocabulary == VOCABULARY_MENTEE_CATEGORIES);
	const char *id = are_categories ? person_of(schema, table, row) : "";
	struct strbuf plain = STRBUF_INIT;
	size_t n = 0;

	if (are_categories && !may_name_sensitive(gate, id))
		n = add_plain(program, side, cell, &plain);
	/* Not a byte is changed where nothing is held back. */
	strbuf_addstr(out, n ? plain.buf : cell);
	if (gate->no_sensitive)
		gate->n_sensitive += n;
	else
		export_gate_hold_back(&gate->people, *id ? id : table_gets(table, row, "id"), n);
	strbuf_release(&plain);
}

/* ---- what is said ---- */

void sheet_gate_close(struct sheet_gate *gate, const struct file_schema *schema)
{
	if (gate->n_rows && !are_people(schema))
		remark(nth_("left out: %zu row that names people without a valid consent",
			    "left out: %zu rows that name people without a valid consent",
			    gate->n_rows),
		       gate->n_rows);
	if (gate->n_sensitive)
		remark(nth_("left out: %zu sensitive category: none stands in such a table",
			    "left out: %zu sensitive categories: none stands in such a table",
			    gate->n_sensitive),
		       gate->n_sensitive);
	export_gate_close(&gate->people);
}

void sheet_gate_release(struct sheet_gate *gate)
{
	export_gate_release(&gate->people);
}
