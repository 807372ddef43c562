/* merge_apply.c - puts what was added and changed into the table, and takes back what breaks a rule */
#include "model/sheets/merge_state.h"

#include "model/records.h"
#include "model/rules/check.h"

/* A record that is taken back may itself have held another up: so often it is looked at again. */
#define ROUNDS 4

/* ---- errors that were not there before ---- */

static void error_key(const struct finding *f, struct strbuf *key)
{
	/* Lines of the file stay what they are while rows come and go; a new row has none. */
	strbuf_addf(key, "%s\x1F%s\x1F%s\x1F%s\x1F%s\x1F%zu", f->file, f->id, f->column, f->rule,
		    f->message, *f->id ? 0 : f->line);
}

static void note_errors(struct programme *programme, struct strmap *known)
{
	struct findings findings = FINDINGS_INIT;

	check_errors(programme, &findings);
	for (size_t i = 0; i < findings.n; i++) {
		struct strbuf key = STRBUF_INIT;

		error_key(&findings.items[i], &key);
		if (findings.items[i].severity == SEVERITY_ERROR)
			strmap_add(known, key.buf, key.len, i);
		strbuf_release(&key);
	}
	findings_release(&findings);
}

/* The errors of now that are not among the known ones. */
static void find_new_errors(struct programme *programme, const struct strmap *known,
			    struct findings *fresh)
{
	struct findings findings = FINDINGS_INIT;

	check_errors(programme, &findings);
	for (size_t i = 0; i < findings.n; i++) {
		const struct finding *f = &findings.items[i];
		struct strbuf key = STRBUF_INIT;

		error_key(f, &key);
		if (f->severity == SEVERITY_ERROR &&
		    strmap_get(known, key.buf, key.len) == STRMAP_NONE)
			findings_add(fresh,
				     (struct place){ .file = f->file,
						     .line = f->line,
						     .id = f->id,
						     .column = f->column,
						     .row = f->row },
				     f->severity, f->rule, "%s", f->message);
		strbuf_release(&key);
	}
	findings_release(&findings);
}

/* ---- putting in ---- */

static void put_changes(struct merge *merge, struct table *table)
{
	for (size_t i = 0; i < merge->n; i++) {
		const struct difference *d = &merge->items[i];

		if (d->kind == DIFFERENCE_CHANGED)
			table_set(table, d->row, table_need_column(table, d->column), d->value);
	}
}

static void set_record(struct merge_state *s, struct records *records, const struct difference *d)
{
	const struct sheet_record *r = &s->records[d->record];
	size_t i = records_add(records, r->line);

	for (size_t c = 0; c < r->n_cells; c++)
		if (r->cells[c].column < s->schema->n_columns)
			record_set(records, i, s->schema->columns[r->cells[c].column].name,
				   r->cells[c].value);
	if (*r->id)
		record_set(records, i, "id", r->id);
}

/* Columns that the schema does not know, of a record that was appended as `row`. */
static void set_other_columns(struct merge_state *s, struct table *table, size_t record, size_t row)
{
	const struct sheet_record *r = &s->records[record];
	size_t known = s->schema->n_columns;

	for (size_t c = 0; c < r->n_cells; c++)
		if (r->cells[c].column >= known)
			table_set(
				table, row,
				table_need_column(
					table,
					s->sheet->columns[r->cells[c].column - known].heading.name),
				r->cells[c].value);
}

static int put_added(struct merge *merge, struct programme *programme, struct table *table)
{
	struct merge_state *s = merge->state;
	size_t first = table->n_rows, n = 0;
	struct records records;
	int result;

	if (!merge->counts[DIFFERENCE_ADDED])
		return 0;
	records_start(&records, s->schema, "");
	for (size_t i = 0; i < merge->n; i++)
		if (merge->items[i].kind == DIFFERENCE_ADDED)
			set_record(s, &records, &merge->items[i]);
	result = records_append(&records, programme);
	for (size_t i = 0; !result && i < merge->n; i++) {
		struct difference *d = &merge->items[i];

		if (d->kind != DIFFERENCE_ADDED)
			continue;
		d->row = first + n++;
		if (s->schema->id_prefix)
			merge_set_text(s, &d->id, table_gets(table, d->row, "id"));
		set_other_columns(s, table, d->record, d->row);
	}
	records_release(&records);
	return result;
}

/* ---- taking back ---- */

static void refuse(struct merge_state *s, struct difference *d, const struct finding *f)
{
	const struct column *column = schema_column(s->schema, f->column);
	struct strbuf note = STRBUF_INIT;

	s->merge->counts[d->kind]--;
	s->merge->counts[DIFFERENCE_REFUSED]++;
	d->kind = DIFFERENCE_REFUSED;
	if (*f->column && !streq(f->column, d->column))
		strbuf_addf(&note, "%s: ", column ? _(column->label) : f->column);
	strbuf_addf(&note, _("%s (rule %s)"), f->message, f->rule);
	merge_set_text(s, &d->note, note.buf);
	strbuf_release(&note);
}

/* What was put in, by row of the table: the differences of a record stand behind each other. */
static void index_put(const struct merge *merge, size_t *first, size_t n_rows)
{
	for (size_t row = 0; row < n_rows; row++)
		first[row] = SIZE_MAX;
	for (size_t i = merge->n; i-- > 0;) {
		const struct difference *d = &merge->items[i];

		if (d->kind == DIFFERENCE_ADDED || d->kind == DIFFERENCE_CHANGED)
			first[d->row] = i;
	}
}

/* Everything that was put into the row; an added one is marked. False: nothing was. */
static bool take_back(struct merge *merge, const size_t *first, struct table *table, size_t row,
		      const struct finding *f, bool *gone)
{
	bool found = false;

	for (size_t i = first[row]; i < merge->n && merge->items[i].row == row; i++) {
		struct difference *d = &merge->items[i];

		if (d->kind == DIFFERENCE_ADDED)
			gone[row] = true;
		else if (d->kind == DIFFERENCE_CHANGED)
			table_set(table, row, table_need_column(table, d->column), d->today);
		else
			continue;
		refuse(merge->state, d, f);
		found = true;
	}
	return found;
}

/* Rows that were added move up behind those that go. */
static void delete_added(struct merge *merge, struct table *table, const bool *gone)
{
	size_t *before = xcalloc(table->n_rows + 1, sizeof(*before));

	for (size_t row = 0; row < table->n_rows; row++)
		before[row + 1] = before[row] + gone[row];
	for (size_t i = 0; i < merge->n; i++) {
		struct difference *d = &merge->items[i];

		if (d->row != TABLE_NONE && gone[d->row])
			d->row = TABLE_NONE;
		else if (d->row != TABLE_NONE)
			d->row -= before[d->row];
	}
	table_delete_rows(table, gone);
	free(before);
}

/* The row that the finding is about; SIZE_MAX: none that is known. */
static size_t row_of(const struct merge *merge, const struct table *table, const struct finding *f)
{
	size_t row = SIZE_MAX;

	if (!streq(f->file, merge->state->schema->name))
		return SIZE_MAX;
	if (f->row)
		row = f->row - 1;
	else if (*f->id)
		row = table_find(table, table_column(table, "id"), f->id, 0);
	return row < table->n_rows ? row : SIZE_MAX;
}

/* Returns whether anything was taken back. */
static bool take_back_all(struct merge *merge, struct table *table, const struct findings *fresh)
{
	size_t *first = xcalloc(table->n_rows, sizeof(*first));
	bool *gone = xcalloc(table->n_rows, sizeof(*gone));
	bool any = false;

	index_put(merge, first, table->n_rows);
	for (size_t i = 0; i < fresh->n; i++) {
		size_t row = row_of(merge, table, &fresh->items[i]);

		if (row != SIZE_MAX)
			any |= take_back(merge, first, table, row, &fresh->items[i], gone);
	}
	delete_added(merge, table, gone);
	free(first);
	free(gone);
	return any;
}

/* Takes back what breaks rules until nothing does. Returns 0, or -1 after messages. */
static int take_back_faults(struct merge *merge, struct programme *programme, struct table *table,
			    const struct strmap *known)
{
	for (int round = 0; round < ROUNDS; round++) {
		struct findings fresh = FINDINGS_INIT;
		size_t n;

		find_new_errors(programme, known, &fresh);
		n = fresh.n;
		if (n && !take_back_all(merge, table, &fresh)) {
			findings_report(&fresh);
			findings_release(&fresh);
			return error(_("the sheet would make the programme contradict itself"));
		}
		findings_release(&fresh);
		if (!n)
			return 0;
	}
	return error(_("the sheet would make the programme contradict itself"));
}

/* ---- removing ---- */

static int remove_rows(struct merge *merge, struct programme *programme, struct table *table,
		       const struct strmap *known)
{
	bool *gone = xcalloc(table->n_rows, sizeof(*gone));
	struct findings fresh = FINDINGS_INIT;
	int result = 0;

	for (size_t i = 0; i < merge->n; i++)
		if (merge->items[i].kind == DIFFERENCE_REMOVED)
			gone[merge->items[i].row] = true;
	table_delete_rows(table, gone);
	if (merge->counts[DIFFERENCE_REMOVED])
		find_new_errors(programme, known, &fresh);
	if (findings_report(&fresh))
		result = error(_("records that others name cannot be removed"));
	findings_release(&fresh);
	free(gone);
	return result;
}

int merge_apply(struct merge *merge, struct programme *programme, struct table *table, bool remove)
{
	struct strmap known = STRMAP_INIT;
	int result;

	if (!merge->counts[DIFFERENCE_ADDED] && !merge->counts[DIFFERENCE_CHANGED] &&
	    !(remove && merge->counts[DIFFERENCE_REMOVED]))
		return 0;
	note_errors(programme, &known);
	put_changes(merge, table);
	result = put_added(merge, programme, table);
	if (!result)
		result = take_back_faults(merge, programme, table, &known);
	if (!result && remove)
		result = remove_rows(merge, programme, table, &known);
	strmap_release(&known);
	return result;
}
